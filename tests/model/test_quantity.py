from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.strategies import MAGNITUDE_WORDS, Cut, figure, quantities, spelled

from claimcheck.model import Interval, Quantity
from claimcheck.model.quantity import Hedge


@given(
    st.builds(Fraction, st.integers(1, 10**15), st.sampled_from((1, 3, 7, 1000))),
    st.sampled_from(sorted(MAGNITUDE_WORDS)),
    st.integers(0, 3),
    st.sampled_from(("nearest", "truncated")),
)
def test_a_value_printed_with_given_digits_lies_in_the_hard_range(
    value: Fraction, magnitude: int, places: int, cut: Cut
) -> None:
    digits = spelled(value / magnitude, places, cut)
    assume(Fraction(digits) != 0)
    made = figure(digits, magnitude)
    assert value in made.hard
    assert value in (made.plausible if cut == "nearest" else made.truncated)


@given(quantities())
def test_ranges_are_nested_and_hold_the_readings(made: Quantity) -> None:
    assert made.truncated.holds(made.plausible)
    assert made.hard.holds(made.truncated)
    for reading in made.readings:
        assert made.hard.holds(reading.interval)
    assert not made.plausible.empty


@given(quantities())
def test_a_negative_figure_mirrors_the_positive_one(made: Quantity) -> None:
    printed = made.printed
    twin = figure(
        printed.digits,
        int(printed.magnitude),
        made.unit,
        hedge=made.hedge,
        countable=made.countable,
        negative=made.value > 0,
        strict=made.strict,
    )
    assert twin.value == -made.value
    assert twin.plausible == -made.plausible
    assert twin.hard == -made.hard


@given(quantities())
def test_reprinting_the_same_digits_changes_nothing(made: Quantity) -> None:
    assert made.reprinted(made.printed.digits, made.printed.magnitude) == made


@pytest.mark.parametrize(
    ("hedge", "inside", "outside"),
    [
        ("over", (101, 120, 10**6), (100, 99)),
        ("under", (99, 1, 0), (100, 101)),
        ("about", (95, 105, 60, 140), (49, 151)),
    ],
)
def test_a_hedge_excludes_only_what_its_word_excludes(
    hedge: Hedge, inside: tuple[int, ...], outside: tuple[int, ...]
) -> None:
    made = figure("100", hedge=hedge)
    assert all(value in made.hard for value in inside)
    assert not any(value in made.hard for value in outside)


@pytest.mark.parametrize("hedge", ["over", "under"])
def test_a_bound_that_includes_its_number_is_not_strict(hedge: Hedge) -> None:
    assert 100 in figure("100", hedge=hedge, strict=False).hard
    assert 100 in figure("100", hedge=hedge, strict=False).plausible


def test_of_a_negative_growth_over_speaks_of_the_size() -> None:
    made = figure("54", unit="%", hedge="over", negative=True)
    assert -60 in made.hard
    assert -54 not in made.hard
    assert -50 not in made.hard


def test_round_figures_may_have_been_rounded_before_their_zeros() -> None:
    made = figure("1200", 10**8)
    assert made.hard == Interval(Fraction(1150 * 10**8), Fraction(1300 * 10**8), upper_open=True)
    assert made.plausible == Interval(Fraction(119950 * 10**6), Fraction(120050 * 10**6))
    species = figure("2800", unit="种", countable=True)
    assert species.plausible == Interval.point(2800)
    assert 2849 in species.hard
    assert 2749 not in species.hard


@pytest.mark.parametrize(("digits", "unit"), [("24", "个"), ("52732", "家"), ("10", "个")])
def test_counted_things_are_exact(digits: str, unit: str) -> None:
    assert figure(digits, unit=unit, countable=True).hard == Interval.point(int(digits))


def test_a_counted_figure_with_a_magnitude_word_is_rounded() -> None:
    assert figure("397.62", 10**4, "人次", countable=True).hard == Interval(
        Fraction(3976150), Fraction(3976300), upper_open=True
    )
