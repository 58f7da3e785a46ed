"""How the language forms several names of one metric, and which words make two names differ."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from attrs import frozen

from claimcheck.lexicon.words import Words, shipped

_SHORTEST = 2


@frozen(eq=False)
class FormationWords:
    """Rules of formation; what each list holds stands beside it in ``formation.toml``."""

    parting: frozenset[str]
    measures: frozenset[str]
    solid: Words
    whole: str
    amounts: tuple[str, ...]
    counted: tuple[str, ...]
    guards: tuple[str, ...]
    bodies: tuple[str, ...]
    vague: frozenset[str]
    marks: tuple[re.Pattern[str], ...]

    def bare(self, words: str, *, leading: bool) -> str:
        """Words of a name without 数 or 额 at their end, and without 总 where they lead to a known term."""
        words = words.removesuffix(self.whole) if leading else words
        if words in self.counted:
            return ""
        kept = words[:-1] if words.endswith(self.counted) and not words.endswith(self.guards) else words
        return kept if len(kept) >= _SHORTEST else words

    def spellings(self, heads: Iterable[str]) -> dict[str, str]:
        """Head nouns that are formed from a shorter one, and that one: 总投资 and 投资额 from 投资."""
        known = frozenset(heads)
        return {head: base for head in known if (base := self._base(head, known)) != head}

    def _base(self, head: str, known: frozenset[str]) -> str:
        stems = [head.removesuffix(ending) for ending in self.amounts if head.endswith(ending)]
        shorter = [head.removeprefix(self.whole), *stems, *(stem + self.amounts[-1] for stem in stems)]
        base = min((word for word in shorter if word in known), key=len, default=head)
        return base if base == head else self._base(base, known)

    def told(self, name: str) -> frozenset[int]:
        """Which marks stand in a name (不含, 新增, 其他, …), by their place in the list."""
        return frozenset(
            at for at, mark in enumerate(self.marks) if any(found["mark"] for found in mark.finditer(name))
        )


def _mark(entry: dict[str, list[str]]) -> re.Pattern[str]:
    """One pattern for a mark; the longer words that only hold it are read first and passed over."""
    guards = "|".join(map(re.escape, entry["not"])) or "(?!)"
    return re.compile(rf"{guards}|(?P<mark>{'|'.join(map(re.escape, entry['words']))})")


@cache
def formation_words() -> FormationWords:
    """The words as shipped."""
    data = shipped("formation.toml")
    key, alias = data["key"], data["alias"]
    return FormationWords(
        parting=frozenset(key["parting"]),
        measures=frozenset(key["measures"]),
        solid=Words(key["solid"]),
        whole=key["whole"],
        amounts=tuple(key["amounts"]),
        counted=tuple(key["counted"]),
        guards=tuple(key["guards"]),
        bodies=tuple(alias["bodies"]),
        vague=frozenset(alias["vague"]),
        marks=tuple(_mark(entry) for entry in data["veto"]["marks"]),
    )
