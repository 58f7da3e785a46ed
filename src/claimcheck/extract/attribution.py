"""What each figure of a section is about: kind, metric, head and period, by the words around it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import evolve

from claimcheck.extract.around import groups, left_of, right_of
from claimcheck.extract.clause import Clause
from claimcheck.extract.draft import Draft
from claimcheck.extract.figure import Figure
from claimcheck.extract.kind import kind_of
from claimcheck.extract.naming import Naming
from claimcheck.extract.period import TimeContext
from claimcheck.extract.phrase import Predicate, predicate
from claimcheck.extract.reading import Reading, read_block
from claimcheck.extract.timing import Timing, comparison, moved_to
from claimcheck.lexicon.metrics import metric_words

_OF_WHICH = re.compile(r"^\s*(?:其中|包括|含|另含)")
_OPENING = 12
_CONTEXT = 200


class Attributor:
    """Reads a section block after block; topics and times run on within it and never cross to another."""

    def __init__(self, heading: str, context: TimeContext) -> None:
        self.context = context
        self.timing = Timing(context)
        self.naming = Naming(heading)

    @property
    def drafts(self) -> list[Draft]:
        """All figures so far, attributed."""
        return self.naming.drafts

    def read(self, text: str, block: int) -> Reading:
        """Attribute the figures of one more block."""
        reading, self.context = read_block(text, self.context)
        self.naming.topics.new_block()
        sentence = -1
        for clause in reading.clauses:
            if clause.sentence != sentence:
                sentence = clause.sentence
                self.naming.new_sentence()
                self.timing.new_sentence()
            self._clause(reading, clause, block)
        return reading

    def _clause(self, reading: Reading, clause: Clause, block: int) -> None:
        figures = reading.figures_in(clause.start, clause.end)
        opening = reading.text[clause.start : min(clause.end, clause.start + _OPENING)].lstrip(" 　“")
        if opening.startswith(metric_words().turns):
            self.naming.turn()
        words = reading.words(clause.start, min(clause.end, clause.start + _CONTEXT))
        if not figures:
            self.timing.take(reading, clause.start, clause.end)
            if words.strip(" 　").startswith("其中"):
                self.naming.divide()
            self.naming.topics.hear(words)
            return
        if clause.opener in ("；", ";") and not self.naming.goes_on(words):
            self.naming.undivide()
        if _OF_WHICH.match(words):
            self.naming.divide()
        for at, group in groups(reading.text, figures):
            self._group(reading, clause, block, figures, at, group)

    def _group(  # noqa: PLR0913 - the place of a group takes all of these
        self, reading: Reading, clause: Clause, block: int, figures: Sequence[Figure], at: int, group: list[Figure]
    ) -> None:
        """One figure, or several joined by 、 and 和 that share what stands around them."""
        left, joined = left_of(reading, clause, figures, at)
        self.timing.take(reading, clause.start, group[0].start)
        said = predicate(left)
        dated = moved_to(reading, clause, group[0])
        if dated:
            said = evolve(said, to=True, direction=0)
        right = right_of(reading, clause, figures, at + len(group) - 1)
        base = len(self.drafts)
        for figure in group:
            self.drafts.append(self._draft(reading, clause, block, figure, said, right, base, dated=dated))
        drafts = self.drafts[base:]
        if said.to:
            self._start_of_movement(base)
        names = self.naming.distributed(drafts) if len(drafts) > 1 else []
        for offset, draft in enumerate(drafts):
            self.timing.date(draft, reading)
            self.naming.name(base + offset, names[offset] if names else "", joined=joined)
            self.timing.inherit(draft)

    def _draft(  # noqa: PLR0913 - one value for each field
        self,
        reading: Reading,
        clause: Clause,
        block: int,
        figure: Figure,
        said: Predicate,
        right: str,
        base: int,
        *,
        dated: bool,
    ) -> Draft:
        start = max(reading.sentences[clause.sentence][0], figure.start - _CONTEXT)
        draft = Draft(
            figure=figure,
            block=block,
            clause=clause,
            said=said,
            right=right,
            before=reading.text[start : figure.start],
            unit=figure.unit.base if figure.unit else "",
            base=base,
            dated=dated,
            compared=comparison(reading, clause, figure),
        )
        compared = said.gap or "比" in said.marks or self.timing.compared
        draft.kind, draft.sign, draft.rules["kind"] = kind_of(draft.unit, figure.form, said, right, compared=compared)
        return draft

    def _start_of_movement(self, base: int) -> None:
        """由60%上升到95%: the first figure is of an earlier time, unknown unless its own words say when."""
        earlier = self.drafts[base - 1] if base else None
        if earlier and earlier.clause == self.drafts[base].clause and earlier.kind in ("level", "rate"):
            earlier.role = "start"
            self.drafts[base].head = base - 1
            if not earlier.dated:
                earlier.period = None
