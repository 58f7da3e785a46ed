"""CC108: per cent written for percentage points, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model import Claim, Interval, Otherwise, Relation, Repair, Text
from claimcheck.relate.corpus import Corpus
from claimcheck.relate.link import ref
from claimcheck.relate.rule import Rule
from claimcheck.relate.told_movement import Movement, movements

_UNITS = ("%", "百分点")
_HUNDRED = 100


def propose(corpus: Corpus) -> Iterator[Relation]:
    """Points = end − start, growth = end ÷ start − 1, of rates; a failure counts where the other of the two fits."""
    for found in movements(corpus, _UNITS):
        rates = all(end.kind in ("rate", "growth") and end.quantity.unit == "%" for end in (found.start, found.end))
        if rates and found.start.quantity.hard.sign > 0:
            yield _points(found) if found.told.kind == "change" else _growth(found)


def _points(found: Movement) -> Relation:
    start, end = found.start, found.end
    meant = Text("按相对增幅才对得上，单位似应为“%”", "it only fits as a relative growth, in “%”")
    told = Text(
        f"变动的百分点应等于{end.quote}－{start.quote}", f"the change in points should be {end.quote} − {start.quote}"
    )
    confused = _fits(found.told, _relative(start, end)) and not _fits(found.told, _apart(start, end))
    return _relation(found, told, meant if confused else None)


def _growth(found: Movement) -> Relation:
    start, end = found.start, found.end
    meant = Text("按两数之差才对得上，单位似应为“个百分点”", "it only fits as a difference, in “个百分点”")
    told = Text(
        f"相对增幅应等于{end.quote}÷{start.quote}－1", f"the relative growth should be {end.quote} ÷ {start.quote} − 1"
    )
    confused = _fits(found.told, _apart(start, end)) and not _fits(found.told, _relative(start, end))
    return _relation(found, told, meant if confused else None)


def _fits(told: Claim, reading: Interval) -> bool:
    return reading.overlaps(told.quantity.plausible)


def _apart(start: Claim, end: Claim) -> Interval:
    """The difference, in points."""
    return end.quantity.plausible - start.quantity.plausible


def _relative(start: Claim, end: Claim) -> Interval:
    """End over start, less one, in per cent."""
    return (end.quantity.plausible / start.quantity.plausible).scaled(_HUNDRED) - Interval.point(_HUNDRED)


def _relation(found: Movement, told: Text, meant: Text | None) -> Relation:
    start, end = ref(found.start), ref(found.end)
    certain = found.sure and meant is not None
    return Relation(
        rule=RULE.code,
        left=ref(found.told),
        op="=",
        right=end - start if found.told.kind == "change" else end / start - 1,
        statement=told,
        ceiling="warning",
        certain=certain,
        quiet=not certain,
        otherwise=_other_unit(found.told, meant) if meant and certain else None,
    )


def _other_unit(told: Claim, why: Text) -> Otherwise:
    """个百分点 in place of %, or the other way round."""
    points = told.kind == "change"
    written = next((word for word in ("个百分点", "百分点", "%", "％") if told.quote.endswith(word)), "")
    word = "%" if points else "个百分点"
    text = Text(f"单位应为“{word}”", f"the unit should be “{word}”")
    return Otherwise(told.id, "unit", Repair((told.span[1] - len(written), told.span[1]), word, "unit", text), why)


RULE = Rule(
    code="CC108",
    name="percent-for-points",
    fault=Text("百分点写成了%，或%写成了百分点", "Per cent written for percentage points, or the other way round"),
    why=Text(
        "“由60%上升到65%”是提高5个百分点，也是提高8.3%；两种说法差得很远，不能混用。",
        "From 60% to 65% is up 5 percentage points, and up 8.3 per cent: the two are far apart.",
    ),
    silent=Text(
        "两种读法都对不上（由其他规则判断）、都对得上，或增幅的比较对象不是文中的起点。",
        "Where neither reading fits, which is for other rules, or both do, or the movement has another base.",
    ),
    example=Text("覆盖率由60%上升到65%，提高5%", "from 60% to 65%, “up 5%” (5 percentage points)"),
    since="0.1.0",
    propose=propose,
    gravest="warning",
)
