"""The lexicon of time words refuses what the grammar can't use, and names the entry."""

from __future__ import annotations

from importlib.resources import files

import pytest

from claimcheck.errors import LexiconError
from claimcheck.lexicon.periods import FILE, load, period_words

SHIPPED = files("claimcheck.lexicon").joinpath(FILE).read_text(encoding="utf-8")


def test_the_shipped_words_load() -> None:
    words = load(SHIPPED)
    assert words == period_words()
    assert words.plans["十四五"] == (2021, 2025)
    assert words.years.published["去年"] == -1


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('"今年" = 0', '"今年" = "0"', "years"),
        ('"今年" = 0', '"今年" = true', "years"),
        ('"十四五" = [2021, 2025]', '"十四五" = [2025, 2021]', "十四五"),
        ('"十四五" = [2021, 2025]', '"十四五" = [2021]', "plans"),
        ('"改革开放" = 1978-12-18', '"改革开放" = "1978-12-18"', "events"),
        ('level = ["水平",', 'level = ["水平", "水平",', "水平"),
        ('level = ["水平",', 'level = ["水平", "",', "after.level"),
        ('level = ["水平",', 'level = ["（水平",', "（水平"),
        ('level = ["水平",', 'levels = ["水平",', "level"),
        ('"—" = "-"', '"—" = "--"', "—"),
        ('"同比" = "year_earlier"', '"同比" = "last_year"', "comparisons"),
        ("[now]", "[now", "line"),
    ],
)
def test_a_bad_entry_is_named_with_its_file(old: str, new: str, named: str) -> None:
    assert old in SHIPPED
    with pytest.raises(LexiconError) as caught:
        load(SHIPPED.replace(old, new, 1), "mine.toml")
    assert "mine.toml" in str(caught.value)
    assert named in str(caught.value)


def test_a_word_for_up_to_now_has_to_be_a_word_for_now() -> None:
    with pytest.raises(LexiconError, match="届时为止"):
        load(SHIPPED.replace('until = [\n  "截至目前"', 'until = [\n  "届时为止", "截至目前"', 1))
