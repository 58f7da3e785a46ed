"""Finds the figure that the words of a share's whole stand for."""

from __future__ import annotations

import re

from claimcheck.lexicon.metrics import metric_words
from claimcheck.lexicon.scope import scope_words
from claimcheck.model import Claim
from claimcheck.relate.corpus import Corpus
from claimcheck.relate.link import is_total, ref, same_unit, terms

# What a name of all of a thing may add to the thing.
_SIZES = frozenset(("规模", "总量", "总数", "数量", "总规模"))
# What 占全部投资的比重 adds to the whole's own name.
_SHARE = re.compile("的?(?:比重|比例|份额)$")
# 占全部订单 speaks of all there are, and 订单总金额 is the amount of them.
_ALL = re.compile("^(?:全部|所有|整个|总)")
_TOTAL = re.compile("总(?:金额|额|量|数|值|计|规模)$")


def find_whole(corpus: Corpus, share: Claim, part: Claim) -> tuple[Claim, bool] | None:
    """The level that ``share.whole`` names, of the part's unit and period, and whether that is certain.

    A figure names the whole if its name holds all of the words' content. One that says nothing beyond them, or that the
    part's name narrows, surely is it, as is a section's one total of them where the words speak of all; else the
    broadest is taken, and the nearest before the share among equals.
    """
    wanted = frozenset(metric_words().content(of_share(share)))
    levels = [claim for claim in corpus.levels(part) if _may_hold(claim, part)]
    fitting = [(extra, claim) for claim in levels if (extra := _surplus(claim, wanted)) is not None]
    fitting = [(extra, claim) for extra, claim in fitting if not extra or _may_be_all(claim, part, share, wanted)]
    if not fitting:
        return None
    least = min(extra for extra, _ in fitting)
    holders = [claim for extra, claim in fitting if extra == 0 or _holds_part(claim, part)]
    best = holders or [claim for extra, claim in fitting if extra == least]
    sure = bool(holders) or all(_is_total_of_all(claim, share) for claim in best)
    found = _nearest_exact(share, best)
    # What only stands behind the share may be one of several that are called so.
    told = found.span < share.span or len({claim.metric.key for _, claim in fitting}) == 1
    return found, sure and told and len({claim.metric.key for claim in best}) == 1


def _is_total_of_all(claim: Claim, share: Claim) -> bool:
    """The share is of all, and a total of the share's section is called so."""
    told = _ALL.match(share.whole) is not None and _TOTAL.search(claim.metric.name) is not None
    return told and claim.place.section == share.place.section and claim.metric.scope == share.metric.scope


def of_share(share: Claim) -> str:
    """The words of what a share is of, by themselves."""
    return _SHARE.sub("", share.whole)


def _may_be_all(claim: Claim, part: Claim, share: Claim, wanted: frozenset[str]) -> bool:
    """A figure whose name says more than the words: no less than the part, and where they mean all the land, no piece.

    The 水电装机 of a country is no 全国装机; what the part's name says too narrows both.
    """
    a, b = claim.quantity.value * ref(claim).scale, part.quantity.value * ref(part).scale
    said = terms(claim) - wanted <= terms(part) | _SIZES
    return a > b and (said or not share.whole.startswith(scope_words().national))


def _may_hold(claim: Claim, part: Claim) -> bool:
    """A total of the part's unit and time that is another metric."""
    if claim.period is None or part.period is None or not is_total(claim) or claim.metric.key == part.metric.key:
        return False
    timed = claim.period == part.period or "instant" in {claim.period.type, part.period.type}
    return timed and same_unit(claim, part)


def _nearest_exact(share: Claim, best: list[Claim]) -> Claim:
    """The last figure before the share, else the first behind it; one of its metric without a hedge, if there is."""
    before = [claim for claim in best if claim.span < share.span]
    near = before[-1] if before else best[0]
    alike = [claim for claim in best if claim.metric.key == near.metric.key]
    exact = [claim for claim in alike if claim.quantity.hedge == "exact"]
    return near if near.quantity.hedge == "exact" or not exact else exact[-1]


def _holds_part(whole: Claim, part: Claim) -> bool:
    """The part's name narrows the whole's, or a partition of the lexicon divides the whole into such parts."""
    a, b = terms(whole), terms(part)
    return a < b or any(
        b == {term.replace(partition.whole, part_word) for term in a}
        for partition in metric_words().partitions
        for part_word in partition.parts
        if partition.whole
    )


def _surplus(claim: Claim, wanted: frozenset[str]) -> int | None:
    """How many terms a candidate has beyond the wanted ones; None if it lacks one."""
    own = terms(claim)
    holds = bool(wanted) and (wanted <= own or all(any(_says(word, term) for word in own) for term in wanted))
    return len(own - wanted) if holds else None


def _says(word: str, term: str) -> bool:
    """职工参保 says 参保; 进出口 does not say 出口."""
    longer = (other for group in metric_words().opposed if term in group for other in group if other != term)
    return term in word and not any(term in other and other in word for other in longer)
