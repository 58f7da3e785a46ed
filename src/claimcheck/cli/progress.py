"""How far a run is: a bar on a terminal, the seconds of each stage on request, what it was at when interrupted."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Literal, TypeAlias

import click
from attrs import define, field

from claimcheck.cli.language import cells
from claimcheck.cli.signals import heed
from claimcheck.console import Interrupted, columns, is_dumb
from claimcheck.messages import Language, commands, say

if TYPE_CHECKING:
    from claimcheck.model import Report

Stage: TypeAlias = Literal["start", "read", "extract", "relate", "solve", "render"]

# The share of the time that each stage takes on a year of daily news; starting takes as long as so many files.
SHARES: dict[Stage, int] = {"read": 12, "extract": 55, "relate": 21, "solve": 10, "render": 2}
START = 8
CHECKING: tuple[Stage, ...] = tuple(SHARES)
READING: tuple[Stage, ...] = ("read", "extract", "render")
REDRAWN = 0.1  # seconds between two pictures of the bar
SURE = 0.03, 2.0  # the part and the seconds of the work from which on its end can be told
BAR = 24  # cells
WIPE = "\r\x1b[K"


@define
class Run:
    """A run as it moves on. It is called as ``check_paths`` calls its ``progress``, and with ``render`` at the end."""

    lang: Language
    stages: Sequence[Stage] = CHECKING
    bar: Callable[[str], None] | None = field(default=None)
    clock: Callable[[], float] = field(default=monotonic)
    stage: Stage = field(init=False, default="start")
    done: int = field(init=False, default=0)
    total: int = field(init=False, default=0)
    files: int = field(init=False, default=0)
    part: float = field(init=False, default=0.0)
    begun: list[tuple[Stage, float]] = field(init=False)
    _drawn: float = field(init=False, default=0.0)

    def __attrs_post_init__(self) -> None:
        self.begun = [("start", self.clock())]

    def __call__(self, stage: Stage, done: int, total: int) -> None:
        """Hear that ``done`` of the ``total`` steps of a stage are done."""
        now = self.clock()
        if stage != self.stage:
            self.begun.append((stage, now))
        self.stage, self.done, self.total = stage, done, total
        heed()
        if stage == "read":
            self.files = total
        self.part = max(self.part, self._part())
        if now - self._drawn >= REDRAWN:
            self.draw(now)

    def _part(self) -> float:
        """How much of the work is done, by the usual shares of its stages."""
        shares = [SHARES[stage] for stage in self.stages]
        at = self.stages.index(self.stage)
        worked = (sum(shares[:at]) + shares[at] * self.done / max(self.total, 1)) / sum(shares)
        return (START + self.files * worked) / (START + self.files)

    def draw(self, now: float) -> None:
        """Show the bar, if there is one."""
        if self.bar is not None:
            self._drawn = now
            self.bar(self.picture(now))

    def picture(self, now: float) -> str:
        """The bar with the stage, the percentage, how many of its steps are done, and the time that is left."""
        full = round(BAR * self.part)
        parts = [f"[{'#' * full}{'-' * (BAR - full)}] {int(100 * self.part):3}%", self.doing()]
        left = self.left(now)
        if left is not None:
            parts.append(say(commands.LEFT, self.lang, time=f"{left // 60}:{left % 60:02}"))
        return "  ".join(parts)

    def doing(self) -> str:
        """The stage, and how many of its steps are done."""
        count = f" {self.done}/{self.total}" if self.total > 1 else ""
        return say(commands.STAGES[self.stage], self.lang) + count

    def left(self, now: float) -> int | None:
        """Seconds to the end, if the rest takes as long as what is done since the start; None where it's too early."""
        if len(self.begun) == 1:
            return None
        first = START / (START + self.files)
        worked, seconds = (self.part - first) / (1 - first) if self.files else 0.0, now - self.begun[1][1]
        if worked < SURE[0] or seconds < SURE[1]:
            return None
        return round(seconds * (1 - worked) / worked)

    def seconds(self) -> dict[Stage, float]:
        """How long each stage took so far."""
        marks = [*self.begun, (self.stage, self.clock())]
        taken: dict[Stage, float] = {}
        for (stage, start), (_, end) in pairwise(marks):
            taken[stage] = taken.get(stage, 0.0) + end - start
        return taken


@contextmanager
def progress(paths: Sequence[Path], lang: Language, *, stages: Sequence[Stage] = CHECKING) -> Iterator[Run]:
    """A run, shown on a terminal's standard error by a bar that is wiped at its end; ended by a line if interrupted."""
    shown = bool(paths) and sys.stderr.isatty() and not is_dumb()
    run = Run(lang, stages, _bar(columns()) if shown else None)
    try:
        run.draw(run.begun[0][1])
        yield run
        heed()
    except KeyboardInterrupt as cause:
        wipe(shown=shown)
        raise Interrupted(cause, commands.INTERRUPTED, lang, doing=run.doing()) from None
    finally:
        wipe(shown=shown)


def _bar(cells: int) -> Callable[[str], None]:
    from claimcheck.render.layout import clip  # noqa: PLC0415 - not where nothing is drawn

    # Nothing may stand in the last cell: terminals would go on to the next line, which isn't wiped.
    return lambda picture: click.echo(WIPE + clip(picture, cells - 1), nl=False, err=True)


def wipe(*, shown: bool) -> None:
    """Take the bar away."""
    if shown:
        click.echo(WIPE, nl=False, err=True)


def tell_times(run: Run, report: Report, lang: Language) -> None:
    """The seconds of each stage and the figures read a second, on standard error."""
    seconds = run.seconds()
    whole = sum(seconds.values())
    names = {stage: say(commands.STAGES[stage], lang) for stage in seconds}
    total = say(commands.TOTAL, lang)
    column = max(map(cells, (*names.values(), total)))
    for stage, taken in seconds.items():
        name = names[stage] + " " * (column - cells(names[stage]))
        click.echo(f"{name}{taken:9.3f} s{taken / whole:6.0%}", err=True)
    figures = len(report.claims)
    rate = say(commands.RATE, lang, figures=figures, documents=len(report.documents), rate=round(figures / whole))
    click.echo(f"{total}{' ' * (column - cells(total))}{whole:9.3f} s   {rate}", err=True)
