from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.render.layout import clip, excerpt, pad, plain, width, wrap
from claimcheck.render.source import Source
from claimcheck.render.style import Style
from claimcheck.render.underline import underlined

TEXT = st.text(st.sampled_from("参保 人数abc12.5%，。（）é😀…"), max_size=60)
ANY = st.text(max_size=60)


def test_a_wide_character_takes_two_cells() -> None:
    assert width("参保13.6亿") == 10


@given(TEXT, st.integers(min_value=2, max_value=40))
def test_clipped_text_fits_and_is_a_beginning(text: str, cells: int) -> None:
    short = clip(text, cells)
    assert width(short) <= cells
    assert short == text or (short.endswith("…") and text.startswith(short[:-1]))


@given(TEXT, st.integers(min_value=2, max_value=40))
def test_padded_text_fills_its_cells_exactly(text: str, cells: int) -> None:
    assert width(pad(text, cells)) == cells


@given(TEXT, st.integers(min_value=2, max_value=40))
def test_wrapped_lines_fit_and_lose_nothing_but_spaces(text: str, cells: int) -> None:
    lines = wrap(text, cells)
    assert all(width(line) <= cells for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_a_number_is_not_broken_over_two_lines() -> None:
    assert wrap("参保人数为133386.9万", 14) == ["参保人数为", "133386.9万"]


@given(TEXT, st.data(), st.integers(min_value=8, max_value=60))
def test_an_excerpt_fits_and_marks_the_place(line: str, data: st.DataObject, cells: int) -> None:
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, len(line)))
    part = excerpt(line, start, end, cells)
    assert width(part.text) <= cells
    assert _cut(part.text, part.before, part.marked) == clip(line[start:end], cells - 2)


def _cut(text: str, before: int, marked: int) -> str:
    """The characters that stand in the cells from ``before``."""
    at = next(n for n in range(len(text) + 1) if width(text[:n]) == before)
    end = next(n for n in range(at, len(text) + 1) if width(text[at:n]) == marked)
    return text[at:end]


@pytest.mark.parametrize(
    ("line", "quote"),
    [
        ("\t２０２３年，\t支出１０６９．１０亿元", "１０６９．１０亿元"),
        ("cafe\u0301 支出10亿元", "10亿元"),
        ("か\u3099" * 40 + "10亿元", "10亿元"),
        ("❤\ufe0f支持👍🏽10亿元" + "字" * 500, "10亿元"),
        ("👨\u200d👩\u200d👧🇨🇳10亿元", "10亿元"),
        ("文" * 3000 + "支出10亿元" + "字" * 3000, "10亿元"),
        ("±“①”…10亿元㎡", "10亿元"),
    ],
)
def test_the_marks_stand_below_the_figure_whatever_stands_before_it(line: str, quote: str) -> None:
    start = plain(line).index(quote)
    text, marks = underlined(1, line, (start, start + len(quote)), Style(width=60), "bold")
    at = text.index(quote)
    assert width(text) <= 60
    assert marks.count("^") == width(quote)
    assert width(text[:at]) == marks.index("^")
    assert not text.startswith("…\u3099", text.index("│") + 2)


def test_a_figure_wider_than_the_line_is_marked_as_far_as_it_is_shown() -> None:
    digits = "1" * 200
    text, marks = underlined(1, digits, (0, 200), Style(width=60), "bold")
    assert width(text) <= 60
    assert width(marks) <= width(text)


@given(ANY)
def test_no_control_character_reaches_the_terminal(text: str) -> None:
    shown = plain(text)
    assert len(shown) == len(text)
    assert not any(unicodedata.category(character) in {"Cc", "Cf"} for character in shown)


@pytest.mark.parametrize("text", ["\x1b[31mred", "a\x9b31m", "\u202eright to left", "\u200bhidden", "bell\x07"])
def test_what_could_steer_a_terminal_is_made_visible(text: str) -> None:
    assert "�" in plain(text)


@given(st.text(st.sampled_from("参1\r\n\u2028\x0b"), max_size=40))
def test_a_position_leads_back_to_its_character(text: str) -> None:
    source = Source(text)
    for offset, character in enumerate(text):
        if character not in "\r\n":
            position = source.position(offset)
            assert source.line(position.line)[position.column - 1] == character


@given(st.text(st.sampled_from("参1\r\n"), max_size=40), st.data(), st.integers(0, 10))
def test_what_stands_around_a_span_is_part_of_its_line(text: str, data: st.DataObject, reach: int) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    source = Source(text)
    if start < len(text) and text[start] in "\r\n":
        return
    part, first, last = source.around(start, end, reach)
    assert part in source.line(source.position(start).line)
    assert part[first:last] == text[start:end].splitlines()[0] if end > start else first == last


def test_all_three_line_breaks_count_as_one_line() -> None:
    source = Source("一\r\n二\r三\n四")
    assert [source.line(number) for number in (1, 2, 3, 4)] == ["一", "二", "三", "四"]
