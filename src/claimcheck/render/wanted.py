"""Which figures of a report a user has pointed at."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from unicodedata import normalize

from attrs import field, frozen

from claimcheck.model import Claim, Report
from claimcheck.render.source import Source

_NEAR = 5  # figures that are suggested
_BLANK = str.maketrans("", "", " ,，\u3000\xa0")


@frozen
class Wanted:
    """A quote, a line, a line and a column, or (with none of them) every figure; lines and columns count from 1."""

    quote: str = field(default="")
    line: int | None = field(default=None)
    column: int | None = field(default=None)


def chosen(report: Report, wanted: Wanted) -> list[Claim]:
    """The figures pointed at, in the order of the report."""
    return [claim for claim, source in _placed(report) if _fits(claim, source, wanted)]


def near(report: Report, wanted: Wanted) -> list[tuple[str, str]]:
    """Place and quote of the figures that come nearest to what was pointed at, where no figure stands there."""
    figures = list(_placed(report))
    if wanted.line is not None:
        line = wanted.line
        figures.sort(key=lambda pair: abs(pair[1].position(pair[0].span[0]).line - line))
    if wanted.quote:
        figures.sort(key=lambda pair: -_likeness(bare(pair[0].quote), bare(wanted.quote)))
    found = {(str(source.position(claim.span[0])), claim.quote): None for claim, source in figures}
    return list(found)[:_NEAR]


def bare(quote: str) -> str:
    """A quote without spaces and grouping, full-width letters as half-width ones."""
    return normalize("NFKC", quote).translate(_BLANK)


def _placed(report: Report) -> Iterator[tuple[Claim, Source]]:
    sources = {document.id: Source(document.text) for document in report.documents}
    return ((claim, sources[claim.document]) for claim in report.claims)


def _fits(claim: Claim, source: Source, wanted: Wanted) -> bool:
    if wanted.quote and bare(claim.quote) != bare(wanted.quote):
        return False
    if wanted.line is None:
        return True
    position = source.position(claim.span[0])
    length = claim.span[1] - claim.span[0]
    if position.line != wanted.line:
        return False
    return wanted.column is None or position.column <= wanted.column < position.column + length


def _likeness(one: str, other: str) -> float:
    """How alike two quotes are, one that holds the other before all others."""
    held = one in other or other in one
    return 2.0 if held else SequenceMatcher(None, one, other, autojunk=False).ratio()
