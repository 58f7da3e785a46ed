"""What a shape of time says of its letters, proved on its pattern: no text without them is ever tried."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from re import _constants as kind  # type: ignore[attr-defined] # the parsed pattern has no public form
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

from claimcheck.extract.periods.atoms import Rule
from claimcheck.extract.periods.grammar import rules, shapes

# Any letter at all.
ANY = "\0"
RULES = [rule for group in rules() for rule in group]


def beginnings(items: Iterable[Any]) -> set[str]:
    """The first two letters of all that a parsed pattern reads, fewer where it ends sooner."""
    found, ahead = {""}, set[str]()
    for operation, value in items:
        if operation is kind.ASSERT and value[0] > 0 and found == {""}:
            ahead = beginnings(value[1])
        found = {(head + tail)[:2] for head in found for tail in (_read(operation, value) if len(head) < 2 else {""})}
    return found if not ahead else {_narrowed(head, other) for head in found for other in ahead if _meet(head, other)}


def _read(operation: Any, value: Any) -> set[str]:
    """The same of one part of a pattern."""
    readers: dict[Any, Callable[[], set[str]]] = {
        kind.LITERAL: lambda: {chr(value)},
        kind.NOT_LITERAL: lambda: {ANY},
        kind.ANY: lambda: {ANY},
        kind.IN: lambda: _members(value),
        kind.BRANCH: lambda: set().union(*map(beginnings, value[1])),
        kind.SUBPATTERN: lambda: beginnings(value[3]),
        kind.MAX_REPEAT: lambda: _repeated(*value),
        kind.MIN_REPEAT: lambda: _repeated(*value),
        kind.POSSESSIVE_REPEAT: lambda: _repeated(*value),
        kind.ASSERT: lambda: {""},
        kind.ASSERT_NOT: lambda: {""},
        kind.AT: lambda: {""},
    }
    return readers[operation]()


def _members(members: Iterable[Any]) -> set[str]:
    found: set[str] = set()
    for operation, value in members:
        if operation is kind.RANGE:
            found |= {chr(code) for code in range(value[0], value[1] + 1)}
        else:
            found.add(chr(value) if operation is kind.LITERAL else ANY)
    return {ANY} if ANY in found else found


def _repeated(least: int, most: int, items: Iterable[Any]) -> set[str]:
    once, found, read = beginnings(items), set[str](), {""}
    for times in range(min(most, least + 2) + 1):
        found |= read if times >= least else set()
        read = {(head + tail)[:2] for head in read for tail in once}
    return found


def _meet(one: str, other: str) -> bool:
    return all(ANY in (a, b) or a == b for a, b in zip(one, other, strict=False))


def _narrowed(head: str, other: str) -> str:
    """What is read, any letter of it replaced by what is asked of it beforehand."""
    return "".join(there if here == ANY else here for here, there in zip(head, other.ljust(2, ANY), strict=False))


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_a_shape_begins_with_no_letters_but_those_that_it_names(rule: Rule) -> None:
    """Second letters count where a text is searched for a beginning: those that none names are left aside there."""
    for head in beginnings(parser.parse(rule.rest)):
        seconds = [following for letters, following in rule.opens.items() if head[:1] in letters]
        assert head, "a shape of time reads something"
        assert seconds, head
        named = any(not following or head[1:] in following for following in seconds)
        searched = shapes().seconds.get(head[0], "")
        assert named or (searched and head[1:] not in searched), head


# More letters than any text has.
NEVER = 1 << 20


def reach(pattern: Any, letters: str) -> int:
    """How many letters a parsed pattern reads at most until it has read one of some, ``NEVER`` if it needn't."""
    nearest, read = NEVER, 0
    for operation, value in pattern:
        nearest = min(nearest, read + _reach(operation, value, letters))
        read += parser.SubPattern(pattern.state, [(operation, value)]).getwidth()[1]
    return nearest


def _reach(operation: Any, value: Any, letters: str) -> int:
    """The same of one part of a pattern."""
    if operation in (kind.LITERAL, kind.IN):
        return 1 if _read(operation, value) <= set(letters) else NEVER
    if operation is kind.BRANCH:
        return max(reach(branch, letters) for branch in value[1])
    if operation is kind.SUBPATTERN:
        return reach(value[3], letters)
    repeats = operation in (kind.MAX_REPEAT, kind.MIN_REPEAT, kind.POSSESSIVE_REPEAT)
    return reach(value[2], letters) if repeats and value[0] else NEVER


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_a_shape_reads_the_letters_that_it_needs_as_soon_as_it_says(rule: Rule) -> None:
    pattern = parser.parse(rule.rest)
    assert {letters: reach(pattern, letters) for letters in rule.needs} == dict(rule.needs)
