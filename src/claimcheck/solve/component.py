"""Relations that share claims, as one system: whether it can hold with some of its numbers or ties taken back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TypeAlias

from attrs import field, frozen

from claimcheck.model import HOLDS, OFFICIAL, Claim, Interval, Relation, Reread
from claimcheck.solve.decide import Conflict, Decision, decide, smallest
from claimcheck.solve.implied import implied, possible
from claimcheck.solve.judge import Judgement, box_of
from claimcheck.solve.propagate import propagate
from claimcheck.solve.satisfy import Answer, Problem
from claimcheck.solve.shape import form_of
from claimcheck.solve.system import System

# A document and the span of digits in it.
PrintedNumber: TypeAlias = tuple[str, tuple[int, int]]


@frozen
class Suspicion:
    """What may be taken back: the number that the ``claims`` print, or where there are none the tie of a relation.

    ``relation`` is the place of the judgement whose claims would not belong together.
    """

    claims: tuple[str, ...] = ()
    relation: int = field(default=-1)


@frozen(eq=False)
class Component:
    """Judged relations that share claims, in the order given; only those that are certain refute anything.

    ``reread`` tells how else the words of a claim may be meant, where something is known of that.
    """

    judgements: tuple[Judgement, ...]
    claims: Mapping[str, Claim]
    limit: int
    reread: Reread | None = field(default=None)

    @cached_property
    def certain(self) -> tuple[int, ...]:
        """Places of the judgements that can refute something; of reprints that tell one relation again the first."""
        first: dict[object, int] = {}
        for at, judgement in enumerate(self.judgements):
            if judgement.problem.relation.certain:
                first.setdefault(self._told(judgement.problem.relation), at)
        return tuple(first.values())

    def _told(self, relation: Relation) -> object:
        """What a relation says, reprinted figures taken for the first prints."""
        form, names = form_of(relation)
        firsts = (self.claims[name].reprint_of if name in self.claims else None for name in names)
        return relation.rule, relation.op, form, tuple(first or name for first, name in zip(firsts, names, strict=True))

    @cached_property
    def system(self) -> System:
        """All relations, each in the row of its place, within the hard ranges of their claims."""
        problems = [each.problem for each in self.judgements]
        hard = {name: self.claims[name].quantity.hard for problem in problems for name in problem.claims}
        return System(problems, hard, self.limit)

    @cached_property
    def around(self) -> Mapping[str, tuple[int, ...]]:
        """The judgements that each claim stands in, uncertain ones included."""
        found: dict[str, list[int]] = {}
        for at, judgement in enumerate(self.judgements):
            for name in judgement.problem.claims:
                found.setdefault(name, []).append(at)
        return {name: tuple(places) for name, places in found.items()}

    @cached_property
    def twins(self) -> Mapping[str, tuple[str, ...]]:
        """For each claim those that the same printed number makes, itself among them: an edit changes them all.

        A number is the same where it is reprinted: who repeats another's words confirms nothing.
        """
        numbers: dict[PrintedNumber, list[str]] = {}
        for name in self.around:
            if (number := self._first_printed(name)) is not None:
                numbers.setdefault(number, []).append(name)
        found = {name: tuple(names) for names in numbers.values() for name in names}
        return {name: found.get(name, (name,)) for name in self.around}

    def _first_printed(self, name: str) -> PrintedNumber | None:
        """Where the number of a claim was printed first."""
        claim = self.claims[name]
        return printed_number(self.claims.get(claim.reprint_of or "", claim))

    @property
    def broken(self) -> tuple[int, ...]:
        """Places of the judgements that can't hold by themselves."""
        return tuple(at for at, each in enumerate(self.judgements) if each.verdict == "inconsistent")

    @cached_property
    def _free(self) -> Mapping[int, Interval]:
        """What each variable can be at all; a figure of official data is what it is."""
        return {
            at: self.system.ranges[at] if self._is_fixed(name) else possible(self.claims[name])
            for at, name in enumerate(self.system.names)
        }

    def _is_fixed(self, name: str) -> bool:
        return name not in self.claims or self.claims[name].authority >= OFFICIAL

    def contradicted(self) -> bool:
        """The relations can't hold within the printed ranges, as shows without searching."""
        return decide(self.system, self.certain, {}, searching=False).answer is Answer.NO

    def decided(self, taken: Iterable[Suspicion], edited: Mapping[str, Interval] | None = None) -> Decision:
        """Whether all holds once the suspicions are taken back, and numbers ``edited`` have these ranges."""
        rows, released = self._without(taken)
        number = self.system.number
        released |= {number[name]: over for name, over in (edited or {}).items() if name in number}
        return decide(self.system, rows, released)

    def shortest(self, conflict: Conflict, taken: Iterable[Suspicion] = ()) -> Conflict:
        """A conflict of which nothing can be left out."""
        _, released = self._without(taken)
        return smallest(self.system, conflict, released, self._free)

    def _without(self, taken: Iterable[Suspicion]) -> tuple[list[int], dict[int, Interval]]:
        taken = list(taken)
        loose = {each.relation for each in taken if not each.claims}
        rows = [at for at in self.certain if at not in loose]
        names = [name for each in taken for name in each.claims if name in self.system.number]
        return rows, {self.system.number[name]: self._free[self.system.number[name]] for name in names}

    def numbers(self, conflict: Conflict) -> list[Suspicion]:
        """The printed numbers that a conflict rests on, in the order of its relations."""
        names = [
            self.system.names[name]
            for row in sorted(conflict.rows)
            for name in self.system.members[row]
            if name in conflict.variables and not self._is_fixed(self.system.names[name])
        ]
        return list(dict.fromkeys(Suspicion(self.twins[name]) for name in names))

    def printed(self, conflict: Conflict) -> tuple[str, ...]:
        """The claims whose figures a conflict rests on, and those of its relations that official data tells."""
        system = self.system
        names = sorted({name for row in conflict.rows for name in system.members[row]})
        found = [system.names[at] for at in names if at in conflict.variables or self._is_fixed(system.names[at])]
        return tuple(name for name in found if name in self.claims)

    def ties(self, conflict: Conflict) -> list[Suspicion]:
        """The relations of a conflict that rest on what prose calls its claims."""
        rows = sorted(conflict.rows)
        return [Suspicion(relation=at) for at in rows if self.judgements[at].problem.relation.by_name]

    def forced(self, suspicion: Suspicion, name: str, others: Sequence[Suspicion]) -> Interval:
        """What all other claims force on one claim of a number; ``others`` are taken back too."""
        over = possible(self.claims[name])
        loose = {each for one in others for each in one.claims} | {each for each in suspicion.claims if each != name}
        gone = {one.relation for one in others if not one.claims}
        for at in self.around[name]:
            problem = self.judgements[at].problem
            if problem.relation.certain and at not in gone and loose.isdisjoint(problem.claims):
                over = over.intersection(self.force(at, name))
        rows, released = self._without((suspicion, *others))
        bounds = self.system.bounds(released)
        if over.empty or propagate(self.system, bounds, rows) is not None:
            return over
        at = self.system.number[name]
        return _tighter(over, bounds.interval(at), self.system.unit)

    def force(self, at: int, name: str) -> Interval:
        """What one relation forces on a claim, widest readings of the others allowed."""
        problem = self.judgements[at].problem
        return implied(problem, name, box_of(problem, self.claims, "hard"), self.limit)

    def disturbed(self, name: str, demand: Interval) -> int:
        """How many uncertain relations that hold, each with other partners, a change to the demand would break.

        The certain ones are kept by whatever is forced on the claim. Reprints of one number are one partner.
        """
        loose = (at for at in self.around[name] if not self.judgements[at].problem.relation.certain)
        holding = (at for at in loose if self.judgements[at].verdict in HOLDS)
        clashing = (at for at in holding if not demand.overlaps(self.force(at, name)))
        partners = {frozenset(self.twins[each] for each in self.judgements[at].problem.claims) for at in clashing}
        return len(partners - {frozenset((self.twins[name],))})

    def problems_around(self, names: Collection[str], others: Sequence[Suspicion]) -> list[Problem]:
        """The relations that an edit of these claims has to mend or to keep, those of other suspicions aside."""
        loose = {each for one in others for each in one.claims}
        gone = {one.relation for one in others if not one.claims}
        places = sorted({at for name in names for at in self.around.get(name, ())} - gone)
        kept = (self.judgements[at] for at in places if self.judgements[at].verdict != "undecided")
        return [each.problem for each in kept if loose.isdisjoint(each.problem.claims)]


def printed_number(claim: Claim) -> PrintedNumber | None:
    """Which digits of which document a claim was read from, ``None`` where its place isn't known."""
    span = claim.quantity.printed.digits_span
    return (claim.document, span) if span[0] < span[1] else None


def _tighter(exact: Interval, outer: Interval, unit: int) -> Interval:
    """The exact range, cut to one that was rounded outwards where that is tighter by more than its rounding."""
    low, high = exact.lower, exact.upper
    if outer.lower is not None and (low is None or (outer.lower - low) * unit > 1):
        exact = Interval(outer.lower, high, outer.lower_open, exact.upper_open)
    if outer.upper is not None and (high is None or (high - outer.upper) * unit > 1):
        exact = Interval(exact.lower, outer.upper, exact.lower_open, outer.upper_open)
    return exact
