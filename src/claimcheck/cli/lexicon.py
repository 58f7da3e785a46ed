"""``claimcheck lexicon``: look after packs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcheck.cli.language import ANY_PATH, Command, argument, group
from claimcheck.cli.options import SOUND, shared, unfit
from claimcheck.console import write
from claimcheck.errors import PackError
from claimcheck.messages import Language, commands, manual, say

if TYPE_CHECKING:
    from claimcheck.console import Color
    from claimcheck.errors import Fault
    from claimcheck.lexicon.pack import Pack


@group(manual.LEXICON)
def lexicon() -> None:
    """Look after packs: TOML files of the metrics of a field, which a claimcheck.toml names."""


@lexicon.command(cls=Command, told=manual.LEXICON_CHECK)
@argument("files", manual.FILES, nargs=-1, type=ANY_PATH)
@shared
def check(files: tuple[Path, ...], output: Path | None, lang: Language, color: Color) -> int:  # noqa: ARG001 - as schema
    """Check packs and configurations, and say what is wrong on which line."""
    if not files:
        raise click.UsageError(say(commands.NO_PACK, lang))
    sizes = {file: sum(len(pack.entries) for pack in packs) for file, packs in checked(files, lang).items()}
    write(
        "".join(f"{say(commands.FIT_PACK, lang, path=file, count=size)}\n" for file, size in sizes.items()),
        output,
        lang,
    )
    return SOUND


def checked(files: tuple[Path, ...], lang: Language) -> dict[Path, tuple[Pack, ...]]:
    """The packs of each file, a configuration or a pack, all of them fit to be used together."""
    from claimcheck.config import FILE, PROJECT  # noqa: PLC0415 - --help needn't load it
    from claimcheck.lexicon.merging import merge  # noqa: PLC0415
    from claimcheck.lexicon.packfile import load_pack  # noqa: PLC0415
    from claimcheck.pipeline import load_config  # noqa: PLC0415

    found: dict[Path, tuple[Pack, ...]] = {}
    faults: list[Fault] = []
    for file in files:
        try:
            found[file] = load_config(file).packs if file.name in {FILE, PROJECT} else (load_pack(file),)
            merge({pack for packs in found.values() for pack in packs})
        except PackError as error:
            faults.extend(error.faults)
    if faults:
        raise unfit(dict.fromkeys(faults), lang)
    return found
