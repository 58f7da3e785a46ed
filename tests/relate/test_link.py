"""When two names may be of one metric: what ties them, and what forbids it however alike they are."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.strategies import claims

from claimcheck.extract.key import canonical_key
from claimcheck.lexicon.metrics import metric_words
from claimcheck.model import Claim, Metric
from claimcheck.pipeline import check_text
from claimcheck.relate.likeness import likeness, restates, vetoed

PUBLISHED = date(2024, 3, 1)
PLACES = ("江苏", "浙江", "云南", "法国", "越南")
STEMS = ("跨境电商包裹", "燃煤机组", "货运航线", "蔬菜大棚", "学前教育经费", "湿地保护")
HEADS = ("总额", "数量", "面积", "用量", "规模")
FILLERS = ("的", "累计", "全部", "共", "总计", "目前")
MARKS = ("新增", "不含", "其他", "人均", "非", "净")


def named(claim: Claim, name: str, sentence: str = "") -> Claim:
    """A claim under another name."""
    return evolve(claim, metric=Metric(name, canonical_key(name)), sentence=sentence or name)


names = st.builds("".join, st.tuples(st.sampled_from(STEMS), st.sampled_from(HEADS)))
pairs = st.tuples(claims(), names, claims(), names).map(lambda drawn: (named(*drawn[:2]), named(*drawn[2:])))


@given(pairs)
def test_likeness_and_veto_look_the_same_from_both_sides(pair: tuple[Claim, Claim]) -> None:
    one, other = pair
    assert vetoed(one, other) == vetoed(other, one)
    assert likeness(one, other) == likeness(other, one)


@given(pairs)
def test_a_link_across_documents_is_symmetric(pair: tuple[Claim, Claim]) -> None:
    one, other = evolve(pair[0], document="a"), evolve(pair[1], document="b")
    assert restates(one, other) == restates(other, one)


@given(claims(), names)
def test_a_name_is_never_vetoed_by_itself_and_restates_itself(claim: Claim, name: str) -> None:
    one = named(claim, name)
    assert not vetoed(one, one)
    assert restates(one, one)


@given(claims(), st.sampled_from(STEMS), st.sampled_from(HEADS), st.data())
def test_a_word_for_its_counterpart_always_vetoes(claim: Claim, stem: str, head: str, data: st.DataObject) -> None:
    group = data.draw(st.sampled_from(metric_words().opposed))
    mine, yours = data.draw(st.permutations(group))[:2]
    assume(not any(word in stem + head for word in group))
    assume(mine not in yours and yours not in mine)
    one, other = named(claim, f"{stem}{mine}{head}"), named(claim, f"{stem}{yours}{head}")
    assert vetoed(one, other)
    assert not restates(one, other)


@given(claims(), st.sampled_from(STEMS), st.sampled_from(HEADS), st.permutations(PLACES))
def test_two_places_always_veto(claim: Claim, stem: str, head: str, places: list[str]) -> None:
    one, other = (named(claim, f"对{place}{stem}{head}") for place in places[:2])
    assert vetoed(one, other)
    assert not restates(one, other)


@given(claims(), st.sampled_from(STEMS), st.sampled_from(HEADS), st.sampled_from(MARKS))
def test_a_mark_that_one_name_lacks_always_vetoes(claim: Claim, stem: str, head: str, mark: str) -> None:
    one, other = named(claim, f"{stem}{head}"), named(claim, f"{mark}{stem}{head}")
    assert vetoed(one, other)
    assert not restates(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("第一批入选村落", "第二批入选村落"),
        ("5G基站", "4G基站"),
        ("A股成交额", "B股成交额"),
        ("一季度发电量", "二季度发电量"),
        ("120急救出车次数", "110出警次数"),
        ("不达标河段", "达标河段"),
        ("无证摊位", "摊位"),
        ("剔除一次性因素的营收", "营收"),
        ("非金属矿产量", "矿产量不含金属矿"),
    ],
)
def test_numbers_letters_and_negations_veto(one: str, other: str) -> None:
    claim = _claim("2023年，全县摊位12万个。")
    assert vetoed(named(claim, one), named(claim, other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("无锡港吞吐量", "港口吞吐量"),
        ("非遗工坊", "工坊"),
        ("未来社区", "社区"),
        ("净化设备产量", "设备产量"),
        ("水库除险加固投资", "水库加固投资"),
        ("工业增加值", "工业生产总值"),
    ],
)
def test_words_that_only_hold_a_mark_do_not_veto(one: str, other: str) -> None:
    claim = _claim("2023年，全县摊位12万个。")
    assert not vetoed(named(claim, one), named(claim, other))


@given(claims(), st.lists(st.sampled_from(STEMS), min_size=1, max_size=2, unique=True), st.data())
def test_a_filling_word_never_breaks_a_link(claim: Claim, stems: list[str], data: st.DataObject) -> None:
    name = "".join(stems) + data.draw(st.sampled_from(HEADS))
    at, filler = data.draw(st.sampled_from((0, len(stems[0])))), data.draw(st.sampled_from(FILLERS))
    one, other = named(claim, name), named(claim, name[:at] + filler + name[at:])
    assert one.metric.key == other.metric.key or restates(one, other)


def test_a_later_name_may_drop_what_was_said_and_may_not_add_to_it() -> None:
    claim = _claim("2023年，全县摊位12万个。")
    full, short = named(claim, "跨海大桥主塔混凝土浇筑量"), named(claim, "混凝土浇筑量")
    assert restates(full, evolve(short, sentence="截至年底，混凝土浇筑量已有12万立方米，比计划多。"))
    assert not restates(evolve(short, sentence="截至年底，混凝土浇筑量已有12万立方米，比计划多。"), full)


def test_words_of_the_earlier_sentence_are_said() -> None:
    claim = _claim("2023年，全县摊位12万个。")
    earlier = named(claim, "惠及渔民", "渔港升级改造惠及渔民12万人次，其中老年渔民占三成。")
    later = named(claim, "渔港升级惠及渔民")
    assert restates(earlier, later)


def test_a_line_that_only_sums_up_may_be_the_shorter() -> None:
    claim = _claim("2023年，全县摊位12万个。")
    line = evolve(named(claim, "混凝土浇筑量", "混凝土浇筑量12万立方米"), quote="12万立方米")
    assert restates(line, named(claim, "跨海大桥主塔混凝土浇筑量"))


@pytest.mark.parametrize(
    "text",
    [
        "2023年，全省鲜花产量12.5亿枝。2023年，全省光伏装机12.5亿枝。",
        "2023年，该港靠泊邮轮185艘次。2023年，海事部门检查渔船185艘次。",
        "2023年住院患者结算397.62万人次。2023年门诊患者结算397.62万人次。",
        "2023年对泰国出口大蒜12.5万吨。2023年对越南出口大蒜12.5万吨。",
    ],
)
def test_equal_digits_never_link(text: str) -> None:
    report = check_text(text, published=PUBLISHED, raising=True)
    assert [check for check in report.checks if check.rule == "CC201"] == []


def _claim(text: str) -> Claim:
    report = check_text(text, published=PUBLISHED, raising=True)
    return report.claims[0]
