"""Series over time: a table for a person, JSON lines or CSV for a program."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import StringIO
from pathlib import PurePath
from typing import TypeAlias

from claimcheck.messages import words
from claimcheck.messages.periods import named
from claimcheck.model import Claim, Comparison, Document, Move, Point, Report, Series
from claimcheck.render.cells import harmless
from claimcheck.render.claims import short
from claimcheck.render.json import Json, interval, period
from claimcheck.render.layout import clip, pad, plain, tail, width, wrap
from claimcheck.render.numbers import between, exact
from claimcheck.render.style import Style
from claimcheck.render.wording import hedged

COLUMNS = (
    "metric",
    "key",
    "scope",
    "statistic",
    "kind",
    "unit",
    "period",
    "period_start",
    "period_end",
    "period_type",
    "period_form",
    "lower",
    "upper",
    "lower_open",
    "upper_open",
    "agree",
    "values",
    "documents",
    "growths",
)
SEPARATOR = " | "
DIFFERS = "≠"
# The columns that give way where a line is too long, in that order, and how narrow each may become.
PERIOD, STATED, RANGE, MOVES, DOCUMENTS = range(5)
GIVING_WAY = (
    *((DOCUMENTS, 12), (STATED, 12), (MOVES, 11), (DOCUMENTS, 8), (PERIOD, 14)),
    *((RANGE, 12), (PERIOD, 12), (STATED, 10), (MOVES, 10)),
)
GAP = 2
BETWEEN = ", "
Cells: TypeAlias = list[str]


# -- for a program -------------------------------------------------------------------------------------------------


def jsonl(report: Report, series: Iterable[Series]) -> str:
    """One series a line, with its points, and with the place of each claim."""
    documents = {document.id: document for document in report.documents}
    return "".join(json.dumps(_encoded(each, documents), ensure_ascii=False) + "\n" for each in series)


def _encoded(series: Series, documents: Mapping[str, Document]) -> Json:
    return {
        "name": series.name,
        "key": series.key,
        "scope": series.scope,
        "statistic": series.statistic,
        "whole": series.whole,
        "kind": series.kind,
        "unit": series.unit,
        "points": [_encoded_point(point, documents) for point in series.points],
    }


def _encoded_point(point: Point, documents: Mapping[str, Document]) -> Json:
    return {
        "period": {**(period(point.period) or {}), "form": point.period.form},
        **interval(point.range),
        "agree": point.agree,
        "claims": [_encoded_claim(claim, documents) for claim in point.claims],
        "moves": [_encoded_move(move, documents) for move in point.moves],
    }


def _encoded_move(move: Move, documents: Mapping[str, Document]) -> Json:
    against = move.compared_to
    return {
        "kind": move.kind,
        "real": move.real,
        "basis": against.basis if against else None,
        "compared_to": period(against.period) if against else None,
        "unit": move.unit,
        **interval(move.range),
        "agree": move.agree,
        "claims": [_encoded_claim(claim, documents) for claim in move.claims],
    }


def _encoded_claim(claim: Claim, documents: Mapping[str, Document]) -> Json:
    """The least by which a claim can be found again, and how much it says."""
    document = documents[claim.document]
    return {
        "id": claim.id,
        "document": claim.document,
        "path": document.path,
        "published": document.published.isoformat() if document.published else None,
        "quote": claim.quote,
        "value": exact(claim.quantity.value),
        "unit": claim.quantity.unit,
        "hedge": claim.quantity.hedge,
    }


def as_csv(report: Report, series: Iterable[Series]) -> str:
    """One point a line under a line of column names (RFC 4180).

    ``values`` and ``documents`` list the levels or rates as printed, and where each stands; ``growths`` has every
    move behind its basis.
    """
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    paths = {document.id: document.path for document in report.documents}
    for each in series:
        writer.writerows(_row(each, point, paths) for point in each.points)
    return out.getvalue()


def _row(series: Series, point: Point, paths: Mapping[str, str]) -> list[str]:
    when, value = point.period, point.range
    stated = point.claims or tuple(claim for move in point.moves for claim in move.claims)
    quotes, places = [claim.quote for claim in point.claims], [paths[claim.document] for claim in stated]
    growths = dict.fromkeys(_basis(move) + signed(claim) for move in point.moves for claim in move.claims)
    return [
        *map(harmless, (series.name, series.key, series.scope, series.statistic, series.kind, series.unit)),
        *(short(when), str(when.start), str(when.end), when.type, when.form),
        *("" if bound is None else exact(bound) for bound in (value.lower, value.upper)),
        *("true" if flag else "false" for flag in (value.lower_open, value.upper_open, point.agree)),
        *map(harmless, map(SEPARATOR.join, (quotes, places, growths))),
    ]


def _basis(move: Move) -> str:
    """``year_earlier:``, ``named@2012 real:``; nothing where none is known."""
    against = move.compared_to
    basis = against.basis if against else ""
    then = f"@{short(against.period)}" if against and against.period else ""
    said = " ".join(filter(None, (basis + then, "real" if move.real else "")))
    return f"{said}: " if said else ""


def signed(claim: Claim, hedge: str = "") -> str:
    """How far a metric moved, as printed, behind the sign of its words and the mark of a hedge on its size."""
    if claim.kind == "multiple" or claim.quote.startswith(("-", "－", "负")):
        return hedge + claim.quote
    return f"{'-' if claim.quantity.value < 0 else '+'}{hedge}{claim.quote}"


# -- for a person --------------------------------------------------------------------------------------------------


def tables(report: Report, series: Sequence[Series], style: Style) -> str:
    """A table for each series under its name, and how many there are."""
    return "\n".join(_tables(report, series, style)) + "\n"


def _tables(report: Report, series: Sequence[Series], style: Style) -> Iterator[str]:
    files = labels(report.documents)
    for each in series:
        yield style.paint(clip(_title(each, style), style.width), "bold")
        yield from _table(each, files, style)
        yield ""
    if not all(point.agree and all(move.agree for move in point.moves) for each in series for point in each.points):
        yield from (style.paint(line, "undecided") for line in wrap(style.say(words.DIFFERS), style.width))
    points = sum(len(each.points) for each in series)
    yield style.say(words.SERIES_TOTAL, documents=len(report.documents), series=len(series), points=points)


def labels(documents: Sequence[Document]) -> Mapping[str, str]:
    """The file names of documents, and the whole paths of those that share one."""
    names = {document.id: PurePath(document.path).name for document in documents}
    counts = Counter(names.values())
    return {each.id: plain(names[each.id] if counts[names[each.id]] == 1 else each.path) for each in documents}


def _title(series: Series, style: Style) -> str:
    scope = "" if series.scope in series.name else series.scope
    told = (series.name, scope, style.say(words.KINDS[series.kind]), series.unit)
    return plain(" · ".join(filter(None, told)))


def _table(series: Series, files: Mapping[str, str], style: Style) -> Iterator[str]:
    heads = [style.say(head) for head in (words.PERIOD, words.PRINTED, words.RANGE, words.MOVES, words.DOCUMENTS)]
    rows = [row for point in series.points for row in _lines(series, point, files, style)]
    widths = _widths([heads, *rows], style.width)
    yield style.paint(_joined(heads, widths), "dim")
    for row in rows:
        row[DOCUMENTS] = _listed(row[DOCUMENTS].split(BETWEEN), widths[DOCUMENTS])
        line = _joined(row, widths)
        yield style.paint(line, "undecided") if any(cell.startswith(DIFFERS) for cell in row) else line


def _lines(series: Series, point: Point, paths: Mapping[str, str], style: Style) -> Iterator[Cells]:
    """A line for the point, and more where several values or moves are printed, each with where it stands."""
    values = _by_wording((hedged(claim), claim) for claim in point.claims)
    moves = _by_wording((_move(move, claim, style), claim) for move in point.moves for claim in move.claims)
    value = between(point.range, series.unit).removesuffix(series.unit) if point.claims else ""
    first = [style.say(named(point.period)), "", value if point.agree else f"{DIFFERS} {value}", "", ""]
    for number in range(max(len(values), len(moves))):
        told, where = values[number] if number < len(values) else ("", [])
        moved, also = moves[number] if number < len(moves) else ("", [])
        files = dict.fromkeys(paths[claim.document] for claim in (*where, *also))
        row = first if number == 0 else [""] * 5
        yield [row[PERIOD], told, row[RANGE], moved, BETWEEN.join(files)]


def _by_wording(told: Iterable[tuple[str, Claim]]) -> list[tuple[str, list[Claim]]]:
    """Claims that are printed alike, in the order in which the wordings come up."""
    found: dict[str, list[Claim]] = {}
    for wording, claim in told:
        found.setdefault(wording, []).append(claim)
    return list(found.items())


def _move(move: Move, claim: Claim, style: Style) -> str:
    """How far a metric moved, behind what it is measured against."""
    amount = plain(signed(claim, words.HEDGES[claim.quantity.hedge]))
    return " ".join(filter(None, ("" if move.agree else DIFFERS, base_of(move, style), amount)))


def base_of(move: Move, style: Style) -> str:
    """What a move is measured against, and whether it is real: 同比实际, yoy real."""
    base, real = _against(move.compared_to, style), style.say(words.REAL) if move.real else ""
    return base + real if style.language == "zh" else " ".join(filter(None, (base, real)))


def _against(against: Comparison | None, style: Style) -> str:
    if against is None:
        return ""
    then = style.say(named(against.period)) if against.period else ""
    return style.say(words.BASES[against.basis], period=then) if then or against.basis != "named" else ""


def _widths(rows: Sequence[Cells], cells: int) -> list[int]:
    """As wide as needed, nothing for an empty column; where that is too much, some give way."""
    filled = [any(row[column] for row in rows[1:]) for column in range(5)]
    widths = [max(width(row[column]) for row in rows) * filled[column] for column in range(5)]
    for column, least in GIVING_WAY:
        over = sum(widths) + GAP * (sum(filled) - 1) - cells
        widths[column] -= max(0, min(over, widths[column] - least))
    return widths


def _listed(files: Sequence[str], cells: int) -> str:
    """As many files as fit, and how many more there are; of a name that is too long its end, which tells it apart."""
    for count in range(len(files), 0, -1):
        more = f" +{len(files) - count}" if count < len(files) else ""
        line = BETWEEN.join(files[:count]) + more
        if width(line) <= cells:
            return line
    return tail(files[0], cells - width(more)) + more


def _joined(row: Cells, widths: Sequence[int]) -> str:
    shown = [pad(cell, cells) for cell, cells in zip(row, widths, strict=True) if cells]
    return (" " * GAP).join(shown).rstrip()
