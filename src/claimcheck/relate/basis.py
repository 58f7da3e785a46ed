"""Whether a growth follows from the levels at all, and from levels that were published elsewhere."""

from __future__ import annotations

from fractions import Fraction

from claimcheck.lexicon.grammar import grammar_words
from claimcheck.lexicon.metrics import metric_words
from claimcheck.model import Claim
from claimcheck.relate.corpus import Corpus

# By so much of it a published figure may differ from the base of a later growth: revisions, and samples that change.
_REVISED = Fraction(5, 100)


def is_nominal(corpus: Corpus, growth: Claim) -> bool:
    """False where the growth is real, on a comparable basis, adjusted or annualised, by its words or by convention."""
    if metric_words().grows_really(growth.metric.name):
        return False
    text = corpus.documents[growth.document].text[max(0, growth.span[0] - 24) : growth.span[0]]
    return not any(word in text or word in growth.metric.name for word in grammar_words().real)


def beyond_revision(published: Fraction, implied: Fraction) -> bool:
    """What later figures imply of an earlier one lies too far from it for a revision."""
    return abs(implied - published) > _REVISED * abs(published)
