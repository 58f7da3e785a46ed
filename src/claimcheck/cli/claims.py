"""``claimcheck claims``: only the figures."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.cli.language import Choice, command, option
from claimcheck.cli.options import config_option, configured, given, outcome, paths_argument, shared
from claimcheck.cli.progress import READING, progress
from claimcheck.console import reading_style, write
from claimcheck.messages import Language, manual

if TYPE_CHECKING:
    from claimcheck.console import Color


@command(manual.CLAIMS)
@paths_argument
@option("--format", "form", told=manual.FORM, type=Choice(["table", "jsonl", "csv"]), default="table")
@config_option
@shared
def claims(  # noqa: PLR0913 - one parameter an option
    paths: tuple[Path, ...], form: str, output: Path | None, lang: Language, color: Color, *, config: Path | None
) -> int:
    """List the figures read from files and folders, checking nothing."""
    style = reading_style(lang, color, output)
    with progress(paths, lang, stages=READING) as tell:
        from claimcheck.pipeline import claims_in  # noqa: PLC0415 - --help needn't load it, and it takes a while
        from claimcheck.render.claims import as_csv, jsonl, tables  # noqa: PLC0415

        settings = configured(config, lang)
        report = claims_in(given(paths, lang), config=settings, progress=tell, explained=form == "jsonl")
    formats: dict[str, Callable[[], str]] = {
        "table": lambda: tables(report, style),
        "jsonl": lambda: jsonl(report),
        "csv": lambda: as_csv(report),
    }
    # A byte order mark in a file is how spreadsheets know UTF-8; what goes to another program has none.
    mark = "\ufeff" if form == "csv" and output else ""
    write(mark + formats[form](), output, lang)
    return outcome(report, paths, lang, seen=False)
