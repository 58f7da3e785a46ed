"""CC321: a gap in points against the figure that it is measured from, wherever that is stated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimcheck.lexicon.grammar import grammar_words
from claimcheck.lexicon.metrics import metric_words
from claimcheck.lexicon.scope import basis_in, basis_of
from claimcheck.lexicon.shares import POINTS
from claimcheck.model import Claim, Implied, Relation, Text
from claimcheck.relate.corpus import Corpus
from claimcheck.relate.link import ceiling, dimension, nearest, ref
from claimcheck.relate.revision import points_apart
from claimcheck.relate.rule import Rule


def propose(corpus: Corpus) -> Iterator[Relation]:
    """Gap = figure − comparator, for the rate or growth that the gap's words name, of the same period."""
    for gap in corpus.facts:
        head = corpus.claim(gap.head) if gap.role == "gap" and gap.kind == "change" and gap.whole else None
        if head and gap.quantity.unit in POINTS and not gap.range_with and head.kind in ("growth", "rate"):
            stated = _comparator(corpus, gap, head)
            if stated is not None:
                yield _relation(gap, head, stated)


def _comparator(corpus: Corpus, gap: Claim, head: Claim) -> Claim | None:
    """The figure of the head's kind and period that the comparator's name says."""
    for key, scope in _names(gap, head):
        told = corpus.dated(head, head.kind, head.period, key, scope)
        fitting = (each for each in told if each.metric.key != head.metric.key and _is_like(each, head))
        if (stated := nearest(gap, fitting)) is not None:
            return stated
    return None


def _names(gap: Claim, head: Claim) -> Iterator[tuple[str, str]]:
    """Keys and scopes that the words of a comparator may mean, the likeliest first.

    They name it (高于规模以上工业增加值), or its counterpart in the head's name (农村…，高于城镇), or are 全国 alone,
    where the head's own name without its qualifier is meant.
    """
    words, own, scope = grammar_words(), set(head.metric.key.split("·")), head.metric.scope
    name = gap.whole
    for filler in words.comparator_filling:
        name = name.replace(filler, "")
    name = words.comparator_short.get(name, name)
    if not name:
        yield from ((rest, scope) for term in own if (rest := _key(own - {term})) in metric_words().canon)
        return
    basis = basis_in(name)
    told = set(metric_words().content(name)) - {*basis}
    places = (word for word in scope.split() if word not in basis_of(scope))
    yield _key(told), " ".join((*places, *sorted(basis)))
    for group in metric_words().opposed:
        if len(mine := own & set(group)) == 1 and len(yours := told & set(group)) == 1:
            yield _key((own - mine) | yours), scope


def _key(terms: Iterable[str]) -> str:
    return "·".join(sorted(terms))


def _is_like(stated: Claim, head: Claim) -> bool:
    """Of the same period and sort, and in one number."""
    return (
        stated.period == head.period
        and stated.role not in ("gap", "start")
        and stated.range_with is None
        and dimension(stated) == dimension(head)
        and stated.metric.statistic == head.metric.statistic
        and (head.kind == "rate" or _basis(stated) == _basis(head))
    )


def _basis(growth: Claim) -> str:
    """What a growth is measured against; a gap is told between growths on the year before where nothing is said."""
    return growth.compared_to.basis if growth.compared_to else "year_earlier"


def _relation(gap: Claim, head: Claim, stated: Claim) -> Relation:
    return Relation(
        rule=RULE.code,
        left=ref(gap),
        op="=",
        right=ref(head) - ref(stated),
        statement=Text(
            f"“{head.metric.name}”与“{stated.metric.name}”相差的百分点应等于两数之差",
            f"the gap of “{head.metric.name}” to “{stated.metric.name}” should be their difference in points",
        ),
        ceiling=ceiling(gap, head, stated),
        certain=points_apart(gap, head, stated),
        through=(Implied(ref(head) - ref(gap), stated.metric.name, head.period),),
    )


RULE = Rule(
    code="CC321",
    name="gap-to-stated",
    fault=Text("与某数相差的百分点和该数对不上", "A gap in points does not lead to what it is measured from"),
    why=Text(
        "“增长15.1%，高于全部固定资产投资9.6个百分点”：全部投资就应增长5.5%，别处写了就可以核对。",
        "“Up 15.1%, 9.6 points above all investment” makes that 5.5%, which is stated elsewhere.",
    ),
    silent=Text(
        "比较对象没有写明或口径不同；跨文件时该数可能修订过，相差不到1个百分点只作提示，再大也最多警告。",
        "Where the comparator isn't stated or has another basis; across documents it may have been revised, so less "
        "than a point is only a note, and more at most a warning.",
    ),
    example=Text(
        "固定资产投资增长5.5%；高技术产业投资增长15.1%，高于全部投资6.9个百分点",
        "investment up 5.5%; in high technology 15.1%, “6.9” (9.6) points above all",
    ),
    since="0.1.0",
    propose=propose,
)
