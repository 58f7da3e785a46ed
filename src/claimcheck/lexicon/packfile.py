"""Reads packs from TOML and checks them entry by entry; ``docs/packs.md`` describes the format."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from attrs import evolve, fields

from claimcheck.errors import PackError
from claimcheck.lexicon.lines import Place
from claimcheck.lexicon.nonsense import nonsense
from claimcheck.lexicon.pack import Difference, Entry, Pack, Quotient, WordLists
from claimcheck.lexicon.shapes import Shape, Source, flag, groups, listed, one_of, record, table_of, word, words
from claimcheck.lexicon.words import shipped_text

SHIPPED = ("core", "medical-insurance", "macro-economy", "transport-energy", "company-reports")


def load_pack(path: str | Path) -> Pack:
    """The pack in a file. Raises PackError, which lists every fault with its line."""
    return _read(Source.of(Path(path)))


def parse_pack(text: str, path: str = "<pack>") -> Pack:
    """The pack in a TOML text; ``path`` stands in messages. Raises PackError, which lists every fault with its line."""
    return _read(Source(path, text))


@cache
def shipped_packs() -> tuple[Pack, ...]:
    """The packs of this package."""
    return tuple(_shipped(f"{name}.toml") for name in SHIPPED)


def _shipped(name: str) -> Pack:
    """A pack of this package; where nothing is wrong, no line of it is of use, and to look for lines takes long."""
    text = shipped_text(f"packs/{name}")
    try:
        return _read(Source(name, text, numbered=False))
    except PackError:
        return parse_pack(text, name)


def _read(source: Source) -> Pack:
    found = record(TABLES, dict)(source.table(), (), source)
    pack = pack_of(found, (), source)
    source.raise_faults()
    return pack


def pack_of(tables: dict[str, Any], place: Place, source: Source) -> Pack:
    """The pack made of tables that have been read at ``place``; what makes no sense in them is added to ``source``."""
    rows = {name: tables[name] for name in ("words", "splits", "replaces") if name in tables}
    pack = Pack(entries=(*tables.get("metric", ()), *tables.get("term", ())), **rows)
    for line, told in nonsense(pack, lambda *steps: source.line((*place, *steps))):
        source.add_at(line, told)
    return pack


def _located(shape: Shape) -> Shape:
    """An entry that knows where it was written."""

    def read(value: object, place: Place, source: Source) -> Entry | None:
        entry: Entry | None = shape(value, place, source)
        return evolve(entry, origin=(source.path, source.line(place))) if entry else None

    return read


_TERM: dict[str, Shape] = {"name": word, "also": words, "parts": groups}
_METRIC: dict[str, Shape] = {
    **_TERM,
    "measured": one_of("span", "instant"),
    "running": flag,
    "growth": one_of("real", "nominal"),
    "head": flag,
    "full": flag,
    "within": words,
    "ratio": record({"part": word, "whole": word}, Quotient, "part", "whole"),
    "average_of": word,
    "balance": record({"plus": words, "minus": words}, Difference, "plus", "minus"),
}
_WORDS = {each.name: groups if each.name in {"divide", "drivers", "opposed"} else words for each in fields(WordLists)}
TABLES: dict[str, Shape] = {
    "words": record(_WORDS, WordLists),
    "splits": table_of(listed(word, 2)),
    "replaces": table_of(words),
    "metric": listed(_located(record(_METRIC, Entry, "name"))),
    "term": listed(_located(record(_TERM, Entry, "name"))),
}
