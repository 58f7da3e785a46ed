"""Every claim with how it stands after the run, as Parquet: typed columns, numbers exact."""

from __future__ import annotations

from claimcheck.model import Report
from claimcheck.render.arrow import parquet
from claimcheck.render.columns import CHECKED, checked
from claimcheck.render.formats import Setting


def write(report: Report, _: Setting) -> bytes:
    """One claim a row."""
    return parquet(CHECKED, checked(report))
