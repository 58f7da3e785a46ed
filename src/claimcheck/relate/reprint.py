"""Figures that several documents print in the same words: one source, however often it is printed.

Articles are reprinted with another headline, a shorter lead, or as one story among others, so what is compared is not
documents but the sentences of figures that say the same. Two sentences are one wording where they share three in five
of their shingles (all runs of three letters that stand in either): an article written anew from the same facts shares
fewer, a reprint with another beginning more. Numbers count as one letter, for a digit that was changed in copying
makes no other source of the figures around it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TypeAlias

from attrs import evolve

from claimcheck.model import Claim, Document
from claimcheck.relate.corpus import WINDOW, in_order

_Wording: TypeAlias = frozenset[str]

# Letters of a shingle, and how many of the shingles two wordings share: so many in so many.
_SHINGLE = 3
_SHARED, _OF = 3, 5
_NUMBER, _NO_LETTER = re.compile(r"[0-9０-９][0-9０-９,，.．]*"), re.compile(r"[\W_]+")
# Sentences of a run that are cut up once and remembered.
_SENTENCES = 1 << 14


def with_reprints(documents: Iterable[Document], claims: Sequence[Claim]) -> list[Claim]:
    """The claims, each that another document printed before in the same words with its id in ``reprint_of``."""
    statements: dict[object, list[Claim]] = defaultdict(list)
    for claim in in_order(documents, claims):
        statements[_statement(claim)].append(claim)
    firsts: dict[str, str] = {}
    for alike in statements.values():
        if alike[0].document != alike[-1].document:
            firsts |= _firsts(alike)
    return [evolve(each, reprint_of=firsts[each.id]) if each.id in firsts else each for each in claims]


def _statement(claim: Claim) -> object:
    """What two claims have in common that state one figure alike."""
    quantity = claim.quantity
    printed = quantity.printed.digits, quantity.printed.magnitude, quantity.unit, quantity.hedge, quantity.value
    return claim.kind, claim.modality, claim.metric.key, claim.metric.scope, claim.period, claim.compared_to, printed


def _firsts(alike: Sequence[Claim]) -> Mapping[str, str]:
    """Of each reprinted claim the first in its words; what a document prints twice in them are two, in order."""
    wordings = _one_wording(dict.fromkeys(_shingles(claim.sentence) for claim in alike))
    times: dict[tuple[_Wording, str], int] = defaultdict(int)
    first: dict[tuple[_Wording, int], Claim] = {}
    found = {}
    for claim in alike:
        wording = wordings[_shingles(claim.sentence)]
        times[wording, claim.document] += 1
        original = first.setdefault((wording, times[wording, claim.document]), claim)
        if original is not claim:
            found[claim.id] = original.id
    return found


def _one_wording(wordings: Iterable[_Wording]) -> Mapping[_Wording, _Wording]:
    """Of each wording the first of those that it is one with, directly or through others; few are looked back at."""
    root: dict[_Wording, _Wording] = {}

    def find(each: _Wording) -> _Wording:
        while root[each] is not each:
            root[each] = each = root[root[each]]
        return each

    seen: list[_Wording] = []
    for wording in wordings:
        root[wording] = wording
        for other in seen[-WINDOW:]:
            if find(other) is not find(wording) and _is_one(wording, other):
                root[find(wording)] = find(other)
        seen.append(wording)
    return {each: find(each) for each in seen}


def _is_one(one: _Wording, other: _Wording) -> bool:
    shared = len(one & other)
    return shared * _OF >= (len(one) + len(other) - shared) * _SHARED


@lru_cache(_SENTENCES)
def _shingles(sentence: str) -> _Wording:
    """All runs of three letters of a sentence."""
    letters = _NO_LETTER.sub("", _NUMBER.sub("0", sentence))
    return frozenset(letters[at : at + _SHINGLE] for at in range(max(1, len(letters) - _SHINGLE + 1)))
