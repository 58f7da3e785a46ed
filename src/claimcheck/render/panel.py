"""One panel of a plot: a run of times that can be compared, under one axis of values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import groupby

from attrs import field, frozen

from claimcheck.messages import plot as words
from claimcheck.model import Period
from claimcheck.render.axis import Scale, around, numerals, ticks
from claimcheck.render.layout import width
from claimcheck.render.marks import Rail, box, link, mark
from claimcheck.render.numbers import between
from claimcheck.render.svg import CELL, Length, element, label, line, title
from claimcheck.render.tracks import Bar, Evidence, Slot, Track, printed, told

# Heights in units of the drawing, of which a letter takes eleven.
CAPTION, FULL, LOW, NONE, ROW, BELOW = 20, 84, 30, 4, 13, 8
MOST_TICKS = 5
# Half the room that a mark takes, and how far those of one day stand apart.
_MARK, _STEP = 6, 11
# So many marks of a panel have their numbers beside them; of more, only those that matter most.
_LABELLED = 12
_MOVE_ROWS = 2


@frozen
class Axis:
    """A track's values: where they stand below the top of its panel, with the ticks and the unit of these."""

    track: Track
    scale: Scale
    ticks: tuple[tuple[Fraction, str], ...] = field(default=())
    unit: str = field(default="")

    @classmethod
    def of(cls, track: Track) -> Axis:
        """An axis as high as the values need: one number needs none."""
        ends = [end for bar in track.bars for end in bar.ends]
        if not ends:
            return cls(track, Scale(Fraction(0), Fraction(1), CAPTION + NONE, CAPTION))
        single = len({bar.value for bar in track.bars}) == 1 and not any(bar.forced for bar in track.bars)
        scale = around(ends, CAPTION + (LOW if single else FULL), CAPTION, zero=not single)
        if single:
            return cls(track, scale)
        values = ticks(scale, MOST_TICKS)
        labels, unit = numerals(values, track.unit)
        return cls(track, scale, tuple(zip(values, labels, strict=True)), unit)

    @property
    def margin(self) -> int:
        """Room that the labels of its ticks take."""
        return max((width(name) * CELL for _, name in self.ticks), default=0)


@frozen
class Panel:
    """A track drawn from its own top on, over a calendar that all panels of a plot share."""

    axis: Axis
    calendar: Scale
    evidence: Evidence

    @property
    def track(self) -> Track:
        """What it shows."""
        return self.axis.track

    @property
    def height(self) -> int:
        """From its top to where another may begin."""
        return self.axis.scale.start + len(self.rows) * ROW + BELOW

    def markup(self) -> Iterator[str]:
        """Its parts, those in front last."""
        yield from self._frame()
        spans = "".join(self._span(slot.period, bar) for slot in self.track.slots for bar in slot.bars[:1])
        if spans:
            yield element("path", d=spans, class_="cc-plot-span")
        yield from self._lines()
        yield from (self._forced(bar, x) for bar, x in self.places if bar.forced)
        for slot, bar, x in self._placed:
            yield mark(bar, self._rail(x), told(bar, slot, self.evidence))
        yield from self._names()
        yield from self._moves()

    # -- axis ------------------------------------------------------------------------------------------------------

    def _frame(self) -> Iterator[str]:
        left, right, scale = self.calendar.start, self.calendar.end, self.axis.scale
        yield label(self._caption(), left, CAPTION - 8, "cc-plot-caption")
        marks = "".join(line(left, scale.at(value), to_x=right) for value, _ in self.axis.ticks)
        yield element("path", d=marks or line(left, scale.start, to_x=right), class_="cc-plot-grid")
        for value, name in self.axis.ticks:
            yield label(name, left - 5, scale.at(value) + 4, "cc-plot-to")

    def _caption(self) -> str:
        """What the panel holds, in which unit, and that its axis leaves out the zero."""
        say, caption = self.evidence.style.say, self.track.caption
        unit = self.axis.unit
        named = say(words.UNIT, caption=caption, unit=unit) if unit else caption
        whole = not self.axis.ticks or self.axis.scale.holds(0)
        return named if whole else f"{named} · {say(words.NOT_FROM_ZERO)}"

    # -- times -----------------------------------------------------------------------------------------------------

    @cached_property
    def _placed(self) -> tuple[tuple[Slot, Bar, Fraction], ...]:
        """Every bar with its place across: at the end of its time, those of one day side by side."""
        found = []
        for _, slots in groupby(self.track.slots, lambda slot: slot.period.end):
            bars = [(slot, bar) for slot in slots for bar in slot.bars]
            for number, (slot, bar) in enumerate(bars):
                beside = Fraction(_STEP * (2 * number - len(bars) + 1), 2)
                found.append((slot, bar, self._kept(self.calendar.at(after(slot.period)) + beside)))
        return tuple(found)

    @property
    def places(self) -> Iterator[tuple[Bar, Fraction]]:
        """Every bar, and where it stands across."""
        return ((bar, x) for _, bar, x in self._placed)

    def _kept(self, x: Fraction) -> Fraction:
        return min(max(x, Fraction(self.calendar.start + _MARK)), Fraction(self.calendar.end - _MARK))

    def _span(self, period: Period, bar: Bar) -> str:
        """A stroke as long as the time that a value is of, at its height."""
        if period.type == "instant":
            return ""
        y = self.axis.scale.at(bar.value)
        start, end = self.calendar.at(period.start.toordinal()), self.calendar.at(after(period))
        return line(start, y, to_x=end) if end - start > _MARK else ""

    def _lines(self) -> Iterator[str]:
        """Lines through neighbours that can be compared, past figures that are contradicted."""
        through: dict[object, list[str]] = defaultdict(list)
        for slot, bar, x in self._placed:
            if bar.state != "contradicted" and bar is trusted(slot):
                through[self._thread(slot)].append(
                    f"{Rail(self.axis.scale, x, upright=True).at(self.axis.scale.at(bar.value))}"
                )
        paths = "".join("M" + "L".join(places) for places in through.values() if len(places) > 1)
        if paths:
            yield element("path", d=paths, class_="cc-plot-line")

    def _thread(self, slot: Slot) -> object:
        """What the slots have in common through which one line goes."""
        if self.track.run in {"years", "months", "days"}:
            return slot.period
        whole = (
            self.track.run != "from_january"
            or len({(each.period.end.month, each.period.end.day) for each in self.track.slots}) == 1
        )
        return None if whole else slot.period.end.year

    # -- figures ---------------------------------------------------------------------------------------------------

    def _rail(self, x: Fraction) -> Rail:
        return Rail(self.axis.scale, x, upright=True)

    def _forced(self, bar: Bar, x: Fraction) -> str:
        """A dashed box over what the others force on a figure."""
        assert bar.forced  # noqa: S101 - asked for those alone
        said = self.evidence.style.say(words.FORCED, range=between(bar.forced, self.track.unit))
        return element("g", title(said), element("path", d=box(bar.forced, self._rail(x))), class_="cc-plot-forced")

    def _names(self) -> Iterator[str]:
        """The numbers of marks beside them where there is room; those of contradicted figures always."""
        space = Space(self.calendar.start, self.calendar.end, self.axis.scale.end - 6, self.axis.scale.start + 4)
        for _, bar, x in self._placed:
            space.take(x - _MARK, self.axis.scale.at(bar.value) - _MARK, 2 * _MARK, 2 * _MARK)
        for bar, x in self._named():
            text = name(bar, self.evidence)
            place = space.beside(
                x, self.axis.scale.at(bar.value), width(text) * CELL, forced=bar.state == "contradicted"
            )
            if place:
                yield label(text, *place, f"cc-plot-name{' cc-plot-bad' * (bar.state == 'contradicted')}")

    def _named(self) -> Sequence[tuple[Bar, Fraction]]:
        """Contradicted figures, then undecided ones, then the ends, or all of a few."""
        placed = list(self.places)
        if len(placed) > _LABELLED:
            values = sorted(placed, key=lambda pair: pair[0].value)
            placed = [pair for pair in placed if pair[0].state in {"contradicted", "undecided"}] + [
                placed[-1],
                placed[0],
                values[0],
                values[-1],
            ]
        first = {"contradicted": 0, "undecided": 1}
        return sorted(
            dict(((id(bar)), (bar, x)) for bar, x in placed).values(), key=lambda pair: first.get(pair[0].state, 2)
        )

    # -- moves -----------------------------------------------------------------------------------------------------

    @cached_property
    def rows(self) -> tuple[tuple[tuple[Slot, Bar, str, Fraction], ...], ...]:
        """How far the metric had moved, each below its time, in rows; what has no room is left to the table."""
        rows: list[list[tuple[Slot, Bar, str, Fraction]]] = []
        moves = [(move, bar, slot.period) for slot in self.track.slots for move in slot.moves for bar in move.bars]
        for move, bar, period in sorted(moves, key=lambda told: told[1].state != "contradicted"):
            text = " ".join(filter(None, (move.base, name(bar, self.evidence))))
            size = width(text) * CELL
            end = max(self.calendar.at(after(period)) + size / 2, Fraction(self.calendar.start + size))
            end = min(end, Fraction(self.calendar.end))
            self._put(rows, (move, bar, text, end))
        return tuple(tuple(row) for row in rows)

    def _put(self, rows: list[list[tuple[Slot, Bar, str, Fraction]]], told: tuple[Slot, Bar, str, Fraction]) -> None:
        """Into the first row with room, into a new one while there may be more."""
        fitting = next((row for row in rows if all(apart(told, other) for other in row)), None)
        if fitting is not None:
            fitting.append(told)
        elif len(rows) < _MOVE_ROWS or told[1].state == "contradicted":
            rows.append([told])

    def _moves(self) -> Iterator[str]:
        for number, row in enumerate(self.rows):
            y = self.axis.scale.start + (number + 1) * ROW
            for slot, bar, text, end in row:
                yield link(bar, title(told(bar, slot, self.evidence)), label(text, end, y, "cc-plot-to"))


def apart(one: tuple[Slot, Bar, str, Fraction], other: tuple[Slot, Bar, str, Fraction]) -> bool:
    """Two texts, told by where they end, leave a cell between them."""
    (_, _, text, end), (_, _, other_text, other_end) = one, other
    return end + CELL < other_end - width(other_text) * CELL or other_end + CELL < end - width(text) * CELL


def after(period: Period) -> int:
    """The day behind a period, at whose beginning it is over."""
    return period.end.toordinal() + 1


def trusted(slot: Slot) -> Bar | None:
    """The bar of a time through which a line may go: none where several say different things."""
    standing = [bar for bar in slot.bars if bar.state != "contradicted"]
    return standing[0] if len(standing) == 1 or (standing and slot.agree) else None


def name(bar: Bar, evidence: Evidence) -> str:
    """A number as printed, with its standing in a word where that is bad."""
    said = printed(bar.claims[0])
    if bar.state in {"contradicted", "undecided"}:
        return f"{evidence.style.say(words.STATES[bar.state])} {said}"
    return said


class Space:
    """What is still free of a frame from ``left`` to ``right`` and from ``top`` to ``bottom``."""

    def __init__(self, left: int, right: int, top: int, bottom: int) -> None:
        self.frame = left, right, top, bottom
        self.taken: list[tuple[Length, Length, Length, Length]] = []

    def take(self, x: Length, y: Length, wide: Length, high: Length) -> None:
        """No more text there."""
        self.taken.append((x, y, x + wide, y + high))

    def beside(self, x: Fraction, y: Fraction, wide: int, *, forced: bool) -> tuple[Fraction, Fraction] | None:
        """Where a text of that width may begin, and its line; where none is free, the first place if it must stand."""
        inside = [place for place in self._around(x, y, wide) if self._fits(*place, wide)]
        free = next((place for place in inside if self._free(*place, wide)), None)
        place = free or (inside[0] if forced and inside else None)
        if place:
            self.take(place[0], place[1] - 9, wide, 11)
        return place

    def _around(self, x: Fraction, y: Fraction, wide: int) -> Iterator[tuple[Fraction, Fraction]]:
        """Above, below, behind, before, and shifted inwards."""
        left, right, *_ = self.frame
        middle = min(max(x - Fraction(wide, 2), Fraction(left)), Fraction(max(right - wide, left)))
        yield from ((middle, y - 8), (middle, y + 16), (x + 9, y + 4), (x - 9 - wide, y + 4))
        yield from ((x + 9, y - 8), (x - 9 - wide, y - 8), (x + 9, y + 16), (x - 9 - wide, y + 16))

    def _fits(self, x: Fraction, y: Fraction, wide: int) -> bool:
        left, right, top, bottom = self.frame
        return left <= x and x + wide <= right and top <= y - 9 and y + 2 <= bottom

    def _free(self, x: Fraction, y: Fraction, wide: int) -> bool:
        return not any(x < r and left < x + wide and y - 9 < b and t < y + 2 for left, t, r, b in self.taken)
