"""Whole worlds: figures that agree are never accused, a planted slip always is."""

from __future__ import annotations

from fractions import Fraction

from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.solve.oracle import apart, enclosure, value
from tests.solve.systems import moved
from tests.strategies import World, claim_of, figure, fitting, related, spelled, worlds

from claimcheck.model import Claim, Finding, Interval, Quantity, Ref, Relation
from claimcheck.solve import Solution, solve
from claimcheck.solve.repair import RARITY, Edit, edits


def hard_ends(claim: Claim) -> tuple[Fraction, Fraction]:
    hard = claim.quantity.hard
    assert hard.lower is not None
    assert hard.upper is not None
    return hard.lower, hard.upper


def refuted(relation: Relation, claims: dict[str, Claim]) -> bool:
    """Plain closed interval arithmetic shows that the relation can't hold."""
    box = {name: hard_ends(claims[name]) for name in relation.claims}
    try:
        return apart(enclosure(relation.left, box), enclosure(relation.right, box))
    except ZeroDivisionError:
        return False


@st.composite
def slips(draw: st.DrawFn) -> tuple[World, Claim, Edit]:
    """A consistent world, and one of its claims misprinted, so that plain arithmetic refutes some relation."""
    world = draw(worlds())
    used = [each for each in world.claims if any(each.id in relation.claims for relation in world.relations)]
    claim = draw(st.sampled_from(used))
    options = [edit for edit in edits(claim.quantity) if Fraction(edit.digits)]
    edit = draw(fitting(options, lambda edit: any(refutations(world, misprint(claim, edit)))))
    return world, misprint(claim, edit), edit


def misprint(claim: Claim, edit: Edit) -> Claim:
    """The same claim with another number in the text."""
    amount = claim.quantity
    start, negative = amount.printed.digits_span[0], amount.value < 0
    wrong = figure(edit.digits, int(edit.magnitude), amount.unit, negative=negative, start=start)
    return claim_of(claim.id, wrong, claim.kind)


def refutations(world: World, wrong: Claim) -> list[bool]:
    known = {claim.id: claim for claim in misprinted(world, wrong)}
    return [refuted(relation, known) for relation in world.relations]


def misprinted(world: World, claim: Claim) -> tuple[Claim, ...]:
    return tuple(claim if each.id == claim.id else each for each in world.claims)


@given(worlds())
def test_figures_that_agree_are_consistent(world: World) -> None:
    solution = solve(world.claims, world.relations)
    assert [check.verdict for check in solution.checks] == ["consistent"] * len(world.relations)
    assert solution.findings == ()


@given(worlds("truncated"))
def test_figures_cut_off_are_at_worst_truncated(world: World) -> None:
    solution = solve(world.claims, world.relations)
    assert {check.verdict for check in solution.checks} <= {"consistent", "truncated"}
    assert solution.findings == ()


@given(worlds())
def test_the_true_values_lie_in_both_ranges_of_a_check(world: World) -> None:
    for check, relation in zip(solve(world.claims, world.relations).checks, world.relations, strict=True):
        assert isinstance(relation.left, Ref)
        assert world.truth[relation.left.claim] in check.stated
        assert value(relation.right, world.truth) / relation.left.scale in check.computed
        assert check.slack is None or check.slack <= 1


@given(slips())
def test_a_slip_beyond_the_hard_ranges_is_inconsistent_and_its_claim_a_first_suspect(
    slip: tuple[World, Claim, Edit],
) -> None:
    world, wrong, edit = slip
    claims = misprinted(world, wrong)
    solution = solve(claims, world.relations)
    for check, must in zip(solution.checks, refutations(world, wrong), strict=True):
        assert check.verdict == "inconsistent" or not must
    errors = [finding for finding in solution.findings if finding.severity == "error"]
    assert len(errors) == 1
    (finding,) = errors
    assert set(finding.checks) == {check.id for check in solution.checks if check.verdict == "inconsistent"}
    ranks = {suspect.claim: suspect.rank for suspect in finding.suspects}
    assert min(ranks.values()) == 1
    assert wrong.id in ranks
    # Only a claim that a likelier kind of slip explains may rank before the one that was changed.
    if ranks[wrong.id] > 1:
        assert RARITY[edit.kind] > min(
            RARITY[repair.kind] for suspect in finding.suspects if suspect.rank == 1 for repair in suspect.repairs
        )
    implied = next(suspect.implied for suspect in finding.suspects if suspect.claim == wrong.id)
    assert implied is not None
    assert world.truth[wrong.id] in implied


@given(slips())
def test_every_repair_makes_all_relations_of_its_claim_consistent(slip: tuple[World, Claim, Edit]) -> None:
    world, wrong, _ = slip
    claims = misprinted(world, wrong)
    for finding in solve(claims, world.relations).findings:
        for suspect in finding.suspects:
            claim = next(each for each in claims if each.id == suspect.claim)
            around = [relation for relation in world.relations if claim.id in relation.claims]
            assert len(suspect.repairs) <= 3
            for repair in suspect.repairs:
                mended = evolve(claim, quantity=after(claim.quantity, repair.span, repair.replacement))
                others = [mended if each.id == claim.id else each for each in claims]
                assert {check.verdict for check in solve(others, around).checks} == {"consistent"}


def after(amount: Quantity, span: tuple[int, int], replacement: str) -> Quantity:
    """The figure read again from the edited text."""
    words = {"": 1, "千": 10**3, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "万亿": 10**12}
    if span == amount.printed.digits_span:
        return amount.reprinted(replacement, amount.printed.magnitude)
    assert span == amount.printed.magnitude_span
    return amount.reprinted(amount.printed.digits, Fraction(words[replacement]))


@given(slips())
def test_certificates_hold_when_checked_by_other_means(slip: tuple[World, Claim, Edit]) -> None:
    world, wrong, _ = slip
    claims = {claim.id: claim for claim in misprinted(world, wrong)}
    solution = solve(claims.values(), world.relations)
    for finding in solution.findings:
        if finding.severity == "error":
            relation = world.relations[int(finding.checks[0][1:]) - 1]
            certify(finding, relation, claims)


def certify(finding: Finding, relation: Relation, claims: dict[str, Claim]) -> None:
    """Follow the lines: what each member may be, what follows for the right side, that the left isn't there."""
    box = {}
    for line, name in zip(finding.certificate, relation.claims, strict=False):
        assert (line.lower, line.upper) == hard_ends(claims[name])
        box[name] = hard_ends(claims[name])
    rest = finding.certificate[len(box) :]
    if len(rest) < 2:
        return
    computed, stated = rest
    assert isinstance(relation.left, Ref)
    assert (stated.lower, stated.upper) == hard_ends(claims[relation.left.claim])
    assert computed.lower is not None
    assert computed.upper is not None
    assert stated.lower is not None
    assert stated.upper is not None
    # Both may be open, so a touching end is no common value.
    assert computed.upper <= stated.lower or stated.upper <= computed.lower
    try:
        low, high = enclosure(relation.right, box)
    except ZeroDivisionError:
        return
    scale = relation.left.scale
    assert low / scale <= computed.lower <= computed.upper <= high / scale
    middle = {name: sum(ends, Fraction(0)) / 2 for name, ends in box.items()}
    assert computed.lower <= value(relation.right, middle) / scale <= computed.upper


@given(st.data(), slips())
def test_the_order_of_claims_doesn_t_matter(data: st.DataObject, slip: tuple[World, Claim, Edit]) -> None:
    world, wrong, _ = slip
    claims = misprinted(world, wrong)
    shuffled = data.draw(st.permutations(claims))
    assert solve(shuffled, world.relations) == solve(claims, world.relations)


def renamed(world: World, claims: tuple[Claim, ...], prefix: str) -> tuple[list[Claim], list[Relation]]:
    """The same figures under other ids."""
    relations = [
        evolve(each, left=moved(each.left, prefix), right=moved(each.right, prefix)) for each in world.relations
    ]
    return [evolve(claim, id=prefix + claim.id, document=prefix) for claim in claims], relations


def essence(solution: Solution, prefix: str) -> list[tuple[object, ...]]:
    """What is said about the claims of one prefix, numbers of checks and findings aside."""
    return [
        (f.rule, f.severity, f.message, f.claims, f.suspects, [evolve(x, checks=()) for x in f.certificate], f.bounded)
        for f in solution.findings
        if f.claims[0].startswith(prefix)
    ]


@given(slips(), slips())
def test_components_don_t_influence_one_another(one: tuple[World, Claim, Edit], two: tuple[World, Claim, Edit]) -> None:
    first = renamed(one[0], misprinted(one[0], one[1]), "p")
    second = renamed(two[0], misprinted(two[0], two[1]), "q")
    alone = essence(solve(*first), "p")
    together = solve([*second[0], *first[0]], [*second[1], *first[1]])
    assert sorted(map(repr, essence(together, "p"))) == sorted(map(repr, alone))


@given(st.lists(st.integers(10**8, 10**12), min_size=2, max_size=9), st.integers(0, 2), st.booleans())
def test_a_total_beyond_all_rounding_is_refuted_and_one_within_is_not(
    parts: list[int], places: int, near: bool
) -> None:
    step = Fraction(10**8, 10**places)
    room = (len(parts) + 1) * step / 2
    total = sum(parts) + (Fraction(0) if near else 3 * room)
    claims = [
        claim_of(f"p{at}", figure(spelled(Fraction(part, 10**8), places), 10**8)) for at, part in enumerate(parts)
    ]
    claims.append(claim_of("t", figure(spelled(total / 10**8, places), 10**8)))
    # Round figures may mean much more than their digits; here only rounding of the last digit counts.
    assume(all(not claim.quantity.printed.digits.endswith("0") or places for claim in claims))
    right = sum((Ref(f"p{at}") for at in range(1, len(parts))), start=Ref("p0") + 0)
    (check,) = solve(claims, [related(Ref("t"), right)]).checks
    widest = sum((claim.quantity.hard.width or Fraction(0) for claim in claims), Fraction(0))
    if near:
        assert check.verdict == "consistent"
    elif 3 * room > widest:
        assert check.verdict == "inconsistent"


def test_a_bound_that_is_excluded_is_no_common_value() -> None:
    over, counted = figure("500", unit="家", hedge="over", countable=True), figure("500", unit="家", countable=True)
    assert counted.readings[0].interval == Interval.point(500)
    exact = evolve(counted, hard=counted.plausible)
    claims = [claim_of("a", over), claim_of("b", exact)]
    (check,) = solve(claims, [related(Ref("a"), Ref("b"))]).checks
    assert check.verdict == "inconsistent"
