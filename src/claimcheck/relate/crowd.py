"""Which figures of a crowd are looked at, so that documents that speak of other things crowd none of them out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from claimcheck.model import Claim
from claimcheck.relate.corpus import WINDOW

# Names of a run that are cut up once and remembered.
_NAMES = 1 << 14


def following(crowd: Sequence[Claim]) -> Iterator[tuple[Claim, Sequence[Claim]]]:
    """Each claim with those behind it, or a window of them where they are many.

    In it are the next ones of the claim's own document, and of all those whose names share the most pairs of
    characters with its own.
    """
    likest = {} if len(crowd) <= WINDOW + 1 else _likest(crowd)
    for at, claim in enumerate(crowd):
        behind = crowd[at + 1 : at + 1 + WINDOW]
        if at in likest:
            near = [at + 1 + step for step, each in enumerate(behind) if each.document == claim.document]
            behind = [crowd[place] for place in sorted({*near, *likest[at]})]
        yield claim, behind


def _likest(crowd: Sequence[Claim]) -> Mapping[int, Sequence[int]]:
    """For each place the places behind it whose names are most like its own, of the nearest with each pair."""
    found: dict[int, Sequence[int]] = {}
    told: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at in reversed(range(len(crowd))):
        pairs = _pairs(crowd[at].metric.key)
        shared = Counter(place for pair in pairs for place in told[pair][-WINDOW:])
        found[at] = sorted(shared, key=lambda place: (-shared[place], place))[:WINDOW]
        for pair in pairs:
            told[pair].append(at)
    return found


@lru_cache(_NAMES)
def _pairs(key: str) -> tuple[tuple[str, str], ...]:
    """Every two characters that stand together in a term of a key, each once."""
    return tuple(dict.fromkeys(pair for term in key.split("·") for pair in pairwise(term)))
