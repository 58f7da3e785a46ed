"""CC109: 增长N倍 written for 增长到N倍, or the other way round, and 翻番 miscounted."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from claimcheck.model import Claim, Expression, Interval, Otherwise, Relation, Repair, Severity, Text
from claimcheck.relate.basis import is_nominal
from claimcheck.relate.corpus import Corpus
from claimcheck.relate.link import ref, same_unit
from claimcheck.relate.rule import Rule
from claimcheck.relate.told_movement import movements

_ONE = Interval.point(1)
# Verbs that leave no doubt that the number is what came on top; others are used loosely.
_STRICT = ("增长", "增加", "上升", "上涨", "增", "涨", "净增", "净增长", "净增加")


def propose(corpus: Corpus) -> Iterator[Relation]:
    """Growth = end ÷ start − 1, multiple = end ÷ start, of levels; a failure counts where another reading fits."""
    for found in movements(corpus, ("倍",)):
        if found.end.kind == "level" and _moves(found.told):
            times = found.end.quantity.plausible / found.start.quantity.plausible
            yield _relation(corpus, found.told, ref(found.end) / ref(found.start), times, sure=found.sure)
    yield from _by_change(corpus)


def _moves(told: Claim) -> bool:
    return told.kind == "multiple" or (told.kind == "growth" and told.quantity.value > 0)


def _by_change(corpus: Corpus) -> Iterator[Relation]:
    """The same of a level and its change, where no period ties them to the rule on growth and change."""
    for told in corpus.facts:
        end = corpus.claim(told.head) if told.quantity.unit == "倍" and told.period is None else None
        change = _change(corpus, told, end) if end and end.kind == "level" and _moves(told) else None
        if end and change:
            level, moved = end.quantity.plausible, change.quantity.plausible
            if (level - moved).sign > 0:
                base = ref(end) - ref(change)
                right = ref(change) / base if told.kind == "growth" else ref(end) / base
                yield _told(corpus, told, right, level / (level - moved), sure=told.metric.key == end.metric.key)


def _change(corpus: Corpus, told: Claim, end: Claim) -> Claim | None:
    """The change of that level in the same sentence, against the same base."""
    return next(
        (
            each
            for each in corpus.beside(told)
            if each.kind == "change" and each.head == end.id and each.role != "gap"
            if same_unit(each, end) and each.compared_to == told.compared_to and not each.range_with
        ),
        None,
    )


def _relation(corpus: Corpus, told: Claim, times: Expression, seen: Interval, *, sure: bool) -> Relation:
    return _told(corpus, told, times if told.kind == "multiple" else times - 1, seen, sure=sure)


def _told(corpus: Corpus, told: Claim, right: Expression, times: Interval, *, sure: bool) -> Relation:
    """``times`` is how many times the start the end is, as far as the figures say."""
    said = told.quantity.plausible
    fits = said.overlaps(times if told.kind == "multiple" else times - _ONE)
    meant = None if fits or not (sure and is_nominal(corpus, told)) else _meant(told, times)
    return Relation(
        rule=RULE.code,
        left=ref(told),
        op="=",
        right=right,
        statement=_statement(told),
        ceiling=_ceiling(told),
        certain=meant is not None,
        quiet=meant is None,
        otherwise=_other_reading(told, meant) if meant else None,
    )


def _other_reading(told: Claim, why: Text) -> Otherwise:
    """增长到N倍 in place of 增长N倍; a multiple that is a growth has no such small edit."""
    if told.kind == "growth":
        text = Text(f"应写“增长到{told.quote}”", f"should be a growth to so many times: “增长到{told.quote}”")
        return Otherwise(told.id, "basis", Repair((told.span[0], told.span[0]), "到", "reading", text), why)
    text = Text(f"应写“增长{told.quote}”", f"should be a growth by so many times: “增长{told.quote}”")
    if _doublings(told):
        text = Text("应直接写是多少倍", "should be told as a multiple")
    return Otherwise(told.id, "basis", Repair((told.span[1], told.span[1]), "", "reading", text), why)


def _statement(told: Claim) -> Text:
    name = told.metric.name
    if told.kind == "multiple":
        return Text(f"“{name}”的倍数应等于现值÷原值", f"the multiple of “{name}” should be now ÷ before")
    return Text(f"“{name}”增长的倍数应等于现值÷原值－1", f"the times that “{name}” grew should be now ÷ before − 1")


def _meant(told: Claim, times: Interval) -> Text | None:
    """What the writer may have meant: the multiple for the growth, or the number of doublings for a multiple."""
    said = told.quantity.plausible
    if told.kind == "growth":
        text = Text(
            f"现值正是原值的{told.quote}，似应写“增长到”",
            f"the later level is {told.quote} the earlier, so “增长到” (grew to) seems to be meant",
        )
        return text if said.overlaps(times) else None
    if doublings := _doublings(told):
        loose = any(Fraction(number) in times for number in (doublings, doublings + 1))
        return Text("翻一番是2倍，翻两番是4倍", "“翻一番” is 2 times, “翻两番” is 4 times") if loose else None
    text = Text(
        f"写成“增长{told.quote}”才对得上，倍数还要多1",
        f"it only fits as “增长{told.quote}” (grew by), the multiple is 1 more",
    )
    return text if said.overlaps(times - _ONE) else None


def _doublings(told: Claim) -> int:
    """The N of 翻N番; 0 where nothing doubles."""
    value = told.quantity.value
    return value.numerator.bit_length() - 1 if "番" in told.quote and value.denominator == 1 else 0


def _ceiling(told: Claim) -> Severity:
    """扩容3倍 is used for both, 增长3倍 should not be."""
    verb = next((step.words for step in told.derivation if step.part == "kind"), "")
    return "warning" if told.kind == "multiple" or verb in _STRICT else "note"


RULE = Rule(
    code="CC109",
    name="times-and-to-times",
    fault=Text("“增长N倍”与“增长到N倍”混用", "“Grew N times” confused with “grew to N times”"),
    why=Text(
        "由10家到40家是增长3倍、增长到4倍、翻两番；写成增长4倍，就多算了一个原值。",
        "From 10 to 40 is up 3 times, to 4 times, two doublings; “up 4 times” counts the start once too often.",
    ),
    silent=Text(
        "两种读法都对不上，比较对象不是文中的起点，年均、实际、可比口径的增长。",
        "Where neither reading fits, where the base is another, for average, real and comparable growth.",
    ),
    example=Text("企业由10家增长到40家，增长4倍", "from 10 to 40, “up 4 times” (3)"),
    since="0.1.0",
    propose=propose,
    gravest="warning",
)
