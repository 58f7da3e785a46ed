"""The short chain of inequalities that shows why relations can't hold together.

Each line but the given ones is what one relation forces on one claim, given the lines before; the last shows that
nothing is left of it. Where no such chain is short, linear relations are multiplied and added up to one that can't be.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from math import gcd
from typing import TypeAlias

from attrs import frozen

from claimcheck.model import Claim, Constant, Expression, Inequality, Interval, Product, Ref, Sum, Text
from claimcheck.solve.certificate import member
from claimcheck.solve.extent import enclosure
from claimcheck.solve.formula import display_unit, formula, in_english, measure_of, quoted, written
from claimcheck.solve.implied import implied, possible
from claimcheck.solve.polynomial import Polynomial, add, scale, variables
from claimcheck.solve.satisfy import Answer, Problem, satisfiable
from claimcheck.solve.simplex import simplex
from claimcheck.solve.system import System
from claimcheck.solve.wording import Measure, between, kept_apart, outwards, spoken, spread

# Rounds in which a chain over several relations is looked for.
_MOST_ROUNDS = 12
Ranges: TypeAlias = dict[str, Interval]


@frozen
class _Step:
    """A relation, by place, and the claim on which it forces something; without a claim, that it can't hold.

    Without either, the linear relations added up can't hold.
    """

    name: str = ""
    place: int = -1


_SUM = _Step()


@frozen
class Contradiction:
    """Relations that can't hold together while the ``figures`` are as printed, and the name of the check of each.

    Other figures may be anything that such a figure can be.
    """

    problems: tuple[Problem, ...]
    checks: tuple[str, ...]
    figures: tuple[str, ...]
    claims: Mapping[str, Claim]
    limit: int

    def certificate(self) -> tuple[Inequality, ...]:
        """Ranges of the figures, what follows from them in turn, and where nothing is left."""
        given, steps = self._proof()
        lines = [member(self.claims[name], over) for name, over in given.items()]
        box = self._box(given)
        for step in steps:
            lines += self._lines(step, box)
        return (*lines, *(() if steps else [self._unshown()]))

    def _proof(self) -> tuple[Ranges, list[_Step]]:
        """What is given, and steps to a contradiction; none where there is only a longer way."""
        names = dict.fromkeys(name for problem in self.problems for name in problem.claims)
        figures = {name: self.claims[name].quantity.hard for name in names if name in self.figures}
        others = {name: possible(self.claims[name]) for name in names if name not in self.figures}
        given = {**figures, **{name: over for name, over in others.items() if over != Interval.whole()}}
        steps = self._shortest(given)
        if not steps:
            return figures, []
        for name in (*others, *figures):
            rest = {each: over for each, over in given.items() if each != name}
            if self._closes(rest, steps):
                given = rest
        return given, steps

    def _shortest(self, given: Ranges) -> list[_Step]:
        """A chain that takes each relation about once; where there is none, what takes the fewest steps of all."""
        found = self._searched(given)
        chain = self._shortened(given, found)
        if 0 < len(chain) <= len(self.problems):
            return chain
        summed = (self._shortened(given, each) for each in ([_SUM], [*found, _SUM]))
        return min((each for each in (*summed, chain) if each), key=len, default=[])

    def _box(self, given: Mapping[str, Interval]) -> Ranges:
        box = {name: Interval.whole() for problem in self.problems for name in problem.names}
        for problem in self.problems:
            box |= problem.room
        return box | dict(given)

    def _searched(self, given: Ranges) -> list[_Step]:
        """Every range that some relation makes tighter, until nothing is left or nothing moves."""
        box, steps = self._box(given), list[_Step]()
        for _ in range(_MOST_ROUNDS):
            before = len(steps)
            for at, problem in enumerate(self.problems):
                for name in problem.claims:
                    over = self._narrowed(box, _Step(name, at))
                    if over != box[name]:
                        steps.append(_Step(name, at))
                    if over.empty:
                        return steps
                    box[name] = over
                if satisfiable(problem, box, self.limit) is Answer.NO:
                    return [*steps, _Step(place=at)]
            if len(steps) == before:
                break
        return steps

    def _narrowed(self, box: Ranges, step: _Step) -> Interval:
        return box[step.name].intersection(implied(self.problems[step.place], step.name, box, self.limit))

    def _closes(self, given: Ranges, steps: Sequence[_Step]) -> bool:
        """The steps end in a contradiction."""
        box = self._box(given)
        for step in steps[:-1]:
            box[step.name] = self._narrowed(box, step)
            if box[step.name].empty:
                return False
        if not steps:
            return False
        last = steps[-1]
        if last.name:
            return self._narrowed(box, last).empty
        if last.place >= 0:
            return satisfiable(self.problems[last.place], box, self.limit) is Answer.NO
        return bool(self._factors(box))

    def _shortened(self, given: Ranges, steps: Sequence[_Step]) -> list[_Step]:
        """The steps that the contradiction needs, as far as work allows; none if they show none."""
        kept, tried = self._wanted(steps), 0
        if not self._closes(given, kept):
            return []
        for at in reversed(range(len(kept) - 1)):
            tried += len(kept)
            if tried > self.limit:
                break
            fewer = [*kept[:at], *kept[at + 1 :]]
            if self._closes(given, fewer):
                kept = fewer
        return kept

    def _wanted(self, steps: Sequence[_Step]) -> list[_Step]:
        """The steps that the last one may rest on."""
        if not steps or steps[-1].place < 0:
            return list(steps)
        wanted, kept = {*self.problems[steps[-1].place].claims}, [steps[-1]]
        for step in reversed(steps[:-1]):
            if step.name in wanted:
                kept.append(step)
                wanted |= {*self.problems[step.place].claims}
        return kept[::-1]

    def _factors(self, box: Ranges) -> dict[int, int]:
        """By what to multiply linear relations, so that their sum can't hold; nothing where no sum shows it."""
        places = [at for at, problem in enumerate(self.problems) if problem.shape.linear is not None]
        system = System([self.problems[at] for at in places], box, self.limit)
        found = simplex(system, range(len(places)), system.bounds({})).refutation
        if found is None:
            return {}
        factors = {places[at]: f * self.problems[places[at]].shape.worth for at, f in found.factors.items()}
        common = gcd(*factors.values())
        if factors[min(factors)] < 0 and all(self.problems[at].relation.op == "=" for at in factors):
            common = -common
        return {at: factors[at] // common for at in sorted(factors)}

    def _lines(self, step: _Step, box: Ranges) -> Iterator[Inequality]:
        """What a step says; ``box`` is narrowed by it."""
        if step.name:
            yield from self._by_relation(step, box)
        elif step.place >= 0:
            shown = self._formula(step.place)
            text = Text(f"在以上范围内，{shown} 不成立", f"within these ranges {self._in_english(shown)} can't hold")
            yield Inequality(shown, None, None, text, checks=(self.checks[step.place],))
        else:
            yield from self._added_up(box)

    def _by_relation(self, step: _Step, box: Ranges) -> Iterator[Inequality]:
        claim, known, shown = self.claims[step.name], box[step.name], self._formula(step.place)
        name, measure, check = quoted(claim), measure_of(claim), (self.checks[step.place],)
        forced = implied(self.problems[step.place], step.name, box, self.limit)
        box[step.name] = known.intersection(forced)
        empty = box[step.name].empty
        said = between(kept_apart(forced, known, measure) if empty else outwards(forced, measure), measure)
        text = Text(f"由 {shown} 得 {name}：{said.zh}", f"by {self._in_english(shown)}, {name} {said.en}")
        yield Inequality.within(name, forced, text, claim.id, check)
        if empty:
            both = (known, forced), (forced, known)
            one, other = (spread(kept_apart(*each, measure), measure) for each in both)
            text = Text(
                f"{name} 既要是 {one.zh}，又要是 {other.zh}：没有公共的值",
                f"{name} would have to be {one.en} and {other.en}, which have no value in common",
            )
            yield Inequality.within(name, known, text, claim.id, check)

    def _added_up(self, box: Ranges) -> Iterator[Inequality]:
        """A line for each relation with its factor, and the sum of left less right, which its ranges keep from zero."""
        total: Polynomial = {}
        factors = self._factors(box)
        for at, factor in factors.items():
            gap, times = self.problems[at].gap, written(Constant(Fraction(factor)), {}, 3)
            assert gap is not None  # noqa: S101 - linear relations have one
            total = add(total, scale(gap.numerator, Fraction(factor)))
            shown = f"({self._formula(at)}) × {times}"
            text = Text(f"取 {shown}", f"take {self._in_english(shown)}")
            yield Inequality(shown, None, None, text, checks=(self.checks[at],))
        equal = all(self.problems[at].relation.op == "=" for at in factors)
        yield self._sum(total, enclosure(total, box), tuple(self.checks[at] for at in factors), equal=equal)

    def _sum(self, total: Polynomial, over: Interval, checks: tuple[str, ...], *, equal: bool) -> Inequality:
        expression = self._expression(total)
        unit, worth = display_unit(expression, self.claims)
        first = next((self.claims[name] for name in variables(total) if name in self.claims), None)
        measure = (
            Measure(unit, spoken(first.quantity.printed.magnitude)) if first and unit and worth == 1 else Measure()
        )
        shown = written(expression, self.claims)
        said = between(kept_apart(over, Interval.point(0), measure), measure)
        text = Text(
            f"各式相加，左边减右边得 {shown}，{'应为' if equal else '不应大于'} 0，但它{said.zh}",
            f"added up, left less right, {self._in_english(shown)} has to be {'' if equal else 'at most '}0, but it "
            f"{said.en}",
        )
        return Inequality.within(shown, over, text, checks=checks)

    def _expression(self, total: Polynomial) -> Expression:
        """A linear polynomial with its terms as a person would write them, those that are added first."""
        unstated = {each.variable: each for problem in self.problems for each in problem.relation.unstated}
        terms: list[tuple[Fraction, Expression]] = []
        for monomial, factor in total.items():
            size = abs(factor)
            if not monomial:
                each: Expression = Constant(size)
            elif monomial[0] in unstated:
                each = unstated[monomial[0]] if size == 1 else unstated[monomial[0]] * size
            else:
                each = Ref(monomial[0], size)
            terms.append((factor, each if factor > 0 else Product((Constant(Fraction(-1)), each))))
        return Sum(tuple(each for _, each in sorted(terms, key=lambda term: term[0] < 0)) or (Constant(Fraction(0)),))

    def _formula(self, place: int) -> str:
        return formula(self.problems[place].relation, self.claims)

    def _in_english(self, text: str) -> str:
        for problem in self.problems:
            text = in_english(text, problem.relation)
        return text

    def _unshown(self) -> Inequality:
        """Where only a search shows the contradiction, which is too long to write down."""
        shown = "；".join(self._formula(at) for at in range(len(self.problems)))
        told = self._in_english(shown.replace("；", "; "))
        text = Text(
            f"把以上范围逐段细分，没有一段能使它们同时成立：{shown}",
            f"however finely these ranges are divided, no part lets all of these hold: {told}",
        )
        return Inequality(shown, None, None, text, checks=self.checks)
