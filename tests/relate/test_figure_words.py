"""Figures against their own words, whatever the numbers: what is always wrong, and what never is."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from claimcheck.model import Report
from claimcheck.pipeline import check_text

PUBLISHED = date(2024, 3, 1)
FALLS = st.sampled_from(("下降", "下降了", "减少", "减少了", "降低", "缩小", "缩短了"))
SUBJECTS = st.sampled_from(("投诉量", "单位能耗", "审批时间", "渔船数量", "药价"))
RATES = st.sampled_from(("自来水普及率", "合格率", "养老床位使用率", "参保率"))
UNITS = st.sampled_from(("个", "元", "公斤", "人次", "%"))
JOINTS = st.sampled_from(("至", "到", "—", "-", "～"))


def checked(text: str) -> Report:
    return check_text(text, published=PUBLISHED, raising=True)


def found(text: str, code: str) -> list[str]:
    """The severities of what a rule says of a text."""
    return [finding.severity for finding in checked(text).findings if finding.rule == code]


def decimal(tenths: int) -> str:
    return f"{tenths // 10}.{tenths % 10}"


@given(SUBJECTS, FALLS, st.integers(1, 500), st.sampled_from(("", "多")))
def test_a_fall_by_whole_times_is_always_found(subject: str, fall: str, times: int, more: str) -> None:
    severity = "note" if times == 1 and not more else "warning"
    assert found(f"2023年，全市{subject}同比{fall}{times}倍{more}。", "CC104") == [severity]


@given(SUBJECTS, FALLS, st.integers(1, 999))
def test_a_fall_told_in_per_cent_never_is(subject: str, fall: str, tenths: int) -> None:
    assert found(f"2023年，全市{subject}同比{fall}{decimal(tenths)}%。", "CC104") == []


@given(SUBJECTS, st.sampled_from(("增长", "提高", "扩大", "增加了")), st.integers(1, 500))
def test_a_rise_may_be_of_any_size(subject: str, rise: str, times: int) -> None:
    assert found(f"2023年，全市{subject}{rise}{times}倍。", "CC104") == []


@given(st.sampled_from(("全省", "职工总数", "全部职工")), st.integers(1, 1000))
def test_no_share_up_to_the_whole_is_too_large(whole: str, tenths: int) -> None:
    assert found(f"2023年末，女职工占{whole}的{decimal(tenths)}%。", "CC105") == []


@given(st.sampled_from(("全省", "职工总数", "全部职工")), st.integers(1011, 9999))
def test_every_share_of_more_than_the_whole_is(whole: str, tenths: int) -> None:
    assert found(f"2023年末，女职工占{whole}的{decimal(tenths)}%。", "CC105") == ["error"]


@given(st.lists(st.integers(1, 499), min_size=2, max_size=2).map(sorted))
def test_parts_of_one_division_never_pass_it(cuts: list[int]) -> None:
    first, second = cuts[0], cuts[1] - cuts[0] + 1
    shares = [decimal(part) for part in (first, second, 1000 - first - second)]
    text = f"资金分为三类，甲类占{shares[0]}%，乙类占{shares[1]}%，丙类占{shares[2]}%。"
    assert found(text, "CC105") == []


@given(st.integers(2, 9000), st.integers(2, 9000), UNITS, JOINTS)
def test_a_range_in_order_is_never_reversed(one: int, other: int, unit: str, joint: str) -> None:
    low, high = sorted((one, other))
    assert found(f"2023年，各村补助标准为{low}{joint}{high}{unit}。", "CC106") == []


@given(st.integers(20, 9000), st.integers(11, 9000), UNITS, JOINTS)
def test_a_reversed_range_is_found_wherever_both_ends_are_read(one: int, other: int, unit: str, joint: str) -> None:
    high, low = max(one, other), min(one, other)
    text = f"2023年，各村补助标准为{high}{joint}{low}{unit}。"
    report = checked(text)
    ends = [claim.quantity.hard for claim in report.claims if claim.range_with]
    assume(len(ends) > 1 and not ends[0].overlaps(ends[1]) and ends[0].lower == max(end.lower or 0 for end in ends))
    assert [each.rule for each in report.findings] == ["CC106"]


@given(RATES, st.integers(50, 949), st.integers(50, 949))
def test_a_true_movement_of_rates_fits_in_either_wording(rate: str, start: int, end: int) -> None:
    assume(start != end)
    verb, moved = ("提高", "提高到") if end > start else ("下降", "下降到")
    relative = round(Fraction(abs(end - start) * 1000, start))
    ends = f"全县{rate}由{decimal(start)}%{moved}{decimal(end)}%"
    assert found(f"{ends}，{verb}{decimal(abs(end - start))}个百分点。", "CC108") == []
    if relative:
        assert found(f"{ends}，{verb}{decimal(relative)}%。", "CC108") == []


@given(RATES, st.integers(50, 800), st.integers(50, 800))
def test_a_confused_one_is_found_where_the_two_can_be_told_apart(rate: str, start: int, end: int) -> None:
    apart = abs(end - start)
    relative = round(Fraction(apart * 1000, start))
    assume(abs(relative - apart) > 30 and relative > 30 and apart > 10)
    verb, moved = ("提高", "提高到") if end > start else ("下降", "下降到")
    ends = f"全县{rate}由{decimal(start)}%{moved}{decimal(end)}%"
    assert found(f"{ends}，{verb}{decimal(apart)}%。", "CC108") == ["warning"]
    assert found(f"{ends}，{verb}{decimal(relative)}个百分点。", "CC108") == ["warning"]


@given(st.integers(2, 300), st.integers(2, 30))
def test_growth_and_multiple_of_the_same_levels_fit_only_as_they_are(start: int, times: int) -> None:
    ends = f"该镇民宿由{start}家增长到{start * times}家"
    assert found(f"{ends}，增长{times - 1}倍。", "CC109") == []
    assert found(f"{ends}，是原来的{times}倍。", "CC109") == []
    # Trailing zeros may be rounded ones, and leave it at a note.
    if times > 3 and all(number % 10 for number in (start * times, start, times, times - 1)):
        assert found(f"{ends}，增长{times}倍。", "CC109") == ["warning"]
        assert found(f"{ends}，是原来的{times - 1}倍。", "CC109") == ["warning"]


@given(st.integers(1, 12))
def test_months_are_over_by_the_last_day(month: int) -> None:
    text = f"2024年1—{month}月，全市进出口总额86.4亿元，同比增长7.2%。"
    for published in (date(2024, 12, 31), date(2025, 1, 15)):
        report = check_text(text, published=published, raising=True)
        assert [each for each in report.findings if each.rule == "CC107"] == []
    assert check_text(text, raising=True).findings == ()
