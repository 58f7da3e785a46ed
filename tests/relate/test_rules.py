"""Each rule has a data file: texts in which it fires, texts whose figures it finds to agree, texts it leaves alone."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from claimcheck.config import Config, parse_config
from claimcheck.model import Report
from claimcheck.model.claim import OFFICIAL
from claimcheck.pipeline import check_text, rules

FOLDER = Path(__file__).parent / "rules"
PUBLISHED = date(2024, 3, 1)
_MARK = re.compile("[⟦⟧]")


def entries(kind: str) -> list[Any]:
    """One test for each text of a kind, named after its rule."""
    found = []
    for path in sorted(FOLDER.glob("*.toml")):
        texts = tomllib.loads(path.read_text(encoding="utf-8")).get(kind, [])
        found += [pytest.param(path.stem, entry, id=f"{path.stem}-{at}") for at, entry in enumerate(texts, 1)]
    return found


def marked(texts: list[str]) -> set[tuple[str, int, str]]:
    """The figures between ⟦ and ⟧: document, place in the text without marks, and words."""
    return {
        (f"d{number}", match.start() - len(_MARK.findall(text[: match.start()])), match[1])
        for number, text in enumerate(texts, 1)
        for match in re.finditer("⟦(.*?)⟧", text)
    }


def settings(entry: dict[str, Any], folder: Path) -> Config:
    """What the user of a rule on the user's own has written: a configuration, and reference data."""
    config = parse_config(entry.get("config", ""), FOLDER / "claimcheck.toml", rules())
    if "reference" not in entry:
        return config
    (folder / "official.csv").write_text(entry["reference"], encoding="utf-8")
    return evolve(config, references=(folder / "official.csv",))


def checked(texts: list[str], config: Config | None = None) -> Report:
    return _checked(tuple(texts), config)


@cache
def _checked(texts: tuple[str, ...], config: Config | None) -> Report:
    """Several tests look at one report."""
    return check_text(*(_MARK.sub("", text) for text in texts), published=PUBLISHED, config=config, raising=True)


def figures(report: Report, claims: tuple[str, ...]) -> set[tuple[str, int, str]]:
    read = [claim for claim in report.claims if claim.authority < OFFICIAL]
    return {(claim.document, claim.span[0], claim.quote) for claim in read if claim.id in claims}


@pytest.mark.parametrize(("code", "entry"), entries("fires"))
def test_a_rule_fires_on_the_marked_figures(code: str, entry: dict[str, Any], tmp_path: Path) -> None:
    report = checked(entry["texts"], settings(entry, tmp_path))
    findings = [(each.severity, figures(report, each.claims)) for each in report.findings if each.rule == code]
    assert findings == [(entry["severity"], marked(entry["texts"]))]


@pytest.mark.parametrize("entry", [pytest.param(each.values[1], id=each.id) for each in entries("fires")])
def test_a_finding_across_documents_says_that_one_may_be_a_revision(entry: dict[str, Any], tmp_path: Path) -> None:
    report = checked(entry["texts"], settings(entry, tmp_path))
    places = {claim.id: claim.document for claim in report.claims if claim.authority < OFFICIAL}
    for finding in report.findings:
        several = len({places[name] for name in finding.claims if name in places}) > 1
        assert finding.message.zh.count("数据修订") == finding.message.en.count("revision") == several


@pytest.mark.parametrize(("code", "entry"), entries("holds"))
def test_a_rule_finds_the_marked_figures_to_agree(code: str, entry: dict[str, Any], tmp_path: Path) -> None:
    # Where a surer rule proposes an equal relation, that one is kept.
    report = checked(entry["texts"], settings(entry, tmp_path))
    rule = entry.get("by", code)
    agreed = [
        figures(report, each.claims) for each in report.checks if each.rule == rule and each.verdict == "consistent"
    ]
    assert marked(entry["texts"]) in agreed
    assert not report.failed


@pytest.mark.parametrize(("code", "entry"), entries("apart"))
def test_a_rule_ties_the_marked_figures_to_nothing(code: str, entry: dict[str, Any], tmp_path: Path) -> None:
    report = checked(entry["texts"], settings(entry, tmp_path))
    tied = {figure for each in report.checks if each.rule == code for figure in figures(report, each.claims)}
    assert marked(entry["texts"]) <= figures(report, tuple(claim.id for claim in report.claims))
    assert not marked(entry["texts"]) & tied


@pytest.mark.parametrize(("code", "entry"), entries("silent"))
def test_a_rule_leaves_a_text_alone(code: str, entry: dict[str, Any], tmp_path: Path) -> None:
    assert not _MARK.search("".join(entry["texts"]))
    report = checked(entry["texts"], settings(entry, tmp_path))
    assert [each for each in report.findings if each.rule == code or each.severity != "note"] == []
    assert [each for each in report.checks if each.rule == code and each.verdict == "inconsistent"] == []


@pytest.mark.parametrize(
    ("texts", "formula"),
    [
        (
            ["2023年，全省高速公路通车里程7418公里。据介绍，2023年，全省高速公路通车里程7418公里。"],
            "7418公里 = 7418公里",
        ),
        (
            ["2023年，全县播种面积30万亩。据介绍，2023年，全县播种面积2万公顷。"],
            "30万亩 × (2000 ÷ 3) = 2万公顷 × 10000",
        ),
    ],
)
def test_units_are_converted_only_where_they_differ(texts: list[str], formula: str) -> None:
    assert formula in [check.formula for check in checked(texts).checks if check.verdict == "consistent"]
