"""Sentences and clauses of a block, with the words left and right of each figure."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from attrs import frozen

# Both open with all characters that they may open with, by which they are looked for quickly.
_SENTENCE = re.compile(r"[。！？!?\n.](?:(?<!\.)[。！？!?\n]*+[”’」』）)]*+|(?<=[^\x00-\x7f]\.)(?=\s|$))")
_CLAUSE = re.compile(
    r"[，；：;()（）,:— \u3000\xa0](?:(?<=[，；：;()（）])|(?<=,)(?![0-9]{3}(?![0-9]))|(?<=:)(?![0-9/])|(?<=—)—"
    r"|(?<=[^\s][ \u3000\xa0])[ \u3000\xa0]*+(?=[^\s0-9]))"
)
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
    """All clauses of all sentences, in order.

    Brackets that hold no figure (none of ``places``, in order) belong to their clause.
    """
    cuts = _Cuts(text, places)
    return [clause for number, span in enumerate(spans) for clause in _within(span, number, cuts)]


def _within(span: tuple[int, int], sentence: int, cuts: _Cuts) -> Iterator[Clause]:
    """The clauses of one sentence."""
    at, opener, index = span[0], "", 0
    for mark in cuts.between(*span):
        end, after = mark.span()
        if end > at:
            yield Clause(at, end, sentence, index, opener)
        at, opener, index = after, mark[0].strip() or " ", index + 1
    if span[1] > at:
        yield Clause(at, span[1], sentence, index, opener)


class _Cuts:
    """The marks at which clauses of a text end, those inside brackets without a figure left out."""

    def __init__(self, text: str, places: Sequence[int]) -> None:
        self.text = text
        aside = [match.span() for match in _BRACKETS.finditer(text)]
        aside = [span for span in aside if bisect_right(places, span[0]) == bisect_left(places, span[1])]
        self.starts = [start for start, _ in aside]
        self.ends = [end for _, end in aside]

    def between(self, start: int, end: int) -> Iterator[re.Match[str]]:
        """The marks from ``start`` to ``end``."""
        marks = _CLAUSE.finditer(self.text, start, end)
        return (mark for mark in marks if not self._aside(mark.start())) if self.starts else marks

    def _aside(self, at: int) -> bool:
        nearest = bisect_right(self.starts, at) - 1
        return nearest >= 0 and at < self.ends[nearest]
