"""CC102: a list that is written out, against the count that the sentence gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from claimcheck.lexicon.scope import scope_words
from claimcheck.model import Claim, Constant, Relation, Text
from claimcheck.relate.corpus import Corpus
from claimcheck.relate.link import ref
from claimcheck.relate.rule import Rule

_LAST = re.compile(r"以及|和|及|与")
_STOP = re.compile(r"[，。；：！？,;:]|包括|启动|涉及|包含|分别为|分别是|其中|即")
# What closes an open list before its count; 等 before anything else closes another list, of places or fields.
_ETC = re.compile(r"等(?:方面|领域|在内的?)?(?:共计|总计|一共|共)?$")
_OTHER_LIST = re.compile(r"(?<![高平同初中上优头均劣何])等(?![级待候于离])")
_ASIDE = re.compile(r"<[^<>]{0,80}>|[（(][^（）()]{0,40}[）)](?P<member>(?=[、和与及等以]|$))?")
_DIGIT = re.compile(r"\d")
_CLOSED = ("》", "”", "」", "』")
# Fewer members than this may be any two nouns that 和 joins; nobody writes out more than that.
_FEWEST, _MOST = 3, 200
# Characters before a count in which its list is looked for.
_REACH = 600
# Characters behind a count that say what is counted.
_WORD = 4
_STATE = re.compile("省|自治区|直辖市|地区|国")
_COUNTRIES = re.compile("国")
_REGIONS = re.compile("洲$|^(?:.*[东南西北中]亚|拉美|欧美|日韩|中东|阿拉伯|加勒比)$")


def propose(corpus: Corpus) -> Iterator[Relation]:
    """N items = stated count; with 等 before the count at most as many."""
    for claim in corpus.facts:
        if _counts_members(claim):
            listed = _listed(corpus, claim)
            if listed is not None and len(listed[0]) >= _FEWEST:
                yield _relation(claim, corpus.behind(claim, _WORD), *listed)


def _counts_members(claim: Claim) -> bool:
    quantity = claim.quantity
    return (
        claim.kind == "level"
        and quantity.countable
        and quantity.hedge == "exact"
        and quantity.printed.magnitude == 1
        and quantity.value <= _MOST
    )


def _listed(corpus: Corpus, claim: Claim) -> tuple[list[str], bool] | None:
    """The members right before a count, and whether 等 leaves the list open; of several readings one that fits."""
    text = _lead(corpus, claim)
    if text is None or "、" not in text:
        return None
    etc = bool(_ETC.search(text))
    text = _ETC.sub("", text)
    readings = [] if _OTHER_LIST.search(text) else list(_readings(text))
    if not readings or any(item.endswith(claim.quote) for item in readings[0]):
        return None
    return next((items for items in readings if len(items) == claim.quantity.value), readings[0]), etc


def _readings(text: str) -> Iterator[list[str]]:
    """The list as it may be cut up: short names and titles in one way only.

    和 may join two members or stand within one, and a lead with a list of its own may reach into the first member.
    """
    members = [item.strip() for item in text.split("、")]
    parts = [*members[:-1], *(item.strip() for item in _LAST.split(members[-1], maxsplit=1))]
    if not all(parts) or any(_DIGIT.search(item) for item in parts):
        return
    if members[-1].endswith(_CLOSED):
        yield _titles(parts)
        return
    yield parts
    if not _are_names(parts):
        yield members
        for items in (parts, members):
            start = max((at for at, item in enumerate(items) if len(item) > _LONGEST_NAME), default=0)
            if 0 < start <= len(items) - _FEWEST:
                yield items[start:]


def _titles(items: list[str]) -> list[str]:
    """The last items that all close as the very last does, 《甲》、《乙》; what stands before them is no member."""
    mark = items[-1][-1]
    last = next((at for at in range(len(items), 0, -1) if not items[at - 1].endswith(mark)), 0)
    return items[last:]


def _lead(corpus: Corpus, claim: Claim) -> str | None:
    """What stands between the last stop and the count in its block; None where that is too far away to see."""
    document = corpus.documents[claim.document]
    block = document.blocks[claim.place.block].pieces[0].start
    start = max(block, claim.span[0] - _REACH)
    text = _ASIDE.sub(_beside, document.text[start : claim.span[0]]).rstrip()
    stops = [match.end() for match in _STOP.finditer(text)]
    if not stops:
        return text if start == block else None
    return text[stops[-1] :]


def _beside(aside: re.Match[str]) -> str:
    """Nothing for an aside to one member (内蒙古（东部）、辽宁), a stop for any other."""
    return "" if aside["member"] is not None else "，"


def _relation(claim: Claim, counted: str, items: list[str], etc: bool) -> Relation:
    count = len(items)
    alike = not etc and _are_names(items) and _is_kind_of(counted, items)
    short = etc and max(map(len, items)) <= _LONGEST_LEAD and _is_kind_of(counted, items)
    sure = alike or short or _are_titles(items)
    return Relation(
        rule=RULE.code,
        left=Constant(Fraction(count)),
        op="<=" if etc and count != claim.quantity.value else "=",
        right=ref(claim),
        statement=Text(
            f"列出的项数（“{items[0]}”至“{items[-1]}”）应与写明的个数相符",
            f"the number of members listed (“{items[0]}” to “{items[-1]}”) should be as stated",
        ),
        ceiling="error" if alike else "note" if etc else "warning",
        certain=sure,
        quiet=not sure,
    )


def _are_names(items: list[str]) -> bool:
    """Short members that hold no 和; before the first there may stand the verb whose object they are."""
    lead, *names = items
    short = max(map(len, names)) <= _LONGEST_NAME and len(lead) <= _LONGEST_LEAD
    return short and not _LAST.search(lead) and not items[-1].endswith("的")


def _are_titles(items: list[str]) -> bool:
    """Each closes with one mark of its own."""
    return items[0].endswith(_CLOSED) and all(item.count(items[0][-1]) == 1 for item in items)


def _is_kind_of(counted: str, items: list[str]) -> bool:
    """What is counted may be the members: of provinces it is provinces and countries, not the towns in them.

    Nor are countries what continents are counted by.
    """
    if _COUNTRIES.match(counted) and any(_REGIONS.search(item) for item in items[1:]):
        return False
    places = scope_words().places
    return bool(_STATE.match(counted)) or not all(item.startswith(places) for item in items[1:])


# Place names and the like: a list of longer phrases may hold 和 inside one member.
_LONGEST_NAME, _LONGEST_LEAD = 4, 10

RULE = Rule(
    code="CC102",
    name="list-and-count",
    fault=Text("列出的个数与写明的个数不符", "A list has more or fewer members than the sentence says"),
    why=Text(
        "“北京、天津……24个省份”列了几个就该是几个；漏写或多写一个，数就不对。",
        "A list that ends in its own count has to have that many members; one name dropped or added breaks it.",
    ),
    silent=Text(
        "数前有“等”时只核对列出的不多于写明的；成员较长、无法断定分界时不作判断。",
        "With 等 before the count only “at most” is checked; members too long to tell apart are not judged.",
    ),
    example=Text("江苏、浙江、安徽4个省", "江苏、浙江、安徽4个省 (three names, “4 provinces”)"),
    since="0.1.0",
    propose=propose,
)
