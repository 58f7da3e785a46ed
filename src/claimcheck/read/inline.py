"""The inline marks of Markdown: which characters are marks, and what lies between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from attrs import frozen

Action = Literal["drop", "literal", "bold", "unbold", "link", "unlink"]

_MARK = re.compile(
    r"""\\[!-/:-@\[-`{-~]            # an escaped punctuation character
      |`++                           # a code fence
      |!?\[                          # the start of a link or image
      |\](?:\(|\[)?+                 # the end of its text
      |\*++|_++|~~                   # emphasis
      |<(?=[A-Za-z/!?])              # HTML
    """,
    re.VERBOSE,
)
_AUTOLINK = re.compile(r"<(?:https?|mailto|ftp):[^\s<>]*+>")
_HTML_END = re.compile(r"""(?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+>""")


@frozen
class Mark:
    """The characters from ``start`` to ``end`` are no plain text: they do ``action`` instead."""

    start: int
    end: int
    action: Action


@frozen
class _Opener:
    """A bracket or emphasis mark that may turn out to have a partner."""

    start: int
    end: int
    mark: str


class Scanner:
    """Finds the marks of one paragraph, line by line; emphasis may run over its lines."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._marks: list[Mark] = []
        self._open: dict[str, list[_Opener]] = {}
        self._missing: dict[tuple[str, int], bool] = {}

    def scan(self, lines: Sequence[tuple[int, int]]) -> list[Mark]:
        """The marks in the given ranges of the file, in order, none overlapping."""
        for start, end in lines:
            self._missing.clear()
            self._open.pop("[", None)
            at = start
            while match := _MARK.search(self._text, at, end):
                at = self._take(match, start, end)
        return self._ordered()

    def _take(self, match: re.Match[str], start: int, end: int) -> int:
        """Deal with one mark; gives the place to go on from."""
        first = match[0][0]
        if first == "\\":
            return self._note(match.start(), match.start() + 1, "drop", match.end())
        if first == "`":
            return self._code(match, end)
        if first == "<":
            return self._html(match, end)
        if match[0] in ("[", "!["):
            self._open.setdefault("[", []).append(_Opener(match.start(), match.end(), match[0]))
            return match.end()
        if first == "]":
            return self._link(match, end)
        return self._emphasis(match, start, end)

    def _code(self, match: re.Match[str], end: int) -> int:
        """A code span shows what lies between two fences of the same length."""
        fence = match[0]
        closing = self._find(fence, match.end(), end)
        if closing < 0:
            return match.end()
        self._note(match.start(), match.end(), "drop")
        self._note(match.end(), closing, "literal")
        return self._note(closing, closing + len(fence), "drop", closing + len(fence))

    def _html(self, match: re.Match[str], end: int) -> int:
        """An automatic link shows its address and counts as a link; other HTML is left to the reader of HTML."""
        address = _AUTOLINK.match(self._text, match.start(), end)
        if address:
            self._note(match.start(), match.end(), "link")
            return self._note(address.end() - 1, address.end(), "unlink", address.end())
        if self._find(">", match.end(), end) < 0:
            return match.end()
        tag = _HTML_END.match(self._text, match.end(), end)
        return tag.end() if tag else match.end()

    def _link(self, match: re.Match[str], end: int) -> int:
        """The end of a link's text: the address behind it is no text, nor is an image's description."""
        openers = self._open.get("[")
        if not openers or len(match[0]) == 1:
            if openers:
                openers.pop()
            return match.end()
        closing = self._find(")" if match[0] == "](" else "]", match.end(), end)
        if closing < 0:
            return match.end()
        opener = openers.pop()
        closing = self._address_end(match.end(), closing, end)
        if opener.mark == "![":
            return self._note(opener.start, closing, "drop", closing)
        self._note(opener.start, opener.end, "link")
        return self._note(match.start(), closing, "unlink", closing)

    def _address_end(self, start: int, closing: int, end: int) -> int:
        """Past the address; one pair of brackets may stand in it."""
        if "(" in self._text[start:closing]:
            further = self._text.find(")", closing + 1, min(end, closing + 200))
            if further >= 0 and not re.search(r"[\s()]", self._text[closing + 1 : further]):
                return further + 1
        return closing + 1

    def _emphasis(self, match: re.Match[str], start: int, end: int) -> int:
        """Pair a run of ``*``, ``_`` or ``~~`` with the last open one of the same length."""
        before = self._text[match.start() - 1] if match.start() > start else " "
        after = self._text[match.end()] if match.end() < end else " "
        if before.isalnum() and after.isalnum() and (match[0][0] == "_" or (match[0] == "*" and before.isascii())):
            return match.end()  # snake_case and 2*3
        openers = self._open.setdefault(match[0], [])
        if openers and not before.isspace():
            opener = openers.pop()
            strong = match[0] in ("**", "__", "***", "___")
            self._note(opener.start, opener.end, "bold" if strong else "drop")
            self._note(match.start(), match.end(), "unbold" if strong else "drop")
        elif not after.isspace():
            openers.append(_Opener(match.start(), match.end(), match[0]))
        return match.end()

    def _find(self, wanted: str, start: int, end: int) -> int:
        """Like ``str.find``; what was once missing up to the end of the line isn't looked for again."""
        if self._missing.get((wanted, end)):
            return -1
        place = self._text.find(wanted, start, end)
        self._missing[wanted, end] = place < 0
        return place

    def _note(self, start: int, end: int, action: Action, following: int = 0) -> int:
        self._marks.append(Mark(start, end, action))
        return following

    def _ordered(self) -> list[Mark]:
        """Marks by place; one inside another (in an image's description) goes with it."""
        kept: list[Mark] = []
        for mark in sorted(self._marks, key=lambda mark: (mark.start, -mark.end)):
            if not kept or mark.start >= kept[-1].end:
                kept.append(mark)
        return kept
