"""What is imported for what: quick answers stay quick because they leave the rest alone."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import click
import pytest

import claimcheck
from claimcheck.cli import COMMANDS, app
from claimcheck.cli.language import Spoken

HEAVY = {
    "attrs",
    "claimcheck.model",
    "claimcheck.lexicon",
    "claimcheck.pipeline",
    "cn2an",
    "markdown_it",
    "rich",
    "yaml",
}
SLOW = {"claimcheck.extract", "claimcheck.pipeline", "claimcheck.solve", "cn2an", "markdown_it", "tomllib", "yaml"}


def imported(program: str) -> set[str]:
    """The modules that a program of its own has imported at its end."""
    tail = "\nimport json, sys; print(json.dumps(sorted(sys.modules)), file=sys.stderr)"
    command = [sys.executable, "-c", program + tail]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    return set(json.loads(done.stderr.splitlines()[-1]))


def by_command(*arguments: str) -> set[str]:
    return imported(f"from claimcheck.__main__ import main\nimport sys\nsys.argv[1:] = {list(arguments)}\nmain()")


def test_the_package_alone_imports_nothing_of_itself_and_no_library() -> None:
    found = imported("import claimcheck")
    assert {name for name in found if name.startswith("claimcheck")} == {"claimcheck"}
    assert not found & {"attr", "click", "typing", "importlib.metadata"}


@pytest.mark.parametrize("arguments", [["--help"], ["--version"]])
def test_help_and_version_import_no_command_and_nothing_heavy(arguments: list[str]) -> None:
    found = by_command(*arguments)
    assert not found & HEAVY
    assert not found & {f"claimcheck.cli.{module}" for module, _ in COMMANDS.values()}
    assert "importlib.metadata" not in found


@pytest.mark.parametrize("name", list(COMMANDS))
def test_the_help_of_a_command_loads_no_words_and_no_stage(name: str) -> None:
    assert not by_command(name, "--help") & SLOW


def test_plain_numerals_need_no_library_for_numerals() -> None:
    found = imported(
        "import claimcheck; print(claimcheck.check_text('今年前十一个月新增三十五万人，建成两千三百座。'))"
    )
    assert "claimcheck.pipeline" in found
    assert "cn2an" not in found


def test_the_table_of_commands_names_them_all_and_tells_of_each_what_it_does() -> None:
    context = click.Context(app)
    for name in app.list_commands(context):
        command = app.get_command(context, name)
        assert command is not None
        assert command.name == name
        assert isinstance(command, Spoken)
        assert command.told == COMMANDS[name][1]
    assert app.get_command(context, "rnu") is None


def test_the_version_is_that_of_the_installed_package() -> None:
    assert claimcheck.__version__ == metadata.version("claimcheck")


def test_a_run_on_plain_text_imports_nothing_that_other_files_and_faults_need(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("2023年支出1069.10亿元，比上年增加117.75亿元，增长12.4%。", encoding="utf-8")
    found = by_command("run", str(tmp_path), "-o", str(tmp_path / "report.txt"))
    assert "claimcheck.solve" in found
    assert not found & {
        "cattrs",
        "email",
        "jinja2",
        "markdown_it",
        "socket",
        "tempfile",
        "traceback",
        "yaml",
    }
