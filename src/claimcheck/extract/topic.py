"""The running topic of a section, and the name that the words of a figure stand for under it."""

from __future__ import annotations

import re

from claimcheck.extract.phrase import EDGE, clean, compose, generic, is_average, seamless, split_head
from claimcheck.extract.scope import scope_of
from claimcheck.extract.subject import acted_on, described, opens_with_verb, parted
from claimcheck.lexicon.grammar import grammar_words
from claimcheck.lexicon.metrics import metric_words
from claimcheck.lexicon.scope import scope_words

_FRAME = re.compile(r"^(?:从|在)?(?P<topic>.{2,14}?)(?:方面|来看|看|情况看)$")
_DATELINE = re.compile(r"(?:消息|讯|电|报道|记者[^，]{0,8})(?:[（(][^（）()]*[）)])?$")
_INDEPENDENT = re.compile(r"^(?:城乡|全国|我国|中国|对|与|全省|全市|全球|世界|各地|各省|国家)")
_REACHING = ("惠及", "覆盖", "涵盖", "涉及", "带动", "吸引", "助力")
_EXAMPLE = re.compile(r"以(?P<topic>.{2,16}?)为例$")
_WITH = ("对", "与", "同", "向", "从", "自")
_WORLDWIDE = re.compile(r"^(?:全球|世界|全国|我国)")
_TAIL = 2
_AVERAGE = 2  # characters of 日均, 人均
_LONGER = re.compile(r"[一-鿿]{1,3}?[率量额数](?![一-鿿]{0,1}[量率额])")
_MEASURES = frozenset("量额率数值费")
_ABBREVIATED = re.compile(r"[A-Za-z]{2,}")
_SITE = re.compile(
    r"(?:中心|[馆厂港站]|车间|公司|园区|基地|学校|大学|医院|[农牧林]场|社区|市场|工地|产业园|示范区|试验区|保护区|实验室|口岸)$"
)
_OF_TOPIC = ("相关", "有关", "同类", "上述")
_CONTRIBUTION = re.compile(r"^对.{2,16}(?:贡献率|贡献|影响)$")
_MEASURED = re.compile(
    r"(?:[量额率值数价]|面积|收入|支出|利润|投资|里程|规模|比例|比重|占比|费用|时速|长度|增速|速度|水平|价格|成本|工资|经费|顺差|逆差)$"
)
_CIRCUMSTANCE = ("除", "在", "随着", "由于", "为了", "通过", "以", "据", "经", "按", "面对", "围绕", "聚焦")
_CIRCUMSTANCE_END = ("下", "基础上", "以来", "同时")
_SHORT = 10
_STUMP = 4
_FRAMED = 16
_LONGEST_TOPIC = 30
_CLAUSE = 120
_REMEMBERED = 20


class Topics:
    """What later words may leave out.

    ``current`` is the topic that the sentence has named, ``weak`` the words of a clause that named no metric, ``last``
    the topic of the sentence before, ``frame`` the one set by 住院费用方面, ``whole`` the name of what 其中 divides.
    ``subject`` is what the sentence speaks of, ``agent`` what the sentence before spoke of in the same paragraph.
    ``deed`` is the object of a clause that left its subject out (建立…机制，惠及…).
    ``sorted_out`` says that the sentence goes through kinds (分行业看), so that its figures are of the one named.
    """

    def __init__(self, heading: str) -> None:
        self.heading = heading
        self.current = ""
        self.weak = ""
        self.last = ""
        self.frame = ""
        self.whole = ""
        self.subject = self.agent = self.deed = ""
        self.sorted_out = False
        self.composed = False

    def new_block(self) -> None:
        """A frame holds for its paragraph."""
        self.last = self.current or self.last
        self.frame = self.agent = self.subject = self.deed = ""

    def new_sentence(self) -> None:
        """The topic stands back until a short phrase asks for it."""
        self.last = self.current or self.last
        self.agent, self.subject, self.deed = self.subject or self.agent, "", ""
        self.turn()

    def turn(self) -> None:
        """一方面, 二是: a point of its own."""
        self.current = self.weak = self.whole = ""
        self.sorted_out = False

    @property
    def fallback(self) -> str:
        """The topic for words that name nothing at all."""
        return self.current or self.frame or self.weak or self.last or self.heading

    def follow(self, words: str) -> None:
        """Take in the opening of a clause, which may name the subject of what follows."""
        words = words.strip(EDGE)
        if words.startswith(_CIRCUMSTANCE):
            if words.startswith("在"):
                self.agent = "" if scope_of(words[1:]) else self.agent
                self.subject = clean(words[1:]) if _SITE.search(words) else self.subject
            return
        doer, said = parted(words)
        self._speak_of((clean(doer) if said else "") or described(words))

    def _speak_of(self, doer: str) -> None:
        """Take a subject, unless it is a measure or who speaks."""
        if len(doer) > 1 and not _MEASURED.search(doer) and not grammar_words().speech.ending(doer):
            self.subject = doer

    def hear(self, words: str) -> None:
        """Take in a clause without figures, which may set the frame or the topic of what follows."""
        words = words[:_CLAUSE].strip(" 　")
        if grammar_words().speech.ending(words):
            return
        self.follow(words)
        doer, said = parted(words.strip(EDGE))
        self.deed = "" if doer else _tail(acted_on(said))
        if not said:
            self._speak_of(_mover(words))
        example = _EXAMPLE.match(words)
        if example:
            self.subject = self.current = clean(example["topic"])
            return
        framed = _FRAME.match(words)
        if framed:
            topic = clean(framed["topic"])
            self.sorted_out = topic.startswith("分")
            self.frame = topic if _names_something(topic) and not self.sorted_out else ""
            return
        if words.startswith(_CIRCUMSTANCE) or words.endswith(_CIRCUMSTANCE_END) or _DATELINE.search(words):
            return
        if words in grammar_words().void_clauses:
            return
        if self.whole and not words.startswith("其中"):
            self.current = self.whole = ""
        metric = "" if self.sorted_out else _leading_metric(clean(words))
        if metric and metric not in self.current:
            self.current = metric
        if not self.current and not self.weak:
            self.weak = _remembered(clean(words))

    def name(self, local: str, *, first: bool) -> str:
        """The name that ``local`` stands for; ``first`` says that no figure precedes it in its sentence."""
        local = _measure_alone(local)
        placed = _placed_part(self.whole, local) if self.whole else ""
        if placed:
            self.composed = True
            return placed
        done = self._done(local)
        if done:
            self.composed = False
            return done
        topic = self._topic_for(local)
        self.composed = bool(topic) and self._needs_topic(local, first=first)
        return self._under(topic, local) if self.composed else self._framed(self._owned(local))

    def _done(self, local: str) -> str:
        """新增植物2000种: what a verb says is under the subject that it left out; empty where no verb opens it."""
        doer = (self._deed() if local.startswith(_REACHING) else "") or self.subject or self._agent()
        verb = local[_AVERAGE:] if is_average(local) else local
        told = doer and not self.whole and opens_with_verb(verb) and doer not in local
        return seamless(doer, local) if told else ""

    def _under(self, topic: str, local: str) -> str:
        """A part under its whole, kin beside each other, and all else behind what of the topic holds for it too."""
        if self.whole and topic == self.whole:
            return _part_name(topic, local)
        owner = self.subject if self.subject and topic.startswith(self.subject) else ""
        if _siblings(topic, local):
            self.composed = False
            national = next((word for word in scope_words().national if topic.startswith(word)), "")
            return seamless(national or owner, local)
        if owner and topic != owner and _is_own(local):
            self.composed = False
            return seamless(owner, local)
        name = compose(topic, local)
        restated = name.startswith(topic[: max(0, topic.rfind(local[:2]))] + local)
        self.composed = name != local and topic.startswith(name[: len(topic)]) and not restated
        return name

    def _deed(self) -> str:
        """What reaches so many: what a clause has done, else what the sentence has measured (减租金额…，惠及7万家)."""
        return self.deed or split_head(self.current)[0]

    def _agent(self) -> str:
        """The subject of the sentence before, if it is one that does things."""
        return "" if grammar_words().abstract.ending(self.agent) else self.agent

    def _owned(self, local: str) -> str:
        """玛纳斯县…，机械化率98%: a measure of no name of its own belongs to the subject of its sentence."""
        if self.current or self.frame or len(local) > _FRAMED or not _MEASURED.search(local) or _is_clause(local):
            return local
        words = metric_words()
        known = words.terms.starting(local)
        told = local.endswith(tuple(words.proper)) or (len(known) > _STUMP - 1 and known != split_head(local)[1])
        if told or _INDEPENDENT.match(local) or scope_of(local):
            return local
        return seamless(self.subject, local) if self._owns(local) else local

    def _owns(self, local: str) -> bool:
        """The subject is a thing that has measures, and isn't said again by ``local``."""
        doer = self.subject
        return len(doer) > 1 and local[:2] not in doer and not grammar_words().abstract.ending(doer)

    def _sorted_head(self, local: str) -> str:
        """分门类看，采矿业增长6%: the head noun of what is sorted, where the name of a sort has none."""
        head = split_head(self.last)[1]
        return "" if split_head(local)[1] or not head or parted(local)[1] else head

    def _framed(self, local: str) -> str:
        if self.sorted_out:
            before = self.weak if self.weak[:2] not in local else ""
            return seamless(before, local) if before else local + self._sorted_head(local)
        if self.frame and self.frame[:2] not in local and len(local) < _FRAMED:
            return compose(self.frame, local)
        return local

    def _topic_for(self, local: str) -> str:
        if self.current or self.frame:
            return self.current or self.frame
        doer = "" if local in self.subject else self.subject
        if generic(local) or local.startswith(_OF_TOPIC) or _is_national_head(local):
            found = (self.weak, doer) if local.startswith(_OF_TOPIC) else (doer, self.weak)
            return found[0] or found[1] or self.last or self.heading
        return (doer or self.weak) if len(local) <= _STUMP else ""

    def _acts_anew(self, local: str) -> bool:
        """新增绿化面积8600亩，发放助学贷款3100万元: what is done next is no part of a measure."""
        verb = "" if self.whole or generic(local) else grammar_words().verbs.starting(local)
        return bool(verb) and len(local) > len(verb) and _MEASURED.search(self.current) is not None

    def _needs_topic(self, local: str, *, first: bool) -> bool:
        """The words are short, or name only a head, and don't open with a scope of their own."""
        if _CONTRIBUTION.match(local) or (local.startswith(_OF_TOPIC) and not _is_clause(local)):
            return True
        if _is_national_head(local) and not scope_of(self.current):
            return True
        if _INDEPENDENT.match(local) or scope_of(local[:6]) or _is_clause(local) or _ABBREVIATED.match(local):
            return False
        if local in metric_words().proper or self._acts_anew(local):
            return False
        if first and not self.current and not self.whole:
            return generic(local) or len(local) <= _STUMP
        return len(local) <= _SHORT


def _measure_alone(local: str) -> str:
    """总面积已覆盖: the measure, without the verb that leads to the number."""
    doer, said = parted(local)
    return doer if said and _MEASURED.search(doer) and not acted_on(said) else local


def _tail(words: str) -> str:
    """The noun phrase of an object, if it is short enough to stand in a name."""
    noun = clean(words)
    return noun if 1 < len(noun) <= _LONGEST_TOPIC else ""


def _is_clause(local: str) -> bool:
    """顺德队夺得冠军: words with a subject of their own, unless they refer back (患者从中受益)."""
    doer, said = parted(local)
    return len(doer) > 1 and bool(said) and "从中" not in local and not opens_with_verb(local)


def _is_national_head(local: str) -> bool:
    """全国使用量: of what, the text has said before; 全国进出口总值 says it all."""
    national = next((word for word in scope_words().national if local.startswith(word)), "")
    head = local[len(national) :]
    bare = head.removeprefix("新增")
    return bool(national) and 1 < len(bare) < _STUMP and head not in metric_words().canon and generic(bare)


def _is_own(local: str) -> bool:
    """More than a head noun or an average of what was said before."""
    return not generic(local) and not is_average(local)


def _mover(words: str) -> str:
    """新兴业务较快增长: what a clause says to rise or fall, without how it does; empty where nothing moves."""
    grammar = grammar_words()
    verb = grammar.up.ending(words) or grammar.down.ending(words)
    rest = words[: -len(verb)] if len(verb) > 1 else ""
    while adverb := grammar.adverbs.ending(rest):
        rest = rest[: -len(adverb)]
    return "" if "对" in rest else clean(rest)


def _remembered(words: str) -> str:
    """A clause as a topic: as a whole where it is short, else its subject, or the object of its verb."""
    if len(words) <= _REMEMBERED:
        return words
    doer, said = parted(words)
    found = (acted_on(said), doer)
    return next((each for each in found if 1 < len(each) <= _LONGEST_TOPIC), words[-_REMEMBERED:])


def _siblings(topic: str, local: str) -> bool:
    """水电装机, then 风电装机: one head with a word of its own each, so that neither stands under the other."""
    before, head = split_head(topic)
    own, same = split_head(local)
    if not (head and same) and topic[-1:] == local[-1:] and topic[-1:] in _MEASURES:
        before, own, head, same = topic[:-1], local[:-1], topic[-1], local[-1]
    return bool(before and own and head) and head == same and before[-len(own) :] != own


def _names_something(topic: str) -> bool:
    """Some term of the lexicon stands in it."""
    words = metric_words()
    return any(len(words.terms.starting(topic, at)) > 1 for at in range(len(topic)))


def _placed_part(whole: str, local: str) -> str:
    """中国城市 of all 国际湿地城市: those of a place, with the whole's own words; empty where it is none.

    What the whole of a place does with a partner is of that place too (长三角…，其中对东盟出口).
    """
    if local.startswith(_WITH) and (owner := scope_of(whole)):
        return seamless(owner, local)
    place, noun = local[:-_TAIL], local[-_TAIL:]
    if not place or not whole.endswith(noun) or not (scope_of(place) == place or place in scope_words().national):
        return ""
    return place + _WORLDWIDE.sub("", whole)


def _part_name(whole: str, local: str) -> str:
    """A part named under its whole, with the whole's head noun where the part has none of its own."""
    if local != whole and whole.endswith(local) and not local.startswith(tuple(metric_words().replaces)):
        return local
    if described(local):
        return seamless(split_head(whole)[0], local)
    name = compose(whole, local)
    _, head = split_head(whole)
    if head and not split_head(local)[1] and head not in name and local != name:
        return name + head
    return name


def _rest_of_name(words: str, end: int) -> str:
    """产能利用率: what follows a head noun up to the last character of a longer name."""
    longer = _LONGER.match(words, end)
    return longer[0] if longer and not parted(longer[0])[1] else ""


def _leading_metric(words: str) -> str:
    """The opening of a clause up to its first head noun of two characters or more."""
    heads = metric_words().heads
    for end in range(4, min(len(words), _LONGEST_TOPIC) + 1):
        if words[end - 1] not in heads.last:
            continue
        head = heads.ending(words, end)
        if len(head) > 1 and end > len(head):
            longer = heads.ending(words, end + 1)
            return words[: end + 1] if len(longer) > len(head) else words[:end] + _rest_of_name(words, end)
    return ""
