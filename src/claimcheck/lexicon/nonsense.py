"""What is well formed in a pack and can't be meant: a metric that is its own part, a word with two meanings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from claimcheck.lexicon.pack import Entry, Pack

Line: TypeAlias = Callable[..., int]
Nonsense: TypeAlias = Iterator[tuple[int, str, str]]


def nonsense(pack: Pack, line: Line) -> Nonsense:
    """What is well formed and can't be meant; ``line`` tells the line of the entry to which some steps lead."""
    yield from _shared_spellings(pack)
    for entry in pack.entries:
        for zh, en in _own_relatives(entry):
            yield entry.origin[1], zh, en
    yield from _told_twice(pack, line)
    yield from _opposed_spellings(pack, line)
    for name in ("splits", "replaces"):
        for key, others in getattr(pack, name):
            if key in others:
                yield line(name, key), f"“{key}”又是它自己的一部分", f"“{key}” stands among its own parts"


def _shared_spellings(pack: Pack) -> Nonsense:
    """One spelling of two entries, or one name for two."""
    owners: dict[str, Entry] = {}
    for entry in pack.entries:
        for spelling in dict.fromkeys(entry.spellings):
            other = owners.setdefault(spelling, entry)
            if other is not entry:
                first = f"{other.name}（第 {other.origin[1]} 行）"
                en = f"“{spelling}” is already a spelling of {other.name} (line {other.origin[1]})"
                yield entry.origin[1], f"“{spelling}”已经是 {first} 的写法", en


def _own_relatives(entry: Entry) -> Iterator[tuple[str, str]]:
    """A metric that is its own part, whole, numerator or total."""
    ratio, balance = entry.ratio, entry.balance
    others = {
        "parts": [part for group in entry.parts for part in group],
        "within": entry.within,
        "average_of": [entry.average_of],
        "ratio": [ratio.part, ratio.whole] if ratio else [],
        "balance": [*balance.plus, *balance.minus] if balance else [],
    }
    for key, words_ in others.items():
        for same in set(words_) & set(entry.spellings):
            yield f"“{entry.name}”的 {key} 里有它自己（{same}）", f"“{entry.name}” stands in its own {key} ({same})"
    if ratio and ratio.part == ratio.whole:
        yield f"“{entry.name}”的分子和分母都是“{ratio.part}”", f"“{entry.name}” divides “{ratio.part}” by itself"
    for both in sorted(set(balance.plus) & set(balance.minus)) if balance else ():
        yield f"“{entry.name}”既加又减“{both}”", f"“{entry.name}” adds and takes away “{both}”"


def _told_twice(pack: Pack, line: Line) -> Nonsense:
    """Counted over a span and at an instant."""
    for both in sorted(set(pack.words.span) & set(pack.words.instant)):
        yield line("words", "instant"), f"“{both}”既在 span 又在 instant 里", f"“{both}” is in both span and instant"
    for entry in pack.entries:
        others = pack.words.instant if entry.measured == "span" else pack.words.span if entry.measured else ()
        for both in sorted(set(entry.spellings) & set(others)):
            zh = f"“{both}”的 measured 与 words 里的另一种说法相反"
            yield entry.origin[1], zh, f"measured says another thing of “{both}” than the lists of words"


def _opposed_spellings(pack: Pack, line: Line) -> Nonsense:
    """Two spellings of one entry that are said to be never the same."""
    names = {spelling: entry.name for entry in pack.entries for spelling in entry.spellings}
    for number, group in enumerate(pack.words.opposed):
        seen: dict[str, str] = {}
        for each in group:
            other = seen.setdefault(names.get(each, each), each)
            if other != each:
                zh = f"“{other}”和“{each}”是同一指标的写法，不能又相互排斥"
                yield line("words", "opposed", number), zh, f"“{other}” and “{each}” are spellings of one thing"
