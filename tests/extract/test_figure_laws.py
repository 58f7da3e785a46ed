"""Laws that hold for every text: what is printed is read back, and nothing around a figure changes it."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from tests.extract.numbers import Spelling, amounts, noise, quiet, shares, spellings

from claimcheck.extract.clause import clauses, sentences
from claimcheck.extract.figures import Figure, fold, measured, scan_figures
from claimcheck.lexicon.figures import figure_words
from claimcheck.model import Interval, Quantity

CARRIERS = ("{}", "总量为{}。", "其中，{}，另计", "较多的有{}；", "（{}）", "共计{}的款项", "：{}\n", "“{}”", "，{}、")


def read(text: str) -> list[Figure]:
    return measured(fold(text), scan_figures(fold(text)))


def quantity(text: str, figure: Figure) -> Quantity:
    """The quantity as a claim holds it."""
    digits = fold(text)[slice(*figure.digits)].replace(",", "")
    unit = figure.unit.base if figure.unit else ""
    return figure.quantity(digits, 1, unit, (figure.digits, figure.magnitude))


@given(spelling=spellings)
def test_a_printed_value_is_read_back(spelling: Spelling) -> None:
    found = read(spelling.text)
    assert [spelling.text[figure.start : figure.end] for figure in found] == [spelling.quote]
    said = quantity(spelling.text, found[0])
    assert (said.value, said.unit, said.hedge) == (spelling.value, spelling.unit, spelling.hedge)
    closed = Interval(said.hard.lower, said.hard.upper)
    assert spelling.value in closed


@given(spelling=spellings, carrier=st.sampled_from(CARRIERS), left=quiet, right=quiet)
def test_text_around_a_figure_never_changes_it(spelling: Spelling, carrier: str, left: str, right: str) -> None:
    text = f"{left}，{carrier.format(spelling.text)}，{right}"
    found = read(text)
    assert len(found) == 1
    alone = read(spelling.text)[0]
    here = found[0]
    assert text[here.start : here.end] == spelling.quote
    assert (here.value, here.unit, here.hedge, here.strict) == (alone.value, alone.unit, alone.hedge, alone.strict)


@given(spelling=amounts())
def test_a_quantity_is_never_narrower_than_its_digits(spelling: Spelling) -> None:
    figure = read(spelling.text)[0]
    said = quantity(spelling.text, figure)
    counted = said.countable and said.printed.magnitude == 1 and figure.step >= 1
    half = Fraction(0) if counted else figure.step / 2
    assert said.hard.holds(Interval(max(said.value - half, Fraction(0)), said.value + half))
    assert said.plausible in (reading.interval for reading in said.readings)


@given(
    low=st.integers(1, 99),
    gap=st.integers(1, 900),
    dash=st.sampled_from(["-", "—", "–", "～", "~", "至", "到"]),
    word=st.sampled_from(["", "万", "亿"]),
)
def test_a_range_ties_its_ends_and_lends_its_unit(low: int, gap: int, dash: str, word: str) -> None:
    first, second = read(f"每村{low}{dash}{low + gap}{word}元")
    worth = {"": 1, "万": 10**4, "亿": 10**8}[word]
    assert (first.value, second.value) == (Fraction(low * worth), Fraction((low + gap) * worth))
    assert (first.partner, second.partner) == (1, 0)
    assert first.unit == second.unit == figure_words().units["元"]


@given(
    members=st.lists(st.integers(1, 999), min_size=2, max_size=6), unit=st.sampled_from(["家", "%", "个百分点", "万人"])
)
def test_a_list_lends_its_unit_to_every_member(members: list[int], unit: str) -> None:
    found = read(f"分别为{'、'.join(map(str, members[:-1]))}和{members[-1]}{unit}")
    assert [figure.unit for figure in found] == [found[-1].unit] * len(members)
    assert found[-1].unit is not None


@given(text=st.one_of(noise, st.text(max_size=40)))
def test_figures_of_any_text_lie_apart_in_order_and_inside_it(text: str) -> None:
    found = read(text)
    for figure in found:
        assert 0 <= figure.outer_start <= figure.start < figure.end <= figure.outer_end <= len(text)
        assert figure.start <= figure.digits[0] <= figure.digits[1] <= figure.end
        assert figure.start <= figure.magnitude[0] <= figure.magnitude[1] <= figure.end
        quantity(text, figure)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(text=noise)
def test_both_ends_of_a_range_know_each_other(text: str) -> None:
    found = read(text)
    for place, figure in enumerate(found):
        assert figure.partner is None or abs(figure.partner - place) == 1


@given(text=st.one_of(noise, st.text(max_size=40)))
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@given(first=noise, second=noise)
def test_nothing_crosses_the_end_of_a_sentence(first: str, second: str) -> None:
    shift = len(first) + 1
    apart = [(f.start, f.end, f.value, f.unit, f.hedge) for f in read(first)]
    apart += [(f.start + shift, f.end + shift, f.value, f.unit, f.hedge) for f in read(second)]
    assert [(f.start, f.end, f.value, f.unit, f.hedge) for f in read(f"{first}。{second}")] == apart


@given(text=noise)
def test_sentences_cover_the_text_and_clauses_lie_inside_them(text: str) -> None:
    spans = sentences(text)
    assert "".join(text[start:end] for start, end in spans) == text
    found = clauses(text, spans, [figure.start for figure in read(text)])
    assert all(spans[c.sentence][0] <= c.start < c.end <= spans[c.sentence][1] for c in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(text=noise)
def test_every_figure_starts_in_a_clause(text: str) -> None:
    found = read(text)
    parts = clauses(fold(text), sentences(fold(text)), [figure.start for figure in found])
    for figure in found:
        assert any(clause.start <= figure.start < clause.end for clause in parts)


@given(share=shares(), other=shares())
def test_two_shares_side_by_side_are_two_figures(share: Spelling, other: Spelling) -> None:
    assert [figure.value for figure in read(f"甲占{share.quote}，乙占{other.quote}")] == [
        figure.value for quote in (share.quote, other.quote) for figure in read(quote)
    ]


@given(parts=st.lists(st.sampled_from(["1万", "1亿", "2千", "3百万", "9千亿", "12", "多"]), max_size=30))
def test_a_number_of_several_parts_is_no_longer_than_its_magnitudes(parts: list[str]) -> None:
    """However many parts follow each other, one number takes only ever smaller ones, and each magnitude closes once."""
    text = "".join(parts)
    assert all(figure.end - figure.start <= 24 for figure in read(text))
