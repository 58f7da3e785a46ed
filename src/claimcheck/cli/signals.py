"""Ctrl-C, and the signals that ask a program to end: the first ends the run in order, a second one at once.

This module imports nothing of the project, so that its handler works while everything else is being imported.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_heard: list[int] = []


@contextmanager
def interruptible() -> Iterator[None]:
    """Let those signals raise KeyboardInterrupt, with their number, once; the next one has its usual effect."""
    usual = {signal.SIGINT: signal.default_int_handler} | {
        getattr(signal, name): signal.SIG_DFL for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)
    }
    # Signals that somebody ignores (nohup, a shell's background) or handles (a test) stay theirs.
    taken = [each for each, handler in usual.items() if signal.getsignal(each) == handler]
    _heard.clear()
    try:
        for each in taken:
            signal.signal(each, _end)
    except ValueError:  # not the main thread, which alone hears signals
        taken = []
    try:
        yield
    finally:
        _heard.clear()
        for each in taken:
            signal.signal(each, usual[each])


def _end(number: int, _frame: FrameType | None) -> None:
    _heard.append(number)
    for each in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, each) and signal.getsignal(getattr(signal, each)) is _end:
            signal.signal(getattr(signal, each), signal.SIG_DFL)
    raise KeyboardInterrupt(number)


def heed() -> None:
    """Raise what a handler raised where nothing could catch it, such as in a callback of the interpreter."""
    if _heard:
        raise KeyboardInterrupt(_heard[0])
