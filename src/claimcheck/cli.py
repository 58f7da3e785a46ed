"""The command line: paths in, a report out, and an exit code that a script can act on."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from claimcheck.console import UNUSABLE, Unusable, progress, reading_style, write
from claimcheck.errors import PackError
from claimcheck.model import Text
from claimcheck.render.words import Language, say

if TYPE_CHECKING:
    from claimcheck.console import Color
    from claimcheck.errors import Fault
    from claimcheck.lexicon.pack import Pack
    from claimcheck.model import Report
    from claimcheck.relate.rule import Rule
    from claimcheck.render.wanted import Wanted

Command = TypeVar("Command", bound=Callable[..., Any])

SOUND, FAULTY = 0, 1
INTERRUPTED = 130

NO_PATH = Text(
    "没有给出要核对的文件或文件夹，例如：claimcheck run examples/seeds",
    "no file or folder to check was given; for example: claimcheck run examples/seeds",
)
NO_FIGURE = Text(
    "没有给出要解释的数字，例如：claimcheck explain examples/seeds/bulletin-2023.txt 95%",
    "no figure to explain was given; for example: claimcheck explain examples/seeds/bulletin-2023.txt 95%",
)
NO_SUCH_FIGURE = Text("没有读到这样的数字：{target}", "no such figure was read: {target}")
NEAREST = Text("；最接近的是 {figures}", "; the nearest are {figures}")
UNKNOWN_RULE = Text("没有 {code} 这条规则{hint}", "there is no rule {code}{hint}")
CLOSEST = Text("；最接近的是 {codes}", "; the closest are {codes}")
NOTHING_THERE = Text("{paths} 里没有可读的文件", "no file to read in {paths}")
PLACE = re.compile(r"(?P<path>.+?):(?P<line>[0-9]{1,9})(?::(?P<column>[0-9]{1,9}))?")
UNFIT = Text("配置或词表有 {count} 处问题：", "{count} fault(s) in the configuration or a pack:")
FIT = Text("{path}：没有问题，{count} 个指标和术语", "{path}: no fault, {count} metrics and terms")
NO_PACK = Text(
    "没有给出要检查的词表，例如：claimcheck lexicon check claimcheck.toml",
    "no pack to check was given; for example: claimcheck lexicon check claimcheck.toml",
)

config_option = click.option(
    "--config",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Configuration; else claimcheck.toml here or above. 配置文件，默认取本级或上级的 claimcheck.toml。",
    metavar="FILE",
)
paths_argument = click.argument("paths", nargs=-1, metavar="PATH...", type=click.Path(path_type=Path))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; never shows a traceback for a fault of the user or a file."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that lacks a character shows a question mark in its place.
        getattr(stream, "reconfigure", lambda **_: None)(errors="replace")
    try:
        result = app.main(None if arguments is None else list(arguments), standalone_mode=False)
    except click.Abort:
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        return error.exit_code
    return result if isinstance(result, int) else SOUND


def locale_language() -> Language:
    """Chinese where the environment asks for it, else English."""
    names = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "zh" if next(filter(None, names), "").lower().startswith("zh") else "en"


def shared(command: Command) -> Command:
    """Give a command the options that all of them have."""
    for option in (
        click.option("--lang", type=click.Choice(["zh", "en"]), default=locale_language, help="Language. 语言。"),
        click.option(
            "--color",
            type=click.Choice(["auto", "always", "never"]),
            default="auto",
            help="Colour; auto: on a terminal only. 颜色。",
        ),
        click.option(
            "-o",
            "--output",
            type=click.Path(path_type=Path, dir_okay=False),
            help="Write to FILE. 写入文件。",
            metavar="FILE",
        ),
    ):
        command = option(command)
    return command


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="claimcheck", message="%(prog)s %(version)s", prog_name="claimcheck")
def app() -> None:
    """Check the figures of Chinese documents against each other.

    核对中文文档里的数字：读出每个数字，找出必须相符的数字，用精确的区间算术证明哪些不可能同时为真。

    \b
    Examples / 用法举例
      claimcheck run report.txt              check one file       核对一个文件
      claimcheck run last-year/ new.md -v    check them together  一起核对，并列出全部数字
      claimcheck run docs/ --format json -o report.json
      claimcheck claims report.txt           figures read from it 只列出读到的数字
      claimcheck explain report.txt 46.8%    how it was read      一个数字是怎样读出来的
      claimcheck rules CC301                 what a rule checks   一条规则查什么
      claimcheck lexicon check my.toml       faults of a pack     检查自己的词表

    \b
    Exit code / 退出码
      0 nothing wrong   没有错误和警告
      1 an error or a warning   有错误或警告
      2 wrong usage, or nothing could be read   用法有误，或没有一个文件能读
    """


@app.command()
@paths_argument
@click.option("--format", "form", type=click.Choice(["terminal", "json"]), default="terminal", help="Format. 格式。")
@click.option("-v", "--verbose", is_flag=True, help="List every figure and every check. 列出全部数字和核对。")
@config_option
@shared
def run(  # noqa: PLR0913 - one parameter an option
    paths: tuple[Path, ...],
    form: str,
    output: Path | None,
    lang: Language,
    color: Color,
    *,
    config: Path | None,
    verbose: bool,
) -> int:
    """Check files and folders together.

    核对文件和文件夹（一起核对，跨文件的数字也会比较）。

    \b
    Examples / 用法举例
      claimcheck run examples/seeds
      claimcheck run examples/slips --lang zh -v
      claimcheck run a.txt b.html --format json > report.json
    """
    from claimcheck.pipeline import check_paths  # noqa: PLC0415 - --help needn't load it
    from claimcheck.render import json, terminal  # noqa: PLC0415

    style = reading_style(lang, color, output, verbose=verbose)
    with progress(paths, lang) as tell:
        packs = configured_packs(config, lang)
        report = check_paths(given(paths, lang), packs=packs, progress=tell, explained=form == "json")
    write(json.dumps(report) if form == "json" else terminal.render(report, style), output, lang)
    return outcome(report, paths, lang, seen=form == "terminal" and output is None)


@app.command()
@paths_argument
@click.option("--format", "form", type=click.Choice(["table", "jsonl", "csv"]), default="table", help="Format. 格式。")
@config_option
@shared
def claims(  # noqa: PLR0913 - one parameter an option
    paths: tuple[Path, ...], form: str, output: Path | None, lang: Language, color: Color, *, config: Path | None
) -> int:
    """List the figures read from files and folders, checking nothing.

    只列出读到的数字及其指标、时间和含义，不核对。

    \b
    Examples / 用法举例
      claimcheck claims examples/seeds/bulletin-2023.txt
      claimcheck claims examples/seeds --format csv -o claims.csv
    """
    from claimcheck.pipeline import claims_in  # noqa: PLC0415 - --help needn't load it
    from claimcheck.render.claims import as_csv, jsonl, tables  # noqa: PLC0415

    style = reading_style(lang, color, output)
    with progress(paths, lang) as tell:
        packs = configured_packs(config, lang)
        report = claims_in(given(paths, lang), packs=packs, progress=tell, explained=form == "jsonl")
    formats: dict[str, Callable[[], str]] = {
        "table": lambda: tables(report, style),
        "jsonl": lambda: jsonl(report),
        "csv": lambda: as_csv(report),
    }
    write(formats[form](), output, lang)
    return outcome(report, paths, lang, seen=False)


@app.command()
@click.argument("target", required=False, metavar="PATH[:LINE[:COLUMN]]")
@click.argument("quote", required=False, metavar="[FIGURE]")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Format. 格式。")
@config_option
@shared
def explain(  # noqa: PLR0913 - one parameter an option
    *,
    target: str | None,
    quote: str | None,
    form: str,
    output: Path | None,
    lang: Language,
    color: Color,
    config: Path | None,
) -> int:
    """Show how a figure was read: its metric word by word, kind, period, scope, by which rule, from which words.

    解释一个数字是怎样读出来的：指标逐词来自哪里，类别、时间、范围各依据哪条规则、哪些词。

    \b
    Examples / 用法举例
      claimcheck explain report.txt 965.33亿元   every figure with that quote   写成这样的每个数字
      claimcheck explain report.txt:12           the figures of line 12         第12行的数字
      claimcheck explain report.txt:12:8         the one at column 8            第8列的那一个
      claimcheck explain docs/                   all figures of all files       全部文件的全部数字
    """
    from claimcheck.pipeline import claims_in  # noqa: PLC0415 - --help needn't load it
    from claimcheck.render import explain as explanation  # noqa: PLC0415
    from claimcheck.render.wanted import chosen  # noqa: PLC0415

    path, wanted = pointed_at(target, quote or "", lang)
    with progress((path,), lang) as tell:
        report = claims_in((path,), packs=configured_packs(config, lang), progress=tell, explained=True)
    code = outcome(report, (path,), lang, seen=False)
    claims = chosen(report, wanted)
    if not claims and report.documents:
        raise Unusable(nothing_like(report, wanted, str(target), lang))
    style = reading_style(lang, color, output)
    write(
        explanation.dumps(report, claims) if form == "json" else explanation.render(report, claims, style), output, lang
    )
    return code


@app.command()
@click.argument("code", required=False)
@shared
def rules(code: str | None, output: Path | None, lang: Language, color: Color) -> int:
    """List the rules, or explain one: what it checks, why, when it is silent, an example.

    列出全部规则，或解释一条规则。

    \b
    Examples / 用法举例
      claimcheck rules
      claimcheck rules CC301 --lang zh
    """
    from claimcheck.relate.run import RETIRED  # noqa: PLC0415 - --help needn't load it
    from claimcheck.render import catalogue  # noqa: PLC0415

    style = reading_style(lang, color, output)
    known = {rule.code: rule for rule in all_rules()}
    wanted = (code or "").upper()
    if not wanted:
        text = catalogue.overview(tuple(known.values()), RETIRED, style)
    elif wanted in RETIRED:
        text = catalogue.gone(wanted, RETIRED[wanted], style)
    elif wanted in known:
        text = catalogue.entry(known[wanted], style)
    else:
        raise click.UsageError(say(UNKNOWN_RULE, lang, code=code, hint=closest(wanted, [*known, *RETIRED], lang)))
    write(text, output, lang)
    return SOUND


@app.command()
@shared
def schema(output: Path | None, lang: Language, color: Color) -> int:  # noqa: ARG001 - every command has --color
    """Print the JSON Schema of the report.

    打印 JSON 报告的模式。
    """
    from claimcheck.render import json  # noqa: PLC0415 - --help needn't load it

    write(json.schema(), output, lang)
    return SOUND


@app.group()
def lexicon() -> None:
    """Look after packs: TOML files of the metrics of a field, which a claimcheck.toml names.

    管理词表：写有某个领域的指标及其写法、构成、口径的 TOML 文件，由 claimcheck.toml 引用。
    """


@lexicon.command()
@click.argument("files", nargs=-1, metavar="FILE...", type=click.Path(path_type=Path))
@shared
def check(files: tuple[Path, ...], output: Path | None, lang: Language, color: Color) -> int:  # noqa: ARG001 - as schema
    """Check packs and configurations, and say what is wrong on which line.

    检查词表和配置文件，指出哪一行有什么问题。

    \b
    Examples / 用法举例
      claimcheck lexicon check packs/transit.toml
      claimcheck lexicon check claimcheck.toml --lang zh

    \b
    Exit code / 退出码
      0 no fault   没有问题
      2 a fault, or a file that can't be read   有问题，或文件读不了
    """
    if not files:
        raise click.UsageError(say(NO_PACK, lang))
    sizes = {file: sum(len(pack.entries) for pack in packs) for file, packs in checked(files, lang).items()}
    write("".join(f"{say(FIT, lang, path=file, count=size)}\n" for file, size in sizes.items()), output, lang)
    return SOUND


def checked(files: tuple[Path, ...], lang: Language) -> dict[Path, tuple[Pack, ...]]:
    """The packs of each file, a configuration or a pack, all of them fit to be used together."""
    from claimcheck.config import FILE, PROJECT, load_config  # noqa: PLC0415 - --help needn't load it
    from claimcheck.lexicon.merging import merge  # noqa: PLC0415
    from claimcheck.lexicon.packfile import load_pack  # noqa: PLC0415

    found: dict[Path, tuple[Pack, ...]] = {}
    faults: list[Fault] = []
    for file in files:
        try:
            found[file] = load_config(file).packs if file.name in {FILE, PROJECT} else (load_pack(file),)
            merge({pack for packs in found.values() for pack in packs})
        except PackError as error:
            faults.extend(error.faults)
    if faults:
        raise unfit(dict.fromkeys(faults), lang)
    return found


def configured_packs(config: Path | None, lang: Language) -> tuple[Pack, ...]:
    """The packs of the named configuration, or of the one that the working directory lies under."""
    from claimcheck.config import find_config, load_config  # noqa: PLC0415 - --help needn't load it

    file = config or find_config(Path.cwd())
    try:
        return load_config(file).packs if file else ()
    except PackError as error:
        raise unfit(error.faults, lang) from error


def unfit(faults: Collection[Fault], lang: Language) -> Unusable:
    """Every fault on a line of its own, behind its file and line."""
    told = (f"  {fault.path}:{fault.line}: {fault.zh if lang == 'zh' else fault.en}" for fault in faults)
    return Unusable("\n".join((say(UNFIT, lang, count=len(faults)), *told)))


def given(paths: tuple[Path, ...], lang: Language) -> tuple[Path, ...]:
    """The paths, of which there has to be one."""
    if not paths:
        raise click.UsageError(say(NO_PATH, lang))
    return paths


def pointed_at(target: str | None, quote: str, lang: Language) -> tuple[Path, Wanted]:
    """The file or folder, and which of its figures; a file that is really called ``a:1`` goes first."""
    from claimcheck.render.wanted import Wanted  # noqa: PLC0415 - --help needn't load it

    if not target:
        raise click.UsageError(say(NO_FIGURE, lang))
    place = None if Path(target).exists() else PLACE.fullmatch(target)
    if place is None:
        return Path(target), Wanted(quote)
    return Path(place["path"]), Wanted(quote, int(place["line"]), int(place["column"]) if place["column"] else None)


def nothing_like(report: Report, wanted: Wanted, target: str, lang: Language) -> str:
    """That no figure was meant, and which come nearest."""
    from claimcheck.render.layout import plain  # noqa: PLC0415 - only for a figure that isn't there
    from claimcheck.render.wanted import near  # noqa: PLC0415

    text = say(NO_SUCH_FIGURE, lang, target=f"{target} {wanted.quote}".strip())
    nearest = [f"{plain(quote)} ({place})" for place, quote in near(report, wanted)]
    return text + (say(NEAREST, lang, figures=("、" if lang == "zh" else ", ").join(nearest)) if nearest else "")


def all_rules() -> list[Rule]:
    """Rules on figures and rules on the run, by code."""
    from claimcheck.relate import RULES  # noqa: PLC0415 - --help needn't load it
    from claimcheck.relate.run import RUN_RULES  # noqa: PLC0415

    return sorted((*RULES, *RUN_RULES), key=lambda rule: rule.code)


def closest(code: str, known: list[str], lang: Language) -> str:
    """A hint at the codes that look most alike."""
    from difflib import get_close_matches  # noqa: PLC0415 - only for a mistyped code

    codes = get_close_matches(code, known, cutoff=0.5)
    return say(CLOSEST, lang, codes="、".join(codes) if lang == "zh" else ", ".join(codes)) if codes else ""


def outcome(report: Report, paths: tuple[Path, ...], lang: Language, *, seen: bool) -> int:
    """The exit code; says on standard error which files couldn't be read where the output doesn't show it."""
    if not seen:
        for finding in report.findings:
            if finding.rule.startswith("CC9"):
                click.echo(f"claimcheck: {say(finding.message, lang)}", err=True)
    if not report.documents and not report.findings:
        raise Unusable(say(NOTHING_THERE, lang, paths=", ".join(map(str, paths))))
    if not report.documents:
        return UNUSABLE
    return FAULTY if report.failed else SOUND
