"""The solver alone, on generated systems of figures: whether it is right, and how fast it is.

    python benchmarks/engine.py [--worlds 10000] [--oracle 1000] [--relations 100000]

Prints, first, over random systems of 3 to 40 figures that agree: how many are contradicted (none may be). Then, with
one slip planted in each: in how many a contradiction is reported, and how often the slip is among those to blame and
first of them; and on how many of them z3 (where it is installed) gives another answer, and on how many where the last
digits of a number are only a little off. Last, seconds for systems of at most 30 figures, one in ten with a slip, at
growing sizes, blame and repairs included.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from time import perf_counter, process_time

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.solve.systems import nudged, renamed, slipped, system
from tests.strategies import World

from claimcheck.model import Finding
from claimcheck.pipeline import uncollected
from claimcheck.solve import solve

try:
    from tests.solve import exact
except ImportError:
    exact = None

# One system in so many has a slip when time is measured; systems are of at most so many figures.
_SLIPPED, _MOST = 10, 30


def main() -> None:
    """Run the three parts, each with its own figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--worlds", type=int, default=10_000)
    parser.add_argument("--oracle", type=int, default=1000, help="slips that z3 judges too")
    parser.add_argument("--relations", type=int, default=100_000)
    arguments = parser.parse_args()
    agreeing(arguments.worlds)
    misprinted(arguments.worlds, arguments.oracle)
    a_little_off(arguments.oracle)
    timed(arguments.relations)


def errors(world: World) -> list[Finding]:
    """Findings of severity error."""
    return [each for each in solve(world.claims, world.relations).findings if each.severity == "error"]


def agreeing(count: int) -> None:
    """Systems in which everything is true."""
    contradicted = relations = 0
    for seed in range(count):
        world = system(seed)
        relations += len(world.relations)
        contradicted += bool(solve(world.claims, world.relations).findings)
    print(f"systems that agree: {count} with {relations} relations; contradicted: {contradicted}")


def misprinted(count: int, asked: int) -> None:
    """Systems with one slip each."""
    tried = found = blamed = first = differs = judged = 0
    for seed in range(count):
        slip = slipped(system(seed), Random(seed))  # noqa: S311 - test data
        if slip is None:
            continue
        world, name, _ = slip
        tried += 1
        reported = errors(world)
        found += bool(reported)
        ranks = [suspect.rank for each in reported for suspect in each.suspects if suspect.claim == name]
        blamed, first = blamed + bool(ranks), first + (1 in ranks)
        if exact is not None and judged < asked:
            judged += 1
            differs += bool(reported) == exact.satisfiable(world.claims, world.relations)
    print(f"systems with a slip: {tried}; contradictions reported: {found}; of these the slip is")
    print(f"  among those to blame: {blamed} ({blamed / found:.2%}), first: {first} ({first / found:.2%})")
    print(f"  judged by z3 too: {judged}; another answer: {differs}" if judged else "  z3 is not installed")


def a_little_off(asked: int) -> None:
    """Systems in which rounding may or may not allow what is wrong: only an exact answer tells."""
    if exact is None:
        return
    reported = differs = 0
    for seed in range(asked):
        world = nudged(system(seed), Random(seed))  # noqa: S311 - test data
        found = bool(errors(world))
        reported += found
        differs += found == exact.satisfiable(world.claims, world.relations)
    print(f"systems a last digit off: {asked}; contradictions reported: {reported}; z3 gives another answer: {differs}")


def timed(most: int) -> None:
    """Seconds against the number of relations, all given to the solver at once."""
    print("relations  components  seconds (process)  µs a relation")
    sizes = [most // 8, most // 4, most // 2, most]
    worlds = small_systems()
    claims, relations, components = [], [], 0
    for size in sizes:
        while len(relations) < size:
            world = next(worlds)
            claims += world.claims
            relations += world.relations
            components += 1
        with uncollected():  # as a run does it
            started, used = perf_counter(), process_time()
            solve(claims, relations)
            seconds, process = perf_counter() - started, process_time() - used
        each = process / len(relations) * 1e6
        print(f"{len(relations):9}  {components:10}  {seconds:7.2f} ({process:.2f})  {each:13.1f}")


def small_systems() -> Iterator[World]:
    """Systems of at most 30 figures, each under ids of its own, one in ten with a slip."""
    seed = 0
    while True:
        seed += 1
        world = system(seed, Random(seed).randint(3, _MOST - 5))  # noqa: S311 - test data
        if len(world.claims) > _MOST:
            continue
        slip = slipped(world, Random(seed)) if seed % _SLIPPED == 0 else None  # noqa: S311 - test data
        yield renamed(slip[0] if slip else world, f"w{seed}.")


if __name__ == "__main__":
    main()
