"""Whether a growth follows from the levels at all, and whether it is the mean of several years."""

from __future__ import annotations

from collections.abc import Iterable

from claimcheck.lexicon.grammar import grammar_words
from claimcheck.lexicon.metrics import metric_words
from claimcheck.model import Claim
from claimcheck.relate.corpus import Corpus

# Characters before a growth in which its basis is said.
_REACH = 24


def is_nominal(corpus: Corpus, growth: Claim) -> bool:
    """False where it is a mean, real, on a comparable basis, adjusted or annualised, by its words or by convention."""
    return follows_levels(corpus, growth) and not is_mean(corpus, growth)


def follows_levels(corpus: Corpus, growth: Claim) -> bool:
    """False where it is real, on a comparable basis, adjusted or annualised, by its words or by convention."""
    by_name = metric_words().grows_really(growth.metric.name) or _is_adjusted(growth)
    return not by_name and not says_real(corpus, growth)


def says_real(corpus: Corpus, growth: Claim) -> bool:
    """The words at a growth call it real, comparable, adjusted or annualised."""
    return _says(corpus, growth, grammar_words().real)


def _is_adjusted(growth: Claim) -> bool:
    """环比 of what varies with the seasons."""
    compared = growth.compared_to
    previous = compared is not None and compared.basis == "previous"
    return previous and any(word in growth.metric.name for word in grammar_words().seasonal)


def is_mean(corpus: Corpus, growth: Claim) -> bool:
    """年均增长, 两年平均增长: the growth of each of several years, had they all been alike."""
    return _says(corpus, growth, grammar_words().mean_growth)


def _says(corpus: Corpus, growth: Claim, words: Iterable[str]) -> bool:
    text = corpus.documents[growth.document].text[max(0, growth.span[0] - _REACH) : growth.span[0]]
    return any(word in text or word in growth.metric.name for word in words)
