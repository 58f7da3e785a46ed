"""CC306: a total against the parts that make it up completely."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import combinations, pairwise
from typing import TypeAlias

from claimcheck.lexicon.metrics import MetricWords, metric_words
from claimcheck.messages.lists import quoted
from claimcheck.model import Claim, Expression, Period, Relation, Sum, Text
from claimcheck.model.claim import Kind
from claimcheck.relate.corpus import WINDOW, Corpus
from claimcheck.relate.link import ceiling, is_total, nearest, ref, same_period, same_unit, terms
from claimcheck.relate.rule import Rule

# Figures before and behind a whole among which its two parts are looked for.
_REACH = 8
_CLAUSE = re.compile("[，,、；;。：:（(]")


def propose(corpus: Corpus) -> Iterator[Relation]:
    """Total = sum of parts, for the partitions of the lexicon and for wholes that a text names as 甲和乙."""
    for whole, parts in wholes_with_parts(corpus, "level"):
        yield _relation(whole, parts)
    yield from _joined(corpus)


def wholes_with_parts(corpus: Corpus, kind: Kind) -> Iterator[tuple[Claim, tuple[Claim, ...]]]:
    """Each claim whose metric a partition divides, with the parts stated for the same period, unit and kind."""
    for whole in corpus.facts:
        if whole.kind == kind and _is_plain(whole):
            for keys in _divisions(metric_words(), whole.metric.key):
                parts = _complete(_part(corpus, whole, spellings) for spellings in keys)
                if parts and not _is_excerpt(corpus, whole, parts):
                    yield whole, parts
            if listed := _listed(corpus, whole):
                yield whole, listed


def parts_at(corpus: Corpus, whole: Claim, period: Period) -> tuple[Claim, ...]:
    """The complete parts of a whole's metric as stated for another period; empty where some part is not."""
    for keys in _divisions(metric_words(), whole.metric.key):
        parts = _complete(_part_at(corpus, whole, spellings, period) for spellings in keys)
        if parts:
            return parts
    return ()


def _is_excerpt(corpus: Corpus, whole: Claim, parts: tuple[Claim, ...]) -> bool:
    """其中 lists more than these parts, and not beside the whole (另有……)."""
    listed = [part for part in corpus.parts(whole)[:WINDOW] if _is_plain(part) and same_unit(part, whole)]
    if not all(part in listed for part in parts):
        return False
    return any(other not in parts and "另" not in corpus.between(last, other) for last, other in pairwise(listed))


def _listed(corpus: Corpus, whole: Claim) -> tuple[Claim, ...]:
    """The parts that 其中 lists, where a partition names exactly these, whatever else their names repeat."""
    parts = corpus.parts(whole)
    for partition in metric_words().partitions if len(parts) > 1 else ():
        divides = len(parts) == len(partition.parts) and any(partition.whole in term for term in terms(whole))
        if divides and all(_is_named(part, word, whole) for part, word in zip(parts, partition.parts, strict=True)):
            return tuple(parts)
    return ()


def _is_named(part: Claim, word: str, whole: Claim) -> bool:
    """A part of the whole's kind, unit and period that a partition's word tells from the whole."""
    told = word in terms(part) and word not in terms(whole)
    return told and _is_plain(part) and same_unit(part, whole) and same_period(part, whole) and part.kind == whole.kind


def _is_plain(claim: Claim) -> bool:
    return claim.role != "gap" and claim.range_with is None and claim.metric.statistic == "total"


def _complete(parts: Iterable[Claim | None]) -> tuple[Claim, ...]:
    """All parts, or none where one is missing."""
    found = tuple(parts)
    known = tuple(part for part in found if part is not None)
    return known if len(known) == len(found) else ()


Spellings: TypeAlias = tuple[str, ...]


@lru_cache(1 << 14)
def _divisions(words: MetricWords, key: str) -> tuple[tuple[Spellings, ...], ...]:
    """The parts into which the lexicon's partitions divide a metric, each with the keys that it may have."""
    own = frozenset(key.split("·"))
    divided = (
        tuple(_keys_of_part(words, own, partition.whole, part) for part in partition.parts)
        for partition in words.partitions
    )
    return tuple(keys for keys in divided if all(keys))


def _keys_of_part(words: MetricWords, own: frozenset[str], word: str, part: str) -> Spellings:
    """The whole's key with its own word replaced by the part's, or with the part's word added."""
    if part in own or not any(word in term for term in own):
        return ()
    added = "·".join(sorted({*own, part}))
    if not word:
        return (added,)
    replaced = {term.replace(word, part) for term in own}
    told = {*(term for term in own if term != word), *words.content(part)}
    return "·".join(sorted(replaced)), "·".join(sorted(told)), added


def _part(corpus: Corpus, whole: Claim, keys: Spellings) -> Claim | None:
    """The claim of such a key nearest to the whole, of its kind, unit and period."""
    stated = (part for key in keys for part in corpus.dated(whole, whole.kind, whole.period, key))
    fitting = (part for part in stated if _is_plain(part) and same_unit(part, whole) and same_period(part, whole))
    return nearest(whole, fitting)


def _part_at(corpus: Corpus, whole: Claim, keys: Spellings, period: Period) -> Claim | None:
    """The level of such a key nearest to the whole, of its unit and of another period."""
    stated = (part for key in keys for part in corpus.dated(whole, "level", period, key))
    return nearest(
        whole, (part for part in stated if _is_plain(part) and part.period == period and same_unit(part, whole))
    )


def _joined(corpus: Corpus) -> Iterator[Relation]:
    """西药和中成药共3088种，西药1698种，中成药1390种: the whole is named by its two parts."""
    for claims in corpus.sentences():
        levels = [claim for claim in claims if is_total(claim)]
        for at, whole in enumerate(levels):
            if "和" in whole.metric.name or "与" in whole.metric.name:
                near = [claim for claim in levels[max(0, at - _REACH) : at + _REACH] if _lies_in(claim, whole)]
                for one, other in combinations(near, 2):
                    if terms(one) | terms(other) == terms(whole):
                        yield _relation(whole, (one, other))
                behind = levels[at + 1 : at + 3]
                if len(behind) > 1 and _is_told_apart(corpus, whole, *behind):
                    yield _relation(whole, tuple(behind))


def _is_told_apart(corpus: Corpus, whole: Claim, one: Claim, other: Claim) -> bool:
    """The two figures behind the whole stand right behind the two words that 和 joins in its name."""
    a, b = _own_word(corpus.between(whole, one)), _own_word(corpus.between(one, other))
    joined = any(f"{a}{link}{b}" in whole.metric.name for link in "和与") if a and b else False
    return joined and all(same_unit(part, whole) and same_period(part, whole) for part in (one, other))


def _own_word(before: str) -> str:
    """The last words before a number, without what opens their clause."""
    return _CLAUSE.split(before)[-1].removeprefix("其中").strip()


def _lies_in(part: Claim, whole: Claim) -> bool:
    return terms(part) < terms(whole) and same_unit(part, whole) and same_period(part, whole)


def _relation(whole: Claim, parts: tuple[Claim, ...]) -> Relation:
    total: Expression = Sum(tuple(ref(part) for part in parts))
    names = quoted([part.metric.name for part in parts])
    return Relation(
        rule=RULE.code,
        left=ref(whole),
        op="=",
        right=total,
        statement=Text(
            f"“{whole.metric.name}”应等于{names.zh}之和",
            f"“{whole.metric.name}” should be the sum of {names.en}",
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
    example=Text(
        "进出口9.89万亿元，出口5.56万亿元，进口4.24万亿元", "9.89 trillion: exports “5.56” (5.65), imports 4.24"
    ),
    since="0.1.0",
    propose=propose,
)
