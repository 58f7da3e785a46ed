"""Every check with both of its sides, as CSV for a spreadsheet or a data frame."""

from __future__ import annotations

from claimcheck.model import Report
from claimcheck.render.cells import csv_text
from claimcheck.render.columns import CHECKS, checks
from claimcheck.render.formats import Setting


def write(report: Report, _: Setting) -> str:
    """One check a line under a line of column names."""
    return csv_text(CHECKS, checks(report))
