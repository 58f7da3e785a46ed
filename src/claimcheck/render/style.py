"""How a report is shown to a person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from attrs import frozen
from click import style as ansi

from claimcheck.messages import Language, say
from claimcheck.model import Text

T = TypeVar("T")
COLORS = {
    "error": "red",
    "inconsistent": "red",
    "warning": "yellow",
    "undecided": "yellow",
    "note": "cyan",
    "truncated": "cyan",
    "consistent": "green",
}


@frozen
class Style:
    """Language, colour, cells a line (40 at least are used), whether what holds is listed too, and what proves it."""

    language: Language = "en"
    color: bool = False
    width: int = 80
    verbose: bool = False
    explain: bool = False

    def say(self, text: Text, **values: object) -> str:
        """``text`` in the reader's language."""
        return say(text, self.language, **values)

    @property
    def whole(self) -> bool:
        """Everything about a finding is asked for."""
        return self.verbose or self.explain

    def few(self, items: Sequence[T], count: int) -> Sequence[T]:
        """The first ``count`` of the items, or all where everything is asked for."""
        return items if self.whole else items[:count]

    def paint(self, text: str, name: str) -> str:
        """``text`` in the colour of a severity or verdict, ``bold`` or ``dim``; as it is where there is no colour."""
        if not self.color:
            return text
        if name in {"bold", "dim"}:
            return ansi(text, bold=name == "bold" or None, dim=name == "dim" or None)
        return ansi(text, fg=COLORS[name], bold=True)
