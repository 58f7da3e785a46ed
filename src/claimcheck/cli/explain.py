"""``claimcheck explain``: how a figure was read."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcheck.cli.complete import any_path
from claimcheck.cli.language import Choice, argument, command, option
from claimcheck.cli.options import config_option, configured, outcome, shared
from claimcheck.cli.progress import READING, progress
from claimcheck.console import Unusable, reading_style, write
from claimcheck.messages import Language, commands, listed, manual, say

if TYPE_CHECKING:
    from claimcheck.console import Color
    from claimcheck.model import Report
    from claimcheck.render.wanted import Wanted

PLACE = re.compile(r"(?P<path>.+?):(?P<line>[0-9]{1,9})(?::(?P<column>[0-9]{1,9}))?")


@command(manual.EXPLAINED)
@argument("target", manual.PLACE, required=False, shell_complete=any_path)
@argument("quote", manual.FIGURE, required=False)
@option("--format", "form", told=manual.FORM, type=Choice(["text", "json"]), default="text")
@config_option
@shared
def explain(  # noqa: PLR0913 - one parameter an option
    *,
    target: str | None,
    quote: str | None,
    form: str,
    output: Path | None,
    lang: Language,
    color: Color,
    config: Path | None,
) -> int:
    """Show how a figure was read: its metric word by word, kind, period, scope, by which rule, from which words."""
    path, wanted = pointed_at(target, quote or "", lang)
    with progress((path,), lang, stages=READING) as tell:
        from claimcheck.pipeline import claims_in  # noqa: PLC0415 - --help needn't load it, and it takes a while
        from claimcheck.render import explain as explanation  # noqa: PLC0415
        from claimcheck.render.wanted import chosen  # noqa: PLC0415

        report = claims_in((path,), config=configured(config, lang), progress=tell, explained=True)
    code = outcome(report, (path,), lang, seen=False)
    claims = chosen(report, wanted)
    if not claims and report.documents:
        raise Unusable(nothing_like(report, wanted, str(target), lang))
    style = reading_style(lang, color, output)
    write(
        explanation.dumps(report, claims) if form == "json" else explanation.render(report, claims, style), output, lang
    )
    return code


def pointed_at(target: str | None, quote: str, lang: Language) -> tuple[Path, Wanted]:
    """The file or folder, and which of its figures; a file that is really called ``a:1`` goes first."""
    from claimcheck.render.wanted import Wanted  # noqa: PLC0415 - --help needn't load it

    if not target:
        raise click.UsageError(say(commands.NO_FIGURE, lang))
    place = None if Path(target).exists() else PLACE.fullmatch(target)
    if place is None:
        return Path(target), Wanted(quote)
    return Path(place["path"]), Wanted(quote, int(place["line"]), int(place["column"]) if place["column"] else None)


def nothing_like(report: Report, wanted: Wanted, target: str, lang: Language) -> str:
    """That no figure was meant, and which come nearest."""
    from claimcheck.render.layout import plain  # noqa: PLC0415 - only for a figure that isn't there
    from claimcheck.render.wanted import near  # noqa: PLC0415

    text = say(commands.NO_SUCH_FIGURE, lang, target=f"{target} {wanted.quote}".strip())
    nearest = [f"{plain(quote)} ({place})" for place, quote in near(report, wanted)]
    return text + (say(commands.NEAREST_FIGURES, lang, figures=listed(nearest)) if nearest else "")
