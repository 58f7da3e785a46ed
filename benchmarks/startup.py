"""How long it takes until something is seen: medians of several commands, run in turns.

    python benchmarks/startup.py [--runs 15] [--paths examples]

Each row is a command in a process of its own, the last two with a report as a reader sees it: on a pseudo-terminal the
first thing seen is the progress bar, in a pipe it is the report. Times are in milliseconds; x is how often
``python -c pass`` fits into the end. Compiled files of Python are used, as an installed package has them.
"""

from __future__ import annotations

import argparse
import os
import pty
import shutil
import statistics
import subprocess
import sys
from collections.abc import Callable
from time import perf_counter

Measured = tuple[float, float]


def environment() -> dict[str, str]:
    """That of this process, where nothing keeps Python from writing and using compiled files."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHONDONTWRITE")}
    return kept | {"TERM": "xterm", "LC_ALL": "C.UTF-8"}


def piped(command: list[str]) -> Measured:
    """Seconds to the first output of a command in a pipe, and to its end."""
    start = perf_counter()
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL, env=environment()
    ) as process:
        assert process.stdout is not None  # noqa: S101 - asked for above
        seen = os.read(process.stdout.fileno(), 1)
        first = perf_counter() - start
        process.stdout.read()
    end = perf_counter() - start
    return (first if seen else end), end


def on_a_terminal(command: list[str]) -> Measured:
    """The same on a pseudo-terminal."""
    here, there = pty.openpty()
    start = perf_counter()
    with subprocess.Popen(command, stdin=there, stdout=there, stderr=there, env=environment()):
        os.close(there)
        os.read(here, 1)
        first = perf_counter() - start
        while True:
            try:
                if not os.read(here, 1 << 16):
                    break
            except OSError:  # Linux says so that nobody writes any more
                break
    os.close(here)
    return first, perf_counter() - start


def cases(paths: list[str]) -> dict[str, tuple[Callable[[list[str]], Measured], list[str]]]:
    """What is measured, by the words of its row."""
    python, claimcheck = [sys.executable], [sys.executable, "-m", "claimcheck"]
    shown = {
        "python -c pass": (piped, [*python, "-c", "pass"]),
        "python -c 'import claimcheck'": (piped, [*python, "-c", "import claimcheck"]),
        "claimcheck --version": (piped, [*claimcheck, "--version"]),
        "claimcheck --help": (piped, [*claimcheck, "--help"]),
        "claimcheck run --help": (piped, [*claimcheck, "run", "--help"]),
        f"claimcheck run {' '.join(paths)}, terminal": (on_a_terminal, [*claimcheck, "run", *paths]),
        f"claimcheck run {' '.join(paths)}, pipe": (piped, [*claimcheck, "run", *paths]),
    }
    ruff = shutil.which("ruff")
    return {"ruff --version": (piped, [ruff, "--version"]), **shown} if ruff else shown


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--paths", nargs="+", default=["examples"])
    options = parser.parse_args()
    wanted = cases(options.paths)
    taken: dict[str, list[Measured]] = {name: [] for name in wanted}
    for turn in range(options.runs + 1):
        for name, (measure, command) in wanted.items():
            found = measure(command)
            if turn:  # the first writes compiled files
                taken[name].append(found)
    bare = statistics.median(end for _, end in taken["python -c pass"])
    print(f"{'milliseconds, medians of ' + str(options.runs):38}{'first output':>20}{'end':>20}{'x':>7}")
    for name, times in taken.items():
        first, end = ([each[side] for each in times] for side in (0, 1))
        print(f"{name:38}{_spread(first):>20}{_spread(end):>20}{statistics.median(end) / bare:7.1f}")


def _spread(times: list[float]) -> str:
    """The median, and the shortest and longest."""
    middle, low, high = (round(1000 * each) for each in (statistics.median(times), min(times), max(times)))
    return f"{middle} ({low}–{high})"


if __name__ == "__main__":
    main()
