"""Texts in TOML for the tests of packs: tidy ones of any shape, and untidy ones."""

from __future__ import annotations

import json
from collections.abc import Mapping

from hypothesis import strategies as st

KEYS = (
    *("words", "metric", "term", "splits", "replaces", "name", "also", "parts", "measured", "running", "growth"),
    *("head", "full", "within", "ratio", "part", "whole", "average_of", "balance", "plus", "minus"),
    *("heads", "drop", "terms", "span", "instant", "real", "divide", "opposed", "nmae", "门票", "a b", ""),
)
WORDS = ("门票", "票务", "客流", "span", "instant", "real", "", " 门票", "门·票", "长" * 41, "换\n行", "é", "a\\b")

leaves = st.one_of(
    st.sampled_from(WORDS),
    st.integers(-3, 3),
    st.booleans(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(),
)
values = st.recursive(
    leaves,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=3),
    max_leaves=8,
)
tables = st.dictionaries(
    st.sampled_from(KEYS),
    values | st.lists(st.dictionaries(st.sampled_from(KEYS), values, max_size=4), max_size=3),
    max_size=4,
)
# Pieces of TOML in any order, most of them no TOML together.
scraps = st.lists(
    st.sampled_from(
        [*"[]{}=,.#\n\"'", "[[", "]]", "metric", "name", '"门票"', '"""', "'''", "\r\n", "1979-05-27", "\\", " "]
    ),
    max_size=24,
).map("".join)


def inline(value: object) -> str:
    """A value on one line."""
    if isinstance(value, list):
        return f"[{', '.join(map(inline, value))}]"
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{json.dumps(key)} = {inline(entry)}' for key, entry in value.items())} }}"
    return json.dumps(value) if isinstance(value, str | bool | float) else str(value)


def spread(table: Mapping[str, object]) -> str:
    """A table with each value on lines of its own: lists member by member, lists of tables with headers."""
    rows = [f"{json.dumps(key)} = {_lines(value)}" for key, value in table.items() if not _tabular(value)]
    for key, value in table.items():
        if isinstance(value, list) and _tabular(value):
            for entry in value:
                rows += [
                    "",
                    f"[[{json.dumps(key)}]]  # one more",
                    *(f"{json.dumps(k)} = {_lines(v)}" for k, v in entry.items()),
                ]
    return "\n".join(rows)


def _tabular(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(entry, dict) for entry in value)


def _lines(value: object) -> str:
    if isinstance(value, list):
        return "[\n" + "".join(f'  {inline(entry)},  # [ " {{\n' for entry in value) + "]"
    return inline(value)
