"""Every check with both of its sides, as Parquet: typed columns, numbers exact."""

from __future__ import annotations

from claimcheck.model import Report
from claimcheck.render.arrow import parquet
from claimcheck.render.columns import CHECKS, checks
from claimcheck.render.formats import Setting


def write(report: Report, _: Setting) -> bytes:
    """One check a row."""
    return parquet(CHECKS, checks(report))
