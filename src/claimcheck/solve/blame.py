"""Which claims may be wrong: the fewest whose change lets the broken relations of a component hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import field, frozen

from claimcheck.model import Claim, Interval, Repair, Suspect
from claimcheck.solve.implied import implied, possible
from claimcheck.solve.judge import Judgement, box_of
from claimcheck.solve.repair import RARITY, repairs


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
    forced: dict[tuple[int, str], Interval] = field(factory=dict, eq=False)

    @classmethod
    def of(cls, judgements: Sequence[Judgement], claims: Mapping[str, Claim], limit: int) -> Component:
        """Index the certain relations by claim; an uncertain one blames nobody."""
        around: dict[str, list[int]] = {}
        for at, judgement in enumerate(judgements):
            if judgement.problem.relation.certain:
                for name in judgement.problem.relation.claims:
                    around.setdefault(name, []).append(at)
        return cls(tuple(judgements), claims, limit, {name: tuple(places) for name, places in around.items()})

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

    def cost(self, name: str, demand: Interval, places: Sequence[int]) -> int:
        """How many relations that hold now, each with other partners, would break with the claim changed so."""
        partners = set()
        for at in self.around[name]:
            relation = self.judgements[at].problem.relation
            if at not in places and not self.judgements[at].broken and not demand.overlaps(self.force(at, name)):
                partners.add(frozenset(relation.claims))
        return len(partners)


def groups(component: Component) -> list[Group]:
    """One group for each claim of the smallest set to blame; a relation that no claim mends stands alone."""
    broken = component.broken
    covers = _covers(component, broken)
    chosen, bounded = _smallest_cover(component, covers)
    found, left = [], list(broken)
    for name in chosen:
        members = tuple(at for at in left if at in covers[name])
        if members:
            left = [at for at in left if at not in members]
            found.append(Group(members, _ranked(component, members), bounded))
    found.extend(Group((at,), _ranked(component, (at,)), bounded) for at in left)
    return found


def _covers(component: Component, broken: Sequence[int]) -> dict[str, frozenset[int]]:
    """For each claim that alone can mend all broken relations around it, those relations."""
    covers = {}
    for at in broken:
        for name in component.judgements[at].problem.relation.claims:
            places = tuple(each for each in component.around[name] if each in broken)
            if name not in covers and not component.demand(name, places).empty:
                covers[name] = frozenset(places)
    return covers


def _smallest_cover(component: Component, covers: Mapping[str, frozenset[int]]) -> tuple[list[str], bool]:
    """Fewest claims that cover what can be covered, then least confirmed; whether the search was cut short."""
    prices = {
        name: component.cost(name, component.demand(name, tuple(places)), tuple(places))
        for name, places in covers.items()
    }
    order = sorted(covers, key=lambda name: (-len(covers[name]), prices[name], min(covers[name]), name))
    wanted = frozenset(at for places in covers.values() for at in places)
    search = _Search(covers, order, prices, component.limit)
    search.descend(wanted, [], 0)
    return sorted(search.best, key=order.index), search.steps > search.limit


class _Search:
    """Branch and bound over the first relation that isn't covered yet."""

    def __init__(
        self, covers: Mapping[str, frozenset[int]], order: list[str], prices: Mapping[str, int], limit: int
    ) -> None:
        self.covers, self.order, self.prices, self.limit = covers, order, prices, limit
        self.steps = 0
        self.best: list[str] = []
        self.measure: tuple[int, int] | None = None

    def descend(self, wanted: frozenset[int], taken: list[str], price: int) -> None:
        self.steps += 1
        if not wanted:
            if self.measure is None or (len(taken), price) < self.measure:
                self.best, self.measure = taken, (len(taken), price)
            return
        # The first descent is greedy, so that a cover is at hand when the limit is reached.
        if self.measure is not None and (self.steps > self.limit or len(taken) + 1 > self.measure[0]):
            return
        first = min(wanted)
        for name in self.order:
            if first in self.covers[name]:
                self.descend(wanted - self.covers[name], [*taken, name], price + self.prices[name])


def _ranked(component: Component, members: tuple[int, ...]) -> tuple[Suspect, ...]:
    """The claims that alone can mend all members: least confirmed first, then those that a likely slip explains."""
    weighed = []
    for name in _shared(component, members):
        demand = component.demand(name, members)
        if not demand.empty:
            weighed.append((*_weight(component, name, demand, members), name, demand))
    if not weighed:
        names = dict.fromkeys(name for at in members for name in component.judgements[at].problem.relation.claims)
        return tuple(Suspect(name, "number", 1) for name in names)
    classes = sorted({entry[0] for entry in weighed})
    weighed.sort(key=lambda entry: entry[0])
    return tuple(
        Suspect(name, "number", classes.index(weight) + 1, demand, offered) for weight, offered, name, demand in weighed
    )


def _weight(
    component: Component, name: str, demand: Interval, members: tuple[int, ...]
) -> tuple[tuple[int, int], tuple[Repair, ...]]:
    around = [component.judgements[at].problem for at in component.around[name]]
    offered = repairs(component.claims[name], demand, around, component.claims, component.limit)
    tier = min((RARITY[each.kind] for each in offered), default=max(RARITY.values()) + 1)
    return (component.cost(name, demand, members), tier), offered


def _shared(component: Component, members: tuple[int, ...]) -> list[str]:
    """Claims in every member, in the order of the first."""
    first, *rest = (component.judgements[at].problem.relation.claims for at in members)
    return [name for name in first if all(name in each for each in rest)]
