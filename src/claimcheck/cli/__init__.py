"""The command line: paths in, a report out, and an exit code that a script can act on."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from claimcheck import __version__
from claimcheck.cli.language import Group, Option, group, language_of, show
from claimcheck.cli.signals import interruptible
from claimcheck.messages import asked, manual, of_locale
from claimcheck.text import Text

SOUND, INTERRUPTED = 0, 130
PROGRAM, COMPLETING = "claimcheck", "_CLAIMCHECK_COMPLETE"  # a shell sets the variable to ask what could follow
# Each command is a function of its name in one of the modules here, which is imported when the command is asked for.
COMMANDS = {
    "run": ("run", manual.RUN),
    "claims": ("claims", manual.CLAIMS),
    "series": ("series", manual.SERIES),
    "explain": ("explain", manual.EXPLAINED),
    "rules": ("rules", manual.RULES),
    "schema": ("rules", manual.SCHEMA),
    "lexicon": ("lexicon", manual.LEXICON),
    "config": ("config", manual.CONFIGURATION),
    "suppress": ("suppress", manual.SUPPRESS),
    "completion": ("complete", manual.COMPLETION),
}


class Commands(Group):
    """Commands that are imported when they are first asked for, so that --help is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names, in the order in which they are of use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The command of a name."""
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(f"claimcheck.cli.{COMMANDS[cmd_name][0]}"), cmd_name)
        assert isinstance(command, click.Command)  # noqa: S101 - a test holds the table against the modules
        return command

    def summary(self, ctx: click.Context, name: str) -> Text:  # noqa: ARG002 - as above
        """What a command does, importing none."""
        return COMMANDS[name][1].summary

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; what interrupts it outside the stages of a run is said in a line too."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt as cause:
            from claimcheck.console import Interrupted  # noqa: PLC0415 - not for --help
            from claimcheck.messages import commands  # noqa: PLC0415

            raise Interrupted(cause, commands.ENDED, language_of(ctx)) from None


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; never shows a traceback for a fault of the user or a file."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that lacks a character shows a question mark in its place.
        getattr(stream, "reconfigure", lambda **_: None)(errors="replace")
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        with interruptible():
            result = app.main(
                None if arguments is None else list(arguments),
                prog_name=None if COMPLETING not in os.environ else PROGRAM,
                complete_var=COMPLETING,
                standalone_mode=False,
            )
    except click.Abort:
        return INTERRUPTED
    except click.ClickException as error:
        show(error, asked(words) or of_locale())
        return error.exit_code
    return result if isinstance(result, int) else SOUND


@group(
    manual.PROGRAM,
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, message="%(prog)s %(version)s", prog_name=PROGRAM, cls=Option, told=manual.VERSION)
def app() -> None:
    """The program."""
