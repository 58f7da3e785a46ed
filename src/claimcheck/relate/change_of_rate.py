"""CC313: a change in percentage points against the rates, or the growth, between which it lies."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.lexicon.shares import POINTS
from claimcheck.model import Claim, Period, Relation, Text
from claimcheck.relate.change_of_level import base_period, moved_between
from claimcheck.relate.corpus import Corpus
from claimcheck.relate.link import ceiling, dimension, nearest, ref, same_basis
from claimcheck.relate.revision import points_apart
from claimcheck.relate.rule import Rule


def propose(corpus: Corpus) -> Iterator[Relation]:
    """Change in points = rate now − rate then; of a growth, growth now − growth then."""
    for change in corpus.facts:
        if change.kind == "change" and change.role != "gap" and change.quantity.unit in POINTS:
            ends = moved_between(corpus, change) or _dated(corpus, change)
            if ends and all(end.kind in ("rate", "growth") and dimension(end) != "倍" for end in ends):
                yield _relation(change, *ends)


def _dated(corpus: Corpus, change: Claim) -> tuple[Claim, Claim] | None:
    """The change's head, and the nearest figure of the head's metric and kind at the time of the base."""
    now = corpus.claim(change.head)
    base = base_period(change)
    if now is None or base is None or now.period != change.period or not _is_stated(now) or change.range_with:
        return None
    base = _as_counted(change, base)
    stated = corpus.dated(now, now.kind, base)
    then = nearest(change, (each for each in stated if _is_at(each, base) and _is_earlier(each, now)))
    return (then, now) if then else None


def _as_counted(change: Claim, base: Period) -> Period:
    """上月 as the change counts its own time: of a year to date, the year to the end of last month."""
    own, basis = change.period, change.compared_to.basis if change.compared_to else None
    to_date = own is not None and own.start == Period.year(base.start.year).start and own.days > base.days
    return Period(own.start, base.end) if own and to_date and basis == "previous" else base


def _is_stated(now: Claim) -> bool:
    return now.role == "plain" and now.modality == "fact" and now.range_with is None


def _is_at(claim: Claim, base: Period) -> bool:
    """Of the base's own time, or a rate as it stood at the end of it."""
    period = claim.period
    return period == base or (period is not None and claim.kind == "rate" and "instant" in (period.type, base.type))


def _is_earlier(claim: Claim, now: Claim) -> bool:
    return (
        claim.role not in ("gap", "start")
        and claim.range_with is None
        and claim.metric.statistic == now.metric.statistic
        and (claim.kind == "rate" or _grows_alike(claim, now))
    )


def _grows_alike(claim: Claim, now: Claim) -> bool:
    """Both are 同比, or both 环比, or both averages of years."""
    if claim.compared_to and now.compared_to:
        return claim.compared_to.basis == now.compared_to.basis
    return same_basis(claim, now)


def _relation(change: Claim, then: Claim, now: Claim) -> Relation:
    return Relation(
        rule=RULE.code,
        left=ref(change),
        op="=",
        right=ref(now) - ref(then),
        statement=Text(
            f"“{now.metric.name}”变动的百分点应等于前后两个比率之差",
            f"the change of “{now.metric.name}” in points should be the difference of its two rates",
        ),
        ceiling=ceiling(change, then, now),
        certain=points_apart(change, now, then),
    )


RULE = Rule(
    code="CC313",
    name="change-of-rate",
    fault=Text("百分点的变动与前后两个比率对不上", "A change in points is not the difference of its two rates"),
    why=Text(
        "“由78.1%提高到81.3%，提高3.2个百分点”；“增长4.3%，比1—10月加快0.2个百分点”，1—10月就是4.1%。",
        "From 78.1% to 81.3% is 3.2 points; 4.3%, 0.2 points faster than to October, makes 4.1% then.",
    ),
    silent=Text(
        "前一时期的比率没有写明；两个增速的比较基期不同；跨文件时前一数可能已修订。",
        "Where the earlier rate isn't stated or the two growths have different bases; across documents it may have "
        "been revised.",
    ),
    example=Text("由78.1%提高到81.3%，提高2.3个百分点", "from 78.1% to 81.3%, up “2.3” points (3.2)"),
    since="0.1.0",
    propose=propose,
)
