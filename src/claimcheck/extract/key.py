"""The canonical key of a metric: what is left of a name when spelling and filling words are taken away."""

from __future__ import annotations

from claimcheck.lexicon.metrics import metric_words


def canonical_key(name: str) -> str:
    """One string for all spellings of a metric: its content terms in sorted order, the name itself if it has none."""
    return "·".join(sorted(metric_words().content(name))) or name
