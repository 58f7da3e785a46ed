"""Where the configuration is found, and what is said of one that can't be used."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.lexicon.toml import spread, values

import claimcheck
from claimcheck.cli import main
from claimcheck.config import find_config, load_config, parse_config
from claimcheck.errors import PackError

Output = pytest.CaptureFixture[str]
PACK = '[[metric]]\nname = "入园客流"\nalso = ["游园人次"]\n'
TEXT = "2023年入园客流2486万人次，其他略。\n\n2023年游园人次2468万人次。\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a pack and a text that contradicts itself once the pack is known; we stand in its sub-folder."""
    (tmp_path / "packs").mkdir()
    (tmp_path / "packs" / "park.toml").write_text(PACK, encoding="utf-8")
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "park.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path / "texts")
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_configuration_only_the_shipped_packs_are_used(project: Path) -> None:
    assert find_config(project / "texts") is None
    assert main(["run", "park.txt"]) == 0


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("claimcheck.toml", '[lexicon]\npacks = ["packs/park.toml"]\n'),
        ("claimcheck.toml", PACK.replace("[[", "[[lexicon.")),
        ("pyproject.toml", '[tool.claimcheck.lexicon]\npacks = ["packs/park.toml"]\n'),
        ("pyproject.toml", '[project]\nname = "park"\n' + PACK.replace("[[", "[[tool.claimcheck.lexicon.")),
    ],
)
def test_a_configuration_above_the_working_directory_is_used(project: Path, name: str, text: str) -> None:
    path = write(project / name, text)
    assert find_config(project / "texts") == path
    assert main(["run", "park.txt"]) == 1


def test_a_named_configuration_is_used_instead_of_the_found_one(project: Path) -> None:
    write(project / "claimcheck.toml", "")
    other = write(project / "packs" / "other.toml", '[lexicon]\npacks = ["park.toml"]\n')
    assert main(["run", "park.txt"]) == 0
    assert main(["run", "park.txt", "--config", str(other)]) == 1


def test_claims_are_read_with_the_packs_of_the_project(project: Path, capsys: Output) -> None:
    write(project / "claimcheck.toml", '[lexicon]\npacks = ["packs/park.toml"]\n')
    assert main(["claims", "park.txt", "--format", "jsonl"]) == 0
    assert capsys.readouterr().out.count('"key": "入园客流"') == 2


def test_the_nearest_configuration_is_the_one(project: Path) -> None:
    write(project / "claimcheck.toml", "")
    near = write(project / "texts" / "pyproject.toml", "[tool.claimcheck]\n")
    assert find_config(project / "texts") == near
    write(near, '[project]\nname = "park"\n')
    assert find_config(project / "texts") == project / "claimcheck.toml"


FAULTY = [
    ("claimcheck.toml", "[lexicn]\n", ":1: there is no lexicn; the closest is lexicon"),
    ("claimcheck.toml", "\n[lexicon]\npack = []\n", ":3: there is no lexicon pack; the closest is packs"),
    ("claimcheck.toml", "lexicon = 3\n", ":1: lexicon has to be a table"),
    ("claimcheck.toml", "[lexicon]\npacks = [\n  '',\n]\n", ":3: lexicon packs 1 has to be text"),
    ("claimcheck.toml", "[lexicon]\npacks = ['none.toml']\n", "none.toml:1: can't be read"),
    ("claimcheck.toml", "[[lexicon.metric]]\nname = '客流'\nrunning = 1\n", ":3: lexicon metric 1 running has to be"),
    ("claimcheck.toml", "[[lexicon.term]]\nname = '客流'\n[[lexicon.metric]]\nname = '客流'\n", "“客流” is already"),
    (
        "pyproject.toml",
        "[tool.claimcheck.lexicon]\n\nwords.head = []\n",
        ":3: there is no tool claimcheck lexicon words",
    ),
    ("pyproject.toml", "tool = 1  # no [tool.claimcheck]\n", ":1: tool claimcheck has to be a table"),
    ("pyproject.toml", "[tool.claimcheck\n", "pyproject.toml:1: no valid TOML"),
]


@pytest.mark.parametrize(("name", "text", "told"), FAULTY)
def test_a_faulty_configuration_stops_the_run_and_is_explained(
    project: Path, capsys: Output, name: str, text: str, told: str
) -> None:
    write(project / name, text)
    assert main(["run", "park.txt"]) == 2
    assert told in capsys.readouterr().err


def test_faults_of_the_configuration_and_of_its_packs_are_told_together(project: Path) -> None:
    write(project / "packs" / "park.toml", "[[metric]]\nnaem = ''\n")
    path = write(project / "claimcheck.toml", "[lexicon]\npacks = ['packs/park.toml', 'packs/none.toml']\nlists = 1\n")
    with pytest.raises(PackError) as caught:
        load_config(path)
    places = [(Path(fault.path).name, fault.line) for fault in caught.value.faults]
    assert places == [("claimcheck.toml", 3), ("park.toml", 1), ("park.toml", 2), ("none.toml", 1)]


def test_packs_of_one_project_may_not_contradict_each_other(project: Path) -> None:
    write(project / "packs" / "two.toml", '[[metric]]\nname = "游园人次"\n')
    path = write(project / "claimcheck.toml", "[lexicon]\npacks = ['packs/park.toml', 'packs/two.toml']\n")
    with pytest.raises(PackError, match="contradicts"):
        load_config(path)


def test_check_says_what_is_in_order_and_what_is_not(project: Path, capsys: Output) -> None:
    path = write(project / "claimcheck.toml", '[lexicon]\npacks = ["packs/park.toml"]\n')
    pack = project / "packs" / "park.toml"
    assert main(["lexicon", "check", str(path), str(pack)]) == 0
    assert capsys.readouterr().out.count("no fault") == 2
    write(pack, "[[metric]]\nnaem = ''\n")
    assert main(["lexicon", "check", str(path), str(pack), "--lang", "zh"]) == 2
    err = capsys.readouterr().err
    assert err.count("最接近的是 name") == 1
    assert "2 处问题" in err


def test_check_without_a_file_gives_a_hint(capsys: Output) -> None:
    assert main(["lexicon", "check"]) == 2
    assert "claimcheck lexicon check" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["lexicon", "--help"], ["lexicon", "check", "--help"]])
@pytest.mark.parametrize(("language", "word"), [("zh", "词表"), ("en", "packs")])
def test_help_is_there_for_packs(arguments: list[str], language: str, word: str, capsys: Output) -> None:
    assert main([*arguments, "--lang", language]) == 0
    assert word in capsys.readouterr().out


MINE = """
severity = { CC9 = "note" }
reference = ["official.csv"]

[[equation]]
formula = "入园客流 = 散客人次 + 团队人次"

[[authority]]
paths = ["texts/**"]
rank = 3
"""
FIGURES = "2023年，全市入园客流2486万人次，散客人次1792万人次，团队人次649万人次。\n\n2023年，全市检票员工312人。\n"
OFFICIAL = "指标,范围,时期,数值,单位\n检票员工,全市,2023,321,人\n"


@pytest.fixture
def own(project: Path) -> Path:
    """A project with an equation and reference data, whose text contradicts both by a slip."""
    write(project / "claimcheck.toml", MINE)
    write(project / "official.csv", OFFICIAL)
    return write(project / "texts" / "own.txt", FIGURES)


def codes(capsys: Output) -> list[str]:
    """The rules of the findings that were printed."""
    return sorted(finding["rule"] for finding in json.loads(capsys.readouterr().out)["findings"])


@pytest.mark.usefixtures("own")
def test_equations_and_reference_data_of_the_project_are_used(capsys: Output) -> None:
    assert main(["run", "own.txt", "--format", "json"]) == 1
    assert codes(capsys) == ["CC601", "CC701"]


@pytest.mark.usefixtures("own")
def test_rules_are_selected_and_ignored_on_the_command_line(capsys: Output) -> None:
    for arguments, expected in (
        (["--select", "CC6"], ["CC601"]),
        (["--select", "CC6, cc7"], ["CC601", "CC701"]),
        (["--ignore", "CC6", "--ignore", "CC301"], ["CC701"]),
        (["--select", "ALL", "--ignore", "CC6,CC701"], []),
    ):
        assert main(["run", "own.txt", "--format", "json", *arguments]) == bool(expected)
        assert codes(capsys) == expected


def test_reference_data_and_exclusions_come_from_the_command_line_too(own: Path, capsys: Output) -> None:
    write(own.parent / "more.csv", "指标,范围,时期,数值,单位\n入园客流,全市,2023,2468,万人次\n")
    assert main(["run", "own.txt", "--reference", "more.csv", "--format", "json"]) == 1
    report = json.loads(capsys.readouterr().out)
    rules = {check["id"]: check["rule"] for check in report["checks"]}
    # The official figure shows which number of the equation is wrong: one finding tells both.
    told = sorted(sorted(rules[check] for check in finding["checks"]) for finding in report["findings"])
    assert told == [["CC601"], ["CC601", "CC701"]]
    assert main(["run", ".", "--exclude", "own.*", "--exclude", "*.csv"]) == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--select", "CC6x"], "the closest is CC601"),
        (["--ignore", "CC8"], "there is no rule CC8"),
        (["--exclude", "a\\b"], "a/b"),
        (["--reference", "none.csv"], "none.csv:1: can't be read"),
        (["--reference", "own.txt"], "own.txt:1: unknown column"),
    ],
)
@pytest.mark.usefixtures("own")
def test_faults_of_options_end_the_run(capsys: Output, arguments: list[str], told: str) -> None:
    assert main(["run", "own.txt", *arguments]) == 2
    assert told in capsys.readouterr().err


def test_config_check_looks_at_packs_equations_and_reference_data(own: Path, capsys: Output) -> None:
    assert main(["config", "check"]) == 0
    assert "1 equations, 1 rows of reference data" in capsys.readouterr().out
    write(own.parents[1] / "official.csv", OFFICIAL.replace("321", "多"))
    assert main(["config", "check", str(own.parents[1] / "claimcheck.toml"), "--lang", "zh"]) == 2
    assert "official.csv:2: value（数值）“多人”" in capsys.readouterr().err


def test_config_check_tells_of_a_metric_that_is_spelled_nearly_like_a_known_one(own: Path, capsys: Output) -> None:
    write(own.parents[1] / "claimcheck.toml", '[[equation]]\nformula = "固定资产投姿 = 甲项收入 + 乙项收入"\n')
    assert main(["config", "check"]) == 0
    assert "the closest there is “固定资产投资”" in capsys.readouterr().out


@pytest.mark.usefixtures("project")
def test_config_check_without_a_configuration_gives_a_hint(capsys: Output) -> None:
    assert main(["config", "check"]) == 2
    assert "claimcheck config check FILE" in capsys.readouterr().err


OWN_FAULTS = """
reference = ["oficial.csv"]
select = ["CC31x", "CC888"]
exclude = ["a\\\\b"]
[severity]
CC201 = "warnings"
CC311 = "error"
[[equation]]
formula = "a = b + "
[[equation]]
formla = "a = b"
[[equation]]
formula = "a = b[去年] + c"
tolerance = "very"
period = "years"
[[authority]]
paths = []
rank = 2000
[per-file-ignores]
"x/*" = ["CC2x"]
[extra]
"""
OWN_TOLD = [
    (2, "the closest is official.csv"),
    (3, "the closest is CC31"),
    (3, "there is no rule CC888"),
    (4, "with / and not"),
    (6, 'has to be "error" or "warning" or "note" or "off"'),
    (7, "gives a warning at most"),
    (9, "equation 1 formula, column 9: the formula ends here"),
    (10, "equation 2 has no formula"),
    (11, "the closest is formula"),
    (13, "the closest is [上年]"),
    (14, "0.5%"),
    (15, '"same" or "year"'),
    (17, "paths is empty"),
    (18, "from -999 to 999"),
    (20, "“CC2x” is no code"),
    (21, "there is no extra"),
]


def test_all_faults_of_what_is_the_users_own_are_told_at_once(own: Path) -> None:
    path = write(own.parents[1] / "claimcheck.toml", OWN_FAULTS)
    with pytest.raises(PackError) as caught:
        claimcheck.load_config(path)
    faults = caught.value.faults
    assert [fault.line for fault in faults] == [line for line, _ in OWN_TOLD]
    assert [words for fault, (_, words) in zip(faults, OWN_TOLD, strict=True) if words not in fault.en] == []
    assert all(any("一" <= character <= "鿿" for character in fault.zh) for fault in faults)


KEYS = (
    *("lexicon", "equation", "severity", "select", "ignore", "exclude", "per-file-ignores", "reference", "authority"),
    *("formula", "scope", "period", "tolerance", "name", "paths", "rank", "CC2", "CC201", "a = b", "*.md", "packs"),
)
entries = st.dictionaries(st.sampled_from(KEYS), values | st.sampled_from(KEYS), max_size=4)
tables = st.dictionaries(st.sampled_from(KEYS), values | st.lists(entries, max_size=3) | entries, max_size=4)


@given(tables)
def test_any_table_is_a_configuration_or_is_explained(table: dict[str, object]) -> None:
    try:
        parse_config(spread(table), "claimcheck.toml", {"CC201": "error"})
    except PackError as error:
        assert all(fault.line >= 1 and fault.zh and fault.en for fault in error.faults)  # noqa: PT017


def test_the_library_takes_a_configuration_or_its_file(own: Path) -> None:
    path = own.parents[1] / "claimcheck.toml"
    by_file = claimcheck.check_paths([own], config=path)
    assert claimcheck.check_paths([own], config=claimcheck.load_config(path)) == by_file
    assert sorted(finding.rule for finding in by_file.findings) == ["CC601", "CC701"]
    assert {claim.authority for claim in by_file.claims} == {3, 1000}
    assert claimcheck.check_text(FIGURES, config=path).failed
    assert claimcheck.check_documents([claimcheck.read_text(FIGURES)], config=str(path)).failed
    assert not claimcheck.check_paths([own]).failed
