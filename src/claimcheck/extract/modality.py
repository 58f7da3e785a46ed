"""What kind of statement a figure stands in: a measured fact, a target, a forecast, a threshold, a rule, a denial."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from attrs import frozen

from claimcheck.extract.draft import Draft
from claimcheck.extract.proviso import FACT, Told, touched
from claimcheck.extract.reading import Reading
from claimcheck.lexicon.modality import Reach, modality_words
from claimcheck.model import Document, Modality

# Roles of a time that a figure may be of.
_STATED = ("at", "until", "since")
_COLONS = ("：", ":")
_FAR = 600  # characters of a sentence over which a word reaches
# Between figures that a word needn't reach over; a space parts the news of one headline.
_APART = re.compile("[；;]|(?<=[一-鿿]) (?=[一-鿿])")
_COUNT = "一二三四五六七八九十"
_ITEM = re.compile(rf"^\s*(?:——|[-—•·●▪■◆]|[（(]?[{_COUNT}0-9]{{1,3}}[）)、.．]|[{_COUNT}]是|第[{_COUNT}])")
# Words for what is expected, which may itself be raised or lowered from an earlier one.
_EXPECTED = ("预期", "预测")
_LONGEST_HEADING = 16
_NUMBERED = re.compile(rf"^\s*(?:第[{_COUNT}]{{1,4}}[章节]|[（(]?[{_COUNT}0-9]{{1,3}}[）)、.．])?\s*")


@frozen
class _Sign:
    """A word at ``[start, end)`` of a block that says how far it reaches and what it makes of a figure."""

    start: int
    end: int
    reach: Reach
    modality: Modality


class Modalities:
    """The figures of one section: ``chain`` are the headings that it stands under, ``readings`` its blocks."""

    def __init__(self, document: Document, chain: Sequence[str], readings: Mapping[int, Reading]) -> None:
        self.published = document.published
        self.readings = readings
        self.heading = _of_heading(chain)
        self.signs: dict[int, tuple[list[int], list[_Sign]]] = {}
        self.governed = _governed(document, readings)

    def all(self, drafts: Sequence[Draft]) -> list[Told]:
        """What each draft stands in; a move, share or part without words of its own stands with what it is of."""
        found: list[Told] = []
        for draft in drafts:
            told = self._of(draft, self.readings[draft.block])
            head = found[draft.head] if draft.head is not None and draft.head < len(found) else FACT
            inherits = told.rule == "none" and (draft.kind != "level" or draft.role == "part")
            if inherits and head.modality in ("target", "forecast"):
                told = Told(head.modality, "head", head.words)
            found.append(told)
        return found

    def _of(self, draft: Draft, reading: Reading) -> Told:
        """One draft, by its own clause, by what reaches it from before, by its time, and by its heading."""
        near = touched(draft, reading)
        if near:
            return near
        told = self._before(draft, reading)
        starts = draft.role == "start" and told.modality in ("target", "forecast")
        return FACT if starts and not told.words.startswith(_EXPECTED) else told

    def _before(self, draft: Draft, reading: Reading) -> Told:
        end = draft.figure.start
        start = max(reading.sentences[draft.clause.sentence][0], end - _FAR)
        starts, signs = self._signs(draft.block, reading)
        done = ""
        for at in range(bisect_left(starts, end) - 1, -1, -1):
            sign = signs[at]
            if sign.start < start:
                break
            if sign.reach == "done":
                done = done or reading.text[sign.start : sign.end]
            elif self._reaches(sign, draft, reading, done=done):
                return Told(sign.modality, sign.reach, reading.text[sign.start : sign.end])
        own = bool(done) and reading.text.find(done, draft.clause.start, end) >= 0
        return Told("fact", "done", done) if own or self._counted(draft, reading) else self._by_time(draft)

    def _reaches(self, sign: _Sign, draft: Draft, reading: Reading, *, done: str) -> bool:
        own = sign.end > draft.clause.start
        if sign.reach == "clause":
            return own
        between = reading.figures_in(sign.end, draft.figure.start)
        if own and not between:
            return True
        if done or self._past_between(sign, draft, reading):
            return False
        if sign.reach == "list" or not _APART.search(reading.text, sign.end, draft.figure.start):
            return True
        return self.published is not None and draft.period is not None and draft.period.end > self.published

    def _past_between(self, sign: _Sign, draft: Draft, reading: Reading) -> bool:
        """A time that is over has been named since, and not to compare with."""
        if self.published is None:
            return False
        return any(
            mention.period is not None
            and mention.period.end < self.published
            and mention.role in ("at", "until", "since")
            for mention in reading.mentions_in(sign.end, draft.figure.start)
        )

    def _counted(self, draft: Draft, reading: Reading) -> bool:
        """Counted up to a day that has come (截至今天, of the tickets for a holiday to come)."""
        start = max(reading.sentences[draft.clause.sentence][0], draft.figure.start - _FAR)
        return any(
            mention.role == "until" and mention.period and self.published and mention.period.end <= self.published
            for mention in reading.mentions_in(start, draft.figure.start)
        )

    def _by_time(self, draft: Draft) -> Told:
        """A later year is none that was measured; under a heading of targets nothing is but what is over."""
        period, published = draft.period, self.published
        if period and published:
            if period.end.year > published.year or period.start > published:
                return Told("target", "period", str(period.end))
            if period.end < published:
                return FACT
        governed = self.governed.get(draft.block, FACT)
        return self.heading if governed.modality == "fact" else governed

    def _signs(self, block: int, reading: Reading) -> tuple[list[int], list[_Sign]]:
        """The signs of a block, found once, and where they start."""
        if block not in self.signs:
            signs = _scan(reading.text)
            self.signs[block] = [sign.start for sign in signs], signs
        return self.signs[block]


def _governed(document: Document, readings: Mapping[int, Reading]) -> dict[int, Told]:
    """The blocks that a lead governs: the items that follow a paragraph which ends in a colon."""
    found, opened = {}, FACT
    for index in sorted(readings):
        block = document.blocks[index]
        if block.kind not in ("item", "cell") and not _ITEM.match(block.text):
            opened = FACT
        if opened.modality != "fact":
            found[index] = opened
        if block.text.endswith(_COLONS):
            opened = _lead(block.text)
    return found


def _scan(text: str) -> list[_Sign]:
    words, found = modality_words(), []
    for match in words.signs.finditer(text):
        sort = match.lastgroup
        if sort == "word":
            reach, modality = words.told[match[0]]
            if reach != "guard":
                found.append(_Sign(*match.span(), reach, modality))
        elif sort == "setting":
            found.append(_Sign(*match.span(), "list", "target"))
        elif sort in ("does", "planned", "happens"):
            found.append(_Sign(*match.span(), "ahead", "forecast" if sort == "happens" else "target"))
    return found


def _lead(text: str) -> Told:
    """What the last sentence of a lead opens: a list of targets, or nothing."""
    last = next((sign for sign in reversed(_scan(text)) if sign.reach == "list"), None)
    return Told(last.modality, "lead", text[last.start : last.end].rstrip("：:")) if last else _of_heading([text])


def _of_heading(chain: Sequence[str]) -> Told:
    """What the innermost heading that says so makes of the figures under it."""
    for heading in reversed(chain):
        bare = _NUMBERED.sub("", heading).rstrip(" 　：:")
        for modality, endings in modality_words().headings.items():
            if bare.endswith(endings) and len(bare) <= _LONGEST_HEADING:
                return Told(modality, "heading", heading.strip())
    return FACT
