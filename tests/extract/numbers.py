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
NEAR: dict[Hedge, str] = {"exact": "", "over": "逾", "under": "近", "about": "约"}
FULL_WIDTH = str.maketrans("0123456789.%", "０１２３４５６７８９．％")
TRADITIONAL = str.maketrans("万亿两点", "萬億兩點")
CAPITALS = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
SEPARATORS = (",", "\u00a0", "\u2009", "\u202f")
SIGNS = ("-", "−", "－", "负", "負")


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
    said, gap = "", False
    for worth, word in ((10**8, "亿"), (10**4, "万"), (1, "")):
        part, number = divmod(number, worth)
        if part:
            said += ("零" if said and (gap or part < 1000) else "") + section(part) + word
        gap = not part
    return said.removeprefix("一") if said.startswith("一十") else said


def grouped(digits: str, separator: str = ",") -> str:
    whole, point, places = digits.partition(".")
    return f"{int(whole):,}".replace(",", separator) + point + places


@st.composite
def arabic(draw: st.DrawFn) -> tuple[str, Fraction]:
    """Digits with or without separators, full-width or not, with any magnitude."""
    places = draw(st.integers(0, 3))
    whole = draw(st.integers(1, 10**7))
    digits = f"{whole}.{draw(st.integers(0, 10**places - 1)):0{places}d}" if places else str(whole)
    word = draw(st.sampled_from(tuple(MAGNITUDES)))
    separator = draw(st.sampled_from(SEPARATORS))
    shown = (
        draw(st.sampled_from((digits, grouped(digits, separator))))
        + draw(st.sampled_from(("", " "))) * bool(word)
        + word
    )
    shape = draw(st.sampled_from(({}, TRADITIONAL, FULL_WIDTH if shown.startswith(digits) else {})))
    return shown.translate(shape), Fraction(digits) * MAGNITUDES[word]


@st.composite
def in_words(draw: st.DrawFn) -> tuple[str, Fraction]:
    """Chinese numerals, whole or with decimals."""
    whole = draw(st.integers(3, 10**12 - 1) | st.integers(3, 9999))
    if whole > 9999 or draw(st.booleans()):
        return chinese(whole), Fraction(whole)
    places = draw(st.text("123456789", min_size=1, max_size=2))
    word = draw(st.sampled_from(("万", "亿")))
    said = f"{chinese(whole)}点{''.join(ONES[int(digit)] for digit in places)}{word}"
    return said, Fraction(f"{whole}.{places}") * MAGNITUDES[word]


@st.composite
def in_capitals(draw: st.DrawFn) -> tuple[str, Fraction]:
    """Financial capitals, of which a single one is none."""
    whole = draw(st.integers(11, 10**12 - 1))
    said = chinese(whole)
    return ("一" * said.startswith("十") + said).translate(CAPITALS), Fraction(whole)


@st.composite
def mixed(draw: st.DrawFn) -> tuple[str, Fraction]:
    """Digits between magnitudes: 3万5千, 1亿2345万, 5千零30亿, 3亿5, 1万2."""
    high, low, lower = draw(st.integers(1, 9)), draw(st.integers(1, 9)), draw(st.integers(1000, 9999))
    below, few = draw(st.integers(1, 99)), draw(st.integers(1, 9))
    made = (
        (f"{high}万{low}千", high * 10**4 + low * 1000),
        (f"{high}亿{lower}万", high * 10**8 + lower * 10**4),
        (f"{high}亿{low}千万", high * 10**8 + low * 10**7),
        (f"{high}千{low}百万", (high * 1000 + low * 100) * 10**4),
        (f"{high}千零{below}亿", (high * 1000 + below) * 10**8),
        (f"{high}亿零{below}万", high * 10**8 + below * 10**4),
        (f"{high}千零{few}", high * 1000 + few),
        (f"{high}万{low}", high * 10**4 + low * 1000),
        (f"{high}亿{low}", high * 10**8 + low * 10**7),
        (f"{high}亿{low}千", high * 10**8 + low * 10**7),
        (f"{high}万{lower}", high * 10**4 + lower),
    )
    said, value = draw(st.sampled_from(made))
    return said, Fraction(value)


@st.composite
def spoken(draw: st.DrawFn) -> tuple[str, Fraction]:
    """Numerals that leave the last place unsaid or say it in a word of its own: 两万五, 三亿五千, 廿五, 三个亿."""
    high, low = draw(st.sampled_from("两三四五六七八九")), draw(st.integers(1, 9))
    worth = ONES.replace("二", "两").index(high)
    made = (
        (f"{high}万{ONES[low]}", worth * 10**4 + low * 1000),
        (f"{high}千{ONES[low]}", worth * 1000 + low * 100),
        (f"{high}亿{ONES[low]}", worth * 10**8 + low * 10**7),
        (f"{high}亿{ONES[low]}千", worth * 10**8 + low * 10**7),
        (f"{high}千零{ONES[low]}", worth * 1000 + low),
        (f"廿{ONES[low]}", 20 + low),
        (f"卅{ONES[low]}", 30 + low),
        (f"{high}个亿", worth * 10**8),
        (f"{low}.5个亿", low * 10**8 + 5 * 10**7),
    )
    said, value = draw(st.sampled_from(made))
    return said, Fraction(value)


@st.composite
def amounts(draw: st.DrawFn) -> Spelling:
    """A number with a unit."""
    number, value = draw(arabic() | in_words() | in_capitals() | mixed() | spoken())
    # 三个亿 needs no unit and takes none.
    unit = "" if "个" in number else draw(st.sampled_from(UNITS))
    return Spelling(number + unit, value, unit)


@st.composite
def negatives(draw: st.DrawFn) -> Spelling:
    """An amount below zero, which stands behind a colon as a hyphen would else be one."""
    number, value = draw(arabic() | in_words() | mixed())
    return Spelling(draw(st.sampled_from(SIGNS)) + number + "元", -value, "元", before="净额：")


@st.composite
def halves(draw: st.DrawFn) -> Spelling:
    """Half of a unit, alone and behind whole ones."""
    whole = draw(st.integers(2, 99))
    number = draw(st.sampled_from((str(whole), chinese(whole))))
    unit = draw(st.sampled_from(("吨", "公里", "小时", "亩", "倍")))
    made = (
        (f"半{unit}", Fraction(1, 2), unit),
        (f"{number}{unit}半", whole + Fraction(1, 2), unit),
        (f"{number}个半小时", whole + Fraction(1, 2), "小时"),
        (f"{number}个半月", whole + Fraction(1, 2), "个月"),
        ("半个百分点", Fraction(1, 2), "百分点"),
    )
    return Spelling(*draw(st.sampled_from(made)))


@st.composite
def change(draw: st.DrawFn) -> Spelling:
    """Money to its parts: 5元3角, 壹佰元零伍分, 三块五."""
    whole, tenth, cent = draw(st.integers(2, 999)), draw(st.integers(1, 9)), draw(st.integers(1, 9))
    said = ("一" * (whole in range(10, 20)) + chinese(whole)).translate(CAPITALS)
    tenths, cents = Fraction(tenth, 10), Fraction(cent, 100)
    made = (
        (f"{whole}元{tenth}角", whole + tenths),
        (f"{whole}元{tenth}角{cent}分", whole + tenths + cents),
        (f"{whole}元零{cent}分", whole + cents),
        (f"{chinese(whole)}块{ONES[tenth]}", whole + tenths),
        (f"{chinese(whole)}块{ONES[tenth]}毛", whole + tenths),
        (f"{said}元{ONES[tenth]}角{ONES[cent]}分".translate(CAPITALS), whole + tenths + cents),
    )
    quote, value = draw(st.sampled_from(made[: 5 if whole < 10 else 6]))
    return Spelling(quote, value, "元")


@st.composite
def doublings(draw: st.DrawFn) -> Spelling:
    """翻番 and its kin, as multiples."""
    times = draw(st.integers(1, 9))
    word = draw(st.sampled_from((str(times), chinese(times), "两" if times == 2 else chinese(times))))
    verb = draw(st.sampled_from(("翻", "翻了", "翻上")))
    hedge: Hedge = draw(st.sampled_from(tuple(NEAR)))
    near = NEAR[hedge]
    return Spelling(f"{verb}{near}{word}番", Fraction(2**times), "倍", hedge)


@st.composite
def ratios(draw: st.DrawFn) -> Spelling:
    """One amount to another where the text speaks of a ratio."""
    first, second = draw(st.integers(1, 9)), draw(st.integers(1, 9))
    joint = draw(st.sampled_from((":", "：", "∶", " : ", "比")))
    before = draw(st.sampled_from(("比例为", "两者之比是", "配比", "按比例")))
    if first + second == 10 and draw(st.booleans()):
        return Spelling(f"{ONES[first]}{ONES[second]}开", Fraction(first, second), "比", before="按")
    return Spelling(f"{first}{joint}{second}", Fraction(first, second), "比", before=before)


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
        (f"负百分之{chinese(whole)}", Fraction(-whole)),
        (f"十万分之{chinese(whole)}", Fraction(whole, 1000)),
        (f"{whole}万分之{tenth}", Fraction(tenth, whole * 100)),
        (f"{ONES[tenths]}成半", Fraction(tenths * 10 + 5)),
        ("一半", Fraction(50)),
        ("半数", Fraction(50)),
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


spellings = amounts() | shares() | hedged() | negatives() | halves() | change() | doublings() | ratios()

# Characters of prose that are no numeral, unit, hedge or sign.
quiet = st.text("春眠觉晓处闻啼鸟风雨声落知少床明月光疑霜举望低思故乡她", max_size=12)
# What a scanner of figures could trip over.
noise = st.text(
    "0123456789,.%‰-—～/:：∶、，。；（）《》 \n\u00a0一二三两俩仨廿十百千万亿零点几数半大成倍番翻负第每这近约超上多余"
    "来元家人个吨瓦壹参伍拾佰角块把儿好比开例分之至到和与起以左右指零下AaG",
    max_size=40,
)
