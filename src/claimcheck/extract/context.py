"""Modality, scope, statistic and omitted unit of a figure, from the words around it."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from claimcheck.lexicon.context import context_words
from claimcheck.model import Modality, Period

_REACH = 400  # characters of the sentence before a figure in which a clause may name its place
_ORDER: tuple[Modality, ...] = ("denied", "hypothetical", "rule", "target", "forecast")


def modality_of(
    before: str, period: Period | None, published: date | None, marks: tuple[str, ...] = ()
) -> tuple[Modality, str]:
    """What kind of statement a figure is in, from the words before it in its sentence, and the word that shows it.

    ``marks`` are the words of measuring before the figure, the nearest first; 将 right before it makes it an object
    (将3项技术列入) and is no word of the future.
    """
    table = context_words().modality
    for name in _ORDER:
        for word in table.get(name, ()):
            if word in before:
                return name, word
    if any(mark.startswith("将") for mark in marks[marks[:1] == ("将",) :]):
        return "forecast", "将"
    if period and published and period.end > published and period.end.year > published.year:
        return "target", str(period.end)
    return "fact", ""


def scope_of(name: str) -> str:
    """The place that a name or sentence speaks of, empty for the whole country or none.

    A place behind 对 or 与 is a partner, not a scope.
    """
    words = context_words()
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
    words = context_words()
    return re.compile(rf"(?:^|[，；：])在?({'|'.join((*words.places, *words.countries))})")


def statistic_of(name: str, *, share: bool) -> str:
    """``total`` unless the words say per head, per day, mean or share."""
    if share:
        return "share"
    for statistic, words in context_words().statistic.items():
        if any(word in name for word in words):
            return statistic
    return "total"


def inferred_unit(right: str, left: str) -> str:
    """The unit that a number without one counts, by the nearest noun behind it, else before it; empty if unknown.

    The value of an index has none.
    """
    if _index_told().search(left):
        return ""
    table = context_words().inferred
    for text, nearest in ((right[:12], True), (left[-14:], False)):
        places = [
            (text.find(word) if nearest else -text.rfind(word), -len(word), unit)
            for unit, words in table.items()
            for word in words
            if word in text
        ]
        if places:
            return min(places)[2]
    return "人" if _people().match(right) else ""


@cache
def _index_told() -> re.Pattern[str]:
    """An index as the last thing that was measured: 中小企业发展指数."""
    return re.compile(rf"(?:{'|'.join(context_words().indices)})[^，。；]{{0,3}}$")


@cache
def _people() -> re.Pattern[str]:
    return re.compile(rf"[^，。；、的]{{0,6}}?(?:{'|'.join(context_words().people)})")
