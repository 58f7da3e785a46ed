"""The command line: paths in, a report out, and an exit code that a script can act on."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from claimcheck.cli.claims import claims
from claimcheck.cli.complete import PROGRAM, VARIABLE, completion
from claimcheck.cli.config import config
from claimcheck.cli.explain import explain
from claimcheck.cli.lexicon import lexicon
from claimcheck.cli.options import SOUND
from claimcheck.cli.rules import rules, schema
from claimcheck.cli.run import run
from claimcheck.cli.series import series
from claimcheck.cli.suppress import suppress

INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; never shows a traceback for a fault of the user or a file."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that lacks a character shows a question mark in its place.
        getattr(stream, "reconfigure", lambda **_: None)(errors="replace")
    try:
        result = app.main(
            None if arguments is None else list(arguments),
            prog_name=None if VARIABLE not in os.environ else PROGRAM,
            complete_var=VARIABLE,
            standalone_mode=False,
        )
    except click.Abort:
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        return error.exit_code
    return result if isinstance(result, int) else SOUND


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="claimcheck", message="%(prog)s %(version)s", prog_name="claimcheck")
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
    """


for command in (run, claims, series, explain, rules, schema, lexicon, config, suppress, completion):
    app.add_command(command)
