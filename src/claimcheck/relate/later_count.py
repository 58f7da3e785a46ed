"""CC202: a count that can only grow, told again a few days later."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

from claimcheck.lexicon.differences import difference_words
from claimcheck.messages.periods import day
from claimcheck.model import Claim, Constant, Difference, Product, Relation, Text
from claimcheck.relate.corpus import Corpus, sentence_of
from claimcheck.relate.difference import differences, explains
from claimcheck.relate.link import dimension, is_total, ref
from claimcheck.relate.rule import Rule

# Days after which a count is no longer held against one before.
_SOON = timedelta(days=31)
# A count of more than so many that is so many times larger a week later, and one that is so in any case.
_MANY, _WEEK, _TENFOLD, _HUNDREDFOLD = 10_000, timedelta(days=7), 8, 100
# Characters before a figure in which its clauses say what sort of count it is.
_REACH = 60


def propose(corpus: Corpus) -> Iterator[Relation]:
    """Earlier ≤ later for each two neighbours in time; and a bound from above where the later is many times larger."""
    for group in corpus.groups():
        slots: dict[object, list[Claim]] = defaultdict(list)
        for claim in group:
            if _is_of_a_day(claim) and _only_grows(corpus, claim):
                slots[dimension(claim)].append(claim)
        for counts in slots.values():
            yield from _neighbours(corpus, counts)


def _is_of_a_day(claim: Claim) -> bool:
    """A level as it stood on one day."""
    period = claim.period
    return is_total(claim) and claim.role == "plain" and period is not None and period.start == period.end


def _day(claim: Claim) -> date:
    assert claim.period is not None  # noqa: S101 - _is_of_a_day has asked
    return claim.period.end


def _only_grows(corpus: Corpus, claim: Claim) -> bool:
    """What is said between the figure before it and itself."""
    before = [each.span[1] for each in corpus.beside(claim) if each.span[1] <= claim.span[0]]
    ahead = corpus.ahead(claim, min(_REACH, claim.span[0] - before[-1] if before else _REACH))
    said = ahead[max(ahead.rfind(mark) for mark in "。！？；\n") + 1 :] + claim.metric.name
    return bool(difference_words().growing.search(said)) and not difference_words().passing.search(said)


def _neighbours(corpus: Corpus, counts: Sequence[Claim]) -> Iterator[Relation]:
    for earlier, later in pairwise(sorted(counts, key=_day)):
        apart = _day(later) - _day(earlier)
        if timedelta() < apart <= _SOON and sentence_of(earlier) != sentence_of(later):
            yield _grown(corpus, earlier, later)
            times = _TENFOLD if apart <= _WEEK and earlier.quantity.value >= _MANY else _HUNDREDFOLD
            if later.quantity.value > times * earlier.quantity.value > 0:
                yield _bounded(earlier, later, times)


def _grown(corpus: Corpus, earlier: Claim, later: Claim) -> Relation:
    """The later is at least the earlier, unless words explain that it isn't; that it may be a revision is named."""
    fell = later.quantity.value < earlier.quantity.value
    shown = differences(corpus, earlier, later) if fell else ()
    told = next((each for each in shown if explains(each, earlier, later)), None)
    return _relation(earlier, later, 1, told)


def _bounded(earlier: Claim, later: Claim, times: int) -> Relation:
    """A hundredfold in a month is 亿 for 万; tenfold in a week may be the truth."""
    return _relation(later, earlier, times, None)


def _relation(less: Claim, more: Claim, times: int, told: Difference | None) -> Relation:
    right = ref(more) if times == 1 else Product((Constant(Fraction(times)), ref(more)))
    first, last = day(_day(less)), day(_day(more))
    several = Text("数", "that") if times == 1 else Text(f"{times}倍", f"{times} times that")
    in_words = told is not None and told.kind != "revision"
    return Relation(
        rule=RULE.code,
        left=ref(less),
        op="<=",
        right=right,
        statement=Text(
            f"“{less.metric.name}”{first.zh}的数不应多于{last.zh}的{several.zh}",
            f"“{less.metric.name}” on {first.en} should not exceed {several.en} on {last.en}",
        ),
        ceiling="warning",
        certain=not in_words and times != _TENFOLD,
        quiet=in_words,
        confidence=Fraction(4, 5),
        difference=told,
    )


RULE = Rule(
    code="CC202",
    name="later-count",
    fault=Text("累计数几天后反而变少，或猛增许多倍", "A running count falls within days, or grows many times over"),
    why=Text(
        "累计、已造成、已完成一类的数随时间只增不减；几天之内变少或变成上百倍，往往是有一处写错。",
        "What has been counted so far only grows; where it falls within days, or grows a hundredfold, one is wrong.",
    ),
    silent=Text(
        "现有、仍有、新增、一周内等数可以变少；相隔一个月以上、时间不明的不比较；修订、核减或不同机构的统计不报。",
        "How many there are now, or came in some time, may fall; counts more than a month apart or of unknown time are "
        "not compared; a revision in words, or another institution, is not reported.",
    ),
    example=Text("截至7日已造成3549人遇难，截至9日2549人", "3,549 dead by the 7th, 2,549 by the 9th"),
    since="0.1.0",
    propose=propose,
    gravest="warning",
)
