"""When two claims speak of the same thing: metric, scope, statistic, unit and time."""

from __future__ import annotations

from fractions import Fraction

from rapidfuzz import fuzz

from claimcheck.lexicon.figures import figure_words
from claimcheck.lexicon.metrics import metric_words
from claimcheck.model import Claim, Period, Ref, Severity

PER_CENT = Fraction(1, 100)
_SCALES = {"%": PER_CENT, "百分点": PER_CENT, "‰": Fraction(1, 1000)}


def ref(claim: Claim) -> Ref:
    """The claim's amount as an equation takes it: shares as fractions, units of one dimension in one unit."""
    unit = claim.quantity.unit
    dimension = figure_words().dimensions.get(unit)
    return Ref(claim.id, _SCALES.get(unit) or (dimension[1] if dimension else Fraction(1)))


def same_unit(one: Claim, other: Claim) -> bool:
    """Equal units, or units of one dimension (亩 and 公顷)."""
    a, b = one.quantity.unit, other.quantity.unit
    dimensions = figure_words().dimensions
    if one.kind == other.kind == "growth" and {a, b} <= {"%", "倍"}:
        return True
    return a == b or (a in dimensions and b in dimensions and dimensions[a][0] == dimensions[b][0])


def terms(claim: Claim) -> frozenset[str]:
    """The content terms of a claim's key."""
    return frozenset(claim.metric.key.split("·"))


def is_stock(claim: Claim) -> bool:
    """Counted at an instant (enrolment, institutions, balances) and not over a span."""
    return any(word in claim.metric.name for word in metric_words().stock)


def is_flow(claim: Claim) -> bool:
    """Summed over a span (settlements, income, output)."""
    return any(word in claim.metric.name for word in metric_words().flow) and not is_stock(claim)


def same_period(one: Claim, other: Claim) -> bool:
    """Equal known periods; for a stock, equal ends. An absent period equals nothing."""
    a, b = one.period, other.period
    if a is None or b is None:
        return False
    if a == b:
        return True
    return a.end == b.end and "instant" in (a.type, b.type) and is_stock(one) and is_stock(other)


def same_metric(one: Claim, other: Claim) -> bool:
    """Equal key, scope and statistic."""
    return (
        one.metric.key == other.metric.key
        and one.metric.scope == other.metric.scope
        and one.metric.statistic == other.metric.statistic
    )


def ceiling(*claims: Claim) -> Severity:
    """An error needs one document; across documents figures may have been revised without a word."""
    return "error" if len({claim.document for claim in claims}) == 1 else "warning"


def vetoed(one: Claim, other: Claim) -> bool:
    """The names hold counterparts (住院 and 门诊), which are never the same however alike the rest."""
    a, b = one.metric.name, other.metric.name
    for group in metric_words().opposed:
        mine = {word for word in group if word in a}
        theirs = {word for word in group if word in b}
        if mine and theirs and mine != theirs:
            return True
    return False


def likeness(one: Claim, other: Claim) -> float:
    """How alike two names are, 0 to 100; a proposal only, no error may rest on it."""
    return fuzz.token_set_ratio(" ".join(sorted(terms(one))), " ".join(sorted(terms(other))))


def year_before(period: Period) -> Period | None:
    """The same days one year earlier; None for 29 February."""
    return _moved(period, -1)


def year_after(period: Period) -> Period | None:
    """The same days one year later; None for 29 February."""
    return _moved(period, 1)


def _moved(period: Period, years: int) -> Period | None:
    try:
        start = period.start.replace(year=period.start.year + years)
        end = period.end.replace(year=period.end.year + years)
    except ValueError:
        return None
    return Period(start, end, period.type)


def slip_like(one: Claim, other: Claim) -> bool:
    """The two differ as an editor's slip would make them: one digit, two neighbours swapped, the point, 万 for 亿.

    Figures that differ in more are likelier to be of different things, whatever their names say.
    """
    a, b = _digits(one), _digits(other)
    shared = min(len(a), len(b))
    if shared < 2:  # noqa: PLR2004 - of single digits every pair differs by one
        return False
    a, b = a[:shared], b[:shared]
    wrong = [i for i in range(shared) if a[i] != b[i]]
    if len(wrong) <= 1:
        return True
    if len(wrong) == 2 and wrong[1] == wrong[0] + 1:  # noqa: PLR2004 - two neighbours
        return sorted(a) == sorted(b)
    return False


def _digits(claim: Claim) -> str:
    """Significant digits as printed, without point and outer zeros."""
    value = abs(claim.quantity.value)
    return str(value.numerator * 10**12 // value.denominator).strip("0") if value else ""
