"""What the signs of plots mean, as a small drawing for the page."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from claimcheck.messages import plot as words
from claimcheck.messages.words import STATES
from claimcheck.model import GRAVEST
from claimcheck.render.axis import Scale
from claimcheck.render.marks import Rail
from claimcheck.render.series import DIFFERS
from claimcheck.render.style import Style
from claimcheck.render.svg import element, extent, label, title

WIDTH = 640
# Room for a sign, the height of a line, and how far the first one stands from the edges.
_SIGN, _ROW, _EDGE = 20, 20, 14


def legend(style: Style) -> str:
    """Each sign before its meaning, in as many lines as they need."""
    parts, x, y = [], 4.0, _EDGE
    for sign, text in (*_states(style), *_strokes(style)):
        wide = 2 * _SIGN + extent(text)
        if x + wide > WIDTH:
            x, y = 4, y + _ROW
        parts.append(element("g", sign, label(text, _SIGN, 4), transform=f"translate({x:.1f} {y})"))
        x += wide
    name = title(style.say(words.LEGEND))
    return element("svg", name, *parts, viewBox=f"0 0 {WIDTH} {y + _EDGE}", role="img", class_="cc-plot")


def _states(style: Style) -> Iterator[tuple[str, str]]:
    rail = Rail(Scale(Fraction(0), Fraction(1), 8, 9), 0, upright=False)
    for state in GRAVEST:
        sign = element("g", rail.symbol(state, Fraction(0)), class_=f"cc-plot-{state}")
        yield sign, style.say(STATES[state])


def _strokes(style: Style) -> Iterator[tuple[str, str]]:
    yield element("path", d="M8-7v14M4-7h8M4 7h8"), style.say(words.WHISKER)
    yield element("path", d="M8-5v10", class_="cc-plot-likely"), style.say(words.LIKELY)
    yield element("path", d="M4 0h8"), style.say(words.THIN)
    yield element("path", d="M8 7v-14M5-4l3-3 3 3"), style.say(words.ARROW)
    yield element("path", d="M0 0h15", class_="cc-plot-span"), style.say(words.SPAN)
    yield element("g", element("path", d="M4-6h8v12h-8z"), class_="cc-plot-forced"), style.say(words.IMPLIED)
    yield label(DIFFERS, 8, 4, "cc-plot-name cc-plot-mid"), style.say(words.DIFFERS)
    yield element("rect", x=1, y=-7, width=14, height=14, class_="cc-plot-gap"), style.say(words.BETWEEN)
