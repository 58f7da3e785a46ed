"""The figure that a topic and a word call for, where no nearer one may be meant."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from claimcheck.model import Claim
from claimcheck.relate.corpus import Corpus, sentence_of
from claimcheck.relate.link import dimension, same_period

# How far a figure is from another: in another sentence, behind it, so many characters away.
_Way: TypeAlias = tuple[bool, bool, int]
# Characters that may stand between a name and its number (累计达到).
_VERB = 4


def called(corpus: Corpus, claim: Claim, topic: str, words: tuple[str, ...], unit: str | None = None) -> Claim | None:
    """The nearest level of the claim's period that is named ``topic`` and one of the words.

    A text leaves out what it has just said, so a topic that is not spelled out both times may have been filled in
    wrongly: then a nearer figure whose name ends in such a word is what may be meant, and there is none. Nor is there
    one that stands nearer to another figure of the claim's own name (…结余5亿元；…结余2亿元。结余合计7亿元).
    """
    levels = corpus.named(claim, *(topic + word for word in words))
    fitting = [each for each in levels if same_period(each, claim) and unit in (None, dimension(each))]
    found = min(fitting, key=lambda each: _way(claim, each), default=None)
    if found is None or _belongs_to_another(corpus, claim, found):
        return None
    if topic and all(_spells(corpus, each, topic) for each in (found, claim)):
        return found
    near = _way(claim, found)
    return None if any(_way(claim, rival) < near for rival in _rivals(corpus, claim, found, words)) else found


def _rivals(corpus: Corpus, claim: Claim, found: Claim, words: tuple[str, ...]) -> Iterable[Claim]:
    """Levels of the found one's sort whose names end in one of the words; no parts of a whole beside the found one."""
    away = sentence_of(found) != sentence_of(claim)
    for each in (*corpus.before(claim), *corpus.beside(claim)):
        alike = each.kind == "level" and dimension(each) == dimension(found) and same_period(each, claim)
        apart = each.metric.key != found.metric.key and (away or each.role in {"plain", "whole", found.role})
        if alike and apart and each.metric.name.endswith(words):
            yield each


def _belongs_to_another(corpus: Corpus, claim: Claim, found: Claim) -> bool:
    """A figure of the claim's metric and time with another value stands between the two."""
    low, high = sorted((found.span, claim.span))
    told = corpus.dated(claim, claim.kind, claim.period)
    between = (each for each in told if each.document == claim.document and low < each.span < high)
    return any(not each.quantity.hard.overlaps(claim.quantity.hard) for each in between)


def _way(claim: Claim, other: Claim) -> _Way:
    return sentence_of(claim) != sentence_of(other), other.span > claim.span, abs(other.span[0] - claim.span[0])


def _spells(corpus: Corpus, claim: Claim, topic: str) -> bool:
    """The topic stands right before the figure, and is not only understood."""
    return topic in corpus.ahead(claim, len(claim.metric.name) + _VERB)
