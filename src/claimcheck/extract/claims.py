"""Turns the drafts of each section into typed claims."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.extract.attribution import Attributor, Draft, Reading
from claimcheck.extract.context import inferred_unit, modality_of, scope_of, stated_place, statistic_of
from claimcheck.extract.key import canonical_key
from claimcheck.extract.period import TimeContext, heading_context
from claimcheck.model import Block, Claim, Document, Metric, Place, Section, Step


def extract(document: Document) -> tuple[Claim, ...]:
    """Every figure of a document as a claim, in the order of the text; ids are ``<document>.c<n>``."""
    found: list[Claim] = []
    for section in document.sections:
        blocks = [(i, block) for i, block in enumerate(document.blocks) if block.section == section.index]
        found.extend(_Section(document, section).claims(blocks))
    return _numbered(document, found)


class _Section:
    """One section of a document."""

    def __init__(self, document: Document, section: Section) -> None:
        self.document = document
        self.section = section
        self.place = scope_of(section.heading)

    def claims(self, blocks: list[tuple[int, Block]]) -> Iterator[Claim]:
        context = self._time_context()
        attributor = Attributor(_heading_topic(self.section.heading), context)
        readings: dict[int, Reading] = {}
        for index, block in blocks:
            if block.kind in ("title", "heading"):
                apart = Attributor("", context)
                reading = apart.read(block.text, index)
                yield from self._finished(apart.drafts, {index: reading})
            else:
                readings[index] = attributor.read(block.text, index)
        yield from self._finished(attributor.drafts, readings)

    def _time_context(self) -> TimeContext:
        """Publication date, and the period that title and headings give to what stands under them."""
        context = TimeContext(published=self.document.published)
        for heading in self._headings():
            context = heading_context(heading, context)
        return context

    def _headings(self) -> list[str]:
        chain = [self.section.heading]
        section = self.section
        while section.parent is not None:
            section = self.document.sections[section.parent]
            chain.append(section.heading)
        chain.append(self.document.title)
        return list(reversed(chain))

    def _finished(self, drafts: list[Draft], readings: dict[int, Reading]) -> Iterator[Claim]:
        for index, draft in enumerate(drafts):
            yield self._claim(index, draft, drafts, readings[draft.block])

    def _claim(self, index: int, draft: Draft, drafts: list[Draft], reading: Reading) -> Claim:
        document, figure = self.document, draft.figure
        block = document.blocks[draft.block]
        span = block.span(figure.start, figure.end)
        unit = draft.unit or inferred_unit(draft.right, draft.said.stem or draft.name)
        digits_span = block.span(*figure.digits) if figure.digits[1] > figure.digits[0] else (span[0], span[0])
        magnitude_span = (
            block.span(*figure.magnitude) if figure.magnitude[1] > figure.magnitude[0] else (digits_span[1], digits_span[1])
        )
        digits = reading.text[slice(*figure.digits)].replace(",", "")
        sentence = reading.sentences[draft.clause.sentence]
        name = draft.name or "数量"
        scope = scope_of(name) or stated_place(draft.before) or self.place
        statistic = statistic_of(name, share=draft.kind == "rate" and draft.said.share)
        modality, shown = modality_of(draft.before[-60:], draft.period, document.published, draft.said.marks)
        partner = figure.partner
        return Claim(
            id=self._id(draft, figure.start),
            document=document.id,
            quote=document.text[slice(*span)],
            span=span,
            sentence=block.text[slice(*sentence)].strip(),
            kind=draft.kind,
            modality=modality,
            metric=Metric(name, canonical_key(name), scope, statistic),
            quantity=figure.quantity(digits, draft.sign, unit, (digits_span, magnitude_span)),
            period=draft.period,
            compared_to=draft.compared,
            range_with=self._partner(draft, drafts, partner, reading),
            head=None if draft.head is None else self._id(drafts[draft.head], drafts[draft.head].figure.start),
            place=Place(self.section.index, draft.block, draft.clause.sentence, draft.clause.index),
            whole=draft.whole,
            role=draft.role,
            derivation=(
                Step("kind", draft.rules.get("kind", ""), draft.said.verb or next(iter(draft.said.marks[-1:]), "")),
                Step("metric", draft.rules.get("metric", ""), draft.said.stem),
                *((Step("hedge", word.hedge, word.word) for word in figure.hedges)),
                *((Step("modality", modality, shown),) if shown else ()),
            ),
        )

    def _id(self, draft: Draft, at: int) -> str:
        """A provisional id, by place; final ids are counted in the order of the text."""
        return f"{self.document.id}@{self.document.blocks[draft.block].span(at, at + 1)[0]}"

    def _partner(self, draft: Draft, drafts: list[Draft], partner: int | None, reading: Reading) -> str | None:
        if partner is None:
            return None
        for other in drafts:
            if other.block == draft.block and other is not draft and other.figure.partner is not None:
                near = abs(other.figure.start - draft.figure.start)
                if near <= 24 and reading.figures:  # noqa: PLR2004 - the two ends of a range stand side by side
                    return self._id(other, other.figure.start)
        return None


def _heading_topic(heading: str) -> str:
    from claimcheck.extract.phrase import clean  # noqa: PLC0415

    return clean(heading) if len(heading) <= 16 else ""  # noqa: PLR2004 - a longer heading is a sentence


def _numbered(document: Document, claims: list[Claim]) -> tuple[Claim, ...]:
    """Claims in the order of the text with their final ids."""
    from attrs import evolve  # noqa: PLC0415

    ordered = sorted(claims, key=lambda claim: (claim.span, claim.metric.name))
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
