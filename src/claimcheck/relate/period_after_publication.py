"""CC107: a measured figure of a time that wasn't over when its document came out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from claimcheck.lexicon.grammar import grammar_words
from claimcheck.messages.lists import quoted
from claimcheck.messages.periods import day
from claimcheck.model import Claim, Finding, Period, Severity, Text
from claimcheck.relate.corpus import Corpus, Sentence, sentence_of
from claimcheck.relate.rule import Rule

_NUMBER = "[0-9一二三四五六七八九十两]{1,2}"
# A year to date that counts its months or quarters; 今年, 上半年 and 本月 are also said before they are over.
_TO_DATE = re.compile(
    rf"(?:1|一)月?份?(?:[—–~～-]+|至|到){_NUMBER}月|[前头]{_NUMBER}个?月|前{_NUMBER}个?季度|(?:1|一)(?:[—-]|至|到){_NUMBER}季度"
)
_COUNTED = re.compile("截[至止]")
_DAY = re.compile("[日号天]")
# A release may be this many days early.
_EARLY = 3
# Figures that a message names.
_SHOWN = 3


def propose(corpus: Corpus) -> Iterator[Finding]:
    """One finding for a sentence and a period; a warning where the words show that its figures were measured."""
    found: dict[tuple[Sentence, Period, date], list[Claim]] = defaultdict(list)
    for claim in corpus.claims:
        published = corpus.documents[claim.document].published
        if published and claim.period and claim.period.end > published and _told_as_measured(claim):
            found[sentence_of(claim), claim.period, published].append(claim)
    for (_, period, published), claims in found.items():
        severity = None if _is_arranged(claims[0]) else _severity(claims, period, published)
        if severity:
            yield _finding(claims, period, published, severity)


def _told_as_measured(claim: Claim) -> bool:
    """A fact, or what only its time makes a target."""
    told = next((step.rule for step in claim.derivation if step.part == "modality"), "")
    return claim.modality == "fact" or (claim.modality == "target" and told == "period")


def _is_arranged(claim: Claim) -> bool:
    """Its sentence is about what is done before its time."""
    return any(word in claim.sentence for word in grammar_words().beforehand)


def _severity(claims: Sequence[Claim], period: Period, published: date) -> Severity | None:
    """How surely figures of that time can't have been known; None where they may have been."""
    times = [step for claim in claims for step in claim.derivation if step.part == "period"]
    compared = any(claim.compared_to and claim.compared_to.basis == "year_earlier" for claim in claims)
    january = (period.start.month, period.start.day) == (1, 1)
    to_date = january and any(_TO_DATE.search(step.words) for step in times)
    if period.start <= published:
        surely = compared and (period.end - published).days > _EARLY
        told = to_date
    else:
        counted = any(_COUNTED.search(step.words) for step in times)
        done = counted and any(claim.modality == "fact" for claim in claims)
        surely = done or (to_date and compared)
        told = (surely or to_date or compared) and not any(_DAY.search(step.words) for step in times)
    printed = any(step.rule == "stated" for step in times)
    return ("warning" if surely and printed else "note") if told else None


def _finding(claims: Sequence[Claim], period: Period, published: date, severity: Severity) -> Finding:
    quotes, end, known = quoted([claim.quote for claim in claims[:_SHOWN]]), day(period.end), day(published)
    message = Text(
        f"{quotes.zh}按已发生的事实写，时期到{end.zh}才结束，而文件发布于{known.zh}",
        f"a document of {known.en} tells {quotes.en} as measured, for a time that ends on {end.en}",
    )
    return Finding(
        id="", rule=RULE.code, severity=severity, message=message, claims=tuple(claim.id for claim in claims)
    )


RULE = Rule(
    code="CC107",
    name="period-after-publication",
    fault=Text("发布时尚未结束的时期已有实际数", "A measured figure of a period that wasn't over at publication"),
    why=Text(
        "11月20日的稿件不可能有“前11个月”的实际数；多半是月份或年份写错了。",
        "On 20 November nobody knows the first eleven months; the month or the year is likely wrong.",
    ),
    silent=Text(
        "目标、预测、计划和提前安排的事项；没有发布日期的文件；“今年”“本月”“上半年”等按截至目前理解；"
        "时期从标题或前文继承时只作提示。",
        "Targets, forecasts, plans and what is arranged beforehand; documents without a date; 今年, 本月 or 上半年, "
        "which mean the time so far; only a note where the period was inherited.",
    ),
    example=Text("11月20日：今年前11个月进出口增长13.9%", "20 November: trade “in the first eleven months” up 13.9%"),
    since="0.1.0",
    propose=propose,
    gravest="warning",
)
