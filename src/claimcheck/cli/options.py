"""What the commands have in common: their options, the paths given, the configuration in force, the exit code."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from claimcheck.cli.language import ANY_PATH, Choice, File, argument, chosen, option
from claimcheck.console import UNUSABLE, Unusable
from claimcheck.errors import PackError
from claimcheck.messages import LANGUAGES, Language, commands, manual, say
from claimcheck.text import Text

if TYPE_CHECKING:
    from claimcheck.config import Config
    from claimcheck.errors import Fault
    from claimcheck.model import FailOn, Report

Command = TypeVar("Command", bound=Callable[..., Any])

SOUND, FAULTY = 0, 1
REFERENCE = "reference"  # the format of documents that hold reference data


config_option = option("--config", told=manual.CONFIG, named=manual.FILE, type=File())
paths_argument = argument("paths", manual.PATHS, nargs=-1, type=ANY_PATH)


def shared(command: Command) -> Command:
    """Give a command the options that all of them have."""
    for each in (
        option("--lang", told=manual.LANG, type=Choice(LANGUAGES), callback=chosen),
        option("--color", told=manual.COLOR, type=Choice(["auto", "always", "never"]), default="auto"),
        option("-o", "--output", told=manual.OUTPUT, named=manual.FILE, type=File()),
    ):
        command = each(command)
    return command


def given(paths: tuple[Path, ...], lang: Language) -> tuple[Path, ...]:
    """The paths, of which there has to be one."""
    if not paths:
        raise click.UsageError(say(commands.NO_PATH, lang))
    return paths


def configured(config: Path | None, lang: Language) -> Config:
    """The named configuration, or that of the nearest folder from the working directory upwards, else an empty one."""
    from claimcheck.config import Config, find_config  # noqa: PLC0415 - --help needn't load it
    from claimcheck.pipeline import load_config  # noqa: PLC0415

    file = config or find_config(Path.cwd())
    with told(lang):
        return load_config(file) if file else Config()


def tell_unused(paths: Iterable[Path], settings: Config, lang: Language) -> None:
    """Say on standard error that a folder to be checked has a configuration of its own, where another one is used."""
    from claimcheck.config import FILE  # noqa: PLC0415 - --help needn't load it

    for own in (path / FILE for path in paths):
        if own.is_file() and not (settings.file and own.samefile(settings.file)):
            click.echo(f"claimcheck: {say(commands.UNUSED_CONFIG, lang, path=own)}", err=True)


@contextmanager
def told(lang: Language) -> Iterator[None]:
    """Faults of what the user wrote end the command, each on a line of its own."""
    try:
        yield
    except PackError as error:
        raise unfit(error.faults, lang) from error


def unfit(faults: Collection[Fault], lang: Language) -> Unusable:
    """Every fault on a line of its own, behind its file and line."""
    told = (f"  {fault.path}:{fault.line}: {say(Text(fault.zh, fault.en), lang)}" for fault in faults)
    return Unusable("\n".join((say(commands.UNFIT, lang, count=len(faults)), *told)))


def outcome(report: Report, paths: tuple[Path, ...], lang: Language, *, seen: bool, fail_on: FailOn = "warning") -> int:
    """The exit code; says on standard error which files couldn't be read where the output doesn't show it."""
    if not seen:
        for finding in report.findings:
            if finding.about_run:
                click.echo(f"claimcheck: {say(finding.message, lang)}", err=True)
    documents = [document for document in report.documents if document.format != REFERENCE]
    if not documents and not report.findings:
        raise Unusable(say(commands.NOTHING_THERE, lang, paths=", ".join(map(str, paths))))
    if not documents:
        return UNUSABLE
    return FAULTY if report.fails(fail_on) else SOUND
