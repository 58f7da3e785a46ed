"""CC315: contributions to a growth, in per cent of it or in points, against all of it and against each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from claimcheck.lexicon.metrics import metric_words
from claimcheck.messages.lists import quoted
from claimcheck.model import Claim, Expression, Relation, Severity, Sum, Text, term
from claimcheck.relate.contributions import Contribution, contributions
from claimcheck.relate.corpus import Corpus, sentence_of
from claimcheck.relate.growth_mix import growth_of
from claimcheck.relate.link import is_total, nearest, ref, same_period, same_unit, terms
from claimcheck.relate.rule import Rule

_RATIO = "部分的增量÷整体的增量", "the change of the part ÷ that of the whole"
# What a pull or a rate of contribution is of where its words name nothing else.
_ECONOMY = ("国内生产总值", "地区生产总值", "经济")


def propose(corpus: Corpus) -> Iterator[Relation]:
    """All contributions = 100% or the growth; one = change of part ÷ change of whole, or part's growth × its weight."""
    blocks: dict[object, list[Contribution]] = defaultdict(list)
    for claims in corpus.sentences():
        found = contributions(corpus, claims)
        for one in found:
            blocks[one.claim.document, one.claim.place.block, one.sort, one.claim.period].append(one)
        yield from _rates_of_changes(corpus, found)
        yield from _pulls_of_rates(corpus, found)
    for told in blocks.values():
        yield from _complete(corpus, told)
        yield from _pulls_of_levels(corpus, told)


def _complete(corpus: Corpus, told: Sequence[Contribution]) -> Iterator[Relation]:
    """The contributions of all parts that the lexicon knows make up the whole."""
    by_part: dict[str, list[Contribution]] = defaultdict(list)
    for one in told:
        by_part[one.part].append(one)
    for parts in metric_words().drivers:
        if all(len(by_part.get(part, ())) == 1 for part in parts):
            members = [by_part[part][0] for part in parts]
            whole = _growth(corpus, members[0]) if members[0].sort == "pull" else None
            if members[0].sort == "rate" or whole:
                yield _sum(members, whole)


def _growth(corpus: Corpus, one: Contribution) -> Claim | None:
    """The growth that is pulled: that of the metric named, else of the economy."""
    keys = ("·".join(sorted(metric_words().content(one.whole))), *_ECONOMY) if one.whole else _ECONOMY
    for key in keys:
        stated = corpus.dated(one.claim, "growth", one.claim.period, key)
        own = (each for each in stated if each.document == one.claim.document and _is_yearly(each))
        if (found := nearest(one.claim, own)) is not None:
            return found
    return None


def _is_yearly(growth: Claim) -> bool:
    return growth.role == "plain" and (growth.compared_to is None or growth.compared_to.basis == "year_earlier")


def _sum(members: Sequence[Contribution], whole: Claim | None) -> Relation:
    one_sentence = len({sentence_of(one.claim) for one in members}) == 1
    total: Expression = Sum(tuple(one.amount for one in members))
    names = quoted([one.part for one in members])
    left, right = (ref(whole), total) if whole else (total, term(1))
    return Relation(
        rule=RULE.code,
        left=left,
        op="=",
        right=right,
        statement=Text(
            f"{names.zh}拉动的百分点之和应等于整体增速" if whole else f"{names.zh}的贡献率之和应为100%",
            f"the points that {names.en} add should make up the whole's growth"
            if whole
            else f"the contributions of {names.en} should add up to 100%",
        ),
        ceiling="error" if one_sentence and whole is None else "warning",
    )


def _rates_of_changes(corpus: Corpus, found: Sequence[Contribution]) -> Iterator[Relation]:
    """全市出口增加120亿元，其中机电产品增加84亿元，贡献率为70%."""
    for one in found:
        changes = [each for each in corpus.beside(one.claim) if each.span < one.claim.span and _is_amount(each)]
        if one.sort == "rate" and len(changes) == 2 and same_unit(*changes):  # noqa: PLR2004 - of a part and of a whole
            whole, part = changes
            if one.follows(corpus, part) and "其中" in corpus.between(whole, part) and one.may_be_of(whole):
                yield _relation(one.claim, ref(part) / ref(whole), *_RATIO)


def _is_amount(claim: Claim) -> bool:
    return claim.kind == "change" and claim.role != "gap" and claim.quantity.unit not in ("%", "百分点", "基点", "‰")


def _pulls_of_rates(corpus: Corpus, found: Sequence[Contribution]) -> Iterator[Relation]:
    """贡献率为17.1%，拉动经济增长0.5个百分点, where the economy's growth stands elsewhere."""
    for rate, pull in pairwise(found):
        if (rate.sort, pull.sort) == ("rate", "pull") and pull.follows(corpus, rate.claim):
            whole = _growth(corpus, pull)
            if whole is not None and same_period(whole, rate.claim):
                amount = ref(rate.claim) * ref(whole)
                yield _relation(
                    pull.claim, amount, "贡献率×整体增速", "the contribution × the growth of the whole", pull.sign
                )


def _pulls_of_levels(corpus: Corpus, told: Sequence[Contribution]) -> Iterator[Relation]:
    """(Part − part a year ago) ÷ whole a year ago, from both levels and their growth."""
    for one in told:
        part = _part(corpus, one) if one.sort == "pull" and one.whole else None
        whole = _whole(corpus, one, part) if part else None
        grown = [(level, growth_of(corpus, level)) for level in (part, whole) if level]
        bases = [ref(level) / (1 + ref(growth)) for level, growth in grown if growth]
        if part and len(bases) == 2:  # noqa: PLR2004 - of the part and of the whole
            amount = (ref(part) - bases[0]) / bases[1]
            words = "部分的增量÷整体的上年数", "the change of the part ÷ the whole a year before"
            yield _relation(one.claim, amount, *words, one.sign)


def _part(corpus: Corpus, one: Contribution) -> Claim | None:
    """The last total before the pull in its sentence that is told with its growth."""
    before = (each for each in reversed(corpus.beside(one.claim)) if each.span < one.claim.span and is_total(each))
    return next((each for each in before if same_period(each, one.claim) and growth_of(corpus, each)), None)


def _whole(corpus: Corpus, one: Contribution, part: Claim) -> Claim | None:
    """The nearest total of the metric that is pulled, whose name the part's narrows."""
    wanted = frozenset(metric_words().content(one.whole))
    fitting = (
        level
        for level in corpus.levels(part)
        if is_total(level) and same_unit(level, part) and same_period(level, part) and growth_of(corpus, level)
    )
    return nearest(one.claim, (level for level in fitting if wanted <= terms(level) and _narrows(part, level)))


def _narrows(part: Claim, whole: Claim) -> bool:
    """其中 lists the part under the whole, or its name holds all that the whole's does."""
    if part.metric.key == whole.metric.key:
        return False
    return part.head == whole.id or all(word in part.metric.name for word in terms(whole))


def _relation(claim: Claim, amount: Expression, zh: str, en: str, sign: int = 1) -> Relation:
    ceiling: Severity = "warning"
    return Relation(
        rule=RULE.code,
        left=ref(claim),
        op="=",
        right=amount if sign > 0 else -1 * amount,
        statement=Text(f"“{claim.metric.name}”应等于{zh}", f"“{claim.metric.name}” should be {en}"),
        ceiling=ceiling,
    )


RULE = Rule(
    code="CC315",
    name="contribution",
    fault=Text(
        "贡献率或拉动点数与整体增长对不上", "Contributions to a growth do not make it up, or do not follow from it"
    ),
    why=Text(
        "各部分的贡献率合计为100%，拉动的百分点合计就是整体增速；单个贡献率是部分增量与整体增量之比。",
        "Contributions of all parts add up to 100%, their pulls to the growth; one is the part's change over the "
        "whole's.",
    ),
    silent=Text(
        "只写了一部分的贡献；整体增速没有写明；部分或整体的增速不是名义增速时。",
        "Where some parts' contributions or the whole's growth are missing, or growth isn't nominal.",
    ),
    example=Text("贡献率分别为82.5%、28.9%和-14.1%", "contributions of 82.5%, 28.9% and “-14.1%” (-11.4%)"),
    since="0.1.0",
    propose=propose,
)
