"""A plot of one metric over time, as inline SVG, and the same as rows of a table.

    evidence = Evidence.of(report, style)                # once; style says the language; takes a coverage, if one is there
    for each in plotted(series, evidence):               # those worth a plot, contradicted ones first
        markup = svg(each, evidence)                     # a whole <svg>, from words that are escaped
        rows = table(each, evidence)                     # Row(period, run, figure, base, range, state, forced, claim, …)

Each run of times that can be compared has a panel of its own over one calendar. A figure is a mark at its value, at
the end of its period, with a bar over all that it may mean; a bar thinner than a pixel is a stroke across. A link
leads to ``#`` and the id of the first claim that says so. What the others force on a suspect is a dashed box. Each
time of which not all can hold is magnified below.

The markup has no styles, scripts or ids: the page includes ``CSS``, which takes its colours from the variables
``--cc-ink``, ``--cc-faint``, ``--cc-grid``, ``--cc-accent``, ``--cc-bad``, ``--cc-doubt`` and ``--cc-paper`` where the
page sets them, and has its own for light and dark otherwise. The classes: ``cc-plot`` (the drawing), ``cc-plot-grid``,
``cc-plot-axis``, ``cc-plot-caption``, ``cc-plot-span``, ``cc-plot-line``, ``cc-plot-likely``, ``cc-plot-forced``,
``cc-plot-gap``, ``cc-plot-name``, ``cc-plot-from`` and ``cc-plot-to`` (text that begins or ends there), and
``cc-plot-confirmed``, ``cc-plot-contradicted``, ``cc-plot-undecided``, ``cc-plot-unchecked`` (links to figures). It is
a group and no image for a screen reader, as images hide the links in them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.resources import files

from attrs import frozen

from claimcheck.messages import plot as words
from claimcheck.model import Claim, Interval, Series, State
from claimcheck.render.axis import Scale
from claimcheck.render.axis import calendar as days
from claimcheck.render.magnified import RIGHT, Magnified
from claimcheck.render.numbers import between
from claimcheck.render.panel import Axis, Panel, after
from claimcheck.render.periods import named
from claimcheck.render.svg import element, label, line, title
from claimcheck.render.svg import words as escaped
from claimcheck.render.tracks import Evidence, Slot, Track, printed, say_list, tracks

__all__ = ["CSS", "STATES", "Evidence", "Row", "plotted", "svg", "table", "worst"]

CSS = files("claimcheck.render").joinpath("plot.css").read_text(encoding="utf-8")
WIDTH, FOOT = 640, 18
_LEFT = 12
_MOST_DAYS = 9
# Spans that reach much further back than the figures themselves are cut at the edge.
_FURTHER = 2
STATES: tuple[State, ...] = ("contradicted", "undecided", "confirmed", "unchecked")


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
    """The standing of the worst of its figures."""
    states = {evidence.state(claim) for point in series.points for claim in point.statements}
    return next((state for state in STATES if state in states), "unchecked")


def plotted(series: Iterable[Series], evidence: Evidence) -> tuple[Series, ...]:
    """The series that have several times or stand in several documents; the contradicted ones first, then the longest."""
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
    calendar = _calendar(shown, _LEFT + max(axis.margin for axis in axes))
    panels = [Panel(axis, calendar, evidence) for axis in axes]
    glasses = [Magnified(slot, evidence) for slot in _disputed(shown)]
    foot = sum(panel.height for panel in panels)
    parts = [*_days(calendar, foot, evidence), *_stacked(panels, 0), *_stacked(glasses, foot + FOOT)]
    height = foot + FOOT + sum(glass.height for glass in glasses)
    said = element("desc", escaped(_described(series, shown, evidence)))
    return element(
        "svg", title(series.name), said, *parts, viewBox=f"0 0 {WIDTH} {height}", role="group", class_="cc-plot"
    )


def _calendar(shown: Iterable[Track], left: int) -> Scale:
    """Days from the first to the last that matter, in whole days with a little room."""
    periods = [slot.period for track in shown for slot in track.slots]
    ends = [after(period) for period in periods]
    first, last = min(ends), max(ends)
    starts = [period.start.toordinal() for period in periods]
    shortest = max(start for start in starts)
    reach = max(_FURTHER * (last - first), last - shortest, 1)
    low = max(min(min(starts), first), first - reach)
    return Scale(low, max(last, low + 1), left, RIGHT)


def _days(calendar: Scale, foot: int, evidence: Evidence) -> Iterator[str]:
    """The calendar below all panels, with its lines through them."""
    begins = days(calendar, _MOST_DAYS, evidence.style.language)
    marks = "".join(line(calendar.at(day), 16, to_y=foot) for day, _ in begins)
    if marks:
        yield element("path", d=marks, class_="cc-plot-grid")
    for day, name in begins:
        yield label(name, calendar.at(day), foot + 12, "cc-plot-mid")


def _stacked(parts: Iterable[Panel | Magnified], top: int) -> Iterator[str]:
    for part in parts:
        yield element("g", *part.markup(), transform=f"translate(0 {top})" if top else "")
        top += part.height


def _disputed(shown: Iterable[Track]) -> Iterator[Slot]:
    return (part for track in shown for slot in track.slots for part in slot.parts if part.disputed and part.bars)


# -- in words ------------------------------------------------------------------------------------------------------


def _described(series: Series, shown: Iterable[Track], evidence: Evidence) -> str:
    """What the plot shows, for those who don't see it."""
    parts = [(track, part) for track in shown for slot in track.slots for part in slot.parts]
    bad = [
        f"{evidence.style.say(named(part.period))} {printed(bar.claims[0])}"
        for _, part in parts
        for bar in part.bars
        if bar.state == "contradicted"
    ]
    apart = [evidence.style.say(named(part.period)) for _, part in parts if not part.agree]
    say = evidence.style.say
    told = [_counted(series, evidence)]
    told += [say(words.CONTRADICTED, figures=say_list(bad, evidence.style))] if bad else []
    told += [say(words.DISAGREEING, periods=say_list(apart, evidence.style))] if apart else []
    return " ".join(told if bad or apart else [*told, say(words.NO_CONTRADICTION)])


def _counted(series: Series, evidence: Evidence) -> str:
    figures = [claim for point in series.points for claim in point.statements]
    values = [said.value for point in series.points for said in point.said]
    over = between(Interval(min(values), max(values)), series.unit) if values else evidence.style.say(words.NO_RANGE)
    return evidence.style.say(
        words.COUNTED, documents=len(series.documents), periods=len(series.points), figures=len(figures), range=over
    )
