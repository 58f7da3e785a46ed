"""What a plot of a series shows, before it is drawn: runs of times, the bars that stand there, and what moved."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property

from attrs import field, frozen

from claimcheck.messages import plot as words
from claimcheck.messages.periods import named
from claimcheck.messages.words import HEDGES, KINDS, LIST_COMMA, STATES
from claimcheck.model import (
    SEVERITIES,
    Claim,
    Coverage,
    Interval,
    Kind,
    Move,
    Period,
    Point,
    Report,
    Run,
    Said,
    Series,
    State,
    coverage_of,
)
from claimcheck.render.layout import plain
from claimcheck.render.numbers import between
from claimcheck.render.series import base_of, labels, signed
from claimcheck.render.style import Style
from claimcheck.render.wording import hedged

# Documents that are named where one figure stands in several.
_NAMED = 2


@frozen
class Evidence:
    """What a report says of its figures: how each stands, what the others force on it, and the name of its file."""

    coverage: Coverage = field(repr=False)
    forced: Mapping[str, Interval] = field(repr=False)
    files: Mapping[str, str] = field(repr=False)
    style: Style

    @classmethod
    def of(cls, report: Report, style: Style, coverage: Coverage | None = None) -> Evidence:
        """Everything looked up once for all series of a report; of what several findings force, the worst's."""
        forced: dict[str, Interval] = {}
        for finding in sorted(report.findings, key=lambda finding: SEVERITIES.index(finding.severity)):
            for suspect in finding.suspects:
                if suspect.implied is not None:
                    forced.setdefault(suspect.claim, suspect.implied)
        return cls(coverage or coverage_of(report), forced, labels(report.documents), style)

    def state(self, claim: Claim) -> State:
        """How a figure stands."""
        return self.coverage.of(claim.id).state


@frozen
class Bar:
    """Figures that say the same of one time and stand alike: one bar, with what the other figures force on it."""

    said: tuple[Said, ...]
    state: State
    forced: Interval | None

    @property
    def claims(self) -> list[Claim]:
        """Its figures, in the order of publication."""
        return [each.claim for each in self.said]

    @property
    def value(self) -> Fraction:
        """The number as printed."""
        return self.said[0].value

    @property
    def range(self) -> Interval:
        """Everything that it may mean."""
        return self.said[0].range

    @property
    def likely(self) -> Interval:
        """What its digits and hedge suggest first."""
        return self.said[0].likely

    @property
    def open_ended(self) -> bool:
        """Its hedge bounds it on one side alone (超, 近)."""
        return self.said[0].claim.quantity.hedge in {"over", "under"}

    @property
    def ends(self) -> Iterator[Fraction]:
        """The numbers for which an axis should have room: not those that a hedge leaves far off."""
        hedge = self.said[0].claim.quantity.hedge
        over = [] if self.open_ended else [self.likely, self.range] if hedge == "exact" else [self.likely]
        yield self.value
        for bounds in (*over, *([self.forced] if self.forced else [])):
            yield from (end for end in (bounds.lower, bounds.upper) if end is not None)


@frozen
class Slot:
    """One time of a track: the bars that stand there, whether they agree, and how far the metric had moved.

    ``base`` is what a move is measured against, empty for a level or rate.
    """

    period: Period
    unit: str
    bars: tuple[Bar, ...]
    agree: bool
    moves: tuple[Slot, ...] = field(default=())
    base: str = field(default="")

    @property
    def disputed(self) -> bool:
        """Not all that is said of it can hold, or something else forces another number on one of its figures."""
        return not self.agree or self.contradicted or any(bar.forced for bar in self.bars)

    @property
    def contradicted(self) -> bool:
        """One of its figures is."""
        return any(bar.state == "contradicted" for bar in self.bars)

    @property
    def differs(self) -> bool:
        """Not all can hold, and nothing says which of the figures is wrong."""
        return not self.agree and not self.contradicted

    @property
    def trusted(self) -> Bar | None:
        """The bar through which a line may go, the narrowest: none where several say different things."""
        standing = [bar for bar in self.bars if bar.state != "contradicted"]
        if len(standing) > 1 and not self.agree:
            return None
        return min(standing, key=lambda bar: (bar.range.width is None, bar.range.width or 0), default=None)

    @property
    def parts(self) -> tuple[Slot, ...]:
        """Itself and its moves."""
        return self, *self.moves


@frozen
class Track:
    """Slots whose values can be compared, with one axis: a run of points, or of their moves against one base."""

    run: Run
    caption: str
    unit: str
    slots: tuple[Slot, ...]

    @property
    def bars(self) -> Iterator[Bar]:
        """All bars in the order of time."""
        for slot in self.slots:
            yield from slot.bars

    @property
    def single(self) -> bool:
        """One number alone is told, whatever may be meant by it."""
        return len({bar.value for bar in self.bars}) == 1 and not any(bar.forced for bar in self.bars)

    @cached_property
    def ends_alike(self) -> bool:
        """All its times end on one day of their years."""
        return len({(slot.period.end.month, slot.period.end.day) for slot in self.slots}) == 1

    def thread(self, slot: Slot) -> Hashable:
        """What slots have in common that one line joins: stretches of different lengths aren't joined.

        What runs from January is joined within its year, or from year to year where it always ends alike.
        """
        if self.run in {"years", "months", "days"}:
            return slot.period
        return slot.period.end.year if self.run == "from_january" and not self.ends_alike else None


def tracks(series: Series, evidence: Evidence) -> tuple[Track, ...]:
    """Runs of a series' points; of a metric of which only moves are stated, runs of these for each base."""
    stated = any(point.claims for point in series.points)
    return tuple(_levels(series, evidence) if stated else _moving(series, evidence))


def _levels(series: Series, evidence: Evidence) -> Iterator[Track]:
    for run, points in series.runs:
        slots = tuple(_slot(point, series.unit, evidence) for point in points)
        yield Track(run, _caption(run, slots, evidence.style), series.unit, slots)


def _slot(point: Point, unit: str, evidence: Evidence) -> Slot:
    moves = tuple(_moved(point, move, evidence) for move in point.moves)
    return Slot(point.period, unit, _bars(point.said, evidence), point.agree, moves)


def _moved(point: Point, move: Move, evidence: Evidence) -> Slot:
    return Slot(point.period, move.unit, _bars(move.said, evidence), move.agree, base=base_of(move, evidence.style))


def _moving(series: Series, evidence: Evidence) -> Iterator[Track]:
    for run, points in series.runs:
        found: dict[tuple[Kind, str, str], list[Slot]] = {}
        for point in points:
            for move in point.moves:
                slot = _moved(point, move, evidence)
                found.setdefault((move.kind, slot.base, slot.unit), []).append(slot)
        for (kind, base, unit), slots in found.items():
            told = _caption(run, slots, evidence.style), base, evidence.style.say(KINDS[kind])
            yield Track(run, " · ".join(filter(None, told)), unit, tuple(slots))


def _caption(run: Run, slots: Iterable[Slot], style: Style) -> str:
    whole = run == "from_january" and {slot.period.form for slot in slots} == {"year"}
    return style.say(words.WHOLE_YEARS if whole else words.RUNS[run])


def _bars(said: Sequence[Said], evidence: Evidence) -> tuple[Bar, ...]:
    """Figures that are alike stand together."""
    found: dict[tuple[object, ...], list[Said]] = {}
    for each in said:
        alike = each.value, each.range, each.likely, evidence.state(each.claim), _forced(each, evidence)
        found.setdefault(alike, []).append(each)
    return tuple(Bar(tuple(told), evidence.state(told[0].claim), _forced(told[0], evidence)) for told in found.values())


def _forced(said: Said, evidence: Evidence) -> Interval | None:
    """What the others force on a figure, in the unit of its series."""
    forced = evidence.forced.get(said.claim.id)
    if forced is None or forced.empty or forced == Interval.whole():
        return None
    return forced.scaled(said.worth)


# -- in words ------------------------------------------------------------------------------------------------------


def printed(claim: Claim) -> str:
    """A figure as it is printed, behind the mark of its hedge, and of its direction where it moved."""
    if claim.kind in {"growth", "change", "multiple"}:
        return plain(signed(claim, HEDGES[claim.quantity.hedge]))
    return hedged(claim)


def told(bar: Bar, slot: Slot, evidence: Evidence) -> str:
    """All that there is to say of a bar."""
    style = evidence.style
    return style.say(
        words.FIGURE,
        period=" ".join(filter(None, (style.say(named(slot.period)), slot.base))),
        figure=printed(bar.claims[0]),
        range=between(bar.range, slot.unit),
        state=style.say(STATES[bar.state]),
        where=where(bar.claims, evidence),
    )


def where(claims: Sequence[Claim], evidence: Evidence) -> str:
    """The files of figures that say the same."""
    files = list(dict.fromkeys(evidence.files[claim.document] for claim in claims))
    if len(files) <= _NAMED:
        return say_list(files, evidence.style)
    more = evidence.style.say(words.AND_MORE, count=len(files))
    return f"{say_list(files[:_NAMED], evidence.style)} {more}"


def say_list(parts: Iterable[str], style: Style) -> str:
    """Several in a row."""
    return style.say(LIST_COMMA).join(parts)
