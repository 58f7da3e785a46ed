"""CC502: the average growth of several years against the levels at both ends."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

from claimcheck.lexicon.grammar import grammar_words
from claimcheck.messages.periods import spoken
from claimcheck.model import Claim, Period, Product, Relation, Text
from claimcheck.relate.basis import follows_levels
from claimcheck.relate.corpus import Corpus
from claimcheck.relate.link import ceiling, is_stock, is_total, nearest, one_document, ref, same_unit
from claimcheck.relate.rule import Rule

# Characters before a growth that say that it is a mean, up to the last mark or number.
_REACH = 16
_BREAK = re.compile("[，,。；;：:！!（）()]|[0-9]%?(?![0-9.]|年)")
# Years that a mean is taken over.
_FEWEST, _MOST = 2, 40
_COUNTED = re.compile("(?<![第近前0-9])([两二三四五六七八九十]|[0-9]{1,2})年(?:间|来|内)?(?:的)?(?:年|平)均")
_DIGITS = {word: number for number, word in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
# A plan's years are counted from the one before; 2018—2023年年均 and 近五年年均 may be meant from 2018 or from 2017 on.
_PLAN = re.compile("五”?(?:期间|时期)")


@frozen
class _Span:
    """A base year, the years from it on over which the mean is taken, and whether the words leave no other choice."""

    base: Period
    years: int
    certain: bool


def propose(corpus: Corpus) -> Iterator[Relation]:
    """Level at the end = level at the start × (1 + mean growth) ^ years, where the words tell the base year."""
    for growth in corpus.facts:
        if growth.kind == "growth" and growth.role != "gap" and growth.period and _is_mean(corpus, growth):
            for span in _spans(corpus, growth, growth.period):
                end = _level(corpus, growth, span.base.shifted(span.years))
                start = _level(corpus, growth, span.base)
                if start and end and same_unit(start, end) and start.period != end.period:
                    yield _relation(corpus, growth, start, end, span)


def _is_mean(corpus: Corpus, growth: Claim) -> bool:
    """年均 stands between the growth and the last mark or number before it."""
    said = _BREAK.split(_before(corpus, growth, _REACH))[-1]
    return any(word in said for word in grammar_words().mean_growth)


def _before(corpus: Corpus, growth: Claim, reach: int) -> str:
    return corpus.documents[growth.document].text[max(0, growth.span[0] - reach) : growth.span[0]]


def _spans(corpus: Corpus, growth: Claim, period: Period) -> Iterator[_Span]:
    """The base years that the words allow; the sure ones alone where there are such."""
    if (period.end.month, period.end.day) != (12, 31):
        return
    last = Period.year(period.end.year)
    counted = _COUNTED.search(_before(corpus, growth, _REACH))
    told, length = _number(counted[1]) if counted else 0, last.end.year - period.start.year
    if not length:
        yield from _of(last, told, certain=True)
        return
    of_plan = any(_PLAN.search(step.words) for step in growth.derivation if step.part == "period")
    left = last.end.year - _departure(corpus, growth)
    sure = [years for years in (length, length + 1) if _is_sure(years, length, told, left, of_plan=of_plan)]
    for years in sure or (length, length + 1):
        yield from _of(last, years, certain=bool(sure))


def _is_sure(years: int, length: int, told: int, left: int, *, of_plan: bool) -> bool:
    """A plan's years are counted from the one before it, others from where the sentence moves from or as it counts."""
    if of_plan:
        return years == length + 1
    return (left == years and told in (0, years)) or (told == years == length)


def _of(last: Period, years: int, *, certain: bool) -> Iterator[_Span]:
    base = last.shifted(-years) if _FEWEST <= years <= _MOST else None
    if base:
        yield _Span(base, years, certain)


def _number(word: str) -> int:
    return _DIGITS.get(word) or int(word)


def _departure(corpus: Corpus, growth: Claim) -> int:
    """The year whose level the sentence moves from: 由2018年的25.3亿吨增加到2023年的37.5亿吨，年均增长8.2%; else 0."""
    alike = (claim for claim in corpus.sentence(growth) if claim.metric.key == growth.metric.key)
    return next((claim.period.end.year for claim in alike if claim.role == "start" and claim.period), 0)


def _level(corpus: Corpus, growth: Claim, year: Period | None) -> Claim | None:
    """The level of the growth's metric in a year, or of a stock at its end."""
    levels = (level for level in corpus.dated(growth, "level", year) if is_total(level))
    return nearest(growth, (level for level in levels if level.period == year or _is_at_end(level)))


def _is_at_end(level: Claim) -> bool:
    return is_stock(level) or (level.period is not None and level.period.type == "instant")


def _relation(corpus: Corpus, growth: Claim, start: Claim, end: Claim, span: _Span) -> Relation:
    certain = span.certain and one_document(growth, start, end) and follows_levels(corpus, growth)
    return Relation(
        rule=RULE.code,
        left=ref(end),
        op="=",
        right=Product((ref(start), *((1 + ref(growth)),) * span.years)),
        statement=_statement(start, end, span.years),
        ceiling=ceiling(growth, start, end),
        certain=certain,
        quiet=not certain,
    )


def _statement(start: Claim, end: Claim, years: int) -> Text:
    name, first, last = end.metric.name, _when(start), _when(end)
    return Text(
        f"“{name}”{last.zh}的数应等于{first.zh}的数按年均增速增长{years}年",
        f"“{name}” for {last.en} should be that for {first.en} after {years} years of the average growth",
    )


def _when(level: Claim) -> Text:
    assert level.period is not None  # noqa: S101 - _level has asked for its year
    return spoken(level.period)


RULE = Rule(
    code="CC502",
    name="average-growth",
    fault=Text("年均增速与首尾两年的数对不上", "An average growth does not fit the levels at both ends"),
    why=Text(
        "基年的数乘以（1＋年均增速）的若干次方，就是末年的数。",
        "The level of the base year times (1 + average growth), once for each year, is the level of the last.",
    ),
    silent=Text(
        "基年有两种理解（2018—2023年年均）、实际增速、可比口径、出自不同文件时，只作佐证。",
        "Base years that can be read in two ways, real or comparable growth and several documents only confirm.",
    ),
    example=Text(
        "由2018年的25.3亿吨增加到2023年的37.5亿吨，年均增长2.8%",
        "from 2.53 to 3.75 in five years, “2.8%” a year",
    ),
    since="0.1.0",
    propose=propose,
)
