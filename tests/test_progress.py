"""The bar by the clock of a test: it moves forward only, tells the time that is left, and is silent in a pipe."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.cli.progress import CHECKING, READING, Run, Stage, progress, tell_times
from claimcheck.messages import commands
from claimcheck.model import Report
from claimcheck.render.layout import width

Output = pytest.CaptureFixture[str]
FILES = 100
STEPS: list[tuple[Stage, int, int]] = [
    *(("read", done, FILES) for done in range(FILES)),
    *(("extract", done, FILES) for done in range(FILES)),
    ("relate", 0, 1),
    *(("relate", done, 40) for done in range(40)),
    ("solve", 0, 1),
    *(("solve", done, 900) for done in range(900)),
    ("render", 0, 1),
]


class Clock:
    """Seconds that pass when the test says so."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def at(steps: list[tuple[Stage, int, int]], seconds: float = 0.2) -> tuple[list[str], Run]:
    """The pictures of a run that takes so long for each step."""
    pictures: list[str] = []
    clock = Clock()
    run = Run("en", CHECKING, pictures.append, clock)
    for step in steps:
        clock.now += seconds
        run(*step)
    return pictures, run


def percentages(pictures: list[str]) -> list[int]:
    return [int(picture.split("]")[1].split("%")[0]) for picture in pictures]


def test_the_bar_moves_from_nothing_to_the_end_and_never_back() -> None:
    shown = percentages(at(STEPS)[0])
    assert shown == sorted(shown)
    assert shown[0] < 10
    assert shown[-1] >= 97


@given(st.lists(st.sampled_from(STEPS), max_size=30), st.sampled_from([CHECKING, READING]))
def test_whatever_is_told_the_bar_never_goes_back_nor_beyond_its_end(
    steps: list[tuple[Stage, int, int]], stages: tuple[Stage, ...]
) -> None:
    run = Run("zh", stages, None, Clock())
    parts = []
    for stage, done, total in steps:
        if stage in stages:
            run(stage, done, total)
            parts.append(run.part)
    assert parts == sorted(parts)
    assert all(0 <= part <= 1 for part in parts)


def test_no_step_of_a_long_run_moves_the_bar_by_more_than_a_tenth() -> None:
    shown = percentages(at(STEPS)[0])
    assert max(later - earlier for earlier, later in pairwise(shown)) <= 10


def test_the_bar_is_drawn_seldom_however_many_steps_there_are() -> None:
    assert len(at(STEPS, seconds=0.001)[0]) <= 0.001 * len(STEPS) / 0.1 + 1


def test_the_time_that_is_left_is_told_once_it_can_be_and_comes_down() -> None:
    pictures, run = at(STEPS[: FILES + 50])
    assert "left" not in pictures[0]
    assert "left" in pictures[-1]
    assert run.left(run.clock()) is not None
    usual, slow = (at(STEPS[: FILES + 50], seconds)[1] for seconds in (0.2, 0.4))
    assert (slow.left(slow.clock()) or 0) == pytest.approx(2 * (usual.left(usual.clock()) or 0), abs=2)


def test_the_stage_and_its_steps_are_told_in_the_language_of_the_reader() -> None:
    run = Run("zh", CHECKING, None, Clock())
    run("extract", 120, 375)
    assert run.doing() == "提取数字 120/375"
    assert width(run.picture(0)) < 79


def test_the_seconds_of_the_stages_add_up_to_those_of_the_run() -> None:
    run = at(STEPS)[1]
    seconds = run.seconds()
    assert list(seconds) == ["start", *CHECKING]
    assert sum(seconds.values()) == pytest.approx(0.2 * len(STEPS))


def test_the_times_name_each_stage_and_the_figures_a_second(capsys: Output) -> None:
    tell_times(at(STEPS)[1], Report((), (), (), ()), "en")
    lines = capsys.readouterr().err.splitlines()
    stages = [commands.STAGES[stage].en for stage in ("start", *CHECKING)]
    assert [line[: line.index("   ")] for line in lines] == [*stages, "total"]
    assert "figures/s: 0" in lines[-1]


def test_nothing_is_shown_where_standard_error_is_no_terminal(capsys: Output) -> None:
    with progress([Path()], "en") as run:
        run("read", 0, 1)
    assert capsys.readouterr().err == ""
