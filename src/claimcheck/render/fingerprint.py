"""What tells that a finding of one run is that of another, although lines have moved or documents were added."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from hashlib import sha256

from claimcheck.model import Finding
from claimcheck.render.lookup import Lookup


def fingerprints(at: Lookup) -> Mapping[str, str]:
    """A fingerprint for each finding by its id; those of one rule on the same words are numbered."""
    met: Counter[str] = Counter()
    found = {}
    for finding in at.report.findings:
        digest = _digest(finding, at)
        met[digest] += 1
        found[finding.id] = f"{digest}:{met[digest]}"
    return found


def _digest(finding: Finding, at: Lookup) -> str:
    """Of the rule, and of the likeliest figure with its sentence: changed, it is another finding; moved, it isn't."""
    parts = [finding.rule, finding.path or ""]
    for claim in at.cited(finding)[:1]:
        parts += [claim.quote, "".join(claim.sentence.split())]
    return sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:32]
