"""What the pages for people say of keys, of the build and of the examples is so; others run what they print."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from attrs import fields
from tests.pages import ROOT, blocks, read

from claimcheck.config import KEYS, Equation
from claimcheck.config.formula import SHIFTS
from claimcheck.lexicon.pack import Entry, WordLists
from claimcheck.reference import load_reference

READMES = ("README.md", "README.zh-CN.md")
PAGES = ("docs/packs.md", "docs/packs.zh-CN.md")
SETTINGS = ("docs/configuration.md", "docs/configuration.zh-CN.md")


@pytest.mark.parametrize("name", PAGES)
def test_the_pages_on_packs_describe_each_key(name: str) -> None:
    told = set(re.findall(r"`(\w+)`", read(name)))
    assert {each.name for kind in (Entry, WordLists) for each in fields(kind)} - {"origin"} <= told


@pytest.mark.parametrize("name", SETTINGS)
def test_the_pages_on_configuration_describe_each_key(name: str) -> None:
    told = set(re.findall(r"`(?:\[\[?)?([\w-]+)(?:\]\]?)?`", read(name)))
    assert {*KEYS} - {"lexicon"} <= told
    assert {each.name for each in fields(Equation)} <= told
    assert all(f"`x[{shift}]`" in read(name) for shift in SHIFTS)


@pytest.mark.parametrize("name", SETTINGS)
def test_the_official_data_that_a_page_prints_has_three_figures(name: str, tmp_path: Path) -> None:
    (table,) = blocks(name, "csv")
    (tmp_path / "official.csv").write_text(table.text, encoding="utf-8")
    assert len(load_reference(tmp_path / "official.csv", "d1").claims) == 3


@pytest.mark.parametrize("name", READMES)
def test_the_program_of_a_readme_finds_the_slip(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(blocks(name, "python")[0].text, name, "exec"), {})  # noqa: S102 - this is the project's own README
    assert "CC301" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["docs/comparison.md", "docs/comparison.zh-CN.md"])
def test_each_entry_of_the_comparison_has_its_evidence_or_is_not_known(name: str) -> None:
    rows = [line.strip("| ").split(" | ") for line in read(name).splitlines() if line.startswith("| ")][1:]
    assert {len(row) for row in rows} == {7}
    links = re.compile(r"\[[^\]]+\]\([^)]+\)")
    bare = {cell for row in rows for cell in row[1:] if links.sub("", cell).strip(";；,，、 ")}
    assert bare == {"not known" if name == "docs/comparison.md" else "不详"}


def test_the_build_runs_the_printed_test_command() -> None:
    lines = [line for block in blocks("README.md", "sh") for line in block.text.splitlines()]
    assert len([line for line in lines if line.endswith("-m pytest")]) == 1
    assert "README.md" in read(".ci/run")


def test_the_planted_slips_of_the_examples_are_all_in_the_files() -> None:
    table = (ROOT / "examples" / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\S+)` \| (\S+) \| (\S+) \|", table, re.MULTILINE)
    assert len(rows) == 6
    for name, printed, right in rows:
        text = (ROOT / "examples" / "slips" / name).read_text(encoding="utf-8")
        assert printed in text
        assert right not in text
