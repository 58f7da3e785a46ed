"""What the stage returns."""

from __future__ import annotations

from attrs import field, frozen

from claimcheck.model import Check, Derived, Finding


@frozen
class Solution:
    """One check for each relation, in the order given, the findings, worst first, and what no claim states."""

    checks: tuple[Check, ...]
    findings: tuple[Finding, ...]
    derived: tuple[Derived, ...] = field(default=())
