"""Which rule made which part of a claim, and from which words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from attrs import frozen

from claimcheck.extract.compared import base_of
from claimcheck.extract.draft import Draft
from claimcheck.extract.kind import EXTENT
from claimcheck.extract.periods import TimeMention
from claimcheck.extract.periods.grammar import shape_names
from claimcheck.extract.provenance import Found, Sources, pieces
from claimcheck.extract.quantities import derivation as of_quantity
from claimcheck.extract.reading import Reading
from claimcheck.lexicon.context import context_words
from claimcheck.lexicon.grammar import grammar_words
from claimcheck.lexicon.periods import period_words
from claimcheck.model import Block, Metric, Step

_REACH = 2000  # characters of a block before a figure in which the words of a step are looked for
_YEAR = re.compile("[0-9]{4}")
_NOUN = 12  # characters behind a number in which a noun may say what it counts
_NAMED = ("event", "event_years", "plan", "plans")  # times with a name, whose years the lexicon knows
_UNITS = ("percentage_points", "times")

Span = tuple[int, int]


def derivation(draft: Draft, head: Draft | None, reading: Reading, block: Block, unit: str) -> Iterator[Step]:
    """What decided the quantity, kind, metric, head, whole and period of a claim.

    ``head`` is what it speaks about. The parts of the quantity have their places; ``Explained`` finds the others.
    """
    figure, rules = draft.figure, draft.rules
    other = None if figure.partner is None else reading.figures[figure.partner]
    for step in of_quantity(reading.text, figure, unit, other):
        words = _counted(draft, unit) if (step.part, step.rule) == ("unit", "inferred") else step.words
        yield Step(step.part, step.rule, words, step.at and block.span(*step.at))
    yield Step("kind", rules["kind"], kind_words(draft))
    yield Step("metric", rules["metric"], draft.said.stem)
    if head:
        yield Step("head", _head_rule(draft, head), "")
    elif draft.kind in ("growth", "change"):
        yield Step("head", "none", "")
    if draft.whole:
        sort = "gap" if draft.role == "gap" else "ratio" if rules["kind"] == "ratio" else "share"
        yield Step("whole", sort, draft.whole)
    rule = rules.get("period", "none")
    if draft.period is None:
        rule = "unknown" if draft.time else "none"
    yield Step("period", "stated" if rule in shape_names() else rule, draft.time)


@frozen
class Explained:
    """The steps of one claim with their places, its name word by word, and what its time was told from."""

    draft: Draft
    head: Draft | None
    sources: Sources

    def steps(self, plain: Iterable[Step], metric: Metric) -> Iterator[Step]:
        """The steps that decided the claim, each followed by what explains it further."""
        for step in plain:
            if step.part == "period":
                yield from self._period(step)
            elif step.part == "head":
                yield self._figure(step) if self.head else step
            elif step.part == "metric" and step.rule == "head" and self.head:
                yield self._figure(step)
            else:
                yield step if step.at or not step.words else self._placed(step)
            if step.part == "metric":
                yield from self._name(metric.name)
        yield self._placed(Step("statistic", metric.statistic, self._statistic(metric)))
        yield from self._compared()
        yield Step("key", "same" if metric.key == metric.name else "terms", metric.key)

    # -- places --------------------------------------------------------------------------------------------------

    def _span(self, start: int, end: int, block: int | None = None) -> Span:
        """Characters of a block in the file."""
        return self.sources.document.blocks[self.draft.block if block is None else block].span(start, end)

    def _placed(self, step: Step) -> Step:
        """A step from words that stand in a heading, or around the figure, the nearest before it first."""
        above = self.sources.in_heading(step.words) if step.rule == "heading" and step.words else None
        if above:
            return Step(step.part, step.rule, step.words, self.sources.span(above))
        return Step(step.part, step.rule, step.words, self._place(step.words) if step.words else None)

    def _place(self, words: str) -> Span | None:
        draft, text = self.draft, self.sources.readings[self.draft.block].text
        start = draft.figure.start
        at = text.rfind(words, max(0, start - _REACH), start)
        at = text.find(words, start, draft.clause.end) if at < 0 else at
        if at >= 0:
            return self._span(at, at + len(words))
        for around in (self.sources.own(draft), self.sources.far(draft.block, draft.clause)):
            at = around.text.rfind(words)
            if at >= 0:
                return self.sources.span(around.found(at, len(words)))
        return None

    def _figure(self, step: Step) -> Step:
        """A step from the figure that this one speaks about."""
        other = self.head or self.draft
        start, end = other.figure.start, other.figure.end
        words = self.sources.readings[other.block].text[start:end]
        return Step(step.part, step.rule, words, self._span(start, end, other.block))

    # -- what is measured ----------------------------------------------------------------------------------------

    def _name(self, name: str) -> Iterator[Step]:
        """The name word by word."""
        for piece in pieces(name, self.draft, self.sources):
            if piece.found is None:
                yield Step("name", "supplied", piece.words)
            else:
                yield Step("name", piece.found.rule, piece.words, self.sources.span(piece.found))

    def _statistic(self, metric: Metric) -> str:
        """The word that shows a statistic."""
        if metric.statistic.endswith("real"):
            return next((mark for mark in self.draft.said.marks if "实际" in mark), "")
        words = ("占", "比重") if metric.statistic == "share" else context_words().statistic.get(metric.statistic, ())
        return next((word for word in words if word in metric.name), "")

    # -- when ----------------------------------------------------------------------------------------------------

    def _period(self, step: Step) -> Iterator[Step]:
        """The time of a claim, by which shape its words were read, and where its year comes from."""
        if step.rule == "head" and self.head:
            yield self._figure(step)
            return
        found = self.sources.heading_time if step.rule == "heading" else self._time(step.words)
        if found is None:
            yield step
            return
        place, mention = found
        at = self.sources.span(place)
        yield Step("period", step.rule, mention.text, at)
        if self.draft.period:
            yield Step("time", mention.rule, mention.text, at)
            if step.rule != "heading":
                yield from self._year(mention)

    def _time(self, words: str) -> tuple[Found, TimeMention] | None:
        """The last time of these words before the figure."""
        return self.sources.time(words, self.draft.block, self.draft.figure.start) if words else None

    def _year(self, mention: TimeMention) -> Iterator[Step]:
        """Where the year of a time without one comes from."""
        period, published = self.draft.period, self.sources.document.published
        if period is None or mention.rule in _NAMED or _YEAR.search(mention.text):
            return
        years = {str(period.start.year), str(period.end.year)}
        told = any(word in mention.text for word in period_words().years.published)
        before = None if told else self.sources.year_before(years, self.draft.block, mention.start)
        if before:
            words = self.sources.document.text[slice(*self.sources.span(before))]
            yield Step(
                "year", "heading" if before.rule == "heading" else "named_before", words, self.sources.span(before)
            )
        elif published:
            yield Step("year", "published", str(published))

    def _compared(self) -> Iterator[Step]:
        """What a growth or change is measured against."""
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
    if rule in _UNITS:
        return draft.figure.unit.word if draft.figure.unit else ""
    if rule.startswith("noun_of") or rule.endswith("behind"):
        return _noun(draft, rule)
    if rule == "moved_to":
        return said.verb or next((mark for mark in said.marks if mark in words.to), "")
    if rule == "year_on_year":
        return next((mark for mark in said.marks if mark in words.change.year_on_year), "")
    return {"plain": "", "share": "占"}.get(rule, said.verb)


def _noun(draft: Draft, rule: str) -> str:
    """The noun of growth or drop before or behind a figure."""
    change = grammar_words().change
    if rule == "noun_of_change":
        extent = EXTENT.search(draft.said.stem)
        return extent[0] if extent else ""
    if rule.startswith("noun_of"):
        nouns = change.growth_names if rule == "noun_of_growth" else change.drop_names
        return next((noun for noun in nouns if draft.said.stem.endswith(noun)), "")
    return _first(draft.right, change.growth_behind if rule == "growth_behind" else change.drop_behind)


def _counted(draft: Draft, unit: str) -> str:
    """The noun from which a unit that the text leaves out was inferred, empty where it is told otherwise."""
    nouns = context_words().inferred.get(unit, ())
    return _first(draft.right[:_NOUN], nouns) or _first(draft.said.stem or draft.name, nouns)


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
