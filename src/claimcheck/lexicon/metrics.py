"""Loads the vocabulary of metrics."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from attrs import field, frozen

from claimcheck.errors import LexiconError
from claimcheck.lexicon.words import Words, shipped

PACKS = ("core", "medical-insurance", "macro-economy", "transport-energy", "company-reports")


@frozen
class Partition:
    """A whole and the parts that make it up; each part is named by the words that tell it from the whole."""

    whole: tuple[str, ...]
    parts: tuple[tuple[str, ...], ...]


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
    """All that is known of metrics; ``canon`` maps each spelling of a term to the one that stands for all."""

    heads: Words
    proper: frozenset[str]
    splits: dict[str, tuple[str, ...]]
    replaces: dict[str, tuple[str, ...]]
    flow: tuple[str, ...]
    stock: tuple[str, ...]
    running: tuple[str, ...]
    real_by_convention: tuple[str, ...]
    drop: frozenset[str]
    canon: dict[str, str]
    terms: Words
    opposed: tuple[tuple[str, ...], ...]
    partitions: tuple[Partition, ...]
    ratios: tuple[Ratio, ...]
    averages: tuple[Average, ...]
    balances: tuple[Balance, ...]
    contained: tuple[tuple[str, str], ...]
    _content: dict[str, tuple[str, ...]] = field(factory=dict, repr=False)

    def content(self, name: str) -> tuple[str, ...]:
        """The content terms of a name in order, each once and in its canonical spelling; filling words are left out."""
        known = self._content.get(name)
        if known is None:
            known = self._content[name] = tuple(dict.fromkeys(self._cut(name)))
        return known

    def _cut(self, name: str) -> Iterator[str]:
        rest, at = "", 0
        while at < len(name):
            word = self.terms.starting(name, at)
            if not word:
                rest += name[at]
                at += 1
                continue
            if rest:
                yield rest
                rest = ""
            if word not in self.drop:
                yield self.canon.get(word, word)
            at += len(word)
        if rest:
            yield rest


def _entries(packs: Sequence[dict[str, Any]], *tables: str) -> list[dict[str, Any]]:
    return [entry for pack in packs for table in tables for entry in pack.get(table, ())]


def _listed(packs: Sequence[dict[str, Any]], name: str) -> list[Any]:
    """What the packs' lists of that name hold together."""
    return [word for pack in packs for word in pack.get("words", {}).get(name, ())]


def _table(packs: Sequence[dict[str, Any]], name: str) -> dict[str, tuple[str, ...]]:
    return {word: tuple(others) for pack in packs for word, others in pack.get(name, {}).items()}


def _canon(entries: Sequence[dict[str, Any]]) -> dict[str, str]:
    table: dict[str, str] = {}
    for entry in entries:
        for word in (entry["name"], *entry.get("also", ())):
            if table.get(word, entry["name"]) != entry["name"]:
                raise LexiconError(f"{word} is a spelling of both {table[word]} and {entry['name']}")
            table[word] = entry["name"]
    return table


def _partitions(packs: Sequence[dict[str, Any]]) -> tuple[Partition, ...]:
    named = [
        Partition((entry["name"],), tuple((part,) for part in parts))
        for entry in _entries(packs, "metric", "term")
        for parts in entry.get("parts", ())
    ]
    divide = [Partition(("",), tuple((part,) for part in parts)) for parts in _listed(packs, "divide")]
    return tuple(named + divide)


@cache
def metric_words() -> MetricWords:
    """The vocabulary as shipped. Raises LexiconError where an entry contradicts another."""
    packs = [shipped(f"packs/{name}.toml") for name in PACKS]
    metrics, named = _entries(packs, "metric"), _entries(packs, "metric", "term")
    canon, heads, drop = _canon(named), _listed(packs, "heads"), _listed(packs, "drop")
    return MetricWords(
        heads=Words(heads),
        proper=frozenset(_listed(packs, "full")),
        splits=_table(packs, "splits"),
        replaces=_table(packs, "replaces"),
        flow=tuple(_listed(packs, "span")),
        stock=tuple(_listed(packs, "instant")),
        running=tuple(_listed(packs, "running")),
        real_by_convention=tuple(_listed(packs, "real")),
        drop=frozenset(drop),
        canon=canon,
        terms=Words([*canon, *_listed(packs, "terms"), *drop, *heads]),
        opposed=tuple(tuple(group) for group in _listed(packs, "opposed")),
        partitions=_partitions(packs),
        ratios=tuple(Ratio(entry["name"], **entry["ratio"]) for entry in metrics if "ratio" in entry),
        averages=tuple(Average(entry["name"], entry["average_of"]) for entry in metrics if "average_of" in entry),
        balances=tuple(
            Balance(entry["name"], tuple(entry["balance"]["plus"]), tuple(entry["balance"]["minus"]))
            for entry in sorted(metrics, key=lambda entry: -len(entry["name"]))
            if "balance" in entry
        ),
        contained=tuple((entry["name"], entry["within"]) for entry in metrics if "within" in entry),
    )
