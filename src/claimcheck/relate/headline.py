"""What a heading states of its story (CC201)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from claimcheck.model import Claim, Relation
from claimcheck.relate.corpus import WINDOW, Corpus
from claimcheck.relate.likeness import likeness, retells, vetoed
from claimcheck.relate.restatement import equal, may_meet, sort_of, states_by_itself
from claimcheck.relate.slip import agree, likely, slip_like

# Names so alike (of 100) are of one figure in a heading and its story.
_ALIKE = 85
_HEADINGS = ("title", "heading", "item")
# Characters in a row that two names share where they speak of one thing, and of the word that stands before them.
_COMMON, _WORD = 4, 3
# A unit and the noun behind it, told by two characters.
_NOUN, _NOUN_LENGTH = re.compile("[\u4e00-\u9fff]{3,}"), 2
# Characters behind a story's first count in which its heading's may stand again.
_STORY = 400


def headlines(corpus: Corpus) -> Iterator[Relation]:
    """A heading states what its story says: the one figure of that kind and unit, or that of its own metric."""
    bodies: dict[object, list[Claim]] = defaultdict(list)
    headings = []
    for claim in corpus.claims:
        if states_by_itself(claim) and _is_heading(corpus, claim):
            headings.append(claim)
        elif states_by_itself(claim):
            bodies[claim.place.section, sort_of(claim)].append(claim)
    for heading in (claim for claim in headings if claim.modality == "fact"):
        story = corpus.documents[heading.document].sections[heading.place.section].story
        section = heading.place.section if story is None else story
        body = bodies[section, sort_of(heading)][: WINDOW + 1]
        counted = _counted_again(corpus, heading, body)
        if counted is None:
            yield from _restated(corpus, heading, body)
        else:
            yield equal(corpus, heading, counted, sure=True, at_most="warning", fewest=1)


def _counted_again(corpus: Corpus, heading: Claim, body: Sequence[Claim]) -> Claim | None:
    """The one count in a story of what its heading counts (推出6项措施; 包括……等6项措施), as it is or with a slip."""
    counted = heading.kind == "level" and heading.quantity.countable and bool(_NOUN.fullmatch(_noun(corpus, heading)))
    facts = [claim for claim in body if claim.modality == "fact"] if counted else []
    alike = [claim for claim in facts if _noun(corpus, claim) == _noun(corpus, heading)]
    if len(alike) != 1 or not may_meet(alike[0], heading):
        return None
    return alike[0] if likely(heading, alike[0]) or _slipped(corpus, heading, alike[0], facts) else None


def _slipped(corpus: Corpus, heading: Claim, counted: Claim, facts: Sequence[Claim]) -> bool:
    """A slip tells two exact counts apart that are told alike, and no other figure of the story explains the heading's.

    It may be that other figure itself, or the sum of it and the count (5人死亡: 4人, 另有1人).
    """
    if heading.quantity.hedge != "exact" or counted.quantity.hedge != "exact" or not retells(heading, counted):
        return False
    beside = heading.quantity.value - counted.quantity.value
    told = any(agree(heading, claim) or claim.quantity.value == beside for claim in facts)
    return slip_like(heading, counted, 1) and not told and heading.quote not in corpus.behind(facts[0], _STORY)


def _noun(corpus: Corpus, claim: Claim) -> str:
    """The unit of a count and the first characters of what it counts."""
    return claim.quantity.unit + corpus.behind(claim, _NOUN_LENGTH)


def _restated(corpus: Corpus, heading: Claim, body: Sequence[Claim]) -> Iterator[Relation]:
    """Where the story calls the figure no measured one, such as a target, only an equal name ties the two.

    A figure that stands in the story as it is in the heading is not held against another one.
    """
    facts = (claim for claim in body if claim.modality == "fact")
    alike = [claim for claim in facts if may_meet(claim, heading) and not vetoed(claim, heading)]
    scoped = [claim for claim in alike if claim.metric.scope == heading.metric.scope]
    named = [claim for claim in scoped if _named_alike(claim, heading)]
    if not named and any(claim.modality != "fact" and agree(heading, claim) for claim in body):
        return
    close = [claim for claim in alike if likeness(heading, claim) >= _ALIKE or _common(heading, claim)]
    if named or (len(close) == 1 and close[0] in scoped):
        meant = (named or close)[0]
        sure = agree(heading, meant) or heading.quote not in corpus.behind(body[0], _STORY)
        yield equal(corpus, heading, meant, sure=sure, at_most="warning")
        return
    agreed = [claim for claim in (alike if len(alike) == 1 else close) if agree(heading, claim)]
    if agreed and len({claim.metric.key for claim in agreed}) == 1:
        yield equal(corpus, heading, agreed[0], sure=False)


def _named_alike(one: Claim, other: Claim) -> bool:
    return one.metric.key == other.metric.key and one.metric.statistic == other.metric.statistic


def _common(heading: Claim, claim: Claim) -> bool:
    """The names share some characters in a row, and the word before these is said with the claim too.

    The 猴痘确诊病例 of a heading are no 新冠确诊病例.
    """
    a, b = heading.metric.name, claim.metric.name
    at = next((at for at in range(len(a) - _COMMON + 1) if a[at : at + _COMMON] in b), None)
    if at is None:
        return False
    word, said = a[max(0, at - _WORD) : at], f"{b} {claim.sentence}"
    return len(word) < 2 or any(one + other in said for one, other in pairwise(word))  # noqa: PLR2004 - a pair


def _is_heading(corpus: Corpus, claim: Claim) -> bool:
    return corpus.documents[claim.document].blocks[claim.place.block].kind in _HEADINGS
