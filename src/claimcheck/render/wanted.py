"""Which figures of a report a user has pointed at."""

from __future__ import annotations

from difflib import SequenceMatcher
from unicodedata import normalize

from attrs import field, frozen

from claimcheck.model import Claim, Report
from claimcheck.render.lookup import Lookup

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
    at = Lookup(report)
    return [claim for claim in report.claims if _fits(claim, at, wanted)]


def near(report: Report, wanted: Wanted) -> list[tuple[str, str]]:
    """Place and quote of the figures that come nearest to what was pointed at, where no figure stands there."""
    at, figures = Lookup(report), list(report.claims)
    if wanted.line is not None:
        line = wanted.line
        figures.sort(key=lambda claim: abs(at.position(claim).line - line))
    if wanted.quote:
        figures.sort(key=lambda claim: -_likeness(bare(claim.quote), bare(wanted.quote)))
    return list(dict.fromkeys((str(at.position(claim)), claim.quote) for claim in figures))[:_NEAR]


def bare(quote: str) -> str:
    """A quote without spaces and grouping, full-width letters as half-width ones."""
    return normalize("NFKC", quote).translate(_BLANK)


def _fits(claim: Claim, at: Lookup, wanted: Wanted) -> bool:
    if wanted.quote and bare(claim.quote) != bare(wanted.quote):
        return False
    if wanted.line is None:
        return True
    position = at.position(claim)
    length = claim.span[1] - claim.span[0]
    if position.line != wanted.line:
        return False
    return wanted.column is None or position.column <= wanted.column < position.column + length


def _likeness(one: str, other: str) -> float:
    """How alike two quotes are, one that holds the other before all others."""
    held = one in other or other in one
    return 2.0 if held else SequenceMatcher(None, one, other, autojunk=False).ratio()
