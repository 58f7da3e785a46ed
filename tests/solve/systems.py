"""Random systems of figures that agree: a country's tables as a bulletin would print them, from 3 to 40 claims.

One generator serves the tests and the benchmark of the solver; a seed gives the same system everywhere.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from random import Random

from attrs import evolve, field, frozen
from tests.strategies import MAGNITUDE_WORDS, World, claim_of, figure, spelled

from claimcheck.model import Claim, Expression, Product, Quotient, Ref, Relation, Sum, Text
from claimcheck.model.claim import Kind
from claimcheck.model.quantity import Hedge
from claimcheck.model.relation import Op
from claimcheck.solve.repair import Edit, edits

# One figure in so many carries a hedge, and one relation in so many is an order.
_HEDGED, _HUNDRED = 12, Fraction(1, 100)
# A level below this is not divided among people.
_FEW = 1000
_STATEMENT = Text("左与右", "left and right")


@frozen
class _Table:
    """What has been told so far: true values, claims and relations; ``years`` ties a level to that of a year before."""

    rng: Random
    truth: dict[str, Fraction] = field(factory=dict)
    claims: dict[str, Claim] = field(factory=dict)
    relations: list[Relation] = field(factory=list)
    parts: dict[str, list[str]] = field(factory=dict)
    years: dict[str, str] = field(factory=dict)
    growths: dict[str, str] = field(factory=dict)

    def tell(self, value: Fraction, unit: str = "元", kind: Kind = "level", *, finest: int = 3) -> str:
        """Print a true value, with at most so many digits more than it needs, and return the id of its claim."""
        name = f"v{len(self.truth)}"
        self.truth[name] = value
        more = self.rng.randint(0, finest)
        self.claims[name] = _printed(self.rng, name, value, unit, kind, 100 * len(self.claims), more)
        return name

    def levels(self) -> list[str]:
        return [name for name, claim in self.claims.items() if claim.kind == "level"]

    def relate(self, left: Expression, right: Expression, op: Op = "=") -> None:
        self.relations.append(Relation("CC701", left, op, right, _STATEMENT))


def system(seed: int, size: int | None = None) -> World:
    """A consistent system of ``size`` claims (a few more where a step tells several), by default of 3 to 40."""
    rng = Random(seed)  # noqa: S311 - test data
    wanted = size or rng.randint(3, 40)
    table = _Table(rng)
    table.tell(_level(rng))
    while len(table.claims) < wanted:
        rng.choice(_STEPS)(table, rng.choice(table.levels()))
    return World(table.truth, tuple(table.claims.values()), tuple(table.relations))


def slipped(world: World, rng: Random) -> tuple[World, str, Edit] | None:
    """The world with one of its numbers misprinted: the claim and the slip; None where no number can be."""
    claim = rng.choice(world.claims)
    options = [edit for edit in edits(claim.quantity) if Fraction(edit.digits)]
    if not options:
        return None
    edit = rng.choice(options)
    return _with(world, claim, edit.digits, edit.magnitude), claim.id, edit


def nudged(world: World, rng: Random) -> World:
    """The world with the last digits of one number a little off: often within what rounding allows, often just not."""
    claim = rng.choice(world.claims)
    printed = claim.quantity.printed
    places = len(printed.digits.partition(".")[2])
    units = Fraction(printed.digits) * 10**places + rng.choice((-5, -3, -2, -1, 1, 2, 3, 5))
    if units <= 0:
        return world
    return _with(world, claim, spelled(units / 10**places, places), printed.magnitude)


def _with(world: World, claim: Claim, digits: str, magnitude: Fraction) -> World:
    """The world with other digits in the place of a claim's."""
    wrong = evolve(claim, quantity=claim.quantity.reprinted(digits, magnitude))
    return World(world.truth, tuple(wrong if each.id == claim.id else each for each in world.claims), world.relations)


def _level(rng: Random) -> Fraction:
    return Fraction(rng.randint(10**5, 10**13), rng.choice((1, 7, 100)))


def _divided(table: _Table, name: str) -> None:
    """A whole and its parts; a part may be divided again."""
    if name in table.parts:
        return
    rng, whole = table.rng, table.truth[name]
    weights = [rng.randint(1, 20) for _ in range(rng.randint(2, 5))]
    table.parts[name] = [table.tell(whole * weight / sum(weights)) for weight in weights]
    table.relate(Ref(name), Sum(tuple(map(Ref, table.parts[name]))))


def _tabulated(table: _Table, name: str) -> None:
    """A cross table of which the level is the total, its cells coarser than its sums.

    Of some cells only what their row and column leave for them is told; at times the columns don't say the total.
    """
    if name in table.parts:
        return
    rng, whole = table.rng, table.truth[name]
    rows, columns = range(rng.randint(2, 3)), range(rng.randint(2, 3))
    weights = {(row, column): rng.randint(1, 20) for row in rows for column in columns}
    truth = {cell: whole * weight / sum(weights.values()) for cell, weight in weights.items()}
    hidden = {(at, at) for at in range(rng.randint(0, 2))}
    printed = {cell: table.tell(value, finest=1) for cell, value in truth.items() if cell not in hidden}
    lines = [[(row, column) for column in columns] for row in rows] + [[(row, at) for row in rows] for at in columns]
    sums = [table.tell(sum((truth[cell] for cell in line), Fraction(0))) for line in lines]
    rests: list[list[Expression]] = [[] for _ in hidden]
    for line, each in zip(lines, sums, strict=True):
        known = Sum(tuple(Ref(printed[cell]) for cell in line if cell in printed))
        for cell in hidden.intersection(line):
            rests[cell[0]].append(Ref(each) - known)
        if hidden.isdisjoint(line):
            table.relate(Ref(each), known)
    for by_row, by_column in rests:
        table.relate(by_row, by_column)
    for names in (sums[: len(rows)], sums[len(rows) :])[: rng.randint(1, 2)]:
        table.relate(Ref(name), Sum(tuple(map(Ref, names))))
    table.parts[name] = sums[: len(rows)]


def _restated(table: _Table, name: str) -> None:
    table.relate(Ref(name), Ref(table.tell(table.truth[name])))


def _grown(table: _Table, name: str) -> None:
    """A level of the year before, and the growth since."""
    if name in table.years:
        return
    before = table.tell(table.truth[name] * 1000 / table.rng.randint(700, 1600))
    table.years[name] = before
    _growth(table, name, before)


def _growth(table: _Table, name: str, before: str) -> None:
    growth = 100 * (table.truth[name] / table.truth[before] - 1)
    if growth:
        table.growths[name] = table.tell(growth, "%", "growth")
        table.relate(Ref(table.growths[name], _HUNDRED), Ref(name) / Ref(before) - 1)


def _grown_throughout(table: _Table, name: str) -> None:
    """The whole table of a year before, each level with its growth."""
    parts = table.parts.get(name)
    if not parts or name in table.years or any(part in table.years for part in parts):
        return
    for part in parts:
        _grown(table, part)
    before = [table.years[part] for part in parts]
    table.years[name] = table.tell(sum((table.truth[each] for each in before), Fraction(0)))
    table.relate(Ref(table.years[name]), Sum(tuple(map(Ref, before))))
    _growth(table, name, table.years[name])


def _changed(table: _Table, name: str) -> None:
    """The amount by which a level rose, and its growth from both."""
    before = table.truth[name] * table.rng.randint(500, 990) / 1000
    change = table.tell(table.truth[name] - before, "元", "change")
    growth = table.tell(100 * (table.truth[name] - before) / before, "%", "growth")
    table.relate(Ref(growth, _HUNDRED), Ref(change) / (Ref(name) - Ref(change)))


def _shared(table: _Table, name: str) -> None:
    """A part's share of its whole."""
    if parts := table.parts.get(name):
        part = table.rng.choice(parts)
        share = table.tell(100 * table.truth[part] / table.truth[name], "%", "rate")
        table.relate(Ref(share, _HUNDRED), Ref(part) / Ref(name))


def _averaged(table: _Table, name: str) -> None:
    if table.truth[name] < _FEW:
        return
    count = table.tell(Fraction(table.rng.randint(10, int(table.truth[name] / 10))), "人")
    average = table.tell(table.truth[name] / table.truth[count])
    table.relate(Ref(average), Ref(name) / Ref(count))


def _exceeded(table: _Table, name: str) -> None:
    """Something that holds the level and more."""
    more = table.tell(table.truth[name] * table.rng.randint(1001, 3000) / 1000)
    table.relate(Ref(name), Ref(more), "<=")


def _outgrown(table: _Table, name: str) -> None:
    """By how many percentage points one growth is ahead of another."""
    if len(table.growths) > 1:
        one, other = table.rng.sample(sorted(table.growths.values()), 2)
        gap = table.truth[one] - table.truth[other]
        if gap:
            points = table.tell(gap, "百分点", "change")
            table.relate(Ref(points, _HUNDRED), Ref(one, _HUNDRED) - Ref(other, _HUNDRED))
    else:
        _grown(table, name)


_STEPS: tuple[Callable[[_Table, str], None], ...] = (
    _divided,
    _divided,
    _tabulated,
    _restated,
    _grown,
    _grown_throughout,
    _grown_throughout,
    _changed,
    _shared,
    _averaged,
    _exceeded,
    _outgrown,
)


def _printed(rng: Random, name: str, value: Fraction, unit: str, kind: Kind, start: int, more: int) -> Claim:  # noqa: PLR0913, PLR0917
    """A claim that prints the value with two digits and some more, to nearest, now and then behind a hedge."""
    size = abs(value)
    scaled = unit in {"%", "百分点"}
    factors = [1] if scaled else [factor for factor in MAGNITUDE_WORDS if factor == 1 or size >= factor]
    magnitude = rng.choice(factors[-2:])
    shown = size / magnitude
    fewest = next(places for places in range(12) if shown * 10**places >= 10)
    whole_only = unit == "人" and magnitude == 1
    places = 0 if whole_only else fewest + more
    hedge: Hedge = "exact" if whole_only or rng.randrange(_HEDGED) else rng.choice(("over", "under"))
    digits = _hedged(shown, places, hedge)
    amount = figure(
        digits, magnitude, unit, hedge=hedge, countable=unit == "人", negative=value < 0, start=start, strict=False
    )
    return claim_of(name, amount, kind)


def _hedged(shown: Fraction, places: int, hedge: Hedge) -> str:
    """The digits of a size: to nearest, or the bound that 以上 and 以内 give."""
    if hedge == "exact":
        return spelled(shown, places)
    cut = spelled(shown, places, "truncated")
    if hedge == "over" or Fraction(cut) == shown:
        return cut
    return spelled(Fraction(cut) + Fraction(1, 10**places), places)


def renamed(world: World, prefix: str) -> World:
    """The same figures under other ids, in a document of their own."""
    truth = {prefix + name: value for name, value in world.truth.items()}
    claims = tuple(evolve(claim, id=prefix + claim.id, document=prefix) for claim in world.claims)
    relations = tuple(
        evolve(each, left=moved(each.left, prefix), right=moved(each.right, prefix)) for each in world.relations
    )
    return World(truth, claims, relations)


def moved(expression: Expression, prefix: str) -> Expression:
    """The same expression over claims under other ids."""
    match expression:
        case Ref(claim=name, scale=scale):
            return Ref(prefix + name, scale)
        case Sum(terms=terms):
            return Sum(tuple(moved(each, prefix) for each in terms))
        case Product(factors=factors):
            return Product(tuple(moved(each, prefix) for each in factors))
        case Quotient(numerator=over, denominator=under):
            return Quotient(moved(over, prefix), moved(under, prefix))
    return expression
