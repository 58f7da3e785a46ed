"""Claims as they would be if a few of their words were others."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import TypeAlias

from attrs import frozen

from claimcheck.model.relation import Relation
from claimcheck.model.repair import Fault, Repair


@frozen
class Rereading:
    """Other words in place of some that several claims may share, such as another year.

    ``claims`` are the ids of all that change with these words, ``what`` is what about them would be wrong, and
    ``relations`` are those that would then tie them and the claims around them. Their numbers stay as they are.
    """

    claims: tuple[str, ...]
    relations: tuple[Relation, ...]
    what: Fault
    repair: Repair


# From a claim, and the claims that its relations reach, to other readings of it.
Reread: TypeAlias = Callable[[str, Collection[str]], Iterable[Rereading]]
