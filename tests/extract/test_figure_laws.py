"""Laws that hold for every text: what is printed is read back, and nothing around a figure changes it."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from tests.extract.numbers import FULL_WIDTH, TRADITIONAL, Spelling, amounts, chinese, noise, quiet, shares, spellings

import claimcheck
from claimcheck.extract.clause import clauses, sentences
from claimcheck.extract.figures import Figure, fold, measured, scan_figures
from claimcheck.model import Interval

CARRIERS = ("{}", "总量为{}。", "其中，{}，另计", "较多的有{}；", "（{}）", "共计{}的款项", "：{}\n", "“{}”", "，{}、")
ANY = st.one_of(noise, st.text(max_size=40))


def figures(text: str) -> list[Figure]:
    """What the scan finds where no dates are looked for."""
    return measured(fold(text), scan_figures(fold(text)))


def only(text: str) -> claimcheck.QuantityMention:
    (mention,) = claimcheck.quantities(text)
    return mention


@given(spelling=spellings)
def test_a_printed_value_is_read_back(spelling: Spelling) -> None:
    mention = only(spelling.text)
    said = mention.quantity
    assert mention.text == spelling.quote
    assert (said.value, said.unit, said.hedge) == (spelling.value, spelling.unit, spelling.hedge)
    closed = Interval(said.hard.lower, said.hard.upper)
    assert spelling.value in closed


@given(spelling=spellings, carrier=st.sampled_from(CARRIERS), left=quiet, right=quiet)
def test_text_around_a_figure_never_changes_it(spelling: Spelling, carrier: str, left: str, right: str) -> None:
    text = f"{left}，{carrier.format(spelling.text)}，{right}"
    here, alone = only(text), only(spelling.text)
    assert here.text == text[here.start : here.end] == spelling.quote
    assert _shifted(here, here.start - alone.start) == _shifted(alone, 0)


def _shifted(mention: claimcheck.QuantityMention, by: int) -> tuple[object, ...]:
    """All that a mention says, its places counted from ``by``."""
    said = mention.quantity
    places = (mention.start - by, mention.end - by, mention.outer_start - by, mention.outer_end - by)
    steps = [
        (step.part, step.rule, step.words, step.at and (step.at[0] - by, step.at[1] - by))
        for step in mention.derivation
    ]
    return (*places, said.value, said.unit, said.hedge, said.strict, said.hard, said.readings, *steps)


@given(spelling=spellings)
def test_a_quantity_is_never_narrower_than_its_digits(spelling: Spelling) -> None:
    said = only(spelling.text).quantity
    counted = said.countable and said.printed.magnitude == 1 and said.printed.step >= 1
    half = Fraction(0) if counted else said.printed.step / 2
    if said.hedge == "exact":
        size = abs(said.value)
        shown = Interval(max(size - half, Fraction(0)), size + half)
        assert said.hard.holds(shown.scaled(-1 if said.value < 0 else 1))
    assert said.plausible in (reading.interval for reading in said.readings)
    assert all(said.hard.holds(reading.interval) for reading in said.readings)
    assert said.hard.holds(said.truncated)
    assert said.truncated.holds(said.plausible) or said.plausible.holds(said.truncated)


@given(
    low=st.integers(1, 10) | st.integers(12, 99),
    gap=st.integers(1, 900),
    dash=st.sampled_from(["-", "—", "–", "～", "~", "至", "到"]),
    word=st.sampled_from(["", "万", "亿"]),
    spelled=st.booleans(),
)
def test_a_range_ties_its_ends_and_lends_its_unit(low: int, gap: int, dash: str, word: str, spelled: bool) -> None:
    joint = dash if dash in "至到" else "至"
    text = (
        f"每村{chinese(low)}{joint}{chinese(low + gap)}{word}吨" if spelled else f"每村{low}{dash}{low + gap}{word}吨"
    )
    first, second = claimcheck.quantities(text)
    worth = {"": 1, "万": 10**4, "亿": 10**8}[word]
    assert second.quantity.value == (low + gap) * worth
    assert low in first.quantity.hard
    assert Fraction(low * worth) in first.quantity.hard
    assert (first.range_with, second.range_with) == (1, 0)
    assert first.quantity.unit == second.quantity.unit == "吨"


@given(
    members=st.lists(st.integers(1, 999), min_size=2, max_size=6), unit=st.sampled_from(["家", "%", "个百分点", "万人"])
)
def test_a_list_lends_its_unit_to_every_member(members: list[int], unit: str) -> None:
    found = claimcheck.quantities(f"分别为{'、'.join(map(str, members[:-1]))}和{members[-1]}{unit}")
    assert [mention.quantity.unit for mention in found] == [found[-1].quantity.unit] * len(members)
    assert found[-1].quantity.unit
    assert all(Fraction(number) in mention.quantity.hard for number, mention in zip(members[:-1], found, strict=False))


@given(text=ANY)
def test_the_quantities_of_any_text_lie_apart_in_order_and_inside_it(text: str) -> None:
    found = claimcheck.quantities(text)
    for mention in found:
        assert 0 <= mention.outer_start <= mention.start < mention.end <= mention.outer_end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        printed = mention.quantity.printed
        for start, end in (printed.digits_span, printed.magnitude_span):
            assert mention.start <= start <= end <= mention.end
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(text=ANY)
def test_every_quantity_of_any_text_has_its_value_in_its_range(text: str) -> None:
    for mention in claimcheck.quantities(text):
        said = mention.quantity
        assert not said.hard.empty
        assert said.value in Interval(said.hard.lower, said.hard.upper)


@given(text=noise)
def test_full_width_and_traditional_characters_change_nothing(text: str) -> None:
    plain = [(m.start, m.end, m.quantity.value, m.quantity.unit, m.quantity.hedge) for m in claimcheck.quantities(text)]
    for table in (FULL_WIDTH, TRADITIONAL):
        shown = claimcheck.quantities(text.translate(table))
        assert [(m.start, m.end, m.quantity.value, m.quantity.unit, m.quantity.hedge) for m in shown] == plain


@given(text=noise)
def test_both_ends_of_a_range_know_each_other(text: str) -> None:
    found = claimcheck.quantities(text)
    for place, mention in enumerate(found):
        assert mention.range_with is None or abs(mention.range_with - place) == 1


@given(text=ANY)
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@given(first=noise, second=noise)
def test_nothing_crosses_the_end_of_a_sentence(first: str, second: str) -> None:
    shift = len(first) + 1
    apart = [(f.start, f.end, f.value, f.unit, f.hedge) for f in figures(first)]
    apart += [(f.start + shift, f.end + shift, f.value, f.unit, f.hedge) for f in figures(second)]
    assert [(f.start, f.end, f.value, f.unit, f.hedge) for f in figures(f"{first}。{second}")] == apart


@given(text=noise)
def test_sentences_cover_the_text_and_clauses_lie_inside_them(text: str) -> None:
    spans = sentences(text)
    assert "".join(text[start:end] for start, end in spans) == text
    found = clauses(text, spans, [figure.start for figure in figures(text)])
    assert all(spans[c.sentence][0] <= c.start < c.end <= spans[c.sentence][1] for c in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(text=noise)
def test_every_figure_starts_in_a_clause(text: str) -> None:
    found = figures(text)
    parts = clauses(fold(text), sentences(fold(text)), [figure.start for figure in found])
    for figure in found:
        assert any(clause.start <= figure.start < clause.end for clause in parts)


@given(share=shares(), other=shares())
def test_two_shares_side_by_side_are_two_figures(share: Spelling, other: Spelling) -> None:
    found = claimcheck.quantities(f"甲占{share.quote}，乙占{other.quote}")
    assert [mention.quantity.value for mention in found] == [share.value, other.value]


@given(spelling=amounts(), other=amounts())
def test_two_amounts_in_one_sentence_are_two_figures(spelling: Spelling, other: Spelling) -> None:
    found = claimcheck.quantities(f"甲为{spelling.quote}，乙为{other.quote}")
    assert [mention.quantity.value for mention in found] == [spelling.value, other.value]


@given(
    parts=st.lists(st.sampled_from(["1万", "1亿", "2千", "3百万", "9千亿", "12", "多", "零", "半", "个"]), max_size=30)
)
def test_a_number_of_several_parts_is_no_longer_than_its_magnitudes(parts: list[str]) -> None:
    """However many parts follow each other, one number takes only ever smaller ones, and each magnitude closes once."""
    text = "".join(parts)
    assert all(mention.end - mention.start <= 32 for mention in claimcheck.quantities(text))
