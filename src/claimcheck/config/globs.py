"""Patterns of paths, as ``.gitignore`` has them, relative to the folder of the file that they stand in.

One without a slash inside (``*.bak``, ``drafts``) is looked for at any depth; one with a slash (``stats/*.md``) from
the folder on. ``*`` and ``?`` never pass a slash, ``**`` passes any number of folders, ``[ab]`` is one of some
characters. What a folder's pattern matches goes for all that the folder holds.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from fnmatch import translate
from functools import lru_cache
from pathlib import Path

from attrs import frozen

from claimcheck.messages import settings as messages
from claimcheck.text import Text

MOST_CHARACTERS = 200
_REMEMBERED = 1 << 10


@frozen
class Glob:
    """One pattern; ``folder`` is where it holds, as an absolute path."""

    pattern: str
    folder: str

    def matches(self, path: str | Path) -> bool:
        """The file, or a folder that it lies in, is meant."""
        return _reaches(_steps(self.pattern), _parts(path, self.folder), folders_only=self.pattern.endswith("/"))


def fault(pattern: str) -> Text | None:
    """What is wrong with a pattern, and what to write instead."""
    steps = pattern.strip("/").split("/")
    checks = (
        (not pattern.strip("/ "), messages.EMPTY_PATTERN),
        (len(pattern) > MOST_CHARACTERS, messages.LONG_PATTERN.filled(most=MOST_CHARACTERS)),
        ("\\" in pattern, messages.BACKSLASH.filled(instead=pattern.replace("\\", "/"))),
        (pattern.startswith("!"), messages.NEGATED),
        (".." in steps or "." in steps, messages.DOTS),
        (any("**" in step and step != "**" for step in steps), messages.STARS),
        (_is_open(pattern), messages.OPEN_BRACKET),
    )
    return next((told for wrong, told in checks if wrong), None)


def _is_open(pattern: str) -> bool:
    """Some bracket has no end before the next slash."""
    return any("[" in re.sub(r"\[!?\]?[^\]]*\]", "", step) for step in pattern.split("/"))


@lru_cache(_REMEMBERED)
def _steps(pattern: str) -> tuple[re.Pattern[str] | None, ...]:
    """One pattern for each level, None for ``**``; a name alone is looked for at any depth."""
    bare = pattern.rstrip("/")
    steps = bare.lstrip("/").split("/")
    if "/" not in bare:
        steps = ["**", *steps]
    if steps[-1] == "**":  # all that a folder holds, and not the folder itself
        steps = [*steps, "*"]
    return tuple(None if step == "**" else re.compile(translate(step)) for step in steps)


def _parts(path: str | Path, folder: str) -> tuple[str, ...]:
    """The levels of a path below a folder; all of them where it lies elsewhere, behind one that no pattern names."""
    whole = Path(os.path.abspath(path))  # noqa: PTH100 - links are not followed: a path is meant as it is written
    try:
        return whole.relative_to(folder).parts
    except ValueError:
        return ("..", *whole.parts[1:])


def _reaches(steps: Sequence[re.Pattern[str] | None], parts: Sequence[str], *, folders_only: bool) -> bool:
    """The pattern matches the path or a beginning of it, which is a folder; in time of their product."""
    reached = {0}
    for at, part in enumerate(parts):
        reached = _passed(steps, reached)
        reached = {
            step if steps[step] is None else step + 1
            for step in reached
            if step < len(steps) and ((pattern := steps[step]) is None or pattern.match(part))
        }
        if _passed(steps, reached) & {len(steps)} and not (folders_only and at + 1 == len(parts)):
            return True
    return False


def _passed(steps: Sequence[re.Pattern[str] | None], reached: set[int]) -> set[int]:
    """The steps that may come next: ``**`` may also stand for nothing."""
    found = set(reached)
    for step in sorted(reached):
        while step < len(steps) and steps[step] is None:
            step += 1  # noqa: PLW2901 - goes on from one ** to the next
            found.add(step)
    return found
