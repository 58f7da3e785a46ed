"""The places that a text names: a place with those around it (山东省济宁市梁山县), or several side by side."""

from __future__ import annotations

from functools import lru_cache

from attrs import evolve, frozen

from claimcheck.lexicon.scope import Known, Level, scope_words

_NAMES = 1 << 14
_PREPOSITION = 4  # characters before a place that may make it a partner
_LEVELS: tuple[Level, ...] = ("group", "country", "region", "province", "city", "county")


@frozen
class Named:
    """Places at ``[start, end)``: ``names`` side by side, each the innermost of those around it, none for all the land.

    ``partner`` says that the measured thing goes to or comes from there.
    """

    names: tuple[str, ...]
    level: Level
    province: str
    start: int
    end: int
    partner: bool

    @property
    def scope(self) -> str:
        """The places as a scope has them."""
        return "、".join(sorted(self.names))


@lru_cache(_NAMES)
def places_in(text: str) -> tuple[Named, ...]:
    """All that a name, heading or clause says of places, in order."""
    found: list[Named] = []
    at = 0
    while (place := _next(text, at)) is not None:
        at = place.end
        last = found[-1] if found and found[-1].names and place.names else None
        if last and last.end == place.start and _LEVELS.index(last.level) < _LEVELS.index(place.level):
            inner = last if last.level == "country" else evolve(place, names=(*last.names[:-1], *place.names))
            found[-1] = evolve(inner, start=last.start, end=place.end, partner=last.partner)
        elif last and text[last.end : place.start] in scope_words().joints:
            found[-1] = evolve(last, names=(*last.names, *place.names), end=place.end)
        else:
            found.append(place)
    return tuple(found)


def place_at(text: str, at: int) -> Named | None:
    """The place that starts at ``at``, with what follows it."""
    words = scope_words()
    if not (words.pattern.match(text, at) or words.alone.match(text, at)):
        return None
    window = text[at : at + 40]
    first = next(iter(places_in(window)), None)
    return evolve(first, start=at, end=at + first.end) if first and first.start == 0 else None


def _next(text: str, at: int) -> Named | None:
    """The next place from ``at`` on; one with a form alone (梁山县) only where the text opens with it."""
    words = scope_words()
    if at == 0:
        alone = _with_form(text, 0, alone=True)
        if alone and not words.pattern.match(text):
            return alone
    for match in words.pattern.finditer(text, at):
        start, end = match.span()
        if match["national"]:
            return Named((), "national", "", start, end, is_partner(text, start))
        if match["here"]:
            return Named((), "here", "", start, end, partner=False)
        if match["place"]:
            return _whole(text, words.known[match[0]], start, end)
    return None


def _whole(text: str, known: Known, start: int, end: int) -> Named:
    """A known place with its form, and the city or county named right behind it."""
    words = scope_words()
    partner = is_partner(text, start)
    if known.level in ("province", "city"):
        form = words.form.match(text, end)
        end = form.end() if form else end
        city = words.inner[known.name].starting(text, end) if known.level == "province" else ""
        if city:
            return evolve(_whole(text, words.known[city], end, end + len(city)), start=start, partner=partner)
        county = _with_form(text, end, alone=False)
        if county:
            return evolve(county, start=start, province=known.province, partner=partner)
    return Named((known.name,), known.level, known.province, start, end, partner)


def _with_form(text: str, at: int, *, alone: bool) -> Named | None:
    words = scope_words()
    match = (words.alone if alone else words.county).match(text, at)
    if match is None or match[0].endswith(words.no_county) or words.pattern.search(match[0][1:]):
        return None
    return Named((match[0],), "county", "", at, match.end(), partner=False)


def is_partner(text: str, start: int) -> bool:
    """What stands before a place makes it a partner (对, 从) or a measure (占)."""
    return text[max(0, start - _PREPOSITION) : start].rstrip("“").endswith(scope_words().partners)
