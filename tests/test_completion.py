"""What a shell is offered, asked for as the shell asks, and in a shell itself."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from claimcheck.cli import app, main
from claimcheck.cli.complete import SHELLS
from claimcheck.relate import RULES
from claimcheck.render.formats import FORMATS

Output = pytest.CaptureFixture[str]


def offered(line: str, monkeypatch: pytest.MonkeyPatch, capsys: Output) -> list[str]:
    """The completions of the last word of a command line."""
    words = line.split(" ")
    monkeypatch.setenv("_CLAIMCHECK_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", line)
    monkeypatch.setenv("COMP_CWORD", str(len(words) - 1))
    with pytest.raises(SystemExit) as ended:
        main([])
    assert ended.value.code == 0
    return [each.partition(",")[2] for each in capsys.readouterr().out.splitlines()]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("claimcheck ", list(app.commands)),
        ("claimcheck ru", ["run", "rules"]),
        ("claimcheck run --up", ["--update-baseline"]),
        ("claimcheck run --format ", [each.name for each in FORMATS]),
        ("claimcheck run --fail-on n", ["note", "never"]),
        ("claimcheck run --lang z", ["zh"]),
        ("claimcheck rules ", [rule.code for rule in RULES]),
        ("claimcheck rules cc30", [rule.code for rule in RULES if rule.code.startswith("CC30")]),
        ("claimcheck run --select CC10", [rule.code for rule in RULES if rule.code.startswith("CC10")]),
        ("claimcheck run --ignore CC301,CC6", ["CC301,CC6", "CC301,CC601"]),
        ("claimcheck suppress --in ", ["config", "sidecar", "comment"]),
        ("claimcheck completion ", list(SHELLS)),
        ("claimcheck config ", ["check"]),
    ],
)
def test_commands_options_rules_and_formats_are_completed(
    line: str, words: list[str], monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    found = offered(line, monkeypatch, capsys)
    assert [word for word in words if word not in found] == []
    typed = line.rsplit(" ", maxsplit=1)[-1].lower()
    assert all(word.lower().startswith(typed) for word in found)


@pytest.mark.parametrize(
    "line",
    [
        "claimcheck run do",
        "claimcheck run -o re",
        "claimcheck run --config c",
        "claimcheck explain ",
        "claimcheck claims ",
    ],
)
def test_paths_are_left_to_the_shell(line: str, monkeypatch: pytest.MonkeyPatch, capsys: Output) -> None:
    words = line.split(" ")
    monkeypatch.setenv("_CLAIMCHECK_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", line)
    monkeypatch.setenv("COMP_CWORD", str(len(words) - 1))
    with pytest.raises(SystemExit):
        main([])
    assert capsys.readouterr().out.split(",")[0] == "file"


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_of_each_shell_is_printed_and_written(shell: str, tmp_path: Path, capsys: Output) -> None:
    assert main(["completion", shell]) == 0
    out = capsys.readouterr().out
    assert f"_CLAIMCHECK_COMPLETE={shell}_complete" in out
    assert main(["completion", shell, "-o", str(tmp_path / "script")]) == 0
    assert (tmp_path / "script").read_text(encoding="utf-8") == out


def test_another_shell_is_refused(capsys: Output) -> None:
    assert main(["completion", "tcsh"]) == 2
    assert "tcsh" in capsys.readouterr().err


@pytest.fixture
def command(tmp_path: Path) -> dict[str, str]:
    """An environment in which a shell finds the command."""
    program = tmp_path / "bin" / "claimcheck"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m claimcheck "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return {**os.environ, "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}"}


def in_shell(shell: str, script: str, environment: dict[str, str]) -> str:
    path = shutil.which(shell)
    if path is None:
        pytest.skip(f"{shell} is not installed")
    done = subprocess.run([path, "-c", script], env=environment, capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stderr == ""
    return done.stdout


def test_bash_completes_with_the_script(command: dict[str, str]) -> None:
    script = """
        eval "$(claimcheck completion bash)"
        complete -p claimcheck
        COMP_WORDS=(claimcheck run --fail-on w) COMP_CWORD=3
        _claimcheck_completion claimcheck; echo "${COMPREPLY[@]}"
        COMP_WORDS=(claimcheck rules CC60) COMP_CWORD=2 COMPREPLY=()
        _claimcheck_completion claimcheck; echo "${COMPREPLY[@]}"
    """
    first, *replies = in_shell("bash", script, command).splitlines()
    assert first.endswith("_claimcheck_completion claimcheck")
    assert replies == ["warning", "CC601"]


def test_fish_completes_with_the_script(command: dict[str, str]) -> None:
    script = 'claimcheck completion fish | source; complete --do-complete "claimcheck run --fail-on w"'
    assert in_shell("fish", script, command).split() == ["warning"]


def test_zsh_takes_the_script(command: dict[str, str]) -> None:
    script = 'autoload -Uz compinit && compinit -D; eval "$(claimcheck completion zsh)"; print ${_comps[claimcheck]}'
    assert in_shell("zsh", script, command).split() == ["_claimcheck_completion"]
