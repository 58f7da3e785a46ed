"""Reads TOML that people write, entry by entry: each shape gives the value, or adds a fault and gives nothing."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from claimcheck.errors import Fault, PackError
from claimcheck.lexicon.lines import Place, lines

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
            fault = Fault(str(path), line, "文件不是 UTF-8 编码", "the file is not in UTF-8")
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or error
            fault = Fault(str(path), 1, f"无法读取：{reason}", f"can't be read: {reason}")
        raise PackError([fault])

    def table(self) -> dict[str, Any]:
        """The text as TOML. Raises PackError where it is none."""
        try:
            return tomllib.loads(self.text)
        except (ValueError, RecursionError) as error:
            reason = str(error)
            found = _LINE.search(reason)
            line = int(found[1]) if found else self.text.count("\n") + 1
            raise PackError(
                [Fault(self.path, line, f"不是合法的 TOML：{reason}", f"no valid TOML: {reason}")]
            ) from None

    def add(self, place: Place, zh: str, en: str) -> None:
        """Remember what is wrong with an entry."""
        self.add_at(self.line(place), zh, en)

    def add_at(self, line: int, zh: str, en: str) -> None:
        """Remember what is wrong on a line."""
        self._faults.append(Fault(self.path, line, zh, en))

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


def expected(place: Place, source: Source, zh: str, en: str) -> None:
    """The value is of another type."""
    source.add(place, f"{shown(place)} 应当是{zh}", f"{shown(place)} has to be {en}")


def text(value: object, place: Place, source: Source) -> str | None:
    """Any text but the empty one."""
    if isinstance(value, str) and value:
        return value
    expected(place, source, "引号里的文字", "text in quotes")
    return None


def word(value: object, place: Place, source: Source) -> str | None:
    """A word as it stands in texts."""
    if not isinstance(value, str):
        expected(place, source, "引号里的一个词", "a word in quotes")
        return None
    cut = value if len(value) <= _SHOWN else f"{value[:_SHOWN]}…"
    if not value:
        source.add(place, f"{shown(place)} 是空的", f"{shown(place)} is empty")
    elif len(value) > LONGEST_WORD:
        source.add(place, f"“{cut}”超过 {LONGEST_WORD} 个字", f"“{cut}” has more than {LONGEST_WORD} characters")
    elif value != value.strip() or not value.isprintable() or "·" in value:
        zh, en = f"“{cut}”首尾有空白，或含有换行、间隔号“·”", f"“{cut}” has blanks around it, a line break or a “·”"
        source.add(place, zh, en)
    else:
        return value
    return None


def flag(value: object, place: Place, source: Source) -> bool | None:
    """True or false."""
    if isinstance(value, bool):
        return value
    expected(place, source, " true 或 false", "true or false")
    return None


def one_of(*choices: str) -> Shape:
    """One of a few words."""
    quoted = [f'"{choice}"' for choice in choices]

    def shape(value: object, place: Place, source: Source) -> str | None:
        if isinstance(value, str) and value in choices:
            return value
        expected(place, source, f" {' 或 '.join(quoted)}", " or ".join(quoted))
        return None

    return shape


def listed(shape: Shape, least: int = 0, of: tuple[str, str] | None = None) -> Shape:
    """A list of different members, at least so many; faulty members are left out and counted.

    ``of`` says in both languages what it is a list of.
    """
    zh, en = of or (
        ("一列词", "a list of words")
        if shape in (word, text)
        else ("一列表或词组", "a list of tables or of lists of words")
    )

    def read(value: object, place: Place, source: Source) -> tuple[Any, ...] | None:
        if not isinstance(value, list):
            expected(place, source, zh, en)
            return None
        members = [shape(member, (*place, number), source) for number, member in enumerate(value)]
        if len(set(members)) >= least:
            return tuple(dict.fromkeys(member for member in members if member is not None))
        zh_few, en_few = (
            f"{shown(place)} 至少要有 {least} 个不同的词",
            f"{shown(place)} needs at least {least} different words",
        )
        source.add(place, *(zh_few, en_few) if least > 1 else (f"{shown(place)} 是空的", f"{shown(place)} is empty"))
        return None

    return read


words = listed(word)
groups = listed(listed(word, 2))


def table_of(shape: Shape) -> Shape:
    """A table whose keys are words, as pairs in order."""

    def read(value: object, place: Place, source: Source) -> tuple[Any, ...] | None:
        if not isinstance(value, dict):
            expected(place, source, "一个表", "a table")
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
            expected(place, source, "一个表", "a table")
            return None
        for key in needed:
            if key not in value:
                source.add(place, f"{shown(place)} 缺少 {key}", f"{shown(place)} has no {key}")
        found = {key: _entry(shapes, key, entry, (*place, key), source) for key, entry in value.items()}
        known = {key: entry for key, entry in found.items() if entry is not None}
        return make(**known) if all(key in known for key in needed) else None

    return read


def _entry(shapes: Mapping[str, Shape], key: str, value: object, place: Place, source: Source) -> Any:
    if key in shapes:
        return shapes[key](value, place, source)
    from difflib import get_close_matches  # noqa: PLC0415 - only what is wrong needs it

    near = get_close_matches(key, shapes, n=1, cutoff=0.5)
    zh = f"没有 {shown(place)} 这一项，" + (f"最接近的是 {near[0]}" if near else f"可用的有 {'、'.join(shapes)}")
    en = f"there is no {shown(place)}; " + (f"the closest is {near[0]}" if near else f"known are {', '.join(shapes)}")
    source.add(place, zh, en)
    return None
