"""What each figure of a section is about: kind, metric, head and period, by the words around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from attrs import evolve, frozen

from claimcheck.extract.around import JOINTS, groups, joined_behind, left_of, right_of
from claimcheck.extract.clause import Clause
from claimcheck.extract.compared import base_named, comparison
from claimcheck.extract.draft import Draft
from claimcheck.extract.figures import Figure
from claimcheck.extract.kind import kind_of
from claimcheck.extract.names_of_lists import continue_growth, names_of_members, names_of_several
from claimcheck.extract.naming import name_draft
from claimcheck.extract.narrative import Narrative
from claimcheck.extract.periods import TimeContext
from claimcheck.extract.phrase import EDGE, clean, without_remarks
from claimcheck.extract.predicate import Predicate, predicate, turned, without_turn
from claimcheck.extract.reading import Reading, read_block
from claimcheck.extract.reference import resolved
from claimcheck.extract.times import end_movement, is_departure, is_of_base, is_of_whole, listed, moved_to
from claimcheck.extract.timing import Timing
from claimcheck.lexicon.context import context_words
from claimcheck.lexicon.grammar import grammar_words


@frozen
class _Passage:
    """A clause that holds figures, in its block."""

    reading: Reading
    clause: Clause
    block: int
    figures: Sequence[Figure]
    part: bool


_OF_WHICH = re.compile(r"^\s*(?:其中|主?要?(?:包括|包含)(?!.{1,24}在内)|分为|由(?=.{1,40}组成)|含(?![税硫金]))")
# 这是…的成绩单: what the figures before it are.
_THIS_IS = re.compile(
    r"[\s—]*这(?:就|正|便|个数字|一数字|组数字|组数据)?是(?P<name>[^，。；！]{2,30}?)(?:的?(?:成绩单|答卷|数据|数字))?[。！”\s]*$"
)
_OPENING = 12
_SAID = 40  # figures of a sentence that a pronoun may stand for
_CONTEXT = 200
_PAST = 600


def _turns(opening: str) -> bool:
    """一是…, 同时…, and 第一 alone between commas; 第二产业 is no second point."""
    turns = grammar_words().turns
    if not opening.startswith(turns):
        return False
    turn = next(word for word in turns if opening.startswith(word))
    return not turn.startswith("第") or opening.strip() == turn


class Attributor:
    """Reads a section block after block; topics and times run on within it and never cross to another.

    Blocks without figures wait in ``unheard`` until one with figures comes, as most of them matter to none.
    """

    def __init__(self, heading: str, context: TimeContext) -> None:
        self.context = context
        self.timing = Timing(context)
        self.narrative = Narrative(heading)
        self.past = self.text = heading
        self.unheard: list[tuple[Reading, int, bool]] = []

    @property
    def drafts(self) -> list[Draft]:
        """All figures so far, attributed."""
        return self.narrative.drafts

    def read(self, text: str, block: int, *, cell: bool = False) -> Reading:
        """Attribute the figures of one more block, which may be the ``cell`` of a table."""
        reading, self.context = read_block(text, self.context)
        self.unheard.append((reading, block, cell))
        if reading.figures:
            for heard in self.unheard:
                self._hear(*heard)
            self.unheard.clear()
        return reading

    def _hear(self, reading: Reading, block: int, cell: bool) -> None:
        """Attribute the figures of a block, and take in what it says to those that follow."""
        self.narrative.topics.new_block()
        self.timing.new_block(cell=cell)
        self.past = self.text[-_PAST:]
        self.text = reading.text
        sentence = -1
        for clause in reading.clauses:
            if clause.sentence != sentence:
                sentence = clause.sentence
                self.narrative.new_sentence()
                self.timing.new_sentence()
            self._clause(reading, clause, block)

    def _clause(self, reading: Reading, clause: Clause, block: int) -> None:
        figures = reading.figures_in(clause.start, clause.end)
        opening = reading.text[clause.start : min(clause.end, clause.start + _OPENING)].lstrip(" 　“")
        if _turns(opening):
            self.narrative.turn()
        words = without_remarks(reading.words(clause.start, min(clause.end, clause.start + _CONTEXT)))
        if not figures:
            self.timing.take(reading, clause, clause.end, part=bool(_OF_WHICH.match(words)))
            if not words.strip(EDGE):
                return
            if words.strip(" 　").startswith("其中"):
                self._divide(words, clause)
            if not self._named_behind(reading, block, words):
                self.narrative.hear(without_turn(words))
            return
        self.narrative.topics.follow(without_turn(reading.words(clause.start, figures[0].outer_start)))
        if clause.opener in ("；", ";"):
            self.narrative.division.back(words)
        part = bool(_OF_WHICH.match(words))
        if part:
            self._divide(words, clause)
        passage = _Passage(reading, clause, block, figures, part)
        for at, group in groups(reading.text, figures):
            self._group(passage, at, group)
        if reading.text.startswith(("）", ")"), clause.end):
            self.narrative.division.close()

    def _divide(self, words: str, clause: Clause) -> None:
        leads = clause.index == 0 or clause.opener in ("；", ";")
        self.narrative.divide(words, leads=leads, bracket=clause.opener in ("（", "("))

    def _named_behind(self, reading: Reading, block: int, words: str) -> bool:
        """38.6%，这是上半年新能源车的渗透率: figures that open a sentence without a name have it behind them."""
        said = _THIS_IS.match(words)
        if said is None:
            return False
        start = (
            self.narrative.sentence_start
            if self.narrative.sentence_start < len(self.drafts)
            else self.narrative.last_start
        )
        drafts = self.drafts[start:]
        if not drafts or drafts[0].block != block:
            return False
        if drafts[0].before.strip(" 　“") or drafts[0].rules["metric"] != "topic":
            return False
        name = clean(said["name"])
        for draft in drafts:
            draft.name, draft.rules["metric"], draft.period = name, "named_behind", None
            if draft.kind == "rate" and name.endswith(grammar_words().change.growth_names):
                draft.kind, draft.rules["kind"] = "growth", "noun_of_growth"
            self.timing.date(draft, reading)
            self.timing.inherit(draft)
            draft.compared = comparison(reading, draft, self.drafts)
        self.narrative.topics.current = name
        return True

    def _group(self, passage: _Passage, at: int, group: list[Figure]) -> None:
        """One figure, or several joined by 、 and 和 that share what stands around them."""
        reading, clause = passage.reading, passage.clause
        left, joined = left_of(reading, clause, passage.figures, at)
        left = self._referring(reading, clause, left)
        self.timing.take(reading, clause, group[0].start, part=passage.part)
        unit = group[0].unit.base if group[0].unit else ""
        said = predicate(left, unit)
        dated = moved_to(reading, clause, group[0])
        if dated and not (said.direction and unit == "%" and is_departure(reading, group[0])):
            said = evolve(said, to=True, direction=0)
        if unit in ("%", "‰", "倍") and not (said.direction or said.share) and is_of_base(reading, clause, group[0]):
            said = evolve(said, ratio=True, hedges=said.apart)
        right = without_remarks(right_of(reading, clause, passage.figures, at + len(group) - 1))
        base = len(self.drafts)
        between = (reading.text[one.outer_end : other.outer_start] for one, other in pairwise(group))
        moved = (said, *(turned(said, joined_behind(words)) for words in between))
        self.drafts.extend(self._draft(passage, *each, right, base) for each in zip(group, moved, strict=True))
        names = self._share_out(base) if len(group) == 1 else []
        if said.to:
            self._start_of_movement(reading, base)
        self._settle(passage, base, names, joined=joined, dated=dated)

    def _share_out(self, base: int) -> list[str]:
        """One value for several metrics (均超过6%): a draft for each, and their names."""
        first = self.drafts[base]
        names = names_of_several(self.narrative, first)
        self.drafts.extend(evolve(first, member=at, rules=dict(first.rules)) for at in range(1, len(names)))
        return names

    def _referring(self, reading: Reading, clause: Clause, words: str) -> str:
        """The words with what their first pronoun points to in its place."""
        before = self.past + reading.text[max(0, clause.start - _PAST) : clause.start]
        said = self.drafts[max(self.narrative.sentence_start, len(self.drafts) - _SAID) :]
        told = dict.fromkeys(draft.name for draft in said if draft.kind == "level")
        return resolved(words, before[-_PAST:], tuple(told))

    def _draft(self, passage: _Passage, figure: Figure, said: Predicate, right: str, base: int) -> Draft:
        reading, clause = passage.reading, passage.clause
        start = max(reading.sentences[clause.sentence][0], figure.start - _CONTEXT)
        outer = said.hedges or (said.apart if figure.unit and figure.unit.base == "倍" else ())
        hedges = tuple(each for each in outer if not any(each.word in own.word for own in figure.hedges))
        draft = Draft(
            figure=evolve(figure, hedges=(*hedges, *figure.hedges)) if hedges else figure,
            block=passage.block,
            clause=clause,
            said=said,
            right=right,
            before=reading.text[start : figure.start],
            unit=figure.unit.base if figure.unit else self._multiple(said, clause),
            base=base,
        )
        compared = said.gap or "比" in said.marks or self.timing.compared
        draft.kind, draft.sign, draft.rules["kind"] = kind_of(draft.unit, figure.form, said, right, compared=compared)
        if draft.kind == "rate" and draft.rules["kind"] == "plain":
            continue_growth(self.narrative, draft)
        return draft

    def _multiple(self, said: Predicate, clause: Clause) -> str:
        """The 倍 that 倍差 and 收入比 leave out, of both ends of their movement."""
        if said.stem:
            name = f"{said.stem}比" if said.marks[-1:] == ("比",) else said.stem
            return "倍" if name.endswith(context_words().multiples) else ""
        last = self.drafts[-1] if self.drafts else None
        moved = said.to and last is not None and last.clause == clause and last.figure.unit is None
        return last.unit if moved and last is not None else ""

    def _settle(self, passage: _Passage, base: int, shared: list[str], *, joined: bool, dated: bool) -> None:
        """Time and name for each new draft; ``shared`` are the names of those that have one value."""
        drafts = self.drafts[base:]
        names = shared or (names_of_members(self.narrative, drafts) if len(drafts) > 1 else [])
        apart = bool(names) and any(joint in drafts[0].said.stem for joint in JOINTS)
        times = [] if shared else listed(passage.reading, passage.clause, [each.figure for each in drafts], named=apart)
        if times or (names and not shared and not apart and _lists_times(passage, drafts[0])):
            names = []
        for offset, draft in enumerate(drafts):
            draft.dated = dated
            self.timing.date(draft, passage.reading)
            if times:
                draft.period, draft.dated, draft.rules["period"] = times[offset], True, "listed"
            name_draft(self.narrative, base + offset, names[offset] if names else "", joined=joined)
            part = None if draft.head is None else self.drafts[draft.head]
            if part and is_of_whole(passage.reading, draft):
                draft.period, draft.rules["period"] = part.period, "head"
            self.timing.inherit(draft)
            if part and part.role == "start" and draft.head == base - 1:
                end_movement(draft)
            draft.compared = comparison(passage.reading, draft, self.drafts)

    def _start_of_movement(self, reading: Reading, base: int) -> None:
        """由60%上升到95%: the first figure is of an earlier time, known where its words or 与2012年相比 say it."""
        earlier = self.drafts[base - 1] if base else None
        if earlier is None or earlier.clause != self.drafts[base].clause:
            return
        draft = self.drafts[base]
        if (
            earlier.kind == "growth"
            and draft.kind == "rate"
            and (earlier.said.noun or earlier.rules["kind"].startswith("noun_of"))
        ):
            draft.kind, draft.sign, draft.rules["kind"] = earlier.kind, earlier.sign, earlier.rules["kind"]
        if earlier.kind in ("level", "rate", "multiple") or draft.kind == earlier.kind:
            earlier.role = "start"
            draft.head = base - 1
            if not earlier.dated:
                earlier.period = base_named(reading, earlier)


def _lists_times(passage: _Passage, draft: Draft) -> bool:
    """5月份、6月份，进出口分别…: the values are of several times, and not of imports and exports."""
    reading = passage.reading
    start = reading.sentences[passage.clause.sentence][0]
    mentions = reading.mentions_in(max(start, draft.figure.start - _CONTEXT), draft.figure.start)
    return any("、" in mention.text or "和" in mention.text for mention in mentions)
