"""Documents that say the same word for word, whatever file, encoding or markup they came in.

Of each set of them one is read for the others too, so that nothing confirms or accuses itself. White space doesn't
count. Equal words of two known dates are no copies: 今年1月 is another time in each.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, TypeAlias

from attrs import evolve

from claimcheck.model import Document

Rank: TypeAlias = Callable[[Document], Any]


def with_copies(documents: Sequence[Document], rank: Rank = lambda _: 0) -> list[Document]:
    """The documents, each that only repeats another with the id of that one in ``same_as``.

    Of equal ones that of the least ``rank`` stands for all, then one with a date, then the first.
    """
    alike: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        alike[_words(document)].append(document)
    firsts: dict[str, str] = {}
    for words, several in alike.items():
        if words and len(several) > 1:
            firsts |= _firsts(several, rank)
    return [evolve(each, same_as=firsts[each.id]) if each.id in firsts else each for each in documents]


def _words(document: Document) -> str:
    """All that a reader sees, without white space."""
    return "".join("".join(block.text.split()) for block in document.blocks)


def _firsts(several: Iterable[Document], rank: Rank) -> dict[str, str]:
    """Of each copy the document that it repeats; one without a date may be of the earliest."""
    earliest = min((each.published for each in several if each.published), default=None)
    dated: dict[date | None, list[Document]] = defaultdict(list)
    for each in several:
        dated[each.published or earliest].append(each)
    found: dict[str, str] = {}
    for equal in dated.values():
        first = min(equal, key=lambda each: (rank(each), each.published is None))
        found |= {each.id: first.id for each in equal if each is not first}
    return found
