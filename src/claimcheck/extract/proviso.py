"""What the words that touch a figure make of it: a threshold, a rule, a target, a denial."""

from __future__ import annotations

import re

from attrs import frozen

from claimcheck.extract.draft import Draft
from claimcheck.extract.reading import Reading
from claimcheck.lexicon.modality import modality_words
from claimcheck.model import Modality

_BEFORE = 60  # characters of the clause before a figure that are looked at
_BEHIND = 24  # characters behind it in which its clause may say that it is a target
_DENIED = 60  # characters behind it in which its sentence may say that it is false
_NOT = re.compile(r"(?<![是都还又才可要])不是[^，。；]{0,4}$")


@frozen
class Told:
    """A figure's modality, the rule that gave it, and the words."""

    modality: Modality = "fact"
    rule: str = "none"
    words: str = ""


FACT = Told()


def touched(draft: Draft, reading: Reading) -> Told | None:
    """What the words right before a figure and right behind it say of it, None where they say nothing."""
    figure, text = draft.figure, reading.text
    start = max(draft.clause.start, figure.start - _BEFORE)
    end = min(reading.sentences[draft.clause.sentence][1], figure.end + _DENIED)
    following = reading.figures_in(figure.end, min(end, draft.clause.end))
    behind = text[figure.end : following[0].start if following else min(end, draft.clause.end)]
    return (
        _right_before(text[start : figure.outer_start])
        or _right_behind(draft, text[start : figure.start], behind)
        or _denied(text[figure.end : end])
    )


def _right_before(before: str) -> Told | None:
    """目标5%, 满30元, 不是3家, 每亩补助180元; hedges of the figure are left out."""
    words, before = modality_words(), before.rstrip(" 　“")
    word = words.touched.ending(before)
    if word and not before.removesuffix(word).endswith(words.full if word == "满" else words.measured_by):
        return Told(words.touching[word], "touching", word)
    tried: tuple[tuple[Modality, re.Pattern[str]], ...] = (
        ("denied", _NOT),
        ("rule", words.provisos.each),
        ("hypothetical", words.provisos.step),
    )
    found = ((modality, pattern.search(before)) for modality, pattern in tried)
    return next((Told(modality, "touching", match[0]) for modality, match in found if match), None)


def _right_behind(draft: Draft, before: str, behind: str) -> Told | None:
    """50元以上的部分, 按50%的比例报销, 5%的目标."""
    provisos = modality_words().provisos
    match = provisos.above.match(behind)
    if match:
        return Told("threshold", "behind", match[0])
    if "已" not in before and "了" not in before:
        match = provisos.by_rule.match(behind)
        if match and provisos.given.search(before):
            return Told("rule", "behind", match[0])
        match = provisos.decreed.search(before) if draft.said.to else None
        if match:
            return Told("rule", "decreed", match[0])
    return _target(before, behind[:_BEHIND])


def _target(before: str, behind: str) -> Told | None:
    """The figure is that of a target, unless it has been met, or of a forecast."""
    words = modality_words()
    places = [(behind.find(word), -len(word), word) for word in words.behind["target"] if word in behind]
    if places:
        at, _, word = min(places)
        met = any(lead in before for lead in words.met) and not any(lead in before for lead in words.unmet)
        return None if met else Told("target", "behind", behind[: at + len(word)])
    word = next((word for word in words.behind["forecast"] if behind.startswith(word)), "")
    return Told("forecast", "behind", word) if word else None


def _denied(rest: str) -> Told | None:
    """…的消息不实, “…”系谣言: the sentence goes on to say that this is false."""
    words = modality_words()
    for word in words.behind["denied"]:
        at = rest.find(word)
        if at >= 0 and rest[:at].rstrip("“”").endswith((*words.copulas, *words.said)):
            return Told("denied", "behind", word)
    return None
