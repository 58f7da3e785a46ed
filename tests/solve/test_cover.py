from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.solve.cover import smallest_cover

covers = st.dictionaries(
    st.sampled_from("abcdefg"), st.frozensets(st.integers(0, 7), min_size=1, max_size=4), max_size=7
)


def fewest(sets: dict[str, frozenset[int]]) -> int:
    """The size of the smallest cover, by trying all."""
    wanted = frozenset(at for places in sets.values() for at in places)
    return next(
        size
        for size in range(len(sets) + 1)
        if any(frozenset().union(*(sets[name] for name in chosen)) == wanted for chosen in combinations(sets, size))
    )


@given(covers)
def test_a_search_that_ends_finds_the_fewest(sets: dict[str, frozenset[int]]) -> None:
    chosen, bounded = smallest_cover(sets, dict.fromkeys(sets, 0), 4096)
    assert not bounded
    assert len(chosen) == fewest(sets)
    assert {at for name in chosen for at in sets[name]} == {at for places in sets.values() for at in places}


@given(covers)
def test_a_search_cut_short_says_so_and_still_covers_everything(sets: dict[str, frozenset[int]]) -> None:
    chosen, bounded = smallest_cover(sets, dict.fromkeys(sets, 0), 0)
    assert {at for name in chosen for at in sets[name]} == {at for places in sets.values() for at in places}
    assert bounded or len(chosen) == fewest(sets)


def test_the_first_try_is_kept_where_the_search_may_take_no_step() -> None:
    sets = {"a": frozenset({0, 3}), "b": frozenset({0, 1}), "c": frozenset({2, 3})}
    assert smallest_cover(sets, dict.fromkeys(sets, 0), 0) == (["a", "b", "c"], True)
    assert smallest_cover(sets, dict.fromkeys(sets, 0), 4096) == (["b", "c"], False)


@given(st.permutations("abcd"))
def test_of_equally_many_the_least_confirmed_are_blamed(names: list[str]) -> None:
    sets = {name: frozenset({0} if name in "ab" else {1}) for name in names}
    chosen, _ = smallest_cover(sets, {"a": 2, "b": 1, "c": 0, "d": 3}, 4096)
    assert sorted(chosen) == ["b", "c"]


def test_a_long_chain_is_covered_without_deep_recursion() -> None:
    sets = {f"x{at:04}": frozenset({at, at + 1}) for at in range(3000)}
    chosen, bounded = smallest_cover(sets, dict.fromkeys(sets, 0), 4096)
    assert bounded
    assert {at for name in chosen for at in sets[name]} == set(range(3001))
