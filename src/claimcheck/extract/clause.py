"""Sentences and clauses of a block, with the words left and right of each figure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import frozen

_SENTENCE = re.compile(r"[。！？!?\n]+[”’」』）)]*+|(?<=[^\x00-\x7f])[.](?=\s|$)")
_CLAUSE = re.compile(r"[，；：;]|,(?![0-9]{3}(?![0-9]))|:(?![0-9/])|——|(?<=[^\s])[ \u3000\xa0]+(?=[^\s0-9])|[()（）]")
_BRACKETS = re.compile(r"[（(][^（）()]{0,80}[）)]")


@frozen
class Clause:
    """A stretch between commas, semicolons, colons or brackets; ``opener`` is the mark before it."""

    start: int
    end: int
    sentence: int
    index: int
    opener: str


def sentences(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence, closing marks included."""
    spans = []
    at = 0
    for match in _SENTENCE.finditer(text):
        if match.end() > at:
            spans.append((at, match.end()))
        at = match.end()
    if at < len(text):
        spans.append((at, len(text)))
    return spans


def clauses(text: str, spans: Sequence[tuple[int, int]], places: Sequence[int] = ()) -> list[Clause]:
    """All clauses of all sentences, in order; brackets that hold no figure (none of ``places``) belong to their clause."""
    found = []
    aside = [
        match.span()
        for match in _BRACKETS.finditer(text)
        if not any(match.start() < place < match.end() for place in places)
    ]
    for number, (start, end) in enumerate(spans):
        at, opener, index = start, "", 0
        for match in _CLAUSE.finditer(text, start, end):
            while aside and aside[0][1] <= match.start():
                aside.pop(0)
            if aside and aside[0][0] <= match.start():
                continue
            found.append(Clause(at, match.start(), number, index, opener))
            at, opener = match.end(), match[0].strip() or " "
            index += 1
        found.append(Clause(at, end, number, index, opener))
    return [clause for clause in found if clause.end > clause.start]
