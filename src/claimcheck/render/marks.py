"""A figure drawn: a symbol at its value, and a bar over everything that it may mean."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from attrs import frozen

from claimcheck.model import Interval
from claimcheck.render.axis import Scale
from claimcheck.render.svg import Length, element, number, title
from claimcheck.render.tracks import Bar

# Half the length of a stroke across, how far an arrow reaches where nothing bounds it, and the size of its head.
CAP, REACH, HEAD = 4, 14, 3
# Bars shorter than a pixel are a stroke across; what is likely shows where it leaves so much of the bar.
_PIXEL, _APART = 1, 3
_LEAST_BOX = 4


@frozen
class Rail:
    """The line on which bars of one place stand: upright at ``centre`` across, or lying at ``centre`` down."""

    scale: Scale
    centre: Fraction
    upright: bool

    def at(self, along: Length, across: Length = 0) -> str:
        """A place along the scale and beside the line."""
        x, y = (self.centre + across, along) if self.upright else (along, self.centre + across)
        return f"{number(x)} {number(y)}"

    def across(self, along: Length, half: Length = CAP) -> str:
        """A stroke across."""
        return f"M{self.at(along, -half)}L{self.at(along, half)}"

    def stretch(self, start: Length, end: Length) -> str:
        """A stroke along."""
        return f"M{self.at(start)}L{self.at(end)}"


def mark(bar: Bar, rail: Rail, told: str) -> str:
    """A bar with its symbol, linked to the first place that says so."""
    return link(
        bar, title(told), element("path", d=whisker(bar.range, bar.value, rail)), _likely(bar, rail), symbol(bar, rail)
    )


def link(bar: Bar, *children: str) -> str:
    """What leads to the first figure of a bar."""
    return element("a", *children, href=f"#{bar.claims[0].id}", class_=f"cc-plot-{bar.state}")


def symbol(bar: Bar, rail: Rail) -> str:
    """A shape for each standing: a cross, a diamond, a disc (that of an unchecked figure is empty)."""
    at = rail.at(rail.scale.at(bar.value))
    if bar.state == "contradicted":
        return element("path", d=f"M{at}m-5-5l10 10m0-10l-10 10")
    if bar.state == "undecided":
        return element("path", d=f"M{at}m0-5l5 5-5 5-5-5z", class_="cc-plot-sign")
    x, y = at.split()
    return element("circle", cx=x, cy=y, r=3)


def whisker(over: Interval, value: Fraction, rail: Rail) -> str:
    """The path of a bar: capped where it ends, an arrow where it goes on."""
    low, low_cap = _end(over.lower, value, rail, -1)
    high, high_cap = _end(over.upper, value, rail, 1)
    if abs(high - low) < _PIXEL:
        return rail.across((low + high) / 2)
    return rail.stretch(low, high) + low_cap + high_cap


def _end(bound: Fraction | None, value: Fraction, rail: Rail, side: int) -> tuple[Fraction, str]:
    """Where a bar ends on the page, and the path of its cap or of the head of an arrow."""
    scale = rail.scale
    if bound is not None and scale.holds(bound):
        return scale.at(bound), rail.across(scale.at(bound))
    way = side if scale.end > scale.start else -side
    tip = scale.at(bound) if bound is not None else _kept(scale.at(value) + REACH * way, scale)
    return tip, f"M{rail.at(tip - HEAD * way, -HEAD)}L{rail.at(tip)}L{rail.at(tip - HEAD * way, HEAD)}"


def _kept(place: Fraction, scale: Scale) -> Fraction:
    return min(max(place, Fraction(min(scale.start, scale.end))), Fraction(max(scale.start, scale.end)))


def _likely(bar: Bar, rail: Rail) -> str:
    """A broad stroke over what is likely, where this is visibly less than all that it may mean."""
    low, high = (_end(end, bar.value, rail, side)[0] for end, side in ((bar.likely.lower, -1), (bar.likely.upper, 1)))
    least, most = (_end(end, bar.value, rail, side)[0] for end, side in ((bar.range.lower, -1), (bar.range.upper, 1)))
    if abs(high - low) < _PIXEL or abs(most - least) - abs(high - low) < _APART:
        return ""
    return element("path", d=rail.stretch(low, high), class_="cc-plot-likely")


def box(over: Interval, rail: Rail, half: int = CAP) -> str:
    """The path of a box around a range, never too thin to be seen, left open where it goes on."""
    low, high = (_bound(over.lower, rail.scale.low, rail.scale), _bound(over.upper, rail.scale.high, rail.scale))
    if abs(high - low) < _LEAST_BOX:
        way = 1 if high >= low else -1
        middle = (low + high) / 2
        low, high = middle - Fraction(_LEAST_BOX, 2) * way, middle + Fraction(_LEAST_BOX, 2) * way
    return "".join(_sides(over, low, high, rail, half))


def _bound(end: Fraction | None, otherwise: Fraction, scale: Scale) -> Fraction:
    return scale.at(otherwise if end is None else end)


def _sides(over: Interval, low: Fraction, high: Fraction, rail: Rail, half: int) -> Iterator[str]:
    for across in (-half, half):
        yield f"M{rail.at(low, across)}L{rail.at(high, across)}"
    for bound, along in ((over.lower, low), (over.upper, high)):
        if bound is not None and rail.scale.holds(bound):
            yield rail.across(along, half)
