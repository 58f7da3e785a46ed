"""CC403: a running count of institutions that shrinks between two dates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction

from claimcheck.lexicon.metrics import metric_words
from claimcheck.messages.periods import at_end_of
from claimcheck.model import Claim, Relation, Text
from claimcheck.relate.corpus import Corpus
from claimcheck.relate.crowd import following
from claimcheck.relate.likeness import vetoed
from claimcheck.relate.link import is_total, ref, terms
from claimcheck.relate.rule import Rule

# Terms that two names have to share: so many, and this part of the shorter name.
_COMMON = Fraction(3, 5)
_FEW = 2


def propose(corpus: Corpus) -> Iterator[Relation]:
    """Earlier ≤ later for counts of connected institutions and the like, at different dates; a note where it fails."""
    buckets: dict[object, list[Claim]] = defaultdict(list)
    for claim in corpus.facts:
        counted = _counted(claim) if is_total(claim) and claim.quantity.countable else ""
        if counted and claim.period:
            buckets[claim.quantity.unit, claim.metric.scope, counted].append(claim)
    for bucket in buckets.values():
        for earlier, behind in following(sorted(bucket, key=_day)):
            later = _next(earlier, (claim for claim in behind if _day(claim) > _day(earlier)))
            if later is not None:
                yield _relation(earlier, later)


def _day(claim: Claim) -> date:
    assert claim.period is not None  # noqa: S101 - propose has asked
    return claim.period.end


def _counted(claim: Claim) -> str:
    """The running count's own word that the name ends in, so that only like is compared with like."""
    name = claim.metric.name.removesuffix("数量").removesuffix("数")
    return next((word for word in metric_words().running if name.endswith(word)), "")


def _next(earlier: Claim, later: Iterable[Claim]) -> Claim | None:
    """The first later count of the same thing."""
    return next((claim for claim in later if _one_thing(earlier, claim)), None)


def _one_thing(one: Claim, other: Claim) -> bool:
    a, b = terms(one), terms(other)
    common = a & b
    return len(common) >= _FEW and Fraction(len(common), min(len(a), len(b))) >= _COMMON and not vetoed(one, other)


def _relation(earlier: Claim, later: Claim) -> Relation:
    first, last = at_end_of(_day(earlier)), at_end_of(_day(later))
    return Relation(
        rule=RULE.code,
        left=ref(earlier),
        op="<=",
        right=ref(later),
        statement=Text(
            f"“{earlier.metric.name}”{first.zh}的数通常不多于{last.zh}的数",
            f"“{earlier.metric.name}” as of {first.en} is rarely above that as of {last.en}",
        ),
        ceiling="note",
        certain=False,
        confidence=Fraction(3, 5),
    )


RULE = Rule(
    code="CC403",
    name="running-count",
    fault=Text("只增不减的累计个数变少了", "A running count shrinks"),
    why=Text(
        "联网机构、已开通数一类的个数很少减少；变少时值得看一眼口径。",
        "Counts of connected institutions rarely fall; where one does, its definition deserves a look.",
    ),
    silent=Text(
        "总是只作提示；名称或单位不同的不比较。", "Never more than a note; other names or units are not compared."
    ),
    example=Text("12月11日5.29万家，年末52732家", "52.9 thousand on 11 December, 52,732 at the year's end"),
    since="0.1.0",
    propose=propose,
    gravest="note",
)
