"""``claimcheck run``: check files and folders together."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click
from attrs import evolve

from claimcheck.cli.baseline import baselined, with_own_files
from claimcheck.cli.complete import codes_beginning
from claimcheck.cli.options import config_option, configured, given, outcome, paths_argument, shared, tell_unused, told
from claimcheck.cli.progress import progress, tell_times
from claimcheck.cli.rules import all_rules
from claimcheck.console import Unusable, reading_style, write, write_below
from claimcheck.errors import UsageError
from claimcheck.messages import Language, entries, formats, say
from claimcheck.render.formats import BY_NAME, FORMATS, Format, Setting, of_file
from claimcheck.render.style import Style

if TYPE_CHECKING:
    from claimcheck.config.globs import Glob
    from claimcheck.console import Color
    from claimcheck.model import FailOn
    from claimcheck.text import Text


def endings() -> str:
    """Every format with the endings that ask for it and what it is for, under a heading."""
    lines = (f"  {each.name:<15}{' '.join(each.endings):<22}{each.summary.en}  {each.summary.zh}" for each in FORMATS)
    return "\n".join(("\b", "Formats, by name or by the ending of the file / 格式", *lines))


@click.command(epilog=endings())
@paths_argument
@click.option(
    "--format",
    "form",
    type=click.Choice([each.name for each in FORMATS]),
    help="Format; else by FILE's ending, else as configured, else terminal. 格式；不写时看后缀，再看配置。",
)
@click.option("-v", "--verbose", is_flag=True, help="List figures and checks that hold too. 成立的核对和数字也列出。")
@click.option("--explain", is_flag=True, help="Prove each finding, line by line. 逐步推导每个问题。")
@click.option("--timing", is_flag=True, help="Tell the seconds of each stage. 报告各步用时。")
@config_option
@click.option(
    "--reference",
    "references",
    multiple=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="Official figures in CSV that documents are held against; repeatable. 参考数据（CSV），可重复。",
    metavar="FILE",
)
@click.option(
    "--select",
    multiple=True,
    help="Run these rules alone: CC2,CC301. 只运行这些规则。",
    metavar="CODES",
    shell_complete=codes_beginning,
)
@click.option(
    "--ignore",
    multiple=True,
    help="Leave these rules out too. 另外不运行这些规则。",
    metavar="CODES",
    shell_complete=codes_beginning,
)
@click.option(
    "--exclude",
    multiple=True,
    help="Leave these paths of folders out, as .gitignore has them. 文件夹里不读这些路径。",
    metavar="PATTERN",
)
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "note", "never"]),
    help="The least severity that gives exit code 1; else warning. 报到哪一级退出码为 1，默认 warning。",
)
@click.option(
    "--baseline",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Hide the findings in FILE; else claimcheck-baseline.json if there. 基线文件，其中已有的发现不再报。",
    metavar="FILE",
)
@click.option("--no-baseline", is_flag=True, help="Show what is in the baseline too. 不用基线文件。")
@click.option("--update-baseline", is_flag=True, help="Write the findings to the baseline. 把现有发现写入基线文件。")
@shared
def run(  # noqa: PLR0913 - one parameter an option
    paths: tuple[Path, ...],
    form: str | None,
    output: Path | None,
    lang: Language,
    color: Color,
    *,
    config: Path | None,
    references: tuple[Path, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    exclude: tuple[str, ...],
    fail_on: FailOn | None,
    baseline: Path | None,
    no_baseline: bool,
    update_baseline: bool,
    verbose: bool,
    explain: bool,
    timing: bool,
) -> int:
    """Check files and folders together.

    核对文件和文件夹（一起核对，跨文件的数字也会比较）。

    \b
    Examples / 用法举例
      claimcheck run examples/seeds
      claimcheck run examples/slips --lang zh -v
      claimcheck run a.txt b.html --format json > report.json
      claimcheck run docs/ --reference official.csv --ignore CC308,CC4

    \b
    --select takes the place of what the configuration selects and ignores, --exclude that of its exclusions; --ignore
    and --reference add to it.
    --select 代替配置里的 select 和 ignore，--exclude 代替配置里的 exclude；--ignore 和 --reference 则是追加。

    \b
    Files that the configuration names under [output] are written too, whatever --format and -o say.
    配置里 [output] 写明的文件总会一并写出，与 --format 和 -o 无关。
    """
    with progress(paths, lang) as tell, told(lang):
        from claimcheck.pipeline import check_paths, series_of  # noqa: PLC0415 - --help needn't load it, it takes a while

        settings = configured(config, lang).narrowed(
            select=codes("--select", select, lang),
            ignore=codes("--ignore", ignore, lang),
            exclude=globs("--exclude", exclude, lang),
            references=references,
            fail_on=fail_on,
            baseline=baseline,
        )
        chosen = BY_NAME[form] if form else (output and of_file(output)) or BY_NAME[settings.format or "terminal"]
        also = [(each.file, BY_NAME[each.format]) for each in settings.outputs if not same(each.file, output)]
        for file, each in ((output, chosen), *also):
            ready(each, file, lang)
        tell_unused(paths, settings, lang)
        explained = chosen.explained or any(each.explained for _, each in also)
        everything = check_paths(
            given(paths, lang), config=with_own_files(settings, output), progress=tell, explained=explained
        )
        tell("render", 0, 1)
        report = baselined(everything, settings, lang, update=update_baseline, hiding=not no_baseline)
        style = reading_style(lang, color, output, verbose=verbose, explain=explain)
        setting = Setting(style, all_rules(), lambda: series_of(report, config=settings), Path.cwd())
        written = chosen.write(report, setting)
        apart = evolve(setting, style=evolve(style, color=False, width=Style().width))
        files = {file: each.in_file(each.write(report, apart)) for file, each in also}
    try:
        write(chosen.in_file(written) if output else written, output, lang)
    finally:  # a reader of standard output that has gone away is no reason to leave them out
        for file, text in files.items():
            write_below(text, file, lang)
    if timing:
        tell_times(tell, report, lang)
    return outcome(report, paths, lang, seen=chosen.legible and output is None, fail_on=settings.fail_on)


def ready(form: Format, output: Path | None, lang: Language) -> None:
    """End before any work is done where the format can't be written, or not to where it would go."""
    if form.binary and output is None and sys.stdout.isatty():
        raise Unusable(say(formats.BINARY, lang, form=form.name))
    try:
        form.require(lang)
    except UsageError as error:
        raise Unusable(str(error)) from error


def same(one: Path, other: Path | None) -> bool:
    """Both name one file."""
    return other is not None and one.resolve() == other.resolve()


def codes(option: str, given_codes: tuple[str, ...], lang: Language) -> tuple[str, ...]:
    """The codes of an option, which may be parted by commas."""
    from claimcheck.config.codes import fault  # noqa: PLC0415 - --help needn't load it
    from claimcheck.pipeline import rules  # noqa: PLC0415

    found = tuple(code.strip().upper() for each in given_codes for code in each.split(",") if code.strip())
    refuse(option, filter(None, (fault(code, rules()) for code in found)), lang)
    return found


def globs(option: str, patterns: tuple[str, ...], lang: Language) -> tuple[Glob, ...]:
    """The patterns of an option, which are relative to the working directory."""
    from claimcheck.config.globs import Glob, fault  # noqa: PLC0415 - --help needn't load it

    refuse(option, filter(None, map(fault, patterns)), lang)
    return tuple(Glob(pattern, str(Path.cwd())) for pattern in patterns)


def refuse(option: str, faults: Iterable[Text], lang: Language) -> None:
    """End with what is wrong with an option, if anything is."""
    reasons = [say(entries.ABOUT, lang, place=option, fault=fault) for fault in faults]
    if reasons:
        raise click.UsageError("\n".join(reasons))
