"""Patterns of paths where a file of the user's own names them."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from claimcheck.config.globs import Glob, fault
from claimcheck.lexicon.lines import Place
from claimcheck.lexicon.shapes import Shape, Source, listed, text
from claimcheck.messages import entries
from claimcheck.messages import settings as messages


def glob_in(folder: Path) -> Shape:
    """One pattern, relative to a folder."""
    return partial(_glob, str(folder))


def globs_in(folder: Path, least: int = 1) -> Shape:
    """A list of patterns, relative to a folder, at least so many."""
    return listed(glob_in(folder), least, of=messages.PATTERNS)


def _glob(folder: str, value: object, place: Place, source: Source) -> Glob | None:
    said: str | None = text(value, place, source)
    wrong = fault(said) if said is not None else None
    if wrong:
        source.add(place, entries.ABOUT, fault=wrong)
    return None if wrong or said is None else Glob(said, folder)
