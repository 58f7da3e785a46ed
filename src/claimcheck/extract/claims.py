"""Turns the drafts of each section into typed claims."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from attrs import evolve, frozen

from claimcheck.extract.attribution import Attributor
from claimcheck.extract.derivation import Explained, derivation
from claimcheck.extract.draft import Draft
from claimcheck.extract.figures import Figure
from claimcheck.extract.figures.value import ungrouped
from claimcheck.extract.inferred import inferred_unit
from claimcheck.extract.key import aliases_of, canonical_key
from claimcheck.extract.modality import Modalities
from claimcheck.extract.periods import TimeContext, heading_context
from claimcheck.extract.phrase import clean
from claimcheck.extract.provenance import Sources, titles_of
from claimcheck.extract.proviso import Told
from claimcheck.extract.reading import Reading
from claimcheck.extract.scope import Scope, Scopes
from claimcheck.extract.source import Source, SourcesNamed
from claimcheck.lexicon.statistic import of_real_growth, statistic_of
from claimcheck.model import Block, Claim, Document, Metric, Place, Quantity, Section, Step

_HEADING = 16
_NUMBERING = re.compile(r"^\s*[（(]?[一二三四五六七八九十0-9]+[）)、.．]\s*")


def extract(document: Document, *, explained: bool = False) -> tuple[Claim, ...]:
    """Every figure of a document as a claim, in the order of the text; ids are ``<document>.c<n>``.

    Where they are to be ``explained``, the derivation tells each name word by word, and the place of all words.
    """
    blocks: dict[int, list[tuple[int, Block]]] = defaultdict(list)
    for index, block in enumerate(document.blocks):
        blocks[block.section].append((index, block))
    aliases = aliases_of(block.text for block in document.blocks)
    around = Around(titles_of(document), aliases, _time_contexts(document))
    found: list[Claim] = []
    for section in document.sections:
        found.extend(_Section(document, section, around, explained=explained).claims(blocks[section.index]))
    return _numbered(document, found)


@frozen
class Around:
    """What holds for a whole document: where its titles stand, the short names that it introduces, and its times.

    ``times`` are what title and headings give to the sections, by the index of the section.
    """

    titles: Mapping[int, int]
    aliases: Mapping[str, str]
    times: Mapping[int, TimeContext]


class _Section:
    """One section of a document."""

    def __init__(self, document: Document, section: Section, around: Around, *, explained: bool) -> None:
        self.titles = around.titles
        self.aliases = around.aliases
        self.context = around.times[section.index]
        self.explained = explained
        self.document = document
        self.section = section

    def claims(self, blocks: list[tuple[int, Block]]) -> Iterator[Claim]:
        """The claims of the section's blocks; each heading is read by itself."""
        body = Attributor(_short_topic(self.section.heading), self.context)
        readings: dict[int, Reading] = {}
        for index, block in blocks:
            if block.kind in ("title", "heading"):
                apart = Attributor("", self.context)
                reading = apart.read(block.text, index)
                yield from self._claims(apart.drafts, {index: reading})
            else:
                readings[index] = body.read(block.text, index, cell=block.kind == "cell")
        yield from self._claims(body.drafts, readings)

    def _claims(self, drafts: list[Draft], readings: dict[int, Reading]) -> Iterator[Claim]:
        if drafts:
            sources = Sources(self.document, self.section, readings, self.titles)
            chain = self._headings()
            told = Modalities(self.document, chain, readings).all(drafts)
            scopes = Scopes(chain, readings).all(drafts)
            counted = SourcesNamed(readings)
            for draft, modality, scope in zip(drafts, told, scopes, strict=True):
                yield self._claim(draft, drafts, modality, scope, counted.of(draft), sources=sources)

    def _headings(self) -> list[str]:
        chain = [self.section.heading]
        section = self.section
        while section.parent is not None:
            section = self.document.sections[section.parent]
            chain.append(section.heading)
        chain.append(self.document.title)
        return list(reversed(chain))

    def _claim(  # noqa: PLR0913 - what was found out about one figure, each by its own
        self, draft: Draft, drafts: list[Draft], told: Told, scope: Scope, source: Source, *, sources: Sources
    ) -> Claim:
        document, figure, reading = self.document, draft.figure, sources.readings[draft.block]
        block = document.blocks[draft.block]
        span = block.span(figure.start, figure.end)
        unit = draft.unit or inferred_unit(draft.right, draft.said.stem or draft.name)
        head = None if draft.head is None else drafts[draft.head]
        partner = reading.partners.get(figure.start)
        sentence = reading.sentences[draft.clause.sentence]
        metric = self._metric(draft, scope)
        steps = (
            *derivation(draft, head, reading, block, unit),
            Step("scope", scope.rule, scope.words),
            Step("modality", told.rule, told.words),
            *([Step("source", source.rule, source.words, block.span(*source.at))] if source.name else ()),
        )
        return Claim(
            id=self._id(draft.block, figure.start, draft.member),
            document=document.id,
            quote=document.text[slice(*span)],
            span=span,
            sentence=block.text[slice(*sentence)].strip(),
            kind=draft.kind,
            modality=told.modality,
            metric=metric,
            quantity=_quantity(figure, reading, block, draft.sign, unit),
            period=draft.period,
            compared_to=draft.compared,
            range_with=None if partner is None else self._id(draft.block, partner),
            head=None if head is None else self._id(head.block, head.figure.start, head.member),
            place=Place(self.section.index, draft.block, draft.clause.sentence, draft.clause.index),
            whole=draft.whole,
            role=draft.role,
            derivation=tuple(Explained(draft, head, sources).steps(steps, metric) if self.explained else steps),
            source=source.name,
        )

    def _metric(self, draft: Draft, scope: Scope) -> Metric:
        """The metric with its key and statistic."""
        name = draft.name or "数量"
        statistic = statistic_of(name, share=draft.kind == "rate" and draft.said.share)
        if draft.kind == "growth" and any("实际" in mark for mark in draft.said.marks):
            statistic = of_real_growth(statistic)
        return Metric(scope.named(name), canonical_key(name, self.aliases, scope.whole), scope.whole, statistic)

    def _id(self, block: int, at: int, member: int = 0) -> str:
        """A provisional id, by place and among the metrics that share it; final ids are counted in the text's order."""
        return f"{self.document.id}@{self.document.blocks[block].span(at, at + 1)[0]}+{member}"


def _time_contexts(document: Document) -> dict[int, TimeContext]:
    """Publication date, and the period that title and headings give to what stands under them, for each section."""
    whole = heading_context(document.title, TimeContext(published=document.published))
    contexts: dict[int, TimeContext] = {}
    for section in document.sections:
        above = whole if section.parent is None else contexts[section.parent]
        contexts[section.index] = heading_context(section.heading, above)
    return contexts


def _quantity(figure: Figure, reading: Reading, block: Block, sign: int, unit: str) -> Quantity:
    """The exact quantity, with the places of digits and magnitude in the file."""
    start = block.span(figure.start, figure.start + 1)[0]
    digits = block.span(*figure.digits) if figure.digits[0] < figure.digits[1] else (start, start)
    magnitude = block.span(*figure.magnitude) if figure.magnitude[0] < figure.magnitude[1] else (digits[1], digits[1])
    written = ungrouped(reading.text[slice(*figure.digits)])
    return figure.quantity(written, sign, unit, (digits, magnitude))


def _short_topic(heading: str) -> str:
    """A heading's topic; a long one is a sentence and no name."""
    return clean(_NUMBERING.sub("", heading)) if len(heading) <= _HEADING else ""


def _numbered(document: Document, claims: list[Claim]) -> tuple[Claim, ...]:
    """Claims in the order of the text with their final ids."""
    ordered = sorted(claims, key=lambda claim: claim.span)
    ids = {claim.id: f"{document.id}.c{number}" for number, claim in enumerate(ordered, 1)}
    return tuple(
        evolve(
            claim,
            id=ids[claim.id],
            head=ids.get(claim.head) if claim.head else None,
            range_with=ids.get(claim.range_with) if claim.range_with else None,
        )
        for claim in ordered
    )
