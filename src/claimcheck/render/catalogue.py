"""The catalogue of rules, as a table and one by one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from claimcheck.messages import words
from claimcheck.model import Severity, Text
from claimcheck.render.layout import pad, width, wrap
from claimcheck.render.style import Style


class Documented(Protocol):
    """What the catalogue shows of a rule."""

    @property
    def code(self) -> str:
        """CC followed by three digits."""

    @property
    def name(self) -> str:
        """A short name."""

    @property
    def fault(self) -> Text:
        """What is wrong where it fires."""

    @property
    def why(self) -> Text:
        """Why that matters."""

    @property
    def silent(self) -> Text:
        """When it says nothing."""

    @property
    def example(self) -> Text:
        """Words that it fires on."""

    @property
    def since(self) -> str:
        """The version it came with."""

    @property
    def gravest(self) -> Severity:
        """The highest severity of its findings, where nothing is configured."""


def overview(rules: Sequence[Documented], retired: Mapping[str, Text], style: Style) -> str:
    """Code, name and fault of every rule, and the codes that are no longer in use."""
    return "\n".join(_overview(rules, retired, style)) + "\n"


def entry(rule: Documented, style: Style) -> str:
    """Everything about one rule."""
    return "\n".join(_entry(rule, style)) + "\n"


def parts(rule: Documented) -> tuple[tuple[Text, Text], ...]:
    """What is told of a rule, under its headings."""
    return (
        (words.FAULT, rule.fault),
        (words.WHY, rule.why),
        (words.SILENT, rule.silent),
        (words.EXAMPLE, rule.example),
    )


def gone(code: str, reason: Text, style: Style) -> str:
    """What became of a retired code."""
    return f"{style.paint(code, 'bold')}  {style.say(words.RETIRED)}: {style.say(reason)}\n"


def _overview(rules: Sequence[Documented], retired: Mapping[str, Text], style: Style) -> Iterator[str]:
    names = max((width(rule.name) for rule in rules), default=0)
    heads = [style.say(text) for text in (words.CODE, words.NAME, words.FAULT)]
    yield style.paint(f"{pad(heads[0], 5)}  {pad(heads[1], names)}  {heads[2]}", "dim")
    for rule in rules:
        lines = wrap(style.say(rule.fault), style.width - names - 9)
        yield f"{style.paint(rule.code, 'bold')}  {pad(rule.name, names)}  {lines[0]}"
        yield from (" " * (names + 9) + line for line in lines[1:])
    if retired:
        yield from ("", style.say(words.RETIRED))
        yield from (f"{code}  {style.say(reason)}" for code, reason in sorted(retired.items()))


def _entry(rule: Documented, style: Style) -> Iterator[str]:
    yield f"{style.paint(rule.code, 'bold')} {rule.name}  ({style.say(words.SINCE)} {rule.since})"
    for head, text in parts(rule):
        yield from ("", style.paint(style.say(head), "dim"))
        yield from (f"  {line}" for line in wrap(style.say(text), style.width - 2))
