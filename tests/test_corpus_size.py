"""What the benchmark of growth computes from its figures is right."""

from __future__ import annotations

import math
from pathlib import Path

from benchmarks.corpus_size import STAGES, exponent, measured, slope, spread

FILES = [Path(f"{number}.txt") for number in range(10)]


def test_files_are_taken_at_even_distances() -> None:
    assert spread(FILES, 5) == FILES[::2]
    assert spread(FILES, 10) == spread(FILES, 99) == FILES


def test_the_exponent_of_a_square_is_two() -> None:
    assert math.isclose(exponent([(size, 3.0 * size * size) for size in (50, 100, 200, 370)]), 2)


def test_the_slope_is_what_a_file_more_costs() -> None:
    assert math.isclose(slope([(size, 7 + 0.5 * size) for size in (50, 100, 200)]), 0.5)


def test_every_stage_of_a_run_is_measured(examples: Path) -> None:
    figures = measured(sorted((examples / "seeds").iterdir())[:2])
    assert set(STAGES) <= set(figures)
    assert math.isclose(figures["all"], sum(figures[stage] for stage in STAGES))
    assert figures["claims"] > figures["checks"] > 0
