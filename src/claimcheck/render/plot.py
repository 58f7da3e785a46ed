"""A plot of one metric over time, as inline SVG, and the same as rows of a table.

    evidence = Evidence.of(report, style)      # once; style says the language; takes a coverage, where one is there
    for each in plotted(series, evidence):     # those worth a plot, contradicted ones first
        markup = svg(each, evidence)           # a whole <svg>; every word in it is escaped
        rows = table(each, evidence)           # a Row for each figure
    key = legend(style)                        # a small <svg> that says what the signs mean, once a page

Each run of times that can be compared has a panel of its own over one calendar. A figure is a mark at its value, at
the end of its period, with a bar over all that it may mean; a bar thinner than a pixel is a stroke across, and a number
that means itself alone has none. Figures that say the same of one time are one mark. Its link leads to ``#`` and the id
of the first of these claims. What the others force on a suspect is a dashed box. Each time of which not all can hold is
magnified below.

The markup has no styles, scripts or ids. The page includes ``CSS``, which takes its colours from the page's variables
``--ink``, ``--soft``, ``--line``, ``--accent``, ``--error``, ``--warning``, ``--paper`` and ``--focus``, its letters
from ``--face``, and has its own where the page sets none. All classes begin with ``cc-plot``; a link to a figure has
``cc-plot-confirmed``, ``cc-plot-contradicted``, ``cc-plot-undecided`` or ``cc-plot-unchecked``. The drawing is a group
and no image for a screen reader, as images hide the links in them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from importlib.resources import files

from attrs import frozen

from claimcheck.messages import plot as words
from claimcheck.messages.periods import named
from claimcheck.model import GRAVEST, Claim, Interval, Series, State
from claimcheck.render.axis import Scale, calendar
from claimcheck.render.legend import WIDTH, legend
from claimcheck.render.magnified import RIGHT, Magnified
from claimcheck.render.numbers import between
from claimcheck.render.panel import EDGE, Axis, Panel, after
from claimcheck.render.svg import element, extent, label, line, title
from claimcheck.render.svg import words as escaped
from claimcheck.render.tracks import Evidence, Slot, Track, printed, say_list, tracks

__all__ = ["CSS", "Evidence", "Row", "legend", "plotted", "svg", "table", "worst"]

CSS = files("claimcheck.render").joinpath("plot.css").read_text(encoding="utf-8")
FOOT = 34
_LEFT = 12
_MOST_DAYS = 14
# So many disputed times are magnified; of more, the table tells.
_GLASSES, _MORE = 8, 20
# Spans that reach much further back than the figures themselves are cut at the edge.
_FURTHER = 2


@frozen
class Row:
    """One figure of a series as a row of its table.

    ``run`` says with which periods it can be compared, ``base`` what a move is measured against (empty for a level or
    rate), ``agree`` that all that is said of the time can hold, ``forced`` what the others force on the figure (empty
    where they don't say).
    """

    period: str
    run: str
    base: str
    figure: str
    range: str
    agree: bool
    state: State
    forced: str
    claim: Claim
    file: str


def worst(series: Series, evidence: Evidence) -> State:
    """How that of its figures stands which most needs attention."""
    states = {evidence.state(claim) for point in series.points for claim in point.statements}
    return next((state for state in GRAVEST if state in states), "unchecked")


def plotted(series: Iterable[Series], evidence: Evidence) -> tuple[Series, ...]:
    """The series of several times or several documents: the contradicted ones first, then the longest."""
    worth = [each for each in series if len(each.points) > 1 or len(each.documents) > 1]
    bad = {id(each) for each in worth if worst(each, evidence) == "contradicted"}
    return tuple(sorted(worth, key=lambda each: (id(each) not in bad, -len(each.points))))


def table(series: Series, evidence: Evidence) -> tuple[Row, ...]:
    """Every figure of a series in the order of its plot."""
    return tuple(
        Row(
            period=evidence.style.say(named(part.period)),
            run=track.caption,
            base=part.base,
            figure=printed(said.claim),
            range=between(said.range, part.unit),
            agree=part.agree,
            state=bar.state,
            forced=between(bar.forced, part.unit) if bar.forced else "",
            claim=said.claim,
            file=evidence.files[said.claim.document],
        )
        for track in tracks(series, evidence)
        for slot in track.slots
        for part in slot.parts
        for bar in part.bars
        for said in bar.said
    )


def svg(series: Series, evidence: Evidence) -> str:
    """The plot of a series: panels under one calendar, and below them what is disputed, magnified."""
    shown = tracks(series, evidence)
    axes = [Axis.of(track) for track in shown]
    days = _days(shown, _LEFT + EDGE + round(max(axis.margin for axis in axes)))
    panels = [Panel(axis, days, evidence) for axis in axes]
    foot = sum(panel.height for panel in panels)
    parts = [*_calendar(days, foot, evidence), *_stacked(panels, 0)]
    disputed, height = _disputed(shown), foot + FOOT
    glasses = [Magnified(slot, evidence) for slot in disputed[:_GLASSES]]
    parts += _stacked(glasses, height)
    height += sum(glass.height for glass in glasses)
    if len(disputed) > len(glasses):
        more = evidence.style.say(words.MORE, count=len(disputed) - len(glasses))
        parts.append(label(more, 4, height + _LEFT, "cc-plot-caption"))
        height += _MORE
    said = element("desc", escaped(_described(series, shown, evidence)))
    box = f"0 0 {WIDTH} {height}"
    return element("svg", title(series.name), said, *parts, viewBox=box, role="group", class_="cc-plot")


def _days(shown: Iterable[Track], left: int) -> Scale:
    """From the first to the last day that matters; what began long before any figure's end is cut."""
    periods = [slot.period for track in shown for slot in track.slots]
    ends, starts = [after(period) for period in periods], [period.start.toordinal() for period in periods]
    first, last = min(ends), max(ends)
    reach = max(_FURTHER * (last - first), last - max(starts))
    low = max(min(starts), first - reach)
    return Scale(Fraction(low), Fraction(max(last, low + 1)), left, RIGHT - EDGE)


def _calendar(days: Scale, foot: int, evidence: Evidence) -> Iterator[str]:
    """The calendar below all panels, with its lines through them."""
    fine, coarse = calendar(days, _MOST_DAYS, evidence.style.language)
    marks = "".join(line(band.start, 16, to_y=foot) for band in fine)
    borders = "".join(line(band.start, foot, to_y=foot + FOOT - 6) for band in coarse if band.start > days.start)
    yield element("path", d=marks + borders, class_="cc-plot-grid")
    for bands, y in ((fine, foot + 11), (coarse, foot + 24)):
        for band in bands:
            if extent(band.name) <= band.end - band.start:
                yield label(band.name, (band.start + band.end) / 2, y, "cc-plot-mid")


def _stacked(parts: Iterable[Panel | Magnified], top: int) -> Iterator[str]:
    for part in parts:
        yield element("g", *part.markup(), transform=f"translate(0 {top})" if top else "")
        top += part.height


def _disputed(shown: Iterable[Track]) -> list[Slot]:
    """What is to be magnified, times with a contradicted figure first."""
    parts = (part for track in shown for slot in track.slots for part in slot.parts if part.disputed and part.bars)
    return sorted(parts, key=lambda part: not part.contradicted)


# -- in words ------------------------------------------------------------------------------------------------------


def _described(series: Series, shown: Iterable[Track], evidence: Evidence) -> str:
    """What the plot shows, for those who don't see it; at most so many of what is wrong, the table has all."""
    style, parts = evidence.style, [part for track in shown for slot in track.slots for part in slot.parts]
    bad = [
        f"{style.say(named(part.period))} {printed(bar.claims[0])}"
        for part in parts
        for bar in part.bars
        if bar.state == "contradicted"
    ]
    apart = list(dict.fromkeys(style.say(named(part.period)) for part in parts if not part.agree))
    told = [_counted(series, evidence)]
    if bad:
        told.append(style.say(words.CONTRADICTED, figures=say_list(bad[:_GLASSES], style)))
    if apart:
        told.append(style.say(words.DISAGREEING, periods=say_list(apart[:_GLASSES], style)))
    return " ".join(told if bad or apart else [*told, style.say(words.NO_CONTRADICTION)])


def _counted(series: Series, evidence: Evidence) -> str:
    figures = [claim for point in series.points for claim in point.statements]
    values = [said.value for point in series.points for said in point.said]
    over = between(Interval(min(values), max(values)), series.unit) if values else evidence.style.say(words.NO_RANGE)
    return evidence.style.say(
        words.COUNTED, documents=len(series.documents), periods=len(series.points), figures=len(figures), range=over
    )
