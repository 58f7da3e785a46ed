"""CC601: a figure against the reference data that the user has supplied."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from claimcheck.lexicon.grammar import grammar_words
from claimcheck.model import Claim, Relation, Text
from claimcheck.relate.basis import says_real
from claimcheck.relate.corpus import WINDOW, Corpus, sentence_of
from claimcheck.relate.identity import holds_at, identity, stated
from claimcheck.relate.link import dimension, ref
from claimcheck.relate.restatement import named_by_kind
from claimcheck.relate.rule import Rule
from claimcheck.relate.slip import slip_like


def propose(corpus: Corpus) -> Iterator[Relation]:
    """Figure = reference, where metric, scope, statistic, kind, unit and time are the same."""
    if not corpus.references:
        return
    official: dict[object, list[Claim]] = defaultdict(list)
    for reference in corpus.references:
        official[_slot(reference)].append(reference)
    for figures in stated(corpus.facts).values():
        told_apart = _of_several(figures)
        for figure in figures:
            for reference in official.get(_slot(figure), ())[:WINDOW]:
                if reference.period is not None and holds_at(figure, reference.period):
                    sure = sentence_of(figure) not in told_apart and _is_sure(corpus, figure, reference)
                    yield _relation(figure, reference, sure=sure)


def _slot(claim: Claim) -> object:
    """What has to be equal; of the time the end."""
    end = claim.period.end if claim.period else None
    return identity(claim).terms, claim.metric.scope, claim.metric.statistic, claim.kind, dimension(claim), end


def _of_several(figures: Iterable[Claim]) -> set[object]:
    """Sentences that give one metric two values of one kind and time: what tells these apart is not in its name."""
    groups: dict[object, list[Claim]] = defaultdict(list)
    for figure in figures:
        groups[sentence_of(figure), _slot(figure)].append(figure)
    return {sentence_of(group[0]) for group in groups.values() if not _all_meet(group)}


def _all_meet(figures: Sequence[Claim]) -> bool:
    return all(figures[0].quantity.hard.overlaps(each.quantity.hard) for each in figures)


def _is_sure(corpus: Corpus, figure: Claim, reference: Claim) -> bool:
    """Nothing suggests that the figure is of another thing, or measured on another basis."""
    if "·" not in figure.metric.key and any(word in figure.metric.key for word in grammar_words().no_whole):
        return False
    if figure.kind != "growth":
        return True
    a, b = (claim.compared_to.basis if claim.compared_to else None for claim in (figure, reference))
    return a == b and says_real(corpus, figure) == _is_real(reference)


def _is_real(reference: Claim) -> bool:
    return any(word in reference.metric.name for word in grammar_words().real)


def _relation(figure: Claim, reference: Claim, *, sure: bool) -> Relation:
    """An error where a slip leads from one to the other; what is hedged or further apart may be of another thing."""
    slip = figure.quantity.hedge == "exact" and slip_like(figure, reference)
    name, source = named_by_kind(figure), reference.source
    return Relation(
        rule=RULE.code,
        left=ref(figure),
        op="=",
        right=ref(reference),
        statement=Text(
            f"{name.zh}应与参考数据一致" + (f"（“{source}”）" if source else ""),
            f"{name.en} should agree with the reference data" + (f" (“{source}”)" if source else ""),
        ),
        ceiling="error" if slip and figure.role != "part" else "warning",
        certain=sure,
        quiet=not sure,
    )


RULE = Rule(
    code="CC601",
    name="official-figure",
    fault=Text("与参考数据不符", "A figure contradicts the reference data"),
    why=Text(
        "用户提供的官方数据比文档可信；同一指标、范围、时期的数与它不符，就是文档写错了。",
        "The official figures that the user supplies are believed over documents; one that differs from them is wrong.",
    ),
    silent=Text(
        "没有提供参考数据；指标、范围、统计口径、单位或时期不同；增速注明按可比口径或实际计算而参考数据没有注明。"
        "相差不像一处笔误时最多是警告。",
        "Without reference data; where metric, scope, statistic, unit or time differ; growth that is called real or "
        "comparable where the reference isn't. A difference that no single slip explains is a warning at most.",
    ),
    example=Text(
        "官方数据为133386.9万人，文中写成133836.9万人", "official: 133386.9万人; the document: “133836.9万人”"
    ),
    since="0.1.0",
    propose=propose,
    by_name=False,
)
