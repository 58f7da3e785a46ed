"""Which claims may be wrong: the fewest whose change lets the broken relations of a component hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from attrs import field, frozen

from claimcheck.model import Claim, Interval, Repair, Suspect
from claimcheck.solve.cover import smallest_cover
from claimcheck.solve.implied import implied, possible
from claimcheck.solve.judge import Judgement, box_of
from claimcheck.solve.repair import RARITY, Setting, repairs

# A document and the span of digits in it.
PrintedNumber: TypeAlias = tuple[str, tuple[int, int]]


@frozen
class Group:
    """Broken relations that one change may mend, by their place among the component's judgements."""

    members: tuple[int, ...]
    suspects: tuple[Suspect, ...]
    bounded: bool = field(default=False)


@frozen
class Component:
    """Judged relations that share claims, in the order given."""

    judgements: tuple[Judgement, ...]
    claims: Mapping[str, Claim]
    limit: int
    around: Mapping[str, tuple[int, ...]]
    numbers: Mapping[PrintedNumber, Sequence[str]]
    # What was worked out already; a cache, no part of the value.
    forced: dict[tuple[int, str], Interval] = field(factory=dict, eq=False)

    @classmethod
    def of(cls, judgements: Sequence[Judgement], claims: Mapping[str, Claim], limit: int) -> Component:
        """Index the certain relations by claim; an uncertain one blames nobody."""
        around: dict[str, list[int]] = {}
        for at, judgement in enumerate(judgements):
            if judgement.problem.relation.certain:
                for name in judgement.problem.claims:
                    around.setdefault(name, []).append(at)
        numbers: dict[PrintedNumber, list[str]] = {}
        for name in around:
            if (number := printed_number(claims[name])) is not None:
                numbers.setdefault(number, []).append(name)
        places = {name: tuple(found) for name, found in around.items()}
        return cls(tuple(judgements), claims, limit, places, numbers)

    def twins(self, name: str) -> tuple[str, ...]:
        """Claims that the same printed number makes, the named one among them; an edit changes them all."""
        number = printed_number(self.claims[name])
        return (name,) if number is None else tuple(sorted(self.numbers[number]))

    @property
    def broken(self) -> tuple[int, ...]:
        """Places of the relations that can't hold."""
        return tuple(at for at, each in enumerate(self.judgements) if each.verdict == "inconsistent")

    def force(self, at: int, name: str) -> Interval:
        """What the relation at one place forces on a claim, widest readings of the others allowed."""
        if (at, name) not in self.forced:
            problem = self.judgements[at].problem
            self.forced[at, name] = implied(problem, name, box_of(problem, self.claims, "hard"), self.limit)
        return self.forced[at, name]

    def demand(self, name: str, places: Sequence[int]) -> Interval:
        """What the relations at ``places`` together force on a claim; empty where it can't mend them all."""
        over = possible(self.claims[name])
        for at in places:
            over = over.intersection(self.force(at, name))
        return over

    def cost(self, name: str, demand: Interval) -> int:
        """How many relations that hold now, each with other partners, would break with the claim changed so."""
        holding = (at for at in self.around[name] if not self.judgements[at].broken)
        clashing = (at for at in holding if not demand.overlaps(self.force(at, name)))
        return len({frozenset(self.judgements[at].problem.claims) for at in clashing})


def printed_number(claim: Claim) -> PrintedNumber | None:
    """Which digits of which document a claim was read from, ``None`` where its place isn't known."""
    span = claim.quantity.printed.digits_span
    return (claim.document, span) if span[0] < span[1] else None


def groups(component: Component) -> list[Group]:
    """One group for each claim of the smallest set to blame; a relation that no claim mends stands alone."""
    covers = _covers(component)
    prices = {name: component.cost(name, component.demand(name, places)) for name, places in covers.items()}
    sets = {name: frozenset(places) for name, places in covers.items()}
    chosen, bounded = smallest_cover(sets, prices, component.limit)
    found, left = [], set(component.broken)
    for name in chosen:
        members = tuple(at for at in covers[name] if at in left)
        left.difference_update(members)
        if members:
            found.append(Group(members, _ranked(component, members), bounded))
    found.extend(Group((at,), _ranked(component, (at,)), bounded) for at in sorted(left))
    return found


def _covers(component: Component) -> dict[str, tuple[int, ...]]:
    """For each claim that alone can mend all broken relations around it, those relations."""
    broken = frozenset(component.broken)
    names = dict.fromkeys(name for at in component.broken for name in component.judgements[at].problem.claims)
    around = {name: tuple(at for at in component.around[name] if at in broken) for name in names}
    return {name: places for name, places in around.items() if not component.demand(name, places).empty}


def _ranked(component: Component, members: tuple[int, ...]) -> tuple[Suspect, ...]:
    """The claims that alone can mend all members: least confirmed first, then those that a likely slip explains."""
    weighed = []
    for name in _shared(component, members):
        demand = component.demand(name, members)
        if not demand.empty:
            weighed.append((*_weight(component, name, demand), name, demand))
    if not weighed:
        names = dict.fromkeys(name for at in members for name in component.judgements[at].problem.claims)
        return tuple(Suspect(name, "number", 1) for name in names)
    weighed.sort(key=lambda entry: entry[0])
    classes = sorted({entry[0] for entry in weighed})
    return tuple(
        Suspect(name, "number", classes.index(weight) + 1, _telling(demand), offered)
        for weight, offered, name, demand in weighed
    )


def _telling(demand: Interval) -> Interval | None:
    """The demand, unless it is none."""
    return None if demand.lower is None and demand.upper is None else demand


def _weight(component: Component, name: str, demand: Interval) -> tuple[tuple[int, int], tuple[Repair, ...]]:
    twins = component.twins(name)
    places = sorted({at for twin in twins for at in component.around.get(twin, ())})
    around = [component.judgements[at].problem for at in places if component.judgements[at].verdict != "undecided"]
    offered = repairs(component.claims[name], twins, demand, Setting(around, component.claims, component.limit))
    tier = min((RARITY[each.kind] for each in offered), default=max(RARITY.values()) + 1)
    return (component.cost(name, demand), tier), offered


def _shared(component: Component, members: tuple[int, ...]) -> list[str]:
    """Claims in every member, in the order of the first."""
    first, *rest = (component.judgements[at].problem.claims for at in members)
    return [name for name in first if all(name in each for each in rest)]
