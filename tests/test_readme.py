"""What the READMEs print is what happens."""

from __future__ import annotations

import re
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from attrs import fields

from claimcheck.cli import main
from claimcheck.config import KEYS, Equation, parse_config
from claimcheck.config.formula import SHIFTS
from claimcheck.lexicon.pack import Entry, WordLists
from claimcheck.lexicon.packfile import parse_pack
from claimcheck.pipeline import rules
from claimcheck.reference import load_reference

ROOT = Path(__file__).parent.parent
READMES = ("README.md", "README.zh-CN.md")
TERMINAL = ("docs/terminal.md", "docs/terminal.zh-CN.md")
PAGES = ("docs/packs.md", "docs/packs.zh-CN.md")
SETTINGS = ("docs/configuration.md", "docs/configuration.zh-CN.md")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FAILING = "examples/slips"
ELLIPSIS = "[...]\n"


def blocks(name: str, language: str) -> list[str]:
    return [match[2] for match in BLOCK.finditer((ROOT / name).read_text(encoding="utf-8")) if match[1] == language]


def commands() -> Iterator[str]:
    """Every claimcheck command line in either README, setup commands cut down to theirs."""
    for name in (*READMES, *TERMINAL):
        for line in "".join(blocks(name, "sh")).splitlines():
            command = line.split("&&")[-1].split("#")[0].strip().removeprefix(".venv/bin/")
            if command.startswith("claimcheck "):
                yield command.removeprefix("claimcheck ")


@pytest.fixture(autouse=True)
def at_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("LC_ALL", "C")


@pytest.mark.parametrize("command", sorted(set(commands())))
def test_each_printed_command_works(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(shlex.split(command)) == (FAILING in command)
    assert capsys.readouterr().out


@pytest.mark.parametrize("name", READMES)
def test_each_printed_program_runs(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    programs = blocks(name, "python")
    assert programs
    for program in programs:
        exec(compile(program, name, "exec"), {})  # noqa: S102 - this is the project's own README
    assert "CC301" in capsys.readouterr().out


@pytest.mark.parametrize("name", [*READMES, *TERMINAL])
def test_each_printed_output_is_what_the_command_prints(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    shown = [block.split("\n", 1) for block in blocks(name, "console")]
    assert shown
    for line, output in shown:
        main(shlex.split(line.removeprefix("$ claimcheck ")))
        pattern = ".*".join(re.escape(part) for part in output.split(ELLIPSIS))
        assert re.fullmatch(pattern, capsys.readouterr().out, re.DOTALL)


@pytest.mark.parametrize("name", PAGES)
def test_each_printed_program_and_pack_of_the_pages_works(name: str) -> None:
    for program in blocks(name, "python"):
        exec(compile(program, name, "exec"), {})  # noqa: S102 - this is the project's own page
    configuration, pack = blocks(name, "toml")
    assert tomllib.loads(configuration)["lexicon"]["metric"] == [{"name": "满载率"}]
    assert [entry for entry, _ in parse_pack(pack).splits] == ["产销量"]


@pytest.mark.parametrize("name", PAGES)
def test_the_pages_on_packs_describe_each_key(name: str) -> None:
    told = set(re.findall(r"`(\w+)`", (ROOT / name).read_text(encoding="utf-8")))
    assert {each.name for kind in (Entry, WordLists) for each in fields(kind)} - {"origin"} <= told


@pytest.mark.parametrize("name", READMES)
def test_the_pack_that_a_readme_prints_is_one(name: str) -> None:
    pack, settings = blocks(name, "toml")
    assert parse_pack(pack).entries
    assert parse_config(settings, ROOT / "examples" / "equations" / "claimcheck.toml", rules()).equations


@pytest.mark.parametrize("name", SETTINGS)
def test_the_pages_on_configuration_print_what_works_and_describe_each_key(name: str, tmp_path: Path) -> None:
    for program in blocks(name, "python"):
        exec(compile(program, name, "exec"), {})  # noqa: S102 - this is the project's own page
    (settings,), (table,) = blocks(name, "toml"), blocks(name, "csv")
    (tmp_path / "official.csv").write_text(table, encoding="utf-8")
    config = parse_config(settings, tmp_path / "claimcheck.toml", rules())
    assert len(load_reference(config.references[0], "d1").claims) == 3
    told = set(re.findall(r"`(?:\[\[?)?([\w-]+)(?:\]\]?)?`", (ROOT / name).read_text(encoding="utf-8")))
    assert {*KEYS} - {"lexicon"} <= told
    assert {each.name for each in fields(Equation)} <= told
    assert all(f"`x[{shift}]`" in (ROOT / name).read_text(encoding="utf-8") for shift in SHIFTS)


def test_both_readmes_give_the_same_commands_and_the_same_program() -> None:
    first, second = (
        [line.split("#")[0].strip() for line in "".join(blocks(name, "sh")).splitlines()] for name in READMES
    )
    assert first == second
    programs = [blocks(name, "python")[0].replace(".zh", ".en") for name in READMES]
    assert programs[0] == programs[1]


def test_the_readmes_have_parallel_headings() -> None:
    counts = [len(re.findall(r"^#+ ", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE)) for name in READMES]
    assert counts[0] == counts[1]


def test_the_build_runs_the_printed_test_command() -> None:
    tests = [line for line in "".join(blocks("README.md", "sh")).splitlines() if line.endswith("-m pytest")]
    assert len(tests) == 1
    assert "README.md" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_the_planted_slips_of_the_examples_are_all_in_the_files() -> None:
    table = (ROOT / "examples" / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\S+)` \| (\S+) \| (\S+) \|", table, re.MULTILINE)
    assert len(rows) == 6
    for name, printed, right in rows:
        text = (ROOT / "examples" / "slips" / name).read_text(encoding="utf-8")
        assert printed in text
        assert right not in text
