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
from claimcheck.cli.language import Choice, File, command, option
from claimcheck.cli.options import config_option, configured, given, outcome, paths_argument, shared, tell_unused, told
from claimcheck.cli.progress import progress, tell_times
from claimcheck.cli.rules import all_rules
from claimcheck.console import Unusable, reading_style, write, write_below
from claimcheck.errors import UsageError
from claimcheck.messages import Language, entries, formats, manual, say
from claimcheck.messages.manual import Section
from claimcheck.model import FAIL_ON
from claimcheck.render.formats import BY_NAME, FORMATS, Format, Setting, of_file
from claimcheck.render.style import Style

if TYPE_CHECKING:
    from claimcheck.config.globs import Glob
    from claimcheck.console import Color
    from claimcheck.model import FailOn
    from claimcheck.text import Text


def endings() -> Section:
    """Every format with the endings that ask for it, and what it is for."""
    return Section(
        manual.FORMATS, tuple((f"{each.name:<15} {' '.join(each.endings)}".rstrip(), each.summary) for each in FORMATS)
    )


@command(manual.RUN, after=(endings(),))
@paths_argument
@option("--format", "form", told=manual.FORM_OF_REPORT, type=Choice(each.name for each in FORMATS))
@option("-v", "--verbose", told=manual.VERBOSE, is_flag=True)
@option("--explain", told=manual.EXPLAIN, is_flag=True)
@option("--timing", told=manual.TIMING, is_flag=True)
@config_option
@option("--reference", "references", told=manual.REFERENCE, named=manual.FILE, multiple=True, type=File())
@option("--select", told=manual.SELECT, named=manual.CODES, multiple=True, shell_complete=codes_beginning)
@option("--ignore", told=manual.IGNORE, named=manual.CODES, multiple=True, shell_complete=codes_beginning)
@option("--exclude", told=manual.EXCLUDE, named=manual.PATTERN, multiple=True)
@option("--fail-on", told=manual.FAIL_ON, type=Choice(FAIL_ON))
@option("--baseline", told=manual.BASELINE, named=manual.FILE, type=File())
@option("--no-baseline", told=manual.NO_BASELINE, is_flag=True)
@option("--update-baseline", told=manual.UPDATE_BASELINE, is_flag=True)
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
    """Check files and folders together."""
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
