"""The rule that the documentation writes is one: it can be built, listed and run, and its texts are what it says."""

from __future__ import annotations

import re
import tomllib
from typing import Any

import pytest
from tests.pages import blocks
from tests.relate.test_rules import PUBLISHED, figures, marked

from claimcheck import pipeline
from claimcheck.model import Report
from claimcheck.relate import RULES, Rule, proposals
from claimcheck.render.catalogue import entry
from claimcheck.render.style import Style

PAGES = ("docs/writing-a-rule.md", "docs/writing-a-rule.zh-CN.md")


@pytest.fixture(params=PAGES)
def page(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture
def rule(page: str, monkeypatch: pytest.MonkeyPatch) -> Rule:
    """The rule of a page, in the catalogue."""
    (program,) = blocks(page, "python")
    known: dict[str, Any] = {"__name__": "rule"}
    exec(compile(program.text, program.id, "exec"), known)  # noqa: S102 - this is the project's own page
    written: Rule = known["RULE"]
    for module in (proposals, pipeline):
        monkeypatch.setattr(module, "RULES", (*RULES, written))
    return written


@pytest.fixture
def texts(page: str) -> dict[str, Any]:
    (data,) = blocks(page, "toml")
    return tomllib.loads(data.text)


def check(each: dict[str, Any]) -> Report:
    return pipeline.check_text(*(re.sub("[⟦⟧]", "", text) for text in each["texts"]), published=PUBLISHED, raising=True)


def test_its_code_is_free_and_the_next_of_its_family(rule: Rule) -> None:
    family = [int(each.code[2:]) for each in RULES if each.code[:3] == rule.code[:3]]
    assert int(rule.code[2:]) == max(family) + 1


def test_it_fires_and_holds_and_is_silent_as_the_page_says(rule: Rule, texts: dict[str, Any]) -> None:
    for each in texts["fires"]:
        report = check(each)
        found = [(one.severity, figures(report, one.claims)) for one in report.findings if one.rule == rule.code]
        assert found == [(each["severity"], marked(each["texts"]))]
    for each in texts["holds"]:
        report = check(each)
        held = [one for one in report.checks if one.rule == rule.code and one.verdict == "consistent"]
        assert [figures(report, one.claims) for one in held] == [marked(each["texts"])]
    for each in texts["silent"]:
        assert [one for one in check(each).checks if one.rule == rule.code] == []


def test_a_user_can_read_about_it(rule: Rule) -> None:
    assert rule.fault.zh in entry(rule, Style(language="zh"))
