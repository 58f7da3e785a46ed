"""Makes one pack of several.

Packs that stand side by side are equals: their order changes nothing, and where they contradict each other that is a
fault. A pack that lies over another has the last word.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, pairwise
from typing import Any

from attrs import evolve, fields

from claimcheck.errors import Fault, PackError
from claimcheck.lexicon.pack import Entry, Pack, Rows, WordLists
from claimcheck.messages import packs as messages

_EITHER = ("measured", "growth", "ratio", "average_of", "balance")


def merge(packs: Iterable[Pack]) -> Pack:
    """Packs side by side. Raises PackError where two say different things of one metric or one spelling."""
    side_by_side = tuple(packs)
    faults: list[Fault] = []
    entries = _entries(chain.from_iterable(pack.entries for pack in side_by_side), faults)
    owners: dict[str, Entry] = {}
    spelled = ((entry, spelling) for entry in entries for spelling in entry.spellings)
    faults.extend(
        _contradiction(entry, owners[spelling], spelling)
        for entry, spelling in spelled
        if owners.setdefault(spelling, entry) is not entry
    )
    splits = _splits((pack.splits for pack in side_by_side), faults)
    if faults:
        raise PackError(sorted(faults))
    words, replaces = _lists(pack.words for pack in side_by_side), _replaces(pack.replaces for pack in side_by_side)
    return Pack(words=words, splits=splits, replaces=replaces, entries=entries)


def lay_over(base: Pack, own: Pack) -> Pack:
    """``own`` over ``base``: its metrics extend those of the same name and take their spellings from all others.

    What it says of a word replaces what ``base`` says of it.
    """
    told = {entry.name: entry for entry in own.entries}
    taken = {spelling: entry.name for entry in own.entries for spelling in entry.spellings}
    left: list[Entry] = []
    for entry in base.entries:
        heir = taken.get(entry.name)
        if heir is None:
            left.append(evolve(entry, also=tuple(word for word in entry.also if word not in taken)))
        else:
            kept = tuple(word for word in entry.spellings if taken.get(word, heir) == heir and word != heir)
            told[heir] = _extended(evolve(entry, name=heir, also=kept), told[heir])
    return Pack(
        words=_lists((_yielding(base.words, own), own.words)),
        splits=tuple(sorted({**dict(base.splits), **dict(own.splits)}.items())),
        replaces=_replaces((base.replaces, own.replaces)),
        entries=tuple(sorted([*left, *told.values()], key=lambda entry: entry.name)),
    )


def _extended(old: Entry, new: Entry) -> Entry:
    """Both entries in one, the new one's word taken where only one can hold."""
    either = {key: getattr(new, key) or getattr(old, key) for key in _EITHER}
    return evolve(_joined(old, new), **either, origin=new.origin)


def _yielding(words: WordLists, own: Pack) -> WordLists:
    """The lists without what ``own`` denies: words that it gives a meaning, a time or an equal of their own."""
    said = own.words
    spans = {*said.span, *(word for entry in own.entries if entry.measured == "span" for word in entry.spellings)}
    instants = {
        *said.instant,
        *(word for entry in own.entries if entry.measured == "instant" for word in entry.spellings),
    }
    meant = {*said.terms, *(word for entry in own.entries for word in entry.spellings)}
    names = {word: entry.name for entry in own.entries for word in entry.spellings}
    return evolve(
        words,
        span=tuple(word for word in words.span if word not in instants),
        instant=tuple(word for word in words.instant if word not in spans),
        drop=tuple(word for word in words.drop if word not in meant),
        opposed=tuple(group for group in words.opposed if len({names.get(word, word) for word in group}) == len(group)),
    )


def _entries(entries: Iterable[Entry], faults: list[Fault]) -> tuple[Entry, ...]:
    """One entry a name, in order of the names."""
    merged: dict[str, Entry] = {}
    for entry in sorted(entries, key=lambda each: (each.name, each.origin)):
        known = merged.get(entry.name, entry)
        both = [key for key in _EITHER if len({getattr(known, key), getattr(entry, key)} - {None}) > 1]
        faults.extend(_contradiction(entry, known, f"{entry.name} {key}") for key in both)
        merged[entry.name] = _joined(known, entry)
    return tuple(merged.values())


def _joined(one: Entry, other: Entry) -> Entry:
    """Two entries of one name in one; what only one can say is taken from either."""
    return Entry(
        name=one.name,
        also=_union(one.also, other.also, without=one.name),
        running=one.running or other.running,
        head=one.head or other.head,
        full=one.full or other.full,
        parts=_union(one.parts, other.parts),
        within=_union(one.within, other.within),
        origin=one.origin,
        **{key: getattr(one, key) or getattr(other, key) for key in _EITHER},
    )


def _union(*lists: Iterable[Any], without: str = "") -> tuple[Any, ...]:
    return tuple(sorted({member for members in lists for member in members if member != without}))


def _lists(lists: Iterable[WordLists]) -> WordLists:
    said = tuple(lists)
    return WordLists(**{each.name: _union(*(getattr(one, each.name) for one in said)) for each in fields(WordLists)})


def _replaces(tables: Iterable[Rows]) -> Rows:
    found: dict[str, tuple[str, ...]] = {}
    for key, words in chain.from_iterable(tables):
        found[key] = _union(found.get(key, ()), words)
    return tuple(sorted(found.items()))


def _splits(tables: Iterable[Rows], faults: list[Fault]) -> Rows:
    """The parts of a name stand in the order of their values, so that two orders contradict each other."""
    rows = sorted(set(chain.from_iterable(tables)))
    for (key, _), (same, _) in pairwise(rows):
        if key == same:
            faults.append(Fault("splits", 1, *messages.SPLIT_TWICE.filled(key=key)))
    return tuple(rows)


def _contradiction(entry: Entry, other: Entry, what: str) -> Fault:
    path, line = entry.origin
    there = f"{other.origin[0]}:{other.origin[1]}"
    return Fault(path, line, *messages.CONTRADICTION.filled(what=what, other=other.name, place=there))
