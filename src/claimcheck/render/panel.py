"""One panel of a plot: a run of times that can be compared, under one axis of values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import groupby

from attrs import field, frozen

from claimcheck.messages import plot as words
from claimcheck.messages.words import STATES
from claimcheck.model import Interval, Period, State
from claimcheck.render.axis import Scale, around, numerals, ticks
from claimcheck.render.marks import Rail, drawn, forced, link, reach
from claimcheck.render.numbers import between
from claimcheck.render.series import DIFFERS
from claimcheck.render.space import Box, Rows, Space
from claimcheck.render.svg import element, extent, label, line, title
from claimcheck.render.tracks import Bar, Evidence, Slot, Track, printed, told

# Heights in units of the drawing, of which a letter takes eleven.
CAPTION, FULL, LOW, NONE, ROW, BELOW, EDGE = 22, 84, 30, 2, 13, 10, 8
_MOST_TICKS, _MOVE_ROWS = 5, 2
# Half the room that a mark takes, how far those of one day stand apart, and half of one of many.
_MARK, _STEP, _SMALL = 6, 14, 2
# So many marks of a panel have their numbers beside them; of more, only those that matter most.
_NAMED, _MANY = 12, 40
# How much more than its range the axis of a lone number holds: it says nothing, so no bar shall stand on it.
_FLAT = 100
_BAD: tuple[State, ...] = ("contradicted", "undecided")


@frozen
class Axis:
    """A track's values: where they stand below the top of its panel, with the ticks and the unit of these."""

    track: Track
    scale: Scale
    ticks: tuple[tuple[Fraction, str], ...] = field(default=())
    unit: str = field(default="")

    @classmethod
    def of(cls, track: Track) -> Axis:
        """An axis as high as the values need: a lone number needs none."""
        ends = [end for bar in track.bars for end in bar.ends]
        if not ends:
            return cls(track, Scale(Fraction(0), Fraction(1), CAPTION + NONE, CAPTION))
        if track.single:
            wide = max((bar.likely.width or 0 for bar in track.bars), default=0) * _FLAT or Fraction(1)
            return cls(track, Scale(min(ends) - wide, max(ends) + wide, CAPTION + LOW, CAPTION))
        scale = around(ends, CAPTION + FULL, CAPTION)
        values = ticks(scale, _MOST_TICKS)
        names, unit = numerals(values, track.unit)
        return cls(track, scale, tuple(zip(values, names, strict=True)), unit)

    @property
    def margin(self) -> float:
        """Room that the names of its ticks take."""
        return max((extent(name) for _, name in self.ticks), default=0)


@frozen
class Placed:
    """A bar of a time at its place across."""

    slot: Slot
    bar: Bar
    x: float


@frozen
class Panel:
    """A track drawn from its own top on, over a calendar that all panels of a plot share."""

    axis: Axis
    calendar: Scale
    evidence: Evidence

    @property
    def edges(self) -> tuple[int, int]:
        """Left and right of its frame, which has room for marks at the ends of the calendar."""
        return self.calendar.start - EDGE, self.calendar.end + EDGE

    @property
    def height(self) -> int:
        """From its top to where another may begin."""
        rows = max((row for *_, row in self._moves), default=-1) + 1
        return self.axis.scale.start + rows * ROW + BELOW

    def markup(self) -> Iterator[str]:
        """Its parts, those in front last."""
        yield from self._frame()
        yield from _path("cc-plot-span", *(self._span(each.slot.period, each.bar) for each in self._placed))
        yield from _path("cc-plot-line", *self._threads())
        for each in self._placed:
            if each.bar.forced:
                yield forced(each.bar.forced, Rail(self.axis.scale, each.x), self.axis.track.unit, self.evidence)
        size = _SMALL if len(self._placed) > _MANY else 3
        for each in self._placed:
            said = title(told(each.bar, each.slot, self.evidence))
            yield link(each.bar, said, drawn(each.bar, Rail(self.axis.scale, each.x), size))
        yield from self._names()
        for slot, bar, end, row in self._moves:
            text = label(self._move(slot, bar), end, self.axis.scale.start + (row + 1) * ROW, "cc-plot-to")
            yield link(bar, title(told(bar, slot, self.evidence)), text)

    # -- axis ------------------------------------------------------------------------------------------------------

    def _frame(self) -> Iterator[str]:
        left, right, scale = *self.edges, self.axis.scale
        yield label(self._caption(), left, CAPTION - 10, "cc-plot-caption")
        places = [scale.at(value) for value, _ in self.axis.ticks] or [float(scale.start)]
        yield from _path("cc-plot-grid", *(line(left, y, to_x=right) for y in places))
        for value, name in self.axis.ticks:
            yield label(name, left - 5, scale.at(value) + 4, "cc-plot-to")

    def _caption(self) -> str:
        """What the panel holds, in which unit, and that its axis leaves out the zero."""
        say, caption, unit = self.evidence.style.say, self.axis.track.caption, self.axis.unit
        told = say(words.UNIT, caption=caption, unit=unit) if unit else caption
        whole = not self.axis.ticks or self.axis.scale.holds(0)
        return told if whole else f"{told} · {say(words.NOT_FROM_ZERO)}"

    # -- times -----------------------------------------------------------------------------------------------------

    @cached_property
    def _placed(self) -> tuple[Placed, ...]:
        """Every bar at the end of its time, those of one day side by side."""
        found = []
        for _, slots in groupby(self.axis.track.slots, lambda slot: slot.period.end):
            bars = [(slot, bar) for slot in slots for bar in slot.bars]
            for number, (slot, bar) in enumerate(bars):
                x = self.calendar.at(after(slot.period)) + _STEP * (number - (len(bars) - 1) / 2)
                found.append(Placed(slot, bar, self._kept(x)))
        return tuple(found)

    def _kept(self, x: float) -> float:
        left, right = self.edges
        return min(max(x, left + _MARK), right - _MARK)

    def _span(self, period: Period, bar: Bar) -> str:
        """A stroke as long as the time that a value is of, at its height; with an arrow where it began before."""
        y, first = self.axis.scale.at(bar.value), period.start.toordinal()
        start, end = self.calendar.at(first), self.calendar.at(after(period))
        if period.type == "instant" or end - start < _MARK:
            return ""
        arrow = "" if self.calendar.holds(first) else line(start + 5, y - 3) + "l-5 3 5 3"
        return line(start, y, to_x=end) + arrow

    def _threads(self) -> Iterator[str]:
        """Lines through neighbours that can be compared, past figures that are contradicted."""
        through: dict[Hashable, list[str]] = defaultdict(list)
        for each in self._placed:
            if each.bar is each.slot.trusted and not each.bar.open_ended:
                place = Rail(self.axis.scale, each.x).at(self.axis.scale.at(each.bar.value))
                through[self.axis.track.thread(each.slot)].append(place)
        return ("M" + "L".join(places) for places in through.values() if len(places) > 1)

    # -- words beside the marks ------------------------------------------------------------------------------------

    def _names(self) -> Iterator[str]:
        """The numbers of marks beside them where there is room; those that are contradicted always."""
        scale = self.axis.scale
        space = Space(*self.edges, scale.end - 4, scale.start + 4)
        for each in self._placed:
            space.take(self._box(each))
            if each.bar.forced:
                space.take(self._box(each, each.bar.forced))
        for each in self._named():
            text, bad = self._name(each), each.bar.state == "contradicted"
            place = space.beside(self._box(each), extent(text, bold=bad), must=each.slot.disputed)
            if place:
                yield label(text, *place, "cc-plot-name cc-plot-bad" if bad else "cc-plot-name")

    def _box(self, placed: Placed, over: Interval | None = None) -> Box:
        """What a mark takes with its bar, or with another range that is drawn there."""
        low, high = reach(placed.bar, self.axis.scale, over)
        return placed.x - _MARK, low - _MARK, placed.x + _MARK, high + _MARK

    def _named(self) -> Sequence[Placed]:
        """The worst first; of many, beside these the first, the last and the extremes alone."""
        placed = list(self._placed)
        if len(placed) > _NAMED:
            values = sorted(placed, key=lambda each: each.bar.value)
            bad = [each for each in placed if each.bar.state in _BAD or not each.slot.agree]
            placed = [*bad[:_NAMED], placed[-1], placed[0], values[0], values[-1]]
        unlike = {id(each): each for each in placed}.values()
        return sorted(unlike, key=lambda each: (each.slot.agree, each.bar.state != "contradicted"))

    def _name(self, placed: Placed) -> str:
        """A number as printed; a lone one with its range."""
        named = standing(placed.bar, self.evidence)
        named = f"{DIFFERS} {named}" if placed.slot.differs else named
        if self.axis.track.single and placed.bar.range.width and len(self.axis.track.slots) == 1:
            over = between(placed.bar.range, self.axis.track.unit)
            return self.evidence.style.say(words.LONE, figure=named, range=over)
        return named

    # -- moves -----------------------------------------------------------------------------------------------------

    @cached_property
    def _moves(self) -> list[tuple[Slot, Bar, float, int]]:
        """How far the metric had moved, below its time, in rows; what has no room is left to the table."""
        rows = Rows(*self.edges, _MOVE_ROWS)
        moves = [(move, bar) for slot in self.axis.track.slots for move in slot.moves for bar in move.bars]
        found = []
        for move, bar in sorted(moves, key=lambda pair: pair[1].state != "contradicted"):
            middle, wide = self.calendar.at(after(move.period)), extent(self._move(move, bar), bold=True)
            place = rows.put(middle, wide, must=bar.state == "contradicted")
            if place:
                found.append((move, bar, *place))
        return found

    def _move(self, move: Slot, bar: Bar) -> str:
        differs = DIFFERS if move.differs else ""
        return " ".join(filter(None, (differs, move.base, standing(bar, self.evidence))))


def _path(class_: str, *strokes: str) -> Iterator[str]:
    """One path of several strokes, if there are any."""
    if any(strokes):
        yield element("path", d="".join(strokes), class_=class_)


def after(period: Period) -> int:
    """The day behind a period, at whose beginning it is over."""
    return period.end.toordinal() + 1


def standing(bar: Bar, evidence: Evidence) -> str:
    """A number as printed, behind its standing in a word where that is bad."""
    said = printed(bar.claims[0])
    return f"{evidence.style.say(STATES[bar.state])} {said}" if bar.state in _BAD else said
