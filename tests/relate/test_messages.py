"""What findings say, in both languages, on every text in which a rule fires."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from tests.relate.test_rules import checked, entries, settings

from claimcheck.messages.periods import MONTHS
from claimcheck.model import Inequality, Report, Text

TEXTS = [pytest.param(each.values[1], id=each.id) for each in entries("fires")]
QUOTED = re.compile("“[^“”]*”")
# What no text has anywhere: days and ranges as a program writes them, ids, places that were not filled, what is empty
# or stands there twice.
SLIPS = re.compile(
    r"\d{4}-\d{2}-\d{2}|\bd\d+\.c\d+\b|\bNone\b|[{}]|“\s*”|（\s*）|\(\s*\)|\s{2}|[，。；：、]{2}|[,;:]{2}|"
    r"%%|个个|万万|亿亿|～|\s[，。；：、,;:]|[（(]\s|\s[）)]"
)
ENDS = re.compile(r"^[\s，。；：、,;:]|[\s，。；：、,;:.]$")
PERIODS = {
    **{f"{MONTHS[month]}": f"{month}" for month in range(1, 13)},
    **{f"{word}季度": f"Q{quarter}" for quarter, word in enumerate("一二三四", 1)},
    "上半年": "H1",
    "下半年": "H2",
}
PERIOD = re.compile("|".join(rf"\b{name}\b" if name.isascii() else name for name in PERIODS))
NUMBER = re.compile("[QH]?[0-9][0-9.,]*(?<![.,])")
WORTH = {"": 1, "千": 10**3, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "万亿": 10**12}
BOUND = re.compile(
    "(?P<words>不小于|大于|不大于|小于|就是|at least|above|at most|below|exactly) (?P<number>−?[0-9]+(?:[.][0-9]+)?)"
    "(?P<worth>万亿|千万|百万|亿|万|千|)"
)
FROM, UP_TO = (
    ("不小于", "大于", "就是", "at least", "above", "exactly"),
    ("不大于", "小于", "就是", "at most", "below", "exactly"),
)
LAST = ("总是大于", "always above", "没有公共的值", "no value in common")
UNIT = re.compile("(?<=[0-9.])[\u4e00-\u9fff]+")


def texts(report: Report) -> Iterator[Text]:
    """All that is said of the findings and checks of a report."""
    for check in report.checks:
        yield check.statement
        if check.difference:
            yield check.difference.text
    for finding in report.findings:
        yield finding.message
        yield from (line.text for line in finding.certificate)
        yield from (repair.text for suspect in finding.suspects for repair in suspect.repairs)


@pytest.fixture
def report(entry: dict[str, Any], tmp_path: Path) -> Report:
    return checked(entry["texts"], settings(entry, tmp_path))


@pytest.mark.parametrize("entry", TEXTS)
def test_nothing_is_said_that_only_a_program_would_say(report: Report) -> None:
    for text in texts(report):
        for told in (text.zh, text.en):
            assert SLIPS.search(told) is None
            assert ENDS.search(told) is None
            assert all(told.count(one) == told.count(other) for one, other in ("“”", "（）", "()"))


@pytest.mark.parametrize("entry", TEXTS)
def test_each_language_keeps_to_itself(report: Report) -> None:
    figures = sorted({claim.quote for claim in report.claims}, key=len, reverse=True)
    for text in texts(report):
        english = QUOTED.sub("", text.en)
        assert re.search("[，。；：、（）！？《》]", english) is None
        assert not english[:1].isupper()
        for figure in figures:
            english = english.replace(figure, "0")
        assert re.search("[\u4e00-\u9fff]", UNIT.sub("", english)) is None
        chinese = QUOTED.sub("", text.zh)
        assert re.search("[A-Za-z]{2}", chinese) is None


@pytest.mark.parametrize("entry", TEXTS)
def test_both_languages_have_the_same_figures_and_names(report: Report) -> None:
    for text in texts(report):
        assert numbers(text.zh) == numbers(text.en)


@pytest.mark.parametrize("entry", TEXTS)
def test_a_message_begins_with_what_should_hold_and_is_short(report: Report) -> None:
    stated = {check.id: check.statement for check in report.checks}
    for finding in report.findings:
        assert len(finding.message.zh) <= 250
        assert len(finding.message.en) <= 500
        told = [stated[check] for check in finding.checks]
        assert not told or any(
            finding.message.zh.startswith(each.zh) and finding.message.en.startswith(each.en) for each in told
        )


@pytest.mark.parametrize("entry", TEXTS)
def test_the_words_of_a_proof_never_say_more_than_its_numbers(report: Report) -> None:
    for finding in report.findings:
        for line in finding.certificate:
            for told in (line.text.zh, line.text.en):
                assert not claims_more(line, told)


def numbers(told: str) -> set[str]:
    """The figures of a text, months and quarters among them."""
    return set(NUMBER.findall(PERIOD.sub(lambda match: PERIODS[match[0]], told)))


def claims_more(line: Inequality, told: str) -> bool:
    """A bound in words is tighter than the one that is proved; the last line of a proof has none."""
    bounds = [] if any(words in told for words in LAST) else BOUND.finditer(told)
    for bound in bounds:
        value = Fraction(bound["number"].replace("−", "-")) * WORTH[bound["worth"]]
        if bound["words"] in FROM and (line.lower is None or value > line.lower):
            return True
        if bound["words"] in UP_TO and (line.upper is None or value < line.upper):
            return True
    return False
