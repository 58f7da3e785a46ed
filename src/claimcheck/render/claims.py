"""Claims alone: a table for a person, JSON lines or CSV for a program."""

from __future__ import annotations

import json
from calendar import monthrange
from collections.abc import Callable, Iterator, Sequence

from claimcheck.messages import words
from claimcheck.model import Claim, Period, Report
from claimcheck.render import columns
from claimcheck.render.cells import csv_text
from claimcheck.render.json import claim as encoded
from claimcheck.render.layout import clip, pad, plain, width
from claimcheck.render.lookup import Lookup
from claimcheck.render.style import Style
from claimcheck.render.wording import hedged

DECEMBER = 12
FIGURE, METRIC, PERIOD, KIND = range(1, 5)  # columns of the table


def jsonl(report: Report) -> str:
    """One claim a line, as in the report's JSON, with the ``path`` of its document."""
    paths = {document.id: document.path for document in report.documents}
    rows = ({**encoded(claim), "path": paths[claim.document]} for claim in report.claims)
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def as_csv(report: Report) -> str:
    """One claim a line under a line of column names (RFC 4180)."""
    return csv_text(columns.CLAIMS, columns.claims(report))


def tables(report: Report, style: Style) -> str:
    """A table for each document under its path and title."""
    return "\n".join(_tables(report, style)) + "\n"


def table(
    claims: Sequence[Claim], at: Lookup, style: Style, cells: int, mark: Callable[[Claim], str] | None = None
) -> Iterator[str]:
    """Place, figure, metric, period and kind of each claim, a line each, at most ``cells`` wide; a ``mark`` before."""
    rows = [_cells(claim, at, style) for claim in claims]
    if not rows:
        return
    heads = [style.say(text) for text in (words.PLACE, words.FIGURE, words.METRIC, words.PERIOD, words.KIND)]
    marks = [mark(claim) for claim in claims] if mark else []
    edge = max(map(width, marks), default=-1) + 1
    widths = _widths([heads, *rows], cells - edge)
    yield style.paint(" " * edge + _joined(heads, widths), "dim")
    for number, row in enumerate(rows):
        yield (pad(marks[number], edge) if marks else "") + _joined(row, widths)


def short(period: Period | None) -> str:
    """A period in few characters: a year, months of a year, or its dates; an instant by ``@``."""
    if period is None:
        return ""
    start, end = period.start, period.end
    if period.type == "instant":
        return f"@{end}"
    if start.day != 1 or end.day != monthrange(end.year, end.month)[1]:
        return str(start) if start == end else f"{start}/{end}"
    if (start.month, end.month) == (1, DECEMBER):
        return str(start.year) if start.year == end.year else f"{start.year}/{end.year}"
    first, last = f"{start:%Y-%m}", f"{end:%Y-%m}"
    return first if first == last else f"{first}/{last}"


def _tables(report: Report, style: Style) -> Iterator[str]:
    at = Lookup(report)
    for document in report.documents:
        day = str(document.published or style.say(words.NO_DATE))
        yield style.paint(clip(f"{plain(document.path)}  {day}", style.width), "bold")
        yield clip(plain(document.title), style.width)
        yield from table(at.claims_of(document.id), at, style, style.width)
        yield ""
    total = style.say(words.TOTAL, documents=len(report.documents))
    yield f"{total}; {style.say(words.CLAIMS_READ, claims=len(report.claims))}"


def _cells(claim: Claim, at: Lookup, style: Style) -> list[str]:
    notes = [style.say(words.KINDS[claim.kind]), style.say(words.MODALITIES[claim.modality])]
    return [
        str(at.position(claim)),
        hedged(claim),
        plain(claim.metric.name),
        short(claim.period),
        " ".join(filter(None, notes)),
    ]


def _widths(rows: Sequence[Sequence[str]], cells: int) -> list[int]:
    """Column widths: place, figure, period and kind as wide as needed within reason, the metric takes the rest.

    Where that is too little for a metric, periods, then figures and kinds are cut.
    """
    limits = (11, 18, cells, 21, 13)
    widths = [min(limit, max(width(row[column]) for row in rows)) for column, limit in enumerate(limits)]
    room = cells - 2 * (len(widths) - 1)
    for column, least in ((METRIC, 8), (PERIOD, 7), (FIGURE, 10), (KIND, 4)):
        excess = max(0, sum(widths) - room)
        widths[column] = max(min(widths[column], least), widths[column] - excess)
    return widths


def _joined(row: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(pad(cell, cells) for cell, cells in zip(row, widths, strict=True)).rstrip()
