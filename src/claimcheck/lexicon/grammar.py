"""Loads the words of the language around a number and in a name."""

from __future__ import annotations

from functools import cache

from attrs import frozen

from claimcheck.lexicon.words import Words, shipped


@frozen(eq=False)
class ChangeWords:
    """Verbs and nouns that say a figure is a growth or a change, and not a level."""

    verbs: frozenset[str]
    compared: frozenset[str]
    growth_names: tuple[str, ...]
    drop_names: tuple[str, ...]
    growth_behind: tuple[str, ...]
    drop_behind: tuple[str, ...]
    year_on_year: frozenset[str]


@frozen(eq=False)
class GrammarWords:
    """Words by their part in a phrase; what each list holds stands beside it in ``grammar.toml``."""

    links: Words
    to: Words
    up: Words
    down: Words
    change_nouns_up: Words
    change_nouns_down: Words
    adverbs: Words
    verbs: Words
    acts: Words
    parting: Words
    speech: Words
    abstract: Words
    openers: Words
    tail_guards: Words
    opening_guards: Words
    no_whole: tuple[str, ...]
    comparator_filling: tuple[str, ...]
    comparator_short: dict[str, str]
    heights: tuple[str, ...]
    signed: tuple[str, ...]
    no_parts: tuple[str, ...]
    yardsticks: tuple[str, ...]
    beforehand: tuple[str, ...]
    sorts: tuple[str, ...]
    turns: tuple[str, ...]
    void_behind: tuple[str, ...]
    void_clauses: frozenset[str]
    not_narrowing: tuple[str, ...]
    mean_growth: tuple[str, ...]
    real: tuple[str, ...]
    nominal: tuple[str, ...]
    seasonal: tuple[str, ...]
    standards: tuple[str, ...]
    treatments: tuple[str, ...]
    objects: dict[str, str]
    change: ChangeWords


def _arrivals(words: dict[str, list[str]]) -> list[str]:
    """Verbs of movement with the word for where they lead: 下调为, 增长到."""
    moves = [verb + to for verb in words["moving"] for to in "到至为"]
    return moves + [verb + to for verb in words["moving_only"] for to in "到至"]


def _change(words: dict[str, list[str]]) -> ChangeWords:
    return ChangeWords(
        verbs=frozenset(words["verbs"]),
        compared=frozenset(words["compared"]),
        growth_names=tuple(words["growth_names"]),
        drop_names=tuple(words["drop_names"]),
        growth_behind=tuple(words["growth_behind"]),
        drop_behind=tuple(words["drop_behind"]),
        year_on_year=frozenset(words["year_on_year"]),
    )


@cache
def grammar_words() -> GrammarWords:
    """The words as shipped."""
    words = shipped("grammar.toml")
    return GrammarWords(
        links=Words(words["links"]),
        to=Words([*words["to"], *_arrivals(words)]),
        up=Words(words["up"]),
        down=Words(words["down"]),
        change_nouns_up=Words(words["change_nouns_up"]),
        change_nouns_down=Words(words["change_nouns_down"]),
        adverbs=Words(words["adverbs"]),
        verbs=Words(words["verbs"]),
        acts=Words(words["acts"]),
        parting=Words(words["parting"]),
        speech=Words(words["speech"]),
        abstract=Words(words["abstract"]),
        openers=Words(words["openers"]),
        tail_guards=Words(words["tail_guards"]),
        opening_guards=Words(words["opening_guards"]),
        no_whole=tuple(words["no_whole"]),
        comparator_filling=tuple(words["comparator_filling"]),
        comparator_short=dict(words["comparator_short"]),
        heights=tuple(words["heights"]),
        signed=tuple(words["signed"]),
        no_parts=tuple(words["no_parts"]),
        yardsticks=tuple(words["yardsticks"]),
        beforehand=tuple(words["beforehand"]),
        sorts=tuple(words["sorts"]),
        turns=tuple(words["turns"]),
        void_behind=tuple(words["void_behind"]),
        void_clauses=frozenset(words["void_clauses"]),
        not_narrowing=tuple(words["not_narrowing"]),
        mean_growth=tuple(words["mean_growth"]),
        real=tuple(words["real"]),
        nominal=tuple(words["nominal"]),
        seasonal=tuple(words["seasonal"]),
        standards=tuple(words["standards"]),
        treatments=tuple(words["treatments"]),
        objects=dict(words["objects"]),
        change=_change(words["change"]),
    )
