"""A report with what is looked up in it again and again: claims, checks and places."""

from __future__ import annotations

import re
from functools import cached_property
from os.path import normpath
from pathlib import Path

from attrs import frozen

from claimcheck.model import Block, Check, Claim, Document, Finding, Report
from claimcheck.render.layout import plain
from claimcheck.render.source import Position, Source

CLAIM_ID = re.compile(r"\bd\d++\.c\d++\b")


@frozen(slots=False)
class Lookup:
    """One report, by the ids of its parts."""

    report: Report

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """Claims by id."""
        return {claim.id: claim for claim in self.report.claims}

    @cached_property
    def checks(self) -> dict[str, Check]:
        """Checks by id."""
        return {check.id: check for check in self.report.checks}

    @cached_property
    def documents(self) -> dict[str, Document]:
        """Documents by id."""
        return {document.id: document for document in self.report.documents}

    @cached_property
    def _sources(self) -> dict[str, Source]:
        return {}

    def source(self, document: str) -> Source:
        """The lines of a document."""
        if document not in self._sources:
            self._sources[document] = Source(self.documents[document].text)
        return self._sources[document]

    def position(self, claim: Claim) -> Position:
        """Where a claim begins in its file."""
        return self.source(claim.document).position(claim.span[0])

    def ends(self, document: str, span: tuple[int, int]) -> tuple[Position, Position]:
        """Where a span begins, and where the character behind it stands."""
        source = self.source(document)
        return source.position(span[0]), source.position(span[1])

    def place(self, claim: Claim) -> str:
        """``path:line:column`` of a claim."""
        return f"{self.documents[claim.document].path}:{self.position(claim)}"

    def visible(self, claim: Claim, reach: int) -> tuple[str, str, str]:
        """What a reader sees of a figure, and of what stands within ``reach`` characters before and behind it."""
        text, start, end = self._seen(claim)
        first, last = max(0, start - reach), min(len(text), end + reach)
        before, after = text[first:start], text[end:last]
        return "…" * (first > 0) + before, text[start:end], after + "…" * (last < len(text))

    def _seen(self, claim: Claim) -> tuple[str, int, int]:
        """The text of a figure's paragraph without markup, and where it stands there; its line where it is in none."""
        for block in self.documents[claim.document].blocks:
            start, end = (_in_block(block, offset) for offset in (claim.span[0], claim.span[1] - 1))
            if start is not None and end is not None:
                return block.text, start, end + 1
        source = self.source(claim.document)
        return source.around(*claim.span, reach=len(source.text))

    def cited(self, finding: Finding) -> list[Claim]:
        """Claims of a finding, the likeliest to be wrong first: the first is where the finding is shown."""
        ranked = sorted(finding.suspects, key=lambda suspect: suspect.rank)
        ids = dict.fromkeys([*(suspect.claim for suspect in ranked), *finding.claims])
        return [self.claims[each] for each in ids if each in self.claims]

    def copies(self, document: str) -> list[Document]:
        """Documents that say the same word for word."""
        return [each for each in self.report.documents if each.same_as == document]

    def named(self, text: str) -> str:
        """``text`` on one line and without control characters, with the quotes of claims in place of their ids."""
        quoted = CLAIM_ID.sub(lambda match: self.claims[match[0]].quote if match[0] in self.claims else match[0], text)
        return plain(quoted)


def _in_block(block: Block, offset: int) -> int | None:
    """Where the character at an offset of the file stands in a block, if it does."""
    for piece in block.pieces:
        if piece.start <= offset < piece.start + piece.source:
            return piece.at + (offset - piece.start if piece.source == piece.length else 0)
    return None


def relative(path: str, root: Path | None) -> str:
    """``path`` as seen from ``root`` where it lies below it, else as it is; with slashes, and no dots on the way."""
    found = Path(normpath(root / path if root else path))
    return found.relative_to(root).as_posix() if root and found.is_relative_to(root) else Path(path).as_posix()
