"""The scope of a figure: the place that it is of, and what is left in and out of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache

from attrs import evolve, field, frozen

from claimcheck.extract.draft import Draft
from claimcheck.extract.phrase import LONGEST_NAME, without_asides
from claimcheck.extract.places import Named, is_partner, place_at, places_in
from claimcheck.extract.reading import Reading
from claimcheck.extract.subject import leads_on
from claimcheck.lexicon.scope import Level, scope_words

_WORLD = "全球"
_PARAGRAPH = 200  # characters over which a place that an earlier sentence sets holds
_REACH = 400  # characters of the sentence before a figure in which a clause may name its place
_TIME = r"(?:(?:[0-9]{4}|今|去)年)?(?:[0-9前上下半—至、季度]{1,8}(?:月份?|年|季度))?"
_CLAUSE = re.compile(rf"(?:^|[，；：。！？\n“（(]){_TIME}(在|位于)?")
_LEADING_TIME = re.compile(rf"{_TIME}(?:关于)?")
_FORM = re.compile(r"[省市县区州]?(?:境内|各地|当地|等地)?(?:[（(][^（）()]{0,20}[）)])?")
_SET = re.compile(rf"{_FORM.pattern}[，：]")
_APART = frozenset("，：。0123456789今去目近现年与对同")
_AGE = re.compile(r"([0-9]{1,3}(?:[-—~至][0-9]{1,3})?)周?岁(?:（含）)?(及?以[上下])?")
_ADJUSTED = re.compile(r"(?:扣除|剔除)(?P<what>[^，。；、0-9]{2,12}?)(?:的|等)?(?:因素|影响)|(?P<plain>自然口径)")
_PRICES = ("价", "汇率")
_REVISED = frozenset(("最终核实", "修订后"))
_HERE_END: Mapping[Level, str] = {"city": "市州盟", "county": "县旗区市"}


@frozen
class Scope:
    """A place as a scope has it, empty for the whole country or none, with the rule that found it and its words.

    ``basis`` says what is left in and out; ``leads`` that the place stands by itself and not within a longer name.
    """

    place: str = field(default="")
    rule: str = field(default="none")
    words: str = field(default="")
    basis: tuple[str, ...] = field(default=())
    leads: bool = field(default=False)

    def named(self, name: str) -> str:
        """A name with the place that a clause before it has set: 在伊春，…育苗350万株 is of 伊春."""
        told = self.leads and self.place and self.place[:2] not in name
        return self.place + name if told and len(self.place) + len(name) <= LONGEST_NAME else name

    @property
    def whole(self) -> str:
        """The scope as a metric has it, the same for all wordings (山东 规模以上)."""
        return " ".join((*filter(None, [self.place]), *sorted(self.basis)))


@frozen
class _Opening:
    """A place that opens a clause.

    ``sets`` says that it is said for what follows (在福州，…), ``alone`` that no longer name runs on over it.
    """

    at: int
    place: Named
    sets: bool
    alone: bool


NOWHERE = Scope()


def scope_of(name: str) -> str:
    """The place that a name speaks of, empty for the whole country or none.

    A place behind 对 or 与 is a partner, not a scope.
    """
    place = _spoken_of(name)
    return place.scope if place else ""


class Scopes:
    """The figures of one section; ``chain`` are the headings that it stands under, the outermost first."""

    def __init__(self, chain: Sequence[str], readings: Mapping[int, Reading]) -> None:
        self.readings = readings
        self.headings = [place for heading in reversed(chain) if (place := _headed(heading)) is not None]
        self.openings: dict[int, list[_Opening]] = {}

    def all(self, drafts: Sequence[Draft]) -> list[Scope]:
        """The scope of each draft.

        A move without words of its own is of what the figure that it speaks of is of.
        """
        found: list[Scope] = []
        for draft in drafts:
            basis = self._basis(draft)
            if not basis and draft.kind != "level" and draft.head is not None and draft.head < len(found):
                basis = found[draft.head].basis
            place = self.place_of(draft)
            found.append(evolve(place, basis=basis) if basis else place)
        return found

    def place_of(self, draft: Draft) -> Scope:
        """The place that holds for a figure.

        It is named by its metric, by a clause of its sentence, by an earlier sentence of the paragraph that sets the
        place, or by the nearest heading.
        """
        reading = self.readings[draft.block]
        sentence = reading.sentences[draft.clause.sentence][0]
        named = _spoken_of(draft.name)
        words = draft.name[named.start : named.end] if named else ""
        listed = draft.rules["metric"] == "distributed"
        if named and (listed or not (named.start == 0 and _left(words, draft, reading))):
            return self._scope(named, "name", words, draft)
        opening = self._last_opening(draft, sentence)
        if opening:
            rule = "sentence" if opening.at >= sentence else "paragraph"
            words = reading.text[opening.place.start : opening.place.end]
            return evolve(self._scope(opening.place, rule, words, draft), leads=opening.alone)
        if self.headings:
            return self._scope(self.headings[0], "heading", self.headings[0].scope, draft)
        return NOWHERE

    def _last_opening(self, draft: Draft, sentence: int) -> _Opening | None:
        """The last place that opens a clause of the sentence before a figure, or one that the paragraph sets.

        东盟是最大伙伴，对东盟进出口…: it is no place that the name has for a partner.
        """
        openings = self._openings(draft.block)
        partners = {name for place in places_in(draft.name) if place.partner for name in place.names}
        at = bisect_left(openings, draft.figure.start, key=lambda opening: opening.at) - 1
        while at >= 0 and openings[at].at >= sentence and partners.intersection(openings[at].place.names):
            at -= 1
        if at < 0:
            return None
        said, behind = openings[at], draft.figure.start - openings[at].at
        return said if behind <= (_REACH if said.at >= sentence else _PARAGRAPH * said.sets) else None

    def _scope(self, place: Named, rule: str, words: str, draft: Draft) -> Scope:
        if place.level == "national":
            return Scope("", "national", words)
        if place.level == "here":
            return Scope(self._here(words or "", draft), "here", words, leads=True)
        return Scope(place.scope, rule, words)

    def _here(self, word: str, draft: Draft) -> str:
        """全市, 全省: the place of that sort which the text has named last, else its headings; else the word itself."""
        level = scope_words().here.get(word)
        openings = self._openings(draft.block)
        at = bisect_left(openings, draft.figure.start, key=lambda opening: opening.at)
        said = [opening.place for opening in reversed(openings[max(0, at - 8) : at])]
        for place in (*said, *self.headings):
            fitting = _fitting(place, level)
            if fitting:
                return fitting
        return word

    def _basis(self, draft: Draft) -> tuple[str, ...]:
        """What is left in and out, by the name, the clause and the brackets before the figure."""
        words, text = scope_words(), self.readings[draft.block].text
        sentence = self.readings[draft.block].sentences[draft.clause.sentence][0]
        figures = self.readings[draft.block].figures_in(draft.clause.start, draft.figure.start)
        start = max(figures[-1].end if figures else draft.clause.start, draft.figure.start - _REACH)
        own = text[start : draft.figure.start]
        found = {words.basis[match[0]] for match in words.stated.finditer(f"{draft.name} {own}")}
        priced = text[max(sentence, draft.figure.start - _REACH) : draft.figure.start]
        found |= {name for word, name in words.basis.items() if name.endswith("计价") and word in priced}
        found |= {words.basis[match[1]] for match in _revised().finditer(priced)}
        if draft.kind == "growth":
            found |= {name for word, name in words.conventional.items() if word in draft.name}
            found |= _adjusted(text[self._told_from(draft, sentence) : draft.figure.start])
        found |= {f"不含{match[1]}" for match in words.without.finditer(own)}
        ages = _AGE.findall(own)
        return (*found, *(f"{ages[-1][0]}岁{ages[-1][1]}" for _ in ages[-1:] if ages[-1][1] or "-" in ages[-1][0]))

    def _told_from(self, draft: Draft, sentence: int) -> int:
        """Where the words on a growth begin: behind the figure before, or before the level of which it is one."""
        figures = self.readings[draft.block].figures_in(max(sentence, draft.figure.start - _REACH), draft.figure.start)
        back = 1 if draft.said.stem else 2
        return figures[-back].end if len(figures) >= back else max(sentence, draft.figure.start - _REACH)

    def _openings(self, block: int) -> list[_Opening]:
        """The places that open clauses of a block, found once."""
        if block not in self.openings:
            self.openings[block] = _openings(self.readings[block].text)
        return self.openings[block]


def _adjusted(before: str) -> set[str]:
    """扣除留抵退税因素后增长6%: what a growth leaves out, until 按自然口径; that of prices makes it a real one."""
    said = [found["what"] or "" for found in _ADJUSTED.finditer(before)]
    return {f"扣除{what}" for what in said[-1:] if what and not any(word in what for word in _PRICES)}


@cache
def _revised() -> re.Pattern[str]:
    """经最终核实，…: a clause of its own that says so of the figures behind it."""
    words = "|".join(word for word, name in scope_words().basis.items() if name in _REVISED)
    return re.compile(rf"(?:^|[。！？；，])经?(?:国家统计局|省统计局|统计部门)?({words})[，,]")


def _openings(text: str) -> list[_Opening]:
    found = []
    for match in _CLAUSE.finditer(text):
        place = place_at(text, match.end())
        if place:
            sets = bool(match[1]) and bool(_SET.match(text, place.end))
            found.append(_Opening(match.end(), place, sets, _stands_alone(text, place.end)))
    return found


def _stands_alone(text: str, end: int) -> bool:
    """No longer name runs on over a place (吉林今年…, unlike 聊城大学): a mark, a time or a verb follows it."""
    form = _FORM.match(text, end)
    at = form.end() if form else end
    return text[at : at + 1] in _APART or leads_on(text, at)


def _left(words: str, draft: Draft, reading: Reading) -> bool:
    """从巴西进口大豆: the name has lost the preposition that makes its place a partner."""
    start = max(draft.clause.start, draft.figure.start - _REACH)
    said = without_asides(reading.text[start : draft.figure.start])
    at = said.rfind(words)
    return at > 0 and is_partner(said, at)


def _headed(heading: str) -> Named | None:
    """The place that a heading speaks of, even where it opens with all the land (中国西部博览会在重庆举行)."""
    time = _LEADING_TIME.match(heading)
    places = [place for place in places_in(heading[time.end() if time else 0 :]) if not place.partner]
    named = (place for place in places if place.names and (place.start == 0 or place.scope != _WORLD))
    return next(named, places[0] if places and not places[0].names else None)


def _spoken_of(text: str) -> Named | None:
    """The first place of a text that is no partner."""
    return next((place for place in places_in(text) if not place.partner), None)


def _fitting(place: Named, level: Level | None) -> str:
    """The name of the place, or of the province around it, where it is of the sort that a word asks for."""
    if level == "province":
        return place.province
    if len(place.names) != 1 or level is None:
        return ""
    municipal = place.level == "province" and level == "city"
    fits = place.level == level or municipal or (place.level == "county" and place.names[0][-1] in _HERE_END[level])
    return place.names[0] if fits else ""
