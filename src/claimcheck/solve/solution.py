"""What the stage returns."""

from __future__ import annotations

from attrs import frozen

from claimcheck.model import Check, Finding


@frozen
class Solution:
    """One check for each relation, in the order given, and the findings, worst first."""

    checks: tuple[Check, ...]
    findings: tuple[Finding, ...]
