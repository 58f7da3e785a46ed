"""Who counted: the institution or government that a text names as the source of its figures."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from attrs import field, frozen

from claimcheck.extract.draft import Draft
from claimcheck.extract.reading import Reading
from claimcheck.lexicon.institutions import institutions

_PARAGRAPH = 300  # characters over which a source that an earlier sentence names holds


@frozen
class Source:
    """An institution by its usual ``name``, with the words that name it and how they reach the figure.

    ``at`` is where these stand in their block. Without a name it is not known who counted.
    """

    name: str = field(default="")
    rule: str = field(default="none")
    words: str = field(default="")
    at: tuple[int, int] = field(default=(0, 0))


UNNAMED = Source()


class SourcesNamed:
    """The sources that the blocks of one section name, each block looked through once."""

    def __init__(self, readings: Mapping[int, Reading]) -> None:
        self.readings = readings
        self.found: dict[int, Sequence[Source]] = {}

    def of(self, draft: Draft) -> Source:
        """The last source named before a figure, in its sentence or in an earlier one of its paragraph.

        Whoever else speaks in between, known or not, ends it.
        """
        named = self._named(draft.block)
        last = bisect_left(named, draft.figure.start, key=lambda source: source.at[1]) - 1
        if last < 0 or not named[last].name or draft.figure.start - named[last].at[1] > _PARAGRAPH:
            return UNNAMED
        source, reading = named[last], self.readings[draft.block]
        own = source.at[0] >= reading.sentences[draft.clause.sentence][0]
        return source if own else Source(source.name, "paragraph", source.words, source.at)

    def _named(self, block: int) -> Sequence[Source]:
        """All who speak in a block, in order; of two matches in one place the known one counts."""
        if block not in self.found:
            text, words = self.readings[block].text, institutions()
            known = [
                Source(words.named(match), "sentence", match[0], match.span()) for match in words.said.finditer(text)
            ]
            starts = [source.at[0] for source in known]
            others = [
                Source(at=match.span())
                for match in words.other.finditer(text)
                if bisect_left(starts, match.start()) == bisect_left(starts, match.end())
            ]
            self.found[block] = sorted([*known, *others], key=lambda source: source.at)
        return self.found[block]
