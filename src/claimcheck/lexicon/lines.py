"""The line on which each entry of a TOML text stands, which ``tomllib`` does not tell."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

Place: TypeAlias = tuple[str | int, ...]

_TOKEN = re.compile(
    r"""
    (?P<blank>[ \t]++|\#[^\n]*+)
  | (?P<line>\n)
  | (?P<quoted>\"{3}(?:[^"\\]|\\.|"{1,2}(?!"))*+"{3,5}
             | '{3}(?:[^']|'{1,2}(?!'))*+'{3,5}
             | "(?:[^"\\\n]|\\.)*+"
             | '[^'\n]*+')
  | (?P<mark>[][{}=,.])
  | (?P<bare>[^\s\[\]{}=,."'\#]++)
    """,
    re.VERBOSE | re.DOTALL,
)


class _Token(NamedTuple):
    kind: str
    text: str
    line: int


def lines(source: str) -> dict[Place, int]:
    """The line, counted from 1, of every table, key and value of a valid TOML text with line ends of one character.

    A place is the way to an entry: ``("metric", 0, "also", 2)`` is the third word of ``also`` in the first ``metric``.
    """
    walk = _Walk(list(_tokens(source)))
    walk.document()
    return walk.lines


def _tokens(source: str) -> Iterator[_Token]:
    line = 1
    for match in _TOKEN.finditer(source):
        kind, text = match.lastgroup or "", match[0]
        if kind != "blank":
            yield _Token(kind, text, line)
        line += text.count("\n")
    yield _Token("end", "", line)


class _Walk:
    """Goes through the tokens of a valid text, so that nothing has to be doubted on the way."""

    def __init__(self, tokens: list[_Token]) -> None:
        self.lines: dict[Place, int] = {}
        self._tokens = tokens
        self._at = 0
        self._last: dict[Place, int] = {}

    def document(self) -> None:
        """All statements in turn: headers, and keys with their values under the last header."""
        base: Place = ()
        while self._token.kind != "end":
            if self._token.kind == "line":
                self._at += 1
            elif self._token.text == "[":
                base = self._header()
            else:
                self._pair(base)

    @property
    def _token(self) -> _Token:
        return self._tokens[self._at]

    def _taken(self, text: str) -> bool:
        """The next token is this mark, and is passed."""
        found = self._token.kind == "mark" and self._token.text == text
        self._at += found
        return found

    def _header(self) -> Place:
        """``[a.b]`` or ``[[a.b]]``: the place that the keys below it belong to."""
        line = self._token.line
        self._at += 1
        listed = self._taken("[")
        *above, name = self._keys()
        self._at += 1 + listed
        place: Place = ()
        for key in above:
            place = self._newest((*place, key), line)
        place = (*place, name)
        if not listed:
            return self._newest(place, line)
        self._last[place] = self._last.get(place, -1) + 1
        return self._newest(place, line)

    def _newest(self, place: Place, line: int) -> Place:
        """The place itself, or the last of its tables where it is a list of tables."""
        self.lines.setdefault(place, line)
        if place in self._last:
            place = (*place, self._last[place])
            self.lines.setdefault(place, line)
        return place

    def _pair(self, base: Place) -> None:
        """``a.b = value``."""
        line, place = self._token.line, base
        for key in self._keys():
            place = (*place, key)
            self.lines.setdefault(place, line)
        self._at += 1
        self._value(place)

    def _keys(self) -> list[str]:
        keys = [self._key()]
        while self._taken("."):
            keys.append(self._key())
        return keys

    def _key(self) -> str:
        token = self._token
        self._at += 1
        return token.text if token.kind == "bare" else next(iter(tomllib.loads(f"{token.text}=0")))

    def _value(self, place: Place) -> None:
        self.lines.setdefault(place, self._token.line)
        if self._taken("["):
            self._items(place)
        elif self._taken("{"):
            self._pairs(place)
        else:
            while not (self._token.kind in {"line", "end"} or self._token.text in {",", "]", "}"}):
                self._at += 1

    def _items(self, place: Place) -> None:
        number = 0
        while not self._taken("]"):
            if self._token.kind == "line" or self._token.text == ",":
                self._at += 1
            else:
                self._value((*place, number))
                number += 1

    def _pairs(self, place: Place) -> None:
        while not self._taken("}"):
            if self._token.kind == "line" or self._token.text == ",":
                self._at += 1
            else:
                self._pair(place)
