"""CC312: a change against the two levels between which it lies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from claimcheck.lexicon.grammar import grammar_words
from claimcheck.lexicon.shares import SHARES
from claimcheck.model import Claim, Period, Relation, Text
from claimcheck.relate.basis import is_nominal
from claimcheck.relate.corpus import Corpus, sentence_of
from claimcheck.relate.link import ceiling, is_stock, nearest, one_document, ref, same_period, same_unit, year_before
from claimcheck.relate.revision import too_far
from claimcheck.relate.rule import Rule

# What leads from a verb of change to its number.
_LEADING = re.compile("(?:了|达到?|为|约|近|超过?|逾|幅度)+$")
# A figure before and after its change.
Ends: TypeAlias = tuple[Claim, Claim]


def propose(corpus: Corpus) -> Iterator[Relation]:
    """Change = level now − level then, where the text tells both."""
    for change in corpus.facts:
        if change.kind == "change" and _is_plain(change) and change.quantity.unit not in SHARES:
            ends = moved_between(corpus, change) or _dated(corpus, change)
            if ends and is_nominal(corpus, change):
                yield _relation(change, *ends)


def _is_plain(change: Claim) -> bool:
    return change.role != "gap" and change.range_with is None


def moved_between(corpus: Corpus, change: Claim) -> Ends | None:
    """The ends of the movement that a change sums up: 由78家增加到90家，增加12家; 由78家增加12家，达到90家."""
    ends = _ends(corpus, change)
    whole = ends and all(each.modality == "fact" and each.range_with is None for each in (*ends, change))
    return ends if whole else None


def _ends(corpus: Corpus, change: Claim) -> Ends | None:
    head = corpus.claim(change.head)
    if head is None or sentence_of(head) != sentence_of(change):
        return None
    start = corpus.claim(head.head)
    if start is not None and start.role == "start" and start.place == head.place:
        spoken = _sums_up(corpus, head, change) or base_period(change) == start.period is not None
        return (start, head) if spoken and start.kind == head.kind else None
    if head.role != "start" and not _is_base(corpus, head, change):
        return None
    now = nearest(change, (each for each in corpus.beside(change) if _arrives(each, head, change)))
    return (head, now) if now else None


def _sums_up(corpus: Corpus, end: Claim, change: Claim) -> bool:
    """Nothing but a verb stands between the end of a movement and its change, so that no other base is meant."""
    words, between = grammar_words().change, corpus.between(end, change).lstrip("，, ")
    verb = _LEADING.sub("", between)
    return verb in words.verbs or verb in words.growth_names or verb in words.drop_names


def _is_base(corpus: Corpus, head: Claim, change: Claim) -> bool:
    """上年末的7100公里增加318公里; 2022年为80万吨，2023年增长10%: the head is an earlier figure, and the base."""
    if head.period is None or change.period is None or head.period.end >= change.period.start:
        return False
    if change.compared_to is None and _sums_up(corpus, head, change):
        return True
    dated = head.period == (base_period(change) if change.compared_to else year_before(change.period))
    return dated and not any(_is_rival(each, head) for each in corpus.beside(change))


def _is_rival(claim: Claim, head: Claim) -> bool:
    """Another level of that time and unit in the sentence, which may be the base as well."""
    return claim.id != head.id and claim.kind == head.kind and claim.period == head.period and same_unit(claim, head)


def _arrives(claim: Claim, start: Claim, change: Claim) -> bool:
    """The figure that a start has moved to, of the change's own time."""
    return (
        claim.kind == start.kind
        and claim.role not in ("start", "gap", "part")
        and claim.metric.key == start.metric.key
        and claim.metric.statistic == start.metric.statistic
        and claim.range_with is None
        and same_period(claim, change)
    )


def base_period(change: Claim) -> Period | None:
    """What a change is measured against, where its words say so."""
    if change.compared_to is None or change.period is None:
        return None
    if change.compared_to.basis == "year_earlier":
        return year_before(change.period)
    return change.compared_to.period


def _dated(corpus: Corpus, change: Claim) -> Ends | None:
    """The levels of the change's metric at its own time and at that of its base."""
    base = base_period(change)
    now = level_at(corpus, change, change.period) if base else None
    then = level_at(corpus, change, base) if now else None
    return (then, now) if now and then and now.id != then.id else None


def level_at(corpus: Corpus, change: Claim, period: Period | None) -> Claim | None:
    """The change's head where it is of that time, else the nearest level of its metric then."""
    fitting = [
        level
        for level in corpus.dated(change, "level", period)
        if level.range_with is None and level.metric.statistic == change.metric.statistic and same_unit(level, change)
    ]
    exact = [level for level in fitting if level.period == period or is_stock(level)]
    return next((level for level in exact if level.id == change.head), None) or nearest(change, exact)


def _relation(change: Claim, then: Claim, now: Claim) -> Relation:
    certain = one_document(change, then, now) or too_far([then], [(now, change)])
    return Relation(
        rule=RULE.code,
        left=ref(change),
        op="=",
        right=ref(now) - ref(then),
        statement=Text(
            f"“{now.metric.name}”的增减量应等于前后两个数之差",
            f"the change of “{now.metric.name}” should be the difference of its two levels",
        ),
        ceiling=ceiling(change, then, now),
        certain=certain,
    )


RULE = Rule(
    code="CC312",
    name="change-of-level",
    fault=Text("增减量与前后两个数对不上", "A change is not the difference of its two levels"),
    why=Text(
        "“由385家增加到410家，增加25家”：后数减前数就是增量。",
        "“From 385 to 410, up 25”: the later level less the earlier is the change.",
    ),
    silent=Text(
        "前一时期的数没有写明、比较的不是同一时期、按可比口径计算时；跨文件时前一数可能已修订，相差不大只作提示，相差大也最多警告。",
        "Where the earlier level isn't stated, the base is another one or the change is on a comparable basis; "
        "across documents the earlier level may have been revised, so only a note, and at most a warning where they "
        "lie too far apart for that.",
    ),
    example=Text("由7100公里增加到7418公里，增加381公里", "from 7100 to 7418 km, up “381” (318)"),
    since="0.1.0",
    propose=propose,
)
