"""Everything of a block that attribution stands on: times, figures, sentences and clauses, found by place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from attrs import field, frozen

from claimcheck.extract.clause import Clause, clauses, sentences
from claimcheck.extract.figures import Figure, fold, kept, measured, scan_figures
from claimcheck.extract.periods import TimeContext, TimeMention, scan_periods
from claimcheck.lexicon.figures import figure_words

_NO_CLAIM = ("time", "ratio")
_REPEATED = 10


@frozen
class Reading:
    """Folded text of a block with what was found in it; ``partners`` ties the starts of a range's two ends."""

    text: str
    mentions: tuple[TimeMention, ...]
    figures: tuple[Figure, ...]
    sentences: tuple[tuple[int, int], ...]
    clauses: tuple[Clause, ...]
    partners: dict[int, int]
    mention_starts: tuple[int, ...] = field(init=False, eq=False, repr=False)
    figure_starts: tuple[int, ...] = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "mention_starts", tuple(mention.start for mention in self.mentions))
        object.__setattr__(self, "figure_starts", tuple(figure.start for figure in self.figures))

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
                at = max(at, mention.end)
        pieces.append(self.text[at:end])
        return "".join(pieces)


def read_block(text: str, context: TimeContext) -> tuple[Reading, TimeContext]:
    """Read one block, and return the running time for the next."""
    folded = fold(text)
    mentions, context = scan_periods(folded, context)
    found = measured(folded, scan_figures(folded, [(mention.start, mention.end) for mention in mentions]))
    reported = kept(found, lambda figure: _reports(folded, figure))
    partners = {figure.start: reported[figure.partner].start for figure in reported if figure.partner is not None}
    spans = sentences(folded)
    parts = clauses(folded, spans, [figure.start for figure in reported])
    return Reading(folded, tuple(mentions), tuple(reported), tuple(spans), tuple(parts), partners), context


def _reports(text: str, figure: Figure) -> bool:
    """Not a duration or a ratio, at least one, a slogan in quotes, an announced count, the one of an exchange rate."""
    if figure.unit is not None and figure.unit.sort in _NO_CLAIM:
        return False
    if figure.value == 1 and text.startswith(("兑", "折合", "合"), figure.end):
        return False
    counted = figure.unit is not None and figure.unit.countable and figure.factor == 1
    if counted and _sums_up(text, figure):
        return False
    if counted and (_at_least_one(text, figure) or _announced(text, figure)):
        return False
    return figure.form != "chinese" or not (_slogan(text, figure) or _frequency(figure))


def _at_least_one(text: str, figure: Figure) -> bool:
    """至少有1家, 每1人: one as a threshold or basis."""
    before = text[max(0, figure.outer_start - 2) : figure.outer_start]
    return figure.value == 1 and (before.endswith(("有", "每", "至少")) or figure.hedge != "exact")


def _sums_up(text: str, figure: Figure) -> bool:
    """西南5省, 沿黄9省区: a number of places, without a measure word, that belongs to the name before it."""
    leads = figure_words().tallied.get(figure.unit.word) if figure.unit else None
    if leads is None or figure.hedges or not text[figure.start - 1 : figure.start].isalpha():
        return False
    return not text.endswith(leads, 0, figure.start)


def _announced(text: str, figure: Figure) -> bool:
    """三个方面, 4大特点: counts of what a text is about to list."""
    behind = text[figure.end : figure.end + 8]
    words = figure_words().announced
    return behind.startswith(words) or behind.lstrip("大个主要重点").startswith(words)


def _slogan(text: str, figure: Figure) -> bool:
    return figure.start > 0 and text[figure.start - 1] in "“‘「"


def _frequency(figure: Figure) -> bool:
    """两次, 三次: how often, in words."""
    return figure.unit is not None and figure.unit.word == "次" and figure.value < _REPEATED
