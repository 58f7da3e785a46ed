"""The canonical key of a metric: what is left of a name when spelling and filling words are taken away."""

from __future__ import annotations

from functools import lru_cache

from claimcheck.lexicon.metrics import metric_words


@lru_cache(maxsize=65536)
def terms(name: str) -> tuple[str, ...]:
    """The content terms of a name in order, each in its canonical spelling; filling words are left out."""
    words = metric_words()
    found: list[str] = []
    rest = ""
    at = 0
    while at < len(name):
        word = words.terms.starting(name, at)
        if not word:
            rest += name[at]
            at += 1
            continue
        if rest:
            found.append(rest)
            rest = ""
        if word not in words.drop:
            found.append(words.canon.get(word, word))
        at += len(word)
    if rest:
        found.append(rest)
    return tuple(dict.fromkeys(found))


def canonical_key(name: str) -> str:
    """One string for all spellings of a metric: its terms in sorted order."""
    return "·".join(sorted(terms(name))) or name
