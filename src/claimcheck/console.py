"""Where output goes: the terminal's width and colour, the progress line, a file replaced as a whole."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

import click

from claimcheck.messages import Language, commands, say
from claimcheck.render.style import Style

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.pipeline import Progress, Stage

Color: TypeAlias = Literal["auto", "always", "never"]

UNUSABLE = 2
BROKEN_PIPE = 141
NARROWEST, WIDEST = 60, 120
MANY = 20  # documents, from which on a progress line is worth its place


class Unusable(click.ClickException):
    """The command can't do what it was asked for."""

    exit_code = UNUSABLE


def reading_style(lang: Language, color: Color, output: Path | None, *, verbose: bool = False) -> Style:
    """How to write for the reader that the output goes to."""
    terminal = output is None and sys.stdout.isatty()
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    cells = shutil.get_terminal_size().columns if terminal else 80
    return Style(
        language=lang,
        color=color == "always" or (color == "auto" and terminal and not plain),
        width=min(max(cells, NARROWEST), WIDEST),
        verbose=verbose,
    )


@contextmanager
def progress(paths: tuple[Path, ...], lang: Language) -> Iterator[Progress | None]:
    """A line on a terminal's standard error that says how far a long run is; wiped at its end."""
    if not paths or not sys.stderr.isatty():
        yield None
        return

    def tell(stage: Stage, done: int, total: int) -> None:
        if total >= MANY or stage in {"relate", "solve"}:
            count = f" {done}/{total}" if total > 1 else ""
            click.echo(f"\r\x1b[K{say(commands.STAGES[stage], lang)}{count}", nl=False, err=True)

    try:
        yield tell
    finally:
        click.echo("\r\x1b[K", nl=False, err=True)


def write(text: str | bytes, output: Path | None, lang: Language) -> None:
    """Print, or replace a file as a whole, so that a reader never sees half of it."""
    if output is None:
        emit(text)
        return
    try:
        replace(output, text)
    except OSError as error:
        raise Unusable(say(commands.UNWRITABLE, lang, path=output, reason=error.strerror)) from error


def write_below(text: str | bytes, output: Path, lang: Language) -> None:
    """Replace a file that is always written, in a folder that is made where it isn't there."""
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unusable(say(commands.UNWRITABLE, lang, path=output, reason=error.strerror)) from error
    write(text, output, lang)


def emit(text: str | bytes) -> None:
    """Print on standard output; a reader that has gone away is no fault."""
    try:
        click.echo(text, nl=False, color=True)
        sys.stdout.flush()
    except BrokenPipeError:
        # The interpreter flushes once more at its end: give it a place to flush to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(BROKEN_PIPE) from None


def replace(path: Path, text: str | bytes) -> None:
    """Write a neighbouring file and move it into place."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode("utf-8", errors="replace") if isinstance(text, str) else text)
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
