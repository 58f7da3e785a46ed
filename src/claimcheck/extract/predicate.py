"""The words before a number: which of them name the metric, and which say how it moves."""

from __future__ import annotations

import re
from functools import cache

from attrs import evolve, field, frozen

from claimcheck.extract.against import against
from claimcheck.extract.figures.parts import hedges_before
from claimcheck.extract.phrase import EDGE, clean, without_asides
from claimcheck.lexicon.figures import HedgeWord
from claimcheck.lexicon.grammar import grammar_words
from claimcheck.lexicon.shares import SHARES
from claimcheck.lexicon.words import Words

_COMPARED = re.compile(r"^(?:比(?!赛|例|重|价|率|如)|较|与|同|和)(?=.*(?:相比|[高低快慢多少])?$)")
_SHARE = re.compile(
    r"占(?!比|有|用|领|线|地(?!方|区|级))(?:到了|到|据了|据|了)?(?P<whole>[^占到至]{0,24}?)的?(?:比重|比例|份额|比|总量)?(?:已|均|约)?$"
)
_TURNED = re.compile(
    r"(?:[由从]?(?:上涨|下跌|上升|下降|增长|减少|回升|回落|[增减升降涨跌正负盈亏]))?(?<![周运流中结])转(?:为|成|而|向|[正负增降升涨跌盈亏])+"
    r"(?:上涨|下跌|上升|下降|增长|减少|回升|回落)?$"
    r"|(?:大体|基本)?持平$|扭亏(?:为盈)?$"
)
# Words that end the name of what a number is compared with, where else they are adverbs.
_MEANS = frozenset(("平均", "整体", "总体"))
_THAN = re.compile(r"(?<![占同环对评之相])比")
# 两年平均增长
_YEARS = re.compile("(?<![近前第0-9])(?:[两二三四五六七八九十]|[0-9]{1,2})年$")
_YEARLY = ("平均", "年均", "年平均")
# Characters before and behind 比 that make it part of another word (占比, 比例).
_NO_COMPARISON = (tuple("占同环对评之"), ("例", "重", "价", "较", "赛", "率"))


@frozen
class Predicate:
    """What the words before a number say.

    ``stem`` is what remains to name the metric. ``direction`` is 1 or -1 for a rise or fall, 0 for none; ``to`` says
    that the number is where it moved to (增至); ``noun`` that a noun of change stands there (降幅); ``gap`` that the
    number measures a distance to another metric (高于全国); ``share`` that it is a share, ``ratio`` that it is taken of
    something without being a part of it (是全国平均的2倍, 完成预算的60%). ``whole`` holds the words of what a share or
    ratio is of, or of that other metric; ``marks`` all words that were taken off the stem, the last one first;
    ``hedges`` those that stand before the 占 of a share (约占全部的50%), ``apart`` those before the words left out of
    ``left`` (约为上年的1.9倍).
    """

    stem: str
    direction: int = field(default=0)
    verb: str = field(default="")
    to: bool = field(default=False)
    noun: bool = field(default=False)
    gap: bool = field(default=False)
    share: bool = field(default=False)
    ratio: bool = field(default=False)
    whole: str = field(default="")
    marks: tuple[str, ...] = field(default=())
    hedges: tuple[HedgeWord, ...] = field(default=())
    apart: tuple[HedgeWord, ...] = field(default=())


def predicate(left: str, unit: str = "") -> Predicate:
    """Take the words of measuring and moving off the end of ``left``, and keep what names the metric.

    ``unit`` is that of the number: only a percentage or a multiple is taken of something (完成预算的60%).
    """
    outer, apart = hedges_before(left, len(left))
    text = without_asides(left[:outer]).rstrip(EDGE)
    said = _against(text, unit) or _stripped(text, unit)
    if said.share:
        return said
    return _distance(said) or evolve(said, stem=clean(said.stem), apart=said.apart or apart)


def turned(said: Predicate, words: str) -> Predicate:
    """What is said of a later number of a list, which may have a verb of its own (分别增长5%和下降1%)."""
    own = predicate(words) if words else said
    return evolve(said, direction=own.direction, verb=own.verb) if own.direction else said


def without_turn(words: str) -> str:
    """Words without what says at their end that a movement turned round or stopped (由降转增, 持平)."""
    return _TURNED.sub("", words) if any(sign in words for sign in ("转", "平", "扭亏")) else words


def _against(text: str, unit: str) -> Predicate | None:
    """What is measured from another metric, or as so much of it."""
    other = against(text, unit)
    if other is None:
        return None
    if other.sort == "gap":
        return _gap(Predicate(""), other.before, other.whole, other.sign, other.word)
    outer, hedges = hedges_before(text, other.start)
    stem = text[: min(outer, len(other.before))]
    return Predicate(stem, ratio=True, whole=clean(other.whole), marks=(other.word,), hedges=hedges)


def _stripped(stem: str, unit: str) -> Predicate:
    """Word after word off the end, up to a share (占…比重) or to the first word that may be part of a name."""
    said = Predicate(stem)
    while said.stem:
        word, sort = _last_word(said.stem)
        share = None if sort in ("link", "adverb") and "占" not in word else _SHARE.search(said.stem)
        if share:
            outer, hedges = hedges_before(said.stem, share.start())
            return evolve(said, stem=clean(said.stem[:outer]), share=True, whole=clean(share["whole"]), hedges=hedges)
        if not word or (sort in ("up", "down") and said.to) or _names(said, word, unit):
            break
        said = _without(said, word, sort)
        if said.direction:
            said = evolve(said, stem=without_turn(said.stem))
    return said


def _names(said: Predicate, word: str, unit: str) -> bool:
    """The last word belongs to a name: 比全国平均高, 改造提升3500亩."""
    if word in _MEANS:
        return said.direction != 0 and _THAN.search(said.stem) is not None
    done = word == "提升" and unit not in SHARES and unit != "倍"
    return done and said.stem[: -len(word)].endswith(grammar_words().treatments)


def _without(said: Predicate, word: str, sort: str) -> Predicate:
    """One word less, and what it says."""
    stem, marks = said.stem[: -len(word)].rstrip(EDGE), (*said.marks, word)
    if sort == "to":
        return evolve(said, stem=stem, marks=marks, to=True)
    if sort in ("link", "adverb"):
        rest = evolve(said, stem=stem, marks=marks)
        years = _YEARS.search(rest.stem) if word.startswith(_YEARLY) else None
        return _without(rest, years[0], "adverb") if years else rest
    noun = said.noun or sort.startswith("noun")
    if said.direction:
        direction = -said.direction if sort == "noun_down" else said.direction  # 降幅收窄, 降幅扩大
        return evolve(said, stem=stem, marks=marks, noun=noun, direction=direction)
    return evolve(said, stem=stem, marks=marks, noun=noun, direction=1 if sort.endswith("up") else -1, verb=word)


def _distance(said: Predicate) -> Predicate | None:
    """比全国高: the number is a distance to another metric; None where it is not."""
    if not said.direction:
        return None
    if _COMPARED.match(said.stem):
        return _gap(said, "", said.stem[1:], said.direction, said.verb)
    before, compared, after = said.stem.rpartition("比")
    if (
        compared
        and before
        and after
        and not before.endswith(_NO_COMPARISON[0])
        and not after.startswith(_NO_COMPARISON[1])
    ):
        return _gap(said, before, after, said.direction, said.verb)
    return None


def _gap(said: Predicate, before: str, other: str, direction: int, verb: str) -> Predicate:
    inner = predicate(before) if before else Predicate("")
    return Predicate(
        stem=inner.stem,
        direction=direction,
        verb=verb,
        to=said.to,
        noun=said.noun or inner.noun,
        gap=True,
        whole=clean(other),
        marks=(*said.marks, *inner.marks),
    )


@cache
def _sorts() -> dict[str, Words]:
    """The words of measuring and moving by their sort."""
    words = grammar_words()
    return {
        "link": words.links,
        "adverb": words.adverbs,
        "up": words.up,
        "down": words.down,
        "noun_up": words.change_nouns_up,
        "noun_down": words.change_nouns_down,
        "to": words.to,
    }


@cache
def _last_characters() -> frozenset[str]:
    """What words of measuring and moving end with."""
    return frozenset[str]().union(*(group.last for group in _sorts().values()))


def _last_word(stem: str) -> tuple[str, str]:
    """The longest word of measuring or moving at the end, and its sort; nothing where it ends a longer word."""
    best, sort = "", ""
    if stem[-1:] not in _last_characters():
        return best, sort
    words = grammar_words()
    for name, group in _sorts().items():
        word = group.ending(stem)
        if word and len(word) >= len(best):
            best, sort = word, name
    guard = words.tail_guards.ending(stem)
    if len(guard) > len(best) and guard not in words.adverbs and guard not in words.links:
        return "", ""
    return best, sort
