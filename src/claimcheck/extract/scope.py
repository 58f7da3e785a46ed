"""The place that a figure is of, from its name and the words around it."""

from __future__ import annotations

import re
from functools import cache

from claimcheck.lexicon.scope import scope_words

_REACH = 400  # characters of the sentence before a figure in which a clause may name its place


def scope_of(name: str) -> str:
    """The place that a name or sentence speaks of, empty for the whole country or none.

    A place behind 对 or 与 is a partner, not a scope.
    """
    words = scope_words()
    best, at = "", len(name)
    for place in (*words.places, *words.countries):
        here = name.find(place)
        if 0 <= here < at and not name[:here].endswith(words.partners):
            best, at = place, here
    return best


def stated_place(before: str) -> str:
    """The place that opens a clause of the sentence before a figure (在福州，…), empty if none does."""
    places = _place_opening().findall(before, max(0, len(before) - _REACH))
    return places[-1] if places else ""


@cache
def _place_opening() -> re.Pattern[str]:
    words = scope_words()
    return re.compile(rf"(?:^|[，；：])在?({'|'.join((*words.places, *words.countries))})")
