from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from claimcheck import pipeline
from claimcheck.cli import main
from claimcheck.messages import LANGUAGES, say
from claimcheck.relate import RULES
from claimcheck.relate.run import RUN_RULES
from claimcheck.render import formats
from claimcheck.render.formats import BY_NAME, FORMATS, of_file

Output = pytest.CaptureFixture[str]
Bytes = pytest.CaptureFixture[bytes]
TEXT = "2023年，生育保险基金支出1069.10亿元，比上年增加117.75亿元，增长{}%。"


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE", "NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def right(tmp_path: Path) -> Path:
    path = tmp_path / "right.txt"
    path.write_text(TEXT.format("12.38"), encoding="utf-8")
    return path


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    path = tmp_path / "wrong.txt"
    path.write_text(TEXT.format("21.38"), encoding="utf-8")
    return path


def test_exit_0_where_nothing_is_wrong(right: Path) -> None:
    assert main(["run", str(right)]) == 0


def test_exit_1_and_the_figure_where_something_is_wrong(wrong: Path, capsys: Output) -> None:
    assert main(["run", str(wrong)]) == 1
    out = capsys.readouterr().out
    assert f"{wrong}:1:" in out
    assert "21.38%" in out
    assert "^" in out


def test_exit_1_where_only_a_part_could_be_read(right: Path, tmp_path: Path, capsys: Output) -> None:
    gone = tmp_path / "gone.txt"
    assert main(["run", str(right), str(gone)]) == 1
    out = capsys.readouterr().out
    assert "CC901" in out
    assert str(gone) in out


def test_exit_2_where_nothing_could_be_read(tmp_path: Path, capsys: Output) -> None:
    gone = tmp_path / "gone.txt"
    assert main(["run", str(gone)]) == 2
    assert str(gone) in capsys.readouterr().out


@pytest.mark.parametrize("command", ["run", "claims", "series"])
@pytest.mark.parametrize(("language", "words"), [("en", "no file or folder"), ("zh", "没有给出要核对的文件")])
def test_exit_2_and_a_hint_where_no_path_is_given(command: str, language: str, words: str, capsys: Output) -> None:
    assert main([command, "--lang", language]) == 2
    assert words in capsys.readouterr().err


def test_exit_2_on_an_unknown_option(capsys: Output) -> None:
    assert main(["run", "--fromat", "json"]) == 2
    assert "--fromat" in capsys.readouterr().err


def test_json_keeps_to_the_printed_schema(wrong: Path, capsys: Output) -> None:
    assert main(["schema"]) == 0
    schema = json.loads(capsys.readouterr().out)
    assert main(["run", str(wrong), "--format", "json"]) == 1
    Draft202012Validator(schema).validate(json.loads(capsys.readouterr().out))


def test_json_on_nothing_readable_is_still_a_report(tmp_path: Path, capsys: Output) -> None:
    assert main(["run", str(tmp_path / "gone.txt"), "--format", "json"]) == 2
    output = capsys.readouterr()
    assert json.loads(output.out)["summary"]["documents"] == 0
    assert "gone.txt" in output.err


def test_json_is_the_same_for_every_order_of_paths(right: Path, wrong: Path, capsys: Output) -> None:
    main(["run", str(right), str(wrong), "--format", "json"])
    first = capsys.readouterr().out
    main(["run", str(wrong), str(right), "--format", "json"])
    assert capsys.readouterr().out == first


def test_verbose_lists_every_figure(right: Path, capsys: Output) -> None:
    main(["run", str(right)])
    brief = capsys.readouterr().out
    main(["run", str(right), "-v"])
    full = capsys.readouterr().out
    assert all(quote in full for quote in ("1069.10亿元", "117.75亿元", "12.38%"))
    assert len(full) > len(brief)


def test_the_language_option_wins(right: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    main(["run", str(right), "--lang", "en"])
    assert "Nothing found." in capsys.readouterr().out


@pytest.mark.parametrize(("color", "colored"), [("auto", False), ("always", True), ("never", False)])
def test_colour_only_where_asked_for(wrong: Path, capsys: Output, color: str, *, colored: bool) -> None:
    main(["run", str(wrong), "--color", color])
    assert ("\x1b[" in capsys.readouterr().out) == colored


@pytest.mark.parametrize(
    ("form", "first"), [("table", "wrong.txt"), ("jsonl", '{"id": "d1.c1"'), ("csv", "document,path,line")]
)
def test_claims_lists_the_figures_in_each_format(
    wrong: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch, form: str, first: str
) -> None:
    monkeypatch.chdir(wrong.parent)  # a long path would be cut
    assert main(["claims", wrong.name, "--format", form]) == 0
    out = capsys.readouterr().out
    assert first in out.splitlines()[0]
    assert "21.38%" in out


def test_rules_lists_every_rule(capsys: Output) -> None:
    assert main(["rules"]) == 0
    out = capsys.readouterr().out
    assert all(rule.code in out for rule in (*RULES, *RUN_RULES))


@pytest.mark.parametrize("rule", [*RULES, *RUN_RULES], ids=lambda rule: rule.code)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_rules_explains_each_rule_in_both_languages(rule: object, language: str, capsys: Output) -> None:
    code = rule.code  # type: ignore[attr-defined]
    assert main(["rules", code.lower(), "--lang", language]) == 0
    words = capsys.readouterr().out.replace("\n", "").replace(" ", "")
    for text in (rule.fault, rule.why, rule.silent, rule.example):  # type: ignore[attr-defined]
        assert getattr(text, language).replace(" ", "") in words


def test_no_two_rules_share_a_code() -> None:
    codes = [rule.code for rule in (*RULES, *RUN_RULES)]
    assert len(codes) == len(set(codes))


def test_an_unknown_rule_is_answered_with_the_closest(capsys: Output) -> None:
    assert main(["rules", "CC911"]) == 2
    assert "CC901" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        *(["run", "--help"], ["claims", "-h"], ["series", "-h"]),
        *(["explain", "-h"], ["rules", "-h"], ["schema", "-h"]),
    ],
)
@pytest.mark.parametrize(("language", "word"), [("zh", "用法："), ("en", "Usage:")])
def test_help_teaches_by_examples(arguments: list[str], language: str, word: str, capsys: Output) -> None:
    assert main([*arguments, "--lang", language]) == 0
    out = capsys.readouterr().out
    assert out.startswith(word)
    assert "\n  claimcheck " in out or arguments[0] == "schema"


def test_the_version_is_that_of_the_package(capsys: Output) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.split()[1].count(".") == 2


def test_an_output_file_is_written_whole(wrong: Path, tmp_path: Path, capsys: Output) -> None:
    target = tmp_path / "out" / "report.json"
    target.parent.mkdir()
    target.write_text("old", encoding="utf-8")
    assert main(["run", str(wrong), "--format", "json", "-o", str(target)]) == 1
    assert json.loads(target.read_text(encoding="utf-8"))["summary"]["documents"] == 1
    assert capsys.readouterr().out == ""
    assert [path.name for path in target.parent.iterdir()] == ["report.json"]


def test_a_file_that_cannot_be_written_is_named(right: Path, tmp_path: Path, capsys: Output) -> None:
    target = tmp_path / "no-such-folder" / "report.json"
    assert main(["run", str(right), "-o", str(target)]) == 2
    assert str(target) in capsys.readouterr().err


def test_a_failed_write_leaves_the_old_file(wrong: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "out" / "report.txt"
    target.parent.mkdir()
    target.write_text("old", encoding="utf-8")

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert main(["run", str(wrong), "-o", str(target)]) == 2
    assert target.read_text(encoding="utf-8") == "old"
    assert [path.name for path in target.parent.iterdir()] == ["report.txt"]


def test_an_interrupt_ends_quietly_with_130(right: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output) -> None:
    def interrupted(*_arguments: object, **_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "check_paths", interrupted)
    assert main(["run", str(right)]) == 130
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="Windows has no broken pipes of this kind")
def test_a_reader_that_goes_away_is_no_fault(examples: Path) -> None:
    command = f"'{sys.executable}' -m claimcheck run '{examples / 'slips'}' -v --format json | head -c 10"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)  # noqa: S603, S607
    assert done.stderr == ""
    assert len(done.stdout) == 10


def test_the_module_runs_as_the_command_does(right: Path) -> None:
    command = [sys.executable, "-m", "claimcheck", "run", str(right)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 0
    assert done.stderr == ""


def test_explain_shows_every_figure_with_that_quote(right: Path, capsys: Output) -> None:
    assert main(["explain", str(right), "117.75亿元"]) == 0
    out = capsys.readouterr().out
    assert f"{right}:1:" in out
    assert "生育保险基金支出" in out
    assert "“比上年”" in out
    assert "^" in out


@pytest.mark.parametrize(("place", "quotes"), [(":1", 3), (":1:16", 1), ("", 3)])
def test_explain_takes_a_line_and_a_column(right: Path, place: str, quotes: int, capsys: Output) -> None:
    assert main(["explain", f"{right}{place}", "--lang", "zh"]) == 0
    assert sum(line.startswith(str(right)) for line in capsys.readouterr().out.splitlines()) == quotes


def test_explain_takes_a_folder(right: Path, wrong: Path, capsys: Output) -> None:
    assert main(["explain", str(right.parent), "1069.10亿元"]) == 0
    out = capsys.readouterr().out
    assert f"{right}:1:" in out
    assert f"{wrong}:1:" in out


def test_explain_for_a_program_gives_each_step_its_sentence(right: Path, capsys: Output) -> None:
    assert main(["explain", str(right), "12.38%", "--format", "json"]) == 0
    (figure,) = json.loads(capsys.readouterr().out)["figures"]
    assert (figure["path"], figure["line"], figure["claim"]["quote"]) == (str(right), 1, "12.38%")
    assert all(step["why"]["zh"] and step["why"]["en"] for step in figure["steps"])


@pytest.mark.parametrize("target", ["{}", "{}:2", "{}:1:1"])
@pytest.mark.parametrize(("language", "words"), [("en", "no such figure"), ("zh", "没有读到这样的数字")])
def test_exit_2_and_near_figures_where_none_is_meant(
    right: Path, target: str, language: str, words: str, capsys: Output
) -> None:
    quote = [] if ":" in target else ["1069.1亿元"]
    assert main(["explain", target.format(right), *quote, "--lang", language]) == 2
    err = capsys.readouterr().err
    assert words in err
    assert "1069.10亿元 (1:" in err


def test_exit_2_where_the_file_of_a_figure_cannot_be_read(tmp_path: Path, capsys: Output) -> None:
    gone = tmp_path / "gone.txt"
    assert main(["explain", f"{gone}:3"]) == 2
    assert str(gone) in capsys.readouterr().err
    assert main(["explain"]) == 2
    assert "claimcheck explain" in capsys.readouterr().err


def test_a_file_whose_name_ends_like_a_place_is_taken_as_it_is(tmp_path: Path, capsys: Output) -> None:
    path = tmp_path / "report:1"
    path.write_text(TEXT.format("12.38"), encoding="utf-8")
    assert main(["explain", str(path)]) == 0
    assert f"{path}:1:" in capsys.readouterr().out


def test_json_tells_the_place_of_the_words_of_each_step(right: Path, capsys: Output) -> None:
    assert main(["run", str(right), "--format", "json"]) == 0
    text = right.read_text(encoding="utf-8")
    for claim in json.loads(capsys.readouterr().out)["claims"]:
        names = [step for step in claim["derivation"] if step["part"] == "name"]
        assert "".join(step["words"] for step in names) == claim["metric"]["name"]
        assert all(text[step["at"]["start"] : step["at"]["end"]] == step["words"] for step in names)


# The beginning of each format, in a file and on standard output alike but for the mark of the tables.
FIRST = {
    "terminal": "error CC301",
    "concise": "wrong.txt:1:41: error CC301",
    "markdown": "## claimcheck: error 1",
    "json": '{\n "schema"',
    "jsonl": '{"type": "report"',
    "sarif": '{\n "$schema"',
    "html": "<!doctype html>",
    "junit": "<?xml",
    "github": "::error file=wrong.txt,line=1,endLine=1,col=41,endColumn=47,",
    "claims-csv": "document,path",
    "checks-csv": "id,rule",
    "parquet": "PAR1",
    "checks-parquet": "PAR1",
}
ENDINGS = [(each.name, ending) for each in FORMATS for ending in each.endings]


@pytest.fixture
def beside(wrong: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The name of a document in the folder of the run."""
    monkeypatch.chdir(wrong.parent)
    return wrong.name


def needed(form: str) -> None:
    if (needs := BY_NAME[form].needs) is not None:
        pytest.importorskip(needs[0], reason=f"the extra {needs[1]} brings {needs[0]}")


def test_every_format_has_an_expected_beginning() -> None:
    assert set(FIRST) == set(BY_NAME)


@pytest.mark.parametrize("form", FIRST)
def test_each_format_is_printed_by_its_name(form: str, beside: str, capfdbinary: Bytes) -> None:
    needed(form)
    assert main(["run", beside, "--format", form]) == 1
    assert capfdbinary.readouterr().out.startswith(FIRST[form].encode())


@pytest.mark.parametrize(("form", "ending"), ENDINGS)
def test_each_format_is_written_by_the_ending_of_the_file(
    form: str, ending: str, beside: str, tmp_path: Path, capsys: Output
) -> None:
    needed(form)
    target = tmp_path / "out" / f"report{ending if ending.startswith('.') else '.' + ending}"
    target.parent.mkdir()
    assert main(["run", beside, "-o", str(target)]) == 1
    mark = b"\xef\xbb\xbf" if form.endswith("-csv") else b""
    assert target.read_bytes().startswith(mark + FIRST[form].encode())
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(("name", "form"), [("checks.csv", "checks-csv"), ("CLAIMS.CSV", "claims-csv"), ("a.b", None)])
def test_the_longest_ending_of_a_file_decides(name: str, form: str | None) -> None:
    chosen = of_file(Path("out") / name)
    assert (chosen.name if chosen else None) == form


def test_help_shows_each_format_with_its_endings(capsys: Output) -> None:
    for language in LANGUAGES:
        assert main(["run", "--help", "--lang", language]) == 0
        lines = capsys.readouterr().out.splitlines()
        for each in FORMATS:
            (line,) = [line for line in lines if line.split()[:1] == [each.name]]
            assert all(text in line for text in (*each.endings, say(each.summary, language)))


@pytest.mark.parametrize(("language", "words"), [("en", "name a file with -o"), ("zh", "不能显示在终端上")])
def test_bytes_are_not_shown_on_a_terminal(
    language: str, words: str, right: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert main(["run", str(right), "--format", "parquet", "--lang", language]) == 2
    output = capsys.readouterr()
    assert words in output.err
    assert output.out == ""


def test_a_missing_package_is_named_before_any_work(
    right: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    def worked(*_arguments: object, **_options: object) -> None:
        raise AssertionError

    monkeypatch.setattr(formats, "find_spec", lambda _name: None)
    monkeypatch.setattr(pipeline, "check_paths", worked)
    assert main(["run", str(right), "-o", "claims.parquet"]) == 2
    assert "pip install 'claimcheck[parquet]'" in capsys.readouterr().err


@pytest.mark.parametrize(("form", "times"), [("concise", 0), ("github", 0), ("sarif", 1), ("claims-csv", 1)])
def test_what_a_reader_sees_in_the_report_is_not_said_again(
    form: str, times: int, right: Path, tmp_path: Path, capsys: Output
) -> None:
    main(["run", str(right), str(tmp_path / "gone.txt"), "--format", form])
    assert capsys.readouterr().err.count("gone.txt") == times


def test_claims_in_a_file_begin_with_a_mark_and_printed_ones_do_not(
    right: Path, tmp_path: Path, capsys: Output
) -> None:
    target = tmp_path / "claims.csv"
    assert main(["claims", str(right), "--format", "csv", "-o", str(target)]) == 0
    assert main(["claims", str(right), "--format", "csv"]) == 0
    printed = capsys.readouterr().out
    assert target.read_bytes().decode() == "\ufeff" + printed
    assert printed.startswith("document,path")


@pytest.fixture
def monthly(examples: Path) -> str:
    return str(examples / "monthly")


@pytest.mark.parametrize(
    ("form", "first"),
    [("table", "全社会用电量 · level"), ("jsonl", '{"name": "全社会用电量"'), ("csv", "metric,key,scope")],
)
def test_series_lists_each_metric_over_time_in_each_format(monthly: str, capsys: Output, form: str, first: str) -> None:
    assert main(["series", monthly, "--format", form]) == 0
    out = capsys.readouterr().out
    assert out.startswith(first)
    assert "98.6亿千瓦时" in out


def test_series_of_one_figure_are_counted_and_shown_with_all(right: Path, capsys: Output) -> None:
    assert main(["series", str(right)]) == 0
    brief = capsys.readouterr()
    assert "1069.10亿元" not in brief.out
    assert "1 more series" in brief.err
    assert main(["series", str(right), "--all"]) == 0
    full = capsys.readouterr()
    assert "1069.10亿元" in full.out
    assert full.err == ""


def test_series_says_how_many_figures_have_no_time(tmp_path: Path, capsys: Output) -> None:
    path = tmp_path / "text.txt"
    path.write_text("全社会用电量创下新高，达9.22万亿千瓦时。", encoding="utf-8")
    assert main(["series", str(path), "--lang", "zh"]) == 0
    assert "1 个数字时间不明" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("metric", "quote"),
    [("零售总额", "412.7亿元"), ("消费品零售", "412.7亿元"), ("CPI", "0.9%"), ("用电量", "34.1亿千瓦时")],
)
def test_series_of_one_metric_are_found_by_any_of_its_names(
    monthly: str, metric: str, quote: str, capsys: Output
) -> None:
    assert main(["series", monthly, "--metric", metric]) == 0
    out = capsys.readouterr().out
    assert quote in out
    assert "series: 1;" in out


@pytest.mark.parametrize(("language", "words"), [("en", "there is no series of"), ("zh", "没有指标")])
def test_exit_2_and_near_names_where_no_series_is_meant(
    monthly: str, language: str, words: str, capsys: Output
) -> None:
    assert main(["series", monthly, "--metric", "社会消费零售额", "--lang", language]) == 2
    err = capsys.readouterr().err
    assert words in err
    assert "社会消费品零售总额" in err


def test_a_metric_with_a_single_figure_is_pointed_out(right: Path, capsys: Output) -> None:
    assert main(["series", str(right), "--metric", "生育保险"]) == 2
    assert "--all has 1" in capsys.readouterr().err


def test_series_of_nothing_readable_is_exit_2(tmp_path: Path, capsys: Output) -> None:
    gone = tmp_path / "gone.txt"
    assert main(["series", str(gone)]) == 2
    assert str(gone) in capsys.readouterr().err
    empty = tmp_path / "empty"
    empty.mkdir()
    assert main(["series", str(empty), "--metric", "用电量"]) == 2
    assert str(empty) in capsys.readouterr().err


def test_series_are_the_same_for_every_order_of_paths(examples: Path, capsys: Output) -> None:
    paths = sorted(str(path) for path in (examples / "monthly").iterdir())
    main(["series", *paths, "--format", "jsonl"])
    first = capsys.readouterr().out
    main(["series", *reversed(paths), "--format", "jsonl"])
    assert capsys.readouterr().out == first


@pytest.mark.parametrize(("color", "colored"), [("auto", False), ("always", True), ("never", False)])
def test_series_have_colour_only_where_asked_for(monthly: str, capsys: Output, color: str, *, colored: bool) -> None:
    main(["series", monthly, "--color", color])
    assert ("\x1b[" in capsys.readouterr().out) == colored


def test_series_know_the_packs_of_the_configuration(tmp_path: Path, capsys: Output) -> None:
    for name, metric in (("a", "公共交通客运量"), ("b", "公共交通出行量")):
        (tmp_path / f"{name}.txt").write_text(f"2023年，{metric}58.6亿人次。", encoding="utf-8")
    pack = '[[lexicon.metric]]\nname = "公共交通客运量"\nalso = ["公共交通出行量"]\n'
    (tmp_path / "claimcheck.toml").write_text(pack, encoding="utf-8")
    files = [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]
    main(["series", *files, "--format", "jsonl", "--all"])
    assert len(capsys.readouterr().out.splitlines()) == 2
    main(["series", *files, "--format", "jsonl", "--all", "--config", str(tmp_path / "claimcheck.toml")])
    assert len(capsys.readouterr().out.splitlines()) == 1


def test_a_configuration_of_a_folder_that_is_not_in_force_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    folder = Path(__file__).parent.parent / "examples" / "transit"
    main(["run", str(folder), "--lang", "en"])
    assert f"--config {folder / 'claimcheck.toml'}" in capsys.readouterr().err
    main(["run", str(folder), "--lang", "en", "--config", str(folder / "claimcheck.toml")])
    assert capsys.readouterr().err == ""
