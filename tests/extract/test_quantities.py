"""Quantities by themselves: how each part came about, what a range leaves open, other units, and the text as given."""

from __future__ import annotations

import subprocess
import sys
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import claimcheck
from claimcheck.errors import UsageError
from claimcheck.lexicon.figures import figure_words
from claimcheck.model import Interval


def only(text: str) -> claimcheck.QuantityMention:
    """The one quantity of a text."""
    (mention,) = claimcheck.quantities(text)
    return mention


# -- derivation ------------------------------------------------------------------------------------------------------

VALUE = [
    ("共计３６００多亿元", "arabic", "３６００"),
    ("共计1,234.5万元", "arabic", "1,234.5"),
    ("共计兩千三百萬元", "chinese", "兩千三百萬"),
    ("共计1亿2345万元", "arabic", "1亿2345万"),
    ("占百分之三十点五", "fraction", "百分之三十点五"),
    ("占九成五", "chinese", "九成五"),
    ("重两吨半", "chinese", "两吨半"),
    ("重半吨", "half", "半"),
    ("产量翻了两番", "double", "翻了两番"),
    ("按三七开分账", "ratio", "三七开"),
    ("净额为负12亿元", "arabic", "12"),
    ("计壹佰元伍角", "chinese", "壹佰元伍角"),
]


@pytest.mark.parametrize(("text", "form", "words"), VALUE, ids=[text for text, _, _ in VALUE])
def test_the_derivation_names_the_words_of_the_value(text: str, form: str, words: str) -> None:
    step = only(text).derivation[0]
    assert (step.part, step.rule, step.words) == ("value", form, words)


PARTS = [
    ("支出3600多亿元", "magnitude", "100000000", "亿"),
    ("支出3600 亿元", "magnitude", "100000000", "亿"),
    ("支出3600億元", "magnitude", "100000000", "億"),
    ("净额为负12亿元", "sign", "negative", "负"),
    ("净额为−12亿元", "sign", "negative", "−"),
    ("气温零下20摄氏度", "sign", "negative", "零下"),
    ("支出3600多亿元", "unit", "written", "元"),
    ("占三分之一", "unit", "implied", ""),
    ("产量翻番", "unit", "implied", ""),
    ("挣了3个亿", "unit", "none", ""),
    ("占九成五", "unit", "written", "成"),
    ("支出3600多亿元", "hedge", "over", "多"),
    ("支出约3600亿元", "hedge", "about", "约"),
    ("支出3600亿元以上", "hedge", "over", "以上"),
    ("惠及数千人", "hedge", "over", "数"),
]


@pytest.mark.parametrize(("text", "part", "rule", "words"), PARTS, ids=[f"{row[1]} of {row[0]}" for row in PARTS])
def test_the_derivation_names_the_words_of_every_part(text: str, part: str, rule: str, words: str) -> None:
    assert [(s.rule, s.words) for s in only(text).derivation if s.part == part] == [(rule, words)]


@pytest.mark.parametrize("part", ["magnitude", "sign", "hedge", "range"])
def test_a_part_that_no_words_made_has_no_step(part: str) -> None:
    assert part not in {step.part for step in only("共有36家").derivation}


def test_the_ends_of_a_range_tell_of_each_other_and_of_what_was_lent() -> None:
    low, high = claimcheck.quantities("预算为5-6万元")
    assert (low.range_with, high.range_with) == (1, 0)
    steps = {(step.part, step.rule, step.words) for step in low.derivation}
    assert {("magnitude", "lent", "万"), ("unit", "lent", "元"), ("range", "first", "6万元")} <= steps
    assert ("range", "second", "5") in {(step.part, step.rule, step.words) for step in high.derivation}


def test_a_claim_and_a_quantity_of_the_same_words_are_derived_alike() -> None:
    text = "2023年基金支出超过3600亿元。"
    mention = only(text)
    (claim,) = claimcheck.extract_claims(claimcheck.read_text(text))
    assert claim.derivation[: len(mention.derivation)] == mention.derivation


# -- a magnitude that only the other end states ----------------------------------------------------------------------


@pytest.mark.parametrize("text", ["月入5-6万元", "月入5—6万元", "月入五至六万元", "月入约5至6万元", "分别为5、6万元"])
def test_a_lent_magnitude_may_not_have_been_meant(text: str) -> None:
    first, second = claimcheck.quantities(text)
    assert [first.quantity.value, second.quantity.value] == [50_000, 60_000]
    assert 5 in first.quantity.hard
    assert 50_000 in first.quantity.hard
    assert 5 not in first.quantity.plausible
    unscaled = [reading.interval for reading in first.quantity.readings if reading.name == "unscaled"]
    assert len(unscaled) == 1
    assert 5 in unscaled[0]
    assert 50_000 not in unscaled[0]
    assert all(reading.name != "unscaled" for reading in second.quantity.readings)


@pytest.mark.parametrize("text", ["月入5万-6万元", "月入5000-6000元", "月入5000元至1万元"])
def test_a_magnitude_that_is_written_was_meant(text: str) -> None:
    assert all(
        reading.name != "unscaled" for mention in claimcheck.quantities(text) for reading in mention.quantity.readings
    )


# -- exactness -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("text", "value"), [("按4:6分担", Fraction(2, 3)), ("按三七开分账", Fraction(3, 7))])
def test_a_ratio_of_whole_numbers_is_exact(text: str, value: Fraction) -> None:
    said = only(text).quantity
    assert said.hard == said.plausible == Interval.point(value)


def test_a_ratio_of_rounded_numbers_is_as_wide_as_their_digits() -> None:
    said = only("性别比为104.8:100").quantity
    assert said.value == Fraction(262, 250)
    assert said.hard.holds(Interval(Fraction(10475, 10000), Fraction(10485, 10000)))


@pytest.mark.parametrize(
    ("text", "lower", "upper"),
    [
        ("重半吨", "1/4", "1"),
        ("车程3个半小时", "13/4", "4"),
        ("占三分之一", "197/6", "103/3"),
        ("增速-2.41‰", "-2.42", "-2.405"),
        ("产值1亿2345万元", "123445000", "123460000"),
    ],
)
def test_the_range_is_that_of_the_last_word(text: str, lower: str, upper: str) -> None:
    hard = only(text).quantity.hard
    assert (hard.lower, hard.upper) == (Fraction(lower), Fraction(upper))


# -- the text as given -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "quote", ["１２３．４萬元", "兩億圓", "−２．４１‰", "參佰圓", "1\u00a0234\u2009567元", "1，234，567元"]
)
def test_a_quote_is_the_text_as_given(quote: str) -> None:
    text = f"去年，该项为{quote}，"
    mention = only(text)
    assert mention.text == text[mention.start : mention.end] == quote


# -- other units -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("面积15亩", "公顷", 1),
        ("面积3公顷", "亩", 45),
        ("产量3吨", "公斤", 3000),
        ("重7斤", "公斤", Fraction(7, 2)),
        ("全长36.5公里", "米", 36500),
        ("用电2.5万千瓦时", "兆瓦时", 25),
        ("容量3吉瓦", "千瓦", 3_000_000),
        ("面积1平方公里", "亩", 1500),
    ],
)
def test_an_amount_is_converted_exactly(text: str, unit: str, value: Fraction) -> None:
    said = claimcheck.convert(only(text).quantity, unit)
    assert (said.value, said.unit) == (value, unit)
    assert value in said.hard


PAIRS = [
    (one, other)
    for one, (dimension, _) in figure_words().dimensions.items()
    for other, (same, _) in figure_words().dimensions.items()
    if dimension == same
]


@given(pair=st.sampled_from(PAIRS), hedge=st.sampled_from(["", "超过", "近", "约"]), number=st.integers(1, 10**6))
def test_there_and_back_is_the_same_amount(pair: tuple[str, str], hedge: str, number: int) -> None:
    one, other = pair
    said = claimcheck.convert(only(f"共计{hedge}{number}吨").quantity, "千克")
    said = said.scaled(Fraction(1), one)
    assert claimcheck.convert(claimcheck.convert(said, other), one) == said


@pytest.mark.parametrize(("text", "low", "high"), [("超过15亩", 1, None), ("近15亩", 0, 1), ("15亩以上", 1, None)])
def test_open_and_unbounded_ends_are_kept(text: str, low: int, high: int | None) -> None:
    said = only(f"面积{text}").quantity
    hard = claimcheck.convert(said, "公顷").hard
    assert [hard.lower, hard.upper] == [low, high]
    assert (hard.lower_open, hard.upper_open) == (said.hard.lower_open, said.hard.upper_open)


@pytest.mark.parametrize(
    ("text", "unit"), [("共15亩", "吨"), ("共15亩", "元"), ("共15家", "公顷"), ("共5千米", "千克")]
)
def test_unlike_amounts_are_not_converted(text: str, unit: str) -> None:
    with pytest.raises(UsageError):
        claimcheck.convert(only(text).quantity, unit)


# -- what only looks like a number -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "每年3、5、8月",
        "以3比1取胜",
        "比分为3:2",
        "下午3:30开会",
        "于14：00召开",
        "比例为4:3:3",
        "按1∶1.5∶2配比",
        "比例为一比二比三",
        "以1:7.2的报价",
        "第三四百",
        "半导体出口",
        "半年报披露",
        "划了大半个圈",
        "多半是误会",
        "兄弟俩",
        "他们仨",
        "惯用伎俩",
        "成千上万",
        "数以万计",
        "翻了几番",
        "由负转正",
        "年过半百",
        "参加保险",
        "两点半出发",
        "投资1 234万元",
        "一二三四五",
        "千元以上的商品",
        "好一把伞",
    ],
)
def test_what_looks_like_a_number_and_is_none_gives_nothing(text: str) -> None:
    assert claimcheck.quantities(text) == []


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("共10万5月底到账", ["10万"]),
        ("超10万1月起发放", ["10万"]),
        ("总投资3亿2023年开工", ["3亿"]),
        ("票价3元5分钟到站", ["3元", "5分钟"]),
        ("票价5元半价", ["5元"]),
        ("跑出3公里半程", ["3公里"]),
        ("分别为5，200，300人", ["5", "200", "300人"]),
        ("买了万把刀", []),
        ("锻造3万把刀", ["3万把"]),
        ("夺得两块金牌", ["两块"]),
    ],
)
def test_a_number_ends_where_the_next_word_begins(text: str, quotes: list[str]) -> None:
    assert [mention.text for mention in claimcheck.quantities(text)] == quotes


def test_the_library_of_numerals_is_loaded_only_for_a_numeral_in_words() -> None:
    code = "import sys, claimcheck; claimcheck.quantities('共36家，占5%'); print('cn2an' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - own code
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize(
    ("text", "value"),
    [("一百五", Fraction(150)), (" 12345 ", Fraction(12345)), ("负1.5", Fraction(-3, 2)), ("廿五", Fraction(25))],
)
def test_a_number_that_is_all_of_a_text_counts(text: str, value: Fraction) -> None:
    (mention,) = claimcheck.quantities(text)
    assert (mention.quantity.value, mention.quantity.unit, mention.text) == (value, "", text.strip())
    assert claimcheck.quantities(f"编号为{text.strip()}的卷宗") == []
