"""Findings and coverage as Markdown, for a pull request, the summary of a build, or a note.

No text of a document becomes markup: figures and paths stand in code, everything else is escaped, names of people and
numbers of issues included, which GitHub would link. It is kept below what a comment on GitHub may hold.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from attrs import define, field

from claimcheck.messages import formats, words
from claimcheck.model import STATES, Claim, Finding, Report
from claimcheck.render.account import Account
from claimcheck.render.formats import Setting
from claimcheck.render.layout import clip, plain
from claimcheck.render.lookup import Lookup
from claimcheck.render.style import Style
from claimcheck.render.wording import excuse, let_stand

LONGEST = 60_000  # characters; a comment may have 65,536
FIGURES, STANDING = 5, 20  # of a finding, and findings that somebody lets stand
REASON = 400  # cells of a reason
REACH = 60  # characters of text on either side of the figure
_MARKUP = re.compile(r"[\\`*_\[\]<>&#|~!@$]|:(?=//|[\w+-]+:)|(?<=\bwww)\.", re.IGNORECASE)
_OPENING = re.compile(r"^(\d*)([+\-=.)])")
# What GitHub reads after the markup is gone needs something between it and what follows.
_LATE = {"@": "\\@<!-- -->", "#": "\\#<!-- -->", ":": "\\:<!-- -->", "$": "<span>$</span>"}


def write(report: Report, setting: Setting) -> str:
    """A heading with the counts, the coverage, and the findings, the gravest first, as many as fit."""
    return _Page(report, setting.style).text()


@define
class _Page:
    """One report on its way into Markdown."""

    report: Report
    style: Style
    at: Lookup = field(init=False)
    told: Account = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.at = Lookup(self.report)
        self.told = Account(self.at, self.style, figure=code, prose=escaped)

    def text(self) -> str:
        parts = [self.heading(), self.coverage()]
        last = "\n".join(self.let_stand())
        room = LONGEST - sum(map(len, parts)) - len(last) - 200
        for number, finding in enumerate(self.report.findings):
            part = "\n".join(self.finding(finding))
            room -= len(part) + 2
            if room < 0 and not self.style.whole:
                parts.append(self.style.say(formats.MORE_FINDINGS, count=len(self.report.findings) - number))
                break
            parts.append(part)
        return "\n\n".join([*parts, last] if last else parts) + "\n"

    def let_stand(self) -> Iterator[str]:
        """The findings that somebody lets stand with a reason, and with more asked for those of the baseline too."""
        shown = [each for each in self.report.suppressed if self.style.whole or each.by != "baseline"]
        if shown:
            yield from (f"### {self.style.say(words.LET_STAND)}", "")
        for each in self.style.few(shown, STANDING):
            place = "".join(f" {code(self.at.place(claim))}" for claim in self.at.cited(each.finding)[:1])
            yield f"- {each.finding.rule} {self.told.message(each.finding)}{place}"
            yield f"  - {excuse(each, self.style, code, lambda reason: escaped(clip(reason, REASON)))}"
        yield from self.rest(shown, STANDING)

    def heading(self) -> str:
        counts = Counter(finding.severity for finding in self.report.findings)
        told = [f"{self.style.say(text)} {counts[name]}" for name, text in words.SEVERITIES.items()]
        told += let_stand(self.report, self.style)
        return f"## claimcheck{self.style.say(formats.COLON)}{self.style.say(words.COMMA).join(told)}"

    def coverage(self) -> str:
        """How the figures stand, and by how many independent checks those that are confirmed are."""
        if not self.report.documents:
            return self.style.say(words.NOTHING_READ)
        found = self.at.coverage
        heads = [self.style.say(text) for text in (words.FIGURES, *(words.STATES[state] for state in STATES))]
        counts = [found.figures, *(found.states[state] for state in STATES)]
        copies = sum(document.same_as is not None for document in self.report.documents)
        total = words.TOTAL_WITH_COPIES if copies else words.TOTAL
        lines = [
            f"| {' | '.join(heads)} |",
            f"|{'---:|' * len(heads)}",
            f"| {' | '.join(map(str, counts))} |",
            "",
            self.style.say(words.AND).join(
                [self.style.say(total, documents=len(self.report.documents), copies=copies), self.verdicts()]
            ),
        ]
        if found.independent:
            each = (self.style.say(formats.TIMES, checks=n, figures=m) for n, m in found.independent.items())
            counted = self.style.say(words.LIST_COMMA).join(each)
            lines += ["", self.style.say(formats.CONFIRMED_BY, counts=counted)]
        return "\n".join(lines if self.report.findings else [*lines, "", self.style.say(words.NO_FINDINGS)])

    def verdicts(self) -> str:
        told = [f"{self.style.say(words.VERDICTS[verdict])} {count}" for verdict, count in self.at.verdicts.items()]
        done = self.style.say(words.CHECKS_DONE, checks=len(self.report.checks))
        return f"{done} ({self.style.say(words.LIST_COMMA).join(told)})" if told else done

    def finding(self, finding: Finding) -> Iterator[str]:
        severity = self.style.say(words.SEVERITIES[finding.severity])
        yield f"### {severity} {finding.rule}"
        yield ""
        yield self.told.message(finding)
        cited = self.at.cited(finding)
        if cited:
            yield from ("", code(self.at.place(cited[0])), "", f"> {self.quoted(cited[0])}")
        items = [*self.account(finding), *self.others(cited[1:]), *self.proof(finding)]
        if items:
            yield from ("", *items)

    def quoted(self, claim: Claim) -> str:
        """The text around a figure, the figure in code."""
        before, figure, after = self.at.visible(claim, REACH)
        return f"{escaped(before)}{code(figure)}{escaped(after.rstrip(), first=False)}"

    def account(self, finding: Finding) -> Iterator[str]:
        """The lines of the account as a list; what is indented in it is a list of its own."""
        for line in self.told.lines(finding):
            text = line.lstrip(" ")
            yield f"{line[: len(line) - len(text)]}- {text}"

    def others(self, claims: list[Claim]) -> Iterator[str]:
        """The other figures of a finding, with where they stand."""
        for claim in self.style.few(claims, FIGURES):
            yield f"- {code(claim.quote)} {escaped(claim.metric.name, first=False)} {code(self.at.place(claim))}"
        yield from self.rest(claims, FIGURES)

    def rest(self, items: Sequence[object], count: int) -> Iterator[str]:
        """How many of ``items`` were left out."""
        left = len(items) - len(self.style.few(items, count))
        if left:
            yield f"- {self.style.say(words.MORE, count=left)}"

    def proof(self, finding: Finding) -> Iterator[str]:
        """The chain of inequalities, where everything is asked for."""
        if self.style.whole:
            head = f"{self.style.say(words.PROOF)}{self.style.say(formats.COLON)}"
            for line in finding.certificate:
                yield f"- {head}{code(self.at.named(self.style.say(line.text)))}"


def escaped(text: str, *, first: bool = True) -> str:
    """``text`` on one line as itself; ``first`` where it opens a line."""
    text = _MARKUP.sub(lambda match: _LATE.get(match[0], f"\\{match[0]}"), plain(text))
    return _OPENING.sub(r"\1\\\2", text.lstrip()) if first else text


def code(text: str) -> str:
    """``text`` on one line as code, behind more backticks than it holds."""
    text = plain(text)
    if not text:
        return ""
    fence = "`" * (max(map(len, re.findall("`+", text)), default=0) + 1)
    # One space at both ends is taken off, unless there is nothing else.
    room = " " if text.strip(" ") and (text.startswith(("`", " ")) or text.endswith(("`", " "))) else ""
    return f"{fence}{room}{text}{room}{fence}"
