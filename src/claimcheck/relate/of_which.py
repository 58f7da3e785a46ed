"""CC307: parts listed under a whole by 其中."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import TypeAlias

from claimcheck.lexicon.figures import figure_words
from claimcheck.lexicon.grammar import grammar_words
from claimcheck.lexicon.metrics import metric_words
from claimcheck.messages.lists import quoted
from claimcheck.model import Claim, Relation, Severity, Sum, Text
from claimcheck.relate.corpus import WINDOW, Corpus, sentence_of
from claimcheck.relate.link import ceiling, is_total, ref, same_period, terms
from claimcheck.relate.rule import Rule

# A sum this near to its whole is meant to be it.
_CLOSE = Fraction(1, 50)
_FEWEST_PARTS = 2
_SOME_OF = re.compile(
    "(?:(?!的)[\u4e00-\u9fff]){1,8}(?<!建设|改革|工作|活动|过程|期间|行动|工程|改造|检查|整治|试点)[中里][，,]?(?:已经?|共|仅|只)?有$"
)
# What may follow a number that leaves its noun out.
_SAID = re.compile(
    "[为是仍已均都未尚较比呈达处位超低高属被将]|实现|停止|同比|环比|出现|保持|上[升涨]|下[降跌]|增长|持平|没有"
)
_NOUN_LENGTH = 2
_AMONG = re.compile(r"中(?![等成小国央西部高低药心学型外东介亚医华])")


def propose(corpus: Corpus) -> Iterator[Relation]:
    """Each part ≤ whole; the sum of several = whole where it comes so close that it must be meant."""
    listed: dict[str, list[Claim]] = defaultdict(list)
    for claim in corpus.facts:
        whole = corpus.claim(claim.head) if claim.role == "part" else None
        same = whole is not None and claim.quantity.unit == whole.quantity.unit
        if whole and same and is_total(claim) and is_total(whole) and figure_words().adds_up(whole.quantity.unit):
            listed[whole.id].append(claim)
    rivals = _rivals(corpus)
    for name, parts in listed.items():
        whole = corpus.claim(name)
        if whole is not None:
            yield from (_order(whole, part, certain=_divides(whole, part, rivals)) for part in parts)
            yield from _sum(whole, parts)
    yield from _enumerated(corpus)
    yield from _among(corpus)


Rivals: TypeAlias = dict[object, list[Claim]]


def _rivals(corpus: Corpus) -> Rivals:
    """The first two levels of each sentence and unit that are no parts themselves: what 其中 may stand for.

    One that is told twice (突破一亿，达到1.18亿) is no rival of itself.
    """
    found: Rivals = defaultdict(list)
    for claim in corpus.facts:
        slot = found[sentence_of(claim), claim.quantity.unit]
        if claim.kind == "level" and claim.role != "part" and len(slot) < 2:  # noqa: PLR2004 - a second one is a rival
            slot.extend(() if slot and _told_again(slot[0], claim) else [claim])
    return found


def _told_again(one: Claim, other: Claim) -> bool:
    return one.metric == other.metric and one.period == other.period and one.quantity.hedge != "exact"


def _divides(whole: Claim, part: Claim, rivals: Rivals) -> bool:
    """The whole is surely what 其中 divides: an amount that adds up, with a head of the part's kind, and no rival."""
    if any(word in whole.metric.name for word in grammar_words().no_whole) or whole.quantity.hedge == "about":
        return False
    if not _akin(whole, part):
        return False
    before = [claim for claim in rivals[sentence_of(whole), whole.quantity.unit] if claim.span < part.span]
    return len(before) == 1 and (part.period is None or whole.period is None or whole.period.contains(part.period))


def _akin(whole: Claim, part: Claim) -> bool:
    """Neither name ends in a head that is foreign to the other's (出口额 and 企业)."""
    words = metric_words()
    a, b = (words.heads.ending(claim.metric.name) for claim in (whole, part))
    return a in b or b in a or words.canon.get(a, a) == words.canon.get(b, b)


def _order(whole: Claim, part: Claim, *, certain: bool) -> Relation:
    return Relation(
        rule=RULE.code,
        left=ref(part),
        op="<=",
        right=ref(whole),
        statement=Text(
            f"“{part.metric.name}”不应大于“{whole.metric.name}”",
            f"“{part.metric.name}” should not exceed “{whole.metric.name}”",
        ),
        ceiling=ceiling(whole, part),
        certain=certain,
        quiet=not certain,
    )


def _sum(whole: Claim, parts: list[Claim]) -> Iterator[Relation]:
    """A complete list of different parts of the whole's own period."""
    if len(parts) < _FEWEST_PARTS or len({terms(part) for part in parts}) < len(parts):
        return
    if any(part.quantity.hedge != "exact" or part.period != whole.period for part in parts):
        return
    total = sum((part.quantity.value for part in parts), Fraction(0))
    if whole.quantity.value and abs(total - whole.quantity.value) <= _CLOSE * abs(whole.quantity.value):
        yield _summed(whole, parts, "warning")


def _enumerated(corpus: Corpus) -> Iterator[Relation]:
    """12项中惠及群众8项、用人单位1项、企业2项、机构1项: a count, then what it falls into, joined by 、."""
    clauses: dict[object, list[Claim]] = defaultdict(list)
    for claim in corpus.facts:
        if claim.kind == "level" and claim.quantity.countable and claim.quantity.hedge == "exact":
            clauses[claim.document, claim.place, claim.quantity.unit].append(claim)
    for claims in clauses.values():
        for at, (whole, first) in enumerate(pairwise(claims), 1):
            parts = claims[at : at + WINDOW]
            if len(parts) > _FEWEST_PARTS and same_period(whole, first) and _opens(corpus, whole, first):
                yield _summed(whole, parts, "error")
                break


def _among(corpus: Corpus) -> Iterator[Relation]:
    """21个行业中，有10个扩张: some of a count, which the part's name says again."""
    for claims in corpus.sentences():
        counts = [claim for claim in claims if claim.kind == "level" and claim.quantity.countable]
        for whole, part in pairwise(counts):
            if part.role == "part" or whole.quantity.unit != part.quantity.unit or not same_period(whole, part):
                continue
            if part.metric.name.startswith(whole.metric.name) and _SOME_OF.match(corpus.between(whole, part)):
                yield _order(whole, part, certain=_is_of_them(corpus, whole, part))


def _is_of_them(corpus: Corpus, whole: Claim, part: Claim) -> bool:
    """Behind the part's number stands what the whole counts, or at once what is said of it: no other noun."""
    words = corpus.behind(part, _NOUN_LENGTH)
    return whole.metric.name.endswith(words) or bool(_SAID.match(words) or grammar_words().verbs.starting(words))


def _opens(corpus: Corpus, whole: Claim, first: Claim) -> bool:
    """中 stands between a count and the first figure behind it."""
    return bool(_AMONG.search(corpus.between(whole, first)))


def _summed(whole: Claim, parts: list[Claim], at_most: Severity) -> Relation:
    names = quoted([part.metric.name for part in parts])
    return Relation(
        rule=RULE.code,
        left=ref(whole),
        op="=",
        right=Sum(tuple(ref(part) for part in parts)),
        statement=Text(
            f"“{whole.metric.name}”应等于各分项{names.zh}之和",
            f"“{whole.metric.name}” should be the sum of its parts {names.en}",
        ),
        ceiling=ceiling(whole, *parts) if at_most == "error" else at_most,
        # A list that only seems complete is let go unless a slip explains the gap.
        quiet=at_most != "error",
    )


RULE = Rule(
    code="CC307",
    name="of-which",
    fault=Text(
        "“其中”的分项大于总数，或分项之和与总数不符",
        "A part under 其中 exceeds its whole, or the parts don't add up to it",
    ),
    why=Text(
        "部分不能大于整体；列全了的分项加起来应等于总数。",
        "A part can't exceed its whole, and a complete list adds up to it.",
    ),
    silent=Text(
        "增量、净额、结余、增速与比率；只列了一部分的分项不要求相加。",
        "Changes, net amounts, growth and rates; a list that isn't complete needn't add up.",
    ),
    example=Text("共3616家，其中上海4267家", "3616 in all, of which “4267”"),
    since="0.1.0",
    propose=propose,
)
