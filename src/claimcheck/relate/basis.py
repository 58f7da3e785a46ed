"""Whether a growth follows from the levels at all."""

from __future__ import annotations

from claimcheck.lexicon.grammar import grammar_words
from claimcheck.lexicon.metrics import metric_words
from claimcheck.model import Claim
from claimcheck.relate.corpus import Corpus


def is_nominal(corpus: Corpus, growth: Claim) -> bool:
    """False where the growth is real, on a comparable basis, adjusted or annualised, by its words or by convention."""
    return not metric_words().grows_really(growth.metric.name) and not says_real(corpus, growth)


def says_real(corpus: Corpus, growth: Claim) -> bool:
    """The words at a growth call it real, comparable, adjusted or annualised."""
    text = corpus.documents[growth.document].text[max(0, growth.span[0] - 24) : growth.span[0]]
    return any(word in text or word in growth.metric.name for word in grammar_words().real)
