"""The words left and right of a figure, and which figures share them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimcheck.extract.clause import Clause
from claimcheck.extract.figures import Figure
from claimcheck.extract.predicate import predicate
from claimcheck.extract.reading import Reading

_CONNECTIVES = re.compile(r"[、和与及以\s或]++")
_BRACKETED = re.compile(r"[（(][^（）()]{0,60}[）)]")
_JOINTS = ("、", "和", "与", "以及", "及")
_MEDALS = frozenset(("金", "银", "铜"))
_BEHIND = 26
_BEFORE = 120
_CHAIN = 4


def groups(text: str, figures: Sequence[Figure]) -> Iterator[tuple[int, list[Figure]]]:
    """Runs of figures joined by nothing but 、 and 和, or as the two ends of a range, with the place of the first."""
    start = 0
    for at in range(1, len(figures) + 1):
        if at == len(figures) or not _joined(text, figures[at - 1], figures[at]):
            yield start, list(figures[start:at])
            start = at


def _joined(text: str, one: Figure, other: Figure) -> bool:
    between = text[one.outer_end : other.outer_start]
    tied = bool(_CONNECTIVES.fullmatch(between)) or (
        one.partner is not None and other.partner is not None and len(between) < _CHAIN
    )
    return tied and _same_sort(one, other)


def _same_sort(one: Figure, other: Figure) -> bool:
    if one.unit is None or other.unit is None or one.unit.base == other.unit.base:
        return True
    return {one.unit.word, other.unit.word} <= _MEDALS


def left_of(reading: Reading, clause: Clause, figures: Sequence[Figure], at: int, depth: int = 0) -> tuple[str, bool]:
    """Words before ``figures[at]`` in its clause, and whether they run on from the figure before.

    A count that modifies them (38个项目总投资…) is left out but does not cut them off.
    """
    figure = figures[at]
    if at == 0:
        return reading.words(max(clause.start, figure.outer_start - _BEFORE), figure.outer_start), False
    previous = figures[at - 1]
    start = max(previous.outer_end, figure.outer_start - _BEFORE)
    own = reading.words(start, figure.outer_start)
    joined = previous.partner is None and not reading.text.startswith(_JOINTS, previous.outer_end)
    if not joined or previous.unit is None or not previous.unit.countable or depth >= _CHAIN:
        return own, joined
    before = left_of(reading, clause, figures, at - 1, depth + 1)[0]
    earlier = predicate(before)
    describing = "的" if earlier.stem and before.endswith("的") else ""
    return ("" if earlier.share else earlier.stem + describing) + own, joined


def right_of(reading: Reading, clause: Clause, figures: Sequence[Figure], at: int) -> str:
    """Words behind ``figures[at]``, up to the end of its clause or the next figure that does not modify them."""
    figure = figures[at]
    start, end, pieces = figure.outer_end, clause.end, []
    for other in figures[at + 1 : at + 1 + _CHAIN]:
        between = _BRACKETED.sub(lambda match: " " * len(match[0]), reading.text[start : other.outer_start][:_BEFORE])
        if not (_counts(figure) and _counts(other)) or "、" in between or len(between) > _BEHIND:
            cut = between.rfind("、")
            end = other.outer_start if cut < 0 else start + cut
            break
        pieces.append(reading.words(start, other.outer_start))
        start = other.outer_end
    pieces.append(reading.words(start, min(end, start + _BEFORE)) if start < end else "")
    return "".join(pieces)


def _counts(figure: Figure) -> bool:
    return figure.unit is not None and figure.unit.countable
