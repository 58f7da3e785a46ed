"""CC308: a narrower metric against the broader one whose name it holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction

from claimcheck.lexicon.grammar import grammar_words
from claimcheck.lexicon.metrics import metric_words
from claimcheck.lexicon.scope import scope_words
from claimcheck.messages.lists import quoted
from claimcheck.model import Claim, Relation, Sum, Text
from claimcheck.relate.corpus import WINDOW, Corpus, sentence_of
from claimcheck.relate.link import is_stock, is_total, ref, same_period, terms
from claimcheck.relate.rule import Rule
from claimcheck.relate.slip import slip_like

# A part so many times its whole is of another whole, or 万 and 亿 are mixed up in one of them.
_FAR = 100
# Numbers with fewer digits are told apart by a slip too often.
_MANY_DIGITS = 3


def propose(corpus: Corpus) -> Iterator[Relation]:
    """Narrower ≤ broader for levels of one unit and period in one document; a likelihood unless a slip explains it."""
    buckets: dict[object, list[Claim]] = defaultdict(list)
    for claim in corpus.facts:
        if is_total(claim) and claim.period:
            buckets[claim.document, claim.quantity.unit, claim.period.end, claim.metric.scope].append(claim)
    for bucket in buckets.values():
        for at, one in enumerate(bucket):
            # One relation with each other metric is enough: that it is told twice is another rule's concern.
            behind = reversed(bucket[at + 1 : at + 1 + WINDOW])
            nearest = {other.metric.key: other for other in behind if _timed_alike(one, other)}
            for other in nearest.values():
                narrow, broad = (other, one) if _narrows(other, one) else (one, other)
                if narrow.role != "part" and _narrows(narrow, broad):
                    yield _relation(narrow, broad)
    yield from _partners(corpus)


def _timed_alike(one: Claim, other: Claim) -> bool:
    return one.period == other.period or (is_stock(one) and is_stock(other))


def _narrows(narrow: Claim, broad: Claim) -> bool:
    """Every term of the broader name is in the narrower, which adds what it is narrowed by and no counterpart."""
    a, b = terms(narrow), terms(broad)
    if any(part in a and b == {whole} for part, whole in metric_words().contained) or _joins(b, a):
        return True
    if _joins(a, b) or _goes_on(narrow, broad):
        return False
    held = b < a or (len(b) > 1 and all(any(_ends_in(own, term) for own in a) for term in b))
    return a != b and held and not any(word in term for term in a - b for word in grammar_words().not_narrowing)


def _goes_on(later: Claim, earlier: Claim) -> bool:
    """A figure that is counted beside another in one sentence is named after it: …死亡2人，受伤35人."""
    one_sentence = sentence_of(later) == sentence_of(earlier)
    return one_sentence and later.metric.name.startswith(earlier.metric.name)


def _ends_in(own: str, term: str) -> bool:
    """旅行服务 is a sort of 服务; 进出口 is no sort of 出口."""
    if own == term or not own.endswith(term):
        return own == term
    return not any(own in group and term in group for group in metric_words().opposed)


def _joins(more: frozenset[str], fewer: frozenset[str]) -> bool:
    """西药和中成药 beside 中成药: what one name has beyond the other are counterparts of what both have."""
    if not fewer < more:
        return False
    groups = [group for group in metric_words().opposed if not fewer.isdisjoint(group)]
    return all(any(term in group for group in groups) for term in more - fewer)


def _partners(corpus: Corpus) -> Iterator[Relation]:
    """对欧盟、美国、日本进出口 together are no more than 进出口: places of which none lies in another."""
    sections: dict[object, list[Claim]] = defaultdict(list)
    for claim in corpus.facts:
        if is_total(claim) and claim.period and claim.quantity.hedge == "exact":
            slot = claim.document, claim.place.section, claim.quantity.unit, claim.period, claim.metric.scope
            sections[slot].append(claim)
    for claims in sections.values():
        by_key = {claim.metric.key: claim for claim in reversed(claims[:WINDOW])}
        listed: dict[tuple[str, int], list[Claim]] = defaultdict(list)
        for claim in by_key.values():
            for rest, group in _placed(claim):
                listed[rest, group].append(claim)
        for (rest, _), parts in listed.items():
            if rest in by_key and len(parts) > 1:
                yield _together(parts[::-1], by_key[rest])


def _placed(claim: Claim) -> Iterator[tuple[str, int]]:
    """The key without its one place, and the group of places beside one another that this stands in."""
    own = terms(claim)
    for at, group in enumerate(metric_words().opposed):
        here = [term for term in own if term in group and term in scope_words().known]
        if len(here) == 1 and len(own) > 1:
            yield "·".join(sorted(own - {here[0]})), at


def _together(parts: list[Claim], broad: Claim) -> Relation:
    names = quoted([part.metric.name for part in parts])
    return Relation(
        rule=RULE.code,
        left=Sum(tuple(ref(part) for part in parts)),
        op="<=",
        right=ref(broad),
        statement=Text(
            f"{names.zh}合计不应大于“{broad.metric.name}”",
            f"{names.en} together should not exceed “{broad.metric.name}”",
        ),
        ceiling="warning",
    )


def _is_far_beyond(narrow: Claim, broad: Claim) -> bool:
    """A name that holds all of the other's terms and more, of an amount for which only 万 and 亿 can be mixed up."""
    own, other = ref(narrow), ref(broad)
    holds = terms(broad) < terms(narrow) and len(terms(broad)) > 1 and same_period(narrow, broad)
    beyond = narrow.quantity.value * own.scale > _FAR * broad.quantity.value * other.scale > 0
    return holds and beyond and narrow.quantity.printed.magnitude > 1 and narrow.quantity.hedge == "exact"


def _is_slip(narrow: Claim, broad: Claim) -> bool:
    """Long exact numbers one slip apart: of one thing or of a part of it, the narrower can't be the greater."""
    exact = narrow.quantity.hedge == broad.quantity.hedge == "exact" and same_period(narrow, broad)
    digits = min(len(claim.quantity.printed.digits.strip("0.")) for claim in (narrow, broad))
    greater = narrow.quantity.value * ref(narrow).scale > broad.quantity.value * ref(broad).scale
    return exact and greater and digits >= _MANY_DIGITS and terms(broad) < terms(narrow) and slip_like(narrow, broad)


def _relation(narrow: Claim, broad: Claim) -> Relation:
    sure = _is_far_beyond(narrow, broad) or _is_slip(narrow, broad)
    return Relation(
        rule=RULE.code,
        left=ref(narrow),
        op="<=",
        right=ref(broad),
        statement=Text(
            f"“{narrow.metric.name}”不应大于“{broad.metric.name}”",
            f"“{narrow.metric.name}” should not exceed “{broad.metric.name}”",
        ),
        ceiling="warning" if sure else "note",
        certain=sure,
        quiet=True,
        confidence=Fraction(3, 5),
    )


RULE = Rule(
    code="CC308",
    name="narrower-metric",
    fault=Text("较窄的指标大于较宽的指标", "A narrower metric exceeds the broader one"),
    why=Text("一般贸易进出口不会超过进出口总值。", "Ordinary trade can't exceed all trade."),
    silent=Text(
        "包含关系只由名称推出，平时只用来印证；只有较窄的数反而更大、又恰是一处笔误所致时才警告。",
        "Containment is read from names alone, so it mostly confirms; it warns only where the narrower figure is the "
        "greater one and a single slip explains it.",
    ),
    example=Text("进出口9.89万亿元，一般贸易进出口64.6万亿元", "trade of 9.89 trillion, ordinary trade of “64.6”"),
    since="0.1.0",
    propose=propose,
    gravest="note",
)
