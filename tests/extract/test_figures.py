"""Figures read back: spellings by value, series, silence, and what stands around a number."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from claimcheck import quantities
from claimcheck.extract.figures import Figure, fold, measured, scan_figures
from claimcheck.extract.periods import TimeContext
from claimcheck.extract.reading import read_block
from claimcheck.lexicon.figures import figure_words


def read(text: str, taken: Sequence[tuple[int, int]] = ()) -> list[Figure]:
    """The quantities of a folded text."""
    return measured(text, scan_figures(text, taken))


DATA = Path(__file__).parent / "figures"
# Sorts of units that stand behind no amount: 36点 is an hour, 36比 the first half of a ratio.
NO_AMOUNT = {"clock", "ratio"}
FEWEST = {"numbers": 250, "shares": 100, "hedged": 100, "units": 100}


def table(name: str) -> dict[str, Any]:
    """One data file."""
    return tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))


def spellings(name: str) -> list[tuple[dict[str, Any], str, str]]:
    """Each meaning with one spelling and the hedge that is said of it."""
    made = []
    for meaning in table(name)["meaning"]:
        hedges = meaning.get("hedge", "exact")
        each = hedges if isinstance(hedges, list) else [hedges] * len(meaning["texts"])
        made += [(meaning, text, hedge) for text, hedge in zip(meaning["texts"], each, strict=True)]
    return made


SPELLINGS = [row for name in FEWEST for row in spellings(name)]


def amount(figure: Figure) -> Fraction:
    """The value in the base unit."""
    return figure.value * (figure.unit.factor if figure.unit else 1)


def base(figure: Figure) -> str:
    return figure.unit.base if figure.unit else ""


def only(text: str) -> Figure:
    """The one figure of a text."""
    found = read(fold(text))
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(("meaning", "text", "hedge"), SPELLINGS, ids=[text for _, text, _ in SPELLINGS])
def test_every_spelling_reads_as_its_meaning(meaning: dict[str, Any], text: str, hedge: str) -> None:
    start, end = text.index("⟦"), text.index("⟧") - 1
    plain = fold(text.replace("⟦", "").replace("⟧", ""))
    found = read(plain)
    marked = [figure for figure in found if (figure.start, figure.end) == (start, end)]
    assert len(marked) == 1, [plain[figure.start : figure.end] for figure in found]
    figure = marked[0]
    assert (amount(figure), base(figure), figure.hedge) == (Fraction(meaning["value"]), meaning["unit"], hedge)
    assert figure.strict == meaning.get("strict", figure.strict)


@pytest.mark.parametrize("name", FEWEST)
def test_the_corpus_of_spellings_is_wide(name: str) -> None:
    texts = [text for _, text, _ in spellings(name)]
    assert len(set(texts)) == len(texts) >= FEWEST[name]


@pytest.mark.parametrize("series", table("series")["series"], ids=lambda series: series["text"])
def test_every_figure_of_a_series_is_read_in_order(series: dict[str, Any]) -> None:
    text = fold(series["text"])
    found = read(text)
    assert [described(text, figure) for figure in found] == series["figures"]
    for place, figure in enumerate(found):
        assert figure.partner is None or found[figure.partner].partner == place


def described(text: str, figure: Figure) -> str:
    value = amount(figure)
    number = str(value) if value.denominator == 1 else f"{float(value):g}"
    tied = " ~" if figure.partner is not None else ""
    return f"{text[figure.start : figure.end]} = {number} {base(figure)} {figure.hedge}{tied}"


@pytest.mark.parametrize("text", table("negative")["texts"])
def test_a_text_that_counts_nothing_gives_no_figure(text: str) -> None:
    assert [mention.text for mention in quantities(text)] == []
    reading, _ = read_block(text, TimeContext(published=date(2023, 6, 20)))
    assert [reading.text[figure.start : figure.end] for figure in reading.figures] == []


def test_the_corpus_of_silence_is_wide() -> None:
    texts = table("negative")["texts"]
    assert len(set(texts)) == len(texts) >= 500


# -- what stands around a number ---------------------------------------------------------------------------------


@pytest.mark.parametrize("word", sorted(figure_words().numbers.negative_ending))
def test_a_negative_word_that_ends_another_word_is_no_sign(word: str) -> None:
    figure = only(f"{word}负1690亿元")
    assert figure.value == 169_000_000_000
    assert figure.start == 2


@pytest.mark.parametrize("carrier", ["净额为负{}", "净额负{}", "{}", "净额：-{}"])
@pytest.mark.parametrize("number", ["3.5亿元", "40%"])
def test_a_sign_that_stands_alone_counts(carrier: str, number: str) -> None:
    negative = carrier != "{}"
    assert (only(carrier.format(number)).value < 0) is negative


@pytest.mark.parametrize(
    "text", ["东风-21型共3辆", "运-20飞机3架", "甲-3家", "2018-3万人", "5%-8%", "1--2个", "（甲）-3个"]
)
def test_a_hyphen_between_words_or_numbers_is_no_minus(text: str) -> None:
    assert all(figure.value > 0 for figure in read(text))


@pytest.mark.parametrize("unit", ["千瓦", "千瓦时", "千米", "千克", "千卡"])
@pytest.mark.parametrize(("number", "worth"), [("5", 5), ("五", 5), ("5万", 50_000), ("五万", 50_000), ("20", 20)])
def test_a_thousand_that_opens_a_unit_stays_with_it(unit: str, number: str, worth: int) -> None:
    figure = only(f"共{number}{unit}。")
    assert amount(figure) == worth
    assert base(figure) == unit


@pytest.mark.parametrize("subject", figure_words().measures.subjects["点"])
def test_a_point_is_a_unit_where_an_index_is_spoken_of(subject: str) -> None:
    assert base(only(f"{subject}为50.1点")) == "点"


@pytest.mark.parametrize(("text", "unit"), [("指数回升1.1个点", "点"), ("毛利率回升1.1个点", "百分点")])
def test_spoken_points_are_of_the_index_or_of_the_percentage(text: str, unit: str) -> None:
    assert base(only(text)) == unit


@pytest.mark.parametrize("text", ["会议于3点开始", "晚间7点播出", "上午九点到岗"])
def test_a_point_is_a_clock_elsewhere(text: str) -> None:
    reading, _ = read_block(text, TimeContext(published=date(2023, 6, 20)))
    assert reading.figures == ()


# Thousands of entries, of which each takes less time than a test of its own would: those that fail are listed.


def test_a_character_that_opens_another_word_is_no_unit() -> None:
    guards = figure_words().measures.guards
    texts = {f"共有36{word}{opened}": word for word, nexts in guards.items() for opened in sorted(nexts)}
    assert [text for text, word in texts.items() if word in {each.unit.word for each in read(text) if each.unit}] == []


@pytest.mark.parametrize(
    ("text", "unit"), [("36万家庭院", ""), ("36家，", "家"), ("36家", "家"), ("36万人口", ""), ("36万部委", "")]
)
def test_a_unit_needs_its_own_characters(text: str, unit: str) -> None:
    assert base(only(text)) == unit


def test_every_unit_of_the_lexicon_is_read_behind_a_number() -> None:
    words = figure_words()
    texts = {unit: fold(f"{words.measures.subjects.get(unit, ('',))[0]}为36.5{unit}。") for unit in words.units}
    found = {unit: [figure.unit for figure in read(text)] for unit, text in texts.items()}
    known = {unit: words.units[fold(unit)] for unit in texts}
    assert [unit for unit, word in known.items() if found[unit] != ([] if word.sort in NO_AMOUNT else [word])] == []


@pytest.mark.parametrize("word", sorted(figure_words().hedges.before))
def test_every_hedge_before_a_number_is_heard(word: str) -> None:
    said = figure_words().hedges.before[word]
    figure = only(f"数为{word}百万元")
    assert (figure.hedge, figure.strict, figure.outer_start) == (said.hedge, said.strict, 2)


@pytest.mark.parametrize("word", sorted(figure_words().hedges.after))
def test_every_hedge_behind_a_unit_is_heard(word: str) -> None:
    said = figure_words().hedges.after[word]
    figure = only(f"数为36元{word}")
    assert (figure.hedge, figure.strict, figure.outer_end) == (said.hedge, said.strict, 5 + len(word))


def test_a_hedge_that_ends_another_word_is_not_heard() -> None:
    hedges = figure_words().hedges
    words = {ends + word for word, befores in hedges.ending.items() for ends in befores} - set(hedges.before)
    assert [word for word in sorted(words) if only(f"数{word}236万元").hedge != "exact"] == []


@pytest.mark.parametrize(
    ("text", "printed"),
    [("共1亿2345万人", ""), ("共2.5万人", "2.5"), ("共1,234人", "1,234"), ("共三万人", ""), ("共2千3百万人", "")],
)
def test_digits_are_marked_only_where_one_run_prints_the_number(text: str, printed: str) -> None:
    assert text[slice(*only(text).digits)] == printed


def test_dates_that_are_taken_hold_no_figures() -> None:
    text = "2023年3月5日有5家，6日有7家"
    found = read(text, [(0, 9), (13, 15)])
    assert [text[figure.start : figure.end] for figure in found] == ["5家", "7家"]
