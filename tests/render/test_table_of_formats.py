"""A format is a module, a line of the table, and a golden file; the command and the pages tell of each."""

from __future__ import annotations

import json
import re
from importlib.util import find_spec
from pathlib import Path

import pytest
from tests.pages import read
from tests.render.pages import body_of
from tests.render.reports import setting
from tests.render.sample import report
from tests.render.test_tables import described

from claimcheck import __version__
from claimcheck.cli import main
from claimcheck.model import Report
from claimcheck.render.columns import CHECKED, CHECKS
from claimcheck.render.formats import FORMATS, Format, Setting, of_file
from claimcheck.render.style import Style

PAGES = ("docs/formats.md", "docs/formats.zh-CN.md")
GOLDEN = Path(__file__).parent / "golden"


def shown(form: Format) -> str:
    """What a format makes of the sample, as its golden file has it."""
    if form.needs and not find_spec(form.needs[0]):
        pytest.skip(f"the extra {form.needs[1]} is not installed")
    if form.name == "html":  # whose golden file is the body of a page without the rules
        return body_of(str(form.write(report(), Setting(Style("zh")))))
    written = form.write(report(), setting("zh"))
    return described(written) if isinstance(written, bytes) else written.replace(f'"{__version__}"', '"VERSION"')


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_every_format_has_a_golden_file(form: Format) -> None:
    assert shown(form) in {path.read_bytes().decode() for path in GOLDEN.iterdir()}


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_every_format_tells_of_nothing_without_a_fault(form: Format) -> None:
    if form.needs and not find_spec(form.needs[0]):
        pytest.skip(f"the extra {form.needs[1]} is not installed")
    assert form.binary == isinstance(form.write(Report((), (), (), ()), setting()), bytes)


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_an_ending_leads_to_one_format(form: Format) -> None:
    assert all(of_file(Path(f"report{ending}")) == form for ending in form.endings if ending.startswith("."))
    assert sum(ending in other.endings for other in FORMATS for ending in form.endings) == len(form.endings)


def test_the_help_of_the_command_tells_each_format_with_its_endings_and_what_it_is_for(
    capsys: pytest.CaptureFixture[str],
) -> None:
    told = {}
    for language in ("zh", "en"):
        assert main(["run", "--help", "--lang", language]) == 0
        told[language] = capsys.readouterr().out
    for form in FORMATS:
        assert re.search(rf"^ +{form.name} +{' '.join(map(re.escape, form.endings))} ", told["en"], re.MULTILINE)
        assert form.summary.zh in told["zh"]
        assert form.summary.en in told["en"]


@pytest.mark.parametrize("name", PAGES)
def test_the_pages_have_each_format_with_its_endings(name: str) -> None:
    rows = re.findall(r"^\| `([\w-]+)` \|([^|]*)\|", read(name), re.MULTILINE)
    told = {form: tuple(re.findall(r"`([^`]+)`", endings)) for form, endings in rows[: len(FORMATS)]}
    assert told == {each.name: each.endings for each in FORMATS}


@pytest.mark.parametrize("name", PAGES)
def test_the_columns_that_the_pages_explain_are_there(name: str) -> None:
    table = re.split(r"^\| (?:column|列) \|.*$", read(name), flags=re.MULTILINE)[1].split("\n\n")[0]
    told = {name for cell in re.findall(r"^\|([^|]*)\|", table, re.MULTILINE) for name in re.findall(r"`(\w+)`", cell)}
    only_here = {"standing", "independent", "strongest", "weakest", "findings", "severity", "suppressed", "reason"}
    assert only_here <= told <= {column.name for column in (*CHECKED, *CHECKS)}


def test_the_types_of_json_lines_are_those_that_the_pages_name() -> None:
    (form,) = (each for each in FORMATS if each.name == "jsonl")
    types = {json.loads(line)["type"] for line in str(form.write(report(), setting())).splitlines()}
    for name in PAGES:
        (told,) = re.findall(r"`type`[:：](.+?)(?:\.|。)\n", read(name), re.DOTALL)
        assert set(re.findall(r"`(\w+)`", told)) == types
