"""``claimcheck config``: look after the configuration."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.cli.language import ANY_PATH, Command, argument, group
from claimcheck.cli.options import SOUND, shared, told
from claimcheck.console import Unusable, write
from claimcheck.messages import Language, commands, manual, say

if TYPE_CHECKING:
    from claimcheck.console import Color


@group(manual.CONFIGURATION)
def config() -> None:
    """Look after the configuration."""


@config.command("check", cls=Command, told=manual.CONFIGURATION_CHECK)
@argument("file", manual.OPTIONAL_FILE, required=False, type=ANY_PATH)
@shared
def check_config(file: Path | None, output: Path | None, lang: Language, color: Color) -> int:  # noqa: ARG001 - as schema
    """Check a configuration, its packs, equations and reference data, and say what is wrong on which line."""
    from claimcheck.config import find_config  # noqa: PLC0415 - --help needn't load it
    from claimcheck.lexicon.metrics import using  # noqa: PLC0415
    from claimcheck.pipeline import load_config  # noqa: PLC0415
    from claimcheck.reference import load_references  # noqa: PLC0415

    path = file or find_config(Path.cwd())
    if path is None:
        raise Unusable(say(commands.NO_CONFIG, lang))
    with told(lang):
        settings = load_config(path)
        with using(settings.packs):
            tables = load_references(settings.references, (f"d{number}" for number in count(1)))
            names = {each.name for equation in settings.equations for each in equation.formula.names}
            hints = [
                say(commands.UNHEARD, lang, name=name, near=near) for name in sorted(names) if (near := nearest(name))
            ]
    sizes = {
        "metrics": sum(len(pack.entries) for pack in settings.packs),
        "equations": len(settings.equations),
        "rows": sum(len(table.claims) for table in tables),
    }
    write("\n".join((say(commands.FIT, lang, path=path, **sizes), *hints)) + "\n", output, lang)
    return SOUND


def nearest(name: str) -> str:
    """The known metric that is spelled most like one that isn't known; empty for one that is, or is like none."""
    from difflib import get_close_matches  # noqa: PLC0415 - --help needn't load it

    from claimcheck.lexicon.metrics import metric_words  # noqa: PLC0415

    known = metric_words().canon
    if name in known:
        return ""
    return next(iter(get_close_matches(name, known, n=1, cutoff=0.75)), "")
