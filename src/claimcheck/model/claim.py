"""A figure turned into a typed statement."""

from __future__ import annotations

from typing import Literal

from attrs import field, frozen

from claimcheck.model.period import Comparison, Period
from claimcheck.model.quantity import Quantity

Kind = Literal["level", "rate", "growth", "change", "multiple"]
Role = Literal["plain", "whole", "part", "start", "gap", "enumerated"]
# The authority of reference data, which documents are held against.
OFFICIAL = 1000
Modality = Literal["fact", "target", "forecast", "threshold", "rule", "hypothetical", "denied"]


@frozen
class Metric:
    """What is measured.

    ``name`` reads on its own (at most 40 characters); ``key`` is canonical, for linking; ``scope`` says of whom or
    where; ``statistic`` is ``total``, ``per_head``, ``per_day``, ``share`` and so on, ``real`` for a growth in real
    terms.
    """

    name: str
    key: str
    scope: str = field(default="")
    statistic: str = field(default="total")


@frozen
class Step:
    """Why a part of a claim is what it is: ``part`` was set by ``rule``, from the words ``words``.

    ``at`` is where these stand, in code points of the file (of the text, for a quantity alone); None for words that
    stand nowhere.
    """

    part: str
    rule: str
    words: str
    at: tuple[int, int] | None = field(default=None)


@frozen
class Place:
    """Where a claim stands among the others of its document: section, block, sentence and clause, counted from 0."""

    section: int
    block: int
    sentence: int
    clause: int


@frozen
class Claim:
    """One figure of one document, with what it measures, when, how much and why it was read so.

    ``id`` is unique within a report and ``document`` the id of its document. ``span`` counts the code points of the
    decoded file, so that ``document.text[slice(*claim.span)] == claim.quote``; ``sentence`` is that around it. Only
    what is a ``fact`` by its ``modality`` is held against anything. ``period`` is None where it can't be known: such a
    claim never contradicts another. ``compared_to`` tells from when a growth or change is measured, ``range_with`` is
    the claim at the other end of a range (20-200个), and ``derivation`` says which words made which part.
    ``head`` is the claim that a growth, change, share or part speaks about; ``whole`` the words of what a
    share is of, or of what a gap is measured from.
    ``role`` tells a whole from the parts that 其中 lists under it, the start of a movement (由60%上升到95%) from its
    end, and a gap to another metric from a change. ``authority`` is how far its source is believed: of two claims that
    may be to blame the one of less authority is suspected first, and one with that of OFFICIAL never. ``source`` is the
    institution or government that the text names as its source, empty where it names none that is known.
    ``reprint_of`` is the claim of another document that prints the figure first in the same words: one source.
    """

    id: str
    document: str
    quote: str
    span: tuple[int, int]
    sentence: str = field(repr=False)
    kind: Kind
    modality: Modality
    metric: Metric
    quantity: Quantity = field(repr=False)
    period: Period | None
    compared_to: Comparison | None = field(default=None)
    range_with: str | None = field(default=None)
    head: str | None = field(default=None)
    place: Place = field(default=Place(0, 0, 0, 0), repr=False)
    whole: str = field(default="", repr=False)
    role: Role = field(default="plain", repr=False)
    derivation: tuple[Step, ...] = field(default=(), repr=False)
    authority: int = field(default=0, repr=False)
    source: str = field(default="", repr=False)
    reprint_of: str | None = field(default=None, repr=False)

    @property
    def official(self) -> bool:
        """It is a row of reference data, and no figure of a document."""
        return self.authority >= OFFICIAL
