"""The outcome of a run over any number of documents."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Literal

from attrs import field, frozen

from claimcheck.model.claim import Claim
from claimcheck.model.document import Document
from claimcheck.model.finding import Check, Derived, Finding, Suppressed

FailOn = Literal["error", "warning", "note", "never"]
FAIL_ON: tuple[FailOn, ...] = ("error", "warning", "note", "never")


@frozen
class Report:
    """Documents read, claims extracted, checks judged and findings raised, each in a stable order.

    Documents stand by path, claims by document and place, findings by severity, then place; those that somebody lets
    stand are ``suppressed`` and none of ``findings``. ``checks`` hold every relation that was judged, those that hold
    too; ``derived`` what figures imply and no text states.
    """

    documents: tuple[Document, ...]
    claims: tuple[Claim, ...] = field(repr=False)
    checks: tuple[Check, ...] = field(repr=False)
    findings: tuple[Finding, ...]
    derived: tuple[Derived, ...] = field(default=(), repr=False)
    suppressed: tuple[Suppressed, ...] = field(default=())

    @property
    def failed(self) -> bool:
        """Some finding is an error or a warning."""
        return self.fails("warning")

    def fails(self, on: FailOn) -> bool:
        """Some finding is as grave as ``on``, or graver."""
        return any(FAIL_ON.index(finding.severity) <= FAIL_ON.index(on) for finding in self.findings if on != "never")

    def claim(self, name: str) -> Claim:
        """The claim of an id, as checks, findings and suspects name it. Raises KeyError where there is none."""
        return self._by_id[name]

    @cached_property
    def _by_id(self) -> Mapping[str, Claim]:
        return {claim.id: claim for claim in self.claims}
