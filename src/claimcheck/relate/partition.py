"""CC306: a total against the parts that make it up completely."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.lexicon.metrics import Partition, metric_words
from claimcheck.model import Claim, Expression, Period, Relation, Sum, Text
from claimcheck.relate.corpus import Corpus
from claimcheck.relate.link import ceiling, ref, same_period, same_unit, terms
from claimcheck.relate.rule import Rule


def propose(corpus: Corpus) -> Iterator[Relation]:
    """total = sum of parts, for the partitions of the lexicon and for wholes that a text names as 甲和乙."""
    for whole, parts in wholes_with_parts(corpus, ("level",)):
        if all(part.quantity.unit == whole.quantity.unit for part in parts):
            yield _relation(whole, parts)
    yield from _joined(corpus)


def wholes_with_parts(corpus: Corpus, kinds: tuple[str, ...]) -> Iterator[tuple[Claim, tuple[Claim, ...]]]:
    """Each claim whose metric a partition divides, with the parts stated for the same period, unit and kind."""
    for whole in corpus.facts:
        if whole.kind not in kinds or whole.role == "gap" or whole.range_with or whole.metric.statistic != "total":
            continue
        for partition in metric_words().partitions:
            parts = _parts(corpus, whole, partition)
            if parts:
                yield whole, parts


def parts_at(corpus: Corpus, whole: Claim, period: Period) -> tuple[Claim, ...]:
    """The complete parts of a whole's metric as stated for another period; empty where some part is not."""
    for partition in metric_words().partitions:
        found = []
        for words in partition.parts:
            key = _key_of_part(whole, partition.whole[0], words[0])
            fitting = [
                claim
                for claim in corpus.keyed(key, whole.metric.scope)
                if key and claim.kind == "level" and claim.period == period and same_unit(claim, whole) and claim.metric.statistic == whole.metric.statistic
            ]
            found.append(min(fitting, key=lambda claim: (claim.quantity.hedge != "exact", claim.quantity.printed.step, claim.id), default=None))
        parts = tuple(claim for claim in found if claim is not None)
        if len(parts) == len(found):
            return parts
    return ()


def _parts(corpus: Corpus, whole: Claim, partition: Partition) -> tuple[Claim, ...]:
    found = []
    for words in partition.parts:
        part = _part(corpus, whole, _key_of_part(whole, partition.whole[0], words[0]))
        if part is None:
            return ()
        found.append(part)
    return tuple(found)


def _key_of_part(whole: Claim, word: str, part: str) -> str:
    """The key that a part would have: the whole's with its own word replaced, or with the part's word added."""
    own = terms(whole)
    if not word:
        return "" if part in own else "·".join(sorted({*own, part}))
    if not any(word in term for term in own):
        return ""
    return "·".join(sorted({term.replace(word, part) for term in own}))


def _part(corpus: Corpus, whole: Claim, key: str) -> Claim | None:
    """The claim of that key nearest to the whole, in its own document first."""
    if not key:
        return None
    fitting = [
        claim
        for claim in corpus.keyed(key, whole.metric.scope)
        if claim.kind == whole.kind
        and same_unit(claim, whole)
        and same_period(claim, whole)
        and claim.role != "gap"
        and claim.metric.statistic == "total"
    ]
    return min(fitting, key=lambda claim: _distance(claim, whole), default=None)


def _distance(claim: Claim, whole: Claim) -> tuple[bool, bool, bool, int]:
    return (
        claim.document != whole.document,
        claim.quantity.hedge != "exact",
        claim.place.section != whole.place.section,
        abs(claim.span[0] - whole.span[0]),
    )


def _joined(corpus: Corpus) -> Iterator[Relation]:
    """西药和中成药共3088种，西药1698种，中成药1390种: the whole is named by its two parts."""
    for claims in corpus.sentences():
        levels = [claim for claim in claims if claim.kind == "level" and claim.metric.statistic == "total"]
        for whole in levels:
            if "和" not in whole.metric.name and "与" not in whole.metric.name:
                continue
            for at, one in enumerate(levels):
                for other in levels[at + 1 :]:
                    if _makes_up(whole, one, other):
                        yield _relation(whole, (one, other))


def _makes_up(whole: Claim, one: Claim, other: Claim) -> bool:
    if len({claim.quantity.unit for claim in (whole, one, other)}) > 1 or not (same_period(whole, one) and same_period(whole, other)):
        return False
    return terms(one) | terms(other) == terms(whole) and terms(one) != terms(whole) != terms(other)


def _relation(whole: Claim, parts: tuple[Claim, ...]) -> Relation:
    total: Expression = Sum(tuple(ref(part) for part in parts))
    names = [part.metric.name for part in parts]
    return Relation(
        rule=RULE.code,
        left=ref(whole),
        op="=",
        right=total,
        statement=Text(
            f"{whole.metric.name}＝{'＋'.join(names)}",
            f"{whole.metric.name} = {' + '.join(names)}",
        ),
        ceiling=ceiling(whole, *parts),
    )


RULE = Rule(
    code="CC306",
    name="total-and-parts",
    fault=Text("合计与分项之和不符", "A total is not the sum of its parts"),
    why=Text(
        "职工参保加居民参保就是基本医保参保，出口加进口就是进出口；分项或合计有一处写错，加起来就对不上。",
        "Employees plus residents make up enrolment, exports plus imports make up trade; one slip and the sum fails.",
    ),
    silent=Text(
        "词典和原文都没有说明这些分项构成全部时；时期或范围不同时。",
        "Where neither lexicon nor wording says that the parts are all there is; where periods or scopes differ.",
    ),
    example=Text("进出口9.89万亿元，出口5.56万亿元，进口4.24万亿元", "9.89 trillion: exports “5.56” (5.65), imports 4.24"),
    since="0.1.0",
    propose=propose,
)
