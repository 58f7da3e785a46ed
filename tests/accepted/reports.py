"""Reports of any documents, figures and findings, and what may happen to them without anything having changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import evolve
from hypothesis import strategies as st
from tests import strategies

from claimcheck.model import Claim, Document, Finding, Report, Severity, Text
from claimcheck.model.fingerprint import fingerprinted

RULES = ("CC104", "CC201", "CC301", "CC306", "CC601")
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")


def document(name: str, path: str) -> Document:
    return Document(name, path, path, None, "", (), ())


def report_of(documents: Sequence[Document], claims: Sequence[Claim], findings: Iterable[Finding]) -> Report:
    return Report(tuple(documents), tuple(claims), (), fingerprinted(findings, documents, claims))


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """Some documents of which two may bear one name, some figures of which two may be alike, and findings on them."""
    names = draw(
        st.lists(st.sampled_from(("a.txt", "b.md", "sub/a.txt", "c.html")), min_size=1, max_size=3, unique=True)
    )
    documents = [document(f"d{number}", name) for number, name in enumerate(names, 1)]
    figures = draw(st.lists(strategies.claims(), min_size=1, max_size=3))
    homes = st.sampled_from([each.id for each in documents])
    claims = [
        evolve(draw(st.sampled_from(figures)), id=f"c{number}", document=draw(homes))
        for number in range(draw(st.integers(1, 6)))
    ]
    cited = st.lists(st.sampled_from([claim.id for claim in claims]), min_size=1, max_size=3, unique=True)
    findings = [
        Finding(
            f"f{number}",
            draw(st.sampled_from(RULES)),
            draw(st.sampled_from(SEVERITIES)),
            Text("", ""),
            tuple(draw(cited)),
        )
        for number in range(1, draw(st.integers(0, 5)) + 1)
    ]
    return report_of(documents, claims, findings)


def told_otherwise(report: Report) -> Report:
    """The same report with other ids, in other folders, with figures at other places and findings on them turned."""
    documents = [evolve(each, id=f"e{each.id}", path=f"elsewhere/{each.path}") for each in report.documents]
    claims = [
        evolve(each, id=f"x{each.id}", document=f"e{each.document}", span=(each.span[0] + 70, each.span[1] + 70))
        for each in report.claims
    ]
    findings = [
        evolve(each, id=f"f{90 + number}", claims=tuple(f"x{name}" for name in reversed(each.claims)))
        for number, each in enumerate(report.findings)
    ]
    return report_of(documents, claims, findings)
