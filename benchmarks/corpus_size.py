"""Time and memory of one run against the number of files: with claims that grow evenly both have an exponent of 1.

    python benchmarks/corpus_size.py PATH ... [--sizes 50,100,200,370] [--profile relate]

Each size is run in a process of its own, as ``claimcheck run --format json`` does it, on files spread evenly over all
that were given. Printed are processor seconds of each stage, the peak of memory, and how many claims, relations and
checks there were, and how many checks between documents hold; then, for each column, what one file more costs (the
slope of the line through the points) and the exponent of growth (that of the line through their logarithms; that of
the last two points shows first where a square takes over). ``--profile`` names the functions in which a stage spends
its time at the largest size.
"""

from __future__ import annotations

import argparse
import json
import math
import resource
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from cProfile import Profile
from pathlib import Path
from pstats import Stats
from time import process_time
from typing import Any, TypeVar

from claimcheck.config import Config
from claimcheck.extract import extract
from claimcheck.model import Check, Report
from claimcheck.pipeline import uncollected
from claimcheck.read import discover, read_file, with_copies
from claimcheck.relate import OtherPeriods, relate, with_reprints
from claimcheck.render.json import dumps
from claimcheck.solve import solve

STAGES = ("read", "extract", "relate", "solve", "write")
_COUNTS = ("claims", "relations", "checks", "between")
_COLUMNS = (*STAGES, "all", "MB", *_COUNTS)
# ru_maxrss counts bytes on macOS, else units of 1024.
_MEGABYTE = 1024 * 1024 if sys.platform == "darwin" else 1024
_LISTED = 15
T = TypeVar("T")


def spread(files: Sequence[Path], size: int) -> list[Path]:
    """So many of the files, at even distances."""
    size = min(size, len(files))
    return [files[at * len(files) // size] for at in range(size)]


def measured(files: Iterable[Path], profiled: str = "") -> dict[str, float]:
    """Seconds of each stage, the memory of this process at its peak, and what the stages gave."""
    seconds: dict[str, float] = {}

    def timed(stage: str, step: Callable[[], T]) -> T:
        profile, start = Profile(), process_time()
        result = profile.runcall(step) if stage == profiled else step()
        seconds[stage] = process_time() - start
        if stage == profiled:
            stats: Any = Stats(profile)
            stats.sort_stats("tottime").print_stats(_LISTED).sort_stats("cumtime").print_stats(_LISTED)
        return result

    with uncollected():  # as a run does it
        paths = list(enumerate(files, 1))
        documents = timed("read", lambda: with_copies([read_file(path, document_id=f"d{at}") for at, path in paths]))
        claims = timed(
            "extract",
            lambda: with_reprints(documents, [claim for each in documents for claim in extract(each, explained=True)]),
        )
        proposed = timed("relate", lambda: relate(documents, claims))
        reread = OtherPeriods(documents, claims, Config())
        solution = timed("solve", lambda: solve(claims, proposed.relations, reread=reread))
        findings = (*proposed.findings, *solution.findings)
        report = Report(tuple(documents), tuple(claims), solution.checks, findings, solution.derived)
        timed("write", lambda: len(dumps(report)))
    counted = claims, proposed.relations, solution.checks, list(between_documents(report))
    counts = dict(zip(_COUNTS, map(len, counted), strict=True))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MEGABYTE
    return {**seconds, "all": sum(seconds.values()), "MB": memory, **counts}


def between_documents(report: Report) -> Iterator[Check]:
    """The checks that hold and whose figures stand in several documents."""
    of = {claim.id: claim.document for claim in report.claims}
    return (
        each for each in report.checks if each.verdict == "consistent" and len({of[name] for name in each.claims}) > 1
    )


def in_a_process(paths: Sequence[str], size: int) -> dict[str, float]:
    """The figures of one size, from a process that does nothing else."""
    command = [sys.executable, __file__, *paths, "--alone", str(size)]
    found: dict[str, float] = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return found


def slope(points: Sequence[tuple[float, float]]) -> float:
    """The slope of the least-squares line through the points."""
    mean_x, mean_y = (sum(axis) / len(points) for axis in zip(*points, strict=True))
    across = sum((x - mean_x) ** 2 for x, _ in points)
    return sum((x - mean_x) * (y - mean_y) for x, y in points) / across if across else math.nan


def exponent(points: Sequence[tuple[float, float]]) -> float:
    """The power of the first with which the second grows."""
    return slope([(math.log(x), math.log(y)) for x, y in points if y > 0])


def table(found: Sequence[tuple[int, dict[str, float]]]) -> None:
    """A line a size, and what they say of growth."""
    print(f"{'files':<16}", *(f"{name:>10}" for name in _COLUMNS), sep="")
    for size, figures in found:
        print(f"{size:<16}", *(_cell(figures[name]) for name in _COLUMNS), sep="")
    if len(found) > 1:
        columns = [[(float(size), figures[name]) for size, figures in found] for name in _COLUMNS]
        print(f"{'a file more':<16}", *(f"{slope(points):>10.4f}" for points in columns), sep="")
        print(f"{'exponent':<16}", *(f"{exponent(points):>10.2f}" for points in columns), sep="")
        print(f"{'  at the end':<16}", *(f"{exponent(points[-2:]):>10.2f}" for points in columns), sep="")
    size, figures = found[-1]
    print(f"relations a claim at {size} files: {figures['relations'] / max(1, figures['claims']):.3f}")


def _cell(figure: float) -> str:
    return f"{figure:>10.2f}" if isinstance(figure, float) else f"{figure:>10,}"


def main() -> None:
    """Run each size and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", metavar="PATH", help="files or folders")
    parser.add_argument("--sizes", default="50,100,200,400", help="numbers of files, growing")
    parser.add_argument("--profile", choices=STAGES, help="name the functions behind one stage")
    parser.add_argument("--alone", type=int, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    files = sorted(discover(arguments.paths)[0])
    if arguments.alone:
        print(json.dumps(measured(spread(files, arguments.alone))))
        return
    sizes = sorted({min(int(size), len(files)) for size in arguments.sizes.split(",")})
    table([(size, in_a_process(arguments.paths, size)) for size in sizes])
    if arguments.profile:
        measured(spread(files, sizes[-1]), arguments.profile)


if __name__ == "__main__":
    main()
