"""One line a finding, ``path:line:column: severity CCnnn message``, as editors and grep want it."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model import Finding, Report
from claimcheck.render.account import Account
from claimcheck.render.formats import Setting
from claimcheck.render.layout import plain
from claimcheck.render.lookup import Lookup, relative

NOWHERE = "claimcheck"  # in the place of a file, for a fault of the run itself


def write(report: Report, setting: Setting) -> str:
    """A line for each finding, the gravest first; nothing where there is none."""
    return "".join(f"{line}\n" for line in _lines(report, setting))


def _lines(report: Report, setting: Setting) -> Iterator[str]:
    at, style = Lookup(report), setting.style
    account = Account(at, style)
    for finding in report.findings:
        # The word for the severity is the same in both languages: editors look for it.
        severity = style.paint(finding.severity, finding.severity)
        yield f"{_place(finding, at, setting)}: {severity} {finding.rule} {account.message(finding)}"


def _place(finding: Finding, at: Lookup, setting: Setting) -> str:
    """Where an editor jumps to: the beginning of the file where no figure is meant."""
    cited = at.cited(finding)
    if not cited:
        return f"{plain(relative(finding.path or NOWHERE, setting.root))}:1:1"
    path = at.documents[cited[0].document].path
    return f"{plain(relative(path, setting.root))}:{at.position(cited[0])}"
