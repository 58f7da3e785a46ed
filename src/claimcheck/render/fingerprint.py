"""What tells that a finding of one run is that of another, although lines have moved or documents were added."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from hashlib import sha256

from claimcheck.model import Claim, Finding
from claimcheck.render.lookup import Lookup


def fingerprints(at: Lookup) -> Mapping[str, str]:
    """A fingerprint for each finding by its id; those of one rule on the same words are told apart by a number."""
    met: Counter[str] = Counter()
    found = {}
    for finding in at.report.findings:
        digest = _digest(finding, at)
        met[digest] += 1
        found[finding.id] = f"{digest}:{met[digest]}"
    return found


def _digest(finding: Finding, at: Lookup) -> str:
    """Of the rule, and of the figures with their sentences: a changed figure is another finding, a moved one isn't."""
    cited = [at.claims[each] for each in finding.claims if each in at.claims]
    parts = [finding.rule, *sorted(map(_words, cited))] if cited else [finding.rule, finding.path or ""]
    return sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:32]


def _words(claim: Claim) -> str:
    return f"{claim.quote}\1{''.join(claim.sentence.split())}"
