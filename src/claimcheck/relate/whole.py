"""Finds the figure that the words of a share's whole stand for."""

from __future__ import annotations

from claimcheck.lexicon.metrics import metric_words
from claimcheck.model import Claim
from claimcheck.relate.corpus import Corpus
from claimcheck.relate.link import same_unit


def find_whole(corpus: Corpus, share: Claim, part: Claim) -> tuple[Claim, bool] | None:
    """The level that ``share.whole`` names, of the part's unit and period, and whether that is certain.

    A figure names the whole if its name ends in the whole's words, or holds all of their content; the broadest such
    figure is taken, the nearest before the share among equals.
    """
    wanted = frozenset(metric_words().content(share.whole))
    candidates = [
        (claim, _surplus(claim, wanted, part))
        for claim in corpus.document(share)
        if claim.kind == "level"
        and claim.id != part.id
        and same_unit(claim, part)
        and claim.metric.statistic == "total"
        and claim.range_with is None
        and claim.period is not None
        and part.period is not None
        and claim.period.end == part.period.end
        and (claim.period == part.period or "instant" in (claim.period.type, part.period.type))
        and claim.metric.key != part.metric.key
    ]
    fitting = [(claim, extra) for claim, extra in candidates if extra is not None]
    if not fitting:
        return None
    least = min(extra for _, extra in fitting if extra is not None)
    best = [claim for claim, extra in fitting if extra == least]
    before = [claim for claim in best if claim.span < share.span]
    near = (before or best)[-1 if before else 0]
    exact = [claim for claim in best if claim.quantity.hedge == "exact" and claim.metric.key == near.metric.key]
    chosen = near if near.quantity.hedge == "exact" or not exact else exact[-1]
    keys = {claim.metric.key for claim in best}
    return chosen, len(keys) == 1 and (least == 0 or _holds_part(chosen, part))


def _holds_part(whole: Claim, part: Claim) -> bool:
    """The part's name narrows the whole's, or a partition of the lexicon divides the whole into such parts."""
    a, b = frozenset(whole.metric.key.split("·")), frozenset(part.metric.key.split("·"))
    if a < b:
        return True
    return any(
        b == {term.replace(partition.whole[0], word[0]) for term in a}
        for partition in metric_words().partitions
        for word in partition.parts
        if partition.whole[0]
    )


def _surplus(claim: Claim, wanted: frozenset[str], part: Claim) -> int | None:
    """How many terms a candidate has beyond the wanted ones; None if it lacks one or is narrower than the part."""
    del part
    own = frozenset(claim.metric.key.split("·"))
    if not wanted or not wanted <= own:
        joined = claim.metric.key.replace("·", "")
        if not wanted or not all(term in joined for term in wanted):
            return None
    return len(own - wanted)
