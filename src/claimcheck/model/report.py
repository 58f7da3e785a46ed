"""The outcome of a run over any number of documents."""

from __future__ import annotations

from attrs import field, frozen

from claimcheck.model.claim import Claim
from claimcheck.model.document import Document
from claimcheck.model.finding import Check, Derived, Finding


@frozen
class Report:
    """Documents read, claims extracted, checks judged and findings raised, each in a stable order.

    Documents stand by path, claims by document and place, findings by severity, then place. ``checks`` hold every
    relation that was judged, those that hold too; ``derived`` what figures imply and no text states.
    """

    documents: tuple[Document, ...]
    claims: tuple[Claim, ...] = field(repr=False)
    checks: tuple[Check, ...] = field(repr=False)
    findings: tuple[Finding, ...]
    derived: tuple[Derived, ...] = field(default=(), repr=False)

    @property
    def failed(self) -> bool:
        """Some finding is an error or a warning."""
        return any(finding.severity != "note" for finding in self.findings)
