"""``claimcheck rules`` and ``claimcheck schema``: what is checked, and the shape of what is said of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcheck.cli.complete import rules_beginning
from claimcheck.cli.language import argument, command
from claimcheck.cli.options import SOUND, shared
from claimcheck.console import reading_style, write
from claimcheck.messages import Language, commands, listed, manual, say

if TYPE_CHECKING:
    from claimcheck.console import Color
    from claimcheck.relate.rule import Rule


@command(manual.RULES)
@argument("code", manual.CODE, required=False, shell_complete=rules_beginning)
@shared
def rules(code: str | None, output: Path | None, lang: Language, color: Color) -> int:
    """List the rules, or explain one: what it checks, why, when it is silent, an example."""
    from claimcheck.relate.run import RETIRED  # noqa: PLC0415 - --help needn't load it
    from claimcheck.render import catalogue  # noqa: PLC0415

    style = reading_style(lang, color, output)
    known = {rule.code: rule for rule in all_rules()}
    wanted = (code or "").upper()
    if not wanted:
        text = catalogue.overview(tuple(known.values()), RETIRED, style)
    elif wanted in RETIRED:
        text = catalogue.gone(wanted, RETIRED[wanted], style)
    elif wanted in known:
        text = catalogue.entry(known[wanted], style)
    else:
        raise click.UsageError(
            say(commands.UNKNOWN_RULE, lang, code=code, hint=closest(wanted, [*known, *RETIRED], lang))
        )
    write(text, output, lang)
    return SOUND


@command(manual.SCHEMA)
@shared
def schema(output: Path | None, lang: Language, color: Color) -> int:  # noqa: ARG001 - every command has --color
    """Print the JSON Schema of the report."""
    from claimcheck.render import json  # noqa: PLC0415 - --help needn't load it

    write(json.schema(), output, lang)
    return SOUND


def all_rules() -> list[Rule]:
    """Rules on figures and rules on the run, by code."""
    from claimcheck.relate import RULES  # noqa: PLC0415 - --help needn't load it
    from claimcheck.relate.run import RUN_RULES  # noqa: PLC0415

    return sorted((*RULES, *RUN_RULES), key=lambda rule: rule.code)


def closest(code: str, known: list[str], lang: Language) -> str:
    """A hint at the codes that look most alike."""
    from difflib import get_close_matches  # noqa: PLC0415 - only for a mistyped code

    codes = get_close_matches(code, known, cutoff=0.5)
    return say(commands.CLOSEST, lang, codes=listed(codes)) if codes else ""
