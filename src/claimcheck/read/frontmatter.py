"""The YAML block that may stand before a document, read as events so that aliases and nesting do no harm."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import field, frozen

_OPENING = re.compile(r"[\ufeff\s]*+---[ \t]*+(?:\r\n|\r|\n)")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*+(?:\r\n|\r|\n|\Z)", re.MULTILINE)
_LINE = re.compile(r"""^([\w-]++)[ \t]*+:[ \t]*+(['"]?)([^\r\n]*?)\2[ \t]*+$""", re.MULTILINE)
_KEY_LINE = re.compile(r"^[\w-]++[ \t]*+:", re.MULTILINE)
# Beyond these the block is read line by line: libyaml takes quadratic time on nested brackets.
_MOST_CHARACTERS = 1 << 16
_MOST_BRACKETS = 256


@frozen
class Value:
    """One scalar at the top of the block and where it stands in the file, its quotes included."""

    text: str
    start: int
    end: int


@frozen
class FrontMatter:
    """The scalars of the block by key in lower case; the document goes on at ``end``."""

    end: int
    values: dict[str, Value] = field(factory=dict)


def front_matter(text: str) -> FrontMatter:
    """The block at the top of a file; one without values, ending at 0, where there is none."""
    opening = _OPENING.match(text)
    if opening is None:
        return FrontMatter(0)
    closing = _CLOSING.search(text, opening.end(), opening.end() + _MOST_CHARACTERS)
    if closing is None or not _KEY_LINE.search(text, opening.end(), closing.start()):
        return FrontMatter(0)
    return FrontMatter(closing.end(), _values(text, opening.end(), closing.start()))


def _values(text: str, start: int, end: int) -> dict[str, Value]:
    import yaml  # noqa: PLC0415 - slow to import, and few files have such a block

    source = text[start:end]
    values: dict[str, Value] = {}
    if source.count("[") + source.count("{") <= _MOST_BRACKETS:
        try:
            for key, value in _scalars(source, start):
                values.setdefault(key.lower(), value)
        except yaml.YAMLError:
            values = {}
    if not values:
        for match in _LINE.finditer(text, start, end):
            values.setdefault(match[1].lower(), Value(match[3].strip(), match.start(2), match.end()))
    return values


def _scalars(source: str, offset: int) -> Iterator[tuple[str, Value]]:
    """Key and value of every pair of scalars in the mapping at the top."""
    import yaml  # noqa: PLC0415 - as above

    depth = 0
    key: str | None = None
    for event in yaml.parse(source, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
        if isinstance(event, yaml.CollectionStartEvent):
            depth, key = depth + 1, None
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif depth == 1 and isinstance(event, yaml.ScalarEvent):
            if key is None:
                key = event.value
                continue
            if event.start_mark and event.end_mark:
                yield key, Value(event.value, offset + event.start_mark.index, offset + event.end_mark.index)
            key = None
        elif depth == 1:
            key = None
