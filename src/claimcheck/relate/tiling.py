"""Longer spans, and the shorter ones that fill them without gap or overlap."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from functools import lru_cache

from attrs import field, frozen

from claimcheck.model import Claim, Period, months_after, whole_months
from claimcheck.model.claim import Kind
from claimcheck.relate.corpus import Corpus
from claimcheck.relate.likeness import vetoed
from claimcheck.relate.link import adds_up_in_time, dimension, one_document, same_unit

# Lengths in months of the pieces into which a span is cut evenly, and the most pieces that it is cut into.
_PIECES, _MOST_PIECES = (1, 3, 6, 12), 12
_YEAR = 12
# Spans that are cut up once and remembered.
_SPANS = 1 << 12
# Periods that no words of the figure's own sentence tell.
_HELD_OVER = ("running", "running_span", "heading", "none", "unknown", "years")


@frozen
class Tiling:
    """A figure of a long span, and those of the same metric for the spans that fill it, in the order of time."""

    whole: Claim
    parts: tuple[Claim, ...]

    @property
    def members(self) -> tuple[Claim, ...]:
        """The whole and its parts."""
        return self.whole, *self.parts

    @property
    def is_cut_off(self) -> bool:
        """The figures since January up to two times of one year, and the last month or quarter between these."""
        first, *rest = (span_of(part) for part in self.parts)
        last, whole = rest[-1], span_of(self.whole)
        yearly = whole.start.month == 1 and whole.start.year == whole.end.year
        return len(rest) == 1 and yearly and whole_months(last) in (1, 3) and whole_months(first) > whole_months(last)

    @property
    def is_stated(self) -> bool:
        """One document says it all, each figure with its time in its own sentence."""
        return one_document(*self.members) and all(map(states_time, self.members))


def tilings(corpus: Corpus, kind: Kind) -> Iterator[Tiling]:
    """Each figure of whole months that others of its metric fill: those of its section, document or run, the first."""
    for group in series(corpus):
        slots: dict[object, list[Claim]] = defaultdict(list)
        for claim in group:
            if claim.kind == kind and _is_of_span(claim):
                slots[dimension(claim)].append(claim)
        for claims in slots.values():
            yield from _filled(_Timeline.of(claims))


def series(corpus: Corpus) -> Iterable[Sequence[Claim]]:
    """The facts of each metric and scope; what 其中 lists of another time (其中11月产量) stands under its whole's."""
    told: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for group in corpus.groups():
        for claim in group:
            metric = (_timed_of(corpus, claim) or claim).metric
            told[metric.key, metric.scope].append(claim)
    return told.values()


def _timed_of(corpus: Corpus, part: Claim) -> Claim | None:
    """The whole of which a part is the same in another time, told by the last words of its name."""
    whole = corpus.claim(part.head) if part.role == "part" else None
    if whole is None or whole.period is None or part.period in (None, whole.period) or not same_unit(part, whole):
        return None
    short = whole.metric.name.endswith(part.metric.name) and part.metric.scope in ("", whole.metric.scope)
    return whole if short and not vetoed(part, whole) else None


def _is_of_span(claim: Claim) -> bool:
    """Told of whole months, in one number, of something that is not counted at an instant."""
    return (
        claim.period is not None
        and claim.period.type == "span"
        and whole_months(claim.period) > 0
        and claim.range_with is None
        and claim.role not in ("gap", "start")
        and adds_up_in_time(claim)
    )


@frozen
class _Timeline:
    """Of each span the sharpest figure that a section, a document and all documents have."""

    told: dict[tuple[object, Period], Claim] = field(factory=dict)

    @classmethod
    def of(cls, claims: Sequence[Claim]) -> _Timeline:
        """The figures of one metric and unit."""
        timeline = cls()
        for claim in sorted(claims, key=_bluntness):
            for room in _rooms(claim):
                timeline.told.setdefault((room, span_of(claim)), claim)
        return timeline

    def wholes(self) -> Iterator[Claim]:
        """The figures that stand for their sections."""
        return (claim for (room, period), claim in self.told.items() if room == _rooms(claim)[0])

    def find(self, claim: Claim, periods: Iterable[Period]) -> tuple[Claim, ...]:
        """The figures for all of the periods that stand nearest to a claim; none where one is missing."""
        found = []
        for period in periods:
            near = next((self.told[room, period] for room in _rooms(claim) if (room, period) in self.told), None)
            if near is None:
                return ()
            found.append(near)
        return tuple(found)


def _rooms(claim: Claim) -> tuple[object, ...]:
    """Where a claim is looked for, the nearest first: its section, its document, anywhere."""
    return (claim.document, claim.place.section), claim.document, None


def _filled(timeline: _Timeline) -> Iterator[Tiling]:
    for whole in timeline.wholes():
        for periods in _cuts(span_of(whole)):
            if parts := timeline.find(whole, periods):
                yield Tiling(whole, parts)


@lru_cache(_SPANS)
def _cuts(whole: Period) -> tuple[tuple[Period, ...], ...]:
    """The ways to cut a span: evenly into months, quarters, halves or years, or once at the end of a month or year."""
    months = whole_months(whole)
    even = [size for size in _PIECES if size < months <= size * _MOST_PIECES and months % size == 0]
    step = _YEAR if months > _YEAR else 1
    once = [at for at in range(step, months, step) if at * 2 != months or at not in even]
    pieces = (tuple(months_after(whole.start, at, size) for at in range(0, months, size)) for size in even)
    halves = ((months_after(whole.start, 0, at), months_after(whole.start, at, months - at)) for at in once)
    return *pieces, *halves


def span_of(claim: Claim) -> Period:
    """The period of a claim that is known to have one."""
    assert claim.period is not None  # noqa: S101 - the caller has asked
    return claim.period


def states_time(claim: Claim) -> bool:
    """Its period stands in its own sentence, and is not the one that was spoken of before."""
    rule = next((step.rule for step in claim.derivation if step.part == "period"), "none")
    return rule not in _HELD_OVER


def _bluntness(claim: Claim) -> tuple[bool, Fraction]:
    return claim.quantity.hedge != "exact", claim.quantity.printed.step
