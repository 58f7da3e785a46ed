"""Faults of the caller. Faults of documents are returned as findings and never raised."""


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
