"""CSV that a spreadsheet may open: text of a document never becomes a formula there."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from fractions import Fraction
from io import StringIO

from claimcheck.render.columns import Cell, Column, Row
from claimcheck.render.numbers import exact

# What a spreadsheet takes for the beginning of a formula, in full width too; and the mark that keeps it from doing so.
_FORMULA = re.compile(r"['=+\-@＝＋－＠\t\r]")
_NUMBER = re.compile(r"[+\-－]?[\d.,]+%?")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def csv_text(columns: Iterable[Column], rows: Iterable[Row]) -> str:
    """Rows under a line of column names (RFC 4180); numbers are exact, and what isn't known is empty."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(column.name for column in columns)
    writer.writerows(map(cell, row) for row in rows)
    return out.getvalue()


def cell(value: Cell) -> str:
    """One cell as text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Fraction):
        return exact(value)
    return harmless(value) if isinstance(value, str) else str(value)


def harmless(text: str) -> str:
    """``text`` with an apostrophe before it where it might be taken for a formula, and without control characters.

    Whoever takes one apostrophe off the front of each cell that has one gets the text back.
    """
    text = _CONTROL.sub("�", text)
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text
