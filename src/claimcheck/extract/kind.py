"""Whether a figure is a level, rate, growth, change or multiple, and its sign."""

from __future__ import annotations

import re
from functools import cache

from claimcheck.extract.predicate import Predicate
from claimcheck.lexicon.grammar import grammar_words
from claimcheck.lexicon.shares import POINTS
from claimcheck.model import Kind

# 降温幅度: by how much something moves.
EXTENT = re.compile(r"(?:(?P<down>[降减跌缩])|[升增涨])[^，。；]{0,3}幅度?$")

# What follows a verb that moves a figure, and no noun of growth.
_MOVES = "[到至为了0-9两几]|一半"


def kind_of(unit: str, form: str, said: Predicate, right: str, *, compared: bool) -> tuple[Kind, int, str]:
    """Kind, sign (1 or -1) and the name of the rule that decided."""
    if said.gap and said.verb.endswith("于") and unit not in POINTS and right.startswith("的"):
        return _level_beyond(unit, said, right)
    sign = said.direction or 1
    if unit in POINTS:
        return "change", sign, "percentage_points"
    if unit == "倍":
        return _times(form, said, sign)
    if unit in {"%", "‰"}:
        return _share_or_growth(said, right, sign)
    if _is_change(said, compared=compared):
        return "change", sign, f"verb:{said.verb}"
    return _level_or_extent(said)


def _level_or_extent(said: Predicate) -> tuple[Kind, int, str]:
    """降温幅度 and 涨幅 are changes even of what is no percentage."""
    extent = EXTENT.search(said.stem)
    return ("change", -1 if extent["down"] else 1, "noun_of_change") if extent else ("level", 1, "plain")


def _level_beyond(unit: str, said: Predicate, right: str) -> tuple[Kind, int, str]:
    """低于全球2.5%的增速: the number is what the other metric is at, not the distance to it."""
    if unit == "倍":
        return "multiple", 1, "compared_with"
    if unit not in {"%", "‰"}:
        return "level", 1, "compared_with"
    sign, rule = _named_growth(said.stem, right) or (0, "compared_with")
    return ("growth", sign, rule) if sign else ("rate", 1, rule)


def _is_change(said: Predicate, *, compared: bool) -> bool:
    """A verb or noun of change moved the level by the number, not to it, or the number is a distance."""
    if not said.direction or said.to:
        return False
    words = grammar_words().change
    if said.gap and said.verb.endswith("于"):
        return said.whole.endswith(grammar_words().standards)
    return said.noun or said.verb in words.verbs or (compared and said.verb in words.compared)


def _times(form: str, said: Predicate, sign: int) -> tuple[Kind, int, str]:
    """增长2倍 is a growth; 是…的2倍, 增长到2倍 and 翻番 are multiples."""
    if form == "double":
        return "multiple", 1, "doubling"
    if said.to:
        return "multiple", 1, "moved_to"
    if said.direction:
        return "growth", sign, f"verb:{said.verb}"
    return "multiple", 1, "times"


def _share_or_growth(said: Predicate, right: str, sign: int) -> tuple[Kind, int, str]:
    """A percentage is a growth where a verb or a noun of growth says so, else a rate."""
    words = grammar_words().change
    if said.share or said.ratio:
        return "rate", 1, "share" if said.share else "ratio"
    if said.to:
        moved = said.noun or said.stem.endswith((*words.growth_names, "增长"))
        return ("growth", sign, "moved_to") if moved else ("rate", 1, "moved_to")
    if said.direction:
        return "growth", sign, f"verb:{said.verb}"
    if named := _named_growth(said.stem, right):
        return "growth", *named
    return ("growth", 1, "year_on_year") if words.year_on_year & set(said.marks) else ("rate", 1, "plain")


def _named_growth(stem: str, right: str) -> tuple[int, str] | None:
    """增速为5%, 5%的年均增速: sign and rule where a noun of growth stands before or behind."""
    words = grammar_words().change
    if stem.endswith(words.growth_names):
        return 1, "noun_of_growth"
    if stem.endswith(words.drop_names):
        return -1, "noun_of_drop"
    behind = _noun_behind().match(right)
    if behind is None:
        return None
    return (1, "growth_behind") if behind["growth"] else (-1, "drop_behind")


@cache
def _noun_behind() -> re.Pattern[str]:
    """A noun of growth or drop close behind a number, not the verb of a movement (42.6%下降到46.2%, 12%下降了两倍).

    One of growth counts first, as 增长降幅 is about growth.
    """
    words = grammar_words().change
    near = r"的?[^，。；、]{0,7}?"
    growth, drop = "|".join(words.growth_behind), "|".join(words.drop_behind)
    return re.compile(rf"{near}(?P<growth>{growth})(?!{_MOVES})|{near}(?:{drop})(?!{_MOVES})")
