"""Names of growths: the metric that grows, and what it is compared with."""

from __future__ import annotations

from typing import NamedTuple

from claimcheck.lexicon.grammar import grammar_words
from claimcheck.model import Basis

_COMPARED: dict[str, Basis] = {"同比": "year_earlier", "比上年": "year_earlier", "环比": "previous"}
_MARKS = (*_COMPARED, "名义", "实际")


class GrowthName(NamedTuple):
    """``stem`` is the metric; ``real`` says that its growth leaves out prices."""

    stem: str
    basis: Basis
    real: bool


def growth_name(name: str) -> GrowthName | None:
    """What the name of a growth says (进出口同比增速), None where it is that of something else."""
    nouns = (*grammar_words().change.growth_names, *(f"{word}增长" for word in _MARKS))
    noun = max((noun for noun in nouns if name.endswith(noun)), key=len, default="")
    stem = name.removesuffix(noun).removesuffix("的")
    if not noun or not stem:
        return None
    said = [word for word in _MARKS if word in noun]
    while mark := next((mark for mark in _MARKS if stem.endswith(mark)), ""):
        said.append(mark)
        stem = stem.removesuffix(mark)
    usual: Basis = "year_earlier"
    basis = next((_COMPARED[word] for word in said if word in _COMPARED), usual)
    return GrowthName(stem, basis, "实际" in said) if stem else None
