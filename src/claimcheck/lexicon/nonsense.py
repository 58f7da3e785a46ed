"""What is well formed in a pack and can't be meant: a metric that is its own part, a word with two meanings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from claimcheck.lexicon.pack import Entry, Pack
from claimcheck.messages import packs as messages
from claimcheck.text import Text

Line: TypeAlias = Callable[..., int]
Nonsense: TypeAlias = Iterator[tuple[int, Text]]


def nonsense(pack: Pack, line: Line) -> Nonsense:
    """What is well formed and can't be meant; ``line`` tells the line of the entry to which some steps lead."""
    yield from _shared_spellings(pack)
    for entry in pack.entries:
        for told in _own_relatives(entry):
            yield entry.origin[1], told
    yield from _told_twice(pack, line)
    yield from _opposed_spellings(pack, line)
    for name in ("splits", "replaces"):
        for key, others in getattr(pack, name):
            if key in others:
                yield line(name, key), messages.PART_OF_ITSELF.filled(key=key)


def _shared_spellings(pack: Pack) -> Nonsense:
    """One spelling of two entries, or one name for two."""
    owners: dict[str, Entry] = {}
    for entry in pack.entries:
        for spelling in dict.fromkeys(entry.spellings):
            other = owners.setdefault(spelling, entry)
            if other is not entry:
                line = other.origin[1]
                yield entry.origin[1], messages.SHARED_SPELLING.filled(spelling=spelling, other=other.name, line=line)


def _own_relatives(entry: Entry) -> Iterator[Text]:
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
            yield messages.OWN_RELATIVE.filled(name=entry.name, key=key, same=same)
    if ratio and ratio.part == ratio.whole:
        yield messages.DIVIDED_BY_ITSELF.filled(name=entry.name, part=ratio.part)
    for both in sorted(set(balance.plus) & set(balance.minus)) if balance else ():
        yield messages.ADDED_AND_TAKEN.filled(name=entry.name, both=both)


def _told_twice(pack: Pack, line: Line) -> Nonsense:
    """Counted over a span and at an instant."""
    for both in sorted(set(pack.words.span) & set(pack.words.instant)):
        yield line("words", "instant"), messages.SPAN_AND_INSTANT.filled(word=both)
    for entry in pack.entries:
        others = pack.words.instant if entry.measured == "span" else pack.words.span if entry.measured else ()
        for both in sorted(set(entry.spellings) & set(others)):
            yield entry.origin[1], messages.MEASURED_TWICE.filled(word=both)


def _opposed_spellings(pack: Pack, line: Line) -> Nonsense:
    """Two spellings of one entry that are said to be never the same."""
    names = {spelling: entry.name for entry in pack.entries for spelling in entry.spellings}
    for number, group in enumerate(pack.words.opposed):
        seen: dict[str, str] = {}
        for each in group:
            other = seen.setdefault(names.get(each, each), each)
            if other != each:
                yield line("words", "opposed", number), messages.OPPOSED_SPELLINGS.filled(one=other, other=each)
