"""What a rule is: a code with its documentation, and a function that proposes relations or gives findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from attrs import field, frozen

from claimcheck.model import Finding, Relation, Severity, Text

if TYPE_CHECKING:
    from claimcheck.relate.corpus import Corpus


@frozen
class Rule:
    """One entry of the catalogue. Texts name the fault, why it matters, when the rule stays silent, and an example.

    ``gravest`` is the highest severity that its findings can have. ``by_name`` says that its relations tie figures by
    what prose calls them; a rule that weighs this itself says no. What is the ``users`` own stands beside an equal
    relation of another rule.
    """

    code: str
    name: str
    fault: Text
    why: Text
    silent: Text
    example: Text
    since: str
    propose: Callable[[Corpus], Iterable[Relation | Finding]] = field(repr=False)
    gravest: Severity = field(default="error")
    by_name: bool = field(default=True)
    users: bool = field(default=False)
