"""Loads the words that say a figure is no measured fact, or that it is one after all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Literal, TypeAlias

from attrs import frozen

from claimcheck.lexicon.words import Words, any_of, shipped
from claimcheck.model import Modality

Reach: TypeAlias = Literal["ahead", "clause", "list", "done", "guard"]


@frozen(eq=False)
class Provisos:
    """What is searched for right behind a figure (``above``, ``by_rule``) or at the end of what stands before it."""

    above: re.Pattern[str]
    by_rule: re.Pattern[str]
    given: re.Pattern[str]
    each: re.Pattern[str]
    step: re.Pattern[str]
    decreed: re.Pattern[str]


@frozen(eq=False)
class ModalityWords:
    """``signs`` finds the words before a figure, ``told`` says how far each reaches and what it makes of a figure.

    ``touching`` stand right before a figure, unless ``full`` or ``measured_by`` precede them; ``behind`` follow it.
    ``copulas`` and ``said`` stand before what denies, ``met`` and ``unmet`` before a target that is named behind a
    figure. ``headings`` are the last words of headings.
    """

    signs: re.Pattern[str]
    told: Mapping[str, tuple[Reach, Modality]]
    touching: Mapping[str, Modality]
    touched: Words
    full: tuple[str, ...]
    measured_by: tuple[str, ...]
    provisos: Provisos
    behind: Mapping[Modality, tuple[str, ...]]
    copulas: tuple[str, ...]
    said: tuple[str, ...]
    met: tuple[str, ...]
    unmet: tuple[str, ...]
    headings: Mapping[Modality, tuple[str, ...]]


@cache
def modality_words() -> ModalityWords:
    """The words as shipped."""
    data = shipped("modality.toml")
    told: dict[str, tuple[Reach, Modality]] = {}
    reaches: tuple[Reach, ...] = ("ahead", "clause", "list")
    for reach in reaches:
        for modality in ("forecast", "target", "rule", "hypothetical", "denied"):
            told |= dict.fromkeys(data[reach].get(modality, ()), (reach, modality))
    told |= dict.fromkeys(data["done"]["words"], ("done", "fact"))
    told |= dict.fromkeys([*data["guards"]["words"], *data["coming"]["objects"]], ("guard", "fact"))
    touching = {word: modality for modality, words in data["touching"].items() for word in words}
    return ModalityWords(
        signs=_signs(data, told),
        told=told,
        touching=touching,
        touched=Words(touching),
        full=tuple(data["threshold"]["full"]),
        measured_by=tuple(data["threshold"]["measured_by"]),
        provisos=_provisos(data["threshold"], data["scheme"]),
        behind={modality: tuple(data["behind"][modality]) for modality in ("target", "forecast", "denied")},
        copulas=tuple(data["behind"]["copulas"]),
        said=tuple(data["behind"]["said"]),
        met=tuple(data["done"]["met"]),
        unmet=tuple(data["done"]["unmet"]),
        headings={modality: tuple(words) for modality, words in data["headings"].items()},
    )


def _signs(data: dict[str, dict[str, list[str]]], told: Iterable[str]) -> re.Pattern[str]:
    """Every sign, the longest first: a document that sets targets, 将 or 计划 before a verb, or a single word."""
    coming, lists = data["coming"], data["list"]
    adverbs = rf"(?:{any_of(coming['adverbs'])}){{0,3}}+"
    return re.compile(
        rf"(?P<setting>(?:{any_of(lists['documents'])})[，,]?(?:{any_of(lists['setting'])})(?![的了]))"
        rf"|(?P<word>{any_of(told)})"
        rf"|[将拟]{adverbs}(?:(?P<does>{any_of(coming['does'])})|(?P<happens>{any_of(coming['happens'])}))"
        rf"|(?P<planned>(?<!{any_of(coming['plan_behind'])})计划(?=[一-鿿])(?!{any_of(coming['plan_before'])}))"
        r"|(?P<title>《[^《》]{0,60})"
    )


def _provisos(threshold: dict[str, list[str]], scheme: dict[str, list[str]]) -> Provisos:
    thing, included = rf"(?:{any_of(threshold['things'])})", r"(?:（含）|\(含\))?"
    nouns, acts = any_of(scheme["nouns"]), any_of(scheme["acts"])
    return Provisos(
        above=re.compile(
            rf"元?{included}(?:及|或)?(?:以[上下内])?{included}"
            rf"(?:的(?:{any_of(threshold['part'])})|的?{thing}?[，,]?(?:{any_of(threshold['consequences'])})"
            rf"|(?:{any_of(threshold['enough'])})|的?(?:{any_of(threshold['lines'])}))"
            rf"|(?:以[上下内]的?|的(?={thing}|[，,])){thing}?[，,]?(?:{any_of(threshold['allowed'])})"
        ),
        by_rule=re.compile(rf"(?:的(?:{nouns}))?(?:予以|给予|进行|以内)?的?(?:一次性)?(?:{acts})"),
        given=re.compile(rf"(?:{any_of(scheme['leads'])})[^，。；]{{0,24}}$"),
        each=re.compile(
            rf"(?:每(?:{any_of(scheme['each'])})){{1,2}}(?:{any_of(scheme['manner'])})?"
            rf"(?:{any_of(scheme['pays'])})[^，。；0-9]{{0,4}}$"
        ),
        step=re.compile(rf"每(?:{any_of(scheme['steps'])})[^，。；]{{0,14}}[，,]?(?:{any_of(scheme['then'])})"),
        decreed=re.compile(rf"[将把][^，。；]{{0,40}}(?:{nouns})[^，。；]{{0,16}}$"),
    )
