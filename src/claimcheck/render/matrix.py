"""Which document states which series: documents across, series down the side.

    told = matrix(report, plotted(series, evidence), evidence)
    told.groups                     # the columns: documents by date, or months where there are many documents
    told.lines[0].cells             # one for each column, None where the series isn't told there
    told.left_out                   # series for which there was no room

Names of series are long and there are more of them than of documents, so they stand down the side: each line is a
``<tr>`` whose first cell is a ``<th scope="row">``, each group a ``<th scope="col">``. A cell says how many figures
stand there, the worst of their standings, and their claims: its link leads to the first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import field, frozen

from claimcheck.messages.words import NO_DATE
from claimcheck.model import GRAVEST, Claim, Document, Report, Series, State
from claimcheck.render.plot import Evidence, worst

# Columns that a page has room for: of more documents, the months are shown.
DOCUMENTS = 30
SERIES = 200


@frozen
class Group:
    """One column: a document, or all those of one month."""

    name: str
    documents: tuple[Document, ...] = field(repr=False)


@frozen
class Cell:
    """What one column says of one series: its figures, the worst first, and how that one stands."""

    state: State
    claims: tuple[Claim, ...] = field(repr=False)

    @property
    def count(self) -> int:
        """How many figures there are."""
        return len(self.claims)


@frozen
class Line:
    """A series with its cell in each column."""

    series: Series = field(repr=False)
    state: State
    cells: tuple[Cell | None, ...] = field(repr=False)


@frozen
class Matrix:
    """The columns, the lines of the series that stand in several documents, and how many more of these there are."""

    groups: tuple[Group, ...]
    lines: tuple[Line, ...]
    left_out: int = field(default=0)


def matrix(
    report: Report, series: Iterable[Series], evidence: Evidence, *, documents: int = DOCUMENTS, most: int = SERIES
) -> Matrix:
    """The series that several documents tell of: contradicted ones first, then those in the most documents.

    Of more than ``documents`` documents the months are the columns; at most ``most`` series are shown.
    """
    linked = [(each, worst(each, evidence)) for each in series if len(each.documents) > 1]
    linked.sort(key=lambda pair: (pair[1] != "contradicted", -len(pair[0].documents)))
    shown = linked[:most]
    groups = _groups(report, {name for each, _ in shown for name in each.documents}, evidence, documents)
    columns = {document.id: number for number, group in enumerate(groups) for document in group.documents}
    lines = tuple(Line(each, state, _cells(each, len(groups), columns, evidence)) for each, state in shown)
    return Matrix(groups, lines, len(linked) - len(shown))


def _groups(report: Report, told: set[str], evidence: Evidence, most: int) -> tuple[Group, ...]:
    """Documents of which some series tells, in the order of time; those without a date come last."""
    documents = [document for document in report.documents if document.id in told]
    documents.sort(key=lambda each: (each.published is None, each.published or 0, each.path))
    if len(documents) <= most:
        return tuple(Group(evidence.files[each.id], (each,)) for each in documents)
    return tuple(_months(documents, evidence))


def _months(documents: Sequence[Document], evidence: Evidence) -> Iterator[Group]:
    found: dict[str, list[Document]] = defaultdict(list)
    for each in documents:
        found[each.published.strftime("%Y-%m") if each.published else ""].append(each)
    for month, members in found.items():
        yield Group(month or evidence.style.say(NO_DATE), tuple(members))


def _cells(series: Series, size: int, columns: Mapping[str, int], evidence: Evidence) -> tuple[Cell | None, ...]:
    found: list[list[Claim]] = [[] for _ in range(size)]
    for point in series.points:
        for claim in point.statements:
            found[columns[claim.document]].append(claim)
    return tuple(_cell(claims, evidence) if claims else None for claims in found)


def _cell(claims: Iterable[Claim], evidence: Evidence) -> Cell:
    ordered = sorted(claims, key=lambda claim: GRAVEST.index(evidence.state(claim)))
    return Cell(evidence.state(ordered[0]), tuple(ordered))
