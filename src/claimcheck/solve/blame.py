"""Who may be wrong: the fewest numbers, or ties between figures, without which a component holds.

A set that does so has to meet every conflict (an implicit hitting set): the smallest sets that meet the conflicts
known so far are tried until one leaves nothing refuted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve, field, frozen

from claimcheck.model import Fault, Interval, Relation, Repair, Suspect
from claimcheck.solve.component import Component, Suspicion
from claimcheck.solve.cover import smallest_cover
from claimcheck.solve.decide import Conflict
from claimcheck.solve.repair import RARITY, Setting, repairs
from claimcheck.solve.reread import Confirmed, confirmed
from claimcheck.solve.satisfy import Answer, Problem

# Conflicts of one component that are looked for.
_MOST_CONFLICTS = 48


@frozen
class Group:
    """Relations that one change may mend, by their place among the component's judgements.

    ``proof`` are the relations and ``numbers`` the claims of one short conflict among them. ``ties`` are the relations
    that may not belong there at all; ``loose`` says that nothing else can be to blame.
    """

    members: tuple[int, ...]
    suspects: tuple[Suspect, ...]
    proof: tuple[int, ...]
    numbers: tuple[str, ...]
    loose: bool = field(default=False)
    bounded: bool = field(default=False)


def groups(component: Component) -> Iterator[Group]:
    """One group for each number or tie of a smallest set to blame, with all that could stand in its place."""
    first = component.decided(())
    if first.conflict is None:
        yield from (_alone(component, at) for at in component.broken)
        return
    conflict = component.shortest(first.conflict)
    if (group := _of_words(component, conflict)) is not None:
        yield group
        return
    blamed, bounded = _fewest(component, conflict)
    left = dict.fromkeys(component.broken)
    for one in blamed:
        group = _group(component, [other for other in blamed if other != one], tuple(left), bounded=bounded)
        if group is not None:
            for at in group.members:
                left.pop(at, None)
            yield group
    yield from (_alone(component, at) for at in left)


def _of_words(component: Component, conflict: Conflict) -> Group | None:
    """One group for all that fails, where other words for some of its claims mend all of it."""
    readings = _readings(component, component.numbers(conflict), ())
    if not any(each.alone for each in readings.values()):
        return None
    group = _group(component, (), component.broken, bounded=False)
    return group and evolve(group, members=component.broken or group.members)


def _alone(component: Component, at: int) -> Group:
    """A relation that can't hold, of which nothing more is known."""
    names = component.judgements[at].problem.claims
    return Group((at,), tuple(Suspect(name, "number", 1) for name in names), (at,), names, bounded=True)


def _fewest(component: Component, conflict: Conflict) -> tuple[list[Suspicion], bool]:
    """A smallest set to blame, numbers before ties, and whether the search for it was cut short."""
    known: dict[str, Suspicion] = {}
    conflicts = [_names(component, conflict, known)]
    while True:
        covers = {name: frozenset(at for at, each in enumerate(conflicts) if name in each) for name in known}
        prices = {name: 0 if known[name].claims else 1 for name in known}
        chosen, cut = smallest_cover(covers, prices, component.limit)
        taken = [known[name] for name in chosen]
        decision = component.decided(taken)
        if decision.conflict is None:
            return taken, cut or decision.answer is Answer.UNKNOWN
        found = _names(component, component.shortest(decision.conflict, taken), known)
        if cut or len(conflicts) == _MOST_CONFLICTS or not found:
            return taken, True
        conflicts.append(found)


def _names(component: Component, conflict: Conflict, known: dict[str, Suspicion]) -> frozenset[str]:
    """The suspicions of a conflict, by name; new ones are added to those known."""
    found = [*component.numbers(conflict), *component.ties(conflict)]
    names = {(each.claims[0] if each.claims else f"~{each.relation:09}"): each for each in found}
    for name, each in names.items():
        known.setdefault(name, each)
    return frozenset(names)


def _group(component: Component, others: Sequence[Suspicion], broken: Sequence[int], *, bounded: bool) -> Group | None:
    """What is wrong if the others are taken back already, and everything that could mend it alone."""
    decision = component.decided(others)
    if decision.conflict is None:
        return None
    conflict = component.shortest(decision.conflict, others)
    candidates = component.numbers(conflict)
    readings = _readings(component, candidates, others)
    mending = _mending(component, candidates, others)
    numbers = [one for one in candidates if one in mending or not readings.keys().isdisjoint(one.claims)]
    ties = _mending(component, component.ties(conflict), others)
    suspects = _ranked(component, numbers, others, readings)
    proof = tuple(sorted(conflict.rows))
    names = component.printed(conflict)
    members = _members(component, numbers or ties, proof, broken)
    if not members:
        return None
    loose = not numbers or (bool(ties) and not any(suspect.repairs for suspect in suspects))
    doubts = _doubts(component, ties, after=0 if loose else max(each.rank for each in suspects))
    return Group(members, doubts if loose else (*suspects, *doubts), proof, names, loose, bounded)


def _mending(component: Component, candidates: Sequence[Suspicion], others: Sequence[Suspicion]) -> list[Suspicion]:
    """Those that leave nothing refuted; each refusal shows a conflict that the rest have to meet as well."""
    found, left = [], list(candidates)
    while left:
        one = left.pop(0)
        decision = component.decided((*others, one))
        if decision.conflict is None:
            found.append(one)
        else:
            met = {*component.numbers(decision.conflict), *component.ties(decision.conflict)}
            left = [each for each in left if each in met]
    return found


def _members(
    component: Component, suspicions: Sequence[Suspicion], proof: tuple[int, ...], broken: Sequence[int]
) -> tuple[int, ...]:
    """The broken relations that these suspicions explain, those told before left out; else those of the proof."""
    names = {name for each in suspicions for name in each.claims}
    ties = {each.relation for each in suspicions}
    judged = component.judgements
    found = tuple(at for at in broken if at in ties or not names.isdisjoint(judged[at].problem.claims))
    return found or (() if any(judged[at].broken for at in proof) else proof)


@frozen
class _Offer:
    """What about a claim may be wrong, the edits that would mend it, and how likely a slip they tell of."""

    what: Fault
    repairs: tuple[Repair, ...]
    weight: tuple[int, int, int]


def _readings(
    component: Component, numbers: Sequence[Suspicion], others: Sequence[Suspicion]
) -> Mapping[str, Confirmed]:
    """Claims that other words would mend, even where their number alone does not, since others go by these words."""
    names = (name for one in numbers for name in one.claims)
    found = ((name, confirmed(component, name, others)) for name in names)
    return {name: reading for name, reading in found if reading is not None}


def _ranked(
    component: Component,
    numbers: Sequence[Suspicion],
    others: Sequence[Suspicion],
    readings: Mapping[str, Confirmed],
) -> tuple[Suspect, ...]:
    """Least authority first, then least confirmed, then those that a likely slip explains."""
    weighed = []
    for one in numbers:
        for name in one.claims:
            if name in component.system.number:
                demand = component.forced(one, name, others)
                offer = _reworded(component, name, demand, readings) or _renumbered(
                    component, one, name, demand, others
                )
                weighed.append((name, demand, offer))
    weighed.sort(key=lambda entry: entry[2].weight)
    classes = sorted({offer.weight for *_, offer in weighed})
    return tuple(
        Suspect(name, offer.what, classes.index(offer.weight) + 1, _telling(demand), offer.repairs)
        for name, demand, offer in weighed
    )


def _reworded(component: Component, name: str, demand: Interval, readings: Mapping[str, Confirmed]) -> _Offer | None:
    """The wording that a rule knows to fit, else other words that the rest confirms, those first that mend all."""
    authority = component.claims[name].authority
    told = (component.judgements[at].problem.relation.otherwise for at in component.broken)
    fitting = next((each for each in told if each is not None and each.claim == name), None)
    if fitting is not None:
        return _Offer(fitting.what, (fitting.repair,), (authority, component.disturbed(name, demand), -1))
    if name not in readings:
        return None
    reading, tier = readings[name].reading, 0 if readings[name].alone else 1
    return _Offer(reading.what, (reading.repair,), (authority, 0, tier))


def _renumbered(
    component: Component, one: Suspicion, name: str, demand: Interval, others: Sequence[Suspicion]
) -> _Offer:
    """Edits of the number with which all holds, if there are any."""
    offered = _repairs(component, one, name, demand, others)
    tier = min((RARITY[each.kind] for each in offered), default=max(RARITY.values()) + 1)
    return _Offer("number", offered, (component.claims[name].authority, component.disturbed(name, demand), tier))


def _repairs(
    component: Component, one: Suspicion, name: str, demand: Interval, others: Sequence[Suspicion]
) -> tuple[Repair, ...]:
    """Edits that keep all around the number, or else all that tells something of it."""
    every = component.problems_around(one.claims, others)
    telling = [problem for problem in every if _tells(component, problem)]
    for around in (every, telling) if len(telling) < len(every) else (every,):
        setting = Setting(
            around,
            component.claims,
            component.limit,
            lambda edited: component.decided(others, edited).answer is not Answer.NO,
        )
        if found := repairs(component.claims[name], one.claims, demand, setting):
            return found
    return ()


def _tells(component: Component, problem: Problem) -> bool:
    """A tie that is only likely, and that holds for many numbers (超过15万), may hold for a wrong one by chance."""
    relation = problem.relation
    exact = all(component.claims[name].quantity.hedge == "exact" for name in problem.claims)
    return relation.certain or (relation.op == "=" and exact)


def _telling(demand: Interval) -> Interval | None:
    """The demand, unless it is none."""
    return None if demand.empty or (demand.lower is None and demand.upper is None) else demand


def _doubts(component: Component, ties: Sequence[Suspicion], after: int) -> tuple[Suspect, ...]:
    """The last claim of each relation that may not belong to the others, after all numbers."""
    relations = [component.judgements[each.relation].problem.relation for each in ties]
    faults = {relation.claims[-1]: _fault(component, relation) for relation in relations if relation.claims}
    return tuple(Suspect(name, fault, after + 1) for name, fault in faults.items())


def _fault(component: Component, relation: Relation) -> Fault:
    """What is doubtful about a relation: of a growth its basis, of anything else that its figures are of one thing."""
    moves = {"growth", "change", "multiple"}
    return "basis" if any(component.claims[name].kind in moves for name in relation.claims) else "link"
