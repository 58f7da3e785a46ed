"""Where output goes: the terminal's width and colour, a file replaced as a whole, what is said of an interruption."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Literal, TypeAlias

import click

from claimcheck.messages import Language, commands, say, system
from claimcheck.model import Text
from claimcheck.render.style import Style

Color: TypeAlias = Literal["auto", "always", "never"]

UNUSABLE = 2
INTERRUPTED = 130
BROKEN_PIPE = 141
NARROWEST, WIDEST = 60, 120


class Unusable(click.ClickException):
    """The command can't do what it was asked for."""

    exit_code = UNUSABLE


class Interrupted(click.ClickException):
    """The run was interrupted; the message says in a line at what, and what became of the output.

    The interruption may have the number of the signal that caused it, where it wasn't Ctrl-C.
    """

    def __init__(self, cause: KeyboardInterrupt, text: Text, lang: Language, **values: object) -> None:
        super().__init__(say(text, lang, **values))
        self.code = 128 + cause.args[0] if cause.args else INTERRUPTED

    @property
    def exit_code(self) -> int:  # type: ignore[override] # click has a constant of this name
        """What a shell expects of a command that a signal ended."""
        return self.code

    def show(self, file: object = None) -> None:  # noqa: ARG002 - the name and place of click's own
        """Say it on standard error."""
        click.echo(f"claimcheck: {self.message}", err=True)


def reading_style(
    lang: Language, color: Color, output: Path | None, *, verbose: bool = False, explain: bool = False
) -> Style:
    """How to write for the reader that the output goes to."""
    terminal = output is None and sys.stdout.isatty()
    plain = bool(os.environ.get("NO_COLOR")) or is_dumb()
    return Style(
        language=lang,
        color=color == "always" or (color == "auto" and terminal and not plain),
        width=min(max(columns(), NARROWEST), WIDEST) if terminal else 80,
        verbose=verbose,
        explain=explain,
    )


def is_dumb() -> bool:
    """The terminal knows neither colours nor how to wipe a line."""
    return os.environ.get("TERM") == "dumb"


def columns() -> int:
    """Cells of a line of the terminal."""
    from shutil import get_terminal_size  # noqa: PLC0415 - slow to import, and pipes have no width

    return get_terminal_size().columns


def write(text: str | bytes, output: Path | None, lang: Language) -> None:
    """Print, or replace a file as a whole, so that a reader never sees half of it."""
    if output is None:
        emit(text, lang)
        return
    before = _identity(output)
    try:
        replace(output, text)
    except OSError as error:
        raise Unusable(say(commands.UNWRITABLE, lang, path=output, reason=system.reason(error))) from error
    except KeyboardInterrupt as cause:
        became = commands.AS_IT_WAS if _identity(output) == before else commands.WRITTEN
        raise Interrupted(cause, became, lang, path=output) from None


def write_below(text: str | bytes, output: Path, lang: Language) -> None:
    """Replace a file that is always written, in a folder that is made where it isn't there."""
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unusable(say(commands.UNWRITABLE, lang, path=output, reason=system.reason(error))) from error
    write(text, output, lang)


def emit(text: str | bytes, lang: Language) -> None:
    """Print on standard output; a reader that has gone away is no fault."""
    try:
        click.echo(text, nl=False, color=True)
        sys.stdout.flush()
    except BrokenPipeError:
        # The interpreter flushes once more at its end: give it a place to flush to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(BROKEN_PIPE) from None
    except KeyboardInterrupt as cause:
        raise Interrupted(cause, commands.PRINTED_IN_PART, lang) from None


def replace(path: Path, text: str | bytes) -> None:
    """Write a neighbouring file and move it into place; a pipe or a device is written to as it is."""
    content = text.encode("utf-8", errors="replace") if isinstance(text, str) else text
    path = path.resolve()  # what a link points at is replaced, not the link
    if path.exists() and not path.is_file():
        path.write_bytes(content)
        return
    neighbour = path.with_name(f".{path.name}.{os.urandom(4).hex()}")
    try:
        with neighbour.open("xb") as file:
            file.write(content)
        neighbour.replace(path)
    finally:
        neighbour.unlink(missing_ok=True)


def _identity(path: Path) -> tuple[int, int] | None:
    """What tells a file from one that has taken its place."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns
