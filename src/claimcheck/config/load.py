"""Reads configurations from TOML and checks them entry by entry; ``docs/configuration.md`` describes the format."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import Any

from claimcheck.config.codes import fault as fault_of_code
from claimcheck.config.codes import raised
from claimcheck.config.formula import Formula, FormulaError, parse
from claimcheck.config.paths import glob_in, globs_in
from claimcheck.config.settings import LIMITS, Authority, Config, Equation, Limit, Output, Rules
from claimcheck.config.suppression import suppression
from claimcheck.config.tolerance import ROUNDING, Tolerance, tolerance
from claimcheck.errors import PackError
from claimcheck.lexicon.lines import Place
from claimcheck.lexicon.merging import merge
from claimcheck.lexicon.packfile import TABLES, load_pack, pack_of
from claimcheck.lexicon.shapes import Shape, Source, expected, listed, one_of, record, text, word
from claimcheck.messages import entries
from claimcheck.messages import settings as messages
from claimcheck.model import FAIL_ON
from claimcheck.model.claim import OFFICIAL
from claimcheck.text import NOTHING

FILE, PROJECT = "claimcheck.toml", "pyproject.toml"
_WITHIN_PROJECT = ("tool", "claimcheck")
_NO_RULES: Rules = {}
_SHOWN = 20  # characters of what the user wrote


def find_config(start: Path) -> Path | None:
    """The configuration of the nearest folder from ``start`` upwards that has one."""
    for folder in (start, *start.parents):
        own, project = folder / FILE, folder / PROJECT
        if own.is_file():
            return own
        if project.is_file() and "tool.claimcheck" in _text(project):
            return project
    return None


def _text(path: Path) -> str:
    """What a file holds; nothing where it can't be read, as it may not be meant for this program."""
    try:
        return path.read_text("utf-8", errors="replace")
    except OSError:
        return ""


def load_config(path: str | Path, rules: Rules = _NO_RULES, formats: Sequence[str] = ()) -> Config:
    """The configuration in a file. Raises PackError, which lists every fault of it and of the packs that it names.

    ``rules`` and ``formats`` are those of the program, so that codes and names of none can be told; without them only
    the form of a code is looked at, and any format is taken.
    """
    return _config(Source.of(Path(path)), Path(path), rules, formats)


def parse_config(text: str, path: str | Path = FILE, rules: Rules = _NO_RULES, formats: Sequence[str] = ()) -> Config:
    """The configuration in a TOML text that would stand at ``path``. Raises PackError like ``load_config``."""
    return _config(Source(str(path), text), Path(path), rules, formats)


def _config(source: Source, file: Path, rules: Rules, formats: Sequence[str]) -> Config:
    table: Any = source.table()
    place: Place = _WITHIN_PROJECT if file.name == PROJECT else ()
    for step in place:
        table = table.get(step, {}) if isinstance(table, dict) else table
    folder = file.absolute().parent
    found = record(_tables(folder, rules, formats), dict)(table, place, source) or {}
    lexicon = found.pop("lexicon", {})
    own = pack_of(lexicon, (*place, "lexicon"), source)
    faults = [*source.faults]
    packs = [own]
    for name in lexicon.get("packs", ()):
        try:
            packs.append(load_pack(file.parent / name))
        except PackError as error:
            faults.extend(error.faults)
    if faults:
        raise PackError(faults)
    merge(packs)
    said = {_FIELDS[key]: value for key, value in found.items()}
    references = tuple(_near(file.parent / name) for name in said.pop("references", ()))
    outputs = tuple(Output(_near(file.parent / name), form) for name, form in said.pop("outputs", ()))
    baseline = _near(file.parent / said.pop("baseline")) if "baseline" in said else None
    return Config(tuple(packs), references=references, outputs=outputs, baseline=baseline, file=file, **said)


def _near(path: Path) -> Path:
    """A path as it is told from the working directory, where it lies below."""
    return path.relative_to(Path.cwd()) if path.is_absolute() and path.is_relative_to(Path.cwd()) else path


_FIELDS = {
    "equation": "equations",
    "severity": "limits",
    "select": "select",
    "ignore": "ignore",
    "exclude": "exclude",
    "per-file-ignores": "ignored_in",
    "reference": "references",
    "authority": "authorities",
    "suppress": "suppressions",
    "format": "format",
    "output": "outputs",
    "fail-on": "fail_on",
    "baseline": "baseline",
}

KEYS = ("lexicon", *_FIELDS)


def _tables(folder: Path, rules: Rules, formats: Sequence[str]) -> dict[str, Shape]:
    """The keys of a configuration in ``folder``."""
    form = one_of(*formats) if formats else text
    glob, globs, code = glob_in(folder), globs_in(folder), partial(_code, rules)
    codes = listed(code, of=messages.CODES)
    return {
        "lexicon": record({"packs": listed(text), **TABLES}, dict),
        "equation": listed(record(_EQUATION, Equation, "formula"), of=entries.ROWS),
        "severity": _pairs(code, partial(_limit, rules)),
        "select": codes,
        "ignore": codes,
        "exclude": globs_in(folder, least=0),
        "per-file-ignores": _pairs(glob, codes),
        "reference": listed(partial(_file, folder)),
        "authority": listed(record({"paths": globs, "rank": _rank}, Authority, "paths", "rank"), of=entries.ROWS),
        "suppress": listed(partial(suppression, rules, globs), of=entries.ROWS),
        "format": form,
        "output": _pairs(_target, form),
        "fail-on": one_of(*FAIL_ON),
        "baseline": _target,
    }


def _formula(value: object, place: Place, source: Source) -> Formula | None:
    said: str | None = text(value, place, source)
    try:
        return parse(said) if said is not None else None
    except FormulaError as error:
        source.add(place, messages.COLUMN, column=error.column, fault=error.text)
        return None


def _tolerance(value: object, place: Place, source: Source) -> Tolerance | None:
    said: str | None = text(value, place, source)
    if said is None or said == ROUNDING:
        return None
    found = tolerance(said)
    if found is None:
        source.add(place, messages.TOLERANCE, said=said[:_SHOWN], rounding=ROUNDING)
    return found


_EQUATION: dict[str, Shape] = {
    "formula": _formula,
    "name": text,
    "scope": word,
    "period": one_of("same", "year", "quarter", "month", "instant"),
    "tolerance": _tolerance,
    "severity": one_of("error", "warning", "note"),
}


def _rank(value: object, place: Place, source: Source) -> int | None:
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < OFFICIAL:
        return value
    expected(place, source, messages.WHOLE_NUMBER.filled(least=1 - OFFICIAL, most=OFFICIAL - 1))
    return None


def _code(rules: Rules, value: object, place: Place, source: Source) -> str | None:
    said: str | None = text(value, place, source)
    wrong = fault_of_code(said, rules) if said is not None else None
    if wrong:
        source.add_at(source.line(place), wrong)
    return None if wrong else said


def _limit(rules: Rules, value: object, place: Place, source: Source) -> Limit | None:
    limit: Limit | None = one_of(*LIMITS)(value, place, source)
    refused = raised(str(place[-1]), limit, rules) if limit else None
    if refused:
        source.add_at(source.line(place), refused)
    return None if refused else limit


def _file(folder: Path, value: object, place: Place, source: Source) -> str | None:
    """The name of a file that is there."""
    said: str | None = text(value, place, source)
    if said is None or (folder / said).is_file():
        return said
    beside = folder / said
    names = [each.name for each in beside.parent.iterdir()] if beside.parent.is_dir() else []
    near = next(iter(get_close_matches(beside.name, names, n=1, cutoff=0.5)), "")
    source.add(place, messages.NO_FILE, file=said, hint=messages.CLOSEST.filled(near=near) if near else NOTHING)
    return None


def _target(value: object, place: Place, source: Source) -> str | None:
    """The name of a file that is written."""
    said: str | None = text(value, place, source)
    if said is None or not said.endswith(("/", "\\")):
        return said
    source.add(place, messages.FOLDER)
    return None


def _pairs(keyed: Callable[..., Any], shape: Callable[..., Any]) -> Shape:
    """A table as pairs of what its keys and its values mean, in order."""

    def read(value: object, place: Place, source: Source) -> tuple[Any, ...] | None:
        if not isinstance(value, dict):
            expected(place, source, entries.TABLE)
            return None
        rows = [
            (keyed(key, (*place, key), source), shape(entry, (*place, key), source)) for key, entry in value.items()
        ]
        return tuple(row for row in rows if None not in row)

    return read
