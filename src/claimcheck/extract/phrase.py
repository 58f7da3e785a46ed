"""Noun phrases: cleaned of what says nothing, split at their head nouns, composed under a topic."""

from __future__ import annotations

import re
from functools import lru_cache

from claimcheck.extract.subject import parted
from claimcheck.lexicon.context import context_words
from claimcheck.lexicon.grammar import grammar_words
from claimcheck.lexicon.metrics import MetricWords, metric_words
from claimcheck.lexicon.scope import scope_words
from claimcheck.lexicon.statistic import statistic_of

LONGEST_NAME = 40
EDGE = "/ \u3000\xa0\t\n,，、。；：;:—–-·•*#…！？!?"
_ENOUGH = 4
_BARE_SPEECH = 6
_MEETING = 6
_ALONE = frozenset("总全净的")
_SLACK = 10
_TERM = 8  # characters of a known term before a word in it
_ASIDES = re.compile("[“”\"'‘’「」『』（(《]")
_QUOTES = re.compile("[“”\"'‘’「」『』]+")
_BRACKETS = re.compile(r"[（(][^（）()]{0,60}[）)]")
_SHORT_TITLE = re.compile(r"《[^《》]{4,80}》[（(]([A-Za-z0-9]{2,10})[）)]")
_LONG_TITLES = re.compile(r"《[^《》]{10,80}》")
_SPEECH = re.compile(r"(?:介绍|表示|指出|透露|获悉|显示|公布|发布|了解到|认为|强调|说|称|宣布)(?:的数据)?[，,：:]?")
_SPEAKER = 24
_FIRST_PERSON = re.compile(r"^(?:我们|他们|它们|大家)(?:在|对|将|已|还)?")
_LOOSE_END = re.compile(r"(?:以及|[的了之和与是为在]|(?<!惠|普|涉|波|遍|推)及|(?<!其|集|年|期|当|空|高|初)中)+$")
_JOINTS = ("和", "与", "及", "、")
_OTHER = re.compile(r"^(?:和(?![平谐田])|与(?!会)|及(?![时早格])|以及|或)(?=.)")
_REMEMBERED = 1 << 10  # phrases that are cleaned once, though several ask
_AVERAGES = ("人均", "户均", "次均", "日均", "月均", "单月", "单日", "单季", "单周")
_SUMMED = frozenset(("total", "share", "single_day", "single_month", "highest", "lowest"))
_RECKONED = re.compile(
    r"(?:按照?|以)[^，。按以]{2,10}(?:计算|计价|计|口径)(?:，|$|(?=分别|均|都|约))"
    r"|^(?:按照?|以)[^，。按以]{2,10}(?:计算|计价)(?!机)|(?:扣除|剔除|不考虑)[^，。]{2,14}?(?:因素|影响)后?|^包括[^，。]{1,16}在内的?"
)
_RECKONING = ("计", "口径", "因素", "影响", "在内")
# What _LOOSE_END and _BASIS may end in.
_LAST = frozenset("的了之和与是为在及中上吨桶克斤升亩米时")
_BASIS = re.compile(r"(?:在[^，。在]{1,8}(?:基础|水平)上|每(?:吨|桶|公斤|千克|斤|升|亩|平方米|千瓦时|立方米))$")


def without_asides(text: str) -> str:
    """``text`` without what stands in brackets, and without quotation marks.

    A place in brackets tells one thing from another (中欧班列（西安）) and stays; so does the abbreviation of a title.
    """
    if not _ASIDES.search(text):
        return text
    return _QUOTES.sub("", without_remarks(_SHORT_TITLE.sub(r"\1", text)))


def without_remarks(text: str) -> str:
    """``text`` without what stands in brackets, places apart."""
    return _BRACKETS.sub(_kept, text) if "（" in text or "(" in text else text


def _kept(brackets: re.Match[str]) -> str:
    inner = brackets[0][1:-1]
    return inner if inner in scope_words().places else ""


def clean(phrase: str) -> str:
    """A noun phrase without asides, long titles, openings that say nothing, and loose particles at its ends."""
    return _clean(phrase, metric_words())


@lru_cache(_REMEMBERED)
def _clean(phrase: str, metrics: MetricWords) -> str:
    text = without_asides(phrase).strip(EDGE)
    if "《" in text or "》" in text:
        bare = _LONG_TITLES.sub("", _without_speaker(text))
        text = (bare if len(bare) >= _ENOUGH else text).replace("《", "").replace("》", "")
    if len(text) > _BARE_SPEECH:
        text = _without_speaker(text)
    text = _RECKONED.sub("", text) if any(sign in text for sign in _RECKONING) else text
    text = _without_openers(_FIRST_PERSON.sub("", text), metrics)
    return _LOOSE_END.sub("", _BASIS.sub("", text)) if text[-1:] in _LAST else text


def _without_speaker(text: str) -> str:
    """What somebody has said, without who said it."""
    said = _SPEECH.search(text)
    return text[said.end() :] if said and said.start() <= _SPEAKER and "\n" not in text[: said.start()] else text


def _without_openers(text: str, metrics: MetricWords) -> str:
    words, terms = grammar_words(), metrics.terms
    while word := words.openers.starting(text):
        if len(terms.starting(text)) > len(word) or (len(word) == 1 and words.opening_guards.starting(text)):
            break
        text = text[len(word) :].lstrip(EDGE)
    return text


def split_head(name: str) -> tuple[str, str]:
    """A name's topic and its head noun: 国有企业营业总收入 → 国有企业, 营业总收入."""
    head = metric_words().heads.ending(name)
    return (name[: -len(head)], head) if head else (name, "")


def generic(name: str) -> bool:
    """Nothing but head nouns (基金支出, 利润总额): a name that needs a topic; 国内生产总值 is one in full.

    So does an average that the lexicon takes from a topic's total (人均减少垫付).
    """
    if name in metric_words().proper:
        return False
    if any(name == average.name for average in metric_words().averages):
        return True
    while name:
        head = metric_words().heads.ending(name)
        if not head:
            return False
        name = name[: -len(head)]
    return True


def is_average(name: str) -> bool:
    """So much per head, per day or per case: 人均, 日均…."""
    return any(name.startswith(words) for words in context_words().statistic.values())


def is_averaged(name: str) -> bool:
    """A measure told per head, per day or per case, whatever it is of: 快递业务量日均."""
    return statistic_of(name, share=False) not in _SUMMED


def compose(topic: str, local: str) -> str:
    """A name that stands on its own: ``local`` said under ``topic``, what both say said once."""
    if not topic or local == topic:
        return local
    if not local:
        return topic
    return _in_place_of_whole(topic, local) or _said_already(topic, local) or _under(topic, local)


def _in_place_of_whole(topic: str, local: str) -> str:
    """出口 under 外贸进出口总值, 第一产业用电量 under 全社会用电量: the part's word takes the place of the whole's."""
    for word, totals in metric_words().replaces.items():
        if local.startswith(word):
            for total in totals:
                at = topic.rfind(total)
                if at >= 0:
                    return topic[:at] + local
    known = metric_words().whole_before(topic, local)
    return topic[: -len(known)] + local if known else ""


def _said_already(topic: str, local: str) -> str:
    """The topic itself, where it ends in or holds what ``local`` says; a member of 甲和乙 is not the pair."""
    if len(local) < 2 or local not in topic:  # noqa: PLR2004 - one character says too little
        return ""
    before, _, after = topic.rpartition(local)
    if before.endswith(_JOINTS) or after.startswith(_JOINTS):
        return ""
    return topic if not after or not metric_words().heads.ending(local) else ""


def _under(topic: str, local: str) -> str:
    """``local`` behind the part of the topic that holds for it too."""
    words = metric_words()
    kept = _without_opposed(topic, local, words)
    at = kept.rfind(local[:2]) if len(local) > 1 else -1
    if at == 0 and not split_head(kept)[1] and generic(local[2:]):
        return kept + local[2:]
    if at >= 0:
        return _without_sibling(kept[:at], local, words) + local
    before, head = split_head(kept)
    specified = _specified(before if kept == topic else kept, local) if head or kept != topic else ""
    if specified or kept != topic:
        return specified or seamless(kept, local)
    if local in _AVERAGES:
        return seamless(kept, local)
    agent = _doer(kept, local)
    if (len(before) > _BARE_SPEECH // 2 and before in local) or (head and not before and split_head(local)[1]):
        return local
    return seamless(before if agent == kept and head and before else agent, local)


def _specified(before: str, local: str) -> str:
    """新能源汽车产量 behind the 产量 of 我国汽车: what narrows a thing stands not behind it; else empty."""
    national = next((word for word in scope_words().national if before.startswith(word)), "")
    thing, own = before[len(national) :], split_head(local)[0]
    return national + local if len(thing) > 1 and own != thing and own.endswith(thing) else ""


def _doer(topic: str, local: str) -> str:
    """Whose topic it is, without what was said of it; averages are of all that was said (资助参保人数, 人均)."""
    if is_average(local):
        return topic
    doer, said = parted(topic)
    return doer if len(doer) > 1 and said and doer not in scope_words().national else topic


def seamless(before: str, local: str) -> str:
    """Join without repeating the characters on which the two meet: two at least, or one that stands for itself."""
    for length in range(min(len(before), len(local), _MEETING), 0, -1):
        if before[-length:] == local[:length] and (length > 1 or local[0] in _ALONE):
            return before + local[length:]
    return _LOOSE_END.sub("", before).rstrip("、") + local


def _without_sibling(before: str, local: str, words: MetricWords) -> str:
    """收载西药和 before 中成药: the counterpart that 和 joins goes too."""
    if not before.endswith(("和", "与", "及", "、")):
        return before
    for group in words.opposed:
        if any(local.startswith(word) for word in group):
            places = [before.find(word) for word in group if word in before]
            if places:
                return before[: min(places)]
    return before


def _without_opposed(topic: str, local: str, words: MetricWords) -> str:
    """Cut the topic where it names what ``local`` is the counterpart of (收入 before 支出)."""
    for group in words.opposed:
        mine = [word for word in group if word in local]
        if not mine:
            continue
        for word in group:
            if (
                word not in mine
                and word in topic
                and not any(word in own for own in mine)
                and mine[0] not in topic.replace(word, "")
            ):
                at = topic.find(word)
                if any(own in topic and word in own for own in group if own != word):
                    continue
                topic = topic[: _opening(topic, at, at + len(word), words)]
    return topic


def _opening(topic: str, at: int, end: int, words: MetricWords) -> int:
    """Where the known term begins in whose middle a word stands (消费 in 社会消费品零售总额), else the word's place."""
    reach = range(max(0, at - _TERM), at)
    return next((start for start in reach if start + len(words.terms.starting(topic, start)) > end), at)


def shorten(name: str) -> str:
    """At most 40 characters, the end kept, since that is where the head noun stands; cut before a known word."""
    name = _OTHER.sub("", name)
    cut = max(0, len(name) - LONGEST_NAME)
    terms = metric_words().terms
    known = range(cut, cut + _SLACK) if cut else ()
    return name[next((at for at in known if name[at - 1] in "的、" or terms.starting(name, at)), cut) :]
