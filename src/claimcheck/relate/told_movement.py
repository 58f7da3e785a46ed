"""Movements told in full: where a figure stood, where it stands, and by how much it moved."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from attrs import frozen

from claimcheck.model import Claim
from claimcheck.relate.corpus import Corpus
from claimcheck.relate.link import same_period, same_unit

# 比2022年的90%提高5个百分点: the figure in between is where it stood.
_COMPARED = re.compile("[，,、]?(?:同?比|较)[^，。；、]{0,16}$")
# 419亿，为2月116亿的3倍多: so is this one.
_OF = re.compile("[，,]?(?:约|仅|正好|恰好)?(?:为|是|相当于|等于|达到?)[^，。；、]{0,16}$")
_FROM = re.compile("[由从][^，。；、]{0,16}$")
_MOVED_TO = re.compile("[，,]?[^，。；、]{0,8}[到至][^，。；、]{0,12}$")
_ARRIVES = re.compile("[，,]?(?:达|到|至|升|降|增|减)")
_YEAR_BEFORE = ("上年", "去年", "上一年", "前一年")
_LOOKED_AT = 24
_NEAR = 8
_ENDS = 2


@frozen
class Movement:
    """``told`` says by how much, or how many times, ``start`` moved to ``end``; ``sure`` that it speaks of these."""

    start: Claim
    end: Claim
    told: Claim
    sure: bool


def movement(corpus: Corpus, told: Claim) -> Movement | None:
    """The two ends of a growth, change or multiple, where the text states both."""
    averaged = told.compared_to is not None and told.compared_to.basis == "average"
    if averaged or told.role == "gap" or told.range_with:
        return None
    ends = _of_head(corpus, told) or _in_sentence(corpus, told)
    if ends is None or not _alike(*ends):
        return None
    return Movement(*ends, told, sure=_is_base(corpus, told, *ends) and told.metric.key == ends[1].metric.key)


def _alike(start: Claim, end: Claim) -> bool:
    """Two single figures of one metric and document."""
    same = start.metric.key == end.metric.key and start.document == end.document and start.kind == end.kind
    based = start.kind != "growth" or start.role == "start" or start.compared_to == end.compared_to
    return same and based and same_unit(start, end) and not start.range_with and not end.range_with


def _of_head(corpus: Corpus, told: Claim) -> tuple[Claim, Claim] | None:
    """The figure that the movement is about, with where the text says that it began, or what its base was."""
    end = corpus.claim(told.head)
    if end is None or end.kind not in ("level", "rate", "growth"):
        return None
    start = corpus.claim(end.head)
    if start and start.role == "start":
        return start, end
    return _beside(corpus, end, told) or _dated(corpus, end, told)


def _dated(corpus: Corpus, end: Claim, told: Claim) -> tuple[Claim, Claim] | None:
    """The figure of the time that the movement is measured from, which the document states elsewhere."""
    base = told.compared_to.period if told.compared_to else None
    if base is None or not same_period(end, told):
        return None
    stated = corpus.dated(end, end.kind, base)
    return next(
        ((each, end) for each in stated if each.period == base and each.document == end.document and each.id != end.id),
        None,
    )


def _beside(corpus: Corpus, end: Claim, told: Claim) -> tuple[Claim, Claim] | None:
    """95%，比2022年的90%提高5个百分点: the start stands nearest; 由当初的2家，发展到了8家: a comma before the end."""
    claims = corpus.sentence(told)
    at = _place(claims, told)
    if at < _ENDS or end.id not in (claims[at - 1].id, claims[at - 2].id):
        return None
    first, second = claims[at - 2], claims[at - 1]
    between = corpus.between(first, second)
    of = _OF.fullmatch(between) and told.kind == "multiple" and corpus.between(second, told).startswith("的")
    if of or _COMPARED.search(between):
        return second, first
    moved = _FROM.search(corpus.ahead(first, _LOOKED_AT)) and _MOVED_TO.match(between)
    return (first, second) if moved and end.id == second.id else None


def _in_sentence(corpus: Corpus, told: Claim) -> tuple[Claim, Claim] | None:
    """增长3倍，从1万元增加到4万元, and 从90%提高5个百分点，达到95%."""
    claims = corpus.sentence(told)
    at = _place(claims, told)
    behind = claims[at + 1 : at + 3]
    if len(behind) > 1 and behind[0].role == "start" and behind[1].head == behind[0].id:
        return (behind[0], behind[1]) if told.head is None and behind[1].metric.key == told.metric.key else None
    if not (behind and at) or claims[at - 1].id != told.head:
        return None
    left = _FROM.search(corpus.ahead(claims[at - 1], _LOOKED_AT))
    right = _ARRIVES.match(corpus.between(told, behind[0]))
    return (claims[at - 1], behind[0]) if left and right else None


def _place(claims: Sequence[Claim], claim: Claim) -> int:
    """Where a claim stands among those of its sentence, the first of all that share its figure."""
    return bisect_left(claims, claim.span, key=lambda each: each.span)


def _is_base(corpus: Corpus, told: Claim, start: Claim, end: Claim) -> bool:
    """What the movement is measured against is where it started, as far as the text says."""
    if end.span < start.span < told.span:
        return True
    if told.compared_to is None:
        return not told.whole or told.whole in _ORIGINAL
    base = told.compared_to.period
    before = corpus.ahead(start, _NEAR)
    if base and (f"{base.end.year}年" in before or (start.period and start.period.end == base.end)):
        return True
    return any(word in before for word in _YEAR_BEFORE) and told.compared_to.basis == "year_earlier"


_ORIGINAL = ("原来", "当初", "最初", "起初", "此前", "之前", "过去", "以前", "原先")


def movements(corpus: Corpus, units: Sequence[str]) -> Iterator[Movement]:
    """All movements told in these units."""
    for claim in corpus.facts:
        if claim.quantity.unit in units and claim.kind in ("growth", "change", "multiple"):
            found = movement(corpus, claim)
            if found:
                yield found
