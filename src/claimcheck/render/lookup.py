"""A report with what is looked up in it again and again: claims, checks, places, and how figures stand."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from os.path import normpath
from pathlib import Path
from typing import TypeVar

from attrs import frozen

from claimcheck.model import (
    VERDICTS,
    Check,
    Claim,
    Coverage,
    Document,
    Finding,
    Report,
    Suspect,
    Verdict,
    coverage_of,
)
from claimcheck.render.layout import plain
from claimcheck.render.source import Position, Source
from claimcheck.render.visible import Visible

T = TypeVar("T")
CLAIM_ID = re.compile(r"\bd\d++\.c\d++\b")


@frozen(slots=False)
class Lookup:
    """One report, by the ids of its parts."""

    report: Report

    @cached_property
    def claims(self) -> Mapping[str, Claim]:
        """Claims by id."""
        return {claim.id: claim for claim in self.report.claims}

    @cached_property
    def checks(self) -> Mapping[str, Check]:
        """Checks by id."""
        return {check.id: check for check in self.report.checks}

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """Documents by id."""
        return {document.id: document for document in self.report.documents}

    @cached_property
    def coverage(self) -> Coverage:
        """How each figure stands."""
        return coverage_of(self.report)

    @cached_property
    def verdicts(self) -> Mapping[Verdict, int]:
        """How many checks came out so, where some did."""
        counts = Counter(check.verdict for check in self.report.checks)
        return {verdict: counts[verdict] for verdict in VERDICTS if counts[verdict]}

    @cached_property
    def _claims_of(self) -> Mapping[str, Sequence[Claim]]:
        return _grouped((claim.document, claim) for claim in self.report.claims)

    @cached_property
    def _checks_of(self) -> Mapping[str, Sequence[Check]]:
        return _grouped((claim, check) for check in self.report.checks for claim in dict.fromkeys(check.claims))

    @cached_property
    def _findings_of(self) -> Mapping[str, Sequence[Finding]]:
        return _grouped((claim.id, finding) for finding in self.report.findings for claim in self.cited(finding))

    @cached_property
    def _copies(self) -> Mapping[str, Sequence[Document]]:
        return _grouped((each.same_as, each) for each in self.report.documents if each.same_as)

    def claims_of(self, document: str) -> Sequence[Claim]:
        """The claims of a document."""
        return self._claims_of.get(document, ())

    def checks_of(self, claim: str) -> Sequence[Check]:
        """The checks that a claim stands in."""
        return self._checks_of.get(claim, ())

    def findings_of(self, claim: str) -> Sequence[Finding]:
        """The findings that name or suspect a claim."""
        return self._findings_of.get(claim, ())

    def copies(self, document: str) -> Sequence[Document]:
        """Documents that say the same word for word."""
        return self._copies.get(document, ())

    def known(self, claims: Iterable[str]) -> list[Claim]:
        """The claims of these ids: those of the report, each once."""
        return [self.claims[each] for each in dict.fromkeys(claims) if each in self.claims]

    def first(self, check: Check) -> Claim | None:
        """The claim at which a check is shown."""
        return next(iter(self.known(check.claims)), None)

    def cited(self, finding: Finding) -> list[Claim]:
        """Claims of a finding, the likeliest to be wrong first: the first is where the finding is shown."""
        return self.known([*(suspect.claim for suspect, _ in ranked(finding)), *finding.claims])

    # -- places --------------------------------------------------------------------------------------------------------

    @cached_property
    def _sources(self) -> dict[str, Source]:
        return {}

    @cached_property
    def _visible(self) -> dict[str, Visible]:
        return {}

    def source(self, document: str) -> Source:
        """The lines of a document."""
        if document not in self._sources:
            self._sources[document] = Source(self.documents[document].text)
        return self._sources[document]

    def position(self, claim: Claim, at: int | None = None) -> Position:
        """Where a claim begins in its file, or where its file has the character ``at``."""
        return self.source(claim.document).position(claim.span[0] if at is None else at)

    def ends(self, document: str, span: tuple[int, int]) -> tuple[Position, Position]:
        """Where a span begins, and where the character behind it stands."""
        source = self.source(document)
        return source.position(span[0]), source.position(span[1])

    def place(self, claim: Claim, at: int | None = None) -> str:
        """``path:line:column`` of a claim, or of the character ``at`` of its file."""
        return f"{self.path(claim.document)}:{self.position(claim, at)}"

    def path(self, document: str) -> str:
        """The path of a document, fit to be shown."""
        return plain(self.documents[document].path)

    # -- texts ---------------------------------------------------------------------------------------------------------

    def named(self, text: str) -> str:
        """``text`` on one line and without control characters, with the quotes of claims in place of their ids."""
        quoted = CLAIM_ID.sub(lambda match: self.claims[match[0]].quote if match[0] in self.claims else match[0], text)
        return plain(quoted)

    def visible(self, claim: Claim, reach: int) -> tuple[str, str, str]:
        """What a reader sees of a figure, and of what stands within ``reach`` characters before and behind it."""
        source, seen = self.source(claim.document), self._paragraph(claim)
        text, start, end = seen[1:] if seen else source.around(*claim.span, reach=len(source.text))
        first, last = max(0, start - reach), min(len(text), end + reach)
        before, after = text[first:start], text[end:last]
        return "…" * (first > 0) + before, text[start:end], after + "…" * (last < len(text))

    def line(self, claim: Claim, reach: int) -> tuple[int, str, tuple[int, int]]:
        """The number of the line that a figure begins in, what a reader sees of it, and the figure's place there.

        Where no paragraph shows the figure, the line is as it is in the file, ``reach`` characters on both sides.
        """
        source, number, seen = self.source(claim.document), self.position(claim).line, self._paragraph(claim)
        if seen is None:
            line, start, end = source.around(*claim.span, reach=reach)
            return number, line, (start, end)
        block, text, start, end = seen
        first, last = self._visible[claim.document].within(block, source.bounds(number))
        return number, text[first:last], (start - first, min(end, last) - first)

    def _paragraph(self, claim: Claim) -> tuple[int, str, int, int] | None:
        """The number and the text of the block that shows a figure, and where it stands there, if one does."""
        if claim.document not in self._visible:
            self._visible[claim.document] = Visible(self.documents[claim.document])
        place = self._visible[claim.document].place(claim.span)
        return place and (place[0], self.documents[claim.document].blocks[place[0]].text, *place[1:])


def ranked(finding: Finding) -> list[tuple[Suspect, bool]]:
    """The suspects of a finding, the likeliest first, each with whether others are as likely."""
    ranks = Counter(suspect.rank for suspect in finding.suspects)
    return [(each, ranks[each.rank] > 1) for each in sorted(finding.suspects, key=lambda suspect: suspect.rank)]


def _grouped(pairs: Iterable[tuple[str, T]]) -> Mapping[str, Sequence[T]]:
    found: defaultdict[str, list[T]] = defaultdict(list)
    for name, each in pairs:
        found[name].append(each)
    return found


def relative(path: str, root: Path | None) -> str:
    """``path`` as seen from ``root`` where it lies below it, else as it is; with slashes, and no dots on the way."""
    found = Path(normpath(root / path if root else path))
    return found.relative_to(root).as_posix() if root and found.is_relative_to(root) else Path(path).as_posix()
