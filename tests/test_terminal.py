"""The command at a terminal, and interrupted: real processes on a pseudo-terminal."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click
import pytest

from claimcheck import console, pipeline
from claimcheck.cli import main, signals
from claimcheck.read import read_file

pty = pytest.importorskip("pty", reason="pseudo-terminals are for POSIX")

Output = pytest.CaptureFixture[str]
WIPE = "\r\x1b[K"
PATIENCE = 60.0  # seconds after which a process that doesn't get on is a failure
ENDINGS = [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
# Runs the command with one of the pipeline's steps replaced by what the test needs.
STUBBED = """
import sys, time
from claimcheck import pipeline
from claimcheck.__main__ import main
def stub(*_arguments, **_options):
{body}
pipeline.{step} = stub
sys.argv[1:] = {arguments}
sys.exit(main())
"""


@pytest.fixture(autouse=True)
def usual_signals() -> Iterator[None]:
    """Signals as a terminal has them, even where the tests run with some of them ignored."""
    found = {number: signal.getsignal(number) for number, _ in ENDINGS}
    for number in found:
        signal.signal(number, signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL)
    yield
    for number, handler in found.items():
        signal.signal(number, handler)


class Terminal:
    """A process whose standard error, and output if asked for, is a terminal."""

    def __init__(self, command: list[str], *, output: bool, **variables: str) -> None:
        here, there = pty.openpty()
        environment = {"TERM": "xterm", "LC_ALL": "C.UTF-8", "PATH": os.environ["PATH"]} | variables
        environment |= {name: value for name, value in os.environ.items() if name.startswith("PYTHON")}
        self.shown = ""
        self._here = here
        self.process = subprocess.Popen(  # noqa: S603
            command, stdin=there, stderr=there, stdout=there if output else subprocess.PIPE, env=environment
        )
        os.close(there)

    def read(self) -> bool:
        """Read on; False at the end."""
        try:
            found = os.read(self._here, 1 << 16)
        except OSError:  # so Linux ends
            found = b""
        self.shown += found.decode("utf-8", errors="replace")
        return bool(found)

    def wait_for(self, words: str) -> None:
        """Read until these words are there."""
        end = time.monotonic() + PATIENCE
        while words not in self.shown:
            assert self.read(), f"no {words!r} in {self.shown!r}"
            assert time.monotonic() < end

    def end(self) -> int:
        """Read to the end and return the exit code."""
        while self.read():
            pass
        os.close(self._here)
        return self.process.wait(PATIENCE)


@contextmanager
def terminal(*arguments: str, output: bool = False, program: str = "", **variables: str) -> Iterator[Terminal]:
    """The command, or a program in its place, at a terminal; it is ended with the test."""
    command = [sys.executable, "-c", program] if program else [sys.executable, "-m", "claimcheck", *arguments]
    found = Terminal(command, output=output, **variables)
    try:
        yield found
    finally:
        found.process.kill()
        found.process.wait(PATIENCE)
        if found.process.stdout:
            found.process.stdout.close()


def last_line(shown: str) -> str:
    """What a terminal shows in the end on the line that the bar had."""
    return shown.rsplit(WIPE, 1)[-1].strip()


def test_a_terminal_shows_a_bar_that_is_gone_at_the_end(examples: Path) -> None:
    with terminal("run", str(examples / "slips")) as run:
        run.wait_for("starting")
        assert run.process.stdout is not None
        assert "error CC301" in run.process.stdout.read().decode()
        assert run.end() == 1
    assert run.shown.startswith(f"{WIPE}[")
    assert run.shown.endswith(WIPE)
    assert "\n" not in run.shown


def test_the_bar_is_gone_before_the_report_where_both_are_at_one_terminal(examples: Path) -> None:
    with terminal("run", str(examples / "slips"), output=True) as run:
        assert run.end() == 1
    bar, report = run.shown.rsplit(WIPE, 1)
    assert "starting" in bar
    assert "CC301" not in bar
    assert "CC301" in report


@pytest.mark.parametrize("command", ["claims", "series", "explain"])
def test_the_other_commands_that_read_have_a_bar_too(command: str, examples: Path) -> None:
    with terminal(command, str(examples / "slips"), output=True) as run:
        assert run.end() == 0
    assert "starting" in run.shown.split(WIPE)[1]


def test_a_dumb_terminal_has_neither_bar_nor_colour(examples: Path) -> None:
    with terminal("run", str(examples / "slips"), output=True, TERM="dumb") as run:
        assert run.end() == 1
    assert "\x1b" not in run.shown
    assert "starting" not in run.shown


@pytest.mark.parametrize(("variables", "colored"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_a_terminal_has_colour_unless_it_isnt_wanted(
    variables: dict[str, str], examples: Path, *, colored: bool
) -> None:
    with terminal("run", str(examples / "slips"), output=True, **variables) as run:
        assert run.end() == 1
    assert ("\x1b[31m" in run.shown) == colored


def test_pipes_have_no_bar_and_no_colour(examples: Path) -> None:
    command = [sys.executable, "-m", "claimcheck", "run", str(examples / "slips")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    assert done.stderr == ""
    assert "\x1b" not in done.stdout


def test_the_seconds_of_each_stage_are_told_on_request(examples: Path, capsys: Output) -> None:
    main(["run", str(examples / "slips"), "--lang", "en", "--timing"])
    told = capsys.readouterr()
    assert [line.split()[0] for line in told.err.splitlines()] == [
        *("starting", "reading", "extracting", "relating", "solving", "writing", "total")
    ]
    main(["run", str(examples / "slips"), "--lang", "en"])
    assert capsys.readouterr().out == told.out


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """A report of an earlier run, alone in its folder."""
    path = tmp_path / "out" / "report.txt"
    path.parent.mkdir()
    path.write_text("old", encoding="utf-8")
    return path


def untouched(target: Path) -> bool:
    return target.read_text(encoding="utf-8") == "old" and list(target.parent.iterdir()) == [target]


@pytest.mark.parametrize(("number", "code"), ENDINGS)
@pytest.mark.parametrize("stage", ["starting", "extracting"])
def test_an_interrupted_process_says_what_it_was_at_and_leaves_the_old_report(
    stage: str, number: int, code: int, examples: Path, target: Path
) -> None:
    with terminal("run", str(examples), "--lang", "en", "-o", str(target)) as run:
        run.wait_for(stage)
        run.process.send_signal(number)
        assert run.end() == code
    assert last_line(run.shown).startswith("claimcheck: interrupted while ")
    assert last_line(run.shown).endswith(": nothing was written")
    assert run.shown.count("\n") == 1
    assert untouched(target)


STAGES = [("read_file", "读取"), ("extract", "提取数字"), ("relate", "建立关系"), ("solve", "求解")]


@pytest.mark.parametrize("stage", STAGES, ids=[step for step, _ in STAGES])
def test_every_stage_can_be_interrupted(
    stage: tuple[str, str], examples: Path, target: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    step, words = stage

    def interrupted(*_arguments: object, **_options: object) -> None:
        os.kill(os.getpid(), signal.SIGTERM)

    before = [signal.getsignal(number) for number, _ in ENDINGS]
    monkeypatch.setattr(pipeline, step, interrupted)
    assert main(["run", str(examples / "slips"), "--lang", "zh", "-o", str(target)]) == 143
    told = capsys.readouterr().err
    assert f"已中断（{words}" in told
    assert "没有写出任何结果" in told
    assert len(told.splitlines()) == 1
    assert untouched(target)
    assert [signal.getsignal(number) for number, _ in ENDINGS] == before


def stubbed(step: str, body: str, *arguments: str) -> str:
    return STUBBED.format(step=step, body="\n".join(f"    {line}" for line in body.splitlines()), arguments=arguments)


def test_a_second_interruption_ends_a_process_that_doesnt_end(examples: Path, target: Path) -> None:
    stuck = "try:\n    print('first', file=sys.stderr)\n    time.sleep(60)\nexcept KeyboardInterrupt:\n    pass\n"
    stuck += "print('second', file=sys.stderr)\ntime.sleep(60)"
    program = stubbed("relate", stuck, "run", str(examples / "slips"), "-o", str(target))
    with terminal(program=program) as run:
        run.wait_for("first")
        run.process.send_signal(signal.SIGINT)
        run.wait_for("second")
        run.process.send_signal(signal.SIGINT)
        assert run.end() == -signal.SIGINT
    assert untouched(target)


def test_an_interruption_that_is_lost_on_the_way_ends_the_run_at_its_next_step(
    examples: Path, target: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    reading = read_file

    def lost(*arguments: object, **options: object) -> object:
        if not signals._heard:
            with pytest.raises(KeyboardInterrupt):
                os.kill(os.getpid(), signal.SIGINT)
        return reading(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "read_file", lost)
    assert main(["run", str(examples / "slips"), "--lang", "en", "-o", str(target)]) == 130
    assert "interrupted while reading 1/2: nothing was written" in capsys.readouterr().err
    assert untouched(target)


def test_a_signal_that_somebody_ignores_stays_ignored() -> None:
    usual = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with signals.interruptible():
            os.kill(os.getpid(), signal.SIGHUP)
            assert signal.getsignal(signal.SIGHUP) == signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, usual)


@pytest.mark.parametrize("method", ["open", "replace"])
@pytest.mark.parametrize("command", ["rules", "schema", "run examples/slips", "claims examples/slips"])
def test_an_interruption_while_a_file_is_written_leaves_the_old_one(
    method: str, command: str, target: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    monkeypatch.chdir(Path(__file__).parent.parent)
    usual: Callable[..., object] = getattr(Path, method)

    def interrupted(path: Path, *rest: object, **options: object) -> object:
        if path.parent == target.parent:
            raise KeyboardInterrupt
        return usual(path, *rest, **options)

    monkeypatch.setattr(Path, method, interrupted)
    assert main([*command.split(), "--lang", "en", "-o", str(target)]) == 130
    assert f"interrupted while writing {target}: it is as it was" in capsys.readouterr().err
    monkeypatch.undo()
    assert untouched(target)


def test_an_interruption_after_the_file_was_moved_says_that_it_is_whole(
    examples: Path, target: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    usual = console.replace

    def late(path: Path, text: str | bytes) -> None:
        usual(path, text)
        raise KeyboardInterrupt

    monkeypatch.setattr(console, "replace", late)
    assert main(["run", str(examples / "slips"), "--lang", "en", "-o", str(target)]) == 130
    assert f"interrupted after {target} was written whole" in capsys.readouterr().err
    assert "CC301" in target.read_text(encoding="utf-8")


def test_an_interruption_while_printing_says_that_the_output_isnt_whole(
    monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    usual = click.echo

    def interrupted(text: object, *, err: bool = False, **_options: object) -> None:
        if not err:
            raise KeyboardInterrupt
        usual(text, err=err)

    monkeypatch.setattr(click, "echo", interrupted)
    assert main(["rules", "--lang", "en"]) == 130
    assert "interrupted while printing: the output is not whole" in capsys.readouterr().err


def test_a_pipe_or_a_device_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    queue = tmp_path / "queue"
    os.mkfifo(queue)
    with subprocess.Popen(["cat", str(queue)], stdout=subprocess.PIPE) as reader:  # noqa: S603, S607
        assert main(["schema", "-o", str(queue)]) == 0
        assert reader.stdout is not None
        assert reader.stdout.read().startswith(b"{")
    assert queue.is_fifo()


def test_a_link_keeps_pointing_at_the_file_that_is_written(tmp_path: Path) -> None:
    real, link = tmp_path / "real.json", tmp_path / "link.json"
    real.write_text("old", encoding="utf-8")
    link.symlink_to(real)
    assert main(["schema", "-o", str(link)]) == 0
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8").startswith("{")
