"""When two claims speak of the same thing: metric, scope, statistic, unit and time."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache

from claimcheck.lexicon.figures import figure_words
from claimcheck.lexicon.grammar import grammar_words
from claimcheck.lexicon.metrics import metric_words
from claimcheck.lexicon.scope import basis_of
from claimcheck.lexicon.shares import SHARES
from claimcheck.model import Claim, Period, Ref, Severity

# A month's figure and a total's may both be added up; averages and peaks may not.
_SUMMED = ("total", "single_month")
# Units of what stands at a height; an index has none.
_HEIGHTS = frozenset(("", "℃", "°C", "摄氏度", "分", "点", "分贝"))
# Names of a run that are cut up once and remembered.
_NAMES = 1 << 14
# Characters of a name that says of what (旅游收入), and not only what (收入).
_TWO_WORDS = 4
# Characters of a unit that a name may end in.
_UNIT_LENGTHS = (3, 2)


def ref(claim: Claim) -> Ref:
    """The claim's amount as an equation takes it: shares as fractions, units of one dimension in one unit."""
    return Ref(claim.id, worth(measure(claim)))


def worth(unit: str) -> Fraction:
    """What one of a unit is in the unit that an equation takes: of shares the whole, else one of its dimension."""
    known = figure_words().dimensions.get(unit)
    return SHARES.get(unit) or (known[1] if known else Fraction(1))


def measure(claim: Claim) -> str:
    """The unit, or the one that the name counts (标箱达5万个 are 5万标箱)."""
    unit, name = claim.quantity.unit, claim.metric.name
    counted = (name[-length:] for length in _UNIT_LENGTHS) if unit == "个" else ()
    return next((word for word in counted if word in figure_words().dimensions), unit)


def dimension(claim: Claim) -> str:
    """What has to be equal for two amounts to be compared: the unit, or what it measures (亩 and 公顷 an area).

    A growth may be told in per cent or in 倍.
    """
    unit = measure(claim)
    if claim.kind == "growth" and unit in {"%", "倍"}:
        return "growth"
    known = figure_words().dimensions.get(unit)
    return known[0] if known else unit


def same_unit(*claims: Claim) -> bool:
    """Equal units, or units of one dimension."""
    return len({dimension(claim) for claim in claims}) == 1


@lru_cache(_NAMES)
def _terms(key: str, scope: str) -> frozenset[str]:
    return basis_of(scope).union(key.split("·"))


def terms(claim: Claim) -> frozenset[str]:
    """The content terms of a claim's key, and what its scope says is left in and out."""
    return _terms(claim.metric.key, claim.metric.scope)


def is_stock(claim: Claim) -> bool:
    """Counted at an instant (enrolment, institutions, balances) and not over a span."""
    return metric_words().measured(claim.metric.name) == "instant"


def is_flow(claim: Claim) -> bool:
    """Summed over a span (settlements, income, output)."""
    return metric_words().measured(claim.metric.name) == "span"


def is_total(claim: Claim) -> bool:
    """A level of the whole thing, told in one number: no average, no single month, no end of a range."""
    return claim.kind == "level" and claim.metric.statistic == "total" and claim.range_with is None


def adds_up_in_time(claim: Claim) -> bool:
    """So much of it in each month makes so much in a year: no stock, no average, and no price, level or index."""
    if claim.metric.statistic not in _SUMMED or is_stock(claim):
        return False
    return not claim.metric.name.endswith(grammar_words().heights) and claim.quantity.unit not in _HEIGHTS


def is_named_well(claim: Claim) -> bool:
    """Its name says the same in every text: it has several words or is known, and is not of some single thing."""
    key, words = claim.metric.key, metric_words()
    if any(word in key for word in grammar_words().no_whole):
        return False
    return "·" in key or key in words.canon or (len(key) >= _TWO_WORDS and words.measured(key) is not None)


def same_period(one: Claim, other: Claim) -> bool:
    """Equal known periods; for a stock, equal ends. An absent period equals nothing."""
    a, b = one.period, other.period
    if a is None or b is None:
        return False
    if a == b:
        return True
    return a.end == b.end and "instant" in {a.type, b.type} and is_stock(one) and is_stock(other)


def same_basis(one: Claim, other: Claim) -> bool:
    """Both growths or changes are measured from one base; where one doesn't say, the document speaks of one."""
    a, b = one.compared_to, other.compared_to
    if a is None or b is None:
        return one.document == other.document
    if a.period and b.period:
        return a.period.end == b.period.end
    return a.basis == b.basis


def nearest(claim: Claim, fitting: Iterable[Claim]) -> Claim | None:
    """Of several figures that fit, the one that the claim most likely speaks of.

    Its own document comes first, then figures without a hedge, its own section, and the shortest way in the text;
    of figures in other documents the one with the most digits.
    """
    return min(fitting, key=lambda other: _distance(claim, other), default=None)


def _distance(claim: Claim, other: Claim) -> tuple[bool, bool, bool, int, Fraction]:
    apart = abs(other.span[0] - claim.span[0]) if other.document == claim.document else 0
    return (
        other.document != claim.document,
        other.quantity.hedge != "exact",
        other.place.section != claim.place.section,
        apart,
        other.quantity.printed.step,
    )


def ceiling(*claims: Claim) -> Severity:
    """An error needs one document; across documents figures may have been revised without a word."""
    return "error" if one_document(*claims) else "warning"


def one_document(*claims: Claim) -> bool:
    """All claims stand in one document."""
    return len({claim.document for claim in claims}) == 1


def year_before(period: Period) -> Period | None:
    """The same days one year earlier."""
    return period.shifted(-1)


def year_after(period: Period) -> Period | None:
    """The same days one year later."""
    return period.shifted(1)
