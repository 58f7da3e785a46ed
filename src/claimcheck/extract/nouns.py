"""The words around a figure as nouns: what a count is followed by, what a listed name leaves out, what is a rate."""

from __future__ import annotations

import re

from claimcheck.extract.draft import Draft
from claimcheck.extract.parallel import counterpart
from claimcheck.extract.phrase import EDGE, clean, split_head
from claimcheck.extract.subject import acted_on, parted
from claimcheck.lexicon.grammar import grammar_words
from claimcheck.lexicon.scope import scope_words

_GROWTH = re.compile(r"^的?([^，。；、]{0,14}?)(?:增速|增长|增幅|涨幅|升幅|降幅|下降|跌幅|速度)")
_RATES = ("率", "比", "比例", "比重", "占比", "份额", "指数", "覆盖面")
_LEADING_ON = re.compile(r"(?:分别|均|都)?(?:达到|达|为)$|(?:分别|均|都)$")
_PLACE = re.compile(r"(?<=..)[上中里内旁下]$")
# What a percentage behind a growth may be measured against and is no member of its list.
_STANDARDS = ("目标", "预期", "计划", "预算", "底线", "上限", "下限")
_BARE = 4
# 折合人民币, 约合: the same amount in another unit.
_CONVERTED = re.compile(r"(?:大?约|共)?(?:折合|折算|合)(?:成|为)?(?:约|大约)?(?:人民币|美元|欧元|港元|日元)?")
_ARRIVED = ("达", "为", "至", "到")
_BEHIND = 30

_NEAR = 2
_OF_LAND = ("亩产", "单产")


def noun_behind(right: str) -> str:
    """The noun that a count is followed by, at most 30 characters."""
    text = right.strip(" 　")
    words = grammar_words()
    if text.startswith(words.void_behind) or text in words.up or text in words.down or words.to.starting(text) == text:
        return ""
    noun = clean(_LEADING_ON.sub("", text.removeprefix("的")[:_BEHIND]))
    place, said = parted(noun) if text.startswith("的") else ("", "")
    return _PLACE.sub("", place) if said and _PLACE.search(place) else noun


def is_member(stem: str, former: str) -> bool:
    """A bare name, or one built like the former's, and no rate or standard of its own."""
    if not stem or is_rate(stem) or stem.endswith(_STANDARDS):
        return False
    return (len(stem) <= _BARE and not split_head(stem)[1]) or bool(counterpart(stem, former))


def with_head_of(stem: str, former: str) -> str:
    """猪肉 after 鸡蛋价格: the head noun that a bare name leaves out."""
    head = split_head(former)[1]
    return stem + head if head and not split_head(stem)[1] and not counterpart(stem, former) else stem


def is_headless(draft: Draft) -> bool:
    """冬季不停工的达到47个: the noun behind 的 is left out."""
    counts = draft.figure.unit is not None and draft.figure.unit.countable
    if draft.said.to:
        return False
    return counts and bool(draft.said.stem) and draft.said.marks[-1:] == ("的",) and not draft.right.strip(EDGE)


def is_converted(draft: Draft) -> bool:
    """折合人民币, 约合."""
    words = draft.said.stem or next((hedge.word for hedge in draft.figure.hedges if hedge.word.endswith("合")), "")
    return _CONVERTED.fullmatch(words) is not None and not noun_behind(draft.right)


def counted_behind(draft: Draft) -> str:
    """增加21个新站点: the noun behind the number of things by which something changed."""
    counted = draft.kind == "change" and draft.figure.unit is not None and draft.figure.unit.countable
    return noun_behind(draft.right) if counted and not draft.right.startswith(_ARRIVED) else ""


def before_growth(right: str) -> str:
    """6%的工业增速: what stands before a noun of growth behind the number."""
    match = _GROWTH.match(right)
    return clean(match[1]) if match else ""


def with_object(stem: str, verb: str) -> str:
    """产品 that 平均降价: the price of the products, as the verb holds its object."""
    noun = grammar_words().objects.get(verb, "")
    if not noun or not stem or noun[:1] in stem[-_NEAR:]:
        return stem
    return (split_head(stem)[0] or stem) + noun if stem.endswith(_OF_LAND) else stem + noun


def restated(name: str, marks: tuple[str, ...]) -> str:
    """新增59家，累计达到432家: the second is the running total, not the first again."""
    running = any(mark.startswith(("累计", "已", "总")) for mark in marks)
    return name + "累计" if running and "新" in name and "累计" not in name else name


def ends_open(stem: str) -> bool:
    """全国, 覆盖, 5G已融入: a scope, or a verb whose object comes behind the number."""
    said = parted(stem)[1]
    open_verb = bool(said) and not acted_on(said).strip("着了")
    return open_verb or stem in scope_words().national or len(stem) < len("覆盖了")


def is_rate(name: str) -> bool:
    """It ends in a noun of a rate or share."""
    return name.endswith(_RATES)
