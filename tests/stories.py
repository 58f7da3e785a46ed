"""Sentences with figures that true values give, and slips in them that arithmetic shows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from itertools import product
from typing import TypeAlias

from attrs import frozen
from hypothesis import strategies as st
from tests.strategies import Cut, figure, fitting, spelled

from claimcheck.model import Interval, Report
from claimcheck.pipeline import check_text

PUBLISHED = date(2024, 3, 1)
WORDS = {"亿": 10**8, "万": 10**4, "": 1}
# No place is another by a second name, so that each has a value of its own.
PLACES = ("全国", "江苏省", "杭州市", "浙江", "成都", "湖北省")
YEARS = (2019, 2021, 2022, 2023)
MONEY = "元"
Values: TypeAlias = dict[str, Fraction]


@frozen
class Printed:
    """A figure as it stands in the text, and the range that its digits allow under any reading."""

    digits: str
    word: str
    unit: str

    @property
    def text(self) -> str:
        return self.digits + self.word + self.unit

    @property
    def hard(self) -> Interval:
        return figure(self.digits, WORDS[self.word], self.unit, countable=self.unit in COUNTED).hard


# Units that no 万 or 亿 stands before.
UNSCALED = {"%", "个百分点", "倍"}
COUNTED = {"家", "个", "种", "人", "人次"}
Formula: TypeAlias = Callable[[Values], Fraction]


@frozen
class Story:
    """Sentences about one subject, one for each paragraph that tells it.

    ``stated`` follows from the other figures by ``formula``; ``order`` says that it is at most so much, not equal.
    """

    name: str
    wordings: tuple[tuple[str, ...], ...]
    units: dict[str, str]
    draw: Callable[[st.DrawFn], Values]
    stated: str
    formula: Formula
    order: bool = False


def amount(draw: st.DrawFn, low: int = 10**9, high: int = 10**13) -> Fraction:
    return Fraction(draw(st.integers(low, high)))


def part_of(draw: st.DrawFn, whole: Fraction) -> Fraction:
    return whole * draw(st.integers(10, 90)) / 100 + draw(st.integers(0, 1000))


@frozen
class Telling:
    """A story in one wording, with its figures as printed; ``texts`` still hold their names in braces."""

    story: Story
    texts: tuple[str, ...]
    figures: dict[str, Printed]
    values: Values

    def printed(self, figures: dict[str, Printed]) -> tuple[str, ...]:
        return tuple(text.format(**{name: each.text for name, each in figures.items()}) for text in self.texts)


@st.composite
def printings(draw: st.DrawFn, value: Fraction, unit: str, cut: Cut) -> Printed:
    """A value rounded to three and more digits, in the magnitude that a bulletin would choose."""
    words = [word for word, factor in WORDS.items() if value >= 10 * factor and (word or value < 10**5)]
    word = draw(st.sampled_from(words)) if unit not in UNSCALED else ""
    size = value / WORDS[word]
    fewest = next(places for places in range(9) if size * 10**places >= 100)
    exact = unit in COUNTED and not word
    digits = spelled(size, 0 if exact else draw(st.integers(fewest, fewest + 2)), cut)
    return Printed(digits, word, unit)


@st.composite
def tellings(draw: st.DrawFn, story: Story, place: str, cut: Cut = "nearest") -> Telling:
    """A story told of one place and year."""
    values = story.draw(draw)
    year = draw(st.sampled_from(YEARS))
    names = {"place": place, "year": str(year), "last": str(year - 1), "base": str(year - 5)}
    names |= {name: f"{{{name}}}" for name in story.units}
    texts = tuple(text.format(**names) for text in draw(st.sampled_from(story.wordings)))
    figures = {name: draw(printings(values[name], unit, cut)) for name, unit in story.units.items()}
    return Telling(story, texts, figures, values)


@frozen
class Slip:
    """A telling in which one figure is printed wrongly."""

    telling: Telling
    name: str
    printed: Printed
    apart: bool

    @property
    def texts(self) -> list[str]:
        """The documents with the slip in them."""
        texts = self.telling.printed(self.telling.figures | {self.name: self.printed})
        return list(texts) if self.apart else ["\n\n".join(texts)]


@st.composite
def slips(draw: st.DrawFn, story: Story) -> Slip:
    """A slip of the pen that the story's arithmetic shows, whatever reading its figures are given."""
    telling = draw(tellings(story, draw(st.sampled_from(PLACES))))
    name = draw(st.sampled_from(sorted(telling.figures)))
    wrong = draw(fitting(edits(telling.figures[name]), lambda each: _is_shown(telling, name, each)))
    # Last year's level may have been revised where another document tells it.
    apart = story.name != "yearly" and draw(st.booleans())
    return Slip(telling, name, wrong, apart)


def edits(right: Printed) -> list[Printed]:
    """What an editor makes of a figure: neighbours swapped, one digit changed, the point moved, 万 for 亿."""
    digits, point = right.digits.replace(".", ""), len(right.digits.partition(".")[0])
    places = [at for at in range(len(digits) - 1) if digits[at] != digits[at + 1]]
    strings = [digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :] for at in places]
    strings += [digits[:at] + str((int(digit) + 4) % 10) + digits[at + 1 :] for at, digit in enumerate(digits)]
    ends = [(each, point) for each in strings] + [(digits, at) for at in (point - 1, point + 1) if 0 < at < len(digits)]
    made = [Printed(_pointed(each, at), right.word, right.unit) for each, at in ends if each[0] != "0"]
    other = {"万": "亿", "亿": "万"}.get(right.word)
    return made + ([Printed(right.digits, other, right.unit)] if other else [])


def _pointed(digits: str, at: int) -> str:
    return digits if at == len(digits) else f"{digits[:at]}.{digits[at:]}"


def _is_shown(telling: Telling, name: str, wrong: Printed) -> bool:
    """No values within the widest ranges of the printed figures fit the story's formula."""
    story, figures = telling.story, telling.figures | {name: wrong}
    inputs = sorted(figures.keys() - {story.stated})
    corners = list(product(*(_ends(figures[each].hard) for each in inputs)))
    low, high = _ends(figures[story.stated].hard)
    if len({_sign(story, dict(zip(inputs, corner, strict=True))) for corner in corners}) > 1:
        return False
    computed = [story.formula(dict(zip(inputs, corner, strict=True))) for corner in corners]
    return low > max(computed) or (high < min(computed) and not story.order)


def _ends(interval: Interval) -> tuple[Fraction, Fraction]:
    assert interval.lower is not None
    assert interval.upper is not None
    return interval.lower, interval.upper


def _sign(story: Story, at: Values) -> bool:
    """On which side of zero the divisor of a growth lies; between corners on both sides there is no telling."""
    return story.name == "growth" and at["v"] <= at["c"]


def checked(*texts: str) -> Report:
    return check_text(*texts, published=PUBLISHED, raising=True)


def accusations(report: Report) -> list[tuple[str, str, list[str]]]:
    """Findings of a severity that fails the run, without ids: rule, message and quotes."""
    quotes = {claim.id: claim.quote for claim in report.claims}
    return sorted(
        (each.rule, each.message.zh, sorted(quotes[name] for name in each.claims))
        for each in report.findings
        if each.severity != "note"
    )


def assert_checked_and_holds(telling: Telling) -> None:
    """Some check has exactly the figures of the story, none of these fails, and nothing is accused."""
    report = checked(*telling.printed(telling.figures))
    quotes = {claim.id: claim.quote for claim in report.claims}
    wanted = {figure.text for figure in telling.figures.values()}
    judged = {each.verdict for each in report.checks if {quotes[name] for name in each.claims} == wanted}
    assert judged
    assert judged <= {"consistent", "truncated", "undecided"}
    assert accusations(report) == []


def assert_found_and_cited(slip: Slip) -> None:
    """A finding that fails the run names the figure with the slip."""
    quotes = {quote for *_, cited in accusations(checked(*slip.texts)) for quote in cited}
    assert slip.printed.text in quotes
