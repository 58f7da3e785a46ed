"""Every claim with how it stands after the run, as CSV for a spreadsheet or a data frame."""

from __future__ import annotations

from claimcheck.model import Report
from claimcheck.render.cells import csv_text
from claimcheck.render.columns import CHECKED, checked
from claimcheck.render.formats import Setting


def write(report: Report, _: Setting) -> str:
    """One claim a line under a line of column names."""
    return csv_text(CHECKED, checked(report))
