"""All claims of a run, indexed the way rules ask for them."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import TypeAlias

from claimcheck.config import Config
from claimcheck.model import Claim, Document, Period
from claimcheck.model.claim import Kind

Sentence: TypeAlias = tuple[str, int, int]

# Figures that one figure is held against at most; beyond it only the nearest in the text are looked at.
WINDOW = 40


class Corpus:
    """Documents and claims; ``facts`` are the claims that state something measured, ``references`` reference data.

    Only the rule on reference data looks at these; no other look-up ever gives one, but that by its id. Documents that
    repeat another word for word are left out: they neither confirm nor accuse.

    Claims stand in the order of their documents' dates and texts, then of the text, so that what is proposed does not
    depend on the order in which the documents came. Every look-up is bounded: a document may repeat one metric twenty
    thousand times.
    """

    def __init__(self, documents: Iterable[Document], claims: Iterable[Claim], config: Config | None = None) -> None:
        self.config = config or Config()
        self.documents: Mapping[str, Document] = MappingProxyType({document.id: document for document in documents})
        ordered = in_order(self.documents.values(), claims)
        self.claims = tuple(claim for claim in ordered if not claim.official)
        self.references = tuple(claim for claim in ordered if claim.official)
        self.facts = tuple(claim for claim in self.claims if claim.modality == "fact")
        self._place = {claim.id: place for place, claim in enumerate(self.claims)}
        self._within: dict[str, tuple[int, int]] = {}
        for place, claim in enumerate(self.claims):
            self._within[claim.document] = self._within.get(claim.document, (place, 0))[0], place + 1
        self._named = {claim.id: claim for claim in ordered}
        self._by_sentence: dict[Sentence, list[Claim]] = defaultdict(list)
        self._by_key: dict[tuple[str, str], list[Claim]] = defaultdict(list)
        self._dated: dict[object, list[Claim]] = defaultdict(list)
        self._levels: dict[object, list[Claim]] = defaultdict(list)
        self._parts: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.facts:
            self._index(claim)

    def _index(self, claim: Claim) -> None:
        self._by_sentence[sentence_of(claim)].append(claim)
        self._by_key[claim.metric.key, claim.metric.scope].append(claim)
        if claim.period:
            self._dated[claim.metric.key, claim.metric.scope, claim.kind, claim.period.end].append(claim)
        if claim.role == "part" and claim.head:
            self._parts[claim.head].append(claim)
        if claim.kind == "level":
            section = claim.document, claim.place.section
            self._levels[section].append(claim)
            self._levels[*section, _bare(claim.metric.name)].append(claim)
            if claim.period:
                self._levels[claim.document, claim.period.end].append(claim)

    def claim(self, name: str | None) -> Claim | None:
        """The claim of an id, if there is one."""
        return self._named.get(name) if name else None

    def place(self, claim: Claim) -> int:
        """How many claims stand before one, in its document and in those before it; reference data stands last."""
        return self._place.get(claim.id, len(self.claims))

    def sentence(self, claim: Claim) -> Sequence[Claim]:
        """The facts of a claim's sentence, in order."""
        return self._by_sentence[sentence_of(claim)]

    def beside(self, claim: Claim) -> Sequence[Claim]:
        """The facts of a claim's sentence that stand nearest to it, in order."""
        return self._near(claim, self.sentence(claim))

    def sentences(self) -> Iterable[Sequence[Claim]]:
        """The facts of each sentence that has any."""
        return self._by_sentence.values()

    def groups(self) -> Iterable[Sequence[Claim]]:
        """The facts of each metric and scope."""
        return self._by_key.values()

    def dated(
        self, claim: Claim, kind: Kind, period: Period | None, key: str | None = None, scope: str | None = None
    ) -> Sequence[Claim]:
        """Facts of a kind whose period ends as ``period`` does; those nearest to the claim.

        ``key`` and ``scope`` name the metric; the claim's own are taken where none are given.
        """
        if period is None:
            return ()
        metric = claim.metric
        slot = metric.key if key is None else key, metric.scope if scope is None else scope, kind, period.end
        return self._near(claim, self._dated.get(slot, ()))

    def namesakes(self, claim: Claim) -> Sequence[Claim]:
        """Facts of a claim's metric and scope, of all times; those nearest to it."""
        return self._near(claim, self._by_key.get((claim.metric.key, claim.metric.scope), ()))

    def around(self, claim: Claim) -> Sequence[Claim]:
        """The claims of all documents that stand nearest to one, in order, itself among them."""
        return self._near(claim, self.claims)

    def parts(self, whole: Claim) -> Sequence[Claim]:
        """What 其中 lists under a claim, in order."""
        return self._parts.get(whole.id, ())

    def levels(self, claim: Claim) -> Sequence[Claim]:
        """Levels of the claim's document whose periods end as the claim's does; those nearest to it."""
        return self._near(claim, self._levels.get((claim.document, claim.period.end), ())) if claim.period else ()

    def before(self, claim: Claim) -> Iterator[Claim]:
        """Levels of the claim's section that stand before it, the nearest first."""
        section = self._levels.get((claim.document, claim.place.section), [])
        end = self._rank(claim, section)
        return reversed(section[max(0, end - WINDOW) : end])

    def named(self, claim: Claim, *names: str) -> Sequence[Claim]:
        """Levels of the claim's section with one of these names: the last before the claim first, then those behind."""
        found: list[Claim] = []
        for name in names:
            levels = self._levels.get((claim.document, claim.place.section, _bare(name)), [])
            found.extend(self._near(claim, levels))
        own = self._place[claim.id]
        places = {each.id: self._place[each.id] - own for each in found}
        return sorted(found, key=lambda each: (places[each.id] > 0, abs(places[each.id])))

    def between(self, one: Claim, other: Claim) -> str:
        """The characters of the file between two claims of a document."""
        return self.documents[one.document].text[one.span[1] : other.span[0]]

    def behind(self, claim: Claim, length: int) -> str:
        """The characters that follow a claim in its file."""
        return self.documents[claim.document].text[claim.span[1] : claim.span[1] + length]

    def ahead(self, claim: Claim, length: int) -> str:
        """The characters that stand before a claim in its file."""
        return self.documents[claim.document].text[max(0, claim.span[0] - length) : claim.span[0]]

    def _near(self, claim: Claim, claims: Sequence[Claim]) -> Sequence[Claim]:
        """All of the claims where they are few, else a window of them around the claim's own place.

        However many other documents say, the claim's own gives what it would give alone.
        """
        if len(claims) <= WINDOW:
            return claims
        at, own = self._rank(claim, claims), self._within[claim.document]
        first, last = _window(at, 0, len(claims))
        here = _window(at, self._rank_of(own[0], claims), self._rank_of(own[1], claims))
        return claims[min(first, here[0]) : max(last, here[1])]

    def _rank(self, claim: Claim, claims: Sequence[Claim]) -> int:
        return self._rank_of(self._place[claim.id], claims)

    def _rank_of(self, place: int, claims: Sequence[Claim]) -> int:
        """How many of the claims stand before a place."""
        return bisect_left(claims, place, key=lambda each: self._place[each.id])


def _window(at: int, first: int, last: int) -> tuple[int, int]:
    """The nearest places around one, of those from ``first`` up to ``last``."""
    start = max(first, min(at - WINDOW // 2, last - WINDOW))
    return start, min(start + WINDOW, last)


def in_order(documents: Iterable[Document], claims: Iterable[Claim]) -> list[Claim]:
    """The claims as their documents were published, those of copies left out; documents by what they are, not by id."""
    own = sorted((document for document in documents if document.same_as is None), key=_age)
    ranks = {document.id: rank for rank, document in enumerate(own)}
    return sorted((claim for claim in claims if claim.document in ranks), key=lambda claim: ranks[claim.document])


def _age(document: Document) -> tuple[date, str, str]:
    return document.published or date.min, document.title, document.text


def sentence_of(claim: Claim) -> Sentence:
    """What tells a claim's sentence from all others."""
    return claim.document, claim.place.block, claim.place.sentence


def _bare(name: str) -> str:
    """A name without the word that makes it national, which a text drops once it has been said."""
    return name.removeprefix("全国")
