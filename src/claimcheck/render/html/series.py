"""Metrics over time in the page: a plot and a table for each, and the matrix of documents and series."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import frozen
from markupsafe import Markup

from claimcheck.messages import html as says
from claimcheck.messages import plot as plots
from claimcheck.messages import words
from claimcheck.model import Series, State
from claimcheck.render.formats import Setting
from claimcheck.render.html.page import filled
from claimcheck.render.layout import plain
from claimcheck.render.lookup import Lookup
from claimcheck.render.matrix import Matrix, matrix
from claimcheck.render.plot import Evidence, Row, legend, plotted, svg, table, worst

TOGETHER = 25  # series that are folded together: one unfolding shows many, and alike drawings take little room


@frozen
class Plot:
    """One series: its number, by which the page knows it, how the worst of its figures stands, and its drawing."""

    name: str
    series: Series
    title: str
    state: State
    drawing: Markup
    rows: tuple[Row, ...]


@frozen
class Plots:
    """All series that are worth a plot, what their signs mean, and the matrix of those that several documents tell."""

    plots: tuple[Plot, ...]
    matrix: Matrix
    numbers: Mapping[int, str]
    legend: Markup

    @classmethod
    def of(cls, at: Lookup, setting: Setting) -> Plots:
        """The contradicted ones first."""
        evidence = Evidence.of(at.report, setting.style, at.coverage)
        chosen = plotted(setting.series(), evidence)
        plots = tuple(_plot(number, each, evidence) for number, each in enumerate(chosen, 1))
        numbers = {id(each): plot.name for each, plot in zip(chosen, plots, strict=True)}
        # Its words are the tool's own.
        key = Markup(legend(setting.style))  # noqa: S704
        return cls(plots, matrix(at.report, chosen, evidence), numbers, key)

    def name_of(self, series: Series) -> str:
        """The id of the plot of a series."""
        return self.numbers[id(series)]

    def chunks(self) -> list[Sequence[Plot]]:
        """The plots that are folded together."""
        return [self.plots[at : at + TOGETHER] for at in range(0, len(self.plots), TOGETHER)]


def drawn(chunk: Sequence[Plot], setting: Setting) -> Markup:
    """Some plots, each under its name and with its table."""
    values = {"chunk": chunk, "say": setting.style.say, "w": says, "words": words, "plots": plots, "plain": plain}
    return filled("plots.html", values)


def _plot(number: int, series: Series, evidence: Evidence) -> Plot:
    told = (plain(series.name), "" if series.scope in series.name else plain(series.scope), plain(series.unit))
    # Its words are escaped by the module that draws it.
    drawing = Markup(svg(series, evidence))  # noqa: S704
    title = " · ".join(filter(None, told))
    return Plot(f"series-{number}", series, title, worst(series, evidence), drawing, table(series, evidence))
