"""How far figures were checked: what each standing means, and what makes two checks independent."""

from __future__ import annotations

from fractions import Fraction
from random import Random

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tests.render.sample import report as sample

from claimcheck.model import (
    Check,
    Claim,
    Finding,
    Interval,
    Report,
    Severity,
    Suspect,
    Text,
    Verdict,
    coverage_of,
)

SAMPLE = sample()
NOTHING = Text("", "")
VERDICTS: tuple[Verdict, ...] = ("consistent", "truncated", "inconsistent", "undecided")
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
NAMES = ("a", "b", "c", "d", "e")


def claim(name: str, reprint_of: str | None = None) -> Claim:
    return evolve(SAMPLE.claims[0], id=name, reprint_of=reprint_of)


def check(number: int, claims: tuple[str, ...], verdict: Verdict = "consistent", strength: int | None = 1) -> Check:
    everything = Interval(None, None)
    sharpness = None if strength is None else Fraction(strength)
    return Check(
        f"k{number}", "CC301", verdict, claims, "", NOTHING, everything, everything, "人", None, strength=sharpness
    )


def finding(severity: Severity, claims: tuple[str, ...], suspects: tuple[str, ...] = ()) -> Finding:
    blamed = tuple(Suspect(name, "number", 1) for name in suspects)
    return Finding("f1", "CC301", severity, NOTHING, claims, suspects=blamed)


def report(claims: tuple[Claim, ...], checks: tuple[Check, ...] = (), findings: tuple[Finding, ...] = ()) -> Report:
    return Report(SAMPLE.documents, claims, checks, findings)


FIGURES = tuple(claim(name) for name in NAMES)
figures = st.lists(st.sampled_from(NAMES), min_size=1, max_size=4, unique=True).map(tuple)
some_checks = st.lists(
    st.tuples(figures, st.sampled_from(VERDICTS), st.none() | st.integers(1, 10**6)), max_size=6
).map(lambda rows: tuple(check(number, *row) for number, row in enumerate(rows)))
some_findings = st.lists(st.builds(finding, st.sampled_from(SEVERITIES), figures), max_size=2).map(tuple)


@given(some_checks, some_findings)
def test_every_figure_stands_in_one_way(checks: tuple[Check, ...], findings: tuple[Finding, ...]) -> None:
    coverage = coverage_of(report(FIGURES, checks, findings))
    assert coverage.figures == len(FIGURES) == sum(coverage.states.values())
    assert sum(coverage.independent.values()) == coverage.states["confirmed"]
    assert coverage.checked == sum(coverage.of(name).state != "unchecked" for name in NAMES)


@given(some_checks)
def test_a_figure_is_confirmed_just_where_a_check_holds_with_it(checks: tuple[Check, ...]) -> None:
    coverage = coverage_of(report(FIGURES, checks))
    for name in NAMES:
        own = [each for each in checks if name in each.claims]
        holding = [each for each in own if each.verdict in {"consistent", "truncated"}]
        standing = coverage.of(name)
        assert (standing.state == "confirmed") == bool(holding)
        assert (standing.state == "unchecked") == (not own)
        assert set(standing.checks) == {each.id for each in holding}
        assert bool(holding) <= standing.independent <= len(holding)


@given(some_checks, some_findings, st.randoms())
def test_the_order_of_checks_changes_no_standing(
    checks: tuple[Check, ...], findings: tuple[Finding, ...], chance: Random
) -> None:
    shuffled = list(checks)
    chance.shuffle(shuffled)
    one, other = (coverage_of(report(FIGURES, tuple(each), findings)) for each in (checks, shuffled))
    assert one.states == other.states
    assert [one.of(name).weakest for name in NAMES] == [other.of(name).weakest for name in NAMES]


def test_a_suspect_of_a_warning_is_contradicted_though_other_checks_hold() -> None:
    checks = (check(1, ("a", "b")), check(2, ("a", "c"), "inconsistent"))
    coverage = coverage_of(report(FIGURES, checks, (finding("warning", ("a", "c"), ("a",)),)))
    assert coverage.of("a").state == "contradicted"
    assert coverage.of("c").state == "undecided"


def test_of_several_suspects_only_the_likeliest_are_contradicted() -> None:
    ranked = (Suspect("a", "number", 1), Suspect("b", "number", 1), Suspect("c", "number", 2))
    blaming = evolve(finding("error", ("a", "b", "c")), suspects=ranked)
    coverage = coverage_of(report(FIGURES, (check(1, ("a", "b", "c"), "inconsistent"),), (blaming,)))
    assert [coverage.of(name).state for name in "abc"] == ["contradicted", "contradicted", "undecided"]


def test_a_finding_that_suspects_none_speaks_of_all_that_it_names() -> None:
    coverage = coverage_of(report(FIGURES, findings=(finding("error", ("a", "b")),)))
    assert [coverage.of(name).state for name in "abc"] == ["contradicted", "contradicted", "unchecked"]


def test_what_a_note_doubts_is_undecided() -> None:
    coverage = coverage_of(report(FIGURES, (check(1, ("a", "b")),), (finding("note", ("a", "b"), ("a",)),)))
    assert [coverage.of(name).state for name in "ab"] == ["undecided", "confirmed"]


def test_checks_that_share_another_figure_are_one() -> None:
    coverage = coverage_of(report(FIGURES, (check(1, ("a", "b")), check(2, ("a", "b", "c")), check(3, ("a", "d")))))
    assert coverage.of("a").independent == 2


def test_a_reprint_of_the_other_figure_is_no_second_check() -> None:
    claims = (claim("a"), claim("b"), claim("c", reprint_of="b"))
    coverage = coverage_of(report(claims, (check(1, ("a", "b")), check(2, ("a", "c")))))
    assert coverage.of("a").independent == 1
    assert len(coverage.of("a").checks) == 2


def test_the_strongest_check_comes_first_and_one_that_notices_nothing_last() -> None:
    checks = (check(1, ("a", "b"), strength=None), check(2, ("a", "c"), strength=7), check(3, ("a", "d")))
    standing = coverage_of(report(FIGURES, checks)).of("a")
    assert standing.checks == ("k3", "k2", "k1")
    assert standing.strongest == 1
    assert standing.weakest is None


def test_figures_of_a_copy_are_counted_in_none() -> None:
    copies = {document.id for document in SAMPLE.documents if document.same_as}
    assert copies
    coverage = coverage_of(SAMPLE)
    assert coverage.figures == sum(each.document not in copies for each in SAMPLE.claims)
