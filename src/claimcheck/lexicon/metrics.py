"""The vocabulary of metrics that is in force: the packs of this package, and those of the user over them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal, TypeAlias

from attrs import frozen

from claimcheck.lexicon.formation import formation_words
from claimcheck.lexicon.merging import lay_over, merge
from claimcheck.lexicon.pack import Entry, Pack
from claimcheck.lexicon.packfile import load_pack, shipped_packs
from claimcheck.lexicon.words import Words

PackLike: TypeAlias = Pack | str | Path
Measured: TypeAlias = Literal["span", "instant"]

# Names that are cut up once and remembered, and vocabularies that are put together once.
_NAMES = 1 << 14
_VOCABULARIES = 8
# Pieces of which a term is put together.
_LONGEST_TERM = 4


@frozen
class Partition:
    """A whole and the parts that make it up; a whole without a name is any metric that the parts' words divide."""

    whole: str
    parts: tuple[str, ...]


@frozen
class Ratio:
    """A ratio by name: the quotient of two metrics of one topic."""

    name: str
    part: str
    whole: str


@frozen
class Average:
    """An average by name, and the total that is divided by the count."""

    name: str
    total: str


@frozen
class Balance:
    """A balance by name, and the words of what is added and what is taken away."""

    name: str
    plus: tuple[str, ...]
    minus: tuple[str, ...]


@frozen(eq=False)
class MetricWords:
    """All that is known of metrics; ``canon`` maps each spelling of a term to the one that stands for all.

    Two vocabularies are the same only if they are one object, so that what is worked out from one can be remembered
    with it.
    """

    heads: Words
    proper: frozenset[str]
    splits: dict[str, tuple[str, ...]]
    replaces: dict[str, tuple[str, ...]]
    span: frozenset[str]
    instant: frozenset[str]
    running: tuple[str, ...]
    real: tuple[str, ...]
    nominal: tuple[str, ...]
    drop: frozenset[str]
    canon: dict[str, str]
    terms: Words
    opposed: tuple[tuple[str, ...], ...]
    partitions: tuple[Partition, ...]
    drivers: tuple[tuple[str, ...], ...]
    ratios: tuple[Ratio, ...]
    averages: tuple[Average, ...]
    balances: tuple[Balance, ...]
    contained: tuple[tuple[str, str], ...]
    inside: dict[str, frozenset[str]]
    timed: Words

    def content(self, name: str) -> tuple[str, ...]:
        """The content terms of a name in order, each once and in its canonical spelling; filling words are left out."""
        return _content(self, name)

    def spelled(self, name: str) -> str:
        """A name with its terms in their canonical spelling, as often as they stand there, without filling words."""
        return "".join(piece for run in _runs(self, name) for piece in run)

    def whole_before(self, name: str, part: str) -> str:
        """The words of the metric that ``name`` ends in, if ``part`` by its name is a part of that; else none."""
        whole = self.terms.ending(name)
        return whole if self.canon.get(part, part) in self.inside.get(self.canon.get(whole, whole), ()) else ""

    def measured(self, name: str) -> Measured | None:
        """How a name is counted, over a span or at an instant: the last word that tells, the longest of those."""
        return _measured(self, name)

    def grows_really(self, name: str) -> bool:
        """The growth of a metric by convention does not follow from its nominal levels."""
        for word in self.nominal:
            name = name.replace(word, "")
        return any(word in name for word in self.real)

    def counterparts(self, name: str) -> dict[int, frozenset[str]]:
        """The words of a name that have counterparts, by the group of ``opposed`` that they stand in."""
        return _counterparts(self, name)


@lru_cache(_NAMES)
def _content(words: MetricWords, name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(term for run in _runs(words, name) for term in _put_together(words, run)))


def _put_together(words: MetricWords, run: list[str]) -> Iterator[str]:
    """铁路, 固定资产投资: neighbours that filling words held apart are the one term that they make."""
    at = 0
    while at < len(run):
        ends = range(min(len(run), at + _LONGEST_TERM), at + 1, -1)
        end = next((end for end in ends if "".join(run[at:end]) in words.canon), at + 1)
        term = "".join(run[at:end])
        yield words.canon[term] if end > at + 1 else term
        at = end


def _runs(words: MetricWords, name: str) -> Iterator[list[str]]:
    """The known terms of each member of a list, and what stands between them; filling words leave no gap."""
    run: list[str] = []
    for piece in _cut(words, name):
        if piece is None:
            yield run
            run = []
        elif piece:
            run.append(piece)
    yield run


def _cut(words: MetricWords, name: str) -> Iterator[str | None]:
    """The pieces of a name, empty where nothing is left of one, and None between the members of a list."""
    forms = formation_words()
    rest, at = "", 0
    while at < len(name):
        word, solid = words.terms.starting(name, at), forms.solid.starting(name, at)
        if len(solid) > len(word) or not word or (rest and word in forms.measures):
            rest += solid or name[at]
            at += len(solid) or 1
            continue
        filling = word in words.drop
        if not filling or word in forms.parting:
            yield forms.bare(rest, leading=not filling)
            rest = ""
        if word in forms.parting:
            yield None
        if not filling:
            yield words.canon.get(word, word)
        at += len(word)
    yield forms.bare(rest, leading=False)


@lru_cache(_NAMES)
def _measured(words: MetricWords, name: str) -> Measured | None:
    for end in range(len(name), 0, -1):
        if word := words.timed.ending(name[:end]):
            told: Measured = "span" if word in words.span else "instant"
            return None if word in words.span and word in words.instant else told
    return None


@lru_cache(_NAMES)
def _counterparts(words: MetricWords, name: str) -> dict[int, frozenset[str]]:
    groups = enumerate(words.opposed)
    return {at: found for at, group in groups if (found := frozenset(word for word in group if word in name))}


def metric_words() -> MetricWords:
    """The vocabulary in force: that of ``using``, else the packs of this package alone."""
    return _IN_FORCE.get() or _plain()


@contextmanager
def using(packs: Iterable[PackLike], *, shipped: bool = True) -> Iterator[MetricWords]:
    """Put packs, or the packs in files, into force for the block, over those of this package or, if asked, alone.

    What is in force is told apart by thread and by task; a thread that the block starts has the shipped packs alone.
    Raises PackError where a pack can't be used or two of them contradict each other.
    """
    own = frozenset(pack if isinstance(pack, Pack) else load_pack(pack) for pack in packs)
    token = _IN_FORCE.set(_vocabulary(own, shipped=shipped))
    try:
        yield metric_words()
    finally:
        _IN_FORCE.reset(token)


_IN_FORCE: ContextVar[MetricWords | None] = ContextVar("metric words in force", default=None)


@lru_cache(_VOCABULARIES)
def _vocabulary(own: frozenset[Pack], *, shipped: bool = True) -> MetricWords:
    merged = merge(own)
    return vocabulary(lay_over(_shipped(), merged) if shipped else merged)


@cache
def _plain() -> MetricWords:
    return _vocabulary(frozenset())


@cache
def _shipped() -> Pack:
    return merge(shipped_packs())


def vocabulary(pack: Pack) -> MetricWords:
    """What a merged pack comes to."""
    words, entries = pack.words, pack.entries
    heads = [*words.heads, *_spellings(entry for entry in entries if entry.head)]
    same = {spelling: entry.name for entry in entries for spelling in entry.spellings}
    canon = {head: same.get(base, base) for head, base in formation_words().spellings(heads).items()} | same
    span = [*words.span, *_spellings(entry for entry in entries if entry.measured == "span")]
    instant = [*words.instant, *_spellings(entry for entry in entries if entry.measured == "instant")]
    partitions = tuple(_partitions(pack, canon))
    contained = tuple((entry.name, canon.get(whole, whole)) for entry in entries for whole in entry.within)
    return MetricWords(
        heads=Words(heads),
        proper=frozenset([*words.full, *_spellings(entry for entry in entries if entry.full)]),
        splits=dict(sorted(pack.splits, key=_longest_first)),
        replaces={name: tuple(sorted(wholes, key=_long)) for name, wholes in sorted(pack.replaces, key=_longest_first)},
        span=frozenset(span),
        instant=frozenset(instant),
        running=tuple(sorted([*words.running, *_spellings(entry for entry in entries if entry.running)], key=_long)),
        real=_shortest([*words.real, *_spellings(entry for entry in entries if entry.growth == "real")]),
        nominal=tuple(sorted(_spellings(entry for entry in entries if entry.growth == "nominal"), key=_long)),
        drop=frozenset(words.drop),
        canon=canon,
        terms=Words([*canon, *words.terms, *words.drop, *heads]),
        opposed=words.opposed,
        partitions=partitions,
        drivers=words.drivers,
        ratios=tuple(Ratio(entry.name, entry.ratio.part, entry.ratio.whole) for entry in entries if entry.ratio),
        averages=tuple(Average(entry.name, entry.average_of) for entry in entries if entry.average_of),
        balances=tuple(
            Balance(entry.name, entry.balance.plus, entry.balance.minus)
            for entry in sorted(entries, key=lambda entry: _long(entry.name))
            if entry.balance
        ),
        contained=contained,
        inside=_inside(partitions, contained),
        timed=Words([*span, *instant]),
    )


def _spellings(entries: Iterable[Entry]) -> list[str]:
    return [spelling for entry in entries for spelling in entry.spellings]


def _long(word: str) -> tuple[int, str]:
    """The longest word first, and one order among equals."""
    return -len(word), word


def _longest_first(row: tuple[str, tuple[str, ...]]) -> tuple[int, str]:
    return _long(row[0])


def _shortest(words: Iterable[str]) -> tuple[str, ...]:
    """The words that hold no other: a name that holds a longer one holds these too."""
    kept: list[str] = []
    for word in sorted(set(words), key=lambda word: (len(word), word)):
        if not any(short in word for short in kept):
            kept.append(word)
    return tuple(kept)


def _inside(partitions: Iterable[Partition], contained: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """The parts that are named in full, by the whole that they stand in."""
    parts = [*contained, *((part, each.whole) for each in partitions if each.whole for part in each.parts)]
    wholes = {whole for _, whole in parts}
    return {whole: frozenset(part for part, other in parts if other == whole) for whole in wholes}


def _partitions(pack: Pack, canon: dict[str, str]) -> Iterator[Partition]:
    for entry in pack.entries:
        for parts in entry.parts:
            yield Partition(entry.name, tuple(canon.get(part, part) for part in parts))
    for parts in pack.words.divide:
        yield Partition("", parts)
