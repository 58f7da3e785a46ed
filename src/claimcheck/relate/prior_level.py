"""CC501: this year's level and growth against the level published a year before."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model import Claim, Expression, Period, Relation, Sum, Text
from claimcheck.relate.basis import is_nominal
from claimcheck.relate.corpus import Corpus
from claimcheck.relate.link import ceiling, is_stock, ref, year_after, year_before
from claimcheck.relate.partition import parts_at
from claimcheck.relate.rule import Rule


def propose(corpus: Corpus) -> Iterator[Relation]:
    """level ÷ (1 + growth) = the level published for the base period, where both are stated."""
    for group in corpus.groups():
        levels = [claim for claim in group if claim.kind == "level" and claim.period and claim.range_with is None]
        for growth in group:
            if growth.kind != "growth" or growth.role == "gap" or growth.period is None or not is_nominal(corpus, growth):
                continue
            base_period = _base_period(growth)
            now = _at(levels, growth, growth.period)
            if now is None or base_period is None:
                continue
            before = _at(levels, growth, base_period)
            if before:
                yield _relation(growth, now, (before,), base_period)
            else:
                parts = parts_at(corpus, now, base_period)
                if parts:
                    yield _relation(growth, now, parts, base_period)
    yield from _implied_totals(corpus)


def _implied_totals(corpus: Corpus) -> Iterator[Relation]:
    """A published total = the base that its parts' later levels and growth, or changes, imply."""
    for whole in corpus.facts:
        if whole.kind != "level" or whole.period is None or whole.range_with or whole.metric.statistic != "total":
            continue
        later = year_after(whole.period)
        parts = parts_at(corpus, whole, later) if later else ()
        if not parts or any(part.document == whole.document for part in parts):
            continue
        bases = [_base(corpus, part) for part in parts]
        known = [base for base in bases if base is not None]
        if len(known) == len(parts):
            yield _implied(whole, parts, known)


def _base(corpus: Corpus, part: Claim) -> Expression | None:
    """What a level was a year before, from its growth."""
    for growth in corpus.same_key(part):
        if growth.kind == "growth" and growth.period == part.period and growth.role != "gap" and is_nominal(corpus, growth):
            return ref(part) / (1 + ref(growth))
    return None


def _implied(whole: Claim, parts: tuple[Claim, ...], bases: list[Expression]) -> Relation:
    names = "、".join(part.metric.name for part in parts)
    return Relation(
        rule=RULE.code,
        left=ref(whole),
        op="=",
        right=Sum(tuple(bases)),
        statement=Text(
            f"{whole.metric.name}（{whole.period}）＝由{names}及其增速倒推之和",
            f"{whole.metric.name} ({whole.period}) = the sum that {names} and their growth imply",
        ),
        ceiling="warning",
        certain=False,
    )


def _base_period(growth: Claim) -> Period | None:
    if growth.compared_to is None or growth.period is None:
        return None
    if growth.compared_to.basis == "year_earlier":
        return year_before(growth.period)
    return growth.compared_to.period if growth.compared_to.basis in ("named", "previous", "year_start") else None


def _at(levels: list[Claim], growth: Claim, period: Period) -> Claim | None:
    fitting = [
        level
        for level in levels
        if level.metric.statistic == growth.metric.statistic
        and level.period
        and (level.period == period or (is_stock(level) and level.period.end == period.end))
    ]
    return min(
        fitting,
        key=lambda level: (level.document != growth.document, level.quantity.hedge != "exact", level.quantity.printed.step, level.id),
        default=None,
    )


def _relation(growth: Claim, now: Claim, before: tuple[Claim, ...], period: Period) -> Relation:
    revised = len({claim.document for claim in (growth, now, *before)}) > 1
    base: Expression = ref(before[0]) if len(before) == 1 else Sum(tuple(ref(part) for part in before))
    return Relation(
        rule=RULE.code,
        left=ref(growth),
        op="=",
        right=ref(now) / base - 1,
        statement=Text(
            f"{now.metric.name}的增速＝{now.period}÷{period}－1",
            f"growth of {now.metric.name} = {now.period} ÷ {period} − 1",
        ),
        ceiling="warning" if revised else ceiling(growth, now, *before),
        certain=not revised,
        quiet=False,
    )


RULE = Rule(
    code="CC501",
    name="prior-level",
    fault=Text("增速与公布过的基期数对不上", "A growth does not fit the level published for its base"),
    why=Text("现值除以基期值减一就是增速；基期值公布过就可以核对。", "Level over base less one is the growth; a published base can be held against it."),
    silent=Text(
        "实际增速、可比口径；跨文件时基期数可能已修订，只作提示。",
        "Real or comparable-basis growth; across documents the base may have been revised, so only a note.",
    ),
    example=Text("2022年567.98万人次，2023年1125.48万人次，增长89%", "5.68 then 11.25 million, “up 89%” (98%)"),
    since="0.1.0",
    propose=propose,
)
