"""The report for a person at a terminal: findings first, then what was read and checked in each document."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeAlias, TypeVar

from attrs import define, field
from click import unstyle

from claimcheck.messages import words
from claimcheck.model import Check, Claim, Difference, Document, Finding, Report, Suspect, Verdict
from claimcheck.render.claims import table
from claimcheck.render.formats import Setting
from claimcheck.render.layout import clip, pad, plain, width, wrap
from claimcheck.render.numbers import between
from claimcheck.render.source import Position, Source
from claimcheck.render.style import Style
from claimcheck.render.underline import underlined
from claimcheck.render.wording import named, noticed, sides

Lines: TypeAlias = Iterator[str]
T = TypeVar("T")
# What is listed without --verbose: checks of a document, lines of its other figures, figures and suspects of a finding.
CHECKS, LINES, FIGURES, SUSPECTS = 40, 5, 5, 4
SAYING = 12  # cells that are worth filling with the words of a check
MARKS = {"consistent": "✓", "truncated": "~", "inconsistent": "✗", "undecided": "?"}
ORDER: tuple[Verdict, ...] = ("inconsistent", "undecided", "truncated", "consistent")


def write(report: Report, setting: Setting) -> str:
    """As ``render``, in the style of the setting."""
    return render(report, setting.style)


def render(report: Report, style: Style) -> str:
    """The whole report as lines of at most ``style.width`` cells."""
    return "\n".join(_View(report, style).lines()) + "\n"


@define
class _View:
    """One report with what is looked up in it again and again."""

    report: Report
    style: Style
    claims: dict[str, Claim] = field(init=False)
    documents: dict[str, Document] = field(init=False)
    sources: dict[str, Source] = field(init=False)
    checks: dict[str, Check] = field(init=False)
    copies: dict[str, list[Document]] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.claims = {claim.id: claim for claim in self.report.claims}
        self.documents = {document.id: document for document in self.report.documents}
        self.sources = {document.id: Source(document.text) for document in self.report.documents}
        self.checks = {check.id: check for check in self.report.checks}
        self.copies = defaultdict(list)
        for document in self.report.documents:
            self.copies[document.same_as or ""].append(document)

    def lines(self) -> Lines:
        yield from self.findings()
        yield from self.per_document()
        yield self.total()

    def findings(self) -> Lines:
        if not self.report.findings:
            if self.report.documents:
                yield from (self.style.say(words.NO_FINDINGS), "")
            return
        for finding in self.report.findings:
            yield from self.finding(finding)
            yield ""

    def finding(self, finding: Finding) -> Lines:
        style = self.style
        severity = style.say(words.SEVERITIES[finding.severity])
        head = f"{severity} {finding.rule} "
        text = plain(self.named(style.say(finding.message)))
        # A message on a file stays on one line, so that its path can be copied.
        message = [text] if finding.path else wrap(text, style.width - width(head))
        yield style.paint(head, finding.severity) + style.paint(message[0], "bold")
        yield from (" " * width(head) + line for line in message[1:])
        cited = self.cited(finding)
        if cited:
            yield from self.quoted(cited[0], finding.severity)
            yield from self.repeated(cited[0].document)
            yield from self.others(cited[1:], cited[0].document)
        if style.verbose or len(finding.checks) > 1:
            for each in self.few(finding.checks, FIGURES):
                yield from self.arithmetic(self.checks[each])
        yield from self.suspects(finding)
        yield from self.reason(finding.difference)
        if style.verbose:
            yield from self.certificate(finding)

    def cited(self, finding: Finding) -> list[Claim]:
        """Claims of a finding, the likeliest to be wrong first."""
        ranked = sorted(finding.suspects, key=lambda suspect: suspect.rank)
        ids = dict.fromkeys([*(suspect.claim for suspect in ranked), *finding.claims])
        return [self.claims[each] for each in ids if each in self.claims]

    def quoted(self, claim: Claim, severity: str) -> Lines:
        """The line of the file that a figure stands in, with the figure underlined."""
        yield f"  {self.style.paint(self.place(claim), 'dim')}"
        yield from underlined(self.sources[claim.document], claim.span, self.style, severity)

    def repeated(self, home: str) -> Lines:
        """The other files that say the same word for word."""
        for number, copy in enumerate(self.few(self.copies.get(home, ()), FIGURES)):
            yield self.labelled(self.style.say(words.COPIES) if number == 0 else "", plain(copy.path))

    def position(self, claim: Claim) -> Position:
        return self.sources[claim.document].position(claim.span[0])

    def place(self, claim: Claim, at: int | None = None) -> str:
        """The file of a claim, with where the claim stands in it, or other words at ``at``."""
        position = self.position(claim) if at is None else self.sources[claim.document].position(at)
        return f"{self.path(claim.document)}:{position}"

    def path(self, name: str) -> str:
        return plain(self.documents[name].path)

    def others(self, claims: Sequence[Claim], home: str) -> Lines:
        """The other figures of a finding; the file is named where it is not that of the first."""
        for number, claim in enumerate(self.few(claims, FIGURES)):
            label = self.style.say(words.SEE) if number == 0 else ""
            place = str(self.position(claim))
            if claim.document != home:
                place = f"{Path(self.documents[claim.document].path).name}:{place}"
            yield self.labelled(label, plain(f"{claim.quote}  {place}  {claim.metric.name}"))
        yield from self.rest(claims, FIGURES)

    def few(self, items: Sequence[T], count: int) -> Sequence[T]:
        return items if self.style.verbose else items[:count]

    def rest(self, items: Sequence[object], count: int) -> Lines:
        """How many of ``items`` were left out."""
        left = len(items) - len(self.few(items, count))
        if left:
            yield self.labelled("", self.style.say(words.MORE, count=left))

    def labelled(self, label: str, text: str) -> str:
        return f"  {self.style.paint(pad(label, 8), 'dim')} {clip(text, self.style.width - 11)}"

    def wrapped(self, label: str, text: str) -> Lines:
        for number, line in enumerate(wrap(text, self.style.width - 11)):
            yield self.labelled(label if number == 0 else "", line)

    def arithmetic(self, check: Check) -> Lines:
        stated, computed = sides(check)
        yield from self.wrapped(check.rule, plain(self.named(check.formula)))
        both = f"{self.style.say(words.STATED)} {stated}", f"{self.style.say(words.COMPUTED)} {computed}"
        yield from self.wrapped("", self.style.say(words.AND).join(both))

    def suspects(self, finding: Finding) -> Lines:
        ranks = Counter(suspect.rank for suspect in finding.suspects)
        ranked = sorted(finding.suspects, key=lambda each: each.rank)
        for suspect in self.few(ranked, SUSPECTS):
            tied = ranks[suspect.rank] > 1
            yield from self.wrapped(self.style.say(words.SUSPECT), self.suspicion(suspect, tied=tied))
            for repair in suspect.repairs:
                yield from self.wrapped("", f"→ {plain(self.style.say(repair.text))}")
        yield from self.rest(ranked, SUSPECTS)
        if finding.bounded:
            yield from self.wrapped("", self.style.say(words.BOUNDED))

    def reason(self, told: Difference | None) -> Lines:
        """What may make the figures differ although all are right, and where that stands."""
        if told is not None:
            stands = [
                self.place(self.claims[sign.claim], sign.at[0])
                for sign in told.signs
                if sign.at and sign.claim in self.claims
            ]
            yield from self.wrapped(
                self.style.say(words.PERHAPS), "  ".join([plain(self.style.say(told.text)), *stands])
            )

    def suspicion(self, suspect: Suspect, *, tied: bool) -> str:
        claim = self.claims[suspect.claim]
        parts = [f"{plain(claim.quote)} ({self.style.say(words.FAULTS[suspect.what])}{self.tie(tied=tied)})"]
        if suspect.implied is not None:
            parts.append(f"{self.style.say(words.IMPLIED)} {between(suspect.implied, claim.quantity.unit)}")
        return "  ".join(parts)

    def tie(self, *, tied: bool) -> str:
        return f", {self.style.say(words.TIED)}" if tied else ""

    def certificate(self, finding: Finding) -> Lines:
        for number, line in enumerate(finding.certificate):
            label = self.style.say(words.PROOF) if number == 0 else ""
            yield from self.wrapped(label, plain(self.named(self.style.say(line.text))))

    def named(self, text: str) -> str:
        """``text`` with the quotes of claims in place of their ids."""
        return named(text, self.claims)

    def per_document(self) -> Lines:
        own: defaultdict[str, list[Check]] = defaultdict(list)
        for check in self.report.checks:
            homes = {self.claims[claim].document for claim in check.claims if claim in self.claims}
            own[homes.pop() if len(homes) == 1 else ""].append(check)
        checked = {claim for check in self.report.checks for claim in check.claims}
        for document in self.report.documents:
            yield from self.document(document, own[document.id], checked)
        if own[""]:
            yield self.style.paint(self.style.say(words.ACROSS), "bold")
            yield from self.listed(own[""])
            yield ""

    def document(self, document: Document, checks: Sequence[Check], checked: set[str]) -> Lines:
        style = self.style
        day = str(document.published or style.say(words.NO_DATE))
        yield style.paint(clip(f"{plain(document.path)}  {day}", style.width), "bold")
        if document.same_as:
            yield from wrap(f"  {self.style.say(words.SAME_AS, path=self.path(document.same_as))}", style.width)
            yield ""
            return
        claims = [claim for claim in self.report.claims if claim.document == document.id]
        yield clip(f"  {plain(document.title)}", style.width)
        count = sum(claim.id in checked for claim in claims)
        yield f"  {style.say(words.FIGURES_READ, claims=len(claims), checked=count)}"
        if style.verbose:
            yield from (f"  {line}" for line in table(claims, self.sources[document.id], style, style.width - 2))
        if checks:
            yield f"  {self.counted(checks)}"
            yield from self.listed(checks)
        yield from self.unchecked([claim for claim in claims if claim.id not in checked])
        yield ""

    def unchecked(self, claims: Sequence[Claim]) -> Lines:
        """The figures that stand in no check, so that nobody takes them for sound; the table of ``-v`` has them all."""
        if not claims or self.style.verbose:
            return
        text = self.style.say(words.COMMA).join(plain(claim.quote) for claim in claims)
        lines = wrap(f"{self.style.say(words.UNCHECKED)}{text}", self.style.width - 4)
        yield from ("  " + self.style.paint(line, "dim") for line in lines[:LINES])
        if len(lines) > LINES:
            yield "  " + self.style.paint(self.style.say(words.REST), "dim")

    def counted(self, checks: Sequence[Check]) -> str:
        """How many checks came out in which way."""
        counts = Counter(check.verdict for check in checks)
        parts = [
            self.style.paint(f"{self.style.say(words.VERDICTS[verdict])} {counts[verdict]}", verdict)
            for verdict in reversed(ORDER)
            if counts[verdict]
        ]
        done = self.style.say(words.CHECKS_DONE, checks=len(checks))
        return f"{done} ({self.style.say(words.COMMA).join(parts)})" if parts else done

    def listed(self, checks: Sequence[Check]) -> Lines:
        """Checks a line each: all of them, or those that did not come out well and the first of the others."""
        if self.style.verbose:
            for check in checks:
                yield from self.explained(check)
            return
        ranked = sorted(checks, key=lambda check: ORDER.index(check.verdict))
        yield from (self.brief(check) for check in ranked[:CHECKS])
        if len(ranked) > CHECKS:
            yield "  " + self.style.paint(self.style.say(words.MORE, count=len(ranked) - CHECKS), "dim")

    def brief(self, check: Check) -> str:
        """Verdict, rule and formula of a check, and what it says where there is room."""
        head = f"{MARKS[check.verdict]} {check.rule} "
        text = clip(plain(self.named(check.formula)), self.style.width - width(head) - 2)
        room = self.style.width - width(head) - width(text) - 4
        said = f"  {clip(plain(self.style.say(check.statement)), room)}" if room >= SAYING else ""
        return f"  {self.style.paint(head, check.verdict)}{text}{self.style.paint(said, 'dim')}"

    def explained(self, check: Check) -> Lines:
        """A check with what it says, both sides, and how much of the room is used up."""
        stated, computed = sides(check)
        notes = [
            self.style.say(words.VERDICTS[check.verdict]),
            f"{self.style.say(words.STATED)} {stated}",
            f"{self.style.say(words.COMPUTED)} {computed}",
        ]
        if check.slack is not None:
            notes.append(f"{self.style.say(words.SLACK)} {round(check.slack * 100)}%")
        if check.verdict in {"consistent", "truncated"}:
            notes.append(noticed(check, self.style))
        if check.confidence != 1:
            notes.append(f"{self.style.say(words.CONFIDENCE)} {round(check.confidence * 100)}%")
        head = f"{MARKS[check.verdict]} {check.rule} "
        yield from self.hung(self.style.paint(head, check.verdict), width(head), plain(self.named(check.formula)))
        yield from self.hung("", width(head), plain(self.named(self.style.say(check.statement))))
        yield from self.hung("", width(head), self.style.say(words.AND).join(notes))

    def hung(self, head: str, indent: int, text: str) -> Lines:
        """``text`` wrapped behind ``head``, which takes ``indent`` cells."""
        for number, line in enumerate(wrap(text, self.style.width - indent - 2)):
            yield f"  {head if number == 0 and head else ' ' * indent}{line}"

    def total(self) -> str:
        """The last line: what was read, how the checks came out, what was found."""
        style, report = self.style, self.report
        if not report.documents:
            return style.say(words.NOTHING_READ)
        severities = Counter(finding.severity for finding in report.findings)
        found = style.say(words.COMMA).join(
            style.paint(f"{style.say(text)} {severities[name]}", name) if severities[name] else f"{style.say(text)} 0"
            for name, text in words.SEVERITIES.items()
        )
        copies = {document.id for document in report.documents if document.same_as}
        text = words.TOTAL_WITH_COPIES if copies else words.TOTAL
        read = style.say(text, documents=len(report.documents), copies=len(copies))
        claims = sum(claim.document not in copies for claim in report.claims)
        figures = style.say(words.FIGURES_READ, claims=claims, checked=self.checked())
        return "\n".join(self.joined([read, figures, self.counted(report.checks), found]))

    def checked(self) -> int:
        return len({claim for check in self.report.checks for claim in check.claims})

    def joined(self, items: Iterable[str]) -> Lines:
        """Items joined by semicolons, broken between items where a line would be too long."""
        line = ""
        for item in items:
            longer = f"{line}{self.style.say(words.AND)}{item}" if line else item
            if line and width(unstyle(longer)) > self.style.width:
                yield line
                line = item
            else:
                line = longer
        yield line
