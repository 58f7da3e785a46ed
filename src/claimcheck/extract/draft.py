"""A claim in the making."""

from __future__ import annotations

from attrs import define, field

from claimcheck.extract.clause import Clause
from claimcheck.extract.figures import Figure
from claimcheck.extract.predicate import Predicate
from claimcheck.model import Comparison, Kind, Period, Role


@define
class Draft:
    """What is known of one figure so far; ``head`` and ``base`` are places among the drafts of the section.

    ``said`` are the words before the figure and ``right`` those behind it, ``before`` the end of its sentence up to it.
    ``member`` counts the metrics that share the figure (甲、乙均增长6%), from 0.
    ``base`` is the first draft of the list that it is a member of. ``dated`` says that its own words give its time.
    ``rules`` names the rule that decided each part, ``time`` are the words that its period was taken from.
    """

    figure: Figure
    block: int
    clause: Clause
    said: Predicate
    right: str
    before: str
    unit: str
    base: int
    member: int = field(default=0)
    name: str = field(default="")
    kind: Kind = field(default="level")
    sign: int = field(default=1)
    head: int | None = field(default=None)
    role: Role = field(default="plain")
    whole: str = field(default="")
    period: Period | None = field(default=None)
    compared: Comparison | None = field(default=None)
    dated: bool = field(default=False)
    time: str = field(default="")
    rules: dict[str, str] = field(factory=dict)
