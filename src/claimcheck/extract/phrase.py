"""The words before a number: which of them name the metric, and which say how it moves."""

from __future__ import annotations

import re

from attrs import field, frozen

from claimcheck.lexicon.metrics import MetricWords, metric_words

LONGEST_NAME = 40
_ENOUGH = 4
_LONG_TITLE = 12
_QUOTES = str.maketrans("", "", "“”\"'‘’「」『』")
_BRACKETS = re.compile(r"[（(][^（）()]{0,60}[）)]")
_TITLES = re.compile(r"《[^《》]{0,80}》")
_EDGE = " \u3000\xa0\t\n,，、。；：;:—–-·•*#…！？!?"
_GAP = re.compile(r"(?:快|慢|高|低|多|少|大|小)(?:于|出)|超出")
_COMPARED = re.compile(r"^(?:比|较|与|同|和)(?=.*(?:相比|[高低快慢多少])?$)")
_SHARE = re.compile(
    r"占(?!比|有|用|领|线)(?:到了|到|据了|据|了)?(?P<whole>[^占到至]{0,24}?)的?(?:比重|比例|份额|比|总量)?(?:已|均|约)?$"
)
_SPEECH = re.compile(
    r"^.{0,24}?(?:介绍|表示|指出|透露|获悉|显示|公布|发布|了解到|认为|强调|说|称|宣布)(?:的数据)?[，,：:]?"
)
_FIRST_PERSON = re.compile(r"^(?:我们|他们|它们|大家)(?:在|对|将|已|还)?")
_LOOSE_END = re.compile(r"(?:[的了之和与是为在]|(?<!惠|普|涉|波|遍|推)及|(?<!其|集|年|期|当|空|高|初)中)+$")
_OTHER = re.compile(r"^(?:和|与|及|以及|或)(?=.)")


@frozen
class Predicate:
    """What the words before a number say.

    ``stem`` is what remains to name the metric. ``direction`` is 1 or -1 for a rise or fall, 0 for none; ``to`` says
    that the number is where it moved to (增至); ``noun`` that a noun of change stands there (降幅); ``gap`` that the
    number measures a distance to another metric (高于全国); ``whole`` holds the words of what a share is of, or of that
    other metric.
    """

    stem: str
    direction: int = field(default=0)
    verb: str = field(default="")
    to: bool = field(default=False)
    noun: bool = field(default=False)
    gap: bool = field(default=False)
    share: bool = field(default=False)
    whole: str = field(default="")
    marks: tuple[str, ...] = field(default=())


def predicate(left: str) -> Predicate:
    """Take the words of measuring and moving off the end of ``left``, and keep what names the metric."""
    words = metric_words()
    stem = _BRACKETS.sub("", left).translate(_QUOTES).rstrip(_EDGE)
    direction, verb, to, noun, marks = 0, "", False, False, []
    while stem:
        share = _SHARE.search(stem)
        if share:
            stem, share_whole = stem[: share.start()], share["whole"]
            return Predicate(
                clean(stem),
                direction,
                verb,
                to,
                noun,
                gap=False,
                share=True,
                whole=clean(share_whole),
                marks=tuple(marks),
            )
        word, sort = _last_word(stem, words)
        if not word:
            break
        if sort == "to":
            to = True
        elif sort in ("up", "down") and not to:
            if direction == 0:
                direction, verb = (1 if sort == "up" else -1), word
        elif sort in ("noun_up", "noun_down"):
            noun = True
            if direction == 0:
                direction, verb = (1 if sort == "noun_up" else -1), word
        elif sort in ("up", "down"):
            break
        marks.append(word)
        stem = stem[: -len(word)].rstrip(_EDGE)
    gap = _GAP.search(stem)
    if gap:
        low = gap[0][0] in "低慢少小"
        inner = predicate(stem[: gap.start()])
        direction = -1 if low else 1
        return Predicate(
            inner.stem,
            direction,
            gap[0],
            noun=inner.noun or noun,
            gap=True,
            whole=clean(stem[gap.end() :]),
            marks=(*marks, *inner.marks),
        )
    if _COMPARED.match(stem) and direction:
        return Predicate("", direction, verb, to, noun, gap=True, whole=clean(stem[1:]), marks=tuple(marks))
    if " 比" in stem or "比" in stem[1:]:
        before, _, after = stem.rpartition("比")
        if (
            direction
            and after
            and not before.endswith(("占", "同", "环", "对", "评", "之"))
            and not after.startswith(("例", "重", "价", "较", "赛", "率"))
        ):
            inner = predicate(before)
            return Predicate(
                inner.stem,
                direction,
                verb,
                to,
                noun or inner.noun,
                gap=True,
                whole=clean(after),
                marks=(*marks, *inner.marks),
            )
    return Predicate(clean(stem), direction, verb, to, noun, marks=tuple(marks))


def _last_word(stem: str, words: MetricWords) -> tuple[str, str]:
    """The longest word of measuring or moving at the end, and its sort."""
    guard = words.tail_guards.ending(stem)
    best, sort = "", ""
    for name, group in (
        ("link", words.links),
        ("adverb", words.adverbs),
        ("up", words.up),
        ("down", words.down),
        ("noun_up", words.change_nouns_up),
        ("noun_down", words.change_nouns_down),
        ("to", words.to),
    ):
        word = group.ending(stem)
        if word and len(word) >= len(best):
            best, sort = word, name
    if best and len(guard) > len(best) and guard not in words.adverbs and guard not in words.links:
        return "", ""
    return best, sort


def clean(phrase: str) -> str:
    """A noun phrase without brackets, quotes, openings that say nothing, and loose particles at its ends."""
    words = metric_words()
    text = _BRACKETS.sub("", phrase).translate(_QUOTES).strip(_EDGE)
    bare = _TITLES.sub("", text)
    text = bare if len(bare) >= _ENOUGH and len(text) - len(bare) >= _LONG_TITLE else text
    text = text.replace("《", "").replace("》", "")
    text = _SPEECH.sub("", text) if _SPEECH.match(text) and len(text) > 6 else text  # noqa: PLR2004 - a bare verb stays
    text = _FIRST_PERSON.sub("", text)
    while True:
        word = words.openers.starting(text)
        if not word or (len(word) == 1 and _opens_word(text, words)):
            break
        text = text[len(word) :].lstrip(_EDGE)
    return _LOOSE_END.sub("", text)


def _opens_word(text: str, words: MetricWords) -> bool:
    """A one-character opener that starts a longer term, as 在 in 在线."""
    return bool(len(words.terms.starting(text)) > 1) or text[:2] in (
        "在线",
        "及时",
        "及早",
        "在建",
        "在校",
        "在营",
        "在职",
        "在岗",
        "在册",
        "有色",
        "有效",
        "有机",
        "有线",
        "从业",
        "自然",
        "自贸",
        "自主",
        "自驾",
        "自由",
        "自动",
        "通过率",
        "通信",
        "通用",
        "通讯",
        "如皋",
        "即时",
        "本外",
        "本土",
        "本科",
        "该省",
        "还款",
        "还本",
        "另类",
        "现代",
        "现金",
        "现货",
        "现役",
        "按揭",
        "按病",
        "按项",
        "以旧",
        "以色",
        "约谈",
        "约束",
        "含硫",
        "含税",
        "以下",
        "以太",
        "到账",
        "到港",
        "到期",
        "和田",
        "共建",
        "共享",
        "共同",
        "与会",
        "由于",
        "以工",
        "只数",
        "比亚",
        "比特",
        "让利",
        "把关",
        "将军",
        "含金",
        "已婚",
        "较大",
        "较高",
        "较低",
        "较强",
        "又好",
        "于都",
        "平均",
        "其他",
        "自愿",
        "自有",
        "自筹",
        "成为",
        "自费",
        "自行",
        "自助",
        "自用",
        "对应",
        "含生",
    )


def split_head(name: str) -> tuple[str, str]:
    """A name's topic and its head noun: 国有企业营业总收入 → 国有企业, 营业总收入."""
    head = metric_words().heads.ending(name)
    return (name[: -len(head)], head) if head else (name, "")


def generic(name: str) -> bool:
    """Nothing but head nouns (基金支出, 利润总额): a name that needs a topic."""
    while name:
        head = metric_words().heads.ending(name)
        if not head:
            return False
        name = name[: -len(head)]
    return True


def subject(name: str) -> str:
    """What stands before an adverb such as 累计 or 共: the subject of a predicate."""
    words = metric_words()
    places = [name.find(mark, 2) for mark in words.subject_marks]
    first = min((place for place in places if place > 1 and not _inside_term(name, place)), default=-1)
    return name[:first] if first > 0 else name


def _inside_term(name: str, place: int) -> bool:
    """A longer term runs over the place (跨省累计直接结算), so no predicate starts there."""
    terms = metric_words().terms
    return any(len(terms.starting(name, at)) > place - at for at in range(max(0, place - 8), place))


def compose(topic: str, local: str) -> str:
    """A name that stands on its own: ``local`` said under ``topic``, what both say said once."""
    if not topic or local == topic:
        return local
    if not local:
        return topic
    words = metric_words()
    for word, totals in words.replaces.items():
        if local.startswith(word):
            for total in totals:
                at = topic.rfind(total)
                if at >= 0:
                    return topic[:at] + local
    if len(local) > 1 and (topic.endswith(local) or (local in topic and not words.heads.ending(local))):
        return topic
    whole = topic
    topic = _without_opposed(topic, local, words)
    at = topic.rfind(local[:2]) if len(local) > 1 else -1
    if at >= 0:
        return _without_sibling(topic[:at], local, words) + local
    if topic != whole:
        return _seamless(topic, local)
    before, head = split_head(topic)
    agent = subject(topic)
    if agent != topic:
        return _seamless(agent, local)
    return _seamless(before if head and before else topic, local)


def _seamless(before: str, local: str) -> str:
    """Join without repeating the characters on which the two meet."""
    for length in range(min(len(before), len(local), 6), 0, -1):
        if before[-length:] == local[:length]:
            return before + local[length:]
    return before.rstrip("的和与、及") + local


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
                topic = topic[:at]
    return topic


def shorten(name: str) -> str:
    """At most 40 characters, the end kept, since that is where the head noun stands."""
    name = _OTHER.sub("", name)
    return name if len(name) <= LONGEST_NAME else name[len(name) - LONGEST_NAME :]


def conjuncts(phrase: str, count: int) -> list[str]:
    """The ``count`` members that a phrase joins with 、 and 和, each with the words that all share.

    A head noun that only the last states (原煤、原油、天然气产量) or a topic that only the first states
    (示范步行街客流量、营业额) is given to each. An empty list where the phrase does not fall into ``count`` members.
    """
    words = metric_words()
    phrase = phrase.replace("分别", "")
    for whole, parts in words.splits.items():
        if phrase.endswith(whole) and len(parts) == count:
            return [phrase[: -len(whole)] + part for part in parts]
    members = _members(phrase, count)
    if len(members) != count:
        return []
    return _shared_topic(members) or _shared_head(_shared_preposition(members))


def _members(phrase: str, count: int) -> list[str]:
    parts = re.split(r"、|以及", phrase)
    last = re.split(r"和|与|及", parts[-1])
    if len(parts) - 1 + len(last) > count:
        last = [parts[-1]] if len(parts) == count else [last[0], "".join(last[1:])] if len(last) > 1 else last
    members = [*parts[:-1], *last]
    return [member for member in members if member]


def _shared_preposition(members: list[str]) -> list[str]:
    """对欧盟、美国和日本: the preposition of the first belongs to all."""
    first = members[0][:1]
    if first not in ("对", "与", "向", "从", "自"):
        return members
    return [member if member.startswith(first) else first + member for member in members]


def _shared_topic(members: list[str]) -> list[str]:
    """全国示范步行街客流量、营业额: the first ends in a head noun of its own."""
    before, head = split_head(members[0])
    if not head or not before or len(members[-1]) > len(members[0]):
        return []
    if not split_head(members[-1])[1]:
        return []
    return [
        members[0],
        *(
            _seamless(before, member) if split_head(member)[0] == "" or len(member) < 5 else member
            for member in members[1:]
        ),
    ]  # noqa: PLR2004


def _shared_head(members: list[str]) -> list[str]:
    """城镇和乡村消费品零售额: what follows the last member's own word belongs to all."""
    first, last = members[0], members[-1]
    if split_head(first)[1] and split_head(first)[0]:
        return members
    _, head = split_head(last)
    tail = head
    if len(first) < len(last) - len(head) and not _alike(first, last):
        tail = last[len(first) :]
    if _alike(first, last):
        tail = last[len(_own(first, last)) :]
    return [*(member + tail if not member.endswith(tail) else member for member in members[:-1]), last]


def _alike(first: str, last: str) -> bool:
    """Both open with the same preposition: 对A、对B进出口."""
    return first[:1] == last[:1] and first[:1] in ("对", "向", "从", "自")


def _own(first: str, last: str) -> str:
    """The member's own words in ``last``, up to its head noun."""
    del first
    before, _ = split_head(last)
    return before
