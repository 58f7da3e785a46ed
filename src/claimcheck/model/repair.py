"""What may be wrong about a claim, and the edit of the file that would mend it."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

from claimcheck.text import Text

Fault = Literal["number", "unit", "period", "link", "basis"]
RepairKind = Literal["swapped_digits", "changed_digit", "moved_point", "magnitude", "unit", "period", "reading"]


@frozen
class Repair:
    """An edit of the file that would mend what is broken: replace ``span`` by ``replacement``."""

    span: tuple[int, int]
    replacement: str
    kind: RepairKind
    text: Text


@frozen
class Otherwise:
    """What a claim would be if it had been worded otherwise, which its figures fit and its words don't.

    ``what`` about the claim is wrong then, ``repair`` puts the other words in, and ``why`` says what fits.
    """

    claim: str
    what: Fault
    repair: Repair
    why: Text
