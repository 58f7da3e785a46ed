"""Annotations on a pull request: workflow commands that a GitHub runner reads from the output of a step."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model import Finding, Report, Severity
from claimcheck.render.account import Account
from claimcheck.render.formats import Setting
from claimcheck.render.lookup import Lookup, relative

COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "note": "notice"}


def write(report: Report, setting: Setting) -> str:
    """A command for each finding, the gravest first, as the runner shows the first ten of a kind."""
    at = Lookup(report)
    return "".join(f"{_command(finding, at, setting)}\n" for finding in report.findings)


def _command(finding: Finding, at: Lookup, setting: Setting) -> str:
    places = ",".join(f"{name}={_property(value)}" for name, value in _properties(finding, at, setting))
    account = Account(at, setting.style)
    text = "\n".join([account.message(finding), *account.lines(finding)])
    return f"::{COMMANDS[finding.severity]} {places}::{_escaped(text)}"


def _properties(finding: Finding, at: Lookup, setting: Setting) -> Iterator[tuple[str, str]]:
    """Where the finding stands, and its title."""
    cited = at.cited(finding)
    if cited:
        start, end = at.ends(cited[0].document, cited[0].span)
        yield "file", relative(at.documents[cited[0].document].path, setting.root)
        yield from (("line", str(start.line)), ("endLine", str(end.line)))
        if start.line == end.line:  # a runner takes columns within one line only
            yield from (("col", str(start.column)), ("endColumn", str(end.column)))
    elif finding.path:
        yield "file", relative(finding.path, setting.root)
    yield "title", " ".join([finding.rule, *(rule.name for rule in setting.rules if rule.code == finding.rule)])


def _escaped(text: str) -> str:
    """The text of a command, on one line."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """A property of a command, which must not end it."""
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
