"""The command line: paths in, a report out, and an exit code that a script can act on."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from claimcheck import __version__
from claimcheck.cli.signals import interruptible

SOUND, INTERRUPTED = 0, 130
PROGRAM, COMPLETING = "claimcheck", "_CLAIMCHECK_COMPLETE"  # a shell sets the variable to ask what could follow
# Each command is a function of its name in one of the modules here, which is imported when the command is asked for.
COMMANDS = {
    "run": ("run", "Check files and folders together."),
    "claims": ("claims", "List the figures read from files and folders, checking nothing."),
    "series": ("series", "List what files and folders state of each metric over time."),
    "explain": ("explain", "Show how a figure was read, by which rule, from which words."),
    "rules": ("rules", "List the rules, or explain one."),
    "schema": ("rules", "Print the JSON Schema of the report."),
    "lexicon": ("lexicon", "Look after packs: TOML files of the metrics of a field."),
    "config": ("config", "Look after the configuration, claimcheck.toml."),
    "suppress": ("suppress", "Let a finding stand, with a reason."),
    "completion": ("complete", "Print the script that completes commands, options and rules in a shell."),
}


class Commands(click.Group):
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

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - as above
        """The list of commands, importing none."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary) for name, (_, summary) in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; what interrupts it outside the stages of a run is said in a line too."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt as cause:
            from claimcheck.cli.options import locale_language  # noqa: PLC0415 - not for --help
            from claimcheck.console import Interrupted  # noqa: PLC0415
            from claimcheck.messages import commands  # noqa: PLC0415

            raise Interrupted(cause, commands.ENDED, locale_language()) from None


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; never shows a traceback for a fault of the user or a file."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that lacks a character shows a question mark in its place.
        getattr(stream, "reconfigure", lambda **_: None)(errors="replace")
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
        error.show()
        return error.exit_code
    return result if isinstance(result, int) else SOUND


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="%(prog)s %(version)s", prog_name="claimcheck")
def app() -> None:
    """Check the figures of Chinese documents against each other.

    核对中文文档里的数字：读出每个数字，找出必须相符的数字，用精确的区间算术证明哪些不可能同时为真。

    \b
    Examples / 用法举例
      claimcheck run report.txt              check one file       核对一个文件
      claimcheck run last-year/ new.md -v    check them together  一起核对，并列出全部数字
      claimcheck run docs/ --format json -o report.json
      claimcheck claims report.txt           figures read from it 只列出读到的数字
      claimcheck series last-year/ new.md    metrics over time   每个指标各个时期的数字
      claimcheck explain report.txt 46.8%    how it was read      一个数字是怎样读出来的
      claimcheck rules CC301                 what a rule checks   一条规则查什么
      claimcheck lexicon check my.toml       faults of a pack     检查自己的词表
      claimcheck config check                faults of settings   检查配置、公式和参考数据
      claimcheck suppress report.txt --finding f1 --reason "…"   let it stand   忽略一条发现
      claimcheck completion bash             completion in a shell   命令行自动补全

    \b
    Exit code / 退出码
      0 nothing wrong   没有错误和警告
      1 an error or a warning (run --fail-on sets which)   有错误或警告（可用 run --fail-on 改）
      2 wrong usage, or nothing could be read   用法有误，或没有一个文件能读
      130 interrupted; nothing half-written is left   被中断；不留下写了一半的文件
    """
