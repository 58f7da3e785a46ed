"""One strategy for each type of the model: intervals, quantities, periods, claims, relations, and whole worlds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import Literal, TypeVar, cast

from attrs import evolve, frozen
from hypothesis import assume
from hypothesis import strategies as st

from claimcheck.model import (
    Claim,
    Constant,
    Expression,
    Interval,
    Metric,
    Period,
    Place,
    Printed,
    Product,
    Quantity,
    Quotient,
    Ref,
    Relation,
    Sum,
    Text,
    quantity,
)
from claimcheck.model.claim import Kind
from claimcheck.model.quantity import Hedge

MAGNITUDE_WORDS = {1: "", 10**4: "万", 10**8: "亿", 10**12: "万亿"}
RATE_UNITS = {"%", "百分点"}
Cut = Literal["nearest", "truncated"]
T = TypeVar("T")

# Small rationals: enough to meet every case of signs, ends and zeros often.
fractions = st.builds(Fraction, st.integers(-12, 12), st.sampled_from((1, 2, 3, 5)))


@st.composite
def fitting(draw: st.DrawFn, options: Sequence[T], fits: Callable[[T], bool]) -> T:
    """The first option that fits from any on, so that few are looked at; no example where none does."""
    assume(options)
    first = draw(st.integers(0, len(options) - 1))
    found = next((each for each in (*options[first:], *options[:first]) if fits(each)), None)
    assume(found is not None)
    return cast("T", found)


@st.composite
def intervals(draw: st.DrawFn, *, bounded: bool = False) -> Interval:
    """Intervals that are not empty: points, open, closed and unbounded ones."""
    lower, upper = sorted((draw(fractions), draw(fractions)))
    no_lower = not bounded and draw(st.integers(0, 5)) == 0
    no_upper = not bounded and draw(st.integers(0, 5)) == 0
    lower_open, upper_open = draw(st.booleans()) and not no_lower, draw(st.booleans()) and not no_upper
    if lower == upper and not (no_lower or no_upper):
        return Interval.point(lower)
    return Interval(None if no_lower else lower, None if no_upper else upper, lower_open, upper_open)


@st.composite
def members(draw: st.DrawFn, interval: Interval) -> Fraction:
    """A number inside an interval, its closed ends often."""
    low = interval.lower if interval.lower is not None else (interval.upper or Fraction(0)) - 30
    high = interval.upper if interval.upper is not None else low + 60
    ends = [end for end in (low, high) if end in interval]
    inside = st.builds(lambda part: low + (high - low) * part, st.builds(Fraction, st.integers(1, 11), st.just(12)))
    return draw(
        st.one_of(inside, st.sampled_from(ends)) if ends and low != high else inside if low != high else st.just(low)
    )


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """Spans of up to three years, and instants."""
    start = draw(st.dates(date(2000, 1, 1), date(2040, 12, 31)))
    if draw(st.booleans()):
        return Period.instant(start)
    return Period(start, start + timedelta(days=draw(st.integers(0, 1100))))


def spelled(size: Fraction, places: int, cut: Cut = "nearest") -> str:
    """The digits of a size that is not negative, rounded half up or cut off after so many places."""
    scaled = size * 10**places
    whole = scaled.numerator // scaled.denominator if cut == "truncated" else (scaled + Fraction(1, 2)).__floor__()
    digits = str(whole).rjust(places + 1, "0")
    return digits if places == 0 else f"{digits[:-places]}.{digits[-places:]}"


def figure(  # noqa: PLR0913 - everything that a printed number may have
    digits: str,
    magnitude: int = 1,
    unit: str = "元",
    *,
    hedge: Hedge = "exact",
    countable: bool = False,
    negative: bool = False,
    start: int = 0,
    strict: bool = True,
) -> Quantity:
    """The quantity that a printed number stands for."""
    step = Fraction(magnitude, 10 ** len(digits.partition(".")[2]))
    end = start + len(digits)
    word = MAGNITUDE_WORDS.get(magnitude, "")
    printed = Printed(digits, Fraction(magnitude), step, (start, end), (end, end + len(word)))
    value = Fraction(digits) * magnitude * (-1 if negative else 1)
    return quantity(value, unit, hedge, printed, countable=countable, strict=strict)


def claim_of(name: str, amount: Quantity, kind: Kind = "level") -> Claim:
    """A claim that says no more than its quantity."""
    quote = f"{amount.printed.digits}{MAGNITUDE_WORDS.get(int(amount.printed.magnitude), '')}{amount.unit}"
    start = amount.printed.digits_span[0]
    metric = Metric(name, name)
    return Claim(name, "d1", quote, (start, start + len(quote)), quote, kind, "fact", metric, amount, None)


@st.composite
def quantities(draw: st.DrawFn, hedges: tuple[Hedge, ...] = ("exact", "about", "over", "under")) -> Quantity:
    """Figures of every hedge, magnitude and number of digits."""
    places = draw(st.integers(0, 3))
    digits = spelled(Fraction(draw(st.integers(1, 10**6)), 10**places), places)
    return figure(
        digits,
        draw(st.sampled_from(sorted(MAGNITUDE_WORDS))),
        draw(st.sampled_from(("元", "人次", "%"))),
        hedge=draw(st.sampled_from(hedges)),
        countable=draw(st.booleans()),
        negative=draw(st.booleans()),
        strict=draw(st.booleans()),
    )


@st.composite
def claims(draw: st.DrawFn, name: str = "a") -> Claim:
    """A claim around any figure, of any kind, with or without a period."""
    kinds: tuple[Kind, ...] = ("level", "rate", "growth", "change", "multiple")
    kind = draw(st.sampled_from(kinds))
    made = claim_of(name, draw(quantities()), kind)
    return evolve(made, period=draw(st.none() | periods()), place=Place(0, draw(st.integers(0, 3)), 0, 0))


NAMES = ("a", "b", "c", "d")


def expressions(names: tuple[str, ...] = NAMES) -> st.SearchStrategy[Expression]:
    """Small expressions over some claims, claims that occur twice among them."""
    leaves = st.one_of(
        st.builds(Ref, st.sampled_from(names), st.sampled_from((Fraction(1), Fraction(1, 100)))),
        st.builds(Constant, fractions),
    )
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.builds(lambda x, y: Sum((x, y)), inner, inner),
            st.builds(lambda x, y: x - y, inner, inner),
            st.builds(lambda x, y: Product((x, y)), inner, inner),
            st.builds(Quotient, inner, inner),
        ),
        max_leaves=5,
    )


@st.composite
def relations(draw: st.DrawFn, names: tuple[str, ...] = NAMES) -> Relation:
    """Any relation among some claims."""
    return related(draw(expressions(names)), draw(expressions(names)), draw(st.sampled_from(("=", "<="))))


def related(left: Expression, right: Expression, op: Literal["=", "<="] = "=", rule: str = "CC301") -> Relation:
    """A relation that must hold for certain."""
    return Relation(rule, left, op, right, Text("左＝右", "left = right"))


@frozen
class World:
    """True values, the claims that print them, and the relations that hold among the true values."""

    truth: dict[str, Fraction]
    claims: tuple[Claim, ...]
    relations: tuple[Relation, ...]

    def claim(self, name: str) -> Claim:
        """The claim of a name."""
        return next(each for each in self.claims if each.id == name)


@st.composite
def printings(  # noqa: PLR0913, PLR0917 - everything that decides how a value is printed
    draw: st.DrawFn, name: str, value: Fraction, unit: str, cut: Cut, start: int
) -> Claim:
    """A claim that prints a true value with a random number of digits."""
    size = abs(value)
    magnitudes = [1] if unit in RATE_UNITS else [factor for factor in MAGNITUDE_WORDS if factor == 1 or size >= factor]
    magnitude = draw(st.sampled_from(magnitudes))
    fewest = next(places for places in range(4) if Fraction(spelled(size / magnitude, places, cut)))
    digits = spelled(size / magnitude, draw(st.integers(fewest, 3)), cut)
    kind: Kind = "growth" if unit == "%" and value < 0 else "rate" if unit == "%" else "level"
    return claim_of(name, figure(digits, magnitude, unit, negative=value < 0, start=start), kind)


@st.composite
def worlds(draw: st.DrawFn, cut: Cut = "nearest") -> World:
    """Consistent figures: free levels, and figures derived from them by the formulas that statistics use."""
    names = [f"v{i}" for i in range(draw(st.integers(2, 4)))]
    truth = {name: Fraction(draw(st.integers(10**4, 10**13)), draw(st.sampled_from((1, 7, 100)))) for name in names}
    units = dict.fromkeys(names, "元")
    made: list[Relation] = []
    for at in range(draw(st.integers(1, 4))):
        levels = [name for name, unit in units.items() if unit == "元"]
        name, (value, unit, right) = f"w{at}", draw(_derived(truth, levels))
        truth[name], units[name] = value, unit
        made.append(related(Ref(name, Fraction(1, 100) if unit in RATE_UNITS else Fraction(1)), right))
    printed = tuple(draw(printings(name, truth[name], units[name], cut, 100 * at)) for at, name in enumerate(truth))
    return World(truth, printed, tuple(made))


@st.composite
def _derived(draw: st.DrawFn, truth: dict[str, Fraction], levels: list[str]) -> tuple[Fraction, str, Expression]:
    """A figure that follows from others: its true value, its unit and its formula."""
    a, b = draw(st.permutations(levels))[:2]
    x, y, p, q = truth[a], truth[b], Ref(a), Ref(b)
    days, factor = draw(st.sampled_from((31, 365))), Fraction(draw(st.integers(1, 40)), 4)
    formulas: list[tuple[Fraction, str, Expression]] = [
        (x + y, "元", p + q),
        (x / days, "元", p / days),
        (x * factor, "元", p * factor),
        (100 * y / (x + y), "%", q / (p + q)),
        (100 * (x - y) / y, "%", (p - q) / q),
        (x - y, "元", p - q),
        (100 * x / y, "%", p / q),
    ]
    if x != y:
        formulas.append((100 * x / (y - x), "%", p / (q - p)))
    return draw(st.sampled_from([each for each in formulas if _printable(*each[:2])]))


def _printable(value: Fraction, unit: str) -> bool:
    """Shares and growths that a bulletin would print, and no level that is negative or beyond all bounds."""
    return Fraction(1, 100) < abs(value) < 4000 if unit == "%" else 1 < value < 10**16
