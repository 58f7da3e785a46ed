"""Whether other words of a suspect, such as another year, would mend what is broken and be confirmed by the rest."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction
from math import prod

from attrs import frozen

from claimcheck.model import Interval, Relation, Rereading
from claimcheck.solve.component import Component, Suspicion
from claimcheck.solve.implied import implied
from claimcheck.solve.judge import Judgement, box_of, judge
from claimcheck.solve.satisfy import Answer, Problem
from claimcheck.solve.unstated import without_unstated

# How often figures that say nothing of each other may agree by chance for this still to confirm a reading.
_CHANCE = Fraction(1, 40)


@frozen
class Confirmed:
    """A reading that the rest confirms; ``alone`` it mends all of the component, nothing else being taken back."""

    reading: Rereading
    alone: bool


def confirmed(component: Component, name: str, others: Sequence[Suspicion]) -> Confirmed | None:
    """The first other reading of a claim that mends all alone, else what the ``others`` leave to it."""
    if component.reread is None:
        return None
    trials = []
    for reading in component.reread(name, component.around.keys()):
        trials.append(_Trial.of(component, reading))
        if _fits(trials[-1], ()):
            return Confirmed(reading, alone=True)
    fitting = (trial.reading for trial in trials if others and _fits(trial, others))
    return next((Confirmed(reading, alone=False) for reading in fitting), None)


@frozen
class _Trial:
    """A component with some claims read otherwise: relations that stay, those that go, and those that come."""

    component: Component
    reading: Rereading
    kept: tuple[int, ...]
    lost: tuple[int, ...]
    fresh: tuple[Judgement, ...]

    @classmethod
    def of(cls, component: Component, reading: Rereading) -> _Trial:
        """Compare the relations of a reading with those that there are."""
        moved = frozenset(reading.claims)
        then = {_sides(each): each for each in without_unstated(reading.relations)}
        now = {_sides(each.problem.relation): at for at, each in enumerate(component.judgements)}
        lost = tuple(at for key, at in now.items() if key not in then and _touches(component.judgements[at], moved))
        problems = [Problem.of(each) for key, each in then.items() if key not in now]
        inside = component.around.keys()
        near = [each for each in problems if not moved.isdisjoint(each.claims) or inside >= set(each.claims)]
        fresh = tuple(judge(each, component.claims, component.limit) for each in near)
        return cls(component, reading, tuple(at for at in now.values() if at not in lost), lost, fresh)

    @property
    def moved(self) -> frozenset[str]:
        """The claims that are read otherwise."""
        return frozenset(self.reading.claims)

    def confirms(self, judgement: Judgement) -> Iterator[tuple[str, Fraction]]:
        """The moved claims that a relation confirms by others, each with the chance that it does so for nothing."""
        relation, names = judgement.problem.relation, judgement.problem.claims
        certain = relation.certain and relation.op == "=" and judgement.verdict == "consistent"
        if certain and not self.moved.issuperset(names):
            yield from ((name, self._chance(judgement.problem, name)) for name in names if name in self.moved)

    def _chance(self, problem: Problem, name: str) -> Fraction:
        """How much of a number's size its own range and the one that a relation leaves it take up together."""
        claims, limit = self.component.claims, self.component.limit
        quantity = claims[name].quantity
        room = implied(problem, name, box_of(problem, claims, "plausible"), limit)
        widths = [_width(room), _width(quantity.plausible)]
        if not quantity.value or None in widths:
            return Fraction(1)
        wide = sum((each for each in widths if each is not None), Fraction(0))
        return min(Fraction(1), max(wide, quantity.printed.step) / abs(quantity.value))


def _fits(trial: _Trial, others: Sequence[Suspicion]) -> bool:
    """All that comes holds, and confirms the reading far better than what goes did the old one."""
    component, moved = trial.component, trial.moved
    gone = {each.relation for each in others if not each.claims}
    loose = {name for each in others for name in each.claims}
    stays = [component.judgements[at] for at in trial.kept if at not in gone]
    fails = any(_touches(each, moved) and each.broken and loose.isdisjoint(each.problem.claims) for each in stays)
    if fails or any(each.verdict != "consistent" for each in trial.fresh):
        return False
    before = [component.judgements[at] for at in trial.lost if at not in gone]
    if _by_chance(trial, trial.fresh) > _CHANCE * _by_chance(trial, before):
        return False
    whole = Component((*stays, *trial.fresh), component.claims, component.limit)
    taken = [each for each in others if each.claims]
    return whole.decided(taken).answer is not Answer.NO


def _by_chance(trial: _Trial, judgements: Sequence[Judgement]) -> Fraction:
    """The chance that relations agree with the moved claims for nothing, the best of each claim's."""
    best: dict[str, Fraction] = {}
    for judgement in judgements:
        for name, chance in trial.confirms(judgement):
            best[name] = min(chance, best.get(name, chance))
    return prod(best.values(), start=Fraction(1))


def _width(interval: Interval) -> Fraction | None:
    return None if interval.lower is None or interval.upper is None else interval.upper - interval.lower


def _touches(judgement: Judgement, names: Collection[str]) -> bool:
    return any(name in names for name in judgement.problem.claims)


def _sides(relation: Relation) -> object:
    """What makes two relations the same."""
    return relation.op, relation.left, relation.right
