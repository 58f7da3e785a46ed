"""Where the words of a claim stand in its document, from its own clause outwards to the title."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property

from attrs import define, evolve, field, frozen

from claimcheck.extract.clause import Clause
from claimcheck.extract.draft import Draft
from claimcheck.extract.figures import fold
from claimcheck.extract.periods import TimeContext, TimeMention, scan_periods
from claimcheck.extract.reading import Reading
from claimcheck.lexicon.metrics import metric_words
from claimcheck.model import Document, Section

_WORDS = re.compile(r"[^“”\"'‘’「」『』《》 \u3000\xa0\n]++")
_YEAR = re.compile("[0-9]{4}")
_CLAUSE = 400  # characters of a clause before its figure
_BEHIND = 120  # characters behind a figure
_BEFORE = 2000  # characters of earlier sentences
_BLOCKS = 40  # blocks that these may stand in
_HEADING = 200  # characters of a heading
_PAIR = 2  # characters of the shortest piece that is looked for outside its clause
_SHARES = ("占比", "比重")

Span = tuple[int, int]


@frozen
class Found:
    """Words at ``[start, end)`` of a block; ``rule`` says in which of the texts around a figure they stand."""

    rule: str
    block: int
    start: int
    end: int


@frozen
class Piece:
    """Part of a name, and where it stands: nowhere where only grammar and the lexicon supply it."""

    words: str
    found: Found | None


@define
class Text:
    """Stretches of blocks in one string, the nearest to the figure last, without quotation marks and spaces.

    Between two stretches stands a line break, so that nothing is found across them.
    """

    text: str = field(default="")
    _at: list[int] = field(factory=list)
    _runs: list[tuple[str, int, int]] = field(factory=list)

    def add(self, rule: str, block: int, text: str, span: Span) -> None:
        """One more stretch: ``text[start:end]`` of a block."""
        pieces, at = [], len(self.text)
        for match in _WORDS.finditer(text, *span):
            self._at.append(at)
            self._runs.append((rule, block, match.start()))
            pieces.append(match[0])
            at += len(match[0])
        self.text += "".join(pieces) + "\n"

    def found(self, at: int, length: int) -> Found:
        """Where ``text[at : at + length]`` stands."""
        rule, block, start = self._place(at)
        return Found(rule, block, start, self._place(at + length - 1)[2] + 1)

    def without(self, at: int, length: int) -> Text:
        """The same stretches where these characters have been found and are found no more."""
        return Text(self.text[:at] + "\n" * length + self.text[at + length :], self._at, self._runs)

    def longest(self, words: str) -> tuple[int, int]:
        """Start and length of the longest part of ``words`` that stands here."""
        if words in self.text:
            return 0, len(words)
        best, length = 0, 0
        for start in range(len(words)):
            while start + length < len(words) and words[start : start + length + 1] in self.text:
                best, length = start, length + 1
        return best, length

    def _place(self, at: int) -> tuple[str, int, int]:
        run = bisect_right(self._at, at) - 1
        rule, block, start = self._runs[run]
        return rule, block, start + at - self._at[run]


class Sources:
    """What the figures of one section were read from: its blocks, and the title and headings above them.

    ``titles`` is the block of each section's title or heading.
    """

    def __init__(
        self, document: Document, section: Section, readings: Mapping[int, Reading], titles: Mapping[int, int]
    ) -> None:
        self.document = document
        self.section = section
        self.titles = titles
        self.readings = readings
        self._far: tuple[Span, Text] = (-1, -1), Text()

    @cached_property
    def blocks(self) -> list[int]:
        """The places of the blocks, in order."""
        return sorted(self.readings)

    @cached_property
    def headings(self) -> list[int]:
        """The blocks of the title and of the headings above the section and its own, the nearest last."""
        return _above(self.document, self.section, self.titles)

    def span(self, found: Found) -> Span:
        """The place in the file."""
        return self.document.blocks[found.block].span(found.start, found.end)

    def at_once(self, name: str, draft: Draft) -> Found | None:
        """The whole name before its figure."""
        start = max(draft.clause.start, draft.figure.start - _CLAUSE)
        at = self.readings[draft.block].text.rfind(name, start, draft.figure.start)
        return None if at < 0 else Found("own_clause", draft.block, at, at + len(name))

    def own(self, draft: Draft) -> Text:
        """The clause of a figure: what stands behind it, then what stands before it."""
        text, figure, clause = self.readings[draft.block].text, draft.figure, draft.clause
        own = Text()
        own.add("behind", draft.block, text, (figure.end, min(clause.end, figure.end + _BEHIND)))
        own.add("own_clause", draft.block, text, (max(clause.start, figure.start - _CLAUSE), figure.start))
        return own

    def far(self, block: int, clause: Clause) -> Text:
        """Title and headings, earlier sentences, earlier clauses of the sentence."""
        key = block, clause.start
        if self._far[0] != key:
            self._far = key, self._outwards(block, clause)
        return self._far[1]

    def _outwards(self, block: int, clause: Clause) -> Text:
        reading, far = self.readings[block], Text()
        for place in self.headings:
            text = self._heading(place)
            far.add(self.document.blocks[place].kind, place, text, (0, len(text)))
        start = reading.sentences[clause.sentence][0]
        for place, begin in reversed(list(self._before(block, start))):
            text = self.readings[place].text
            far.add("before", place, text, (begin, start if place == block else len(text)))
        far.add("sentence", block, reading.text, (max(start, clause.start - _BEFORE), clause.start))
        return far

    def _before(self, block: int, start: int) -> Iterator[Span]:
        """Blocks and where to begin in each, backwards from a sentence."""
        room, last = _BEFORE, bisect_right(self.blocks, block)
        for place in reversed(self.blocks[max(0, last - _BLOCKS) : last]):
            end = start if place == block else len(self.readings[place].text)
            yield place, max(0, end - room)
            room -= end
            if room <= 0:
                return

    def time(self, words: str, block: int, before: int) -> tuple[Found, TimeMention] | None:
        """The last time of these words that starts before a place of the section."""
        known = self._times.get(words, [])
        at = bisect_left(known, (block, bisect_left(self.readings[block].mention_starts, before)))
        if not at:
            return None
        place, nth = known[at - 1]
        mention = self.readings[place].mentions[nth]
        return Found("before", place, mention.start, mention.end), mention

    def year_before(self, years: Collection[str], block: int, before: int) -> Found | None:
        """The last time before a place of the section that names one of these years, else the heading that does."""
        known = [self._years.get(year, []) for year in years]
        found = [times[at - 1] for times in known if (at := bisect_left(times, (block, before)))]
        return Found("before", *max(found)) if found else self._year_above(years)

    def in_heading(self, words: str) -> Found | None:
        """These words in the nearest heading that holds them."""
        for place in reversed(self.headings):
            at = self._heading(place).find(words)
            if at >= 0:
                return Found("heading", place, at, at + len(words))
        return None

    def _heading(self, place: int) -> str:
        """The words of a heading."""
        return fold(self.document.blocks[place].text[:_HEADING])

    def _year_above(self, years: Collection[str]) -> Found | None:
        for place in reversed(self.headings):
            text = self._heading(place)
            at = max(text.rfind(year) for year in years)
            if at >= 0:
                return Found("heading", place, at, at + 4)
        return None

    @cached_property
    def heading_time(self) -> tuple[Found, TimeMention] | None:
        """The last time in the nearest heading that names one."""
        context = TimeContext(published=self.document.published)
        for place in reversed(self.headings):
            mentions, _ = scan_periods(self._heading(place), context)
            told = [mention for mention in mentions if mention.period and mention.role != "compared"]
            if told:
                return Found("heading", place, told[-1].start, told[-1].end), told[-1]
        return None

    @cached_property
    def _years(self) -> dict[str, list[tuple[int, int, int]]]:
        """Block, start and end of each time, by the years in its words."""
        years: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
        for place in self.blocks:
            for mention in self.readings[place].mentions:
                for year in _YEAR.findall(mention.text):
                    years[year].append((place, mention.start, mention.end))
        return years

    @cached_property
    def _times(self) -> dict[str, list[tuple[int, int]]]:
        """Block and number of each time, by its words."""
        times: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for place in self.blocks:
            for nth, mention in enumerate(self.readings[place].mentions):
                times[mention.text].append((place, nth))
        return times


def titles_of(document: Document) -> dict[int, int]:
    """The block of the title or heading of each section that has one."""
    titles: dict[int, int] = {}
    for place, block in enumerate(document.blocks):
        if block.kind in ("title", "heading"):
            titles.setdefault(block.section, place)
    return titles


def _above(document: Document, section: Section, titles: Mapping[int, int]) -> list[int]:
    """The blocks of the title and of the headings above a section and its own, the nearest last."""
    chain = [section.index]
    while section.parent is not None:
        section = document.sections[section.parent]
        chain.append(section.index)
    first = document.sections[0].index
    above = [titles[index] for index in dict.fromkeys([*chain, first]) if index in titles]
    return above[::-1]


def pieces(name: str, draft: Draft, sources: Sources) -> list[Piece]:
    """A name cut into the parts that stand in the text around its figure; they join to give the name.

    The clause of the figure comes first, then whatever gives the longest part, the nearest of its kind. A single
    character counts only in the clause itself.
    """
    whole = sources.at_once(name, draft)
    if whole:
        return [Piece(name, whole)]
    cut, own = _Cut(name), sources.own(draft)
    if draft.rules["metric"] == "distributed":
        cut.split(own)
    own = cut.take(own, _PAIR)
    if draft.said.share:
        cut.supplied(_SHARES)
    if cut.gaps:
        cut.take(sources.far(draft.block, draft.clause), _PAIR)
        cut.take(own, 1)
    return cut.pieces()


class _Cut:
    """A name of which parts have been found, and ``gaps`` that have not."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.gaps: list[Span] = [(0, len(name))] if name else []
        self.parts: dict[Span, Found | None] = {}

    def take(self, text: Text, shortest: int) -> Text:
        """Find parts of the gaps in a text, the longest first, each at its last place; returns what is left of it."""
        while self.gaps:
            found = [(*text.longest(self.name[start:end]), start) for start, end in self.gaps]
            offset, length, start = max(found, key=lambda each: each[1])
            if length < shortest:
                break
            begin, end = start + offset, start + offset + length
            at = text.text.rfind(self.name[begin:end])
            self.parts[begin, end] = text.found(at, length)
            text = text.without(at, length)
            self._close(begin, end)
        return text

    def split(self, text: Text) -> None:
        """产量 of 产销量: the lexicon splits the pair that stands there."""
        for whole, members in metric_words().splits.items():
            part = next((part for part in members if self.name.endswith(part) and part not in text.text), "")
            if part and whole in text.text:
                begin, end = len(self.name) - len(part), len(self.name)
                self.parts[begin, end] = evolve(text.found(text.text.rfind(whole), len(whole)), rule="split")
                self._close(begin, end)
                return

    def supplied(self, endings: tuple[str, ...]) -> None:
        """An ending that grammar gives to such names is looked for no farther."""
        end = len(self.name)
        word = next((word for word in endings if self.name.endswith(word)), "")
        if word and self.gaps and self.gaps[-1][1] == end and self.gaps[-1][0] <= end - len(word):
            self.parts[end - len(word), end] = None
            self._close(end - len(word), end)

    def _close(self, begin: int, end: int) -> None:
        """The part from ``begin`` to ``end`` is no gap any more."""
        gaps = []
        for first, last in self.gaps:
            if first <= begin < last:
                gaps += [(first, begin), (end, last)]
            else:
                gaps.append((first, last))
        self.gaps = [(first, last) for first, last in gaps if first < last]

    def pieces(self) -> list[Piece]:
        """All parts in the order of the name."""
        parts = {**dict.fromkeys(self.gaps), **self.parts}
        return [Piece(self.name[slice(*span)], parts[span]) for span in sorted(parts)]
