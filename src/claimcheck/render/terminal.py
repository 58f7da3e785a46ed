"""The report for a person at a terminal: findings first, then a summary; what holds, and proofs, only on request."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

from attrs import define

from claimcheck.messages import words
from claimcheck.model import HOLDS, Check, Claim, Difference, Document, Finding, Report, Suspect
from claimcheck.render.arithmetic import in_one_line
from claimcheck.render.claims import table
from claimcheck.render.formats import Setting
from claimcheck.render.layout import clip, pad, plain, width, wrap
from claimcheck.render.lookup import Lookup, ranked
from claimcheck.render.numbers import between
from claimcheck.render.style import Style
from claimcheck.render.summary import summary
from claimcheck.render.underline import underlined
from claimcheck.render.wording import excuse, fault, noticed, sides

Lines: TypeAlias = Iterator[str]
# What is listed by default: lines of figures in no check, figures, checks and suspects of a finding.
LINES, FIGURES, SUSPECTS = 3, 5, 4
LABEL = 7  # cells of a label
MARKS = {"consistent": "✓", "truncated": "~", "inconsistent": "✗", "undecided": "?"}
STANDINGS = {"contradicted": "✗", "undecided": "?", "unchecked": "·"}


def write(report: Report, setting: Setting) -> str:
    """As ``render``, in the style of the setting."""
    return render(report, setting.style)


def render(report: Report, style: Style) -> str:
    """The whole report as lines of at most ``style.width`` cells."""
    return "\n".join(_View(Lookup(report), style).lines()) + "\n"


@define
class _View:
    """One report on its way to a terminal."""

    at: Lookup
    style: Style

    def lines(self) -> Lines:
        yield from self.findings()
        if self.style.verbose:
            yield from self.per_document()
            yield from self.let_stand()
        else:
            yield from self.unchecked()
        yield from summary(self.at, self.style)

    def findings(self) -> Lines:
        for finding in self.at.report.findings:
            yield from self.finding(finding)
            yield ""

    def finding(self, finding: Finding) -> Lines:
        style = self.style
        severity = style.say(words.SEVERITIES[finding.severity])
        head = f"{severity} {finding.rule} "
        text = self.at.named(style.say(finding.message))
        # A message on a file stays on one line, so that its path can be copied.
        message = [text] if finding.path else wrap(text, style.width - width(head))
        yield style.paint(head, finding.severity) + style.paint(message[0], "bold")
        yield from (" " * width(head) + line for line in message[1:])
        cited = self.at.cited(finding)
        if cited:
            yield from self.quoted(cited[0], finding.severity)
            yield from self.repeated(cited[0].document)
        for each in self.style.few(finding.checks, FIGURES):
            yield from self.arithmetic(self.at.checks[each])
        yield from self.rest(finding.checks, FIGURES)
        yield from self.others(cited[1:], cited[0].document if cited else "")
        yield from self.suspects(finding)
        yield from self.reason(finding.difference)
        if style.explain:
            yield from self.certificate(finding)
        if style.whole:
            yield from self.fingerprint(finding)

    def fingerprint(self, finding: Finding) -> Lines:
        """By which the finding is suppressed; what is said of the run itself can't be."""
        if finding.claims:
            yield "  " + self.style.paint(f"{self.style.say(words.FINGERPRINT)} {finding.fingerprint}", "dim")

    def quoted(self, claim: Claim, severity: str) -> Lines:
        """The line of the file that a figure stands in, with the figure underlined."""
        yield f"  {self.style.paint(self.at.place(claim), 'dim')}"
        yield from underlined(*self.at.line(claim, self.style.width), self.style, severity)

    def repeated(self, home: str) -> Lines:
        """The other files that say the same word for word."""
        for number, copy in enumerate(self.style.few(self.at.copies(home), FIGURES)):
            yield self.labelled(self.style.say(words.COPIES) if number == 0 else "", self.at.path(copy.id))

    def others(self, claims: Sequence[Claim], home: str) -> Lines:
        """The other figures of a finding; the file is named where it is not that of the first."""
        for number, claim in enumerate(self.style.few(claims, FIGURES)):
            label = self.style.say(words.SEE) if number == 0 else ""
            place = str(self.at.position(claim))
            if claim.document != home:
                place = f"{Path(self.at.documents[claim.document].path).name}:{place}"
            yield self.labelled(label, plain(f"{claim.quote}  {place}  {claim.metric.name}"))
        yield from self.rest(claims, FIGURES)

    def rest(self, items: Sequence[object], count: int) -> Lines:
        """How many of ``items`` were left out."""
        left = len(items) - len(self.style.few(items, count))
        if left:
            yield self.labelled("", self.style.say(words.MORE, count=left))

    def labelled(self, label: str, text: str) -> str:
        return f"  {self.style.paint(pad(label, LABEL), 'dim')} {clip(text, self.style.width - LABEL - 3)}"

    def wrapped(self, label: str, text: str) -> Lines:
        for number, line in enumerate(wrap(text, self.style.width - LABEL - 3)):
            yield self.labelled(label if number == 0 else "", line)

    def arithmetic(self, check: Check) -> Lines:
        """What a check comes to in one line, and with --explain what it says and how its sides were judged."""
        indent = width(check.rule) + 1
        line = plain(in_one_line(check, self.at.named(check.formula)))
        yield from self.hung(self.style.paint(check.rule, "dim") + " ", indent, line)
        if self.style.explain:
            yield from self.hung("", indent, self.at.named(self.style.say(check.statement)))
            yield from self.hung("", indent, self.judged(check))

    def suspects(self, finding: Finding) -> Lines:
        suspects = ranked(finding)
        for suspect, tied in self.style.few(suspects, SUSPECTS):
            yield from self.wrapped(self.style.say(words.SUSPECT), self.suspicion(suspect, tied=tied))
            for repair in suspect.repairs:
                yield from self.wrapped("", f"→ {plain(self.style.say(repair.text))}")
        yield from self.rest(suspects, SUSPECTS)
        if finding.bounded:
            yield from self.wrapped("", self.style.say(words.BOUNDED))

    def reason(self, told: Difference | None) -> Lines:
        """What may make the figures differ although all are right, and where that stands."""
        if told is not None:
            stands = [
                self.at.place(self.at.claims[sign.claim], sign.at[0])
                for sign in told.signs
                if sign.at and sign.claim in self.at.claims
            ]
            yield from self.wrapped(
                self.style.say(words.PERHAPS), "  ".join([plain(self.style.say(told.text)), *stands])
            )

    def suspicion(self, suspect: Suspect, *, tied: bool) -> str:
        claim = self.at.claims[suspect.claim]
        parts = [f"{plain(claim.quote)} ({fault(suspect, self.style, tied=tied)})"]
        if suspect.implied is not None:
            parts.append(f"{self.style.say(words.IMPLIED)} {between(suspect.implied, claim.quantity.unit)}")
        return "  ".join(parts)

    def certificate(self, finding: Finding) -> Lines:
        for number, line in enumerate(finding.certificate):
            label = self.style.say(words.PROOF) if number == 0 else ""
            yield from self.wrapped(label, self.at.named(self.style.say(line.text)))

    def per_document(self) -> Lines:
        """For each document all its figures with their standing, and all checks."""
        own: defaultdict[str, list[Check]] = defaultdict(list)
        for check in self.at.report.checks:
            homes = {claim.document for claim in self.at.known(check.claims)}
            own[homes.pop() if len(homes) == 1 else ""].append(check)
        for document in self.at.report.documents:
            yield from self.document(document, own[document.id])
            yield ""
        if own[""]:
            yield self.style.paint(self.style.say(words.ACROSS), "bold")
            yield from self.listed(own[""])
            yield ""

    def document(self, document: Document, checks: Sequence[Check]) -> Lines:
        style = self.style
        day = str(document.published or style.say(words.NO_DATE))
        yield style.paint(clip(f"{plain(document.path)}  {day}", style.width), "bold")
        if document.same_as:
            yield from wrap(f"  {self.style.say(words.SAME_AS, path=self.at.path(document.same_as))}", style.width)
            return
        yield clip(f"  {plain(document.title)}", style.width)
        rows = table(self.at.claims_of(document.id), self.at, style, style.width - 2, self.standing)
        yield from (f"  {line}" for line in rows)
        yield from self.listed(checks)

    def let_stand(self) -> Lines:
        """The findings that somebody lets stand, each with its place, and with where that is written and why."""
        if not self.at.report.suppressed:
            return
        yield self.style.paint(self.style.say(words.LET_STAND), "bold")
        for each in self.at.report.suppressed:
            head = f"{each.finding.rule} "
            places = [self.at.place(claim) for claim in self.at.cited(each.finding)[:1]]
            yield from self.hung(head, width(head), self.at.named(self.style.say(each.finding.message)))
            yield from self.hung("", width(head), "  ".join([*places, excuse(each, self.style)]))
        yield ""

    def standing(self, claim: Claim) -> str:
        """How a figure stands in a few cells: ✓ and the number of independent checks that hold with it, ✗, ? or ·."""
        standing = self.at.coverage.of(claim.id)
        return STANDINGS.get(standing.state) or f"✓{standing.independent}"

    def unchecked(self) -> Lines:
        """The figures of a single document that stand in no check, so that nobody takes them for sound."""
        left = [claim for claim in self.at.report.claims if self.at.coverage.of(claim.id).state == "unchecked"]
        if not left or len(self.at.report.documents) > 1:
            return
        text = self.style.say(words.COMMA).join(plain(claim.quote) for claim in left)
        lines = wrap(f"{self.style.say(words.NOT_CHECKED)}{text}", self.style.width)
        yield from (self.style.paint(line, "dim") for line in lines[:LINES])
        if len(lines) > LINES:
            yield self.style.paint(self.style.say(words.REST), "dim")
        yield ""

    def listed(self, checks: Sequence[Check]) -> Lines:
        """Each check with what it says and how its sides were judged."""
        for check in checks:
            head = f"{MARKS[check.verdict]} {check.rule} "
            formula = plain(in_one_line(check, self.at.named(check.formula)))
            yield from self.hung(self.style.paint(head, check.verdict), width(head), formula)
            yield from self.hung("", width(head), self.at.named(self.style.say(check.statement)))
            yield from self.hung("", width(head), self.judged(check))

    def judged(self, check: Check) -> str:
        """The verdict on a check, both its sides, how much of the room is used up, and what it would have noticed."""
        stated, computed = sides(check)
        notes = [
            self.style.say(words.VERDICTS[check.verdict]),
            f"{self.style.say(words.STATED)} {stated}",
            f"{self.style.say(words.COMPUTED)} {computed}",
        ]
        if check.slack is not None:
            notes.append(f"{self.style.say(words.SLACK)} {round(check.slack * 100)}%")
        if check.verdict in HOLDS:
            notes.append(noticed(check, self.style))
        if check.confidence != 1:
            notes.append(f"{self.style.say(words.CONFIDENCE)} {round(check.confidence * 100)}%")
        return self.style.say(words.AND).join(notes)

    def hung(self, head: str, indent: int, text: str) -> Lines:
        """``text`` wrapped behind ``head``, which takes ``indent`` cells."""
        for number, line in enumerate(wrap(text, self.style.width - indent - 2)):
            yield f"  {head if number == 0 and head else ' ' * indent}{line}"
