"""The end of the report at a terminal: a line for each document, then what was read, checked and found."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from attrs import define
from click import unstyle

from claimcheck.messages import terminal as told
from claimcheck.messages import words
from claimcheck.model import STATES, Document, Finding, Severity, State, Text
from claimcheck.render.layout import clip, pad, tail, width
from claimcheck.render.lookup import Lookup
from claimcheck.render.style import Style
from claimcheck.render.wording import let_stand, sharpness

Lines: TypeAlias = Iterator[str]

DOCUMENTS = 20  # that are listed without --verbose
FEW = 2  # independent checks that are told apart from more
LABEL = 8


def summary(at: Lookup, style: Style) -> Lines:
    """The documents, then the totals."""
    view = _Summary(at, style)
    yield from view.documents()
    yield from view.total()


@define
class _Summary:
    """What a report comes to."""

    at: Lookup
    style: Style

    def documents(self) -> Lines:
        """A line for each document with figures, if there are several; of many, how many there are."""
        found: defaultdict[str, list[Finding]] = defaultdict(list)
        for finding in self.at.report.findings:
            for home in self.at.cited(finding)[:1]:
                found[home.document].append(finding)
        everything = self.at.report.documents
        listed = [each for each in everything if each.same_as or self.at.claims_of(each.id) or found[each.id]]
        if len(listed) > DOCUMENTS and not self.style.verbose:
            yield self.style.paint(self.style.say(told.MANY_DOCUMENTS, count=len(listed)), "dim")
            yield ""
        elif len(listed) > 1:
            yield from self.table(listed, found)
            yield ""

    def table(self, documents: Sequence[Document], found: dict[str, list[Finding]]) -> Lines:
        heads = [
            self.style.say(text) for text in (words.FIGURES, words.CHECKED, words.STATES["unchecked"], told.FINDINGS)
        ]
        widths = [max(width(head), 5) for head in heads]
        room = self.style.width - sum(widths) - 2 * len(widths)
        room = max(min(room, max(width(each.path) for each in documents)), width(self.style.say(words.DOCUMENT)))
        head = pad(self.style.say(words.DOCUMENT), room)
        yield self.style.paint("  ".join([head, *map(_right, heads, widths)]).rstrip(), "dim")
        for document in documents:
            name = pad(tail(self.at.path(document.id), room), room)
            if document.same_as:
                same = self.style.say(told.COPY, path=self.at.path(document.same_as))
                yield f"{name}  {self.style.paint(clip(same, self.style.width - room - 2), 'dim')}"
                continue
            yield f"{name}  {'  '.join(self.cells(document, found[document.id], widths))}"

    def cells(self, document: Document, found: Sequence[Finding], widths: Sequence[int]) -> Lines:
        """How many figures a document has, how many of them are checked and are not, and what was found."""
        own = self.at.claims_of(document.id)
        left = sum(self.at.coverage.of(claim.id).state == "unchecked" for claim in own)
        counts = (len(own), len(own) - left, left, len(found))
        *first, last = (
            _right(str(count) if count else "-", cells) for count, cells in zip(counts, widths, strict=True)
        )
        yield from first
        yield self.style.paint(last, found[0].severity) if found else last

    def total(self) -> Lines:
        """The last lines: figures, how well they are confirmed, checks, findings."""
        style, report = self.style, self.at.report
        if not report.documents:
            yield style.say(words.NOTHING_READ)
            return
        yield from self.row(words.FIGURES, self.figures())
        if self.at.coverage.checked:
            yield from self.row(None, self.states())
        if self.at.coverage.states["confirmed"]:
            yield from self.row(told.CONFIRMED, self.support())
            yield from self.row(told.SLIPS, self.slips())
        if report.checks:
            first, *others = self.verdicts()
            done = style.say(told.CHECKS_DONE, checks=len(report.checks), verdict=first)
            yield from self.row(told.CHECKS, [done, *others])
        found = list(self.severities()) or [style.say(words.NO_FINDINGS)]
        yield from self.row(told.FOUND, [*found, *let_stand(report, style)])

    def row(self, label: Text | None, parts: Sequence[str]) -> Lines:
        """Parts joined by commas behind a label, broken between two of them where a line would be too long."""
        comma = self.style.say(words.COMMA)
        lines = [""]
        for part in parts:
            longer = f"{lines[-1]}{comma}{part}" if lines[-1] else part
            if lines[-1] and width(unstyle(longer)) > self.style.width - LABEL - 2:
                lines[-1] += comma.rstrip()
                lines.append(part)
            else:
                lines[-1] = longer
        for number, line in enumerate(lines):
            head = pad(self.style.say(label) if label and number == 0 else "", LABEL)
            yield f"{self.style.paint(head, 'dim')} {line}"

    def figures(self) -> list[str]:
        say, documents = self.style.say, len(self.at.report.documents)
        copies = sum(document.same_as is not None for document in self.at.report.documents)
        copied = say(told.COPIES, count=copies) if copies else ""
        text = told.FIGURES_IN if documents > 1 else told.FIGURES_IN_ONE
        return [
            say(text, documents=documents, copies=copied, figures=self.at.coverage.figures),
            say(told.COUNTED, name=say(words.CHECKED), count=self.at.coverage.checked),
            self.state("unchecked", self.at.coverage.states["unchecked"]),
        ]

    def states(self) -> list[str]:
        counts = self.at.coverage.states
        return [self.state(each, counts[each]) for each in STATES if each != "unchecked" and counts[each]]

    def state(self, state: State, count: int) -> str:
        return self.style.say(told.COUNTED, name=self.style.say(words.STATES[state]), count=count)

    def support(self) -> list[str]:
        """By how many independent checks figures are confirmed."""
        counts = self.at.coverage.independent
        more = sum(count for number, count in counts.items() if number > FEW)
        return self.counted((told.ONCE, counts.get(1, 0)), (told.TWICE, counts.get(FEW, 0)), (told.OFTEN, more))

    def slips(self) -> list[str]:
        """How small a slip in them the best of their checks would have shown."""
        best = [each.strongest for each in self.at.coverage.standings.values() if each.state == "confirmed"]
        counts = Counter(map(sharpness, best))
        fine = counts["sharp"] + counts["ten"]
        return self.counted((told.FINE, fine), (told.MIDDLING, counts["hundred"]), (told.GROSS, counts["weak"]))

    def counted(self, *parts: tuple[Text, int]) -> list[str]:
        return [self.style.say(text, count=count) for text, count in parts if count]

    def verdicts(self) -> Lines:
        for verdict, count in self.at.verdicts.items():
            yield self.style.paint(f"{self.style.say(words.VERDICTS[verdict])} {count}", verdict)

    def severities(self) -> Lines:
        counts: Counter[Severity] = Counter(finding.severity for finding in self.at.report.findings)
        for name, text in words.SEVERITIES.items():
            if counts:
                count = f"{self.style.say(text)} {counts[name]}"
                yield self.style.paint(count, name) if counts[name] else count


def _right(text: str, cells: int) -> str:
    return " " * (cells - width(text)) + text
