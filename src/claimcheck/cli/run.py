"""``claimcheck run``: check files and folders together."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcheck.cli.options import config_option, configured, given, outcome, paths_argument, shared, told
from claimcheck.cli.progress import progress, tell_times
from claimcheck.cli.rules import all_rules
from claimcheck.console import reading_style, write
from claimcheck.messages import Language
from claimcheck.render.formats import BY_NAME, FORMATS, Setting, of_file

if TYPE_CHECKING:
    from claimcheck.config.globs import Glob
    from claimcheck.console import Color


@click.command()
@paths_argument
@click.option(
    "--format",
    "form",
    type=click.Choice([each.name for each in FORMATS]),
    help="Format; else what the ending of FILE says, else terminal. 格式；不写时看文件的后缀。",
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
@click.option("--select", multiple=True, help="Run these rules alone: CC2,CC301. 只运行这些规则。", metavar="CODES")
@click.option("--ignore", multiple=True, help="Leave these rules out too. 另外不运行这些规则。", metavar="CODES")
@click.option(
    "--exclude",
    multiple=True,
    help="Leave these paths of folders out, as .gitignore has them. 文件夹里不读这些路径。",
    metavar="PATTERN",
)
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
    """
    chosen = BY_NAME[form] if form else (output and of_file(output)) or BY_NAME["terminal"]
    style = reading_style(lang, color, output, verbose=verbose, explain=explain)
    with progress(paths, lang) as tell, told(lang):
        from claimcheck.pipeline import check_paths, series_of  # noqa: PLC0415 - --help needn't load it, it takes a while

        settings = configured(config, lang).narrowed(
            select=codes("--select", select, lang),
            ignore=codes("--ignore", ignore, lang),
            exclude=globs("--exclude", exclude, lang),
            references=references,
        )
        report = check_paths(given(paths, lang), config=settings, progress=tell, explained=chosen.explained)
        tell("render", 0, 1)
        setting = Setting(style, all_rules(), lambda: series_of(report, config=settings))
        written = chosen.write(report, setting)
    write(written, output, lang)
    if timing:
        tell_times(tell, report, lang)
    return outcome(report, paths, lang, seen=chosen.name == "terminal" and output is None)


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


def refuse(option: str, faults: Iterable[tuple[str, str]], lang: Language) -> None:
    """End with what is wrong with an option, if anything is."""
    reasons = [f"{option}: {zh if lang == 'zh' else en}" for zh, en in faults]
    if reasons:
        raise click.UsageError("\n".join(reasons))
