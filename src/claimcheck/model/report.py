"""The outcome of a run over any number of documents."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from attrs import field, frozen

from claimcheck.model.claim import Claim
from claimcheck.model.document import Document
from claimcheck.model.finding import Check, Derived, Finding


@frozen
class Report:
    """Documents read, claims extracted, checks judged and findings raised, each in a stable order."""

    documents: tuple[Document, ...]
    claims: tuple[Claim, ...] = field(repr=False)
    checks: tuple[Check, ...] = field(repr=False)
    findings: tuple[Finding, ...]
    derived: tuple[Derived, ...] = field(default=(), repr=False)

    @property
    def failed(self) -> bool:
        """Some finding is an error or a warning."""
        return any(finding.severity != "note" for finding in self.findings)

    def claim(self, name: str) -> Claim:
        """The claim of an id, as checks, findings and suspects name it. Raises KeyError where there is none."""
        return self._by_id[name]

    @cached_property
    def _by_id(self) -> Mapping[str, Claim]:
        return {claim.id: claim for claim in self.claims}
