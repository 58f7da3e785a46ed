"""Processor seconds against length on texts made to be hard: time that doubles with the text has a slope of 1.

    python benchmarks/slope.py [NAME ...] [--prose PATH ...] [--profile]

Every text is made at 10,000 to 320,000 characters, doubling, and one of them at a million too, and read three ways:
``quantities``, ``periods``, and ``extract_claims(read_text(...))``. The slope is that of the straight line through the
logarithms of length and time, "last" that of the last doubling alone, which shows first where a square takes over.
A reading is stopped at the size on which it took five seconds. NAME picks texts by a part of their name, ``--prose``
gives files or folders whose text, without its punctuation, is one of the texts (the shipped examples by default), and
``--profile`` names the functions in which a slow or steep reading spends its time.
"""

from __future__ import annotations

import argparse
import math
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from cProfile import Profile
from datetime import date
from itertools import count
from pathlib import Path
from pstats import Stats
from time import process_time
from typing import Any

from claimcheck import extract_claims, periods, quantities, read_text
from claimcheck.read import discover, read_file

_EXAMPLES = Path(__file__).parent.parent / "examples"
_PUBLISHED = date(2023, 6, 20)
_SIZES = tuple(10_000 * 2**step for step in range(6))
_MILLION = 1_000_000
_PATIENCE = 5.0
_REPEATED_BELOW = 0.1
_STEEP = 1.2
_STEEP_LAST = 1.5
_PROFILED = 80_000
_SLOW = 3.0
_WORDS = (
    "的在和经济发展全市居民收入企业增长下降投资中国上年同比其中超近约多余万亿千百十一二三两半第每个元人次家年月日吨"
)

_REPEATED = {
    "digits": "7",
    "zeros": "0",
    "亿": "亿",
    "万": "万",
    "千万亿": "千万亿",
    "一": "一",
    "十": "十",
    "一万": "一万",
    "两": "两",
    "半": "半",
    "几": "几",
    "年": "年",
    "月": "月",
    "日": "日",
    "1年": "1年",
    "年年底": "年底",
    "digits and commas": "1,234,",
    "commas": "1,",
    "dots": "1.",
    "slashes": "1/",
    "colons": "1:",
    "ideographic commas": "、",
    "百分之": "百分之",
    "分之": "分之",
    "三分之一": "三分之一",
    "翻": "翻",
    "翻一番": "翻一番",
    "第": "第",
    "第一": "第一",
    "每": "每",
    "brackets": "(（",
    "closed brackets": "（1）",
    "title marks": "《",
    "quotation marks": "“",
    "超": "超",
    "近": "近",
    "约": "约",
    "多": "多",
    "1多": "1多",
    "以上": "以上",
    "负": "负",
    "minus": "-",
    "至": "至",
    "从": "从",
    "比上年": "比上年",
    "成": "成",
    "三成": "三成",
    "万元": "万元",
    "元/": "元/",
    "个": "个",
    "spaces": " ",
    "wide spaces": "　",
    "digits and spaces": "1 ",
    "line ends": "1\n",
    "%": "%",
    "1%": "1%",
    "full-width digits": "１",
    "figures and times": "2023年5元",
    "growth": "比上年增长5%",
    "movement": "从5元到6元",
    "of which": "其中5人",
    "sentences": "2023年共5人，其中3人。",
}


def counting(separator: str) -> Callable[[int], str]:
    """A maker of texts that count: 1-2-3-4."""

    def made(size: int) -> str:
        pieces: list[str] = []
        length = 0
        for number in count(1):
            pieces.append(f"{number}{separator}")
            length += len(pieces[-1])
            if length >= size:
                break
        return "".join(pieces)[:size]

    return made


def repeating(unit: str) -> Callable[[int], str]:
    """A maker of texts that repeat ``unit``."""
    return lambda size: (unit * (size // len(unit) + 1))[:size]


def random_words(size: int) -> str:
    """Characters of statistical prose and digits in no order, without punctuation; always the same."""
    return "".join(random.Random(7).choices(_WORDS + "0123456789", k=size))  # noqa: S311 - nothing secret


def unpunctuated(paths: list[str]) -> str:
    """The text of all files as one line of words and numbers."""
    files, faults = discover(paths or [_EXAMPLES])
    for fault in faults:
        print(fault)
    texts = (read_file(path, document_id=f"d{number}").text for number, path in enumerate(files, 1))
    return re.sub(r"[^\w.%]+", "", "".join(texts))


def texts(prose: list[str]) -> dict[str, Callable[[int], str]]:
    """Makers of texts of a size, by name."""
    ranges = {f"range {separator}": counting(separator) for separator in "-—～至到"}
    lists = {f"list {separator}": counting(separator) for separator in "、，和/.:："}
    units = {f"list of {unit}": counting(f"{unit}、") for unit in ("万元", "年", "月", "日", "%", "个")}
    return (
        {name: repeating(unit) for name, unit in _REPEATED.items()}
        | ranges
        | lists
        | units
        | {"random words": random_words, "prose without punctuation": repeating(unpunctuated(prose))}
    )


def claims(text: str) -> object:
    """Every claim of a text that is read as a document."""
    return extract_claims(read_text(text, published=_PUBLISHED))


READINGS: dict[str, Callable[[str], object]] = {
    "quantities": quantities,
    "periods": lambda text: periods(text, _PUBLISHED),
    "claims": claims,
}


def seconds(reading: Callable[[str], object], text: str) -> float:
    """The time of one reading; short ones are the best of three."""
    best = math.inf
    for _ in range(3):
        start = process_time()
        reading(text)
        best = min(best, process_time() - start)
        if best > _REPEATED_BELOW:
            break
    return best


def timed(
    reading: Callable[[str], object], make: Callable[[int], str], sizes: tuple[int, ...]
) -> Iterator[tuple[int, float]]:
    """Sizes and their times, up to the first that takes too long."""
    for size in sizes:
        spent = seconds(reading, make(size))
        yield size, spent
        if spent > _PATIENCE:
            return


def slope(times: list[tuple[int, float]]) -> float:
    """The slope of the least-squares line through the logarithms."""
    points = [(math.log(size), math.log(spent)) for size, spent in times]
    mean_x, mean_y = (sum(axis) / len(points) for axis in zip(*points, strict=True))
    spread = sum((x - mean_x) ** 2 for x, _ in points)
    return sum((x - mean_x) * (y - mean_y) for x, y in points) / spread if spread else math.nan


def culprits(reading: Callable[[str], object], text: str) -> Iterator[str]:
    """The three functions with most time of their own and of the built-in ones they call."""
    profile = Profile()
    profile.runcall(reading, text)
    stats: Any = Stats(profile)
    spent: Counter[tuple[str, int, str]] = Counter()
    for function, (_, _, own, _, callers) in stats.stats.items():
        if function[0] == "~":
            spent.update({caller: shared[2] for caller, shared in callers.items()})
        else:
            spent[function] += own
    for (file, line, name), seconds_of_it in spent.most_common(3):
        yield f"    {seconds_of_it:8.3f} s of {stats.total_tt:.3f} s in {Path(file).name}:{line} {name}"


def main() -> None:
    """Print seconds, microseconds a character and slope of every text and reading."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help="only texts whose name holds this")
    parser.add_argument("--prose", nargs="+", default=[], metavar="PATH", help="files or folders of prose")
    parser.add_argument("--profile", action="store_true", help="name the functions behind slow and steep readings")
    arguments = parser.parse_args()
    chosen = {
        name: make
        for name, make in texts(arguments.prose).items()
        if not arguments.names or any(part in name for part in arguments.names)
    }
    print(f"{'text':<26}{'reading':<12}{'characters':>11}{'seconds':>9}{'µs/char':>9}{'slope':>7}{'last':>6}")
    flagged = 0
    for name, make in chosen.items():
        sizes = (*_SIZES, _MILLION) if name == "random words" else _SIZES
        for label, reading in READINGS.items():
            times = list(timed(reading, make, sizes))
            size, spent = times[-1]
            each, whole, last = spent / size * 1e6, slope(times), slope(times[-2:])
            steep = whole > _STEEP or last > _STEEP_LAST
            marks = [word for word, shown in (("STEEP", steep), ("SLOW", each > _SLOW)) if shown]
            flagged += bool(marks)
            line = f"{name:<26}{label:<12}{size:>11,}{spent:>9.3f}{each:>9.2f}{whole:>7.2f}{last:>6.2f}"
            print(line, *marks, flush=True)
            if marks and arguments.profile:
                print(*culprits(reading, make(size if steep else _PROFILED)), sep="\n")
    limits = f"steeper than {_STEEP} (or {_STEEP_LAST} in the last doubling)"
    print(f"{len(chosen)} texts; {flagged} readings {limits} or slower than {_SLOW} µs a character")


if __name__ == "__main__":
    main()
