"""The examples as a reader of their READMEs runs them: each printed command finds what is told of it."""

from __future__ import annotations

import json
import os
import re
import runpy
import shlex
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from attrs import frozen
from tests.pages import ROOT, read

import claimcheck
from claimcheck.cli import main

EXAMPLES = ROOT / "examples"
READMES = ("examples/README.md", "examples/README.zh-CN.md")
NEWSROOM, WRITER = EXAMPLES / "newsroom", EXAMPLES / "report_writer"
SEVERITIES = {"error": "error", "warning": "warning", "错误": "error", "警告": "warning"}
COMMAND = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SLIP = re.compile(r"^\|(?: `\S+` \|)? (\S+) \| (\S+) \|(?: [^|]+ \|)? (\S+) (CC\d+) \|", re.MULTILINE)
FAILING = ("newsroom", "slips", "equations", "transit", "--sabotage")


@frozen
class Slip:
    """What a table of a README promises: a figure as it is printed, as it should be, and the finding on it."""

    printed: str
    right: str
    severity: str
    rule: str


def sections(name: str) -> list[str]:
    return read(name).split("\n## ")[1:]


def commands(section: str) -> list[str]:
    return "".join(COMMAND.findall(section)).splitlines()


def slips(section: str) -> list[Slip]:
    return [Slip(found[1], found[2], SEVERITIES[found[3]], found[4]) for found in SLIP.finditer(section)]


@frozen
class Done:
    """What a command printed, and its exit code."""

    stdout: str
    stderr: str
    returncode: int


@cache
def ran(command: str) -> Done:
    """A printed command as typed at the root of the project, within this process."""
    folder, _, rest = command.rpartition(" && ")
    program, *arguments = shlex.split(rest)
    out, err = StringIO(), StringIO()
    with (
        chdir(ROOT / folder.removeprefix("cd ")),
        patch.dict(os.environ, {"LC_ALL": "C"}),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        code = main(arguments) if program == "claimcheck" else program_ended(arguments)
    return Done(out.getvalue(), err.getvalue(), code)


def program_ended(words: list[str]) -> int:
    """The exit code of a program in Python, called as a script is."""
    with patch.object(sys, "argv", words), pytest.raises(SystemExit) as ended:
        runpy.run_path(words[0], run_name="__main__")
    return int(ended.value.code or 0)


def mended(claim: dict[str, Any], repair: dict[str, Any]) -> tuple[str, str]:
    """The quote of a claim, and what a repair makes of it."""
    quote, start = claim["quote"], claim["span"]["start"]
    before, after = quote[: repair["span"]["start"] - start], quote[repair["span"]["end"] - start :]
    return quote, f"{before}{repair['replacement']}{after}"


def found_by(command: str) -> list[dict[str, Any]]:
    """The findings of a printed ``run``, each with the quotes of its claims and the repairs of its first suspects."""
    report = json.loads(ran(f"{command} --format json").stdout)
    claims = {claim["id"]: claim for claim in report["claims"]}
    for finding in report["findings"]:
        finding["quotes"] = {claims[claim]["quote"] for claim in finding["claims"]}
        first = [each for each in finding["suspects"] if each["rank"] == 1]
        finding["mended"] = {mended(claims[each["claim"]], repair) for each in first for repair in each["repairs"]}
    return list(report["findings"])


SECTIONS = [section for name in READMES for section in sections(name)]
RUNS = [
    (command, slips(section)) for section in SECTIONS for command in commands(section) if "claimcheck run" in command
]


@pytest.mark.parametrize("command", sorted({command for section in SECTIONS for command in commands(section)}))
def test_each_printed_command_ends_as_told(command: str) -> None:
    done = ran(command)
    assert done.stdout
    assert done.stderr == ""
    assert done.returncode == any(word in command for word in FAILING)


@pytest.mark.parametrize(("command", "promised"), RUNS, ids=[f"{at} {run[0]}" for at, run in enumerate(RUNS)])
def test_a_run_finds_the_slips_of_its_table_and_nothing_else(command: str, promised: list[Slip]) -> None:
    findings = [finding for finding in found_by(command) if finding["severity"] != "note"]
    assert len(findings) == len(promised)
    for slip in promised:
        (finding,) = (each for each in findings if slip.printed in each["quotes"])
        assert (finding["severity"], finding["rule"]) == (slip.severity, slip.rule)
        assert (slip.printed, slip.right) in finding["mended"]


def test_the_tables_of_both_readmes_promise_the_same() -> None:
    english, chinese = (list(map(slips, sections(name))) for name in READMES)
    assert english == chinese
    assert list(map(len, english)) == [4, 6, 0, 2, 3, 0, 0, 0]


@pytest.mark.parametrize("name", ["newsroom", "equations", "transit"])
def test_an_example_with_its_slips_mended_is_sound(name: str, tmp_path: Path) -> None:
    mending = {
        slip.printed: slip.right for section in SECTIONS if f"run examples/{name}" in section for slip in slips(section)
    }
    for file in sorted((EXAMPLES / name).rglob("*.*")):
        copy = tmp_path / file.relative_to(EXAMPLES / name)
        copy.parent.mkdir(parents=True, exist_ok=True)
        text = file.read_text(encoding="utf-8")
        for printed, right in mending.items() if file.suffix == ".txt" and "releases" not in file.parts else ():
            text = text.replace(printed, right)
        copy.write_text(text, encoding="utf-8")
    report = claimcheck.check_paths([tmp_path], config=tmp_path / "claimcheck.toml", raising=True)
    assert report.findings == ()


@pytest.mark.parametrize("name", ["equations", "transit"])
def test_without_its_own_configuration_nothing_is_found(name: str) -> None:
    assert claimcheck.check_paths([EXAMPLES / name], raising=True).findings == ()


@pytest.mark.parametrize("release", ["2023-annual.txt", "2023-q3.txt"])
def test_the_draft_agrees_with_itself_and_with_the_releases_of_its_year(release: str) -> None:
    report = claimcheck.check_paths([NEWSROOM / "drafts", NEWSROOM / "releases" / release], raising=True)
    assert report.findings == ()
    assert any(check.verdict == "consistent" for check in report.checks)


def test_what_rightly_differs_in_the_newsroom_is_seen_and_not_reported() -> None:
    report = claimcheck.check_paths([NEWSROOM], config=NEWSROOM / "claimcheck.toml", raising=True)
    verdicts: dict[frozenset[str], set[str]] = {}
    for check in report.checks:
        quotes = frozenset(report.claim(claim).quote for claim in check.claims)
        verdicts.setdefault(quotes, set()).add(check.verdict)
    assert verdicts[frozenset({"4201.58亿元", "4186.37亿元"})] == {"undecided"}
    assert verdicts[frozenset({"602.18亿元", "600亿元"})] == {"consistent"}
    assert verdicts[frozenset({"三成", "1.93亿人次", "1.46亿人次"})] == {"consistent"}
    assert not any({"5.6%", "298.64亿元"} <= quotes for quotes in verdicts)


def test_the_published_bulletin_is_sound_and_tells_each_row_of_the_table() -> None:
    done = ran("python examples/report_writer/write_and_check.py")
    report = claimcheck.check_text(done.stdout, config=claimcheck.Config(references=[WRITER / "table.csv"]))
    rows = (WRITER / "table.csv").read_text(encoding="utf-8").splitlines()[1:]
    told = {claim.quote for claim in report.claims if claim.official}
    assert report.findings == ()
    assert [row for row in rows if row.split(",")[3] not in told] == []
    assert claimcheck.coverage_of(report).states["confirmed"] == len(report.claims)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    ("sabotage", "reason"),
    [
        ("rounding", ["[CC301]", "5.6%"]),
        ("base", ["[CC301]", "4.3%"]),
        ("unit", ["[CC301]", "55871.4亿元", "55871.4万"]),
    ],
)
def test_a_faulty_template_is_stopped_and_told_why(sabotage: str, reason: list[str], lang: str) -> None:
    done = ran(f"python examples/report_writer/write_and_check.py --sabotage {sabotage} --lang {lang}")
    assert done.returncode == 1
    assert all(words in done.stdout for words in reason)
    assert ("没有得到证实" in done.stdout) == (lang == "zh")
    assert "供水情况简报" not in done.stdout
    for name in READMES:
        assert f"| `{sabotage}` |" in read(name)
