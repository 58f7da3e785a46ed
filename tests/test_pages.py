"""What the pages for people print is what happens, and what they say is so: every block of them is tried."""

from __future__ import annotations

import ast
import csv
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from attrs import fields
from tests.pages import CHINESE, ROOT, Block, blocks, every, headings, names, pairs, read

from claimcheck.cli import main
from claimcheck.config import KEYS, Equation, parse_config
from claimcheck.config.formula import SHIFTS
from claimcheck.lexicon.pack import Entry, WordLists
from claimcheck.lexicon.packfile import parse_pack
from claimcheck.pipeline import rules
from claimcheck.reference import load_reference

ELLIPSIS = re.compile(r"\[\.\.\.\]\n?")
FAILING = ("examples/slips", "examples/transit", "examples/equations", "examples/newsroom", "--sabotage")
RUN = {"python", "sh", "console", "toml", "yaml", "json", "csv"}
# Blocks that are only looked at, and why.
SHOWN = {
    "text": "words without a syntax, such as what a message looks like",
    "html": "a piece of a document, as somebody may write into it",
    "sql": "needs a database of the reader's; a test looks whether the page writes the files",
    "markdown": "a piece of a document, as somebody may write into it",
}
# Commands that aren't run, and why.
NOT_RUN = {
    r"python3 -m venv \S+": "makes an environment; .ci/run does it",
    r"\S*pip install .*": "changes the environment; .ci/run does it",
    r"\S*python -m pytest( .*)?": "would run the tests within the tests",
    r"\S*mkdocs (build|serve).*": "tests/test_site.py builds the site",
    r"\.peers/bin/python .*": "needs the other readers that are compared",
    r"claimcheck rules CC322": "shows the rule that its page writes; tests/test_writing_a_rule.py runs that",
    r"pre-commit .*": "needs that program and the network",
    r"git .*": "needs a repository of the reader's",
    r"(eval|source) .*": "changes the reader's shell",
}
EXAMPLES = ("examples/README.md", "examples/README.zh-CN.md")  # whose commands tests/test_examples.py runs
READMES = ("README.md", "README.zh-CN.md")
PACKS = ("docs/packs.md", "docs/packs.zh-CN.md")
SETTINGS = ("docs/configuration.md", "docs/configuration.zh-CN.md")
PACK_TABLES = {"metric", "term", "words", "splits", "replaces"}
RULE_TABLES = {"fires", "holds", "silent"}
PROJECT_TABLES = {"project", "build-system", "dependency-groups"}
COMMENT = re.compile(r"(?<!\S)#.*$", re.MULTILINE)


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder like the project's, in which commands may write, with its commands in the way of the shell."""
    folder = tmp_path / "project"
    folder.mkdir()
    for each in ROOT.iterdir():
        if each.name == "examples":
            shutil.copytree(each, folder / each.name)
        elif not each.name.startswith(".git"):
            (folder / each.name).symlink_to(each)
    commands = tmp_path / "bin"
    commands.mkdir()
    for name, words in (("claimcheck", "-m claimcheck"), ("python", ""), ("python3", "")):
        (commands / name).write_text(f'#!/bin/sh\nexec "{sys.executable}" {words} "$@"\n', encoding="utf-8")
        (commands / name).chmod(0o755)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("PATH", f"{commands}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(ROOT / "src"))
    return folder


def lines_of(block: Block) -> Iterator[str]:
    """The commands of a block of shell, those that go on over several lines in one, without comments."""
    for line in block.text.replace("\\\n", " ").splitlines():
        if command := COMMENT.sub("", line).strip():
            yield command


def not_run(command: str) -> str | None:
    return next((why for pattern, why in NOT_RUN.items() if re.fullmatch(pattern, command)), None)


def steps(name: str) -> Iterator[str]:
    """Every single command of a page that is to be run, in order."""
    for block in blocks(name, "sh"):
        for line in lines_of(block):
            for step in [line] if line.startswith("cd ") else line.split(" && "):
                if not not_run(step):
                    yield step.removeprefix(".venv/bin/")


def simple(command: str) -> bool:
    return command.startswith("claimcheck ") and not set("|<>;$") & set(command)


def run(command: str) -> tuple[int, str]:
    """Exit code and output of a command, of our own within this process."""
    if simple(command):
        output = StringIO()
        with redirect_stdout(output):
            code = main(shlex.split(command)[1:])
        return code, output.getvalue()
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)  # noqa: S603, S607
    return done.returncode, done.stdout + (done.stderr if done.returncode else "")


def test_every_block_has_a_language_that_is_tried() -> None:
    assert [block.id for block in every() if block.language not in RUN | set(SHOWN)] == []


@pytest.mark.parametrize("name", [name for name in names() if name not in EXAMPLES and [*steps(name)]])
def test_the_commands_of_a_page_work_one_after_another(name: str, workplace: Path) -> None:
    for command in steps(name):
        for target in re.findall(r"> ~/(\S+)", command):
            (workplace / target).parent.mkdir(parents=True, exist_ok=True)
        before = set(workplace.rglob("*"))
        code, output = run(command)
        may_fail = any(folder in command for folder in FAILING)
        assert code in ({0, 1} if may_fail else {0}), (command, output)
        assert output or set(workplace.rglob("*")) > before, command


@pytest.mark.parametrize("block", every("console"), ids=lambda block: block.id)
@pytest.mark.usefixtures("workplace")
def test_each_printed_output_is_what_the_command_prints(block: Block) -> None:
    shown = re.split(r"^\$ ", block.text, flags=re.MULTILINE)
    assert not shown[0]
    for each in shown[1:]:
        command, _, output = each.partition("\n")
        pattern = ".*".join(re.escape(part) for part in ELLIPSIS.split(output))
        _, printed = run(command)
        assert re.fullmatch(pattern, printed, re.DOTALL), printed


@pytest.mark.parametrize("name", [name for name in names() if blocks(name, "python")])
@pytest.mark.usefixtures("workplace")
def test_the_programs_of_a_page_run_and_print_what_stands_behind_them(name: str) -> None:
    known: dict[str, Any] = {"__name__": "page"}
    for command in steps(name):
        if " -o " in command:  # a program may read what a command has written
            run(command)
    for block in blocks(name, "python"):
        output = StringIO()
        with redirect_stdout(output):
            exec(compile(block.text, block.id, "exec"), known)  # noqa: S102 - this is the project's own page
        printed = iter(output.getvalue().splitlines())
        missing = [line for line in promised(block.text) if line not in printed]
        assert missing == [], output.getvalue()


def promised(program: str) -> Iterator[str]:
    """The output that comments promise: behind a print, or in the lines that follow it."""
    following = False
    for line in program.splitlines():
        printing = line.lstrip().startswith("print(")
        code, mark, comment = line.partition("# ")
        if mark and (printing if code.strip() else following):
            yield comment
        following = printing or (following and not code.strip())


@pytest.mark.parametrize("name", [name for name in names() if blocks(name, "sql")])
def test_the_files_that_a_query_names_are_written_by_the_commands_of_its_page(name: str) -> None:
    written = {word for command in steps(name) for word in shlex.split(command)}
    named = {file for block in blocks(name, "sql") for file in re.findall(r"'([\w.]+)'", block.text)}
    assert {file for file in named if "." in file} <= written


@pytest.mark.parametrize("block", every("yaml"), ids=lambda block: block.id)
def test_the_commands_within_a_printed_workflow_have_options_that_there_are(block: Block) -> None:
    for options in re.findall(r"claimcheck run docs/?([^|>\n]*)", block.text):
        assert run(f"claimcheck run {options} --help")[0] == 0, options


@pytest.mark.parametrize("block", every("toml"), ids=lambda block: block.id)
def test_each_printed_table_of_settings_is_one(block: Block, workplace: Path) -> None:
    tables = tomllib.loads(block.text)
    if set(tables) <= PACK_TABLES:
        pack = parse_pack(block.text)
        assert pack.entries or pack.splits or pack.replaces or pack.words
    elif set(tables) <= RULE_TABLES:
        assert set(tables) == RULE_TABLES
    elif not set(tables) & PROJECT_TABLES:
        folder = settings_folder(block, workplace)
        parse_config(block.text, folder / ("pyproject.toml" if "tool" in tables else "claimcheck.toml"), rules())


def settings_folder(block: Block, workplace: Path) -> Path:
    """A folder with the files that printed configurations name."""
    folder = workplace / "settings"
    shutil.copytree(workplace / "examples" / "transit" / "packs", folder / "packs")
    tables = [other.text for other in blocks(block.page, "csv")]
    official = tables[0] if tables else read("examples/equations/official.csv")
    (folder / "official.csv").write_text(official, encoding="utf-8")
    return folder


@pytest.mark.parametrize("block", every("yaml", "json", "csv"), ids=lambda block: block.id)
def test_other_printed_files_can_be_read(block: Block) -> None:
    if block.language == "yaml":
        assert yaml.safe_load(block.text)
    elif block.language == "json":
        assert json.loads(block.text)
    else:
        assert len({len(row) for row in csv.reader(block.text.splitlines())}) == 1


@pytest.mark.parametrize("name", [name for name in names() if name.startswith(("docs/", "README"))])
def test_every_page_is_there_in_both_languages(name: str) -> None:
    assert any(name in pair for pair in pairs())


@pytest.mark.parametrize(("english", "chinese"), pairs())
def test_the_two_languages_of_a_page_have_the_same_parts(english: str, chinese: str) -> None:
    assert headings(english) == headings(chinese)
    assert [block.language for block in blocks(english)] == [block.language for block in blocks(chinese)]


@pytest.mark.parametrize(("english", "chinese"), pairs())
def test_the_two_languages_of_a_page_print_the_same_code(english: str, chinese: str) -> None:
    for one, other in zip(blocks(english), blocks(chinese), strict=True):
        assert alike(one) == alike(other), other.id


def alike(block: Block) -> object:
    """What both languages have to share: programs and commands but for what they quote, and the keys of settings."""
    if block.language == "toml":
        return keys(tomllib.loads(block.text))
    if block.language == "console":
        return [line.replace("--lang zh", "--lang en") for line in block.text.splitlines() if line.startswith("$ ")]
    if block.language == "python":
        return re.sub(r"attr='zh'", "attr='en'", re.sub(r"value='[^']*'", "value=''", ast.dump(ast.parse(block.text))))
    if block.language == "sh":
        code = re.sub(r" --lang \w+", "", COMMENT.sub("", block.text))
        return re.sub(r" +(FILE|FOLDER|[文件夹]{2,})\b", " PATH", re.sub(r'"[^"\n]*"', '""', code))
    return None


def keys(table: object) -> object:
    if isinstance(table, dict):
        return {name: keys(value) for name, value in table.items()}
    return [keys(each) for each in table] if isinstance(table, list) else type(table)


def test_a_link_to_a_file_leads_to_one() -> None:
    for name in names():
        for link in re.findall(r"\]\(([\w./-]+)(?:#\S*)?\)", read(name)):
            target = (ROOT / name).parent / link
            assert target.exists() or target.parent.name == "rules", (name, link)


def test_a_link_from_page_to_page_leads_to_one_in_the_same_language() -> None:
    for name in names():
        text = read(name).split("\n", 4)[-1]  # the switch to the other language stands at the top
        for link in re.findall(r"\]\(([\w./-]+\.md)(?:#\S*)?\)", text):
            assert link.endswith(CHINESE) == name.endswith(CHINESE) or "rules/" in link, (name, link)


# -- what is said beside the blocks ---------------------------------------------------------------------------------


@pytest.mark.parametrize("name", PACKS)
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
