"""What the project offers to pre-commit and to CI is valid, and the commands in it run."""

from __future__ import annotations

import itertools
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.pages import ROOT, blocks, read

from claimcheck.cli import main
from claimcheck.render.formats import BY_NAME

HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
EXAMPLES = sorted((ROOT / "examples" / "ci").iterdir())
PAGES = ("docs/ci.md", "docs/ci.zh-CN.md")
COMMAND = re.compile(r"claimcheck run [^'\n]+")


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with documents in which nothing is wrong; we stand in it."""
    shutil.copytree(ROOT / "examples" / "seeds", tmp_path / "docs")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C")
    return tmp_path


def wrong(repository: Path) -> None:
    shutil.copytree(ROOT / "examples" / "slips", repository / "docs", dirs_exist_ok=True)


def commands() -> Iterator[str]:
    for example in EXAMPLES:
        yield from (match[0].strip() for match in COMMAND.finditer(example.read_text(encoding="utf-8")))


@pytest.mark.parametrize("command", sorted(set(commands())))
def test_each_command_of_the_examples_runs(command: str, repository: Path) -> None:
    _, *arguments = shlex.split(command)
    named = [after for before, after in itertools.pairwise(arguments) if before == "--format"]
    assert set(named) <= set(BY_NAME)
    assert main(arguments) == 0
    written = [after for before, after in itertools.pairwise(arguments) if before == "-o"]
    assert all((repository / name).stat().st_size for name in written)
    wrong(repository)
    assert main(arguments) == ("never" not in arguments)


def test_the_examples_have_commands_in_several_formats() -> None:
    assert {word for command in commands() for word in command.split()} >= {"github", "sarif", "junit"}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_each_example_is_yaml_and_stands_in_the_pages(example: Path) -> None:
    assert isinstance(yaml.safe_load(example.read_text(encoding="utf-8")), dict)
    for page in PAGES:
        assert f"`{example.name}`" in read(page)


def test_the_workflow_of_github_has_its_parts() -> None:
    workflow = yaml.safe_load((ROOT / "examples" / "ci" / "github.yml").read_text(encoding="utf-8"))
    steps = workflow["jobs"]["figures"]["steps"]
    (upload,) = [step for step in steps if "upload-sarif" in step.get("uses", "")]
    assert any(f"-o {upload['with']['sarif_file']}" in step.get("run", "") for step in steps)
    assert workflow["permissions"]["security-events"] == "write"


def test_the_pipeline_of_gitlab_hands_on_the_file_that_it_writes() -> None:
    job = yaml.safe_load((ROOT / "examples" / "ci" / "gitlab-ci.yml").read_text(encoding="utf-8"))["figures"]
    assert job["artifacts"]["when"] == "always"
    assert any(f"-o {job['artifacts']['reports']['junit']}" in line for line in job["script"])


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_each_hook_has_what_pre_commit_needs(hook: dict[str, Any]) -> None:
    assert {"id", "name", "description", "entry", "language", "types_or", "require_serial"} <= set(hook)
    assert hook["language"] == "python"
    assert hook["require_serial"] is True  # several processes would not see each other's documents
    assert set(hook["types_or"]) == {"plain-text", "markdown", "html"}


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_each_hook_passes_what_is_sound_and_stops_what_is_not(hook: dict[str, Any], repository: Path) -> None:
    program, *arguments = shlex.split(hook["entry"])
    assert program == "claimcheck"
    arguments += hook.get("args", [])
    for code in (0, 1):
        files = sorted(map(str, Path("docs").iterdir())) if hook.get("pass_filenames", True) else []
        assert main([*arguments, *files]) == code
        wrong(repository)


def test_the_example_names_a_hook_with_arguments_that_run() -> None:
    text = (ROOT / "examples" / "ci" / "pre-commit-config.yaml").read_text(encoding="utf-8")
    (used,) = yaml.safe_load(text)["repos"][0]["hooks"]
    entries = {hook["id"]: hook["entry"] for hook in HOOKS}
    _, *arguments = shlex.split(entries[used["id"]])
    assert main([*arguments, *used["args"]]) == 0
    for page in PAGES:
        (block,) = blocks(page, "yaml")
        assert yaml.safe_load(block.text) == yaml.safe_load(text)


def test_the_hooks_and_the_example_are_valid_for_pre_commit() -> None:
    clientlib = pytest.importorskip("pre_commit.clientlib", reason="pre-commit is not installed")
    assert clientlib.load_manifest(ROOT / ".pre-commit-hooks.yaml")
    assert clientlib.load_config(ROOT / "examples" / "ci" / "pre-commit-config.yaml")


@pytest.mark.parametrize("page", PAGES)
def test_the_pages_tell_of_each_hook_and_their_commands_run(page: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = read(page)
    assert all(f"`{hook['id']}`" in text for hook in HOOKS)
    shown = re.findall(r"^claimcheck (completion \w+) >", text, re.MULTILINE)
    assert len(shown) == 3
    for command in shown:
        assert main(command.split()) == 0
        assert "_CLAIMCHECK_COMPLETE" in capsys.readouterr().out
