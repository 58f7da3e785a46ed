"""``claimcheck suppress``: let a finding stand, with a reason."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

import click

from claimcheck.cli.language import Choice, command, option
from claimcheck.cli.options import SOUND, config_option, configured, given, paths_argument, shared, told
from claimcheck.cli.progress import progress
from claimcheck.console import Unusable, write
from claimcheck.messages import Language, accepted, manual, say

if TYPE_CHECKING:
    from claimcheck.config import Config
    from claimcheck.console import Color
    from claimcheck.model import Finding, Report

Home: TypeAlias = Literal["config", "sidecar", "comment"]
FEWEST = 4  # characters of a fingerprint that are enough to name it


@command(manual.SUPPRESS)
@paths_argument
@option("--finding", "wanted", told=manual.FINDING, named=manual.ID, multiple=True, required=True)
@option("--reason", told=manual.REASON, named=manual.WORDS, required=True)
@option("--in", "home", told=manual.HOME, type=Choice(["config", "sidecar", "comment"]), default="config")
@config_option
@shared
def suppress(  # noqa: PLR0913 - one parameter an option
    paths: tuple[Path, ...],
    *,
    wanted: tuple[str, ...],
    reason: str,
    home: Home,
    config: Path | None,
    output: Path | None,
    lang: Language,
    color: Color,  # noqa: ARG001 - every command has --color
) -> int:
    """Check the same paths again, and write down which figures of a finding may stand, and why."""
    from claimcheck.accepted import entry  # noqa: PLC0415 - --help needn't load it
    from claimcheck.pipeline import check_paths  # noqa: PLC0415

    if not reason.strip():
        raise click.UsageError(say(accepted.NO_REASON, lang))
    settings = configured(config, lang)
    with progress(paths, lang) as tell, told(lang):
        report = check_paths(given(paths, lang), config=settings, progress=tell)
    findings = [found(report, each, lang) for each in dict.fromkeys(wanted)]
    lines: list[str] = []
    for finding in dict.fromkeys(findings):
        if home == "comment":
            path = entry.home_of(report, finding).path
            lines += [say(accepted.PUT_INTO, lang, path=path), entry.comment(report, finding, reason)]
            continue
        file = target(report, finding, settings, home)
        text = entry.table(report, finding, reason, file, beside=home == "sidecar")
        add(file, text, lang)
        lines += [say(accepted.ADDED, lang, path=file), text.strip()]
    write("\n".join(lines) + "\n", output, lang)
    return SOUND


def found(report: Report, wanted: str, lang: Language) -> Finding:
    """The finding that is meant by an id, a fingerprint or the beginning of one."""
    stands = {each.finding.id: each for each in report.suppressed}
    everything = [*report.findings, *(each.finding for each in report.suppressed)]
    exact = [each for each in everything if wanted in {each.id, each.fingerprint}]
    near = [each for each in everything if len(wanted) >= FEWEST and each.fingerprint.startswith(wanted)]
    meant = exact or near
    if not meant:
        raise Unusable(say(accepted.NO_SUCH_FINDING, lang, finding=wanted))
    if len(meant) > 1:
        raise Unusable(say(accepted.SEVERAL, lang, finding=wanted, count=len(meant)))
    if meant[0].id in stands:
        raise Unusable(say(accepted.ALREADY, lang, finding=wanted, where=stands[meant[0].id].where))
    if not meant[0].claims:
        raise Unusable(say(accepted.OF_RUN, lang, finding=wanted, rule=meant[0].rule))
    return meant[0]


def target(report: Report, finding: Finding, settings: Config, home: Home) -> Path:
    """The file that an entry is written to: the configuration, which may be new, or the document's sidecar."""
    from claimcheck.accepted import entry  # noqa: PLC0415 - --help needn't load it
    from claimcheck.config import FILE  # noqa: PLC0415
    from claimcheck.read import SIDECAR  # noqa: PLC0415

    if home == "sidecar":
        return Path(f"{entry.home_of(report, finding).path}{SIDECAR}")
    return settings.file or Path(FILE)


def add(file: Path, text: str, lang: Language) -> None:
    """Append an entry to a file that is still valid TOML with it."""
    from claimcheck.accepted import entry  # noqa: PLC0415 - --help needn't load it
    from claimcheck.errors import PackError  # noqa: PLC0415
    from claimcheck.text import Text  # noqa: PLC0415

    try:
        whole = entry.appended(file, text)
    except PackError as error:
        reason = Text(error.faults[0].zh, error.faults[0].en)
        raise Unusable(say(accepted.UNFIT_TO_ADD, lang, path=file, reason=reason, entry=text.strip())) from error
    write(whole, file, lang)
