"""Loads and checks the days of holidays and festivals."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

from attrs import field, frozen

from claimcheck.errors import LexiconError
from claimcheck.lexicon.structure import structured
from claimcheck.lexicon.words import shipped_text

FILE = "holidays.toml"
Days = tuple[date, date]
# Festivals told from another one: so many days after it.
_AFTER = {"元宵": ("春节", 14), "除夕": ("春节", -1)}


@frozen
class Notice:
    """The days off of one year, first and last of each holiday, and the document that sets them."""

    source: str
    days: dict[str, Days]


@frozen
class HolidayWords:
    """Names and days of holidays.

    ``aliases`` are the names of each; ``notices`` the official days off by year; ``festivals`` the day of each by the
    lunisolar calendar, one a year; ``fixed`` a month and day (``MM-DD``), ``yearly`` the first and last of a span;
    ``runs`` spans that differ from year to year.
    """

    aliases: dict[str, tuple[str, ...]]
    notices: dict[str, Notice]
    festivals: dict[str, tuple[date, ...]]
    fixed: dict[str, str]
    yearly: dict[str, tuple[str, str]]
    runs: dict[str, tuple[Days, ...]]
    names: dict[str, str] = field(init=False, eq=False)

    @names.default
    def _names(self) -> dict[str, str]:
        return {alias: name for name, aliases in self.aliases.items() for alias in aliases}

    def span(self, name: str, year: int) -> Days | None:
        """First and last day of a holiday in a year, where they are known."""
        notice = self.notices.get(str(year))
        if notice is not None and name in notice.days:
            return notice.days[name]
        if name in self.yearly:
            first, last = self.yearly[name]
            return date.fromisoformat(f"{year}-{first}"), date.fromisoformat(f"{year}-{last}")
        return next((days for days in self.runs.get(name, ()) if days[0].year == year), None)

    def day(self, name: str, year: int) -> date | None:
        """The day of a festival in a year, where it is known."""
        if name in self.fixed:
            return date.fromisoformat(f"{year}-{self.fixed[name]}")
        base, shift = _AFTER.get(name, (name, 0))
        day = next((day for day in self.festivals.get(base, ()) if day.year == year), None)
        return None if day is None else day + timedelta(days=shift)


def load(text: str, name: str = FILE) -> HolidayWords:
    """Read a lexicon of holidays. Raises LexiconError, which names the file ``name`` and the entry."""
    words = structured(text, HolidayWords, name)
    for bad in _faults(words):
        raise LexiconError(f"{name}: {bad}")
    return words


def _faults(words: HolidayWords) -> list[str]:
    """What is wrong, entry by entry."""
    aliases = [alias for group in words.aliases.values() for alias in group]
    faults = [f"aliases: {alias} stands twice" for alias in dict.fromkeys(aliases) if aliases.count(alias) > 1]
    spans = [(f"notices.{year}: {name}", days) for year, n in words.notices.items() for name, days in n.days.items()]
    spans += [(f"runs: {name}", days) for name, group in words.runs.items() for days in group]
    faults += [f"{place} ends before it begins" for place, (first, last) in spans if last < first]
    tables: tuple[Mapping[str, object], ...] = (
        words.festivals,
        words.fixed,
        words.yearly,
        words.runs,
        *(n.days for n in words.notices.values()),
    )
    faults += [f"{name} has no aliases" for table in tables for name in table if name not in words.aliases]
    texts = [*words.fixed.values(), *(text for pair in words.yearly.values() for text in pair)]
    return faults + [f"{text} is no day" for text in texts if not _is_day(text)]


def _is_day(text: str) -> bool:
    """``MM-DD`` names a day of every year."""
    try:
        date.fromisoformat(f"2001-{text}")
    except ValueError:
        return False
    return True


@cache
def holiday_words() -> HolidayWords:
    """The holidays as shipped."""
    return load(shipped_text(FILE))
