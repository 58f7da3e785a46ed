"""Which rule made which part of a claim, and from which words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

from claimcheck.extract.compared import base_of
from claimcheck.extract.draft import Draft
from claimcheck.extract.periods import TimeMention
from claimcheck.extract.periods.grammar import shape_names
from claimcheck.extract.provenance import Sources, pieces
from claimcheck.extract.quantities import derivation as of_quantity
from claimcheck.lexicon.context import context_words
from claimcheck.lexicon.grammar import grammar_words
from claimcheck.lexicon.periods import period_words
from claimcheck.model import Metric, Step

_REACH = 2000  # characters of a block before a figure in which the words of a step are looked for
_YEAR = re.compile("[0-9]{4}")
_UNITS = ("percentage_points", "times")

Span = tuple[int, int]


@frozen
class Derivation:
    """The steps of one claim: ``draft`` as it was read, ``head`` what it speaks about, and where to look for words."""

    draft: Draft
    head: Draft | None
    sources: Sources

    def steps(self, unit: str, metric: Metric, scope: Step, modality: Step) -> tuple[Step, ...]:
        """All steps in the order in which they are explained."""
        return (
            *self._quantity(unit),
            self._step("kind", self.draft.rules["kind"], kind_words(self.draft)),
            self._metric(),
            *self._name(metric.name),
            *self._head(),
            *self._whole(),
            self._step(scope.part, scope.rule, scope.words),
            self._statistic(metric),
            *self._period(),
            *self._compared(),
            self._step(modality.part, modality.rule, modality.words),
            Step("key", "same" if metric.key == metric.name else "terms", metric.key),
        )

    # -- places --------------------------------------------------------------------------------------------------

    def _span(self, start: int, end: int, block: int | None = None) -> Span:
        """Characters of a block in the file."""
        return self.sources.document.blocks[self.draft.block if block is None else block].span(start, end)

    def _step(self, part: str, rule: str, words: str) -> Step:
        """A step from words that stand around the figure, the nearest before it first."""
        return Step(part, rule, words, self._place(words) if words else None)

    def _place(self, words: str) -> Span | None:
        draft, text = self.draft, self.sources.readings[self.draft.block].text
        start = draft.figure.start
        at = text.rfind(words, max(0, start - _REACH), start)
        at = text.find(words, start, draft.clause.end) if at < 0 else at
        if at >= 0:
            return self._span(at, at + len(words))
        far = self.sources.far(draft.block, draft.clause)
        at = far.text.rfind(words)
        return None if at < 0 else self.sources.span(far.found(at, len(words)))

    # -- how much and of what sort -------------------------------------------------------------------------------

    def _quantity(self, unit: str) -> Iterator[Step]:
        figure, reading = self.draft.figure, self.sources.readings[self.draft.block]
        other = None if figure.partner is None else reading.figures[figure.partner]
        for step in of_quantity(reading.text, figure, unit, other):
            yield Step(step.part, step.rule, step.words, step.at and self._span(*step.at))

    # -- what is measured ----------------------------------------------------------------------------------------

    def _metric(self) -> Step:
        rule = self.draft.rules["metric"]
        if rule == "head" and self.head:
            return self._figure("metric", rule, self.head)
        return self._step("metric", rule, self.draft.said.stem)

    def _name(self, name: str) -> Iterator[Step]:
        """The name word by word."""
        for piece in pieces(name, self.draft, self.sources):
            if piece.found is None:
                yield Step("name", "supplied", piece.words)
            else:
                yield Step("name", piece.found.rule, piece.words, self.sources.span(piece.found))

    def _head(self) -> Iterator[Step]:
        if self.head:
            yield self._figure("head", _head_rule(self.draft, self.head), self.head)
        elif self.draft.kind in ("growth", "change"):
            yield Step("head", "none", "")

    def _figure(self, part: str, rule: str, other: Draft) -> Step:
        """A step from another figure."""
        start, end = other.figure.start, other.figure.end
        words = self.sources.readings[other.block].text[start:end]
        return Step(part, rule, words, self._span(start, end, other.block))

    def _whole(self) -> Iterator[Step]:
        if self.draft.whole:
            yield self._step("whole", "gap" if self.draft.role == "gap" else "share", self.draft.whole)

    def _statistic(self, metric: Metric) -> Step:
        if metric.statistic.endswith("real"):
            word = next((mark for mark in self.draft.said.marks if "实际" in mark), "")
            return self._step("statistic", metric.statistic, word)
        if metric.statistic == "share":
            return self._step("statistic", metric.statistic, "占")
        words = context_words().statistic.get(metric.statistic, ())
        return self._step("statistic", metric.statistic, next((word for word in words if word in metric.name), ""))

    # -- when ----------------------------------------------------------------------------------------------------

    def _period(self) -> Iterator[Step]:
        draft = self.draft
        rule = draft.rules.get("period", "none")
        if draft.period is None:
            rule = "unknown" if draft.time else "none"
        if rule == "head" and self.head:
            yield self._figure("period", rule, self.head)
            return
        if rule == "heading":
            yield from self._of_heading()
            return
        mention, place = self._time(draft.time)
        yield Step("period", "stated" if rule in shape_names() else rule, draft.time, place)
        if mention and draft.period:
            yield Step("time", mention.rule, mention.text, place)
            yield from self._year(mention)

    def _time(self, words: str) -> tuple[TimeMention | None, Span | None]:
        """The last time of these words before the figure, and its place."""
        told = self.sources.time(words, self.draft.block, self.draft.figure.start) if words else None
        return (told[1], self.sources.span(told[0])) if told else (None, None)

    def _of_heading(self) -> Iterator[Step]:
        """The time of the nearest heading that names one."""
        found = self.sources.heading_time()
        if found is None:
            yield Step("period", "heading", "")
            return
        place, mention = found
        yield Step("period", "heading", mention.text, self.sources.span(place))
        yield Step("time", mention.rule, mention.text, self.sources.span(place))

    def _year(self, mention: TimeMention) -> Iterator[Step]:
        """Where the year of a time without one comes from."""
        period, published = self.draft.period, self.sources.document.published
        if period is None or _YEAR.search(mention.text):
            return
        years = {str(period.start.year), str(period.end.year)}
        if not any(word in mention.text for word in period_words().years.published):
            before = self.sources.year_before(years, self.draft.block, mention.start)
            if before:
                words = self.sources.readings[before.block].text[before.start : before.end]
                yield Step("year", "named_before", words, self.sources.span(before))
                return
        if published:
            yield Step("year", "published", str(published))

    def _compared(self) -> Iterator[Step]:
        draft = self.draft
        if draft.compared:
            mention = base_of(self.sources.readings[draft.block], draft)
            place = self._span(mention.start, mention.end) if mention else None
            yield Step("compared_to", draft.compared.basis, mention.text if mention else "", place)
        elif draft.kind in ("growth", "change", "multiple"):
            yield Step("compared_to", "none", "")


def kind_words(draft: Draft) -> str:
    """The words that the rule of a kind went by; none for a plain level or rate."""
    said, rule, words = draft.said, draft.rules["kind"], grammar_words()
    if rule == "plain":
        return ""
    if rule == "share":
        return "占"
    if rule in _UNITS:
        return draft.figure.unit.word if draft.figure.unit else ""
    if rule.startswith("noun_of"):
        nouns = words.change.growth_names if rule == "noun_of_growth" else words.change.drop_names
        return next((noun for noun in nouns if said.stem.endswith(noun)), "")
    if rule.endswith("behind"):
        return _first(draft.right, words.change.growth_behind if rule == "growth_behind" else words.change.drop_behind)
    if rule == "year_on_year":
        return next((mark for mark in said.marks if mark in words.change.year_on_year), "")
    moved = next((mark for mark in said.marks if mark in words.to), "") if rule == "moved_to" else ""
    return said.verb or moved or (said.marks[-1] if said.marks else "")


def _first(text: str, words: tuple[str, ...]) -> str:
    """The word that stands first in a text, the longest of those; empty if none does."""
    places = [(text.find(word), -len(word), word) for word in words if word in text]
    return min(places)[2] if places else ""


def _head_rule(draft: Draft, head: Draft) -> str:
    """How a figure came by the one that it speaks about."""
    if draft.role == "part":
        return "part"
    if head.role == "start":
        return "movement"
    metric = draft.rules["metric"]
    return {"head": "spoken_of", "share": "share_of", "distributed": "one_by_one"}.get(metric, "same_name")
