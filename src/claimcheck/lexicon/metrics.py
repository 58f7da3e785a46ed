"""Loads the vocabulary of metrics."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from attrs import field, frozen

from claimcheck.errors import LexiconError


class Words:
    """A set of words, asked for the longest one that a text starts or ends with."""

    def __init__(self, words: list[str] | tuple[str, ...]) -> None:
        self._words = frozenset(words)
        self._longest = max(map(len, words), default=0)

    def __contains__(self, word: object) -> bool:
        return word in self._words

    def ending(self, text: str) -> str:
        """The longest word that ``text`` ends with, or an empty string."""
        for length in range(min(self._longest, len(text)), 0, -1):
            if text[-length:] in self._words:
                return text[-length:]
        return ""

    def starting(self, text: str, at: int = 0) -> str:
        """The longest word at ``at``, or an empty string."""
        for length in range(min(self._longest, len(text) - at), 0, -1):
            if text[at : at + length] in self._words:
                return text[at : at + length]
        return ""


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
    """All words that attribution needs; ``canon`` maps each spelling of a term to the one that stands for all."""

    heads: Words
    proper: frozenset[str]
    splits: dict[str, tuple[str, ...]]
    replaces: dict[str, tuple[str, ...]]
    links: Words
    to: Words
    up: Words
    down: Words
    change_nouns_up: Words
    change_nouns_down: Words
    adverbs: Words
    subject_marks: tuple[str, ...]
    openers: Words
    tail_guards: Words
    opening_guards: Words
    national: tuple[str, ...]
    flow: tuple[str, ...]
    stock: tuple[str, ...]
    running: tuple[str, ...]
    no_whole: tuple[str, ...]
    turns: tuple[str, ...]
    void_behind: tuple[str, ...]
    void_clauses: frozenset[str]
    not_narrowing: tuple[str, ...]
    real: tuple[str, ...]
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


def _arrivals(words: dict[str, list[str]]) -> list[str]:
    """Verbs of movement with the word for where they lead: 下调为, 增长到."""
    moves = [verb + to for verb in words["moving"] for to in "到至为"]
    return moves + [verb + to for verb in words["moving_only"] for to in "到至"]


@cache
def metric_words() -> MetricWords:
    """The vocabulary as shipped. Raises LexiconError where an entry contradicts another."""
    text = files("claimcheck.lexicon").joinpath("metrics.toml").read_text(encoding="utf-8")
    data: dict[str, Any] = tomllib.loads(text)
    words, canonical = data["words"], data["canonical"]
    canon = _canon(canonical["same"])
    terms = [*canon, *canonical["terms"], *canonical["drop"], *data["heads"]]
    return MetricWords(
        heads=Words(data["heads"]),
        proper=frozenset(data["proper"]),
        splits={head: tuple(parts) for head, parts in data["splits"].items()},
        replaces={word: tuple(wholes) for word, wholes in data["replaces"].items()},
        links=Words(words["links"]),
        to=Words([*words["to"], *_arrivals(words)]),
        up=Words(words["up"]),
        down=Words(words["down"]),
        change_nouns_up=Words(words["change_nouns_up"]),
        change_nouns_down=Words(words["change_nouns_down"]),
        adverbs=Words(words["adverbs"]),
        subject_marks=tuple(words["subject_marks"]),
        openers=Words(words["openers"]),
        tail_guards=Words(words["tail_guards"]),
        opening_guards=Words(words["opening_guards"]),
        national=tuple(words["national"]),
        flow=tuple(words["flow"]),
        stock=tuple(words["stock"]),
        running=tuple(words["running"]),
        no_whole=tuple(words["no_whole"]),
        turns=tuple(words["turns"]),
        void_behind=tuple(words["void_behind"]),
        void_clauses=frozenset(words["void_clauses"]),
        not_narrowing=tuple(words["not_narrowing"]),
        real=tuple(words["real"]),
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
