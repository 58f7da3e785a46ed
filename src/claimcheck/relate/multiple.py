"""CC318: so many times another figure, against the two figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from attrs import frozen

from claimcheck.messages.lists import quoted
from claimcheck.messages.periods import spoken
from claimcheck.model import Claim, Relation, Severity, Text
from claimcheck.relate.basis import is_nominal
from claimcheck.relate.corpus import Corpus, sentence_of
from claimcheck.relate.link import ceiling, nearest, one_document, ref, same_basis, same_period, same_unit
from claimcheck.relate.rule import Rule

# 24万亩，是8万亩的3倍: nothing but this stands between the two figures, apart from whose the second one is.
_IS = re.compile(r"[，,]\s*(?:大?约|正好|恰好|几乎|差不多|已)?(?:是|为|相当于|达到|达)[^，,。；;]*", re.DOTALL)
# Levels before a multiple among which the one is looked for that its words name.
_REACH = 12
_LATTER = "后者"


@frozen
class _Sides:
    """What is so many times what; ``ceiling`` is the highest severity that their link bears."""

    more: Claim
    base: Claim
    ceiling: Severity


def propose(corpus: Corpus) -> Iterator[Relation]:
    """Multiple = level ÷ the level that its words, or the time that it names, say it is a multiple of."""
    for multiple in corpus.facts:
        if multiple.kind == "multiple" and multiple.role != "gap" and multiple.range_with is None:
            sides = _told_beside(corpus, multiple) or _at_base(corpus, multiple) or _named(corpus, multiple)
            if sides and _is_comparable(sides) and is_nominal(corpus, multiple):
                yield _relation(multiple, sides)
            elif sides is None and is_nominal(corpus, multiple):
                yield from _of_change(corpus, multiple)


def _is_comparable(sides: _Sides) -> bool:
    """Two facts in one unit."""
    return same_unit(sides.more, sides.base) and sides.more.modality == sides.base.modality == "fact"


def _told_beside(corpus: Corpus, multiple: Claim) -> _Sides | None:
    """是2018年800家的4倍, 比2018年的800家翻了两番: the base stands right before the multiple, the level before it."""
    base = corpus.claim(multiple.head)
    if base is None or base.kind != "level" or sentence_of(base) != sentence_of(multiple):
        return None
    between, former = corpus.between(base, multiple), _former(corpus, base)
    if former is None or former.kind != "level" or former.metric.statistic != base.metric.statistic:
        return None
    moved = base.role == "start" and not between and former.metric.key == base.metric.key
    said = between == "的" and _IS.fullmatch(corpus.between(former, base)) is not None
    return _Sides(former, base, "error") if moved or said else None


def _former(corpus: Corpus, claim: Claim) -> Claim | None:
    """The figure before a claim in its sentence."""
    before = [each for each in corpus.beside(claim) if each.span < claim.span]
    return before[-1] if before else None


def _at_base(corpus: Corpus, multiple: Claim) -> _Sides | None:
    """是2012年的3倍: the head's metric at that time."""
    more, base = corpus.claim(multiple.head), multiple.compared_to.period if multiple.compared_to else None
    if more is None or base is None or more.kind != "level" or more.period != multiple.period or more.role == "start":
        return None
    stated = corpus.dated(more, "level", base)
    then = nearest(multiple, (each for each in stated if each.period == base and _alike(each, more)))
    return _Sides(more, then, ceiling(multiple, more, then)) if then else None


def _alike(one: Claim, other: Claim) -> bool:
    return one.metric.statistic == other.metric.statistic and one.range_with is None


def _named(corpus: Corpus, multiple: Claim) -> _Sides | None:
    """软件收入是硬件收入的4倍, 前者是后者的4倍: both levels stand before, and the words name them."""
    if not multiple.whole:
        return None
    levels = [each for each in islice(corpus.before(multiple), _REACH) if each.range_with is None]
    if multiple.whole == _LATTER:
        pair = [each for each in levels if sentence_of(each) == sentence_of(multiple)]
        return _Sides(pair[1], pair[0], "warning") if len(pair) == 2 else None  # noqa: PLR2004 - 前者 and 后者
    mores = [each for each in levels if each.metric.name.endswith(multiple.metric.name)]
    more = mores[0] if mores else None
    bases = [each for each in levels if more and each is not more and _is_named(each, multiple.whole, more)]
    return _Sides(more, bases[0], "warning") if more and len(bases) == 1 else None


def _is_named(base: Claim, whole: str, more: Claim) -> bool:
    """The words name it in full (硬件收入), or say whose it is where the rest is as before (农村居民 of 人均收入)."""
    name = base.metric.name
    begun = name.partition(whole)[2] if whole in name else ""
    named = name.endswith(whole) or (bool(begun) and more.metric.name.endswith(begun))
    return named and same_period(base, more) and base.metric.statistic == more.metric.statistic


def _relation(multiple: Claim, sides: _Sides) -> Relation:
    certain = one_document(multiple, sides.more, sides.base)
    more, base = _names(sides.more, sides.base)
    return Relation(
        rule=RULE.code,
        left=ref(multiple),
        op="=",
        right=ref(sides.more) / ref(sides.base),
        statement=Text(
            f"倍数应等于{more.zh}÷{base.zh}",
            f"the multiple should be {more.en} ÷ {base.en}",
        ),
        ceiling=sides.ceiling,
        certain=certain,
        quiet=not certain,
    )


def _names(more: Claim, base: Claim) -> tuple[Text, Text]:
    """Both levels by their names, or by their times where these are all that tells them apart."""
    times = [spoken(each.period) for each in (more, base) if each.period]
    if more.metric.name != base.metric.name or len(times) == 1 or more.period == base.period:
        return quoted([more.metric.name]), quoted([base.metric.name])
    if not times:
        return Text("现值", "the later level"), Text("原值", "the earlier")
    name, (now, then) = more.metric.name, times
    return Text(f"“{name}”{now.zh}的数", f"“{name}” for {now.en}"), Text(f"{then.zh}的数", f"that for {then.en}")


def _of_change(corpus: Corpus, multiple: Claim) -> Iterator[Relation]:
    """1200万人次，比上年增加800万人次，是上年的3倍: the base is the level less its change."""
    more = corpus.claim(multiple.head)
    if more is None or more.kind != "level" or more.modality != "fact" or more.role == "start":
        return
    for change in corpus.beside(multiple):
        moved = change.kind == "change" and change.head == more.id and change.role != "gap" and same_unit(change, more)
        if moved and change.compared_to and multiple.compared_to and same_basis(change, multiple):
            yield Relation(
                rule=RULE.code,
                left=ref(multiple),
                op="=",
                right=ref(more) / (ref(more) - ref(change)),
                statement=Text(
                    f"“{more.metric.name}”的倍数应等于现值÷（现值－增量）",
                    f"the multiple of “{more.metric.name}” should be level ÷ (level − change)",
                ),
                ceiling="warning",
            )


RULE = Rule(
    code="CC318",
    name="multiple",
    fault=Text("倍数与两个数对不上", "A multiple is not the quotient of its two figures"),
    why=Text(
        "“甲是乙的N倍”：甲除以乙就是N；“是2012年的3倍”，2012年的数写出来就可以核对。",
        "So many times another figure: the one divided by the other, once both are stated.",
    ),
    silent=Text(
        "“比……多N倍”（有两种读法）；作比的数没有写明；按可比价格计算的翻番。",
        "“N times more”, which is read in two ways; a base that isn't stated; doubling at constant prices.",
    ),
    example=Text("3200家，是2018年800家的6倍", "3200, “6” times the 800 of 2018 (4)"),
    since="0.1.0",
    propose=propose,
)
