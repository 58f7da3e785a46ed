"""The report as JUnit XML, which build servers show as tests: a suite for each document, a case for each check.

A finding is one case and stands for its checks. An error or a warning fails; a note, a finding that somebody lets
stand, and a check without a verdict are skipped, as none makes a run fail; what went wrong with the run is an error.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath
from xml.etree import ElementTree as ET

from attrs import field, frozen

from claimcheck.messages import formats, words
from claimcheck.model import HOLDS, Check, Finding, Report, Suppressed
from claimcheck.render.account import Account
from claimcheck.render.formats import Setting
from claimcheck.render.layout import plain
from claimcheck.render.lookup import Lookup, relative
from claimcheck.render.wording import excuse

RUN = "claimcheck"  # the suite of what concerns no document
OUTCOMES = {"failure": "failures", "error": "errors", "skipped": "skipped"}
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@frozen
class _Case:
    """One test: which suite it stands in, how it came out (None: passed) and what is said of it."""

    suite: str
    name: str
    line: int | None = field(default=None)
    outcome: str | None = field(default=None)
    type: str = field(default="")
    message: str = field(default="")
    text: str = field(default="")


def write(report: Report, setting: Setting) -> str:
    """All suites in the order of the documents."""
    account = Account(Lookup(report), setting.style)
    suites: dict[str, list[_Case]] = {
        relative(document.path, setting.root): [] for document in report.documents if not document.same_as
    }
    for case in _cases(account, setting):
        suites.setdefault(case.suite, []).append(case)
    root = _element("testsuites", name="claimcheck", **_counts([each for cases in suites.values() for each in cases]))
    root.extend(_suite(name, cases) for name, cases in suites.items())
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _cases(account: Account, setting: Setting) -> Iterator[_Case]:
    report = account.at.report
    let_stand = {each.finding: _excused(each, setting) for each in report.suppressed}
    told = {check for finding in (*report.findings, *let_stand) for check in finding.checks}
    yield from (_found(finding, account, setting) for finding in report.findings)
    yield from (_found(finding, account, setting, why) for finding, why in let_stand.items())
    yield from (_checked(check, account, setting) for check in report.checks if check.id not in told)


def _found(finding: Finding, account: Account, setting: Setting, why: str = "") -> _Case:
    """A finding as a case; with a reason one that somebody lets stand."""
    at, said = account.at, account.message(finding)
    cited = at.cited(finding)
    path = at.documents[cited[0].document].path if cited else finding.path
    places = [f"{at.place(claim)} {plain(claim.quote)} {plain(claim.metric.name)}" for claim in cited]
    return _Case(
        suite=relative(path, setting.root) if path else RUN,
        name=f"{finding.rule} {said}",
        line=at.position(cited[0]).line if cited else None,
        outcome="skipped" if why else _outcome(finding),
        type=f"{finding.severity} {finding.rule}",
        message=why or said,
        text="\n".join([said, *places, *account.lines(finding)]),
    )


def _excused(suppressed: Suppressed, setting: Setting) -> str:
    return setting.style.say(formats.SUPPRESSED_AT, entry=excuse(suppressed, setting.style))


def _outcome(finding: Finding) -> str:
    if finding.severity == "note":
        return "skipped"
    return "error" if finding.about_run else "failure"


def _checked(check: Check, account: Account, setting: Setting) -> _Case:
    at = account.at
    first = at.first(check)
    passed = check.verdict in HOLDS
    return _Case(
        suite=relative(at.documents[first.document].path, setting.root) if first else RUN,
        name=f"{check.rule} {at.named(check.formula)}",
        line=at.position(first).line if first else None,
        outcome=None if passed else "skipped",
        type="" if passed else check.verdict,
        message="" if passed else setting.style.say(words.VERDICTS[check.verdict]),
        text="" if passed else account.arithmetic(check),
    )


def _suite(name: str, cases: list[_Case]) -> ET.Element:
    suite = _element("testsuite", name=name, **_counts(cases))
    # A build server follows a test through its runs by class and name, so these hold no number of a line or a check.
    met: Counter[str] = Counter()
    path = PurePosixPath(name)
    group = str(path.with_suffix("")) if path.name else name
    for each in cases:
        met[each.name] += 1
        title = each.name if met[each.name] == 1 else f"{each.name} #{met[each.name]}"
        place = {"file": name} if each.line is None else {"file": name, "line": str(each.line)}
        case = ET.SubElement(suite, "testcase", _legal({"name": title, "classname": group, **place}))
        if each.outcome:
            told = (
                {"message": each.message} if each.outcome == "skipped" else {"message": each.message, "type": each.type}
            )
            ET.SubElement(case, each.outcome, _legal(told)).text = legal(each.text)
    return suite


def _counts(cases: list[_Case]) -> dict[str, str]:
    outcomes = Counter(case.outcome for case in cases)
    return {"tests": str(len(cases)), **{name: str(outcomes[outcome]) for outcome, name in OUTCOMES.items()}}


def _element(tag: str, **attributes: str) -> ET.Element:
    return ET.Element(tag, _legal(attributes))


def _legal(attributes: dict[str, str]) -> dict[str, str]:
    return {name: legal(value) for name, value in attributes.items()}


def legal(text: str) -> str:
    """``text`` with U+FFFD for every character that XML 1.0 has no way to write."""
    return _FORBIDDEN.sub("\ufffd", text)
