"""``claimcheck series``: what the documents say of each metric over time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcheck.cli.options import config_option, configured, given, outcome, paths_argument, shared
from claimcheck.cli.progress import READING, progress
from claimcheck.console import Unusable, reading_style, write
from claimcheck.messages import Language, commands, say, words

if TYPE_CHECKING:
    from claimcheck.console import Color
    from claimcheck.model import Report, Series

HINTS, ALIKE = 3, 60


@click.command()
@paths_argument
@click.option("--format", "form", type=click.Choice(["table", "jsonl", "csv"]), default="table", help="Format. 格式。")
@click.option("--metric", help="Series whose name or key contains TEXT. 名称或键含有这些字的序列。", metavar="TEXT")
@click.option("--all", "every", is_flag=True, help="Those with a single figure too. 只有一个数字的序列也列出。")
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
    """List what files and folders state of each metric over time, checking nothing.

    按指标列出各个时期的数字：同一时期几处所写的放在一起，给出一致的范围；不核对。

    \b
    Examples / 用法举例
      claimcheck series examples/seeds
      claimcheck series news/ --metric 用电量 --lang zh
      claimcheck series examples/seeds --all --format csv -o series.csv

    \b
    One row a period: the figures as printed, the range on which they agree (≠ where they can't all hold), the growth
    stated of it, and the files. A year, the months since January, one month and the end of a month are different
    periods: 2023年, 2023年1—5月, 2023年5月, 2023年5月末.
    一行是一个时期：所写的数字、一致的范围（不能同时成立的标 ≠）、所写的增减和文件。

    \b
    Figures of one metric stand together if metric, scope, statistic, kind and unit agree, as when they are checked.
    """
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
    return (
        say(commands.NEAREST_METRICS, lang, names=say(words.LIST_COMMA, lang).join(name for name, *_ in alike))
        if alike
        else ""
    )


def tell_what_is_missing(report: Report, left_out: int, lang: Language) -> None:
    """What no line of the output shows, on standard error."""
    undated = sum(claim.modality == "fact" and claim.period is None for claim in report.claims)
    told = (
        *([say(commands.LEFT_OUT, lang, series=left_out)] if left_out else ()),
        *([say(commands.UNDATED, lang, claims=undated)] if undated else ()),
    )
    for line in told:
        click.echo(f"claimcheck: {line}", err=True)
