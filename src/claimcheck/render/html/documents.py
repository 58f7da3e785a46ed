"""Documents as a reader sees them: passages of text, in which every figure that was read is a mark."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Literal

from attrs import define, field, frozen

from claimcheck.model import Block, Claim, Document
from claimcheck.render.layout import plain
from claimcheck.render.source import Source
from claimcheck.render.visible import Span, Visible

# Headings of a document stand below its title, which is of the third level in the page.
FIRST_LEVEL, LAST_LEVEL = 4, 6
_TWO_BYTES = "\uffff"
_ROW = re.compile(r"<tr\b|</tr", re.IGNORECASE)
PassageKind = Literal["title", "heading", "paragraph", "item", "cell", "line"]


@frozen(eq=False)
class Mark:
    """A stretch of text that is one figure, or several which overlap; called by the id of the first."""

    claims: tuple[Claim, ...]

    @property
    def name(self) -> str:
        """The id by which the page knows it."""
        return self.claims[0].id


@frozen
class Run:
    """A stretch of text, marked or not."""

    text: str
    mark: Mark | None = field(default=None)


@frozen
class Passage:
    """A heading, paragraph, list item or table cell, or a line of a file that holds figures outside of all these."""

    number: int
    kind: PassageKind
    runs: tuple[Run, ...]
    level: int = field(default=FIRST_LEVEL)

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(run.text for run in self.runs)


@frozen
class Group:
    """Passages that stand together: the items of a list, the rows of a table, or one passage alone."""

    kind: PassageKind
    rows: tuple[tuple[Passage, ...], ...]


@define
class Layout:
    """One document laid out, with the place of each stretch of the file in its passages."""

    document: Document
    claims: Sequence[Claim]
    passages: tuple[Passage, ...] = field(init=False)
    marks: Mapping[str, Mark] = field(init=False)
    _visible: Visible = field(init=False, repr=False)
    _places: dict[Span, list[int] | None] = field(factory=dict, init=False, repr=False)
    _wide: dict[int, bool] = field(factory=dict, init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        self._visible = Visible(self.document)
        self.passages = tuple(self._laid_out())
        found = [run.mark for passage in self.passages for run in passage.runs if run.mark]
        self.marks = {claim.id: mark for mark in found for claim in mark.claims}

    def place(self, span: Span) -> list[int] | None:
        """The passage that shows a stretch of the file, and the range of its characters; None where none does.

        They are counted as scripts count them, which take some for two.
        """
        if span not in self._places:
            seen = self._visible.place(span)
            self._places[span] = None if seen is None else self._as_scripts_count(*seen)
        return self._places[span]

    def _as_scripts_count(self, number: int, start: int, end: int) -> list[int]:
        if number not in self._wide:
            self._wide[number] = max(self.document.blocks[number].text, default="") > _TWO_BYTES
        if not self._wide[number]:
            return [number, start, end]
        text = self.document.blocks[number].text
        return [number, *(at + sum(character > _TWO_BYTES for character in text[:at]) for at in (start, end))]

    def groups(self) -> Iterator[Group]:
        """The passages as they stand together; the title is left out."""
        shown = [passage for passage in self.passages if passage.kind != "title"]
        for (kind, _), members in groupby(shown, key=_together):
            passages = tuple(members)
            yield Group(kind, tuple(self._rows(passages)) if kind == "cell" else tuple((each,) for each in passages))

    @property
    def title(self) -> Passage | None:
        """The passage that is the document's title, where the file shows one."""
        return next((passage for passage in self.passages if passage.kind == "title"), None)

    def _laid_out(self) -> Iterator[Passage]:
        placed: defaultdict[int, list[tuple[Span, Claim]]] = defaultdict(list)
        elsewhere: list[Claim] = []
        for claim in self.claims:
            seen = self._visible.place(claim.span)
            if seen is None:
                elsewhere.append(claim)
            else:
                placed[seen[0]].append((seen[1:], claim))
        levels = self._levels()
        titled = False
        for number, block in enumerate(self.document.blocks):
            kind: PassageKind = "paragraph" if block.kind == "title" and titled else block.kind
            titled = titled or kind == "title"
            level = levels.get(self._depth(block), FIRST_LEVEL)
            yield Passage(number, kind, tuple(runs(block.text, placed[number])), level)
        yield from self._lines(elsewhere, len(self.document.blocks))

    def _lines(self, claims: Sequence[Claim], number: int) -> Iterator[Passage]:
        """The lines of the file that hold figures which no block shows, such as the rows of reference data."""
        source = Source(self.document.text)
        lines: defaultdict[int, list[tuple[Span, Claim]]] = defaultdict(list)
        for claim in claims:
            place = source.position(claim.span[0])
            start = place.column - 1
            lines[place.line].append(((start, start + claim.span[1] - claim.span[0]), claim))
        for extra, line in enumerate(sorted(lines)):
            yield Passage(number + extra, "line", tuple(runs(source.line(line), lines[line])))

    def _levels(self) -> Mapping[int, int]:
        """The level of headings in the page for each depth that they have in the document; none is skipped."""
        depths = sorted({self._depth(block) for block in self.document.blocks if block.kind == "heading"})
        return {depth: min(FIRST_LEVEL + place, LAST_LEVEL) for place, depth in enumerate(depths)}

    def _depth(self, block: Block) -> int:
        sections = self.document.sections
        return sections[block.section].level if 0 <= block.section < len(sections) else 0

    def _rows(self, cells: Sequence[Passage]) -> Iterator[tuple[Passage, ...]]:
        """Table cells by rows, which are told apart by what stands between them in the file."""
        row: list[Passage] = []
        for cell in cells:
            if row and self._parted(row[-1].number, cell.number):
                yield tuple(row)
                row = []
            row.append(cell)
        yield tuple(row)

    def _parted(self, before: int, after: int) -> bool:
        """A new row begins between two blocks."""
        left, right = self.document.blocks[before].pieces, self.document.blocks[after].pieces
        if not left or not right:
            return False
        between = self.document.text[left[-1].start + left[-1].source : right[0].start]
        return bool(_ROW.search(between)) or ("\n" in between and "<" not in between)


def runs(text: str, placed: Iterable[tuple[Span, Claim]]) -> Iterator[Run]:
    """``text`` cut into stretches, those of figures marked; control characters are made visible."""
    shown, at = plain(text), 0
    for (start, end), mark in _marks(placed):
        if at < start:
            yield Run(shown[at:start])
        yield Run(shown[start:end], mark)
        at = end
    if at < len(shown):
        yield Run(shown[at:])


def _marks(placed: Iterable[tuple[Span, Claim]]) -> Iterator[tuple[Span, Mark]]:
    """Figures in order; those that overlap are one mark."""
    together: list[Claim] = []
    start = end = 0
    for (first, last), claim in sorted(placed, key=lambda each: each[0]):
        if together and first >= end:
            yield (start, end), Mark(tuple(together))
            together = []
        if not together:
            start, end = first, last
        together.append(claim)
        end = max(end, last)
    if together:
        yield (start, end), Mark(tuple(together))


def _together(passage: Passage) -> tuple[PassageKind, int]:
    """Items and cells stand together with their neighbours, all else by itself."""
    return passage.kind, 0 if passage.kind in {"item", "cell", "line"} else passage.number
