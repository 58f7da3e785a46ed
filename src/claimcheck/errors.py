"""Faults of the caller. Faults of documents are returned as findings and never raised."""

from collections.abc import Iterable
from typing import NamedTuple


class ClaimcheckError(Exception):
    """Base of everything that claimcheck raises on purpose."""


class UsageError(ClaimcheckError, ValueError):
    """The caller asked for something that has no meaning, such as an unknown rule code."""


class UnreadableError(ClaimcheckError, OSError):
    """One file can't be turned into a document; its message gives the reason in both languages.

    The pipeline turns it into a CC9xx finding, so it reaches only callers of ``read`` on a single path.
    """

    def __init__(self, path: str, zh: str, en: str) -> None:
        super().__init__(f"{path}: {en}")
        self.path = path
        self.zh = zh
        self.en = en


class LexiconError(ClaimcheckError, ValueError):
    """A lexicon file says something that can't be used; the message names the file and the entry."""


class Fault(NamedTuple):
    """One thing that is wrong with a file that the caller wrote, with its line, counted from 1, in both languages."""

    path: str
    line: int
    zh: str
    en: str


class PackError(LexiconError):
    """A pack or a configuration can't be used; ``faults`` lists everything that is wrong with it."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(f"{fault.path}:{fault.line}: {fault.en}" for fault in self.faults))
