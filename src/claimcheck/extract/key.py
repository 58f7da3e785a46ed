"""The canonical key of a metric: what is left of a name when spelling and filling words are taken away."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from claimcheck.extract.phrase import clean
from claimcheck.lexicon.formation import formation_words
from claimcheck.lexicon.grammar import grammar_words
from claimcheck.lexicon.metrics import metric_words
from claimcheck.lexicon.scope import basis_of

NO_ALIASES: Mapping[str, str] = MappingProxyType({})

_SAID = "(?P<said>(?:以下|下文)?(?:简称|统称|下称)[为：:]?)?"
_SHORT = "(?P<short>[A-Z][A-Za-z0-9&/-]{1,11}|[\u4e00-\u9fff]{2,8})"
_INTRODUCED = re.compile(rf"(?P<close>[”》」]?)[（(]{_SAID}[“\"「]?{_SHORT}[”\"」]?[）)]")
_RUN = re.compile(r"[\u4e00-\u9fff]+$")
# 甲、乙、丙三重制度: a list, and the count that sums it up.
_SUMMED = re.compile(
    r"(?:^|(?<=[，。；：,;:\s]))(?P<list>[\u4e00-\u9fff]{2,12}(?:、[\u4e00-\u9fff]{2,12}?){1,5})(?P<short>(?P<count>[两二三四五六])[重大项类][\u4e00-\u9fff]{2})"
)
_COUNTS = "_一二三四五六"
_REACH = 24
_LEAST = 3
_CAPITALS = re.compile("[A-Z].*[A-Z]")
_OPENS = {"”": "“", "》": "《", "」": "「"}


def canonical_key(name: str, aliases: Mapping[str, str] = NO_ALIASES, scope: str = "") -> str:
    """One string for all spellings of a metric: its content terms in sorted order, the name itself if it has none.

    ``aliases`` are the full names that the document shortens, with the short ones. What the ``scope`` says is left in
    or out is no part of the key: 规模以上 stands in one name and in the sentence of another.
    """
    short = shortened(name, aliases)
    terms, said = metric_words().content(short), basis_of(scope)
    return "·".join(sorted([term for term in terms if term not in said] or terms)) or short


def shortened(name: str, aliases: Mapping[str, str]) -> str:
    """A name with the short forms of its document in place of the full ones."""
    for full, short in aliases.items():
        name = name.replace(full, short)
    return name


def aliases_of(texts: Iterable[str]) -> Mapping[str, str]:
    """Full names and the short ones that a document introduces for them in brackets, the longest first.

    A bracket after 简称 introduces one, and so do capitals and a word that takes characters of the name in their
    order; a remark, a place, a kind or a number is none. A list is shortened by the count that sums it up
    (甲、乙、丙三重制度). Where one form stands for two, neither is known.
    """
    fulls: dict[str, set[str]] = defaultdict(set)
    shorts: dict[str, set[str]] = defaultdict(set)
    for text in texts:
        brackets = _introduced(text) if "（" in text or "(" in text else ()
        for full, short in (*brackets, *(_summed(text) if "、" in text else ())):
            fulls[full].add(short)
            shorts[short].add(full)
    sure = {full: short for full, (short, *more) in fulls.items() if not more and full == _one(shorts[short])}
    return dict(sorted(sure.items(), key=lambda pair: (-len(pair[0]), pair[0])))


def _one(fulls: Iterable[str]) -> str:
    """The shortest of several full names if the others only say more before it (全国X, X); else none."""
    shortest = min(fulls, key=len)
    return shortest if all(full.endswith(shortest) for full in fulls) else ""


def _introduced(text: str) -> Iterator[tuple[str, str]]:
    for bracket in _INTRODUCED.finditer(text):
        short = bracket["short"]
        if short in formation_words().vague or short in metric_words().canon:
            continue
        before = text[max(0, bracket.start() - _REACH) : bracket.start()]
        full = _full_name(before, bracket["close"], short, said=bool(bracket["said"]))
        if len(full) >= max(_LEAST, len(short)):
            yield full, short


def _summed(text: str) -> Iterator[tuple[str, str]]:
    """Lists that open a clause without a verb and have as many members as the count behind them says."""
    verbs = grammar_words().verbs
    for found in _SUMMED.finditer(text):
        members = found["list"].split("、")
        if not verbs.starting(found["list"]) and len(members) == _COUNTS.find(found["count"].replace("两", "二")):
            yield found[0], found["short"]


def _full_name(before: str, close: str, short: str, *, said: bool) -> str:
    """The name that stands before a bracket and is shortened by it, empty where the bracket is something else."""
    quoted = before.rpartition(_OPENS[close])[2] if close and _OPENS[close] in before else ""
    run = _RUN.search(before)
    words = quoted or (run[0] if run and not before[: run.start()].endswith(tuple("0123456789.%")) else "")
    if short.isascii():
        return (quoted or clean(words.rpartition("的")[2])) if _CAPITALS.match(short) else ""
    full = quoted or _abbreviated(words, short)
    if not full or not _in_order(short, full):
        return ""
    long_enough = len(short) >= _LEAST or full.endswith(formation_words().bodies)
    return full if said or long_enough else ""


def _abbreviated(words: str, short: str) -> str:
    """The end of ``words`` that starts as the short name does; the longest, as a name may repeat a character."""
    at = words.find(short[0])
    return words[at:] if at >= 0 else ""


def _in_order(short: str, full: str) -> bool:
    """The characters of ``short`` stand in ``full`` in their order."""
    rest = iter(full)
    return all(character in rest for character in short)
