"""Strategies for figures: values printed in every spelling, and text that holds none."""

from __future__ import annotations

from fractions import Fraction

from attrs import frozen
from hypothesis import strategies as st

from claimcheck.model import Hedge

ONES = "零一二三四五六七八九"
MAGNITUDES = {"": 1, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "千亿": 10**11, "万亿": 10**12}
UNITS = ("元", "人", "人次", "家", "吨", "千瓦时", "亩", "美元", "立方米", "件")
BEFORE: dict[Hedge, tuple[str, ...]] = {
    "over": ("超过", "逾", "至少", "不低于"),
    "under": ("近", "不足", "至多", "不超过"),
    "about": ("约", "大约"),
}
AFTER: dict[Hedge, tuple[str, ...]] = {"over": ("以上",), "under": ("以内",), "about": ("左右", "上下")}
FULL_WIDTH = str.maketrans("0123456789.%", "０１２３４５６７８９．％")
TRADITIONAL = str.maketrans("万亿两点", "萬億兩點")


@frozen
class Spelling:
    """A value as printed: the quote, the words of its hedge around it, and what a reader takes from it."""

    quote: str
    value: Fraction
    unit: str
    hedge: Hedge = "exact"
    before: str = ""
    after: str = ""

    @property
    def text(self) -> str:
        return self.before + self.quote + self.after


def section(number: int) -> str:
    """A number from 1 to 9999 in Chinese, zeros between said once."""
    said, gap = "", False
    for worth, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, worth)
        if digit:
            said += ("零" if gap and said else "") + ONES[digit] + word
            gap = False
        else:
            gap = True
    return said


def chinese(number: int) -> str:
    """A whole number below 10^12 in Chinese numerals."""
    if number == 0:
        return "零"
    said = ""
    for worth, word in ((10**8, "亿"), (10**4, "万"), (1, "")):
        part, number = divmod(number, worth)
        if part:
            said += ("零" if said and part < 1000 else "") + section(part) + word
    return said.removeprefix("一") if said.startswith("一十") else said


def grouped(digits: str) -> str:
    whole, point, places = digits.partition(".")
    return f"{int(whole):,}{point}{places}"


@st.composite
def arabic(draw: st.DrawFn) -> tuple[str, Fraction]:
    """Digits with or without separators, full-width or not, with any magnitude."""
    places = draw(st.integers(0, 3))
    whole = draw(st.integers(1, 10**7))
    digits = f"{whole}.{draw(st.integers(0, 10**places - 1)):0{places}d}" if places else str(whole)
    word = draw(st.sampled_from(tuple(MAGNITUDES)))
    shown = draw(st.sampled_from((digits, grouped(digits)))) + draw(st.sampled_from(("", " "))) * bool(word) + word
    shape = draw(st.sampled_from(({}, TRADITIONAL, FULL_WIDTH if "," not in shown else {})))
    return shown.translate(shape), Fraction(digits) * MAGNITUDES[word]


@st.composite
def in_words(draw: st.DrawFn) -> tuple[str, Fraction]:
    """Chinese numerals, whole or with decimals."""
    whole = draw(st.integers(2, 10**12 - 1) | st.integers(2, 9999))
    if whole > 9999 or draw(st.booleans()):
        return chinese(whole), Fraction(whole)
    places = draw(st.text("123456789", min_size=1, max_size=2))
    word = draw(st.sampled_from(("万", "亿")))
    said = f"{chinese(whole)}点{''.join(ONES[int(digit)] for digit in places)}{word}"
    return said, Fraction(f"{whole}.{places}") * MAGNITUDES[word]


@st.composite
def amounts(draw: st.DrawFn) -> Spelling:
    """A number with a unit."""
    number, value = draw(arabic() | in_words())
    unit = draw(st.sampled_from(UNITS))
    return Spelling(number + unit, value, unit)


@st.composite
def shares(draw: st.DrawFn) -> Spelling:
    """A share in per cent, in any of its spellings."""
    whole = draw(st.integers(2, 99))
    tenth = draw(st.integers(1, 9))
    below = draw(st.integers(3, 9))
    above = draw(st.integers(1, below - 1))
    tenths = draw(st.integers(2, 9))
    made = (
        (f"{whole}.{tenth}%", Fraction(whole * 10 + tenth, 10)),
        (f"{whole}.{tenth}％".translate(FULL_WIDTH), Fraction(whole * 10 + tenth, 10)),
        (f"百分之{chinese(whole)}", Fraction(whole)),
        (f"百分之{chinese(whole)}点{ONES[tenth]}", Fraction(whole * 10 + tenth, 10)),
        (f"千分之{ONES[tenth]}", Fraction(tenth, 10)),
        (f"{ONES[tenths]}成", Fraction(tenths * 10)),
        (f"{ONES[tenths]}成{ONES[tenth]}", Fraction(tenths * 10 + tenth)),
        (f"{ONES[below]}分之{ONES[above]}", Fraction(above * 100, below)),
        (f"{above}/{below}", Fraction(above * 100, below)),
    )
    quote, value = draw(st.sampled_from(made))
    return Spelling(quote, value, "%")


@st.composite
def hedged(draw: st.DrawFn) -> Spelling:
    """A figure with a hedge before or behind it."""
    figure = draw(amounts() | shares())
    hedge: Hedge = draw(st.sampled_from(tuple(BEFORE)))
    if draw(st.booleans()):
        return Spelling(figure.quote, figure.value, figure.unit, hedge, before=draw(st.sampled_from(BEFORE[hedge])))
    return Spelling(figure.quote, figure.value, figure.unit, hedge, after=draw(st.sampled_from(AFTER[hedge])))


spellings = amounts() | shares() | hedged()

# Characters of prose that are no numeral, unit, hedge or sign.
quiet = st.text("春眠觉晓处闻啼鸟风雨声落知少床明月光疑霜举望低思故乡她", max_size=12)
# What a scanner of figures could trip over.
noise = st.text(
    "0123456789,.%‰-—～/:：、，。；（）《》 \n一二三两十百千万亿零点几数半成倍番翻负第每这近约超上多余来元家人个吨瓦"
    "分之至到和与起以左右指AaG",
    max_size=40,
)
