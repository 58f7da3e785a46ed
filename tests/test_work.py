"""The command in people's work: what its configuration writes, baselines, suppressions, and what makes it fail."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from pathlib import Path
from typing import Any

import pytest
from attrs import fields

from claimcheck.cli import main
from claimcheck.config import FILE, Suppression
from claimcheck.render.formats import BY_NAME

Output = pytest.CaptureFixture[str]
SLIP = "2023年，生育保险基金支出1069.10亿元，比上年增加117.75亿元，增长21.38%。"


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a document that contradicts itself; we stand in it."""
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "docs").mkdir()
    write("docs/a.md", f"# 公报\n\n{SLIP}\n")
    return tmp_path


def write(path: str, text: str) -> None:
    Path(path).write_text(text, encoding="utf-8")


def read(path: str) -> str:
    return Path(path).read_text(encoding="utf-8")


def report(capsys: Output, *arguments: str) -> dict[str, Any]:
    capsys.readouterr()
    main(["run", *(arguments or ("docs",)), "--format", "json"])
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([], 1),
        (["--fail-on", "error"], 1),
        (["--fail-on", "warning"], 1),
        (["--fail-on", "note"], 1),
        (["--fail-on", "never"], 0),
    ],
)
def test_an_error_fails_a_run_unless_nothing_does(arguments: list[str], code: int) -> None:
    assert main(["run", "docs", *arguments]) == code


@pytest.mark.parametrize(("limit", "failing"), [("warning", ("warning", "note")), ("note", ("note",)), ("off", ())])
def test_a_run_fails_on_what_is_as_grave_as_asked_for(limit: str, failing: tuple[str, ...]) -> None:
    for on in ("error", "warning", "note", "never"):
        write(FILE, f'fail-on = "{on}"\n[severity]\nCC3 = "{limit}"\n')
        assert main(["run", "docs"]) == (on in failing)
        assert main(["run", "docs", "--fail-on", "warning"]) == ("warning" in failing)


def test_the_format_is_that_of_the_command_then_of_the_ending_then_of_the_configuration(capsys: Output) -> None:
    write(FILE, 'format = "json"\n')
    main(["run", "docs"])
    assert json.loads(capsys.readouterr().out)["findings"]
    main(["run", "docs", "--format", "terminal"])
    assert capsys.readouterr().out.startswith("error CC301")
    main(["run", "docs", "-o", "report.txt"])
    assert read("report.txt").startswith("error CC301")
    main(["run", "docs", "-o", "report.unknown"])
    assert json.loads(read("report.unknown"))["findings"]


def test_the_files_of_the_configuration_are_written_beside_the_main_output(capsys: Output) -> None:
    write(FILE, '[output]\n"out/new/report.json" = "json"\n"out/report.txt" = "terminal"\n')
    assert main(["run", "docs", "--color", "always"]) == 1
    assert capsys.readouterr().out.startswith("\x1b")
    assert json.loads(read("out/new/report.json"))["findings"]
    assert read("out/report.txt").startswith("error CC301")
    assert main(["run", "docs", "--format", "json", "-o", "main.json"]) == 1
    assert json.loads(read("main.json")) == json.loads(read("out/new/report.json"))
    assert sorted(path.name for path in Path("out").rglob("*")) == ["new", "report.json", "report.txt"]


def test_paths_of_outputs_are_relative_to_the_configuration(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(FILE, '[output]\n"report.json" = "json"\n')
    monkeypatch.chdir(desk / "docs")
    assert main(["run", "."]) == 1
    assert (desk / "report.json").is_file()


def test_the_option_decides_on_the_file_that_the_configuration_names_too() -> None:
    write(FILE, '[output]\n"report.txt" = "json"\n')
    main(["run", "docs", "-o", "report.txt"])
    assert read("report.txt").startswith("error CC301")


def test_what_a_run_writes_is_no_document_of_the_next() -> None:
    write(FILE, '[output]\n"docs/report.json" = "json"\n')
    for _ in range(2):
        main(["run", ".", "-o", "docs/report.txt", "--update-baseline"])
        assert json.loads(read("docs/report.json"))["summary"]["documents"] == 1


def test_a_configured_file_that_cannot_be_written_is_named(capsys: Output) -> None:
    write("out", "a file")
    write(FILE, '[output]\n"out/report.json" = "json"\n')
    assert main(["run", "docs"]) == 2
    output = capsys.readouterr()
    assert "report.json" in output.err
    assert output.out.startswith("error CC301")


FAULTS = """format = "jsn"
fail-on = "always"
baseline = ""
[output]
"a.json" = "jsonn"
"out/" = "json"
[[suppress]]
rule = "CC301"
figures = ["1%"]
reason = "  "
paths = ["a.md"]
[[suppress]]
rule = "CC3"
figures = []
reason = "known"
fingerprint = "12"
[[suppress]]
rule = "CC301"
figures = ["1%"]
reason = "known"
[[suppress]]
rule = "CC901"
reason = "known"
paths = ["a\\\\b"]
[[suppress]]
figures = ["1%"]
because = "known"
"""
TOLD = [
    (1, '"terminal" or "json"'),
    (2, '"error" or "warning" or "note" or "never"'),
    (3, "baseline has to be text"),
    (5, '"terminal" or "json"'),
    (6, "is a folder"),
    (10, "text that says why"),
    (13, "no code of one rule"),
    (14, "a list of figures"),
    (16, "16 digits"),
    (17, "needs paths"),
    (22, "about the run itself"),
    (24, "with / and not"),
    (25, "has no rule"),
    (25, "has no reason"),
    (27, "there is no suppress 5 because"),
]


def test_config_check_tells_every_fault_with_its_line(capsys: Output) -> None:
    write(FILE, FAULTS)
    assert main(["config", "check"]) == 2
    told = [line.partition(": ") for line in capsys.readouterr().err.splitlines() if FILE in line]
    assert [int(place.rpartition(":")[2]) for place, _, _ in told] == [line for line, _ in TOLD]
    assert [
        words for (_, _, said), (_, words) in zip(told, TOLD, strict=True) if words.split(" or ")[0] not in said
    ] == []
    assert main(["config", "check", "--lang", "zh"]) == 2
    assert all(max(line) >= "一" for line in capsys.readouterr().err.splitlines() if FILE in line)
    assert main(["run", "docs"]) == 2


def test_a_baseline_hides_what_is_known_and_shows_what_is_new(capsys: Output) -> None:
    assert main(["run", "docs", "--update-baseline"]) == 0
    assert "1 finding(s), 1 added, 0 removed" in capsys.readouterr().err
    assert main(["run", "docs"]) == 0
    assert "in the baseline 1" in capsys.readouterr().out
    assert main(["run", "docs", "--no-baseline"]) == 1
    write("docs/b.md", f"# 公报\n\n{SLIP.replace('2023', '2021')}\n")
    assert main(["run", "docs"]) == 1
    found = report(capsys)
    assert (found["summary"]["baseline"], found["summary"]["findings"]["error"]) == (1, 1)
    (hidden,) = found["suppressed"]
    assert (hidden["by"], hidden["where"], hidden["reason"]) == ("baseline", "claimcheck-baseline.json", None)


def test_what_a_baseline_knows_and_is_gone_is_told_and_removed(capsys: Output) -> None:
    main(["run", "docs", "--update-baseline"])
    write("docs/a.md", f"# 公报\n\n{SLIP.replace('21.38', '12.38')}\n")
    capsys.readouterr()
    assert main(["run", "docs", "--lang", "zh"]) == 0
    assert "有 1 条不再出现（1069.10亿元）" in capsys.readouterr().err
    assert main(["run", "docs", "--update-baseline"]) == 0
    assert "0 finding(s), 0 added, 1 removed" in capsys.readouterr().err
    assert main(["run", "docs"]) == 0
    assert capsys.readouterr().err == ""


def test_a_baseline_stays_the_same_text_when_nothing_changes(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write("docs/b.md", f"# 公报\n\n{SLIP.replace('2023', '2021')}\n")
    main(["run", "docs", "--update-baseline", "--baseline", "base.json"])
    before = read("base.json")
    monkeypatch.chdir(desk / "docs")
    main(["run", "b.md", "a.md", "--update-baseline", "--baseline", "../base.json"])
    monkeypatch.chdir(desk)
    assert read("base.json") == before


def test_an_update_of_some_files_keeps_what_is_known_of_the_others() -> None:
    write("docs/b.md", f"# 公报\n\n{SLIP.replace('2023', '2021')}\n")
    main(["run", "docs", "--update-baseline"])
    before = read("claimcheck-baseline.json")
    main(["run", "docs/a.md", "--update-baseline"])
    assert read("claimcheck-baseline.json") == before
    Path("docs/b.md").unlink()
    main(["run", "docs/a.md", "--update-baseline"])
    assert len(json.loads(read("claimcheck-baseline.json"))["findings"]) == 1


def test_rules_that_do_not_run_leave_their_entries_as_they_are(capsys: Output) -> None:
    main(["run", "docs", "--update-baseline"])
    before = read("claimcheck-baseline.json")
    capsys.readouterr()
    assert main(["run", "docs", "--select", "CC2"]) == 0
    assert capsys.readouterr().err == ""
    assert main(["run", "docs", "--select", "CC2", "--update-baseline"]) == 0
    assert read("claimcheck-baseline.json") == before


def test_the_configuration_names_the_baseline(capsys: Output) -> None:
    write(FILE, 'baseline = "known/old.json"\n')
    assert main(["run", "docs"]) == 2
    assert "--update-baseline writes it" in capsys.readouterr().err
    assert main(["run", "docs", "--update-baseline"]) == 0
    assert Path("known/old.json").is_file()
    assert main(["run", "docs"]) == 0
    assert main(["run", "docs", "--baseline", "other.json"]) == 2


@pytest.mark.parametrize("text", ["", "[", '{"schema": "claimcheck-report/1"}'])
@pytest.mark.parametrize("update", [[], ["--update-baseline"]])
def test_a_foreign_or_broken_baseline_ends_the_run_and_is_left_as_it_is(
    text: str, update: list[str], capsys: Output
) -> None:
    write("mine.json", text)
    assert main(["run", "docs", "--baseline", "mine.json", *update]) == 2
    assert "mine.json:1: no " in capsys.readouterr().err
    assert read("mine.json") == text


def test_no_baseline_and_its_update_do_not_go_together(capsys: Output) -> None:
    assert main(["run", "docs", "--no-baseline", "--update-baseline"]) == 2
    assert "can't go together" in capsys.readouterr().err


@pytest.mark.parametrize("home", ["config", "sidecar"])
@pytest.mark.parametrize("by_id", [True, False])
def test_suppress_writes_an_entry_that_hides_the_finding(home: str, capsys: Output, *, by_id: bool) -> None:
    (finding,) = report(capsys)["findings"]
    wanted = finding["id"] if by_id else finding["fingerprint"][:6]
    assert main(["suppress", "docs", "--finding", wanted, "--reason", "口径已在脚注说明", "--in", home]) == 0
    out = capsys.readouterr().out
    path = FILE if home == "config" else "docs/a.md.claimcheck.toml"
    assert read(path).strip() in out
    assert '"21.38%"' in read(path)
    assert main(["run", "docs"]) == 0
    assert "suppressed 1" in capsys.readouterr().out
    found = report(capsys)
    assert found["findings"] == []
    assert found["suppressed"][0]["reason"] == "口径已在脚注说明"
    assert found["suppressed"][0]["finding"] == finding
    write("docs/a.md", read("docs/a.md").replace("21.38", "21.83"))
    rules = [each["rule"] for each in report(capsys)["findings"]]
    assert rules == ["CC301", "CC904"]
    assert main(["run", "docs", "--fail-on", "note"]) == 1


def test_suppress_prints_the_comment_to_put_into_the_text(capsys: Output) -> None:
    assert main(["suppress", "docs", "--finding", "f1", "--reason", "known", "--in", "comment"]) == 0
    first, comment = capsys.readouterr().out.splitlines()
    assert first == "put this into docs/a.md, as a paragraph of its own:"
    write("docs/a.md", f"{read('docs/a.md')}\n{comment}\n")
    found = report(capsys)
    assert (found["findings"], found["suppressed"][0]["where"]) == ([], "docs/a.md:5")


def test_suppress_adds_to_what_a_configuration_has(capsys: Output) -> None:
    write("docs/b.md", f"# 公报\n\n{SLIP.replace('2023', '2021')}\n")
    write("pyproject.toml", '[tool.claimcheck]\nignore = ["CC308"]  # kept')
    wanted = [word for each in report(capsys)["findings"] for word in ("--finding", each["id"])]
    assert main(["suppress", "docs", *wanted, "--reason", "known"]) == 0
    assert read("pyproject.toml").startswith(
        '[tool.claimcheck]\nignore = ["CC308"]  # kept\n\n[[tool.claimcheck.suppress]]\n'
    )
    assert main(["run", "docs"]) == 0
    assert main(["config", "check"]) == 0
    assert report(capsys)["summary"]["suppressed"] == 2


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--finding", "f9", "--reason", "known"], "there is no finding f9"),
        (["--finding", "f1", "--reason", " "], "a reason is needed"),
        (["--finding", "f1"], "--reason"),
        (["--reason", "known"], "--finding"),
        (["--finding", "f2", "--reason", "known"], "about the run itself (CC901)"),
    ],
)
def test_suppress_refuses_what_it_cannot_do(arguments: list[str], told: str, capsys: Output) -> None:
    assert main(["suppress", "docs", "none.txt", *arguments]) == 2
    assert told in capsys.readouterr().err
    assert not Path(FILE).exists()


def test_suppress_says_where_a_finding_is_suppressed_already(capsys: Output) -> None:
    main(["suppress", "docs", "--finding", "f1", "--reason", "known"])
    assert main(["suppress", "docs", "--finding", "f1", "--reason", "known"]) == 2
    assert "already suppressed at" in capsys.readouterr().err


def test_suppress_leaves_a_file_that_it_cannot_add_to(capsys: Output) -> None:
    write(FILE, "suppress = []\n")
    assert main(["suppress", "docs", "--finding", "f1", "--reason", "known"]) == 2
    err = capsys.readouterr().err
    assert "add this yourself:" in err
    assert "[[suppress]]" in err
    assert read(FILE) == "suppress = []\n"


def test_an_entry_is_not_told_of_where_its_rule_is_not_selected(capsys: Output) -> None:
    write(FILE, '[[suppress]]\nrule = "CC301"\npaths = ["**"]\nfigures = ["1%"]\nreason = "known"\n')
    assert [each["rule"] for each in report(capsys)["findings"]] == ["CC301", "CC904"]
    assert [each["rule"] for each in report(capsys, "docs", "--select", "CC2")["findings"]] == []
    assert [each["rule"] for each in report(capsys, "docs", "--ignore", "CC904")["findings"]] == ["CC301"]


def test_a_suppressed_finding_is_not_in_the_baseline(capsys: Output) -> None:
    main(["suppress", "docs", "--finding", "f1", "--reason", "known"])
    main(["run", "docs", "--update-baseline"])
    assert json.loads(read("claimcheck-baseline.json"))["findings"] == []
    assert report(capsys)["summary"] | {"suppressed": 1, "baseline": 0} == report(capsys)["summary"]


def test_every_format_of_the_table_may_be_configured() -> None:
    for name in BY_NAME:
        write(FILE, f'format = "{name}"\n[output]\n"a" = "{name}"\n')
        assert main(["config", "check"]) == 0


ROOT = Path(__file__).parent.parent
PAGES = ("docs/known-findings.md", "docs/known-findings.zh-CN.md")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("name", PAGES)
def test_what_the_page_prints_is_what_happens(name: str, capsys: Output) -> None:
    shutil.copytree(ROOT / "examples" / "slips", "examples/slips")
    blocks = BLOCK.findall((ROOT / name).read_text(encoding="utf-8"))
    comments = [text for language, text in blocks if language == "html"]
    lines = [line.split("#")[0] for language, text in blocks if language == "sh" for line in text.splitlines()]
    codes = [main(shlex.split(line.removeprefix("claimcheck "))) for line in lines]
    assert codes == [1, 0, 0, 0]
    assert all(comment in capsys.readouterr().out for comment in comments)
    for language, program in blocks:
        if language == "python":
            exec(compile(program, name, "exec"), {})  # noqa: S102 - this is the project's own page
            said = "".join(line[2:] for line in program.splitlines() if line.startswith("# "))
            assert capsys.readouterr().out.strip() == said


@pytest.mark.parametrize("name", ["docs/configuration.md", "docs/configuration.zh-CN.md"])
def test_the_page_on_configuration_tells_each_key_of_a_suppression(name: str) -> None:
    told = set(re.findall(r"^\| `(\w+)` \|", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE))
    assert told >= {each.name for each in fields(Suppression)} - {"by", "where", "document"}


def test_a_finding_against_official_data_is_suppressed_until_either_figure_changes(capsys: Output) -> None:
    write("docs/a.md", "# 公报\n\n2023年，全市检票员工312人。\n")
    write("official.csv", "指标,范围,时期,数值,单位\n检票员工,全市,2023,321,人\n")
    write(FILE, 'reference = ["official.csv"]\n')
    assert [each["rule"] for each in report(capsys)["findings"]] == ["CC601"]
    assert main(["suppress", "docs", "--finding", "f1", "--reason", "known"]) == 0
    assert '"/official.csv"' in read(FILE)
    assert report(capsys)["findings"] == []
    for path, old, new in (("official.csv", "321", "322"), ("docs/a.md", "312", "311")):
        before = read(path)
        write(path, before.replace(old, new))
        assert "CC904" in {each["rule"] for each in report(capsys)["findings"]}
        assert report(capsys)["suppressed"] == []
        write(path, before)
    assert report(capsys)["findings"] == []
