"""Sections: which story, chapter or answer each fragment belongs to."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, evolve, field

from claimcheck.lexicon.furniture import furniture
from claimcheck.model import Block, BlockKind, Section
from claimcheck.read.digest import Entry, headlines
from claimcheck.read.fragment import Fragment
from claimcheck.read.headings import FREE, SPEAKER, Heading, recognise
from claimcheck.read.wording import has_dateline, is_bare_dateline, normalised

_QUESTION_LENGTH = 120


@define
class _Open:
    """A section that is still open: its rank, place, and whether it only gathers stories."""

    rank: int
    index: int
    gathers: bool


@define
class _Outline:
    """Sections and blocks as they grow."""

    sections: list[Section]
    blocks: list[Block] = field(factory=list)
    stack: list[_Open] = field(factory=list)
    entries: dict[int, Entry] = field(factory=dict)
    listed: dict[int, int] = field(factory=dict)
    asked: bool = False
    root_gathers: bool = False

    def open(self, heading: str, rank: int, *, detached: bool, gathers: bool) -> None:
        """Begin a section below the one that encloses its rank."""
        self._close(rank)
        enclosing = self.stack[-1] if self.stack else _Open(0, 0, self.root_gathers)
        parent = None if detached or gathers or enclosing.gathers else enclosing.index
        index = len(self.sections)
        self.stack.append(_Open(rank, index, gathers))
        self.sections.append(Section(index, heading, len(self.stack), parent))

    def aside(self, heading: str) -> int:
        """A section of one headline, which encloses nothing."""
        index = len(self.sections)
        self.sections.append(Section(index, heading, len(self.stack) + 1))
        return index

    def put(self, fragment: Fragment, kind: BlockKind | None = None, section: int | None = None) -> None:
        """Add a block to the open section."""
        where = self.current if section is None else section
        self.blocks.append(Block(kind or fragment.kind, fragment.text, fragment.pieces, where))

    @property
    def current(self) -> int:
        return self.stack[-1].index if self.stack else 0

    def gather(self) -> None:
        """The open section turns out to hold several stories."""
        if self.stack:
            self.stack[-1].gathers = True
        else:
            self.root_gathers = True

    def _close(self, rank: int) -> None:
        """End what a heading of this rank ends; an unnumbered one ends its like and whatever stands inside that."""
        if rank == FREE:
            place = next((n for n, entry in enumerate(self.stack) if entry.rank == FREE), len(self.stack))
            del self.stack[place:]
            return
        while self.stack and self.stack[-1].rank >= rank:
            self.stack.pop()


def outline(
    fragments: Sequence[Fragment], title: str, title_fragment: Fragment | None
) -> tuple[tuple[Section, ...], tuple[Block, ...]]:
    """Sections and blocks of an article; section 0 is the document itself, headed by its title."""
    found = recognise(fragments, title)
    entries = headlines(fragments, found)
    growing = _Outline([Section(0, title, 0)], entries=entries, root_gathers=is_gathering(title))
    if title_fragment:
        growing.put(title_fragment, "title")
    told = {words for entry in entries.values() for words in entry.parts}
    skipped = {number for entry in entries.values() for number in entry.continued}
    for number, heading in enumerate(found):
        if number in entries:
            growing.listed[number] = growing.aside(entries[number].heading)
            growing.put(entries[number].fragment, "item", growing.listed[number])
        elif number in skipped:
            continue
        elif heading and heading.speaker:
            _speak(growing, fragments, number, heading)
        elif heading:
            _head(growing, fragments, number, heading, told)
        else:
            _text(growing, fragments, found, number)
    return _linked(growing), tuple(growing.blocks)


def is_gathering(heading: str) -> bool:
    """A heading that names no subject but a kind of collection."""
    text = normalised(heading).rstrip("0123456789年月日")
    return text.endswith(furniture().gatherings)


def _head(growing: _Outline, fragments: Sequence[Fragment], number: int, heading: Heading, told: set[str]) -> None:
    """A chapter, or a story of its own where a headline or a dateline says so."""
    fragment = fragments[number]
    following = fragments[number + 1] if number + 1 < len(fragments) else None
    detached = normalised(fragment.text) in told or (
        bool(fragment.level) and following is not None and has_dateline(following.text)
    )
    growing.asked = False
    gathers = is_gathering(fragment.text) or normalised(fragment.text) in furniture().digests
    growing.open(fragment.text, heading.rank, detached=detached, gathers=gathers)
    growing.put(fragment, "heading")


def _speak(growing: _Outline, fragments: Sequence[Fragment], number: int, heading: Heading) -> None:
    """A question opens a section that holds its answers; a speaker whom nobody asked opens one too."""
    fragment = fragments[number]
    if heading.speaker == "official" and growing.asked and any(entry.rank == SPEAKER for entry in growing.stack):
        growing.put(_without_picture(fragment), "paragraph")
        return
    growing.asked = heading.speaker != "official"
    asked = _question(fragments, number, heading)
    shown = _without_picture(fragment)
    growing.open(asked or shown.text.rstrip(":："), SPEAKER, detached=False, gathers=False)
    growing.put(shown, "paragraph")


def _question(fragments: Sequence[Fragment], number: int, heading: Heading) -> str:
    """The words of a question: what the section is about."""
    if heading.speaker == "question":
        words = fragments[number].text
        return words if len(words) <= _QUESTION_LENGTH else ""
    following = fragments[number + 1].text if number + 1 < len(fragments) else ""
    asks = (
        heading.speaker == "reporter" and len(following) <= _QUESTION_LENGTH and ("?" in following or "？" in following)
    )
    return following if asks else ""


def _without_picture(fragment: Fragment) -> Fragment:
    """A speaker's line without the word that stands where a picture was."""
    shown = fragment.text.removesuffix("图片").rstrip()
    return fragment.cut(0, len(shown)) if shown else fragment


def _text(growing: _Outline, fragments: Sequence[Fragment], found: Sequence[Heading | None], number: int) -> None:
    """A paragraph, item or cell of the open section."""
    fragment = fragments[number]
    following = found[number + 1] if number + 1 < len(found) else None
    if is_bare_dateline(fragment.text) and following and following.rank == FREE:
        growing.gather()
    asks = growing.asked and growing.sections[growing.current].heading == fragment.text
    growing.put(fragment, "heading" if asks else None)


def _linked(growing: _Outline) -> tuple[Section, ...]:
    """The sections, each headline with the section that tells its story."""
    headlines_at = {section: growing.entries[number] for number, section in growing.listed.items()}
    stories: dict[str, int] = {}
    for section in growing.sections[1:]:
        if section.index not in headlines_at:
            stories.setdefault(normalised(section.heading), section.index)
    return tuple(
        evolve(section, story=_story(headlines_at[section.index], stories))
        if section.index in headlines_at
        else section
        for section in growing.sections
    )


def _story(entry: Entry, stories: dict[str, int]) -> int | None:
    """The section of the same heading, or of the first words of a headline that announces several."""
    return next((stories[words] for words in entry.openings if words in stories), None)
