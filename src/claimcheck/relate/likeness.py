"""How alike two names are, and what makes them names of two things however alike they are.

Equal keys are one metric. Names that are only alike are proposed by ``likeness``; ``vetoed`` and ``restates`` then
decide by what the words say, and even so no error may rest on such a link.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from rapidfuzz import fuzz

from claimcheck.lexicon.formation import formation_words
from claimcheck.lexicon.metrics import metric_words
from claimcheck.lexicon.scope import scope_words
from claimcheck.lexicon.words import Words
from claimcheck.model import Claim
from claimcheck.relate.link import terms

# Names of a run that are cut up once and remembered.
_NAMES = 1 << 14
# Of a name's characters so many hundredths have to be said with the other claim too, or by the other name itself.
_SAID, _HALF = 80, 50
# Characters that the last word of a name has at most, and that a line has beside a figure and its name.
_LAST_WORD, _ODDMENTS = 4, 4
_ORDINALS = "第[一二三四五六七八九十]+(?=产业|批|期|轮|档|线|类|代|次)|[一二三四](?=季度)|[甲乙丙丁](?=类|级|型)"
_NUMBERS = re.compile(rf"[A-Za-z]+|[0-9]+(?:\.[0-9]+)?|{_ORDINALS}")


def vetoed(one: Claim, other: Claim) -> bool:
    """The names say different things, which are never the same however alike the rest.

    They hold counterparts (住院 and 门诊), two numbers, two places, or one of them says what the other does not:
    不含, 新增, 其他, 人均.
    """
    words = metric_words()
    a, b = one.metric.name, other.metric.name
    if a == b:
        return False
    mine, yours = words.counterparts(a), words.counterparts(b)
    if any(group in yours and yours[group] != told for group, told in mine.items()):
        return True
    if formation_words().told(a) != formation_words().told(b):
        return True
    return _differ(_numbers(a), _numbers(b)) or _differ(_places(a), _places(b))


def _differ(one: frozenset[str], other: frozenset[str]) -> bool:
    """Both say something, and neither all that the other says."""
    return bool(one and other) and not (one <= other or other <= one)


@lru_cache(_NAMES)
def _numbers(name: str) -> frozenset[str]:
    return frozenset(_NUMBERS.findall(name))


@lru_cache(_NAMES)
def _places(name: str) -> frozenset[str]:
    return frozenset(_place().found(name))


@cache
def _place() -> Words:
    words = scope_words()
    return Words((*words.places, *words.countries))


@lru_cache(_NAMES)
def _sorted_terms(key: str) -> str:
    return " ".join(key.split("·"))


def wording(one: Claim, other: Claim) -> float:
    """How much of the shorter name stands in the longer, letter by letter, 0 to 100."""
    return fuzz.partial_ratio(one.metric.name, other.metric.name)


def likeness(one: Claim, other: Claim) -> float:
    """How alike two names are, 0 to 100; a proposal only, no error may rest on it."""
    return fuzz.token_set_ratio(_sorted_terms(one.metric.key), _sorted_terms(other.metric.key))


def restates(earlier: Claim, later: Claim) -> bool:
    """A later figure may be an earlier one again: its name adds nothing that was not said with the earlier one.

    A document drops words that it has said, so the later name may be the shorter, and the earlier one in a line that
    only sums up what follows; another document says all of them.
    """
    if vetoed(earlier, later) or not (_shares_head(earlier, later) and _shares_half(earlier, later)):
        return False
    if earlier.document != later.document:
        return _adds_nothing(earlier, later) and _adds_nothing(later, earlier)
    return _adds_nothing(earlier, later) or (_sums_up(earlier) and _adds_nothing(later, earlier))


def _shares_head(one: Claim, other: Claim) -> bool:
    """Either name says the last word of the other."""
    return _said(_head(one), _name(other), _HALF) and _said(_head(other), _name(one), _HALF)


def _shares_half(one: Claim, other: Claim) -> bool:
    """Half of the shorter name stands in the longer itself, and not only in its sentence."""
    shorter, longer = sorted((one, other), key=lambda claim: len(claim.metric.key))
    return _said(tuple(terms(shorter)), _name(longer), _HALF)


def _sums_up(claim: Claim) -> bool:
    """Its sentence says nothing but the figure and its name."""
    return len(claim.sentence) <= len(claim.metric.name) + len(claim.quote) + _ODDMENTS


def retells(heading: Claim, body: Claim) -> bool:
    """The sentence of a figure says all that a heading says of its own."""
    return _adds_nothing(body, heading)


def _adds_nothing(known: Claim, new: Claim) -> bool:
    return _said(tuple(sorted(terms(new))), _name(known) + known.sentence, _SAID)


def _name(claim: Claim) -> str:
    """The words of a name, and its terms in their canonical spelling."""
    return f"{claim.metric.name}·{claim.metric.key}"


def _head(claim: Claim) -> tuple[str, ...]:
    """The last word of a name."""
    return tuple(word[-_LAST_WORD:] for word in metric_words().content(claim.metric.name)[-1:])


def _said(words: tuple[str, ...], text: str, percent: int) -> bool:
    """So many of the words' characters stand in the text, two or more in a row."""
    total = sum(map(len, words))
    return 100 * sum(_found(word, text) for word in words) >= percent * total


def _found(word: str, text: str) -> int:
    """How many characters of a word stand in the text beside a neighbour of theirs."""
    if word in text:
        return len(word)
    pairs = [word[at : at + 2] in text for at in range(len(word) - 1)]
    return sum(a or b for a, b in zip([False, *pairs], [*pairs, False], strict=True))
