"""Loads the places that a figure may be of, and what is left in and out of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Literal, TypeAlias

from attrs import field, frozen

from claimcheck.lexicon.words import Words, any_of, shipped

_LONGEST_PLACE = 10
Level: TypeAlias = Literal["group", "country", "region", "province", "city", "county", "national", "here"]


@frozen
class Known:
    """A place by its canonical ``name``; ``province`` is the one that it lies in or is, empty where there is none."""

    name: str
    level: Level
    province: str = field(default="")


@frozen(eq=False)
class ScopeWords:
    """``places`` are bare names within the country, ``countries`` those of others, ``known`` what spellings mean.

    ``pattern`` finds a place, a word for the whole country (``national``) or for the place spoken of (``here``), or a
    word that only looks like one (``guard``); ``inner`` are the cities of a province, named behind it without a form.
    ``county`` matches a name with a form, which ``no_county`` must not end. ``partners`` make a place behind them no
    scope, ``joints`` stand between places named side by side. ``basis`` maps words to the scope that they make,
    ``stated`` finds them, ``conventional`` has the names whose growth is of a scope unsaid, and ``without`` finds what
    brackets leave out.
    """

    places: tuple[str, ...]
    countries: tuple[str, ...]
    known: Mapping[str, Known]
    pattern: re.Pattern[str]
    inner: Mapping[str, Words]
    form: re.Pattern[str]
    county: re.Pattern[str]
    alone: re.Pattern[str]
    no_county: tuple[str, ...]
    partners: tuple[str, ...]
    joints: frozenset[str]
    national: tuple[str, ...]
    here: Mapping[str, Level]
    basis: Mapping[str, str]
    stated: re.Pattern[str]
    conventional: Mapping[str, str]
    without: re.Pattern[str]


@cache
def scope_words() -> ScopeWords:
    """The words as shipped."""
    data = shipped("scope.toml")
    words, forms, bare = data["words"], data["forms"], set(data["bare"]["never"])
    known = _known(data)
    cities = [city for inner in data["provinces"].values() for city in inner]
    here: dict[str, Level] = {word: level for level, group in data["here"].items() for word in group}
    basis = {word: name for name, group in data["basis"].items() for word in group}
    free = [name for name in known if name not in bare]
    no_name, no_end = forms["no_name"], forms["no_end"]
    letter = rf"(?:(?![{no_name}])[一-鿿])"
    return ScopeWords(
        places=(*data["regions"], *data["provinces"], *(city for city in cities if city not in bare)),
        countries=(*data["countries"]["names"], *data["countries"]["spellings"]),
        known=known,
        pattern=re.compile(
            rf"(?P<guard>{any_of(data['bare']['guards'])})|(?P<national>{any_of(words['national'])})|(?P<here>{any_of(here)})"
            rf"|(?P<place>{any_of(free)}|(?:{any_of(bare)})(?={any_of(forms['city'])}))"
        ),
        inner={province: Words(inner) for province, inner in data["provinces"].items()},
        form=re.compile(rf"省|(?:{any_of([*forms['province'], *forms['city']])})(?![{no_end}])"),
        county=re.compile(
            rf"(?:{letter}{{1,8}}?自治[县旗]|{letter}{{1,4}}?(?:{any_of(forms['county'])}))(?![{no_end}])"
        ),
        alone=re.compile(rf"(?:{letter}{{1,8}}?自治[县旗州]|{letter}{{1,3}}?[县市])(?![{no_end}])"),
        no_county=tuple(forms["no_county"]),
        partners=tuple(words["partners"]),
        joints=frozenset(words["joints"]),
        national=tuple(words["national"]),
        here=here,
        basis=basis,
        stated=re.compile(any_of(basis)),
        conventional={word: name for name, group in data["conventional"].items() for word in group},
        without=re.compile(rf"[（(](?:{any_of(data['without']['不含'])})([^，。；（）()0-9]{{1,12}})[）)]"),
    )


def canonical_scope(text: str) -> str:
    """A scope as claims have it: 浙江省 is 浙江, 全国 is none, 规上 is 规模以上; blanks part several."""
    places, bases = [], []
    for word in text.split():
        basis = scope_words().basis.get(word)
        if basis:
            bases.append(basis)
        elif word not in scope_words().national:
            places.append(_innermost(word))
    return " ".join((*places, *sorted(set(bases))))


def basis_in(name: str) -> tuple[str, ...]:
    """What a name says is left in and out, each once and in one spelling."""
    words = scope_words()
    return tuple(dict.fromkeys(words.basis[match[0]] for match in words.stated.finditer(name)))


def basis_of(scope: str) -> frozenset[str]:
    """What a scope says beside places is left in and out (规模以上), as far as the lexicon has a word for it."""
    return _bases() & frozenset(scope.split())


@cache
def _bases() -> frozenset[str]:
    return frozenset(scope_words().basis.values())


def without_place(name: str, scope: str) -> str:
    """A name without the place before it that its scope says already: 浙江省杭州市 in names of 杭州, 全市 in any."""
    place, words = scope.partition(" ")[0], scope_words()
    if not place:
        return name
    here = next((word for word in (place, *words.here) if name.startswith(word) and word not in words.known), "")
    if here:
        return name[len(here) :]
    *_, last = _places(name) or [("", 0)]
    return name[last[1] :] if last[0] == place else name


def _innermost(word: str) -> str:
    """The last of the places that make up a word (浙江省杭州市), the word itself where it holds something else."""
    found = _places(word)
    return found[-1][0] if found and found[-1][1] == len(word) else word


def _places(text: str) -> list[tuple[str, int]]:
    """The places with which a text begins, one in another, each with its end."""
    words, at = scope_words(), 0
    found: list[tuple[str, int]] = []
    while True:
        ends = range(min(len(text), at + _LONGEST_PLACE), at, -1)
        end = next((end for end in ends if text[at:end] in words.known), at)
        if end == at:
            return found
        form = words.form.match(text, end)
        at = form.end() if form else end
        found.append((words.known[text[found[-1][1] if found else 0 : end]].name, at))


def _known(data: dict[str, Any]) -> dict[str, Known]:
    """What each spelling of a place stands for."""
    known: dict[str, Known] = {}
    for name, spellings in data["groups"].items():
        known |= dict.fromkeys(spellings, Known(name, "group"))
    for name, spellings in data["regions"].items():
        known |= dict.fromkeys(spellings, Known(name, "region"))
    known |= {name: Known(name, "country") for name in data["countries"]["names"]}
    known |= {word: Known(name, "country") for word, name in data["countries"]["spellings"].items()}
    for province, cities in data["provinces"].items():
        known |= {city: Known(city, "city", province) for city in cities}
        known[province] = Known(province, "province", province)
    return known
