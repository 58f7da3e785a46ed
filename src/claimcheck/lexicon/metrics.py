"""Loads the vocabulary of metrics."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from attrs import field, frozen

from claimcheck.errors import LexiconError
from claimcheck.lexicon.words import Words, shipped


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


def _canon(groups: list[list[str]]) -> dict[str, str]:
    table: dict[str, str] = {}
    for group in groups:
        for word in group:
            if table.get(word, group[0]) != group[0]:
                raise LexiconError(f"metrics.toml: [canonical] same: {word} stands in two groups")
            table[word] = group[0]
    return table


@cache
def metric_words() -> MetricWords:
    """The vocabulary as shipped. Raises LexiconError where an entry contradicts another."""
    data = shipped("metrics.toml")
    words, canonical = data["words"], data["canonical"]
    canon = _canon(canonical["same"])
    terms = [*canon, *canonical["terms"], *canonical["drop"], *data["heads"]]
    return MetricWords(
        heads=Words(data["heads"]),
        proper=frozenset(data["proper"]),
        splits={head: tuple(parts) for head, parts in data["splits"].items()},
        replaces={word: tuple(wholes) for word, wholes in data["replaces"].items()},
        flow=tuple(words["flow"]),
        stock=tuple(words["stock"]),
        running=tuple(words["running"]),
        real_by_convention=tuple(words["real_by_convention"]),
        drop=frozenset(canonical["drop"]),
        canon=canon,
        terms=Words(terms),
        opposed=tuple(tuple(group) for group in canonical["opposed"]),
        partitions=tuple(
            Partition(tuple(entry["whole"]), tuple(tuple(part) for part in entry["parts"]))
            for entry in data["partition"]
        ),
        ratios=tuple(Ratio(**entry) for entry in data["ratio"]),
        averages=tuple(Average(**entry) for entry in data["average"]),
        balances=tuple(
            Balance(entry["name"], tuple(entry["plus"]), tuple(entry["minus"])) for entry in data["balance"]
        ),
        contained=tuple((entry["part"], entry["whole"]) for entry in data["contained"]),
    )
