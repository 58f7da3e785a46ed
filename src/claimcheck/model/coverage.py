"""How far the figures of a report were checked: by how many checks that hold, how independent, how strong."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from functools import cached_property
from typing import Literal

from attrs import field, frozen

from claimcheck.model.finding import Check, Finding
from claimcheck.model.relation import HOLDS
from claimcheck.model.report import Report

State = Literal["confirmed", "contradicted", "undecided", "unchecked"]
STATES: tuple[State, ...] = ("confirmed", "contradicted", "undecided", "unchecked")
# The same, those first that ask for most attention.
GRAVEST: tuple[State, ...] = ("contradicted", "undecided", "unchecked", "confirmed")


@frozen
class Standing:
    """How one figure stands after the run.

    ``contradicted`` is a figure that an error or a warning suspects before all others, ties included (or names, where
    it suspects none); ``undecided`` one that it suspects after those, or that a note or a suppressed finding suspects,
    or whose checks came to no verdict;
    ``confirmed`` one that some check holds with; and ``unchecked`` one in no check. ``checks`` are the ids of those
    that hold, the strongest first; ``independent`` is how many of these have no other figure in common, nor one and
    another's reprint. ``strongest`` and ``weakest`` tell by how many units of its last digit a figure could be off
    before such a check fails, None where none would.
    """

    state: State
    checks: tuple[str, ...] = field(default=())
    independent: int = field(default=0)
    strongest: Fraction | None = field(default=None)
    weakest: Fraction | None = field(default=None)


UNCHECKED = Standing("unchecked")


@frozen
class Coverage:
    """The standing of every figure of a report by its id; figures of copies of a document are counted in none."""

    standings: Mapping[str, Standing]

    @property
    def figures(self) -> int:
        """How many figures there are."""
        return len(self.standings)

    def of(self, claim: str) -> Standing:
        """The standing of one claim."""
        return self.standings.get(claim, UNCHECKED)

    @cached_property
    def states(self) -> Mapping[State, int]:
        """How many figures stand so."""
        counts = Counter(each.state for each in self.standings.values())
        return {state: counts[state] for state in STATES}

    @property
    def checked(self) -> int:
        """Figures in some check, whatever its verdict, and those that a finding names."""
        return self.figures - self.states["unchecked"]

    @cached_property
    def independent(self) -> Mapping[int, int]:
        """How many figures that is confirmed by so many independent checks, from 1 up."""
        counts = Counter(each.independent for each in self.standings.values() if each.state == "confirmed")
        return dict(sorted(counts.items()))


def coverage_of(report: Report) -> Coverage:
    """What a report's checks and findings come to for each of its figures."""
    copies = {document.id for document in report.documents if document.same_as}
    sources = {claim.id: claim.reprint_of or claim.id for claim in report.claims}
    checks = defaultdict(list)
    for check in report.checks:
        for claim in set(check.claims):
            checks[claim].append(check)
    # What a person lets stand accuses no figure any more, and proves none either.
    let_stand = [each.finding for each in report.suppressed]
    notes = [finding for finding in report.findings if finding.severity == "note"]
    grave = [finding for finding in report.findings if finding.severity != "note"]
    accused, doubted = set(_likeliest(grave)), set(_named([*grave, *notes, *let_stand]))
    return Coverage(
        {
            claim.id: _standing(claim.id, checks[claim.id], sources, accused=accused, doubted=doubted)
            for claim in report.claims
            if claim.document not in copies
        }
    )


def _likeliest(findings: Iterable[Finding]) -> Iterator[str]:
    """Figures that findings suspect before all others, ties included; all that they name, where they suspect none."""
    for finding in findings:
        first = min((suspect.rank for suspect in finding.suspects), default=None)
        yield from (suspect.claim for suspect in finding.suspects if suspect.rank == first)
        if first is None:
            yield from finding.claims


def _named(findings: Iterable[Finding]) -> Iterator[str]:
    """Figures that findings suspect; all that they name, where they suspect none."""
    for finding in findings:
        yield from (suspect.claim for suspect in finding.suspects)
        if not finding.suspects:
            yield from finding.claims


def _standing(
    claim: str, checks: Iterable[Check], sources: Mapping[str, str], *, accused: set[str], doubted: set[str]
) -> Standing:
    checks = list(checks)
    holding = sorted((check for check in checks if check.verdict in HOLDS), key=_weakness)
    return Standing(
        _state(claim, accused, doubted, holding=bool(holding), checked=bool(checks)),
        tuple(check.id for check in holding),
        _independent(claim, holding, sources),
        holding[0].strength if holding else None,
        holding[-1].strength if holding else None,
    )


def _state(claim: str, accused: set[str], doubted: set[str], *, holding: bool, checked: bool) -> State:
    if claim in accused:
        return "contradicted"
    if claim in doubted:
        return "undecided"
    if holding:
        return "confirmed"
    return "undecided" if checked else "unchecked"


def _weakness(check: Check) -> tuple[bool, Fraction]:
    """Checks that would notice less come later."""
    return check.strength is None, check.strength or Fraction(0)


def _independent(claim: str, checks: Iterable[Check], sources: Mapping[str, str]) -> int:
    """Checks picked one after another, those on the fewest figures first, that share none with those before."""
    own = sources.get(claim, claim)
    met: set[str] = set()
    found = 0
    for others in sorted(({sources.get(each, each) for each in check.claims} - {own} for check in checks), key=len):
        if met.isdisjoint(others):
            met |= others
            found += 1
    return found
