"""Reports for the tests of formats: settings, and reports whose documents hold whatever could be taken for markup."""

from __future__ import annotations

from fractions import Fraction
from typing import get_args

from attrs import evolve
from hypothesis import strategies as st
from tests.render.sample import claim, document

from claimcheck.messages import Language
from claimcheck.model import (
    Acceptance,
    Check,
    Claim,
    Document,
    Finding,
    Inequality,
    Interval,
    Repair,
    Report,
    Suppressed,
    Suspect,
    Text,
)
from claimcheck.model.relation import Severity, Verdict
from claimcheck.relate.rule import Rule
from claimcheck.render.formats import Setting
from claimcheck.render.style import Style

SPECIAL = "|`*_[](){}<>&\"'\\!~^$#@:;,.%=+-＝＋ \t\n\r\x00\x0b\x1b\x85\ud800\u2028\u202e\ufffe\U0001f600万1aw/"
MARKUP = (
    "::error::x",
    "100%0A::error::x",
    "](http://evil.example)",
    "<script>alert(1)</script>",
    "<!--",
    "]]>",
    "&amp;",
    "{0}",
    "=cmd|'/c calc'!A0",
    "@everyone",
    "#12",
    "www.evil.example",
    ":smile:",
    "```",
    "- [ ] x",
    "1. x",
    "\r\n\r\n# x",
    "\x1b[31m",
    "$x$",
)
texts = st.lists(st.one_of(st.sampled_from(SPECIAL), st.sampled_from(MARKUP), st.characters()), max_size=5).map("".join)
severities: st.SearchStrategy[Severity] = st.sampled_from(("error", "warning", "note"))


def setting(language: Language = "en", *, verbose: bool = False) -> Setting:
    """As a run has it, with the rules of the sample."""
    return Setting(Style(language, verbose=verbose), tuple(map(rule, ("CC201", "CC301", "CC303", "CC901"))))


def rule(code: str) -> Rule:
    name, gravest = ("unreadable", "warning") if code == "CC901" else (f"rule-{code[2:]}", "error")
    told = {part: Text(f"{code}的{part}", f"{part} of {code}") for part in ("fault", "why", "silent", "example")}
    return Rule(code, name, **told, since="0.1.0", propose=lambda _corpus: (), gravest=gravest)  # type: ignore[arg-type]


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """Two documents with two figures each, checks and findings on any of them, some let stand, and one on the run."""
    documents = [_document(draw, number) for number in (1, 2)]
    claims = [each for source in documents for each in _claims(draw, source)]
    checks = [_check(draw, number, claims) for number in range(1, draw(st.integers(1, 4)))]
    findings = [_finding(draw, number, claims, checks) for number in range(1, draw(st.integers(1, 4)))]
    path = draw(texts.filter(bool))
    lost = Finding("f9", "CC901", draw(severities), _said(draw), path=path)
    let_stand = [_let_stand(draw, number, claims, checks) for number in range(5, draw(st.integers(5, 7)))]
    return Report(tuple(documents), tuple(claims), tuple(checks), (*findings, lost), suppressed=tuple(let_stand))


def _let_stand(draw: st.DrawFn, number: int, claims: list[Claim], checks: list[Check]) -> Suppressed:
    by: Acceptance = draw(st.sampled_from(get_args(Acceptance)))
    reason = "" if by == "baseline" else draw(texts.filter(bool))
    return Suppressed(_finding(draw, number, claims, checks), by, draw(texts), reason)


def _document(draw: st.DrawFn, number: int) -> Document:
    text = f"{draw(texts)}12.5%{draw(texts)}7家{draw(texts)}"
    made = document(f"d{number}", draw(texts.filter(bool)), f"x\n{text}", None)
    return evolve(made, encoding=draw(st.sampled_from(("utf-8", "gb18030", "big5", "cp950", "utf-16-le"))))


def _claims(draw: st.DrawFn, source: Document) -> list[Claim]:
    name = draw(texts)
    return [
        claim(f"{source.id}.c1", source, "12.5%", value="12.5", unit="%", metric=name, kind="growth"),
        claim(f"{source.id}.c2", source, "7家", value="7", unit="家", metric=draw(texts)),
    ]


def _check(draw: st.DrawFn, number: int, claims: list[Claim]) -> Check:
    used = draw(st.lists(st.sampled_from(claims), min_size=1, max_size=3, unique=True))
    verdicts: tuple[Verdict, ...] = ("consistent", "truncated", "inconsistent", "undecided")
    return Check(
        id=f"k{number}",
        rule=draw(st.sampled_from(("CC201", "CC301"))),
        verdict=draw(st.sampled_from(verdicts)),
        claims=tuple(each.id for each in used),
        formula=draw(texts),
        statement=_said(draw),
        stated=used[0].quantity.hard,
        computed=Interval(Fraction(1, 3), None),
        unit=used[0].quantity.unit,
        slack=draw(st.sampled_from((None, Fraction(1, 3)))),
    )


def _finding(draw: st.DrawFn, number: int, claims: list[Claim], checks: list[Check]) -> Finding:
    used = draw(st.lists(st.sampled_from(claims), min_size=1, max_size=3, unique=True))
    severity: Severity = draw(severities)
    start = used[0].span[0]
    repair = Repair((start, start + draw(st.integers(0, 2))), draw(texts), "changed_digit", _said(draw))
    named = draw(st.lists(st.sampled_from(checks), unique=True)) if checks else []
    return Finding(
        id=f"f{number}",
        rule=draw(st.sampled_from(("CC201", "CC301", "CC701"))),  # of the last, the setting knows nothing
        severity=severity,
        message=_said(draw),
        claims=tuple(each.id for each in used),
        checks=tuple(each.id for each in named),
        suspects=(Suspect(used[0].id, "number", 1, None, (repair,)),),
        certificate=(Inequality("x", Fraction(1), None, _said(draw)),),
    )


def _said(draw: st.DrawFn) -> Text:
    return Text(draw(texts), draw(texts))
