"""Findings as SARIF 2.1.0, the format of code scanning: places, the other figures concerned, repairs, rules.

A run has no ``automationDetails``: whoever uploads it names the analysis, and a name given here would overrule theirs.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import quote

from attrs import define, field

from claimcheck.messages import Language, formats, say
from claimcheck.model import Claim, Document, Finding, Repair, Report, Suppressed, Text, about_run
from claimcheck.render.account import Account
from claimcheck.render.catalogue import Documented, parts
from claimcheck.render.formats import Setting
from claimcheck.render.layout import plain
from claimcheck.render.lookup import Lookup, ranked, relative

Json: TypeAlias = dict[str, Any]
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT = "%SRCROOT%"
REACH = 60  # characters of context on either side of a figure
LANGUAGES: dict[Language, str] = {"zh": "zh-CN", "en": "en-US"}
# Names that the registry of character sets knows, where Python's aren't among them.
ENCODINGS = {"cp950": "Big5", "big5hkscs": "Big5-HKSCS"}
TYPES = {"text": "text/plain", "markdown": "text/markdown", "html": "text/html", "reference": "text/csv"}
_HALF = re.compile("[\ud800-\udc7f\udd00-\udfff]")  # of a surrogate pair, other than those that stand for a byte
_LINK = re.compile(r"[\[\]\\]")


def write(report: Report, setting: Setting) -> str:
    """One run with a result for each finding on figures, and a notification for each on the run itself (CC9xx)."""
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_Log(report, setting).run()]}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


@define
class _Log:
    """One report on its way into SARIF."""

    report: Report
    setting: Setting
    at: Lookup = field(init=False)
    told: Account = field(init=False)
    files: dict[str, Document] = field(init=False)
    artifacts: dict[str, int] = field(init=False)
    rules: dict[str, int] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.at = Lookup(self.report)
        self.told = Account(self.at, self.setting.style)
        self.files = {document.path: document for document in self.report.documents}
        self.artifacts = {path: number for number, path in enumerate(self.files)}
        self.rules = {}
        for own in (True, False):
            codes = [rule.code for rule in self.setting.rules if about_run(rule.code) == own]
            self.rules.update({code: number for number, code in enumerate(codes)})

    def run(self) -> Json:
        findings = self.report.findings
        return {
            "tool": {"driver": self.driver()},
            "language": LANGUAGES[self.setting.style.language],
            "columnKind": "unicodeCodePoints",
            "newlineSequences": ["\r\n", "\n", "\r"],
            "originalUriBaseIds": {ROOT: {"description": self.text(formats.ROOT)}},
            "invocations": [
                {
                    "executionSuccessful": bool(self.report.documents) or not findings,
                    "toolExecutionNotifications": [self.notification(each) for each in findings if each.about_run],
                }
            ],
            "artifacts": list(self.documents()),
            "results": [
                *(self.result(each) for each in findings if not each.about_run),
                *(self.let_stand(each) for each in self.report.suppressed),
            ],
        }

    def driver(self) -> Json:
        known = self.setting.rules
        return {
            "name": "claimcheck",
            "semanticVersion": version("claimcheck"),
            "rules": [self.rule(rule) for rule in known if not about_run(rule.code)],
            "notifications": [self.rule(rule) for rule in known if about_run(rule.code)],
        }

    def rule(self, rule: Documented) -> Json:
        """What a rule is about, with its help in both languages, the reader's first."""
        first: Language = self.setting.style.language
        second: Language = "en" if first == "zh" else "zh"
        return {
            "id": rule.code,
            "name": rule.name,
            "shortDescription": self.text(rule.fault),
            "fullDescription": self.text(rule.why),
            "help": {
                "text": f"{_help(rule, first)}\n\n{_help(rule, second)}",
                "markdown": f"{_help(rule, first, mark='**')}\n\n---\n\n{_help(rule, second, mark='**')}",
            },
            "defaultConfiguration": {"level": rule.gravest},
            "properties": {"tags": ["figures", "consistency"], "precision": "high"},
        }

    def documents(self) -> Iterator[Json]:
        for document in self.files.values():
            yield {
                "location": self.location(document.path, numbered=False),
                "encoding": ENCODINGS.get(document.encoding, document.encoding.upper()),
                "mimeType": TYPES.get(document.format, "text/plain"),
                "roles": ["referencedOnCommandLine" if document.format == "reference" else "analysisTarget"],
            }

    def result(self, finding: Finding) -> Json:
        cited = self.at.cited(finding)
        related = [self.related(number, claim) for number, claim in enumerate(cited[1:], 1)]
        related += [
            {"physicalLocation": {"artifactLocation": self.location(copy.path)}, "message": {"text": self.same(claim)}}
            for claim in cited[:1]
            for copy in self.at.copies(claim.document)
        ]
        return {
            "ruleId": finding.rule,
            **({"ruleIndex": self.rules[finding.rule]} if finding.rule in self.rules else {}),
            "level": finding.severity,
            "message": {"text": self.message(finding, cited)},
            "locations": [self.place(claim) for claim in cited[:1]] or self.file(finding),
            "relatedLocations": related,
            "fixes": list(self.fixes(finding)),
            "partialFingerprints": {
                "claimcheckFigures/v1": finding.fingerprint,
                # The name under which code scanning looks for what tells alerts of two uploads apart.
                "primaryLocationLineHash": finding.fingerprint,
            },
            "properties": {
                "finding": finding.id,
                "message": {"zh": finding.message.zh, "en": finding.message.en},
                "claims": list(finding.claims),
                "checks": list(finding.checks),
                "bounded": finding.bounded,
            },
        }

    def let_stand(self, suppressed: Suppressed) -> Json:
        """A finding that somebody lets stand, with the reason, or as one that the baseline has."""
        if suppressed.by == "baseline":
            return {**self.result(suppressed.finding), "baselineState": "unchanged"}
        entry = {
            "kind": "inSource" if suppressed.by == "comment" else "external",
            "status": "accepted",
            "justification": suppressed.reason,
        }
        return {**self.result(suppressed.finding), "suppressions": [entry]}

    def notification(self, finding: Finding) -> Json:
        known = {"index": self.rules[finding.rule]} if finding.rule in self.rules else {}
        return {
            "descriptor": {"id": finding.rule, **known},
            "level": finding.severity,
            "message": {"text": _literal(self.told.message(finding))},
            "locations": [*map(self.place, self.at.cited(finding))] or self.file(finding),
            "properties": {"finding": finding.id, "message": {"zh": finding.message.zh, "en": finding.message.en}},
        }

    def message(self, finding: Finding, cited: list[Claim]) -> str:
        """What is wrong, with links to the other figures by the ids of their places, and the account of it."""
        style = self.setting.style
        lines = [_literal(self.told.message(finding))]
        if cited[1:]:
            links = (f"[{_linked(self.at.named(each.quote))}]({number})" for number, each in enumerate(cited[1:], 1))
            lines.append(style.say(formats.SEE, figures=", ".join(links)))
        return "\n".join([*lines, *map(_literal, self.told.lines(finding))])

    def related(self, number: int, claim: Claim) -> Json:
        told = self.setting.style.say(formats.SEE_FIGURE, quote=claim.quote, metric=claim.metric.name)
        return {"id": number, **self.place(claim), "message": {"text": _literal(self.at.named(told))}}

    def same(self, claim: Claim) -> str:
        return _literal(self.setting.style.say(formats.SAME_TEXT, path=self.at.path(claim.document)))

    def place(self, claim: Claim) -> Json:
        """Where a figure stands, with the text around it on its line."""
        source, text = self.at.source(claim.document), self.at.documents[claim.document].text
        start, end = claim.span
        around, before, _ = source.around(start, end, REACH)
        context = (start - before, start - before + len(around))
        return {
            "physicalLocation": {
                "artifactLocation": self.location(self.at.documents[claim.document].path),
                "region": {**self.region(claim.document, claim.span), "snippet": {"text": text[start:end]}},
                **(
                    {"contextRegion": {**self.region(claim.document, context), "snippet": {"text": around}}}
                    if context[0] <= start and end <= context[1] and context != claim.span
                    else {}
                ),
            }
        }

    def file(self, finding: Finding) -> list[Json]:
        """The file that a finding on the run is about, where it is about one."""
        if finding.path is None:
            return []
        return [{"physicalLocation": {"artifactLocation": self.location(finding.path)}}]

    def region(self, document: str, span: tuple[int, int]) -> Json:
        start, end = self.at.ends(document, span)
        return {
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": end.line,
            "endColumn": end.column,
            "charOffset": span[0],
            "charLength": span[1] - span[0],
        }

    def fixes(self, finding: Finding) -> Iterator[Json]:
        """Every repair, those of the likeliest suspect first: each would do alone."""
        edits = [
            (self.at.claims[each.claim].document, repair) for each, _ in ranked(finding) for repair in each.repairs
        ]
        return (self.fix(*edit) for edit in dict.fromkeys(edits))

    def fix(self, document: str, repair: Repair) -> Json:
        replacement = {
            "deletedRegion": self.region(document, repair.span),
            "insertedContent": {"text": repair.replacement},
        }
        change = {"artifactLocation": self.location(self.at.documents[document].path), "replacements": [replacement]}
        told = plain(self.setting.style.say(repair.text))
        return {"description": {"text": _literal(told)}, "artifactChanges": [change]}

    def location(self, path: str, *, numbered: bool = True) -> Json:
        """A file by its address, relative to the folder of the run where it lies below it."""
        told = relative(path, self.setting.root)
        number = self.artifacts.get(path) if numbered else None
        index = {} if number is None else {"index": number}
        if Path(told).is_absolute():
            return {"uri": f"file://{_address(told)}", **index}
        return {"uri": _address(told), "uriBaseId": ROOT, **index}

    def text(self, text: Text) -> Json:
        return {"text": _literal(self.setting.style.say(text))}


def _address(path: str) -> str:
    """A path as part of an address; bytes that are no text stay what they are, and a name never looks like http:."""
    return quote(_HALF.sub("\ufffd", path).encode("utf-8", "surrogateescape"), safe="/~")


def _help(rule: Documented, language: Language, mark: str = "") -> str:
    """What a rule is about, why it matters, when it is silent, and an example."""
    told = (f"{mark}{say(head, language)}{mark}\n\n{say(text, language)}" for head, text in parts(rule))
    return "\n\n".join(told)


def _literal(text: str) -> str:
    """``text`` as itself in a message, where braces are places to fill and ``](`` is the middle of a link."""
    return text.replace("{", "{{").replace("}", "}}").replace("](", "] (")


def _linked(text: str) -> str:
    """``text`` as the text of a link."""
    return _LINK.sub(lambda match: f"\\{match[0]}", text.replace("{", "{{").replace("}", "}}"))
