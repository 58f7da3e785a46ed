"""Chinese numerals by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.extract.numbers import ONES, chinese

from claimcheck.extract.figures.numeral import FLAWLESS, NUMERALS, _plain_integer, chinese_numeral
from claimcheck.model import Hedge

WORTHS = [("十", 10), ("百", 100), ("千", 1000), ("万", 10**4), ("亿", 10**8)]
REFUSED = ["", "数", "几", "三七", "一二三", "千百", "五亿亿", "万万", "点五", "三点", "几千几百", "十十", "亿" * 50]


@given(number=st.integers(0, 10**12 - 1) | st.integers(0, 12_000))
def test_every_whole_number_reads_back(number: int) -> None:
    numeral = chinese_numeral(chinese(number))
    assert numeral is not None
    assert numeral.value == number
    assert numeral.hedge == "exact"
    assert number % numeral.step == 0


@given(whole=st.integers(0, 9999), places=st.text("0123456789", min_size=1, max_size=6))
def test_every_decimal_reads_back_with_its_last_place(whole: int, places: str) -> None:
    numeral = chinese_numeral(f"{chinese(whole)}点{''.join(ONES[int(digit)] for digit in places)}")
    assert numeral is not None
    assert numeral.value == Fraction(f"{whole}.{places}")
    assert numeral.step == Fraction(1, 10 ** len(places))


@given(
    digit=st.integers(1, 9),
    low=st.integers(1, 9),
    worth=st.sampled_from(WORTHS[1:]),
)
def test_a_spoken_last_digit_counts_the_place_below(digit: int, low: int, worth: tuple[str, int]) -> None:
    numeral = chinese_numeral(f"{ONES[digit]}{worth[0]}{ONES[low]}")
    assert numeral is not None
    assert numeral.value == digit * worth[1] + low * worth[1] // 10
    assert numeral.step == Fraction(worth[1], 10)


@given(low=st.integers(1, 8), worth=st.sampled_from(WORTHS))
def test_two_digits_side_by_side_are_a_spoken_range(low: int, worth: tuple[str, int]) -> None:
    numeral = chinese_numeral(f"{ONES[low]}{ONES[low + 1]}{worth[0]}")
    assert numeral is not None
    assert numeral.value == low * worth[1]
    assert numeral.value + numeral.step == (low + 1) * worth[1]
    assert numeral.hedge == "about"


@pytest.mark.parametrize(
    ("text", "value", "hedge"),
    [
        ("千万", 10**7, "exact"),
        ("百亿", 10**10, "exact"),
        ("两万五", 25_000, "exact"),
        ("两亿五千万", 250_000_000, "exact"),
        ("廿五", 25, "exact"),
        ("卅", 30, "exact"),
        ("〇", 0, "exact"),
        ("一千零五", 1005, "exact"),
        ("二〇二一", 2021, "exact"),
        ("数十", 10, "over"),
        ("几百万", 10**6, "over"),
        ("十几", 10, "over"),
        ("十几万", 10**5, "over"),
        ("二十几亿", 2 * 10**9, "over"),
        ("十五六", 15, "about"),
        ("三五百", 300, "about"),
    ],
)
def test_spoken_and_vague_numerals(text: str, value: int, hedge: Hedge) -> None:
    numeral = chinese_numeral(text)
    assert numeral is not None
    assert (numeral.value, numeral.hedge) == (Fraction(value), hedge)


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_numeral_is_not_read(text: str) -> None:
    assert chinese_numeral(text) is None


@given(text=st.text(NUMERALS + "点", max_size=50))
def test_any_run_of_numerals_is_read_or_refused(text: str) -> None:
    numeral = chinese_numeral(text)
    assert numeral is None or (numeral.value >= 0 and numeral.step > 0)


def _plain_numerals() -> Iterator[str]:
    """Every numeral below ten thousand in its usual spellings, 两 for 二 and 一十 for 十 among them."""
    digits = "一二三四五六七八九"
    tens = [f"{ten}十{one}" for ten in digits for one in ("", *digits)]
    below = ["", *(f"零{one}" for one in digits), *tens]
    for hundred in "一二两三四五六七八九":
        yield from (f"{hundred}百{rest}" for rest in below)
    for thousand in "一二两三四五六七八九":
        yield f"{thousand}千"
        yield from (f"{thousand}千零{rest}" for rest in (*tens, *digits))
        yield from (f"{thousand}千{hundred}百{rest}" for hundred in "一二两三四五六七八九" for rest in below)
    yield from (*tens, *(f"十{one}" for one in ("", *digits)), *digits, "两")


@pytest.mark.parametrize("magnitude", ["", "万", "亿", "万亿"])
def test_plain_numerals_are_what_the_library_says(magnitude: str) -> None:
    spelled = [f"{numeral}{magnitude}" for numeral in _plain_numerals()]
    assert len(spelled) > 10_000
    assert all(FLAWLESS.fullmatch(each) for each in spelled)
    assert all(_plain_integer(each) == cn2an.cn2an(each, "smart") for each in spelled)
