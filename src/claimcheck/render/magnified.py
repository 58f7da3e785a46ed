"""One disputed time under the glass: what is said of it one below the other, so that bars that don't meet show it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cached_property

from attrs import frozen

from claimcheck.messages import plot as words
from claimcheck.model import Interval
from claimcheck.render.axis import Scale, around, numerals, ticks
from claimcheck.render.layout import clip
from claimcheck.render.marks import Rail, box, link, mark
from claimcheck.render.numbers import amount, between
from claimcheck.render.periods import named
from claimcheck.render.svg import element, label, line, title
from claimcheck.render.tracks import Bar, Evidence, Slot, printed, told, where

CAPTION, ROW, FOOT = 18, 18, 20
NAMES, RIGHT = 236, 632
_MOST_TICKS, _MOST_ROWS, _CELLS = 4, 8, 38


@frozen
class Magnified:
    """A slot on an axis of its own that lies, from its own top on."""

    slot: Slot
    evidence: Evidence

    @cached_property
    def bars(self) -> list[Bar]:
        """The bars that are shown, contradicted ones first where there are too many."""
        return sorted(self.slot.bars, key=lambda bar: bar.state != "contradicted")[:_MOST_ROWS]

    @cached_property
    def forced(self) -> list[Interval]:
        """What the others force on them."""
        return list(dict.fromkeys(bar.forced for bar in self.bars if bar.forced))

    @property
    def height(self) -> int:
        """From its top to its end."""
        return CAPTION + (len(self.bars) + len(self.forced)) * ROW + FOOT

    @cached_property
    def scale(self) -> Scale:
        """Its axis from the least to the largest of what is said."""
        return around([end for bar in self.bars for end in bar.ends], NAMES + 8, RIGHT - 8, zero=False)

    def markup(self) -> Iterator[str]:
        """Its parts, those in front last."""
        foot = self.height - FOOT
        values = ticks(self.scale, _MOST_TICKS)
        names, unit = numerals(values, self.slot.unit)
        yield label(self._caption(unit), 4, CAPTION - 6, "cc-plot-caption")
        yield from self._gap(foot)
        marks = "".join(line(self.scale.at(value), CAPTION, to_y=foot) for value in values)
        yield element("path", d=marks + line(NAMES, foot, to_x=RIGHT), class_="cc-plot-grid")
        for value, text in zip(values, names, strict=True):
            yield label(text, self.scale.at(value), foot + 13, "cc-plot-mid")
        for number, bar in enumerate(self.bars):
            yield from self._row(bar, CAPTION + number * ROW + ROW // 2)
        for number, over in enumerate(self.forced, len(self.bars)):
            yield from self._forced(over, CAPTION + number * ROW + ROW // 2)

    def _caption(self, unit: str) -> str:
        say = self.evidence.style.say
        what = " · ".join(filter(None, (say(named(self.slot.period)), self.slot.base)))
        return say(words.MAGNIFIED, what=say(words.UNIT, caption=what, unit=unit) if unit else what)

    def _row(self, bar: Bar, y: int) -> Iterator[str]:
        state = self.evidence.style.say(words.STATES[bar.state])
        text = clip(f"{printed(bar.claims[0])} {state} {where(bar.claims, self.evidence)}", _CELLS)
        yield link(bar, label(text, 4, y + 4))
        yield mark(bar, Rail(self.scale, Fraction(y), upright=False), told(bar, self.slot, self.evidence))

    def _forced(self, over: Interval, y: int) -> Iterator[str]:
        said = self.evidence.style.say(words.FORCED, range=between(over, self.slot.unit))
        yield label(clip(said, _CELLS), 4, y + 4)
        path = element("path", d=box(over, Rail(self.scale, Fraction(y), upright=False)))
        yield element("g", title(said), path, class_="cc-plot-forced")

    def _gap(self, foot: int) -> Iterator[str]:
        """The numbers between what ends first and what begins last, where these don't meet."""
        over = [*(bar.range for bar in self.bars), *self.forced]
        least = min((each.upper for each in over if each.upper is not None), default=None)
        most = max((each.lower for each in over if each.lower is not None), default=None)
        if least is None or most is None or most <= least:
            return
        start, end = self.scale.at(least), self.scale.at(most)
        yield element("rect", x=start, y=CAPTION, width=end - start, height=foot - CAPTION, class_="cc-plot-gap")
        said = self.evidence.style.say(words.GAP, amount=amount(most - least, self.slot.unit))
        yield label(said, min(max(start, Fraction(NAMES)), Fraction(RIGHT)), CAPTION - 6, "cc-plot-bad")
