"""What kind of statement a figure stands in: a measured fact, a target, a forecast, a rule, a denial."""

from __future__ import annotations

from datetime import date

from claimcheck.lexicon.modality import modality_words
from claimcheck.model import Modality, Period

_ORDER: tuple[Modality, ...] = ("denied", "hypothetical", "rule", "target", "forecast")


def modality_of(
    before: str, period: Period | None, published: date | None, marks: tuple[str, ...] = ()
) -> tuple[Modality, str]:
    """What kind of statement a figure is in, from the words before it in its sentence, and the word that shows it.

    ``marks`` are the words of measuring before the figure, the nearest first; 将 right before it makes it an object
    (将3项技术列入) and is no word of the future.
    """
    table = modality_words()
    for name in _ORDER:
        for word in table.get(name, ()):
            if word in before:
                return name, word
    if any(mark.startswith("将") for mark in marks[marks[:1] == ("将",) :]):
        return "forecast", "将"
    if period and published and period.end > published and period.end.year > published.year:
        return "target", str(period.end)
    return "fact", ""
