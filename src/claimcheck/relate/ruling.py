"""What the user lets a rule say: its relations and findings with their severity lowered, or none of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import evolve

from claimcheck.config import Config
from claimcheck.config.settings import LIMITS, covers
from claimcheck.model import Claim, Document, Finding, Relation, Severity


class Ruling:
    """The settings of a run, held against what its rules give.

    A rule that is ignored in a file says nothing of that file's figures, not even against those of others.
    """

    def __init__(self, config: Config, documents: Iterable[Document], claims: Iterable[Claim]) -> None:
        self.config = config
        ignored = {document.id: config.ignored(document.path) for document in documents} if config.ignored_in else {}
        self.ignored = {claim.id: codes for claim in claims if (codes := ignored.get(claim.document))}

    def relation(self, given: Relation) -> Relation | None:
        """A relation as grave as its rule may be, None where the rule is off."""
        limit = self._limit(given)
        return None if limit is None else evolve(given, ceiling=lower(given.ceiling, limit))

    def finding(self, given: Finding) -> Finding | None:
        """A finding as grave as its rule may be, None where the rule is off; relations have been ruled on."""
        if given.checks:
            return given
        limit = self._limit(given)
        return None if limit is None else evolve(given, severity=lower(given.severity, limit))

    def _limit(self, given: Relation | Finding) -> Severity | None:
        limit = self.config.limit(given.rule)
        return None if limit == "off" or self._is_ignored(given) else limit

    def _is_ignored(self, given: Relation | Finding) -> bool:
        ignored: Sequence[str] = [code for claim in given.claims for code in self.ignored.get(claim, ())]
        if isinstance(given, Finding) and given.path:
            ignored = [*ignored, *self.config.ignored(given.path)]
        return any(covers(code, given.rule) for code in ignored)


def lower(one: Severity, other: Severity) -> Severity:
    """The less grave of two severities."""
    return max(one, other, key=LIMITS.index)
