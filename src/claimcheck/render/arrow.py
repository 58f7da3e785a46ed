"""Tables as Parquet, by pyarrow, which only those need who want it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Context, Decimal, Inexact
from fractions import Fraction
from io import BytesIO
from typing import Any

from claimcheck.render.columns import Cell, Column, Row
from claimcheck.render.numbers import exact

# A DECIMAL of Parquet: so many digits, of which so many after the point.
DIGITS, PLACES = 38, 12
_CONTEXT = Context(prec=DIGITS, traps=[Inexact])


def parquet(columns: tuple[Column, ...], rows: Iterable[Row]) -> bytes:
    """Rows as a Parquet file.

    An exact number is text, a decimal or ``p/q``; beside it, in a column whose name ends in ``_decimal``, the same as
    DECIMAL(38, 12), null where that can't hold it.
    """
    import pyarrow as pa  # noqa: PLC0415 - a heavy package of an extra
    from pyarrow.parquet import write_table  # noqa: PLC0415

    types: dict[str, Any] = {
        "text": pa.string(),
        "whole": pa.int32(),
        "exact": pa.string(),
        "flag": pa.bool_(),
        "day": pa.date32(),
        "decimal": pa.decimal128(DIGITS, PLACES),
    }
    table = list(rows)
    arrays = {
        name: pa.array(values, type=types[kind])
        for number, column in enumerate(columns)
        for name, kind, values in _arrays(column, [row[number] for row in table])
    }
    out = BytesIO()
    write_table(pa.table(arrays), out, compression="zstd")
    return out.getvalue()


def _arrays(column: Column, values: list[Cell]) -> Iterator[tuple[str, str, list[Any]]]:
    """One column, or two for exact numbers: name, type and values."""
    if column.type != "exact":
        yield column.name, column.type, [_clean(value) for value in values]
        return
    numbers = [value for value in values if value is None or isinstance(value, Fraction)]
    yield column.name, "exact", [None if value is None else exact(value) for value in numbers]
    yield f"{column.name}_decimal", "decimal", list(map(decimal, numbers))


def decimal(value: Fraction | None) -> Decimal | None:
    """The same number with at most 12 places and 26 digits before them, None where it isn't one."""
    scaled = None if value is None else value * 10**PLACES
    if scaled is None or scaled.denominator != 1 or abs(scaled) >= 10**DIGITS:
        return None
    return Decimal(scaled.numerator).scaleb(-PLACES, _CONTEXT)


def _clean(value: Cell) -> Cell:
    """Text without halves of surrogate pairs, which UTF-8 can't write."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
