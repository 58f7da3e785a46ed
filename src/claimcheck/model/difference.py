"""What may make two statements of one figure differ although both are right."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from attrs import field, frozen

from claimcheck.text import Text

DifferenceKind = Literal[
    "revision", "revised", "preliminary", "estimate", "comparable", "real", "coverage", "holiday", "snapshot", "source"
]


@frozen
class Sign:
    """What shows a difference: words that stand with a claim ``at`` a place of its file, or the day of publication.

    A day stands nowhere.
    """

    claim: str
    words: str
    at: tuple[int, int] | None = field(default=None)


@frozen
class Difference:
    """A reason for which figures of one metric and period may differ, with the ``signs`` that show it.

    ``revision`` is shown by two days of publication alone, ``revised`` and ``preliminary`` by words; an ``estimate``
    was made before the count; ``comparable`` and ``real`` are growths of another basis; ``coverage`` says what is left
    in or out; a ``holiday`` is told with two numbers of days; a ``snapshot`` is a count that went on; ``source`` is who
    counted. It explains a gap of at most ``room``, as a share of the amount; None where that has been seen to.
    """

    kind: DifferenceKind
    text: Text
    signs: tuple[Sign, ...] = field(default=())
    room: Fraction | None = field(default=None)
