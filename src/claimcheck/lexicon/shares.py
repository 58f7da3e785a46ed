"""The units that tell a share of a whole, and what holds of them wherever they stand."""

from __future__ import annotations

from fractions import Fraction

# What one of each is of the whole.
SHARES = {"%": Fraction(1, 100), "百分点": Fraction(1, 100), "基点": Fraction(1, 10_000), "‰": Fraction(1, 1000)}
# What a rate moves by.
POINTS = frozenset({"百分点", "基点"})
# The language never puts 万 or 亿 before these.
UNSCALED = frozenset(SHARES) | {"倍"}
