"""The stage itself: relations in, checks and findings out."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from attrs import evolve, field, frozen

from claimcheck.errors import UsageError
from claimcheck.model import HOLDS, SEVERITIES, Claim, Finding, Relation, Reread, Text
from claimcheck.solve.blame import Group, groups
from claimcheck.solve.certificate import Case, certificate
from claimcheck.solve.chain import Contradiction
from claimcheck.solve.component import Component, printed_number
from claimcheck.solve.difference import difference, of_chain
from claimcheck.solve.judge import Judgement, as_rounded, check, judge
from claimcheck.solve.message import DOUBTS, excuses, explained, joint_message, message
from claimcheck.solve.satisfy import Answer, Problem, satisfiable
from claimcheck.solve.solution import Solution
from claimcheck.solve.strength import strength
from claimcheck.solve.unstated import derived, without_unstated

# Corners of a box, or steps of a search, that one question may take.
LIMIT = 4096


@frozen
class _Draft:
    """A finding, if any, with the place of the relation that leads it, and of those left undecided after all."""

    place: int
    finding: Finding | None
    doubted: tuple[int, ...] = field(default=())

    @property
    def order(self) -> tuple[int, int]:
        assert self.finding is not None  # noqa: S101 - only drafts that say something are put in order
        return SEVERITIES.index(self.finding.severity), self.place


def solve(
    claims: Iterable[Claim],
    relations: Sequence[Relation],
    *,
    limit: int = LIMIT,
    reread: Reread | None = None,
    tell: Callable[[int, int], None] = lambda _done, _total: None,
) -> Solution:
    """Judge every relation and say what is wrong where some can't hold.

    Checks are numbered ``k1``, ``k2``, … in the order of ``relations``; findings ``f1``, … with the worst first.
    ``limit`` bounds the work on one question; ``reread`` is asked for other readings of suspects; ``tell`` hears how
    many relations are judged, of how many. Raises ``UsageError`` where a relation names an unknown claim.
    """
    known = {claim.id: claim for claim in claims}
    unstated, relations = derived(relations, known, limit), without_unstated(relations)
    problems = [Problem.of(relation) for relation in relations]
    _require_known(problems, known)
    judgements = [judge(problem, known, limit) for problem in problems]
    drafts: list[_Draft] = []
    strengths: dict[int, Fraction | None] = {}
    done = 0
    for places in components(problems, known):
        tell(done, len(problems))
        done += len(places)
        component = Component(tuple(judgements[at] for at in places), known, limit, reread)
        strengths |= _strengths(component, places)
        drafts += _drafts(component, places)
    doubted = {at for draft in drafts for at in draft.doubted}
    settled = [evolve(each, verdict="undecided") if at in doubted else each for at, each in enumerate(judgements)]
    checks = tuple(
        check(each, f"k{at + 1}", known, strengths.get(at), difference(each, known)) for at, each in enumerate(settled)
    )
    spoken = sorted((draft for draft in drafts if draft.finding), key=lambda draft: draft.order)
    findings = tuple(evolve(draft.finding, id=f"f{at}") for at, draft in enumerate(spoken, 1) if draft.finding)
    return Solution(checks, findings, unstated)


def _strengths(component: Component, places: Sequence[int]) -> dict[int, Fraction | None]:
    """How much each relation that holds would notice, by its place among all."""
    holding = [row for row, each in enumerate(component.judgements) if each.verdict in HOLDS]
    printed = component.system.bounds({})
    return {places[row]: strength(component, row, printed) for row in holding}


def components(problems: Sequence[Problem], claims: Mapping[str, Claim]) -> list[list[int]]:
    """Places of relations that share claims or printed numbers, directly or through others, in order."""
    root = list(range(len(problems)))

    def find(node: int) -> int:
        while root[node] != node:
            root[node] = node = root[root[node]]
        return node

    first: dict[Hashable, int] = {}
    for at, problem in enumerate(problems):
        for name in problem.claims:
            for shared in (name, printed_number(claims[name])) if name not in first else (name,):
                if shared is not None and (earlier := first.setdefault(shared, at)) != at:
                    root[find(at)] = find(earlier)
    members: dict[int, list[int]] = {}
    for at in range(len(problems)):
        members.setdefault(find(at), []).append(at)
    return list(members.values())


def _require_known(problems: Sequence[Problem], known: Mapping[str, Claim]) -> None:
    for problem in problems:
        for name in problem.claims:
            if name not in known:
                raise UsageError(f"relation of {problem.relation.rule} names an unknown claim: {name}")


def _drafts(component: Component, places: Sequence[int]) -> Iterator[_Draft]:
    """The findings of one component."""
    if component.broken or (len(places) > 1 and component.contradicted()):
        for group in groups(component):
            yield _complaint(group, component, places)
    for at, judgement in zip(places, component.judgements, strict=True):
        words = _doubt(judgement, component.claims, component.limit)
        if words is not None:
            yield _remark(at, judgement, words, component.claims, component.limit)


def _complaint(group: Group, component: Component, places: Sequence[int]) -> _Draft:
    """The finding on relations that can't hold, or on ties that they cast doubt on."""
    finding = _on_one(group, component, places) or _on_several(group, component, places)
    shown = finding.claims
    finding = evolve(
        finding,
        claims=tuple(dict.fromkeys(name for at in group.members for name in component.judgements[at].problem.claims)),
        checks=_names(group.members, places),
        suspects=group.suspects,
        bounded=group.bounded,
    )
    if not group.loose:
        return _Draft(places[group.members[0]], _excused(finding, [], shown, component.claims))
    doubted = tuple(places[at] for at in group.members if component.judgements[at].broken)
    if all(component.judgements[at].problem.relation.quiet for at in group.members):
        return _Draft(places[group.members[0]], None, doubted)
    finding = evolve(finding, severity="note", certificate=())
    return _Draft(places[group.members[0]], _excused(finding, [DOUBTS["link"]], shown, component.claims), doubted)


def _names(members: Iterable[int], places: Sequence[int]) -> tuple[str, ...]:
    """The checks of some judgements of a component."""
    return tuple(f"k{places[at] + 1}" for at in members)


def _on_one(group: Group, component: Component, places: Sequence[int]) -> Finding | None:
    """Led by the gravest relation that can't hold by itself, if there is one; its claims are what it shows."""
    broken = [at for at in group.members if component.judgements[at].broken]
    if not broken:
        return None
    judged = component.judgements
    lead = min(broken, key=lambda at: (SEVERITIES.index(judged[at].problem.relation.ceiling), at))
    case = Case.of(judged[lead], component.claims, component.limit)
    relation = case.relation
    lines = certificate(case, *_names([lead], places))
    told = difference(judged[lead], component.claims)
    return Finding(
        "", relation.rule, relation.ceiling, message(case), relation.claims, certificate=lines, difference=told
    )


def _on_several(group: Group, component: Component, places: Sequence[int]) -> Finding:
    """Relations that can't hold together; no graver than the weakest of them allows. Its claims are what it shows."""
    problems = tuple(component.judgements[at].problem for at in group.proof)
    relations = [problem.relation for problem in problems]
    weakest = max((relation.ceiling for relation in relations), key=SEVERITIES.index)
    shown = Contradiction(problems, _names(group.proof, places), group.numbers, component.claims, component.limit)
    told = joint_message(relations, group.numbers, component.claims)
    reason = of_chain(relations, component.claims)
    names = tuple(dict.fromkeys(name for relation in relations for name in relation.claims))
    return Finding("", relations[0].rule, weakest, told, names, certificate=shown.certificate(), difference=reason)


def _doubt(judgement: Judgement, claims: Mapping[str, Claim], limit: int) -> Text | None:
    """Why a relation that isn't refuted deserves a note, or ``None``."""
    relation = judgement.problem.relation
    if relation.quiet or judgement.bounded:
        return None
    if not relation.certain:
        return DOUBTS["basis"] if judgement.broken else None
    if judgement.verdict == "undecided":
        return DOUBTS["wide"]
    mixed = judgement.verdict == "truncated" and not _all_truncated(judgement, claims, limit)
    return DOUBTS["mixed"] if mixed else None


def _all_truncated(judgement: Judgement, claims: Mapping[str, Claim], limit: int) -> bool:
    """The relation holds with every figure cut off, those aside that can't be."""
    box = {}
    for name in judgement.problem.relation.claims:
        quantity = claims[name].quantity
        readings = [each.interval for each in quantity.readings if each.name == "truncated"]
        box[name] = readings[0] if readings else quantity.plausible
    return satisfiable(judgement.problem, box, limit) is not Answer.NO


def _remark(at: int, judgement: Judgement, words: Text, claims: Mapping[str, Claim], limit: int) -> _Draft:
    relation, told = judgement.problem.relation, difference(judgement, claims)
    shown = as_rounded(judgement, claims, limit) if judgement.verdict == "truncated" else judgement
    finding = Finding(
        id="",
        rule=relation.rule,
        severity="note",
        message=message(Case.of(shown, claims, limit)),
        claims=relation.claims,
        checks=(f"k{at + 1}",),
        difference=told,
    )
    # A reason that shows says more than a doubt.
    doubts = [words] if told is None or told.kind == "revision" else []
    return _Draft(at, _excused(finding, doubts, finding.claims, claims))


def _excused(finding: Finding, doubts: list[Text], shown: Iterable[str], claims: Mapping[str, Claim]) -> Finding:
    """The finding with what may explain it: a doubt, and what the claims that show it have between them."""
    reasons = excuses(finding.difference, [claims[name] for name in shown])
    return evolve(finding, message=explained(finding.message, [*doubts, *reasons]))
