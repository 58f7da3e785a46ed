"""A year of real news, where it is at hand: all that is found has been read by hand, and the ledger tells how it is.

A new error or warning fails until it has been read and entered; what the ledger calls true has to be found again.
"""

from __future__ import annotations

import tomllib
from fractions import Fraction
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from claimcheck.model import Finding, Report
from claimcheck.pipeline import rules

Key: TypeAlias = tuple[str, str, tuple[str, ...], tuple[str, ...]]

LEDGER: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "ledger.toml").read_text("utf-8"))["finding"]
# The share of findings that has to be true.
TRUE = {"error": Fraction(1), "warning": Fraction(4, 5)}
# So many checks whose figures stand in different documents have to hold.
CONSISTENT = 1500


def entered(entry: dict[str, Any]) -> Key:
    return entry["rule"], entry["severity"], tuple(sorted(entry["documents"])), tuple(sorted(entry["figures"]))


def found(report: Report, finding: Finding) -> Key:
    claims = {claim.id: claim for claim in report.claims}
    names = {document.id: Path(document.path).name for document in report.documents}
    cited = [claims[name] for name in finding.claims]
    documents = sorted({names[claim.document] for claim in cited} or {Path(finding.path or "").name})
    return finding.rule, finding.severity, tuple(documents), tuple(sorted(claim.quote for claim in cited))


def graver(report: Report) -> dict[Key, Finding]:
    return {found(report, each): each for each in report.findings if each.severity != "note"}


def unread(report: Report) -> list[str]:
    """What there is to read, with the sentences."""
    known = set(map(entered, LEDGER))
    sentences = {claim.id: claim.sentence for claim in report.claims}
    return [
        "\n".join((*map(str, key), each.message.zh, *dict.fromkeys(sentences[name] for name in each.claims)))
        for key, each in graver(report).items()
        if key not in known
    ]


@pytest.mark.parametrize("entry", LEDGER, ids=lambda entry: f"{entry['rule']} {entry['documents'][0]}")
def test_an_entry_says_what_was_found_and_why_it_is_so(entry: dict[str, Any]) -> None:
    assert set(entry) == {"rule", "severity", "documents", "figures", "verdict", "reason"}
    assert entry["rule"] in rules()
    assert entry["severity"] in TRUE
    assert isinstance(entry["verdict"], bool)
    assert entry["reason"].strip()


def test_no_finding_is_entered_twice() -> None:
    assert len(set(map(entered, LEDGER))) == len(LEDGER)


@pytest.mark.parametrize("severity", TRUE)
def test_enough_of_what_was_found_is_true(severity: str) -> None:
    verdicts = [entry["verdict"] for entry in LEDGER if entry["severity"] == severity]
    assert sum(verdicts) >= TRUE[severity] * len(verdicts)


def test_every_error_and_warning_has_been_read(news_report: Report) -> None:
    assert unread(news_report) == []


def test_the_ledger_tells_of_nothing_that_is_not_found(news_report: Report) -> None:
    assert set(map(entered, LEDGER)) - set(graver(news_report)) == set()


def test_documents_confirm_one_another(news_report: Report) -> None:
    of = {claim.id: claim.document for claim in news_report.claims}
    holding = [each for each in news_report.checks if each.verdict == "consistent"]
    assert sum(len({of[name] for name in each.claims}) > 1 for each in holding) >= CONSISTENT
