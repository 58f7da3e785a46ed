"""A figure drawn: a symbol at its value, and a bar over everything that it may mean."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from attrs import frozen

from claimcheck.messages import plot as words
from claimcheck.model import Interval, State
from claimcheck.render.axis import Scale
from claimcheck.render.numbers import between
from claimcheck.render.svg import element, number, title
from claimcheck.render.tracks import Bar, Evidence

# Half the length of a stroke across, how far an arrow reaches where nothing bounds it, and the size of its head.
CAP, REACH, HEAD = 4, 14, 3
# Bars shorter than this are a stroke across; what is likely shows where it leaves so much of the bar.
_PIXEL, _APART = 1, 3
_LEAST_BOX = 4


@frozen
class Rail:
    """The line on which bars of one place stand: upright at ``centre`` across, or lying at ``centre`` down."""

    scale: Scale
    centre: float
    upright: bool = True

    def at(self, along: float, across: float = 0) -> str:
        """A place along the scale and beside the line."""
        x, y = (self.centre + across, along) if self.upright else (along, self.centre + across)
        return f"{number(x)} {number(y)}"

    def across(self, along: float, half: float = CAP) -> str:
        """A stroke across."""
        return f"M{self.at(along, -half)}L{self.at(along, half)}"

    def stretch(self, start: float, end: float) -> str:
        """A stroke along."""
        return f"M{self.at(start)}L{self.at(end)}"

    def symbol(self, state: State, value: Fraction, size: int = 3) -> str:
        """A shape for each standing: a cross, a diamond, a disc (that of an unchecked figure is empty)."""
        at = self.at(self.scale.at(value))
        if state == "contradicted":
            return element("path", d=f"M{at}m-5-5l10 10m0-10l-10 10")
        if state == "undecided":
            return element("path", d=f"M{at}m0-5l5 5-5 5-5-5z", class_="cc-plot-sign")
        x, y = at.split()
        return element("circle", cx=x, cy=y, r=size)


def link(bar: Bar, *children: str) -> str:
    """What leads to the first figure of a bar."""
    return element("a", *children, href=f"#{bar.claims[0].id}", class_=f"cc-plot-{bar.state}")


def drawn(bar: Bar, rail: Rail, size: int = 3) -> str:
    """A bar with its symbol where its value is shown; a number that means itself alone has no bar."""
    path = "" if bar.range.width == 0 else element("path", d=_whisker(bar.range, bar.value, rail))
    sign = rail.symbol(bar.state, bar.value, size) if rail.scale.holds(bar.value) else ""
    return path + _likely(bar, rail) + sign


def forced(over: Interval, rail: Rail, unit: str, evidence: Evidence) -> str:
    """A dashed box over what the others force on a figure."""
    said = evidence.style.say(words.FORCED, range=between(over, unit))
    return element("g", title(said), element("path", d=_box(over, rail)), class_="cc-plot-forced")


def _whisker(over: Interval, value: Fraction, rail: Rail) -> str:
    """The path of a bar: capped where it ends, an arrow where it goes on."""
    low, low_cap = _end(over.lower, value, rail, -1)
    high, high_cap = _end(over.upper, value, rail, 1)
    if abs(high - low) < _PIXEL:
        return rail.across((low + high) / 2)
    return rail.stretch(low, high) + low_cap + high_cap


def reach(bar: Bar, scale: Scale, over: Interval | None = None) -> tuple[float, float]:
    """The first and the last place that a bar takes, or another range that is drawn in its stead."""
    over, rail = over or bar.range, Rail(scale, 0)
    ends = (_end(over.lower, bar.value, rail, -1)[0], _end(over.upper, bar.value, rail, 1)[0])
    return min(ends), max(ends)


def _end(bound: Fraction | None, value: Fraction, rail: Rail, side: int) -> tuple[float, str]:
    """Where a bar ends on the page, and the path of its cap or of the head of an arrow."""
    scale = rail.scale
    if bound is not None and scale.holds(bound):
        return scale.at(bound), rail.across(scale.at(bound))
    way = side if scale.end > scale.start else -side
    tip = float(scale.start if side < 0 else scale.end)
    if bound is None and scale.holds(value):
        tip = _kept(scale.at(value) + REACH * way, scale)
    return tip, f"M{rail.at(tip - HEAD * way, -HEAD)}L{rail.at(tip)}L{rail.at(tip - HEAD * way, HEAD)}"


def _kept(place: float, scale: Scale) -> float:
    return min(max(place, min(scale.start, scale.end)), max(scale.start, scale.end))


def _likely(bar: Bar, rail: Rail) -> str:
    """A broad stroke over what the digits suggest first, where this is visibly less than all that they may mean."""
    if bar.open_ended or bar.likely.lower is None or bar.likely.upper is None:
        return ""
    low, high = rail.scale.at(bar.likely.lower), rail.scale.at(bar.likely.upper)
    least, most = (_end(end, bar.value, rail, side)[0] for end, side in ((bar.range.lower, -1), (bar.range.upper, 1)))
    if abs(high - low) < _PIXEL or abs(most - least) - abs(high - low) < _APART:
        return ""
    return element("path", d=rail.stretch(low, high), class_="cc-plot-likely")


def _box(over: Interval, rail: Rail) -> str:
    """The path of a box around a range, never too thin to be seen, left open where it goes on."""
    low = rail.scale.at(rail.scale.low if over.lower is None else over.lower)
    high = rail.scale.at(rail.scale.high if over.upper is None else over.upper)
    if abs(high - low) < _LEAST_BOX:
        half, middle = _LEAST_BOX / 2, (low + high) / 2
        low, high = middle - half, middle + half
    return "".join(_sides(over, low, high, rail))


def _sides(over: Interval, low: float, high: float, rail: Rail) -> Iterator[str]:
    for across in (-CAP, CAP):
        yield f"M{rail.at(low, across)}L{rail.at(high, across)}"
    for bound, along in ((over.lower, low), (over.upper, high)):
        if bound is not None and rail.scale.holds(bound):
            yield rail.across(along)
