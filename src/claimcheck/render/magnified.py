"""One disputed time under the glass: what is said of it one below the other, so that bars that don't meet show it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from attrs import frozen

from claimcheck.messages import plot as words
from claimcheck.messages.periods import named
from claimcheck.messages.words import STATES
from claimcheck.model import Interval
from claimcheck.render.axis import Scale, around, numerals, ticks
from claimcheck.render.layout import clip
from claimcheck.render.marks import Rail, drawn, forced, link
from claimcheck.render.numbers import amount, between
from claimcheck.render.svg import element, label, line, title
from claimcheck.render.tracks import Bar, Evidence, Slot, printed, told, where

CAPTION, ROW, FOOT = 22, 18, 24
NAMES, RIGHT = 240, 632
_MOST_TICKS, _MOST_BARS, _CELLS = 4, 8, 39


@frozen
class Magnified:
    """A slot on an axis of its own that lies, from its own top on."""

    slot: Slot
    evidence: Evidence

    @cached_property
    def bars(self) -> list[Bar]:
        """The bars that are shown, contradicted ones first where there are too many."""
        first = sorted(self.slot.bars, key=lambda bar: bar.state != "contradicted")[:_MOST_BARS]
        return [bar for bar in self.slot.bars if bar in first]

    @property
    def rows(self) -> list[tuple[Bar, Interval | None]]:
        """The bars, each with what the others force on it in a row of its own below."""
        return [(bar, over) for bar in self.bars for over in ((None, bar.forced) if bar.forced else (None,))]

    @property
    def height(self) -> int:
        """From its top to its end."""
        return CAPTION + len(self.rows) * ROW + FOOT

    @cached_property
    def scale(self) -> Scale:
        """Its axis from the least to the largest of what is said, where anything is, without bounds on one side."""
        bounded = [bar for bar in self.bars if bar.forced or not bar.open_ended]
        return around([end for bar in bounded or self.bars for end in bar.ends], NAMES + 8, RIGHT - 8, zero=False)

    def markup(self) -> Iterator[str]:
        """Its parts, those in front last."""
        foot, values = self.height - FOOT, ticks(self.scale, _MOST_TICKS)
        names, unit = numerals(values, self.slot.unit)
        yield label(self._caption(unit), 4, CAPTION - 8, "cc-plot-caption")
        marks = "".join(line(self.scale.at(value), CAPTION, to_y=foot) for value in values)
        yield element("path", d=marks + line(NAMES, foot, to_x=RIGHT), class_="cc-plot-grid")
        yield from self._gap(foot)
        for value, text in zip(values, names, strict=True):
            yield label(text, self.scale.at(value), foot + 13, "cc-plot-mid")
        for number, (bar, over) in enumerate(self.rows):
            yield from self._row(bar, over, CAPTION + number * ROW + ROW // 2)

    def _caption(self, unit: str) -> str:
        say = self.evidence.style.say
        what = " · ".join(filter(None, (say(named(self.slot.period)), self.slot.base)))
        return say(words.MAGNIFIED, what=say(words.UNIT, caption=what, unit=unit) if unit else what)

    def _row(self, bar: Bar, over: Interval | None, y: int) -> Iterator[str]:
        say, rail = self.evidence.style.say, Rail(self.scale, y, upright=False)
        if over:
            yield label(clip(say(words.FORCED, range=between(over, self.slot.unit)), _CELLS), 12, y + 4)
            yield forced(over, rail, self.slot.unit, self.evidence)
            return
        state = say(STATES[bar.state])
        text = clip(f"{printed(bar.claims[0])} {state} {where(bar.claims, self.evidence)}", _CELLS)
        yield link(bar, title(told(bar, self.slot, self.evidence)), label(text, 4, y + 4), drawn(bar, rail))

    def _gap(self, foot: int) -> Iterator[str]:
        """The numbers between what ends first and what begins last, where these don't meet."""
        over = [each for bar in self.bars for each in (bar.range, bar.forced) if each]
        least = min((each.upper for each in over if each.upper is not None), default=None)
        most = max((each.lower for each in over if each.lower is not None), default=None)
        if least is None or most is None or most <= least:
            return
        doubt = "" if self.slot.contradicted else " cc-plot-doubt"
        start, end = self.scale.at(least), self.scale.at(most)
        size = {"width": max(end - start, 1), "height": foot - CAPTION}
        yield element("rect", x=start, y=CAPTION, class_=f"cc-plot-gap{doubt}", **size)
        said = self.evidence.style.say(words.GAP, amount=amount(most - least, self.slot.unit))
        yield label(said, RIGHT, CAPTION - 8, f"cc-plot-to cc-plot-bad{doubt}")
