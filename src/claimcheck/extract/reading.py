"""Everything of a block that attribution stands on: times, figures, sentences and clauses, found by place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

from attrs import field, frozen

from claimcheck.extract.clause import Clause, clauses, sentences
from claimcheck.extract.figures import Figure, fold, kept, measured, scan_figures
from claimcheck.extract.periods import TimeContext, TimeMention, scan_periods
from claimcheck.extract.reported import reports


@frozen
class Reading:
    """Folded text of a block with what was found in it; ``partners`` ties the starts of a range's two ends.

    Sentences and clauses are parted when they are asked for, as most blocks say no figures.
    """

    text: str
    mentions: tuple[TimeMention, ...]
    figures: tuple[Figure, ...]
    partners: dict[int, int]
    mention_starts: tuple[int, ...] = field(init=False, eq=False, repr=False)
    figure_starts: tuple[int, ...] = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "mention_starts", tuple(mention.start for mention in self.mentions))
        object.__setattr__(self, "figure_starts", tuple(figure.start for figure in self.figures))

    @cached_property
    def sentences(self) -> Sequence[tuple[int, int]]:
        """Start and end of each sentence."""
        return sentences(self.text)

    @cached_property
    def clauses(self) -> Sequence[Clause]:
        """The clauses of all sentences."""
        return clauses(self.text, self.sentences, self.figure_starts)

    def figures_in(self, start: int, end: int) -> Sequence[Figure]:
        """The figures that start in ``[start, end)``."""
        return self.figures[bisect_left(self.figure_starts, start) : bisect_left(self.figure_starts, end)]

    def mentions_in(self, start: int, end: int) -> Sequence[TimeMention]:
        """The times that start in ``[start, end)``."""
        return self.mentions[bisect_left(self.mention_starts, start) : bisect_left(self.mention_starts, end)]

    def mention_before(self, place: int) -> TimeMention | None:
        """The last time that starts before ``place``."""
        at = bisect_left(self.mention_starts, place)
        return self.mentions[at - 1] if at else None

    def words(self, start: int, end: int) -> str:
        """The text of ``[start, end)`` without its times."""
        first = max(0, bisect_right(self.mention_starts, start) - 1)
        pieces, at = [], start
        for mention in self.mentions[first : bisect_left(self.mention_starts, end)]:
            if mention.end > start:
                pieces.append(self.text[at : max(at, mention.start)])
                if mention.text[1:2] == "于":
                    pieces.append(mention.text[:2])  # 高于同期: what it is measured from goes on behind the time
                at = max(at, mention.end)
        pieces.append(self.text[at:end])
        return "".join(pieces)


def read_block(text: str, context: TimeContext) -> tuple[Reading, TimeContext]:
    """Read one block, and return the running time for the next."""
    folded = fold(text)
    mentions, context = scan_periods(folded, context)
    found = measured(folded, scan_figures(folded, [(mention.start, mention.end) for mention in mentions]))
    reported = kept(found, lambda figure: reports(folded, figure))
    partners = {figure.start: reported[figure.partner].start for figure in reported if figure.partner is not None}
    return Reading(folded, tuple(mentions), tuple(reported), partners), context
