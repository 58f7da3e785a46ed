"""CC307: parts listed under a whole by 其中."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction

from claimcheck.lexicon.figures import figure_words
from claimcheck.lexicon.metrics import metric_words
from claimcheck.model import Claim, Relation, Sum, Text
from claimcheck.relate.corpus import Corpus
from claimcheck.relate.link import ceiling, ref, same_period, terms
from claimcheck.relate.rule import Rule

# A sum this near to its whole is meant to be it.
_CLOSE = Fraction(1, 50)
_AMONG = re.compile(r"中(?![等成小国央西部高低药心学型外东介亚医华])")


def propose(corpus: Corpus) -> Iterator[Relation]:
    """Each part ≤ whole; the sum of several = whole where it comes so close that it must be meant."""
    listed: dict[str, list[Claim]] = defaultdict(list)
    for claim in corpus.facts:
        whole = corpus.claim(claim.head) if claim.role == "part" else None
        if whole and claim.kind == "level" and claim.quantity.unit == whole.quantity.unit and claim.metric.statistic == "total" == whole.metric.statistic:
            listed[whole.id].append(claim)
    for name, parts in listed.items():
        whole = corpus.claim(name)
        if whole is not None:
            for part in parts:
                yield _order(whole, part, sure=_divides(corpus, whole, part))
            yield from _sum(whole, parts)
    yield from _enumerated(corpus)


def _divides(corpus: Corpus, whole: Claim, part: Claim) -> bool:
    """The whole is surely what 其中 divides: an amount that adds up, with a head of the part's kind, and no rival."""
    words = metric_words()
    if any(word in whole.metric.name for word in words.no_whole) or whole.range_with or whole.quantity.hedge == "about":
        return False
    if whole.quantity.unit in figure_words().intensive:
        return False
    a, b = words.heads.ending(whole.metric.name), words.heads.ending(part.metric.name)
    if a and b and not (a.endswith(b) or b.endswith(a) or words.canon.get(a, a) == words.canon.get(b, b) or b in a or a in b):
        return False
    rivals = [
        claim
        for claim in corpus.sentence(whole)
        if claim.kind == "level" and claim.quantity.unit == whole.quantity.unit and claim.span < part.span and claim.role != "part"
    ]
    return len(rivals) == 1


def _order(whole: Claim, part: Claim, *, sure: bool) -> Relation:
    dated = sure and _dated(whole, part)
    return _ordered(whole, part, certain=dated)


def _dated(whole: Claim, part: Claim) -> bool:
    return part.period is None or whole.period is None or whole.period.contains(part.period)


def _ordered(whole: Claim, part: Claim, *, certain: bool) -> Relation:
    return Relation(
        rule=RULE.code,
        left=ref(part),
        op="<=",
        right=ref(whole),
        statement=Text(f"{part.metric.name}不超过{whole.metric.name}", f"{part.metric.name} is at most {whole.metric.name}"),
        ceiling=ceiling(whole, part),
        certain=certain,
        quiet=not certain,
    )


def _sum(whole: Claim, parts: list[Claim]) -> Iterator[Relation]:
    """A complete list of different parts of the whole's own period."""
    if len(parts) < 2 or len({terms(part) for part in parts}) < len(parts):  # noqa: PLR2004 - one part is no list
        return
    if any(part.quantity.hedge != "exact" for part in parts) or not all(part.period == whole.period for part in parts):
        return
    total = sum((part.quantity.value for part in parts), Fraction(0))
    if whole.quantity.value and abs(total - whole.quantity.value) <= _CLOSE * abs(whole.quantity.value):
        yield _summed(whole, parts, at_most="warning")


def _enumerated(corpus: Corpus) -> Iterator[Relation]:
    """12项中惠及群众8项、用人单位1项、企业2项、机构1项: a count, then what it falls into, joined by 、."""
    for claims in corpus.sentences():
        for at, whole in enumerate(claims):
            if not (whole.kind == "level" and whole.quantity.countable and whole.quantity.hedge == "exact"):
                continue
            parts = [
                claim
                for claim in claims[at + 1 :]
                if claim.place.clause == whole.place.clause
                and claim.kind == "level"
                and claim.quantity.unit == whole.quantity.unit
                and claim.quantity.hedge == "exact"
            ]
            between = corpus.documents[whole.document].text[whole.span[1] : parts[0].span[0]] if parts else ""
            if len(parts) > 2 and _AMONG.search(between) and same_period(whole, parts[0]):  # noqa: PLR2004 - two may be any two
                yield _summed(whole, parts, at_most="error")


def _summed(whole: Claim, parts: list[Claim], *, at_most: str) -> Relation:
    names = "＋".join(part.metric.name for part in parts)
    return Relation(
        rule=RULE.code,
        left=ref(whole),
        op="=",
        right=Sum(tuple(ref(part) for part in parts)),
        statement=Text(f"{whole.metric.name}＝各分项之和（{names}）", f"{whole.metric.name} = the sum of its parts ({names})"),
        ceiling="warning" if at_most == "warning" else ceiling(whole, *parts),
    )


RULE = Rule(
    code="CC307",
    name="of-which",
    fault=Text("“其中”的分项大于总数，或分项之和与总数不符", "A part under 其中 exceeds its whole, or the parts don't add up to it"),
    why=Text("部分不能大于整体；列全了的分项加起来应等于总数。", "A part can't exceed its whole, and a complete list adds up to it."),
    silent=Text(
        "增量、净额、结余、增速与比率；只列了一部分的分项不要求相加。",
        "Changes, net amounts, growth and rates; a list that isn't complete needn't add up.",
    ),
    example=Text("共3616家，其中上海4267家", "3616 in all, of which “4267”"),
    since="0.1.0",
    propose=propose,
)
