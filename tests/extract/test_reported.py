"""Which quantities of a text it reports: those that look like a name, a threshold or an announcement and are none."""

from __future__ import annotations

from datetime import date

import pytest

from claimcheck import quantities
from claimcheck.extract.periods import TimeContext
from claimcheck.extract.reading import read_block
from claimcheck.lexicon.figures import figure_words

WORDS = figure_words()


def reported(text: str) -> list[str]:
    """The quotes of the figures that make claims."""
    reading, _ = read_block(text, TimeContext(published=date(2023, 6, 20)))
    return [reading.text[figure.start : figure.end] for figure in reading.figures]


# -- what stands behind a measure word ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("unit", "noun"),
    [(unit, noun) for unit, nouns in sorted(WORDS.measures.unguarded.items()) for noun in nouns],
)
def test_a_counted_noun_that_opens_like_another_word_is_counted(unit: str, noun: str) -> None:
    assert reported(f"新增36{unit}{noun}") == [f"36{unit}"]


def test_every_counted_noun_lifts_a_guard() -> None:
    for unit, nouns in WORDS.measures.unguarded.items():
        assert all(noun.startswith(WORDS.measures.guards[unit]) for noun in nouns), unit


# -- names -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("unit", "noun"),
    [(unit, noun) for unit, nouns in sorted(WORDS.names.behind.items()) for noun in nouns],
)
def test_a_unit_with_what_makes_it_a_name_is_no_quantity(unit: str, noun: str) -> None:
    assert quantities(f"36{unit}{noun}") == []


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("新建200米跑道", ["200米"]),
        ("加固河堤50公里", ["50公里"]),
        ("铺设3米板材", ["3米"]),
        ("两名女子买了60公斤苹果", ["两名", "60公斤"]),
        ("100人参赛", ["100人"]),
        ("下潜200米，打捞3米残骸", ["200米", "3米"]),
    ],
)
def test_a_length_or_a_weight_outside_of_sport_is_reported(text: str, quotes: list[str]) -> None:
    assert reported(text) == quotes


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("推出十项行动", ["十项"]),
        ("投入百亿元工程", ["百亿元"]),
        ("增产超千亿斤，行动见效", ["千亿斤"]),
        ("支持300万就业，实施专项行动", ["300万"]),
    ],
)
def test_an_amount_near_a_plan_is_reported(text: str, quotes: list[str]) -> None:
    assert reported(text) == quotes


@pytest.mark.parametrize("text", ["开行1461次列车", "加开686次动车", "累计686次列车"])
def test_trains_that_ran_are_counted(text: str) -> None:
    assert len(reported(text)) == 1


# -- thresholds --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "新建1000个以上应用场景",
        "产值增长10%以上的企业",
        "投资50亿元以上，建成投产",
        "日产30吨以上。",
        "投放3000亿元以上贷款",
        "产出1亿元以上项目资金",
        "打造20家以上的企业",
        "北方出现35℃以上的高温",
        "增产1亿吨以上的水平",
        "参保率95%及以上的地区",
    ],
)
def test_a_hedged_amount_that_picks_nothing_out_is_reported(text: str) -> None:
    assert len(reported(text)) == 1


# -- one, and what is to come ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ["造成至少1人死亡", "目前有1人死亡", "另有1名村民受伤", "增至每天1列", "每3分钟钻过1个隧道", "有1家企业停产"],
)
def test_a_single_one_is_reported_where_it_is_no_basis(text: str) -> None:
    assert len(reported(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "91个问题当场解决",
        "三个新项目",
        "106个地方获评",
        "1700余项新技术",
        "98例新冠肺炎",
        "20个战略性产业集群",
        "上千个地方",
    ],
)
def test_a_count_of_things_that_open_like_an_announcement_is_reported(text: str) -> None:
    assert len(reported(text)) == 1


@pytest.mark.parametrize("text", ["下降三度", "零下五度", "坡度不足四度", "用了两次以上的20次"])
def test_degrees_and_large_frequencies_are_reported(text: str) -> None:
    assert len(reported(text)) == 1


@pytest.mark.parametrize("text", ["公布“36条”整改措施，新修订14条", "其他方面新增14个"])
def test_a_count_beside_quotes_or_the_rest_is_reported(text: str) -> None:
    assert any(quote.startswith("14") for quote in reported(text))
