"""All claims of a run, indexed the way rules ask for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from claimcheck.model import Claim, Document

Sentence: TypeAlias = tuple[str, int, int]


class Corpus:
    """Documents and claims; ``facts`` are the claims that state something measured, in the order of the text."""

    def __init__(self, documents: Sequence[Document], claims: Sequence[Claim]) -> None:
        self.documents = {document.id: document for document in documents}
        self.claims = tuple(claims)
        self.facts = tuple(claim for claim in claims if claim.modality == "fact")
        self._by_id = {claim.id: claim for claim in claims}
        self._by_sentence: dict[Sentence, list[Claim]] = defaultdict(list)
        self._by_key: dict[tuple[str, str], list[Claim]] = defaultdict(list)
        self._by_document: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.facts:
            self._by_sentence[sentence_of(claim)].append(claim)
            self._by_key[claim.metric.key, claim.metric.scope].append(claim)
            self._by_document[claim.document].append(claim)

    def claim(self, name: str | None) -> Claim | None:
        """The claim of an id, if there is one."""
        return self._by_id.get(name) if name else None

    def sentence(self, claim: Claim) -> list[Claim]:
        """The facts of a claim's sentence, in order."""
        return self._by_sentence[sentence_of(claim)]

    def sentences(self) -> Iterable[list[Claim]]:
        """The facts of each sentence that has any."""
        return self._by_sentence.values()

    def same_key(self, claim: Claim) -> list[Claim]:
        """All facts of one metric and scope, the claim among them."""
        return self._by_key[claim.metric.key, claim.metric.scope]

    def keyed(self, key: str, scope: str) -> list[Claim]:
        """All facts of a metric key and scope."""
        return self._by_key.get((key, scope), [])

    def groups(self) -> Iterable[list[Claim]]:
        """The facts of each metric and scope."""
        return self._by_key.values()

    def document(self, claim: Claim) -> list[Claim]:
        """The facts of a claim's document, in order."""
        return self._by_document[claim.document]

    def by_document(self) -> Iterable[list[Claim]]:
        """The facts of each document."""
        return self._by_document.values()


def sentence_of(claim: Claim) -> Sentence:
    """What tells a claim's sentence from all others."""
    return claim.document, claim.place.block, claim.place.sentence
