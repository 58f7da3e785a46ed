"""``claimcheck completion``: what a shell needs to complete commands, options, rules, formats and paths."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem, ShellComplete, get_completion_class

from claimcheck.cli import COMPLETING, PROGRAM
from claimcheck.cli.language import Choice, argument, command, language_of
from claimcheck.cli.options import SOUND, shared
from claimcheck.console import write
from claimcheck.messages import Language, manual, say

if TYPE_CHECKING:
    from claimcheck.console import Color

SHELLS = ("bash", "zsh", "fish")


@command(manual.COMPLETION)
@argument("shell", type=Choice(SHELLS))
@shared
def completion(shell: str, output: Path | None, lang: Language, color: Color) -> int:  # noqa: ARG001 - as schema
    """Print the script that completes commands, options, rules and formats in a shell."""
    made = get_completion_class(shell)
    text = ShellComplete.source(made(click.Group(), {}, PROGRAM, COMPLETING)) if made else ""
    write(text.rstrip() + "\n", output, lang)
    return SOUND


def codes_beginning(context: click.Context, _parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """Codes of rules, their families first; of several with commas between them the last is completed."""
    from claimcheck.cli.rules import all_rules  # noqa: PLC0415 - only while completing

    before, _, last = typed.rpartition(",")
    head = f"{before}," if before else ""
    rules = {rule.code: say(rule.fault, language_of(context)) for rule in all_rules()}
    families = {code[:3]: "" for code in rules}
    known = {"ALL": "", **families, **rules}
    wanted = last.upper()
    return [CompletionItem(head + code, help=told) for code, told in known.items() if code.startswith(wanted)]


def rules_beginning(context: click.Context, _parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """Codes of single rules."""
    from claimcheck.cli.rules import all_rules  # noqa: PLC0415 - only while completing

    return [
        CompletionItem(rule.code, help=say(rule.fault, language_of(context)))
        for rule in all_rules()
        if rule.code.startswith(typed.upper())
    ]


def any_path(_context: click.Context, _parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """Files and folders, which the shell knows."""
    return [CompletionItem(typed, type="file")]
