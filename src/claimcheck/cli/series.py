"""``claimcheck series``: what the documents say of each metric over time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcheck.cli.language import Choice, command, option
from claimcheck.cli.options import config_option, configured, given, outcome, paths_argument, shared
from claimcheck.cli.progress import READING, progress
from claimcheck.console import Unusable, reading_style, write
from claimcheck.messages import Language, commands, listed, manual, say

if TYPE_CHECKING:
    from claimcheck.console import Color
    from claimcheck.model import Report, Series

HINTS, ALIKE = 3, 60


@command(manual.SERIES)
@paths_argument
@option("--format", "form", told=manual.FORM, type=Choice(["table", "jsonl", "csv"]), default="table")
@option("--metric", told=manual.METRIC, named=manual.WORDS)
@option("--all", "every", told=manual.ALL_SERIES, is_flag=True)
@config_option
@shared
def series(  # noqa: PLR0913 - one parameter an option
    paths: tuple[Path, ...],
    form: str,
    output: Path | None,
    lang: Language,
    color: Color,
    *,
    metric: str | None,
    every: bool,
    config: Path | None,
) -> int:
    """List what files and folders state of each metric over time, checking nothing."""
    style = reading_style(lang, color, output)
    with progress(paths, lang, stages=READING) as tell:
        from claimcheck.pipeline import claims_in, series_of  # noqa: PLC0415 - --help needn't load it, it takes a while
        from claimcheck.render.series import as_csv, jsonl, tables  # noqa: PLC0415

        settings = configured(config, lang)
        report = claims_in(given(paths, lang), config=settings, progress=tell)
        found = series_of(report, config=settings)
    code = outcome(report, paths, lang, seen=False)
    chosen = wanted(found, metric, lang, every=every)
    formats: dict[str, Callable[[], str]] = {
        "table": lambda: tables(report, chosen, style),
        "jsonl": lambda: jsonl(report, chosen),
        "csv": lambda: as_csv(report, chosen),
    }
    write(formats[form](), output, lang)
    if metric is None:
        tell_what_is_missing(report, len(found) - len(chosen), lang)
    return code


def wanted(found: Sequence[Series], metric: str | None, lang: Language, *, every: bool) -> Sequence[Series]:
    """The series that are asked for, of which there has to be one where a metric is."""
    of_metric = found if metric is None else [each for each in found if speaks_of(each, metric)]
    chosen = [each for each in of_metric if every or is_repeated(each)]
    if metric and not chosen:
        hint = say(commands.WITH_ALL, lang, count=len(of_metric)) if of_metric else nearest(metric, found, lang)
        raise Unusable(say(commands.NO_SUCH_METRIC, lang, metric=metric) + hint)
    return chosen


def is_repeated(series: Series) -> bool:
    """It has more than one period, or stands in more than one document."""
    return len(series.points) > 1 or len(series.documents) > 1


def speaks_of(series: Series, text: str) -> bool:
    """One of its names or its key contains a text, or the key has all terms of the text in their usual spelling."""
    from claimcheck.lexicon.metrics import metric_words  # noqa: PLC0415 - --help needn't load it

    if text in series.key or any(text in name for name in names(series)):
        return True
    terms = set(metric_words().content(text))
    return bool(terms) and terms <= set(series.key.split("·"))


def names(series: Series) -> Iterable[str]:
    """The names by which its claims go, each once."""
    return {claim.metric.name for point in series.points for claim in point.statements}


def nearest(text: str, found: Iterable[Series], lang: Language) -> str:
    """The names that are most like one that isn't there."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only for a metric that isn't there

    known = sorted({each.name for each in found if is_repeated(each)} or {each.name for each in found})
    alike = process.extract(text, known, scorer=fuzz.WRatio, limit=HINTS, score_cutoff=ALIKE)
    return say(commands.NEAREST_METRICS, lang, names=listed(name for name, *_ in alike)) if alike else ""


def tell_what_is_missing(report: Report, left_out: int, lang: Language) -> None:
    """What no line of the output shows, on standard error."""
    undated = sum(claim.modality == "fact" and claim.period is None for claim in report.claims)
    told = (
        *([say(commands.LEFT_OUT, lang, series=left_out)] if left_out else ()),
        *([say(commands.UNDATED, lang, claims=undated)] if undated else ()),
    )
    for line in told:
        click.echo(f"claimcheck: {line}", err=True)
