"""Sets of words, and where the tables that ship with the package are read."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pkgutil import get_data
from typing import Any


class Words:
    """A set of words, asked for the longest one that a text starts or ends with.

    ``first`` and ``last`` are the characters that they begin and end with.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        self._from = _lengths(self._words, 0)
        self._to = _lengths(self._words, -1)
        self.first, self.last = frozenset(self._from), frozenset(self._to)

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def __contains__(self, word: object) -> bool:
        return word in self._words

    def ending(self, text: str, end: int | None = None) -> str:
        """The longest word that ends with ``text``, or at ``end``, or an empty string."""
        end = len(text) if end is None else min(end, len(text))
        for length in self._to.get(text[end - 1 : end], ()):
            if length <= end and text[end - length : end] in self._words:
                return text[end - length : end]
        return ""

    def starting(self, text: str, at: int = 0) -> str:
        """The longest word at ``at``, or an empty string."""
        for length in self._from.get(text[at : at + 1], ()):
            if text[at : at + length] in self._words:
                return text[at : at + length]
        return ""

    def found(self, text: str) -> Iterator[str]:
        """The words in a text from left to right, the longest at each place, none inside another.

        For short texts: a pattern of all words would be quicker on long ones, but takes a thousand of them to compile.
        """
        at = 0
        while at < len(text):
            word = self.starting(text, at)
            if word:
                yield word
            at += len(word) or 1

    def runs_over(self, text: str, at: int, back: int) -> bool:
        """A word that starts up to ``back`` characters before ``at`` runs on over it."""
        for start in range(max(0, at - back), at):
            for length in self._from.get(text[start], ()):
                if length <= at - start:
                    break
                if text[start : start + length] in self._words:
                    return True
        return False


def _lengths(words: Iterable[str], place: int) -> dict[str, tuple[int, ...]]:
    """The lengths of the words with one character at their first or last ``place``, the longest first."""
    found: dict[str, set[int]] = {}
    for word in words:
        if word:
            found.setdefault(word[place], set()).add(len(word))
    return {character: tuple(sorted(lengths, reverse=True)) for character, lengths in found.items()}


class Folding:
    """Characters that stand for others, one for one, so that offsets stay."""

    def __init__(self, table: Mapping[str, str]) -> None:
        self.table = table
        self._folded = re.compile(f"[{re.escape(''.join(table))}]")

    def of(self, text: str) -> str:
        """``text`` with the characters that they stand for."""
        return self._folded.sub(lambda character: self.table[character[0]], text)


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of ``words``, the longest first, which looks only where one may begin."""
    endings: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        endings.setdefault(re.escape(word[0]), []).append(re.escape(word[1:]))
    groups = (first + (f"(?:{'|'.join(rest)})" if len(rest) > 1 else rest[0]) for first, rest in endings.items())
    return f"(?=[{''.join(endings)}])(?:{'|'.join(groups)})"


def shipped(name: str) -> dict[str, Any]:
    """The table of that file name in this folder."""
    return tomllib.loads(shipped_text(name))


def shipped_text(name: str) -> str:
    """The text of that file in this folder."""
    found = get_data("claimcheck.lexicon", name)  # importlib.resources takes longer to import than to read all files
    if found is None:
        raise FileNotFoundError(name)
    return found.decode("utf-8")


def tuples(data: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    """Each list as a tuple."""
    return {name: tuple(words) for name, words in data.items()}
