"""The project's configuration: ``claimcheck.toml``, or the table ``[tool.claimcheck]`` of ``pyproject.toml``.

It names the packs of the project and may hold one itself::

    [lexicon]
    packs = ["packs/transit.toml"]  # beside this file

    [[lexicon.metric]]
    name = "客运强度"
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from attrs import frozen

from claimcheck.errors import PackError
from claimcheck.lexicon.lines import Place
from claimcheck.lexicon.merging import merge
from claimcheck.lexicon.pack import Pack
from claimcheck.lexicon.packfile import TABLES, load_pack, pack_of
from claimcheck.lexicon.shapes import Shape, Source, listed, record, text

FILE, PROJECT = "claimcheck.toml", "pyproject.toml"
_WITHIN_PROJECT = ("tool", "claimcheck")


@frozen
class Config:
    """What a configuration says; ``packs`` are those that it names and the one that it holds."""

    packs: tuple[Pack, ...] = ()


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


def load_config(path: str | Path) -> Config:
    """The configuration in a file. Raises PackError, which lists every fault of it and of the packs that it names."""
    file = Path(path)
    source = Source.of(file)
    table: Any = source.table()
    place: Place = _WITHIN_PROJECT if file.name == PROJECT else ()
    for step in place:
        table = table.get(step, {}) if isinstance(table, dict) else table
    found = record(_TABLES, dict)(table, place, source) or {}
    place, tables = (*place, "lexicon"), found.get("lexicon", {})
    own = pack_of(tables, place, source)
    faults = [*source.faults]
    packs = [own]
    for name in tables.get("packs", ()):
        try:
            packs.append(load_pack(file.parent / name))
        except PackError as error:
            faults.extend(error.faults)
    if faults:
        raise PackError(faults)
    merge(packs)
    return Config(tuple(packs))


_TABLES: dict[str, Shape] = {"lexicon": record({"packs": listed(text), **TABLES}, dict)}
