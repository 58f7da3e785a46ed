"""Where a clause parts into its subject and what is said of it, by verbs and adverbs that names don't hold."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from claimcheck.lexicon.grammar import grammar_words
from claimcheck.lexicon.metrics import MetricWords, metric_words
from claimcheck.lexicon.scope import scope_words
from claimcheck.lexicon.words import any_of

_REACH = 60  # characters of a clause in which its subject has to end
_JOINTS = ("和", "与", "及", "、")
_TOGETHER = ("会同", "联合", "协同", "携手")
_PHRASE = 24  # characters of a phrase that a pronoun may stand for
_MARKS = "，。；：、！？,;:!?（()）\n 　"
_ACTORS = re.compile(r"(?:[省市县区州国盟旗]|公司|集团|企业|医院|学校|大学|中心|银行|部门|法院|海关|铁路|农场)$")
_DESCRIBED = ("的", "率", "量", "额", "面积", "里程", "规模", "数量", "人数", "总量", "总数", "次数")
_PLACE_FORMS = frozenset("村县市省镇区乡州")
_GOING = ("着", "了")
_BACK = 8  # characters before a verb at which a longer term may begin
_REMEMBERED = 1 << 10  # clauses that are parted once, though several ask


def parted(words: str) -> tuple[str, str]:
    """Subject and predicate: 国家植物园, 完成了本底调查; the predicate is empty where no verb is known."""
    return _parted(words, metric_words())


@lru_cache(_REMEMBERED)
def _parted(words: str, metrics: MetricWords) -> tuple[str, str]:
    if words.startswith(_TOGETHER):
        return "", words
    grammar = grammar_words()
    for place in _leading().finditer(words):
        at = place.start()
        if at >= _REACH:
            break
        word = grammar.verbs.starting(words, at) or grammar.parting.starting(words, at)
        word = word or (grammar.acts.starting(words, at) if _is_actor(words[:at]) else "")
        if word and not _within_longer(words, at, word, metrics) and not _is_noun(words, at, word):
            return words[:at], words[at:]
    return words, ""


def leads_on(words: str, at: int) -> bool:
    """A verb, an adverb or a preposition stands at ``at``."""
    grammar = grammar_words()
    return any(group.starting(words, at) for group in (grammar.verbs, grammar.acts, grammar.parting))


def opens_with_verb(words: str) -> bool:
    """新增植物, 已覆盖…: a predicate that has left its subject out."""
    word = grammar_words().verbs.starting(words) or grammar_words().acts.starting(words)
    going = words.startswith(_GOING, len(word))
    return bool(word) and not _within_longer(words, 0, word, metric_words()) and (going or not described(words))


def _is_actor(words: str) -> bool:
    """A place other than the whole country, or an institution."""
    return _ACTORS.search(words) is not None and words not in scope_words().national


def acted_on(predicate: str) -> str:
    """完成了本底调查: what stands behind the verbs and adverbs that open a predicate."""
    grammar = grammar_words()
    while word := grammar.verbs.starting(predicate) or grammar.parting.starting(predicate):
        if _within_longer(predicate, 0, word, metric_words()):
            break
        predicate = predicate[len(word) :].removeprefix("了")
    return predicate


def described(words: str) -> str:
    """串起绿洲的塔里木河: the noun that the rest of a clause describes, empty where a verb follows it."""
    noun = words.rpartition("的")[2]
    return noun if noun != words and len(noun) > 1 and not parted(noun)[1] else ""


def last_noun_phrase(text: str, noun: str) -> str:
    """The last phrase of ``text`` that ends in ``noun`` and says more than it, empty if there is none.

    A noun of one character has to end there, before a mark or a verb.
    """
    if noun in _PLACE_FORMS:
        named = re.findall(rf"[一-鿿]{{1,4}}{noun}", text)
        return re.split(r"[省市县镇乡在的了是和与]", named[-1][:-1])[-1] + noun if named else ""
    end = len(text)
    while (at := text.rfind(noun, 0, end)) >= 0:
        stop = at + len(noun)
        if len(noun) > 1 or _ends(text, stop):
            start = max(text.rfind(mark, 0, at) for mark in _MARKS) + 1
            phrase = text[max(start, stop - _PHRASE) : stop]
            while (said := parted(phrase)[1]) and len(said) > len(noun):
                phrase = acted_on(said) if acted_on(said) != said else said[1:]
            if len(phrase) > len(noun):
                return phrase
        end = at
    return ""


def _ends(words: str, at: int) -> bool:
    """No noun runs on over the place."""
    following = words[at : at + 1]
    return following == "的" or not following.isalpha() or leads_on(words, at)


def _is_noun(words: str, at: int, word: str) -> bool:
    """保护和修复, 收集的植物, 修复面积: joined to a noun, or a verb that describes one."""
    return words.endswith(_JOINTS, 0, at) or (at > 0 and words.startswith(_DESCRIBED, at + len(word)))


def _within_longer(words: str, at: int, word: str, metrics: MetricWords) -> bool:
    """A longer term or another word runs over the place (跨省累计直接结算, 自然)."""
    grammar, end = grammar_words(), at + len(word)
    if len(word) == 1 and (
        grammar.opening_guards.starting(words, at) or len(grammar.tail_guards.ending(words[max(0, at - 2) : end])) > 1
    ):
        return True
    return len(metrics.terms.starting(words, at)) > len(word) or metrics.terms.runs_over(words, at, _BACK)


@cache
def _leading() -> re.Pattern[str]:
    """The places at which a verb or an adverb stands."""
    grammar = grammar_words()
    return re.compile(f"(?={any_of({*grammar.verbs, *grammar.acts, *grammar.parting})})")
