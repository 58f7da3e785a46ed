"""What the pages on formats print is what happens."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml

from claimcheck.cli import main
from claimcheck.render.columns import CHECKED, CHECKS
from claimcheck.render.formats import FORMATS

ROOT = Path(__file__).parent.parent
PAGES = ("docs/formats.md", "docs/formats.zh-CN.md")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(name: str, language: str) -> list[str]:
    return [match[2] for match in BLOCK.finditer((ROOT / name).read_text(encoding="utf-8")) if match[1] == language]


@pytest.mark.parametrize("name", PAGES)
def test_the_table_has_every_format_with_its_endings(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([\w-]+)` \|([^|]*)\|", text, re.MULTILINE)
    told = {form: tuple(re.findall(r"`([^`]+)`", endings)) for form, endings in rows[: len(FORMATS)]}
    assert told == {each.name: each.endings for each in FORMATS}


@pytest.mark.parametrize("name", PAGES)
def test_each_printed_command_and_program_works(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("pyarrow", reason="the extra parquet brings pyarrow")
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    for line in "".join(blocks(name, "sh")).splitlines():
        assert main(shlex.split(line.split("#")[0])[1:]) == 1
    assert "examples/slips/bulletin-2023.txt:11:43: error CC301" in capsys.readouterr().out
    (program,) = blocks(name, "python")
    names: dict[str, Any] = {}
    exec(compile(program, name, "exec"), names)  # noqa: S102 - this is the project's own page
    assert "21.38%" in names["wrong"]
    for query in blocks(name, "sql"):
        assert all((tmp_path / file).is_file() for file in re.findall(r"'(slips\.[\w.]+)'", query))


@pytest.mark.parametrize("name", PAGES)
def test_the_printed_workflows_are_yaml_whose_commands_exist(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    for block in blocks(name, "yaml"):
        assert isinstance(yaml.safe_load(block), dict)
        for options in re.findall(r"claimcheck run docs ([^|>\n]+)", block):
            assert main(["run", *shlex.split(options), "--help"]) == 0
    capsys.readouterr()


@pytest.mark.parametrize("name", PAGES)
def test_the_columns_that_are_explained_exist(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    table = re.split(r"^\| (?:column|列) \|.*$", text, flags=re.MULTILINE)[1].split("\n\n")[0]
    told = {name for cell in re.findall(r"^\|([^|]*)\|", table, re.MULTILINE) for name in re.findall(r"`(\w+)`", cell)}
    assert {"standing", "independent", "strongest", "weakest", "findings", "severity"} <= told
    assert {column.name for column in (*CHECKED, *CHECKS)} >= told


def test_both_pages_print_the_same_commands_and_programs() -> None:
    first, second = (
        [line.split("#")[0].rstrip() for kind in ("sh", "yaml", "sql", "python") for block in blocks(name, kind)
         for line in block.splitlines()]
        for name in PAGES
    )  # fmt: skip
    assert first == second
