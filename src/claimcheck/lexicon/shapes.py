"""Reads TOML that people write, entry by entry: each shape gives the value, or adds a fault and gives nothing."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from claimcheck.errors import Fault, PackError
from claimcheck.lexicon.lines import Place, lines
from claimcheck.messages import entries, system
from claimcheck.messages import listed as in_a_row
from claimcheck.text import Text

LONGEST_WORD = 40
_SHOWN = 12
_LINE = re.compile(r"at line ([0-9]+)")


class Source:
    """The text of one file, and what is found wrong with it; one that isn't ``numbered`` tells no lines."""

    def __init__(self, path: str, text: str, *, numbered: bool = True) -> None:
        self.path = path
        self.text = text.replace("\r\n", "\n")
        self._lines: Mapping[Place, int] | None = None if numbered else {}
        self._faults: list[Fault] = []

    @classmethod
    def of(cls, path: Path) -> Source:
        """A file in UTF-8. Raises PackError where it can't be read."""
        try:
            return cls(str(path), path.read_bytes().decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            fault = Fault(str(path), line, *entries.NOT_UTF8)
        except (OSError, ValueError) as error:
            fault = Fault(str(path), 1, *entries.UNREADABLE.filled(reason=system.reason(error)))
        raise PackError([fault])

    def table(self) -> dict[str, Any]:
        """The text as TOML. Raises PackError where it is none."""
        try:
            return tomllib.loads(self.text)
        except (ValueError, RecursionError) as error:
            said = str(error)
            found = _LINE.search(said)
            line = int(found[1]) if found else self.text.count("\n") + 1
            known = (told for beginning, told in entries.TOML.items() if said.startswith(beginning))
            reason = next(known, Text(said, said))
            raise PackError([Fault(self.path, line, *entries.NO_TOML.filled(reason=reason))]) from None

    def add(self, place: Place, told: Text, **values: object) -> None:
        """Remember what is wrong with an entry; ``place`` is told where the text has a place for it."""
        self.add_at(self.line(place), told.filled(place=shown(place), **values))

    def add_at(self, line: int, told: Text) -> None:
        """Remember what is wrong on a line."""
        self._faults.append(Fault(self.path, line, *told))

    def line(self, place: Place) -> int:
        """The line of an entry, or of the nearest one around it."""
        if self._lines is None:
            try:
                self._lines = lines(self.text)
            except RecursionError:  # lists in lists without end
                self._lines = {}
        while place and place not in self._lines:
            place = place[:-1]
        return self._lines.get(place, 1)

    @property
    def faults(self) -> list[Fault]:
        """What is wrong, each thing once, in the order of the lines."""
        return sorted(dict.fromkeys(self._faults), key=lambda fault: fault.line)

    def raise_faults(self) -> None:
        """Raise PackError if anything is wrong."""
        if self._faults:
            raise PackError(self.faults)


Shape: TypeAlias = Callable[[object, Place, Source], Any]


def shown(place: Place) -> str:
    """A place as people say it, counted from 1: ``metric 2 also``."""
    return " ".join(str(step + 1) if isinstance(step, int) else step for step in place)


def expected(place: Place, source: Source, what: Text) -> None:
    """The value is of another type."""
    source.add(place, entries.EXPECTED, what=what)


def text(value: object, place: Place, source: Source) -> str | None:
    """Any text but the empty one."""
    if isinstance(value, str) and value:
        return value
    expected(place, source, entries.TEXT)
    return None


def word(value: object, place: Place, source: Source) -> str | None:
    """A word as it stands in texts."""
    if not isinstance(value, str):
        expected(place, source, entries.WORD)
        return None
    cut = value if len(value) <= _SHOWN else f"{value[:_SHOWN]}…"
    if not value:
        source.add(place, entries.EMPTY)
    elif len(value) > LONGEST_WORD:
        source.add(place, entries.TOO_LONG, word=cut, most=LONGEST_WORD)
    elif value != value.strip() or not value.isprintable() or "·" in value:
        source.add(place, entries.UNCLEAN, word=cut)
    else:
        return value
    return None


def flag(value: object, place: Place, source: Source) -> bool | None:
    """True or false."""
    if isinstance(value, bool):
        return value
    expected(place, source, entries.FLAG)
    return None


def one_of(*choices: str) -> Shape:
    """One of a few words."""
    quoted = [f'"{choice}"' for choice in choices]
    told = entries.CHOICE.filled(choices=Text(*(each.join(quoted) for each in entries.OR)))

    def shape(value: object, place: Place, source: Source) -> str | None:
        if isinstance(value, str) and value in choices:
            return value
        expected(place, source, told)
        return None

    return shape


def listed(shape: Shape, least: int = 0, of: Text | None = None) -> Shape:
    """A list of different members, at least so many; faulty members are left out and counted.

    ``of`` says what it is a list of.
    """
    what = of or (entries.WORDS if shape in (word, text) else entries.ROWS_OR_GROUPS)

    def read(value: object, place: Place, source: Source) -> tuple[Any, ...] | None:
        if not isinstance(value, list):
            expected(place, source, what)
            return None
        members = [shape(member, (*place, number), source) for number, member in enumerate(value)]
        if len(set(members)) >= least:
            return tuple(dict.fromkeys(member for member in members if member is not None))
        source.add(place, entries.TOO_FEW if least > 1 else entries.EMPTY, least=least)
        return None

    return read


words = listed(word)
groups = listed(listed(word, 2))


def table_of(shape: Shape) -> Shape:
    """A table whose keys are words, as pairs in order."""

    def read(value: object, place: Place, source: Source) -> tuple[Any, ...] | None:
        if not isinstance(value, dict):
            expected(place, source, entries.TABLE)
            return None
        rows = []
        for key, entry in value.items():
            known, members = word(key, (*place, key), source), shape(entry, (*place, key), source)
            if known is not None and members is not None:
                rows.append((known, members))
        return tuple(sorted(rows))

    return read


def record(shapes: Mapping[str, Shape], make: Callable[..., Any], *needed: str) -> Shape:
    """A table with fixed keys, some of them needed, that makes one value."""

    def read(value: object, place: Place, source: Source) -> Any:
        if not isinstance(value, dict):
            expected(place, source, entries.TABLE)
            return None
        for key in needed:
            if key not in value:
                source.add(place, entries.LACKING, key=key)
        found = {key: _entry(shapes, key, entry, (*place, key), source) for key, entry in value.items()}
        known = {key: entry for key, entry in found.items() if entry is not None}
        return make(**known) if all(key in known for key in needed) else None

    return read


def _entry(shapes: Mapping[str, Shape], key: str, value: object, place: Place, source: Source) -> Any:
    if key in shapes:
        return shapes[key](value, place, source)
    from difflib import get_close_matches  # noqa: PLC0415 - only what is wrong needs it

    near = get_close_matches(key, shapes, n=1, cutoff=0.5)
    known = entries.CLOSEST.filled(near=near[0]) if near else entries.KNOWN.filled(names=in_a_row(shapes))
    source.add(place, entries.NO_SUCH_KEY, known=known)
    return None
