"""Formats of one line for each thing: JSON Lines, annotations of GitHub, and the concise one."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import example, given
from tests.render.reports import MARKUP, reports, setting, texts
from tests.render.sample import report

from claimcheck.messages import Language
from claimcheck.model import Report, Text
from claimcheck.render import concise, github, jsonl
from claimcheck.render.account import Account
from claimcheck.render.json import encode
from claimcheck.render.layout import plain
from claimcheck.render.lookup import Lookup, relative

GOLDEN = Path(__file__).parent / "golden"
LINE = re.compile(r"(?P<path>.*?):(?P<line>\d+):(?P<column>\d+): (?P<severity>\w+) (?P<rule>CC\d{3}) ?(?P<text>.*)")
COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}
BREAKS = re.compile(r"\r\n|\r|\n")  # where a runner begins a new line


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_concise_report_is_the_golden_one(language: Language) -> None:
    golden = (GOLDEN / f"report-concise.{language}.txt").read_text(encoding="utf-8")
    assert concise.write(report(), setting(language)) == golden


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_annotations_are_the_golden_ones(language: Language) -> None:
    golden = (GOLDEN / f"report-github.{language}.txt").read_text(encoding="utf-8")
    assert github.write(report(), setting(language)) == golden


def test_the_json_lines_are_the_golden_ones() -> None:
    assert jsonl.write(report(), setting()) == (GOLDEN / "report.jsonl").read_text(encoding="utf-8")


@given(reports())
@example(report())
@example(Report((), (), (), ()))
def test_json_lines_hold_what_the_json_report_holds(each: Report) -> None:
    lines: dict[str, list[Any]] = {}
    for line in jsonl.write(each, setting()).split("\n")[:-1]:
        entry = json.loads(line)
        lines.setdefault(entry.pop("type"), []).append(entry)
    whole = encode(each)
    assert lines.pop("report") == [{"schema": whole.pop("schema")}]
    assert lines.pop("summary") == [whole.pop("summary")]
    assert lines == {jsonl.TYPES[name]: entries for name, entries in whole.items() if entries}


@given(reports())
def test_a_concise_line_says_what_the_finding_says_and_where(each: Report) -> None:
    at = Lookup(each)
    lines = concise.write(each, setting()).splitlines()
    assert len(lines) == len(each.findings)
    for line, finding in zip(lines, each.findings, strict=True):
        cited = at.cited(finding)
        path = at.documents[cited[0].document].path if cited else finding.path or ""
        position = at.position(cited[0]) if cited else "1:1"
        said = f"{finding.severity} {finding.rule} {at.named(finding.message.en)}"
        assert line == f"{plain(relative(path, None))}:{position}: {said}"


def test_a_concise_line_is_read_as_editors_read_it() -> None:
    match = LINE.fullmatch(concise.write(report(), setting()).splitlines()[0])
    assert match
    assert match["path"] == "docs/bulletin.txt"
    assert (match["line"], match["column"]) == ("3", "39")
    assert (match["severity"], match["rule"]) == ("error", "CC301")


def test_nothing_found_is_no_line() -> None:
    nothing = evolve(report(), findings=())
    assert concise.write(nothing, setting()) == github.write(nothing, setting()) == ""


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """What a runner takes from the output of a step: command, properties and message."""
    found = []
    for line in BREAKS.split(text):
        if line.lstrip().startswith("::"):
            head, _, data = line.lstrip()[2:].partition("::")
            name, _, told = head.partition(" ")
            pairs = [pair.partition("=") for pair in told.split(",") if pair]
            properties = {key.strip(): unescaped(value, ((":", "%3A"), (",", "%2C"))) for key, _, value in pairs}
            found.append((name, properties, unescaped(data)))
    return found


def unescaped(text: str, more: tuple[tuple[str, str], ...] = ()) -> str:
    for character, written in (("\r", "%0D"), ("\n", "%0A"), *more, ("%", "%25")):
        text = text.replace(written, character)
    return text


@given(reports())
def test_a_runner_reads_one_annotation_for_each_finding(each: Report) -> None:
    at = Lookup(each)
    account = Account(at, setting().style)
    found = commands(github.write(each, setting()))
    assert len(found) == len(each.findings)
    for (name, properties, text), finding in zip(found, each.findings, strict=True):
        assert name == COMMANDS[finding.severity]
        assert text == "\n".join([account.message(finding), *account.lines(finding)])
        assert properties["title"].split()[0] == finding.rule
        cited = at.cited(finding)
        path = at.documents[cited[0].document].path if cited else finding.path or ""
        assert properties["file"] == relative(path, None)
        if cited:
            position = at.position(cited[0])
            assert (properties["line"], properties["col"]) == (str(position.line), str(position.column))
            assert int(properties["endColumn"]) - position.column == len(cited[0].quote)


@given(texts)
@example("".join(MARKUP))
def test_no_message_is_a_command_of_its_own(text: str) -> None:
    finding = evolve(report().findings[0], message=Text(text, text))
    found = commands(github.write(evolve(report(), findings=(finding,)), setting()))
    assert [name for name, _, _ in found] == ["error"]
    assert found[0][2].startswith(Lookup(report()).named(text))
