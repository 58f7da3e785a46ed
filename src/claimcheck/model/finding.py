"""What the solver and the run have to say: checks, and findings where something is wrong."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from attrs import field, frozen

from claimcheck.model.difference import Difference
from claimcheck.model.interval import Interval
from claimcheck.model.period import Period
from claimcheck.model.relation import Severity, Verdict
from claimcheck.model.repair import Fault, Repair
from claimcheck.text import Text

Acceptance = Literal["configuration", "sidecar", "comment", "baseline"]


def about_run(rule: str) -> bool:
    """A rule, by its code, is about the run itself and no figures."""
    return rule.startswith("CC9")


@frozen
class Check:
    """One relation judged.

    ``stated`` and ``computed`` are the ranges of its two sides in ``unit``; ``slack`` is the share of the room between
    them that is used up (0 in the middle, 1 at the edge, above 1 beyond), ``None`` where it has no meaning.
    ``strength`` tells how much a relation that holds would notice: the fewest units of its last digit by which one of
    the figures could be off for the relation to fail, ``None`` where none of them ever would (超过…). ``difference`` is
    what may make the two sides differ, told where they do.
    """

    id: str
    rule: str
    verdict: Verdict
    claims: tuple[str, ...]
    formula: str
    statement: Text
    stated: Interval
    computed: Interval
    unit: str
    slack: Fraction | None
    confidence: Fraction = field(default=Fraction(1))
    strength: Fraction | None = field(default=None)
    difference: Difference | None = field(default=None)


@frozen
class Derived:
    """A quantity that no claim states, computed from the claims ``sources``: in ``unit`` it lies in ``range``.

    ``period`` is that of a figure which the text could have stated, such as last year's.
    """

    id: str
    sources: tuple[str, ...]
    name: Text
    range: Interval
    unit: str
    period: Period | None = field(default=None)


@frozen
class Suspect:
    """A claim that may be wrong. Equal ``rank`` is a tie; ``implied`` is what the others force on it."""

    claim: str
    what: Fault
    rank: int
    implied: Interval | None = field(default=None)
    repairs: tuple[Repair, ...] = field(default=())


@frozen
class Inequality:
    """One line of a certificate: ``formula`` lies between ``lower`` and ``upper``, as ``text`` says in words.

    ``claim`` is the claim whose range it gives, if it is one's; ``checks`` are the relations from which, with the lines
    before, it follows: none where it says what a figure can be as printed.
    """

    formula: str
    lower: Fraction | None
    upper: Fraction | None
    text: Text
    lower_open: bool = field(default=False)
    upper_open: bool = field(default=False)
    claim: str | None = field(default=None)
    checks: tuple[str, ...] = field(default=())

    @classmethod
    def within(
        cls, formula: str, over: Interval, text: Text, claim: str | None = None, checks: tuple[str, ...] = ()
    ) -> Inequality:
        """The line that says that ``formula`` lies in a range."""
        return cls(formula, over.lower, over.upper, text, over.lower_open, over.upper_open, claim, checks)


@frozen
class Finding:
    """A complaint: of a relation that fails, of a figure against its own words, or of the run itself (CC9xx).

    ``rule`` is the code of the rule; ``claims`` and ``checks`` are the ids of what it is about. ``suspects`` are the
    claims that may be wrong, the likeliest first; ``certificate`` the inequalities, in order, that prove it.
    ``bounded`` says that a limit was reached, so the suspects may not be the fewest; ``path`` names the file that the
    finding is about where it has no claims.
    ``difference`` is what may make the figures differ although all are right, where something shows it. The
    ``fingerprint`` tells it from all others of its run, and is the same in every run while its figures are.
    """

    id: str
    rule: str
    severity: Severity
    message: Text
    claims: tuple[str, ...] = field(default=())
    checks: tuple[str, ...] = field(default=())
    suspects: tuple[Suspect, ...] = field(default=())
    certificate: tuple[Inequality, ...] = field(default=())
    bounded: bool = field(default=False)
    path: str | None = field(default=None)
    difference: Difference | None = field(default=None)
    fingerprint: str = field(default="")

    @property
    def about_run(self) -> bool:
        """It is about the run itself and no figures."""
        return about_run(self.rule)


@frozen
class Suppressed:
    """A finding that somebody lets stand, ``by`` an entry that says so.

    ``where`` is the file and line of the entry, or the baseline; ``reason`` is what it gives as its reason, empty in a
    baseline.
    """

    finding: Finding
    by: Acceptance
    where: str
    reason: str = field(default="")
