"""The baseline of a run: which file it is, what it hides, and how it is brought up to date."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from attrs import evolve

from claimcheck.console import Unusable, write_below
from claimcheck.messages import Language, accepted, listed, say

if TYPE_CHECKING:
    from claimcheck.accepted import Baseline
    from claimcheck.config import Config
    from claimcheck.model import Report


def with_own_files(settings: Config, output: Path | None) -> Config:
    """The settings of a run that takes neither its output nor its baseline for documents of a folder."""
    from claimcheck.config import Output  # noqa: PLC0415 - --help needn't load it

    outputs = (*settings.outputs, Output(output, "")) if output else settings.outputs
    return evolve(settings, outputs=outputs, baseline=file_of(settings))


def file_of(settings: Config) -> Path:
    """The baseline that is named, or that of the configuration's folder, else of the working directory."""
    from claimcheck.accepted.baseline import NAME  # noqa: PLC0415 - --help needn't load it

    return settings.baseline or (settings.file.parent / NAME if settings.file else Path(NAME))


def baselined(report: Report, settings: Config, lang: Language, *, update: bool, hiding: bool) -> Report:
    """The report without the findings of the baseline, which is brought up to date first if that is asked for."""
    from claimcheck.accepted import Baseline as Empty  # noqa: PLC0415 - --help needn't load it
    from claimcheck.accepted import load_baseline  # noqa: PLC0415 - --help needn't load it

    file = file_of(settings)
    if not hiding:
        if update:
            raise click.UsageError(say(accepted.NOT_BOTH, lang))
        return report
    if not file.exists() and not update:
        if settings.baseline:
            raise Unusable(say(accepted.NO_BASELINE, lang, path=file))
        return report
    baseline = load_baseline(file) if file.exists() else Empty()
    if update and report.documents:
        baseline = updated(baseline, report, settings, lang)
    report, gone = baseline.applied(report, str(file), settings.runs)
    if gone:
        figures = listed(dict.fromkeys(figure for each in gone for figure in each.figures[:1]))
        click.echo(f"claimcheck: {say(accepted.GONE, lang, path=file, count=len(gone), figures=figures)}", err=True)
    return report


def updated(old: Baseline, report: Report, settings: Config, lang: Language) -> Baseline:
    """The baseline of the report, written to its file."""
    file = file_of(settings)
    folder = file.absolute().parent
    new = old.updated(report, folder, lambda path: (folder / path).exists(), settings.runs)
    write_below(new.dumps(), file, lang)
    before, after = ({entry.fingerprint for entry in each.entries} for each in (old, new))
    counts = {"count": len(after), "added": len(after - before), "removed": len(before - after)}
    click.echo(f"claimcheck: {say(accepted.UPDATED, lang, path=file, **counts)}", err=True)
    return new
