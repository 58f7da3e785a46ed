"""The words by which the furniture and the order of a page are known."""

from __future__ import annotations

from functools import cache

from attrs import frozen

from claimcheck.lexicon.structure import structured
from claimcheck.lexicon.words import shipped_text

_FILE = "furniture.toml"


@frozen
class Furniture:
    """Words of furniture; ``furniture.toml`` says what each list is for."""

    lines: frozenset[str]
    notices: tuple[str, ...]
    prompts: tuple[str, ...]
    labels: frozenset[str]
    lists: frozenset[str]
    ends: tuple[str, ...]
    classes: frozenset[str]
    gatherings: tuple[str, ...]
    digests: frozenset[str]
    offices: tuple[str, ...]


@cache
def furniture() -> Furniture:
    """The words, read once. A file that can't be used raises ``LexiconError``."""
    return parse(shipped_text(_FILE))


def parse(source: str) -> Furniture:
    """The words in a TOML text; an unknown or missing list raises ``LexiconError``."""
    return structured(source, Furniture, _FILE)
