"""Claims and checks as tables for a program: which columns they have, of what type, and their rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Literal, TypeAlias

from attrs import frozen

from claimcheck.model import Check, Claim, Finding, Interval, Report, Suppressed
from claimcheck.render.lookup import Lookup

Cell: TypeAlias = str | int | bool | Fraction | date | None
Row: TypeAlias = tuple[Cell, ...]
Type: TypeAlias = Literal["text", "whole", "exact", "flag", "day"]


@frozen
class Column:
    """A column: ``exact`` numbers are fractions, and every cell may be None."""

    name: str
    type: Type = "text"


def _columns(names: str, type_of: dict[str, Type]) -> tuple[Column, ...]:
    return tuple(Column(name, type_of.get(name, "text")) for name in names.split())


_ENDS: dict[str, Type] = {"lower": "exact", "upper": "exact", "lower_open": "flag", "upper_open": "flag"}
_PLACE: dict[str, Type] = {"line": "whole", "column": "whole"}
_DAYS: dict[str, Type] = {"period_start": "day", "period_end": "day"}
CLAIMS = _columns(
    "document path line column id quote value unit lower upper hedge kind modality metric key scope statistic "
    "period_start period_end period_type basis lower_open upper_open source",
    {"value": "exact", **_ENDS, **_PLACE, **_DAYS},
)
CHECKED = (
    *CLAIMS,
    Column("standing"),
    Column("independent", "whole"),
    Column("strongest", "exact"),
    Column("weakest", "exact"),
)
CHECKS = _columns(
    "id rule verdict severity findings document path line column claims formula statement_zh statement_en "
    "stated_lower stated_upper stated_lower_open stated_upper_open "
    "computed_lower computed_upper computed_lower_open computed_upper_open unit slack confidence strength difference "
    "suppressed reason",
    {
        **{f"{side}_{end}": kind for side in ("stated", "computed") for end, kind in _ENDS.items()},
        "slack": "exact",
        "confidence": "exact",
        "strength": "exact",
        **_PLACE,
    },
)


def claims(report: Report) -> Iterator[Row]:
    """A row of ``CLAIMS`` for every claim."""
    at = Lookup(report)
    return (_claim(claim, at) for claim in report.claims)


def checked(report: Report) -> Iterator[Row]:
    """A row of ``CHECKED`` for every claim: how it stands after the run, too."""
    at = Lookup(report)
    for claim in report.claims:
        standing = at.coverage.of(claim.id)
        yield (*_claim(claim, at), standing.state, standing.independent, standing.strongest, standing.weakest)


def checks(report: Report) -> Iterator[Row]:
    """A row of ``CHECKS`` for every check; its place is that of its first claim."""
    at = Lookup(report)
    told: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        for check in finding.checks:
            told[check].append(finding)
    let_stand = {check: each for each in reversed(report.suppressed) for check in each.finding.checks}
    return (_check(check, at, told[check.id], let_stand.get(check.id)) for check in report.checks)


def _claim(claim: Claim, at: Lookup) -> Row:
    position, quantity, metric, period = at.position(claim), claim.quantity, claim.metric, claim.period
    hard = quantity.hard
    return (
        *(claim.document, at.documents[claim.document].path, position.line, position.column, claim.id, claim.quote),
        *(quantity.value, quantity.unit, hard.lower, hard.upper, quantity.hedge, claim.kind, claim.modality),
        *(metric.name, metric.key, metric.scope, metric.statistic),
        *((period.start, period.end, period.type) if period else (None, None, None)),
        claim.compared_to.basis if claim.compared_to else None,
        *(hard.lower_open, hard.upper_open, claim.source or None),
    )


def _check(check: Check, at: Lookup, told: list[Finding], let_stand: Suppressed | None) -> Row:
    first = at.first(check)
    position = at.position(first) if first else None
    return (
        *(check.id, check.rule, check.verdict),
        *(told[0].severity if told else None, " ".join(finding.id for finding in told) or None),
        *((first.document, at.documents[first.document].path) if first else (None, None)),
        *((position.line, position.column) if position else (None, None)),
        " ".join(check.claims),
        *map(at.named, (check.formula, check.statement.zh, check.statement.en)),
        *_ends(check.stated),
        *_ends(check.computed),
        *(check.unit, check.slack, check.confidence, check.strength),
        check.difference.kind if check.difference else None,
        *((let_stand.by, let_stand.reason or None) if let_stand else (None, None)),
    )


def _ends(interval: Interval) -> Row:
    return interval.lower, interval.upper, interval.lower_open, interval.upper_open
