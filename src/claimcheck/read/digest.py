"""Lists of headlines: each names a story of its own, often one that the file tells further down."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from attrs import frozen

from claimcheck.lexicon.furniture import furniture
from claimcheck.read.fragment import Fragment
from claimcheck.read.headings import Heading
from claimcheck.read.wording import normalised

_MARKER = re.compile(
    r"(?:[（(]\s*+\d{1,3}\s*+[）)]|(?P<count>\d{1,3})[.．]|\d{1,3}\s*+[、)）]|[\u2460-\u2473]|[-•·●](?=\s))\s*+(?=\S)"
)
# Numbers that a list may leave out between two of its lines.
_MOST_LEFT_OUT = 3
_LONGEST = 120
_CONTINUED = 3
_MOST_WORDS = 8


@frozen
class Entry:
    """One headline: its fragment without the number, its words without the closing mark, and the lines that go on."""

    fragment: Fragment
    heading: str
    continued: tuple[int, ...] = ()

    @property
    def openings(self) -> list[str]:
        """The whole headline, normalised, then its first words, the longest first: it may announce several stories."""
        words = self.heading.split()[:_MOST_WORDS]
        return [normalised(self.heading), *(normalised("".join(words[:n])) for n in range(len(words) - 1, 0, -1))]

    @property
    def parts(self) -> Iterator[str]:
        """Every run of its words: each may head a story of its own."""
        words = self.heading.split()[:_MOST_WORDS]
        yield normalised(self.heading)
        for first, last in combinations(range(len(words) + 1), 2):
            yield normalised("".join(words[first:last]))


def headlines(fragments: Sequence[Fragment], found: Sequence[Heading | None]) -> dict[int, Entry]:
    """The headlines of all lists of headlines, by the number of their first fragment."""
    told = {
        normalised(fragment.text) for fragment, heading in zip(fragments, found, strict=True) if heading is not None
    }
    entries: dict[int, Entry] = {}
    for title, region in _regions(fragments, found):
        listed = _entries(fragments, region)
        if _is_digest(fragments, title, region, listed, told):
            entries.update(listed)
    return entries


def _regions(fragments: Sequence[Fragment], found: Sequence[Heading | None]) -> Iterator[tuple[str, list[int]]]:
    """The fragments below each heading, with the heading."""
    title, region = "", []
    for number, heading in enumerate(found):
        if heading is None:
            region.append(number)
            continue
        yield title, region
        title, region = fragments[number].text, []
    yield title, region


def _entries(fragments: Sequence[Fragment], region: Sequence[int]) -> dict[int, Entry]:
    """Numbered or bulleted short lines; one that ends in a colon goes on in the unnumbered lines below it."""
    markers = _markers(fragments, region)
    entries: dict[int, Entry] = {}
    first: int | None = None
    parts: list[int] = []
    for number in region:
        fragment = fragments[number]
        if (number in markers or fragment.kind == "item") and _is_short(fragment):
            first, parts = number, []
        elif first is None or not _goes_on(fragments[parts[-1] if parts else first], fragment, parts):
            first = None
            continue
        else:
            parts = [*parts, number]
        entries[first] = _entry([fragments[n] for n in (first, *parts)], markers.get(first, 0), parts)
    return entries


def _markers(fragments: Sequence[Fragment], region: Sequence[int]) -> dict[int, int]:
    """The length of the number before each line that has one.

    A point between two digits is a decimal point, unless the lines around it are counted so: ``12.8月`` is the eighth
    month only behind the eleventh line of such a list.
    """
    found: dict[int, int] = {}
    doubtful: dict[int, int] = {}
    certain = False
    counted = 0
    for number in region:
        text = fragments[number].text
        match = _MARKER.match(text)
        if match is None:
            continue
        value = int(match["count"] or 0)
        if not value or not text[match.end()].isdigit():
            found[number] = match.end()
            certain |= value > 0
        elif counted < value <= counted + _MOST_LEFT_OUT:
            doubtful[number] = match.end()
        else:
            continue
        counted = value or counted
    return found | doubtful if certain else found


def _is_short(fragment: Fragment) -> bool:
    return len(fragment.text) <= _LONGEST and "。" not in fragment.text[:-1]


def _goes_on(before: Fragment, fragment: Fragment, parts: Sequence[int]) -> bool:
    return before.text[-1] in ":：" and len(parts) < _CONTINUED and len(fragment.text) <= _LONGEST


def _entry(lines: Sequence[Fragment], marker: int, parts: Sequence[int]) -> Entry:
    whole = lines[0].cut(marker)
    for line in lines[1:]:
        whole = whole.joined(line)
    return Entry(whole, whole.text.rstrip("；;。：: ") or whole.text, tuple(parts))


def _is_digest(
    fragments: Sequence[Fragment], title: str, region: Sequence[int], entries: dict[int, Entry], told: set[str]
) -> bool:
    """Announced as one, or at least half of its entries are headings of the file."""
    if len(entries) < 2:  # noqa: PLR2004 - one line is no list
        return False
    first = next(iter(entries))
    above = [fragments[number].text for number in region if number < first]
    if any(normalised(words) in furniture().digests for words in (title, *above[-1:])):
        return True
    known = sum(normalised(entry.heading) in told for entry in entries.values())
    return known * 2 >= len(entries)
