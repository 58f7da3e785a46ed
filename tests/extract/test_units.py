"""Units: exact conversion within a dimension, currencies before and behind, rates, guards, and what gives no claim."""

from __future__ import annotations

import tomllib
from datetime import date
from fractions import Fraction
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck import QuantityMention, convert, quantities
from claimcheck.errors import UsageError
from claimcheck.extract.periods import TimeContext
from claimcheck.extract.reading import read_block
from claimcheck.lexicon.figures import figure_words

WORDS = figure_words()
BY_DIMENSION: dict[str, list[str]] = {}
for name, (dimension, _) in WORDS.dimensions.items():
    BY_DIMENSION.setdefault(dimension, []).append(name)
FIGURES = Path(__file__).parent / "figures"
SILENT = tomllib.loads((FIGURES / "silent.toml").read_text(encoding="utf-8"))["texts"]
MONEY = sorted(word for word, unit in WORDS.units.items() if unit.sort == "money")
PUBLISHED = date(2023, 6, 20)


def only(text: str) -> QuantityMention:
    """The one quantity of a text."""
    found = quantities(text)
    assert len(found) == 1, found
    return found[0]


def read(text: str) -> tuple[str, Fraction, str]:
    """The one quantity of a text: its words, value and unit."""
    mention = only(text)
    return mention.text, mention.quantity.value, mention.quantity.unit


# -- conversion --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", BY_DIMENSION)
def test_a_dimension_is_told_by_its_first_unit(name: str) -> None:
    assert WORDS.dimensions[BY_DIMENSION[name][0]] == (name, Fraction(1))


def test_a_unit_that_converts_is_one_that_is_read() -> None:
    assert [unit for unit in WORDS.dimensions if read(f"共有36.5{unit}，")[1:] != (Fraction("36.5"), unit)] == []


@pytest.mark.parametrize("name", BY_DIMENSION)
def test_conversion_there_and_back_changes_nothing(name: str) -> None:
    for unit, other in product(BY_DIMENSION[name], repeat=2):
        amount = only(f"约36.5{BY_DIMENSION[name][0]}，").quantity
        start = convert(amount, unit)
        assert convert(convert(start, other), unit) == start


@given(st.data())
def test_conversion_by_way_of_a_third_unit_is_the_same(data: st.DataObject) -> None:
    units = data.draw(st.sampled_from(list(BY_DIMENSION.values())))
    first, second, third = (data.draw(st.sampled_from(units)) for _ in range(3))
    amount = convert(only(f"{data.draw(st.integers(1, 10**6))}{units[0]}，").quantity, first)
    assert convert(convert(amount, second), third) == convert(amount, third)


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("15亩", "公顷", 1),
        ("1平方公里", "亩", 1500),
        ("1顷", "亩", 100),
        ("3里地", "米", 1500),
        ("3尺", "米", 1),
        ("2斤", "公斤", 1),
        ("20两", "公斤", 1),
        ("10钱", "两", 1),
        ("1担", "斤", 100),
        ("2磅", "克", Fraction("907.18474")),
        ("1亿千瓦时", "吉瓦时", 100),
        ("3.6兆焦", "千瓦时", 1),
        ("5吉瓦", "万千瓦", None),
        ("5吉瓦", "千瓦", 5_000_000),
        ("36公里/小时", "米/秒", 10),
        ("2吨/公顷", "公斤/亩", Fraction(400, 3)),
        ("2万TEU", "标箱", 20_000),
        ("26.5℃", "摄氏度", Fraction("26.5")),
        ("300万港币", "港元", 3_000_000),
        ("90分钟", "小时", Fraction(3, 2)),
    ],
)
def test_known_equalities_hold_exactly(text: str, unit: str, value: Fraction | None) -> None:
    if value is None:
        with pytest.raises(UsageError):
            convert(only(text).quantity, unit)
    else:
        assert convert(only(text).quantity, unit).value == value


@pytest.mark.parametrize("pair", [("公斤", "米"), ("元", "美元"), ("年", "天"), ("千卡", "千瓦时"), ("家", "个")])
def test_what_differs_in_kind_or_varies_is_not_converted(pair: tuple[str, str]) -> None:
    with pytest.raises(UsageError):
        convert(only(f"36{pair[0]}，").quantity, pair[1])


# -- money -------------------------------------------------------------------------------------------------------


def test_every_currency_is_read_behind_an_amount() -> None:
    amounts = {word: (f"36.5万{word}", 365_000 * WORDS.units[word].factor, WORDS.units[word].base) for word in MONEY}
    assert [word for word, amount in amounts.items() if read(f"共计36.5万{word}。") != amount] == []


@pytest.mark.parametrize("sign", sorted(WORDS.measures.money_before))
@pytest.mark.parametrize("gap", ["", " "])
def test_every_sign_of_a_currency_is_read_before_an_amount(sign: str, gap: str) -> None:
    glued = sign[-1].isalpha() and sign.isascii() and not gap
    text = f"共计{sign}{' ' if glued else gap}1,234.5万。"
    unit = WORDS.measures.money_before[sign].base
    assert read(text) == (text[2:-1], Fraction(12_345_000), unit)


def test_a_hedge_stands_before_the_sign_of_a_currency() -> None:
    mention = only("投资约¥500万左右")
    assert (mention.quantity.hedge, mention.outer_start) == ("about", 2)


@pytest.mark.parametrize("text", ["$3.5 million", "US$4bn", "¥100k", "数字人民币2.0"])
def test_an_amount_that_goes_on_in_english_or_is_a_version_is_not_read(text: str) -> None:
    assert quantities(text) == []


@pytest.mark.parametrize(
    ("text", "unit"),
    [("铺了30块地砖", "块"), ("买了300元建材，铺了30块", "块"), ("每斤卖30块，", "元"), ("价格30块", "元")],
)
def test_pieces_are_money_where_a_price_is_spoken_of(text: str, unit: str) -> None:
    assert quantities(text)[-1].quantity.unit == unit


def test_a_price_behind_the_sign_of_a_currency_is_told_by_what_follows() -> None:
    assert read("报收US$85.3/桶。") == ("US$85.3/桶", Fraction("85.3"), "美元/桶")


# -- rates -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("per", sorted(WORDS.measures.per))
def test_a_price_is_told_by_every_unit(per: str) -> None:
    assert read(f"报价8.5元/{per}。") == (f"8.5元/{per}", Fraction("8.5"), f"元/{per}")


@pytest.mark.parametrize("per", sorted(WORDS.measures.per_spoken))
def test_a_price_is_told_by_a_unit_in_words(per: str) -> None:
    assert read(f"报价8.5美元每{per}。") == (f"8.5美元每{per}", Fraction("8.5"), f"美元/{per}")


@pytest.mark.parametrize(
    ("text", "quote"),
    [("馆藏100万件/套", "100万件"), ("近一周每天发放", "一周"), ("3家每年增加", "3家"), ("1毛钱每片", "1毛钱")],
)
def test_counters_durations_and_small_change_tell_no_rate(text: str, quote: str) -> None:
    assert only(text).text == quote


def test_a_rate_is_told_by_two_things_at_most() -> None:
    assert read("报价5" + "元" + "/人" * 100_000)[0] == "5元/人/人"


@pytest.mark.parametrize(
    ("unit", "adds"),
    [
        ("吨", True),
        ("家", True),
        ("吨/日", True),
        ("立方米/小时", True),
        ("元/吨", False),
        ("元/月", False),
        ("公里/小时", False),
        ("人/平方公里", False),
        ("米", False),
        ("℃", False),
    ],
)
def test_prices_speeds_and_lengths_make_no_whole(unit: str, *, adds: bool) -> None:
    assert WORDS.adds_up(unit) is adds


# -- names -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("place", ["省", "市", "县", "国", "州", "校", "班"])
def test_a_place_counts_itself_behind_arabic_digits_only(place: str) -> None:
    assert read(f"共有24{place}，")[2] == place
    assert quantities(f"共有三{place}，") == []


@pytest.mark.parametrize("word", ["5G", "4K", "3D", "8L3", "2W5", "C919", "10kmx"])
def test_letters_of_a_name_are_no_unit(word: str) -> None:
    assert quantities(f"新款{word}产品") == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("3个月", "3个月"),
        ("3000人参加", "3000人"),
        ("10家具备资质", "10家"),
        ("30所学校", "30所"),
        ("28支队伍", "28支"),
        ("55家国家级工厂", "55家"),
        ("83名特邀代表", "83名"),
        ("24场边会", "24场"),
        ("2000架次航班", "2000架次"),
        ("5900多万套保障性住房", "5900多万套"),
        ("22家政府机构", "22家"),
        ("5人生还", "5人"),
    ],
)
def test_a_noun_behind_a_measure_word_takes_nothing_from_it(text: str, quote: str) -> None:
    assert only(text).text == quote


# -- quantities without a claim ----------------------------------------------------------------------------------


@pytest.mark.parametrize("text", SILENT)
def test_a_quantity_that_reports_nothing_is_no_claim(text: str) -> None:
    assert quantities(text) != []
    reading, _ = read_block(text, TimeContext(published=PUBLISHED))
    assert reading.figures == ()


def test_the_corpus_of_what_is_no_claim_is_wide() -> None:
    assert len(set(SILENT)) == len(SILENT) >= 60
