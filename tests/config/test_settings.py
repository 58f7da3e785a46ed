"""Which rules run, how grave they may be, and on which files."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import claimcheck
from claimcheck.config import Config, parse_config
from claimcheck.config.tolerance import tolerance
from claimcheck.errors import PackError
from claimcheck.model import Finding, Text
from claimcheck.pipeline import rules
from claimcheck.relate import RULES, Ruling

CODES = [rule.code for rule in RULES]
prefixes = st.sampled_from(["ALL", "CC", *{code[:3] for code in CODES}, *{code[:4] for code in CODES}, *CODES])
TEXT = "2023年，生育保险基金支出1069.10亿元，比上年增加117.75亿元，增长21.38%。"


def config(text: str) -> Config:
    return parse_config(text, Path("/project/claimcheck.toml"), rules())


def covered(prefix: str, code: str) -> bool:
    return prefix == "ALL" or code.startswith(prefix)


@given(st.lists(prefixes, max_size=4), st.lists(prefixes, max_size=4), st.sampled_from(CODES))
def test_the_closest_of_selected_and_ignored_decides(select: list[str], ignore: list[str], code: str) -> None:
    chosen = Config(select=tuple(select), ignore=tuple(ignore)).selects(code)
    reach = {each: 0 if each == "ALL" else len(each) for each in (*select, *ignore) if covered(each, code)}
    best = max(reach.values(), default=None)
    closest = {each for each, length in reach.items() if length == best}
    assert chosen == (bool(closest & {*select}) and not closest & {*ignore})


@given(
    st.dictionaries(prefixes, st.sampled_from(["error", "warning", "note", "off"]), max_size=5), st.sampled_from(CODES)
)
def test_the_longest_beginning_of_a_code_sets_its_severity(limits: dict[str, str], code: str) -> None:
    limit = Config(limits=tuple(limits.items())).limit(code)  # type: ignore[arg-type]
    fitting = [prefix for prefix in limits if covered(prefix, code)]
    closest = max(fitting, key=lambda prefix: 0 if prefix == "ALL" else len(prefix), default=None)
    assert limit == ("error" if closest is None else limits[closest])


def test_rules_on_the_run_itself_are_off_only_where_they_are_ignored() -> None:
    assert Config(select=("CC2",)).selects("CC901")
    assert not Config(ignore=("CC9",)).selects("CC901")
    assert Config(limits=(("CC901", "off"),)).limit("CC901") == "off"


def test_the_command_line_replaces_the_selection_and_adds_to_what_is_ignored() -> None:
    base = config('select = ["CC3"]\nignore = ["CC308"]\n')
    assert base.narrowed(ignore=("CC301",)).ignore == ("CC308", "CC301")
    assert base.narrowed(select=("CC308",)).selects("CC308")
    assert not base.narrowed(select=("CC3",), ignore=("CC301",)).selects("CC301")


@pytest.mark.parametrize(
    ("text", "severities"),
    [
        ("", ["error"]),
        ('[severity]\nCC301 = "warning"\n', ["warning"]),
        ('[severity]\nCC3 = "note"\n', ["note"]),
        ('[severity]\nCC3 = "note"\nCC301 = "error"\n', ["error"]),
        ('[severity]\nCC301 = "off"\n', []),
        ('ignore = ["CC30"]\n', []),
        ('select = ["CC2"]\n', []),
        ('[per-file-ignores]\n"**" = ["CC301"]\n', []),
        ('[per-file-ignores]\n"*.md" = ["CC301"]\n', ["error"]),
    ],
)
def test_a_setting_lowers_a_finding_or_switches_its_rule_off(text: str, severities: list[str]) -> None:
    report = claimcheck.check_text(TEXT, config=config(text), raising=True)
    assert [finding.severity for finding in report.findings] == severities
    assert any(check.rule == "CC301" for check in report.checks) == bool(severities)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_no_setting_raises_a_rule_above_what_it_says_itself(rule: claimcheck.model.Text) -> None:
    code, gravest = rule.code, rule.gravest  # type: ignore[attr-defined]
    text = f'[severity]\n{code} = "error"\n'
    if gravest == "error":
        assert config(text).limit(code) == "error"
    else:
        with pytest.raises(PackError, match=f"gives a {gravest} at most"):
            config(text)


def test_a_rule_ignored_in_a_file_says_nothing_of_that_file() -> None:
    ruling = Ruling(config('[per-file-ignores]\n"archive/*" = ["CC9"]\n'), (), ())
    found = Finding(id="", rule="CC901", severity="warning", message=Text("", ""), path="/project/archive/a.txt")
    assert ruling.finding(found) is None
    assert ruling.finding(claimcheck.model.Finding("", "CC901", "warning", Text("", ""), path="/project/a.txt"))


def test_a_finding_is_not_dropped_for_a_file_that_only_another_of_its_rules_looks_at(tmp_path: Path) -> None:
    """The growth is wrong in one file, whose level is told again in the file where growths are not to be checked."""
    (tmp_path / "archive").mkdir()
    (tmp_path / "new.txt").write_text(
        "2023年，生育保险基金支出1096.10亿元，比上年增加117.75亿元，增长12.38%。", "utf-8"
    )
    (tmp_path / "archive" / "old.txt").write_text("2023年，生育保险基金支出1069.10亿元。", "utf-8")
    text = '[per-file-ignores]\n"archive/*" = ["CC301"]\n'
    settings = parse_config(text, tmp_path / "claimcheck.toml", rules())
    report = claimcheck.check_paths([tmp_path], config=settings, raising=True)
    assert [finding.rule for finding in report.findings] == ["CC301"]
    assert {check.rule for check in report.checks if check.verdict == "inconsistent"} == {"CC201", "CC301"}


def test_documents_have_the_authority_of_the_last_entry_that_fits(tmp_path: Path) -> None:
    (tmp_path / "stats").mkdir()
    for name in ("stats/a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    settings = parse_config(
        '[[authority]]\npaths = ["**"]\nrank = -1\n[[authority]]\npaths = ["stats/**"]\nrank = 2\n',
        tmp_path / "claimcheck.toml",
    )
    report = claimcheck.check_paths([tmp_path], config=settings, raising=True)
    names = {document.id: Path(document.path).name for document in report.documents}
    assert {(names[claim.document], claim.authority) for claim in report.claims} == {("a.txt", 2), ("b.txt", -1)}


def test_a_walk_leaves_out_what_is_excluded_and_a_named_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "drafts").mkdir()
    for name in ("drafts/a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    path = tmp_path / "claimcheck.toml"
    path.write_text('exclude = ["drafts/*"]\n', encoding="utf-8")

    def read(*paths: Path) -> list[str]:
        report = claimcheck.check_paths(paths, config=path, raising=True)
        return [Path(document.path).name for document in report.documents]

    assert read(tmp_path) == ["b.txt"]
    assert read(tmp_path, tmp_path / "drafts" / "a.txt") == ["b.txt", "a.txt"]
    assert read(tmp_path / "drafts") == []


@pytest.mark.parametrize(
    ("text", "share", "amount", "unit"),
    [
        ("0.5%", "1/200", "0", ""),
        ("5‰", "1/200", "0", ""),
        ("1.2亿元", "0", "120000000", "元"),
        ("3 万人次", "0", "30000", "人次"),
        ("0.5个百分点", "0", "1/2", "百分点"),
        ("200公里", "0", "200", "公里"),
    ],
)
def test_tolerances(text: str, share: str, amount: str, unit: str) -> None:
    found = tolerance(text)
    assert found is not None
    assert (str(found.share), str(found.amount), found.unit) == (share, amount, unit)


@given(st.text(max_size=20))
def test_any_text_is_a_tolerance_or_none(text: str) -> None:
    found = tolerance(text)
    assert found is None or found.share >= 0


@pytest.mark.parametrize("text", ["", "rounding", "5", "-1%", "100%", "1亿亿吨吨", "1.2", "亿元", "1 2元"])
def test_what_is_no_tolerance(text: str) -> None:
    assert tolerance(text) is None
