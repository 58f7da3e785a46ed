"""Where the configuration is found, and what is said of one that can't be used."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.cli import main
from claimcheck.config import find_config, load_config
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
def test_help_teaches_in_both_languages(arguments: list[str], capsys: Output) -> None:
    assert main(arguments) == 0
    out = capsys.readouterr().out
    assert "Usage" in out
    assert "词表" in out
