"""Series made by chance, and what a drawing holds, read back from its markup by a real parser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from attrs import evolve, frozen
from hypothesis import assume
from hypothesis import strategies as st
from tests.relate.test_series import told_by_chance
from tests.strategies import intervals

from claimcheck.model import Claim, Coverage, Document, Series, Standing, State
from claimcheck.relate.corpus import Corpus
from claimcheck.relate.series import series_of
from claimcheck.render.style import Style
from claimcheck.render.tracks import Evidence

STATES: tuple[State, ...] = ("confirmed", "contradicted", "undecided", "unchecked")
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
STROKE = re.compile(r"([MLHV])([-\d. ]+)")

# What a hostile document may call its metrics: markup, quotes, control and bidirectional characters, no characters.
hostile = st.text(st.characters(codec=None, categories=("L", "N", "P", "S", "Z", "C")), max_size=30) | st.sampled_from(
    (
        "<script>alert(1)</script>",
        '"><a href="javascript:alert(1)">',
        "</title></svg><img src=x onerror=alert(1)>",
        "]]>&amp;&#x3c;",
        "\x00\x1b[31m\u202e\ufffe\uffff",
    )
)


@st.composite
def evidence_of(draw: st.DrawFn, documents: list[Document], claims: list[Claim]) -> Evidence:
    """Any standings, and anything that others force on a figure."""
    standings = {claim.id: Standing(draw(st.sampled_from(STATES))) for claim in claims}
    forced = {claim.id: draw(intervals()) for claim in claims if draw(st.integers(0, 4)) == 0}
    files = {document.id: document.path for document in documents}
    return Evidence(Coverage(standings), forced, files, Style(draw(st.sampled_from(("zh", "en")))))


@st.composite
def drawings(draw: st.DrawFn) -> tuple[Series, Evidence]:
    """A series of some figures, many of which are told twice, and how these stand."""
    documents, claims = draw(told_by_chance())
    claims += [evolve(claim, id=f"{claim.id}again") for claim in claims if draw(st.booleans())]
    name, path = draw(hostile), draw(hostile)
    documents = [evolve(document, path=path + document.path) for document in documents]
    found = series_of(Corpus(documents, claims))
    assume(found)
    series = evolve(max(found, key=lambda each: len(each.points)), name=name)
    return series, draw(evidence_of(documents, claims))


def parsed(markup: str) -> ET.Element:
    """The drawing as a tree."""
    return ET.fromstring(markup)  # noqa: S314 - of our own making


@frozen
class Mark:
    """A symbol: the figure that it leads to, how that stands, its place, and the rectangle of what is drawn with it."""

    claim: str
    state: str
    x: float
    y: float
    box: tuple[float, float, float, float]


def panels(root: ET.Element) -> list[list[Mark]]:
    """The marks of each panel, magnified ones at the end."""
    return [list(_marks(group)) for group in root.findall("g")]


def marks(root: ET.Element) -> list[Mark]:
    """All marks with a symbol, wherever they stand."""
    return [mark for panel in panels(root) for mark in panel]


def _marks(group: ET.Element) -> Iterator[Mark]:
    for link in group.findall("a"):
        place = symbol(link)
        if place:
            points = [place, *(point for path in link.findall("path") for point in corners(path.attrib["d"]))]
            xs, ys = [x for x, _ in points], [y for _, y in points]
            state = link.attrib["class"].removeprefix("cc-plot-")
            yield Mark(link.attrib["href"][1:], state, *place, (min(xs), min(ys), max(xs), max(ys)))


def symbol(link: ET.Element) -> tuple[float, float] | None:
    """Where the disc, the cross or the diamond of a link stands."""
    for circle in link.findall("circle"):
        return float(circle.attrib["cx"]), float(circle.attrib["cy"])
    for path in link.findall("path"):
        if "m" in path.attrib["d"]:
            x, y = map(float, NUMBER.findall(path.attrib["d"])[:2])
            return x, y
    return None


def corners(path: str) -> Iterator[tuple[float, float]]:
    """The places that a path names, but for those of symbols and arrows, which are told from where they begin."""
    x = y = 0.0
    for command, told in STROKE.findall(re.sub(r"[a-z][^A-Z]*", "", path)):
        numbers = [float(number) for number in NUMBER.findall(told)]
        if command == "H":
            (x,) = numbers
        elif command == "V":
            (y,) = numbers
        else:
            x, y = numbers
        yield x, y
