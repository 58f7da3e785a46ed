"""Reads reference data: tables in CSV whose rows are official figures, as claims that documents are held against.

A table names its columns in its first row, in English or Chinese: metric, period and value are needed, scope, unit and
source may be there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path

from attrs import evolve, frozen

from claimcheck.errors import Fault, PackError
from claimcheck.extract.key import canonical_key
from claimcheck.extract.quantities import quantities
from claimcheck.lexicon.growth import growth_name
from claimcheck.lexicon.scope import basis_in, canonical_scope
from claimcheck.lexicon.shapes import LONGEST_WORD
from claimcheck.lexicon.shares import SHARES
from claimcheck.lexicon.statistic import of_real_growth, statistic_of
from claimcheck.messages import entries, listed, reading, system
from claimcheck.messages import tables as messages
from claimcheck.model import Claim, Comparison, Document, Metric, Place, Quantity, Section
from claimcheck.model.claim import OFFICIAL, Kind
from claimcheck.read.encoding import decode
from claimcheck.reference.cells import Cell, Row, rows
from claimcheck.reference.time import EXAMPLES, time_of
from claimcheck.text import Text

FORMAT = "reference"
MOST_FAULTS = 50
MAX_BYTES = 64 * 1024 * 1024
COLUMNS = {
    "metric": ("metric", "指标", "指标名称"),
    "scope": ("scope", "范围", "地区"),
    "period": ("period", "时期", "时间"),
    "value": ("value", "数值", "值"),
    "unit": ("unit", "单位"),
    "source": ("source", "来源"),
}
_NEEDED = ("metric", "period", "value")
_HEADERS = {name: column for column, names in COLUMNS.items() for name in names}
_EMPTY = Cell("", 0, 0)


@frozen
class Reference:
    """A table of reference data as a document, with a claim for each row."""

    document: Document
    claims: tuple[Claim, ...]


def load_references(paths: Iterable[Path], ids: Iterator[str]) -> tuple[Reference, ...]:
    """The tables in files, as documents of these ids. Raises PackError with the faults of all of them."""
    found: list[Reference] = []
    faults: list[Fault] = []
    for path in paths:
        try:
            found.append(load_reference(path, next(ids)))
        except PackError as error:
            faults.extend(error.faults)
    if faults:
        raise PackError(faults)
    return tuple(found)


def load_reference(path: Path, document_id: str) -> Reference:
    """The table in a file, in UTF-8, GBK or another encoding of Chinese. Raises PackError, which lists every fault."""
    try:
        if path.stat().st_size > MAX_BYTES:
            limit = MAX_BYTES // (1024 * 1024)
            raise PackError([Fault(str(path), 1, *messages.TOO_LARGE.filled(limit=limit))])
        decoded = decode(path.read_bytes())
    except (OSError, ValueError) as error:
        if isinstance(error, PackError):
            raise
        raise PackError([Fault(str(path), 1, *entries.UNREADABLE.filled(reason=system.reason(error)))]) from None
    if decoded is None:
        raise PackError([Fault(str(path), 1, *reading.UNKNOWN_ENCODING)])
    return parse_reference(decoded.text, str(path), document_id, decoded.encoding)


def parse_reference(text: str, path: str, document_id: str, encoding: str = "utf-8") -> Reference:
    """The table in a text; ``path`` names it. Raises PackError, which lists every fault with its line and column."""
    table = _Table(path, text, document_id)
    claims = tuple(table.claims())
    if table.faults:
        more = len(table.faults) - MOST_FAULTS
        rest = Fault(path, table.faults[-1].line, *messages.MORE.filled(count=more))
        raise PackError([*table.faults[:MOST_FAULTS], *([rest] if more > 0 else [])])
    section = Section(0, "", 0)
    document = Document(
        document_id, path, Path(path).name, None, text, (section,), (), encoding=encoding, format=FORMAT
    )
    return Reference(document, claims)


class _Table:
    """One table, and what is found wrong with it."""

    def __init__(self, path: str, text: str, document_id: str) -> None:
        self.path = path
        self.text = text
        self.document_id = document_id
        self.faults: list[Fault] = []

    def claims(self) -> Iterator[Claim]:
        """A claim for each row that is in order."""
        table = rows(self.text)
        head = next(table, None)
        columns = self.columns(head) if head else []
        if head is None:
            self.add(1, messages.EMPTY)
        lines: dict[object, tuple[int, Claim]] = {}
        for number, row in enumerate(table if columns else (), 1):
            cells = dict(zip(columns, row.cells, strict=False))
            if len(row.cells) > len(columns) and any(cell.text for cell in row.cells[len(columns) :]):
                self.add(row.line, messages.TOO_MANY_CELLS, cells=len(row.cells), columns=len(columns))
            elif (claim := self.claim(row, number, cells)) is not None:
                self.hold_against(lines, claim, row.line)
                yield claim

    def add(self, line: int, told: Text, **values: object) -> None:
        """Remember what is wrong on a line."""
        self.faults.append(Fault(self.path, line, *told.filled(**values)))

    def columns(self, head: Row) -> list[str]:
        """What each column holds, empty where the table can't be read at all."""
        found = [_HEADERS.get(cell.text.strip().lower(), "") for cell in head.cells]
        for cell, column in zip(head.cells, found, strict=True):
            if not column and cell.text:
                near = get_close_matches(cell.text.lower(), _HEADERS, n=1, cutoff=0.5)
                known = entries.CLOSEST.filled(near=near[0]) if near else entries.KNOWN.filled(names=listed(COLUMNS))
                self.add(head.line, messages.UNKNOWN_COLUMN, column=cell.text, known=known)
            elif column and found.count(column) > 1:
                self.add(head.line, messages.TWO_COLUMNS, column=column)
        for column in _NEEDED:
            if column not in found:
                self.add(head.line, messages.NO_COLUMN, column=column, chinese=COLUMNS[column][1])
        return [] if self.faults else found

    def claim(self, row: Row, number: int, cells: Mapping[str, Cell]) -> Claim | None:
        """What a row says; what is wrong with any of its cells is remembered."""
        said = {column: cells.get(column, _EMPTY).text.strip() for column in COLUMNS}
        before = len(self.faults)
        name, period = said["metric"], time_of(said["period"])
        if not name or len(name) > LONGEST_WORD or "·" in name:
            self.add(row.line, messages.NO_METRIC, said=name[:12], most=LONGEST_WORD)
        if period is None:
            self.add(row.line, messages.NO_PERIOD, said=said["period"], examples=listed(EXAMPLES))
        value = cells.get("value", _EMPTY)
        amount = self.amount(row.line, value, cells.get("unit", _EMPTY))
        if amount is None or period is None or len(self.faults) > before:
            return None
        kind, metric, compared = _measured(name, said["scope"], amount.unit)
        return Claim(
            id=f"{self.document_id}.c{number}",
            document=self.document_id,
            quote=self.text[value.start : value.end],
            span=(value.start, value.end),
            sentence="，".join(filter(None, (name, said["scope"], said["period"], _shown(said), said["source"]))),
            kind=kind,
            modality="fact",
            metric=metric,
            quantity=amount,
            period=period,
            compared_to=compared,
            place=Place(0, number, 0, 0),
            authority=OFFICIAL,
            source=said["source"],
        )

    def amount(self, line: int, value: Cell, unit: Cell) -> Quantity | None:
        """The quantity that value and unit make, with the places of its digits in the file."""
        text = value.text + ("" if value.text.endswith(unit.text) else unit.text)
        found = quantities(text)
        if len(found) != 1 or found[0].text != text or found[0].range_with is not None:
            bare = quantities(value.text)
            column = messages.UNIT if len(bare) == 1 and bare[0].text == value.text else messages.VALUE
            self.add(line, messages.NO_AMOUNT, column=column, said=text)
            return None
        amount = found[0].quantity
        if not amount.unit:
            self.add(line, messages.NO_UNIT, said=text)
            return None

        def placed(span: tuple[int, int]) -> tuple[int, int]:
            inside = span[0] < len(value.text) or unit.text == ""
            offset = value.start if inside else unit.start - len(value.text)
            return span[0] + offset, span[1] + offset

        printed = amount.printed
        digits, magnitude = placed(printed.digits_span), placed(printed.magnitude_span)
        return evolve(amount, printed=evolve(printed, digits_span=digits, magnitude_span=magnitude))

    def hold_against(self, lines: dict[object, tuple[int, Claim]], claim: Claim, line: int) -> None:
        """Two rows on one thing have to agree, as nothing could agree with both."""
        metric = claim.metric
        key = metric.key, metric.scope, metric.statistic, claim.kind, claim.period, claim.quantity.unit
        first, other = lines.setdefault(key, (line, claim))
        if not claim.quantity.hard.overlaps(other.quantity.hard):
            self.add(line, messages.CONTRADICTION, other=other.quote, first=first)


def _shown(said: Mapping[str, str]) -> str:
    return said["value"] + ("" if said["value"].endswith(said["unit"]) else said["unit"])


def _measured(name: str, scope: str, unit: str) -> tuple[Kind, Metric, Comparison | None]:
    """What a row measures: a growth where its name says so, a rate where its unit does, else a level."""
    growth = growth_name(name) if unit in SHARES else None
    stem = growth.stem if growth else name
    statistic = statistic_of(stem, share=False)
    if growth and growth.real:
        statistic = of_real_growth(statistic)
    of = canonical_scope(f"{scope} {' '.join(basis_in(stem))}")
    metric = Metric(name, canonical_key(stem, scope=of), of, statistic)
    if growth:
        return "growth", metric, Comparison(growth.basis)
    return ("rate" if unit in SHARES else "level"), metric, None
