"""CC503: a published total against the base that its parts and their growth imply a year later."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.messages.lists import quoted
from claimcheck.messages.periods import spoken
from claimcheck.model import Claim, Expression, Implied, Relation, Sum, Text
from claimcheck.model.claim import Kind
from claimcheck.relate.basis import is_nominal
from claimcheck.relate.corpus import Corpus
from claimcheck.relate.link import is_total, ref, same_unit, year_after, year_before
from claimcheck.relate.partition import parts_at
from claimcheck.relate.prior_level import base_period
from claimcheck.relate.revision import too_far
from claimcheck.relate.rule import Rule
from claimcheck.relate.tiling import span_of

# What tells a level's base, with the words for it.
_MOVEMENTS: dict[Kind, Text] = {"growth": Text("增速", "growth"), "change": Text("增量", "changes")}


def propose(corpus: Corpus) -> Iterator[Relation]:
    """Total = sum of what the parts were, by their growth or change, as another document has these a year later."""
    for whole in corpus.facts:
        later = year_after(whole.period) if whole.period and is_total(whole) else None
        parts = parts_at(corpus, whole, later) if later else ()
        if all(part.document != whole.document for part in parts):
            for kind in _MOVEMENTS:
                moved = [(part, move) for part in parts if (move := _yearly(corpus, part, kind))]
                if moved and len(moved) == len(parts):
                    yield _relation(whole, moved)


def _yearly(corpus: Corpus, part: Claim, kind: Kind) -> Claim | None:
    """The nominal growth of a level against the year before, or its change."""
    for move in corpus.dated(part, kind, part.period):
        yearly = base_period(move) == (year_before(move.period) if move.period else None)
        fitting = kind == "growth" or same_unit(move, part)
        if fitting and yearly and move.period == part.period and move.role != "gap" and is_nominal(corpus, move):
            return move
    return None


def _before(now: Claim, move: Claim) -> Expression:
    """What a level was before it grew or changed."""
    return ref(now) / (1 + ref(move)) if move.kind == "growth" else ref(now) - ref(move)


def _relation(whole: Claim, moved: list[tuple[Claim, Claim]]) -> Relation:
    names, when = quoted([part.metric.name for part, _ in moved]), spoken(span_of(whole))
    told = _MOVEMENTS[moved[0][1].kind]
    return Relation(
        rule=RULE.code,
        left=ref(whole),
        op="=",
        right=Sum(tuple(_before(part, move) for part, move in moved)),
        statement=Text(
            f"“{whole.metric.name}”{when.zh}的数应等于由次年的{names.zh}及其{told.zh}倒推之和",
            f"“{whole.metric.name}” for {when.en} should be the sum worked back from {names.en} a year later and their "
            f"{told.en}",
        ),
        ceiling="warning",
        certain=too_far([whole], moved),
        through=tuple(Implied(_before(part, move), part.metric.name, whole.period) for part, move in moved),
    )


RULE = Rule(
    code="CC503",
    name="implied-total",
    fault=Text("公布过的合计与分项倒推之和不符", "A published total is not what its parts imply a year later"),
    why=Text(
        "次年的分项各除以（1＋增速）再相加，就是公布过的合计。",
        "The parts of the year after, each over (1 + growth), add up to the total published before.",
    ),
    silent=Text(
        "实际增速、可比口径、分项不全时；合计可能已经修订，相差不大只作提示，相差大也最多警告。",
        "Real or comparable-basis growth, missing parts; the total may have been revised, so only a note, and at most "
        "a warning where they lie too far apart for that.",
    ),
    example=Text(
        "2022年进出口42.07万亿元；2023年出口增长0.6%、进口下降0.3%，倒推为41.8万亿元",
        "trade of 42.07 in 2022, while exports and imports of 2023 with their growth imply 41.8",
    ),
    since="0.1.0",
    propose=propose,
    gravest="warning",
)
