"""Writes a bulletin from table.csv and publishes it only where claimcheck finds nothing wrong with it.

Whatever writes the text, templates as here or a language model, the gate is the same: the text has to agree with itself
and with the table, every row of the table has to be found in it, and no figure may stand in it that nothing confirms.

    python write_and_check.py                     prints the bulletin, exit code 0
    python write_and_check.py --sabotage base     says what is wrong and prints no bulletin, exit code 1
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Callable, Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import claimcheck

TABLE = Path(__file__).with_name("table.csv")
TOLD = date(2024, 1, 22)
YI = 10_000  # 万 in one 亿

Row = dict[str, str]


class Figures:
    """The rows of the table, by metric and time."""

    def __init__(self, rows: list[Row]) -> None:
        self.values = {(row["指标"], row["时期"]): Decimal(row["数值"]) for row in rows}

    def pair(self, metric: str) -> tuple[Decimal, Decimal]:
        """A figure of the year told of, and that of the year before."""
        before, now = (value for (name, _), value in sorted(self.values.items()) if name == metric)
        return now, before


def rounded(value: Decimal, places: int) -> Decimal:
    """To the nearest, halves away from zero, as statisticians round."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


# The ways of computing that a template needs, and how each is got wrong often.


def growth(now: Decimal, before: Decimal) -> Decimal:
    """Per cent by which a figure grew."""
    return rounded((now - before) / before * 100, 1)


def growth_over_this_year(now: Decimal, before: Decimal) -> Decimal:
    """The wrong base: divided by this year's figure."""
    return rounded((now - before) / now * 100, 1)


def growth_of_rounded(now: Decimal, before: Decimal) -> Decimal:
    """Rounded too early: from figures that were cut down for print before."""
    return growth(*(rounded(each / YI, 1) for each in (now, before)))


def income(tens_of_thousands: Decimal) -> str:
    """The table has 万元, print has 亿元."""
    return f"{rounded(tens_of_thousands / YI, 2)}亿元"


def income_unconverted(tens_of_thousands: Decimal) -> str:
    """The unit changed and the number not."""
    return f"{tens_of_thousands}亿元"


def bulletin(figures: Figures, growth: Callable[..., Decimal], income: Callable[[Decimal], str]) -> str:
    """The text, by templates."""
    sold, sold_before = figures.pair("售水量")
    homes, homes_before = figures.pair("居民生活用水量")
    firms, firms_before = figures.pair("非居民用水量")
    fees, fees_before = figures.pair("水费收入")
    users, users_before = figures.pair("供水用户")
    leaks, leaks_before = figures.pair("管网漏损率")
    return f"""望川市2023年供水情况简报

发布时间：{TOLD.year}年{TOLD.month}月{TOLD.day}日

2023年，全市售水量{sold}万吨，比上年增加{sold - sold_before}万吨，增长{growth(sold, sold_before)}%。\
2022年，全市售水量为{sold_before}万吨。

分用途看，2023年居民生活用水量{homes}万吨，占售水量的{rounded(homes / sold * 100, 1)}%；\
非居民用水量{firms}万吨，比上年增长{growth(firms, firms_before)}%。\
2022年，居民生活用水量{homes_before}万吨，非居民用水量{firms_before}万吨。

2023年，全市水费收入{income(fees)}，比上年增加{rounded(fees - fees_before, 1)}万元，\
增长{growth(fees, fees_before)}%。2022年，全市水费收入为{income(fees_before)}。

2023年末，全市供水用户{users}万户，比上年末增加{users - users_before}万户。\
2022年末，全市供水用户为{users_before}万户。

2023年，全市管网漏损率为{leaks}%，比上年下降{leaks_before - leaks}个百分点。2022年，全市管网漏损率为{leaks_before}%。
"""


def objections(report: claimcheck.Report, rows: int, lang: str) -> Iterator[str]:
    """Whatever keeps a text from being published, in the language of its readers."""
    for finding in report.findings:
        if finding.severity != "note":
            yield f"[{finding.rule}] {getattr(finding.message, lang)}"
            for suspect in finding.suspects:
                quote = report.claim(suspect.claim).quote
                yield from (f"    {quote}: {getattr(repair.text, lang)}" for repair in suspect.repairs)
    missing = rows - len(confirmed_rows(report))
    if missing:
        yield {"zh": f"正文与表格的 {missing} 行对不上", "en": f"{missing} rows of the table are not in the text"}[lang]
    coverage = claimcheck.coverage_of(report)
    for claim in report.claims:
        if coverage.of(claim.id).state in {"undecided", "unchecked"} and not claim.official:
            what = f"{claim.metric.name} {claim.quote}"
            yield {"zh": f"没有得到证实：{what}", "en": f"nothing confirms {what}"}[lang]


def confirmed_rows(report: claimcheck.Report) -> set[str]:
    """The rows of the table that a figure of the text was held against and agrees with."""
    agreed = [check for check in report.checks if check.rule == "CC601" and check.verdict == "consistent"]
    return {claim for check in agreed for claim in check.claims if report.claim(claim).official}


SABOTAGES: dict[str, tuple[Callable[..., Decimal], Callable[[Decimal], str]]] = {
    "none": (growth, income),
    "rounding": (growth_of_rounded, income),
    "base": (growth_over_this_year, income),
    "unit": (growth, income_unconverted),
}


def main() -> int:
    """Print the bulletin, or what keeps it from being published."""
    parser = argparse.ArgumentParser(description="Write a bulletin from a table, and publish it only if it is sound.")
    parser.add_argument("--sabotage", choices=SABOTAGES, default="none", help="compute as a faulty template would")
    parser.add_argument("--lang", choices=["zh", "en"], default="zh", help="language of the objections")
    chosen = parser.parse_args()
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    text = bulletin(Figures(rows), *SABOTAGES[chosen.sabotage])
    report = claimcheck.check_text(text, config=claimcheck.Config(references=[TABLE]))
    reasons = list(objections(report, len(rows), chosen.lang))
    print("\n".join(reasons) if reasons else text)
    return 1 if reasons else 0


if __name__ == "__main__":
    sys.exit(main())
