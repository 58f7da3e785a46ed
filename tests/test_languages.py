"""What the program says is in the language that is asked for: help, faults and reports."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from textwrap import dedent

import click
import pytest

from claimcheck.cli import app, main
from claimcheck.cli.rules import all_rules
from claimcheck.messages import LANGUAGES, Language, asked, listed, manual, of_locale, say
from claimcheck.model import Report
from claimcheck.pipeline import check_paths, check_text, series_of
from claimcheck.reference.table import COLUMNS as NAMES
from claimcheck.reference.time import EXAMPLES
from claimcheck.render.formats import BY_NAME, Setting
from claimcheck.render.layout import width
from claimcheck.render.style import Style
from claimcheck.text import Text

Output = pytest.CaptureFixture[str]


HAN = re.compile(r"[\u3400-\u9fff]+")
# Four words in a row that are no code: nothing with a dot, a slash, a hyphen, a bracket or a capital inside.
SENTENCE = re.compile(r"(?<![\w./\\=<>|$~-])[A-Za-z][a-z']*(?:,? [a-z][a-z']*){3,}(?![\w/\\=<>|~-])")
COMMAND = re.compile(r"claimcheck (?:lexicon|config) check \S+|claimcheck \S+ \S+")
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")

OTHER: dict[Language, Language] = {"zh": "en", "en": "zh"}
EXAMPLE = re.compile(r"^  claimcheck .*?(?:   ?|$)|^  claimcheck \S+.*$", re.MULTILINE)


def strays(text: str, language: Language) -> list[str]:
    """What stands in a text in the other language, outside quotes, commands and file names."""
    told = QUOTED.sub("", COMMAND.sub("", text))
    return HAN.findall(told) if language == "en" else SENTENCE.findall(told)


def commands(group: click.Group, *names: str) -> Iterator[tuple[str, ...]]:
    """Every command by the words that call it."""
    yield names
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from commands(command, *names, name)
        else:
            yield (*names, name)


def said(capsys: Output, *arguments: str) -> str:
    main(list(arguments))
    told = capsys.readouterr()
    return told.out + told.err


@pytest.fixture(autouse=True)
def no_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("names", [*commands(app)], ids=lambda names: " ".join(names) or "claimcheck")
def test_help_is_in_one_language(names: tuple[str, ...], language: Language, capsys: Output) -> None:
    told = said(capsys, *names, "--help", "--lang", language)
    assert told.startswith(manual.USAGE.zh if language == "zh" else manual.USAGE.en)
    assert told.count(manual.HELP.zh if language == "zh" else manual.HELP.en) == 1
    assert strays(EXAMPLE.sub("", told), language) == []
    assert told == said(capsys, "--lang", language, *names, "--help")


def test_help_fits_its_lines_though_a_chinese_character_takes_two_cells(capsys: Output) -> None:
    for names in commands(app):
        lines = said(capsys, *names, "--help", "--lang", "zh").splitlines()
        assert [line for line in lines if width(line) > 80 and "claimcheck " not in line and "|" not in line] == []


@pytest.mark.parametrize(("language", "word"), [("zh", "核对文件和文件夹"), ("en", "Check files and folders")])
@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_completion_tells_in_one_language_what_a_word_is_for(
    shell: str, language: Language, word: str, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8" if language == "zh" else "de_DE.UTF-8")
    monkeypatch.setenv("_CLAIMCHECK_COMPLETE", f"{shell}_complete")
    told = []
    for line in ("claimcheck ", "claimcheck run --", "claimcheck rules ", "claimcheck lexicon "):
        monkeypatch.setenv("COMP_WORDS", line)
        monkeypatch.setenv("COMP_CWORD", str(line.count(" ")) if shell == "zsh" else line.rsplit(" ", maxsplit=1)[-1])
        with pytest.raises(SystemExit):
            main([])
        told.append(capsys.readouterr().out)
    first, options, rules, _ = told
    assert word in first
    assert "--lang" in options
    assert "CC301" in rules
    assert [stray for each in (first, options, told[3]) for stray in strays(each, language)] == []


FILES: dict[str, str | bytes] = {
    "good.txt": "2023年支出1069.10亿元，比上年增加117.75亿元，增长12.38%。",
    "empty.txt": "",
    "blank.txt": " \n",
    "photo.txt": b"\x89PNG\r\n\x1a\n",
    "sheet.txt": b"PK\x03\x04",
    "noise.txt": bytes(1000),
    "broken.toml": "[severity\nCC301 =",
    "latin.toml": "name = '\u00e9'".encode("latin-1"),
    "settings.toml": """
        select = ["CC999", "301", 3]
        exclude = ["", "a\\\\b", "!x", "../x", "a**", "[x"]
        fail-on = "maybe"
        formt = "json"
        baseline = "there/"
        reference = ["gone.csv", "tabel.csv"]
        [severity]
        CC201 = "fatal"
        CC308 = "error"
        [[suppress]]
        rule = "CC901"
        reason = ""
        [[suppress]]
        rule = "CC301"
        reason = "known"
        figures = "1%"
        [[suppress]]
        rule = "CC3"
        fingerprint = "x"
        reason = "known"
        [[authority]]
        paths = "x"
        rank = 1000000
        [[equation]]
        formula = "a + = b"
        tolerance = "much"
        [[equation]]
        formula = "a = b[去年]"
        [lexicon]
        words = 3
        """,
    "formulas.toml": "\n".join(
        f"[[equation]]\nformula = {formula!r}"
        for formula in (
            *("a = a", "1 = 2", "a = b / 0", "(a = b", "a < b", "a = b = c", "a b", "a =", "a[上年] = b[上年]"),
            *("a = 12亿元", "【a】 = b", "a[x = b", "“a = b", "a = " + "(" * 30 + "b" + ")" * 30, "a = b" + "+c" * 50),
        )
    ),
    "pack.toml": """
        [words]
        span = ["甲", "a·b", "", 3]
        instant = ["甲"]
        opposed = [["子", "丑"], ["寅"]]
        [splits]
        "甲" = ["甲", "乙"]
        [[metric]]
        name = "子"
        also = ["丑"]
        parts = [["子", "卯"]]
        measured = "never"
        running = 1
        [[metric]]
        name = "辰"
        also = ["丑"]
        ratio = { part = "巳", whole = "巳" }
        balance = { plus = ["午"], minus = ["午"] }
        [[metric]]
        also = "x"
        """,
    "table.csv": "指标,时期,数值,单位\n甲,2023,1,万人\n甲,2023,9,万人\n,never,x,\n乙,2023,5,\n乙,2023,1,2,3,4\n",
    "columns.csv": "metrik,period,period\n",
    "nothing.csv": "",
    "baseline.json": "{}",
    "faulty.json": '{"schema": "claimcheck-baseline/1", "findings": [1]}',
    "torn.json": "{",
}
# What a fault cites of these files, and how times and columns of a table are written.
OWN = "\n".join([*map(str, FILES.values()), *EXAMPLES, *(name for names in NAMES.values() for name in names)])
FAULTY = """

rnu
run
run gone.txt
run empty.txt blank.txt photo.txt sheet.txt noise.txt
run hollow
run good.txt --fromat json
run good.txt --format txt
run good.txt --format
run good.txt --explain=1
run good.txt -o hollow
run good.txt -o gone/x.txt
run good.txt --select X1,CC999
run good.txt --exclude !x
run good.txt --fail-on bad
run good.txt --color blue
run good.txt --config gone.toml
run good.txt --config broken.toml
run good.txt --config latin.toml
run good.txt --config settings.toml
run good.txt --config formulas.toml
run good.txt --reference table.csv
run good.txt --reference columns.csv
run good.txt --reference nothing.csv
run good.txt --reference gone.csv
run good.txt --reference noise.txt
run good.txt --reference hollow
run good.txt --baseline gone.json
run good.txt --baseline baseline.json
run good.txt --baseline faulty.json
run good.txt --baseline torn.json
run good.txt --no-baseline --update-baseline
claims
claims gone.txt
claims good.txt --format txt
series
series good.txt --metric nothing
explain
explain good.txt 99%
explain good.txt:9
explain good.txt 1% more
rules CC999
rules CC301 more
schema more
lexicon
lexicon chekc
lexicon check
lexicon check pack.toml
lexicon check gone.toml
config
config check
config check gone.toml
config check settings.toml
completion
completion tcsh
suppress good.txt
suppress good.txt --finding f1
suppress --finding f1 --reason x
suppress good.txt --in x
suppress good.txt --finding f9 --reason x
suppress gone.txt --finding f1 --reason x
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Files with all that can be wrong with them."""
    path = tmp_path_factory.mktemp("faulty")
    (path / "hollow").mkdir()
    for name, content in FILES.items():
        (path / name).write_bytes(content if isinstance(content, bytes) else dedent(content).encode())
    return path


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("line", FAULTY.splitlines()[1:], ids=lambda line: line or "nothing")
def test_what_is_wrong_is_said_in_one_language(
    line: str, language: Language, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.setenv("LANG", "zh_CN.UTF-8" if language == "zh" else "C")
    other = OTHER[language]
    plain, asked_for = said(capsys, *line.split()), said(capsys, *line.split(), "--lang", other)
    for lang, told in ((language, plain), (other, asked_for)):
        assert told
        assert [each for each in strays(EXAMPLE.sub("", told), lang) if each not in OWN] == []
        faults = [line for line in told.splitlines() if line.startswith("错误：")]
        assert all(HAN.search(fault.removeprefix("错误：")) for fault in faults)


def test_each_fault_of_a_file_is_told_in_chinese(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output) -> None:
    """A line for each, and none of them in English."""
    monkeypatch.chdir(folder)
    for command in ("config check settings.toml", "config check formulas.toml", "lexicon check pack.toml"):
        _, *faults = said(capsys, *command.split(), "--lang", "zh").splitlines()
        assert len(faults) > 9
        assert [fault for fault in faults if not HAN.search(fault)] == []


# -- reports -------------------------------------------------------------------------------------------------------

READ_BY_PEOPLE = ("terminal", "html", "concise", "markdown", "github", "junit")
LATIN = "Output 2023: 1069.10.\n"


def visible(form: str, text: str) -> str:
    """What a reader of a report sees: of a page the text, and what is told to those who can't see."""
    if form != "html":
        return text
    bare = re.sub(r"<(script|style)\b.*?</\1>", "", text, flags=re.DOTALL)
    told = re.findall(r'(?:title|aria-label|placeholder|alt)="([^"]*)"', bare)
    return unescape("\n".join([re.sub(r"<[^>]+>", "\n", bare), *told]))


def rendered(report: Report, form: str, language: Language, *, verbose: bool = False) -> str:
    style = Style(language=language, verbose=verbose, explain=verbose)
    written = BY_NAME[form].write(report, Setting(style, all_rules(), lambda: series_of(report)))
    assert isinstance(written, str)
    return visible(form, written)


def own_words(report: Report) -> str:
    """All that a report has from its documents, from the names of metrics, and from rules that cite words."""
    told = [text for document in report.documents for text in (document.text, document.title, document.path)]
    told += [text.en for rule in all_rules() for text in (rule.fault, rule.why, rule.silent, rule.example)]
    for claim in report.claims:
        told += [claim.metric.name, claim.metric.key, claim.metric.scope, claim.whole, claim.quantity.unit]
        told += [claim.sentence]
    return "\n".join(told)


@pytest.mark.parametrize("verbose", [False, True])
@pytest.mark.parametrize("form", READ_BY_PEOPLE)
def test_an_english_report_has_no_chinese_of_its_own(form: str, *, verbose: bool) -> None:
    for report in (Report((), (), (), ()), check_text(LATIN)):
        assert strays(rendered(report, form, "en", verbose=verbose), "en") == []


@pytest.mark.parametrize("verbose", [False, True])
@pytest.mark.parametrize("form", READ_BY_PEOPLE)
def test_what_is_chinese_in_an_english_report_comes_from_the_documents(
    form: str, examples: Path, *, verbose: bool
) -> None:
    report = check_paths([examples / "slips"], explained=True)
    assert report.findings
    text, own = rendered(report, form, "en", verbose=verbose), own_words(report)
    units = {"万", "亿", "万亿"}
    strangers = {run for run in HAN.findall(QUOTED.sub("", text)) if run not in own and not trimmed(run, own, units)}
    assert strangers == set()


def trimmed(run: str, own: str, units: set[str]) -> bool:
    """The run is a magnitude, with a unit of the documents behind it."""
    return any(run.startswith(unit) and run.removeprefix(unit) in own for unit in units)


@pytest.mark.parametrize("verbose", [False, True])
@pytest.mark.parametrize("form", READ_BY_PEOPLE)
def test_a_chinese_report_has_no_english_sentence(form: str, examples: Path, *, verbose: bool) -> None:
    for report in (Report((), (), (), ()), check_paths([examples / "slips"], explained=True)):
        assert strays(rendered(report, form, "zh", verbose=verbose), "zh") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_results_of_code_scanning_are_in_one_language(language: Language, examples: Path) -> None:
    report = check_paths([examples / "slips"])
    style = Style(language=language)
    log = json.loads(BY_NAME["sarif"].write(report, Setting(style, all_rules())))
    results = log["runs"][0]["results"]
    for result, finding in zip(results, report.findings, strict=True):
        assert result["message"]["text"].splitlines()[0] == say(finding.message, language)
    fixes = [fix["description"]["text"] for result in results for fix in result.get("fixes", ())]
    assert fixes
    assert [each for each in fixes if bool(re.search("[a-z]{3}", each)) != (language == "en")] == []


@pytest.mark.parametrize("command", ["claims", "series", "explain"])
def test_listings_are_in_one_language(command: str, examples: Path, capsys: Output) -> None:
    path = examples / "monthly"
    chinese, english = (said(capsys, command, str(path), "--lang", language) for language in LANGUAGES)
    assert strays(chinese, "zh") == []
    report = check_paths([path], explained=True)
    own = own_words(report)
    strangers = {run for run in HAN.findall(QUOTED.sub("", english)) if run not in own}
    assert {run for run in strangers if not trimmed(run, own, {"万", "亿", "万亿"})} == set()


def test_rules_are_listed_in_chinese_without_an_english_sentence(capsys: Output) -> None:
    assert strays(said(capsys, "rules", "--lang", "zh"), "zh") == []
    for rule in all_rules():
        assert strays(said(capsys, "rules", rule.code, "--lang", "zh"), "zh") == []


# -- which language ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh"}, "zh"),
        ({"LANG": "zh-Hans"}, "zh"),
        ({"LANG": "zha_CN"}, "en"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_GB"}, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "zh_TW.UTF-8", "LANG": "C"}, "zh"),
        ({"LC_ALL": "en_US", "LC_MESSAGES": "zh_CN"}, "en"),
        ({"LC_CTYPE": "zh_CN.UTF-8"}, "en"),
        ({"LANGUAGE": "zh"}, "en"),
        ({"LANGUAGE": "zh", "LANG": "C"}, "en"),
        ({"LANGUAGE": "zh_CN:en", "LANG": "en_US.UTF-8"}, "zh"),
        ({"LANGUAGE": "fr:zh:en", "LANG": "fr_FR.UTF-8"}, "zh"),
        ({"LANGUAGE": "en", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LANGUAGE": "fr", "LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANGUAGE": "", "LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANGUAGE": "zh", "LC_ALL": "POSIX", "LANG": "zh_CN"}, "en"),
    ],
)
def test_the_language_is_that_of_the_locale(
    variables: dict[str, str], language: Language, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    assert of_locale(variables) == language
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert said(capsys, "--help").startswith(say(manual.USAGE, language))


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("run --help", None),
        ("--lang zh run --help", "zh"),
        ("run --help --lang zh", "zh"),
        ("run --lang=en -h", "en"),
        ("--lang en run --lang zh -h", "zh"),
        ("run --lang ZH -h", "zh"),
        ("run --lang fr", None),
        ("run --lang fr --lang zh", "zh"),
        ("run --lang", None),
        ("run -- --lang zh", None),
    ],
)
def test_the_option_is_found_anywhere_and_the_last_one_counts(line: str, language: Language | None) -> None:
    assert asked(line.split()) == language


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("line", ["--lang {} {}", "{1} --lang {0}", "{1} --lang={0}"])
@pytest.mark.parametrize("command", ["--help", "run --help", "rules CC301", "rnu", "run", "lexicon check --help"])
def test_the_option_wins_over_the_locale(
    command: str, line: str, language: Language, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    monkeypatch.setenv("LANG", "en_US.UTF-8" if language == "zh" else "zh_CN.UTF-8")
    told = said(capsys, *line.format(language, command).split())
    assert bool(HAN.search(QUOTED.sub("", EXAMPLE.sub("", told)))) == (language == "zh")


def test_another_language_is_refused_in_that_of_the_locale(monkeypatch: pytest.MonkeyPatch, capsys: Output) -> None:
    assert "--lang: there is no “fr”; choose zh, en" in said(capsys, "run", "--lang", "fr")
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert "--lang：没有“fr”，可选 zh、en" in said(capsys, "--lang", "fr", "rules")


def test_a_text_fills_the_places_of_both_its_languages() -> None:
    inner = Text("甲{count}", "A{count}").filled(count=1)
    assert Text("{what}，{count}", "{what}, {count}").filled(what=inner, count=2) == Text("甲1，2", "A1, 2")
    assert say(Text("{one}", "{one}"), "zh", one=listed(["a", 2])) == "a、2"
