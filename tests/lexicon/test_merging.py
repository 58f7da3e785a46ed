"""Several packs as one: equals in any order, and a user's over those that ship."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.errors import PackError
from claimcheck.lexicon.merging import lay_over, merge
from claimcheck.lexicon.metrics import vocabulary
from claimcheck.lexicon.pack import Entry, Pack, WordLists
from claimcheck.lexicon.packfile import parse_pack, shipped_packs

SHIPPED = merge(shipped_packs())
ENTRIES = {entry.name: entry for entry in SHIPPED.entries}


@st.composite
def excerpts(draw: st.DrawFn) -> Pack:
    """Part of what the shipped packs say, so that no two excerpts contradict each other."""

    def some(told: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(draw(st.permutations(draw(st.lists(st.sampled_from(told), max_size=3))))) if told else ()

    chosen = draw(st.lists(st.sampled_from(SHIPPED.entries), max_size=4, unique=True))
    entries = tuple(evolve(entry, also=some(entry.also), parts=some(entry.parts)) for entry in chosen)
    words = WordLists(heads=some(SHIPPED.words.heads), opposed=some(SHIPPED.words.opposed))
    return Pack(words, splits=some(SHIPPED.splits), replaces=some(SHIPPED.replaces), entries=entries)


def user(text: str) -> Pack:
    """A user's pack over the shipped ones."""
    return lay_over(SHIPPED, merge([parse_pack(text)]))


@given(excerpts(), excerpts())
def test_the_order_of_packs_changes_nothing(one: Pack, other: Pack) -> None:
    assert merge([one, other]) == merge([other, one])


@given(excerpts(), excerpts(), excerpts())
def test_packs_may_be_merged_in_any_grouping(one: Pack, two: Pack, three: Pack) -> None:
    assert merge([merge([one, two]), three]) == merge([one, merge([two, three])]) == merge([one, two, three])


@given(excerpts())
def test_a_pack_twice_is_the_pack_once(pack: Pack) -> None:
    assert merge([pack, pack]) == merge([pack])


@given(excerpts())
def test_to_repeat_what_the_shipped_packs_say_changes_nothing(pack: Pack) -> None:
    assert lay_over(SHIPPED, merge([pack])) == SHIPPED


def test_a_synonym_is_added_to_a_metric_that_ships() -> None:
    words = vocabulary(user('[[metric]]\nname = "票房"\nalso = ["票房收入总计"]\n'))
    assert words.content("暑期票房收入总计") == words.content("暑期票房")


def test_a_metric_takes_its_spellings_from_those_that_ship() -> None:
    entry = next(entry for entry in ENTRIES.values() if len(entry.also) > 1)
    taken, left = entry.also[:2]
    words = vocabulary(lay_over(SHIPPED, Pack(entries=(Entry(taken),))))
    assert words.content(taken) == (taken,)
    assert words.content(left) == (entry.name,)


def test_a_metric_may_be_renamed_with_all_its_spellings_and_conventions() -> None:
    entry = next(entry for entry in ENTRIES.values() if entry.parts and entry.also)
    own = Entry("甲乙丙", also=(entry.name,))
    words = vocabulary(lay_over(SHIPPED, Pack(entries=(own,))))
    assert {words.content(spelling) for spelling in entry.spellings} == {("甲乙丙",)}
    assert "甲乙丙" in {partition.whole for partition in words.partitions}
    assert entry.name not in {partition.whole for partition in words.partitions}


def test_a_user_says_how_a_metric_is_counted() -> None:
    assert vocabulary(SHIPPED).measured("全市行驶里程") == "instant"
    words = vocabulary(user('[[metric]]\nname = "行驶里程"\nmeasured = "span"\n'))
    assert words.measured("全市行驶里程") == "span"
    assert words.measured("全市通车里程") == "instant"


def test_a_user_takes_back_that_a_word_is_counted_at_an_instant() -> None:
    assert vocabulary(SHIPPED).measured("全厂库存") == "instant"
    words = vocabulary(user('[words]\nspan = ["库存"]\n'))
    assert words.measured("全厂库存") == "span"


def test_a_user_takes_back_a_convention_of_growth() -> None:
    assert vocabulary(SHIPPED).grows_really("工业增加值")
    words = vocabulary(user('[[metric]]\nname = "内部增加值"\ngrowth = "nominal"\n'))
    assert not words.grows_really("集团内部增加值")
    assert words.grows_really("工业增加值")


def test_a_word_of_the_user_is_dropped_from_names_no_longer() -> None:
    assert "运行" not in vocabulary(SHIPPED).content("运行班次")
    words = vocabulary(user('[words]\nterms = ["运行"]\n'))
    assert "运行" in words.content("运行班次")


def test_spellings_of_one_metric_are_opposed_no_longer() -> None:
    first, second = next(group for group in SHIPPED.words.opposed if len(group) == 2)
    words = vocabulary(lay_over(SHIPPED, Pack(entries=(Entry(first, also=(second,)),))))
    assert not any({first, second} <= set(group) for group in words.opposed)


def test_equals_may_not_contradict_each_other() -> None:
    one = parse_pack('[[metric]]\nname = "门票收入"\nalso = ["票务收入"]\nmeasured = "span"\n', "one.toml")
    other = parse_pack('\n[[metric]]\nname = "票务收入"\n', "other.toml")
    third = parse_pack('\n\n[[metric]]\nname = "门票收入"\nmeasured = "instant"\n', "third.toml")
    for packs in ([one, other], [other, one]):
        with pytest.raises(PackError) as caught:
            merge(packs)
        assert [(fault.path, fault.line) for fault in caught.value.faults] == [("one.toml", 1)] or [
            (fault.path, fault.line) for fault in caught.value.faults
        ] == [("other.toml", 2)]
    with pytest.raises(PackError, match=r"third\.toml:3: “门票收入 measured” contradicts “门票收入” in one\.toml:1"):
        merge([third, one])
    splits = [parse_pack(f'[splits]\n"票房人次" = ["{a}", "{b}"]\n') for a, b in (("票房", "人次"), ("人次", "票房"))]
    with pytest.raises(PackError, match="票房人次"):
        merge(splits)
