"""``claimcheck run``: check files and folders together."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcheck.cli.options import config_option, configured_packs, given, outcome, paths_argument, shared
from claimcheck.console import progress, reading_style, write
from claimcheck.render.words import Language

if TYPE_CHECKING:
    from claimcheck.console import Color


@click.command()
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
