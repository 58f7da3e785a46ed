"""What a finding says, as a short text that is the same in every run while the finding is the same.

It is made of the rule and of what each of its figures says: the name of the file, metric, scope, statistic, period,
kind, the words of the figure and their value. Nothing of it depends on where in the file a figure stands, in which
folder the file lies, in which order files are read, or on ids; any other figure makes another fingerprint.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from hashlib import sha256
from html import unescape

from attrs import evolve

from claimcheck.model.claim import Claim
from claimcheck.model.document import Document
from claimcheck.model.finding import Finding
from claimcheck.model.period import Comparison, Period

DIGITS = 16
_MARKUP = re.compile(r"<[^<>]*+>|\*")
_SLASH = re.compile(r"[\\/]")


def fingerprinted(
    findings: Iterable[Finding], documents: Iterable[Document], claims: Iterable[Claim]
) -> tuple[Finding, ...]:
    """The findings with their fingerprints, in the same order.

    Of several that say the same, the second ends in ``-2``, and so on: none share one.
    """
    names = {document.id: name_of(document.path) for document in documents}
    told = {claim.id: claim for claim in claims}
    met: Counter[str] = Counter()
    found = []
    for finding in findings:
        own = _digest(finding, told, names)
        met[own] += 1
        found.append(evolve(finding, fingerprint=own if met[own] == 1 else f"{own}-{met[own]}"))
    return tuple(found)


def name_of(path: str) -> str:
    """The name of a file without its folders, however these are parted."""
    return _SLASH.split(path)[-1]


def bare(quote: str) -> str:
    """The words of a figure without the white space and the markup in them, as two of the same words are compared."""
    return "".join(unescape(_MARKUP.sub("", quote)).split())


def _digest(finding: Finding, claims: Mapping[str, Claim], names: Mapping[str, str]) -> str:
    figures = sorted(_said(claims[each], names) for each in finding.claims if each in claims)
    # What is said of the run itself has no figures: there the file counts, or else the words.
    about = name_of(finding.path) if finding.path else ("" if figures else finding.message.en)
    return sha256(json.dumps([finding.rule, about, figures]).encode()).hexdigest()[:DIGITS]


def _said(claim: Claim, names: Mapping[str, str]) -> str:
    """All that one figure says."""
    metric, amount = claim.metric, claim.quantity
    return json.dumps(
        [
            names.get(claim.document, ""),
            *(metric.key, metric.scope, metric.statistic, claim.kind, claim.modality),
            *(_days(claim.period), _base(claim.compared_to)),
            *(bare(claim.quote), str(amount.value), amount.unit, amount.hedge),
        ]
    )


def _days(period: Period | None) -> str:
    return f"{period.type} {period.start}/{period.end}" if period else ""


def _base(comparison: Comparison | None) -> str:
    return f"{comparison.basis} {_days(comparison.period)}" if comparison else ""
