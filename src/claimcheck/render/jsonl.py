"""The report as JSON Lines: its entries one a line, each as in the JSON report with its ``type``."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model import Report
from claimcheck.render.formats import Setting
from claimcheck.render.json import ENCODER, SCHEMA_ID, Json, entries, summary

TYPES = {
    "documents": "document",
    "claims": "claim",
    "derived": "derived",
    "checks": "check",
    "findings": "finding",
    "suppressed": "suppressed",
}


def write(report: Report, _: Setting) -> str:
    """What the lines are of, then a line for each entry of the report, last the summary."""
    return "".join(ENCODER.encode(line) + "\n" for line in _lines(report))


def _lines(report: Report) -> Iterator[Json]:
    yield {"type": "report", "schema": SCHEMA_ID}
    for name, lines in entries(report).items():
        yield from ({"type": TYPES[name], **entry} for entry in lines)
    yield {"type": "summary", **summary(report)}
