"""Baselines: the findings of one day, so that later runs fail for new ones only.

The file is JSON, sorted, with an entry for each finding. An entry is for the finding of its fingerprint; paths, figures
and severity are there for its readers, and so that a finding which has become graver is shown again.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from attrs import asdict, evolve, field, frozen

from claimcheck.config.suppression import FINGERPRINT
from claimcheck.errors import Fault, PackError
from claimcheck.lexicon.shapes import Source
from claimcheck.messages import accepted as messages
from claimcheck.model import FAIL_ON, SEVERITIES, Finding, Report, Severity, Suppressed
from claimcheck.model.fingerprint import name_of

NAME = "claimcheck-baseline.json"
SCHEMA_ID = "claimcheck-baseline/1"
_TEXTS, _LISTS = ("rule", "severity", "fingerprint"), ("paths", "figures")


def _always(_rule: str) -> bool:
    return True


@frozen(order=True)
class Entry:
    """One finding: the files that its figures stand in, relative to the baseline, its rule, figures and severity."""

    paths: tuple[str, ...]
    rule: str
    figures: tuple[str, ...]
    fingerprint: str
    severity: Severity


@frozen
class Baseline:
    """The findings of one day, in order."""

    entries: tuple[Entry, ...] = field(default=())

    def applied(
        self, report: Report, where: str, runs: Callable[[str], bool] = _always
    ) -> tuple[Report, tuple[Entry, ...]]:
        """The report without the findings that are in the baseline, and entries that should have been found again.

        Those are about files that were all read, by their names, and of rules that have run.
        """
        known = {entry.fingerprint: entry for entry in self.entries}
        old = [each for each in report.findings if _is_old(known.get(each.fingerprint), each)]
        hidden = {each.fingerprint for each in old}
        return (
            evolve(
                report,
                findings=tuple(each for each in report.findings if each.fingerprint not in hidden),
                suppressed=(*report.suppressed, *(Suppressed(each, "baseline", where) for each in old)),
            ),
            tuple(each for each in self._missing(report) if _was_read(each, report) and runs(each.rule)),
        )

    def updated(
        self, report: Report, folder: Path, there: Callable[[str], bool], runs: Callable[[str], bool] = _always
    ) -> Baseline:
        """The baseline of a report, and what this one says that the report can't know.

        That is what rules found that have not run, and of files that were not read, where these are still ``there``.
        """
        unknown = [
            each
            for each in self._missing(report)
            if not (_was_read(each, report) and runs(each.rule)) and all(map(there, each.paths))
        ]
        return Baseline(tuple(sorted({*_entries(report, folder), *unknown})))

    def _missing(self, report: Report) -> Iterable[Entry]:
        """Entries whose findings the report hasn't."""
        found = [*report.findings, *(each.finding for each in report.suppressed)]
        fingerprints = {each.fingerprint for each in found}
        return (entry for entry in self.entries if entry.fingerprint not in fingerprints)

    def dumps(self) -> str:
        """The text of the file."""
        rows = [asdict(entry) for entry in sorted(self.entries)]
        return json.dumps({"schema": SCHEMA_ID, "findings": rows}, ensure_ascii=False, indent=1) + "\n"


def load_baseline(path: Path) -> Baseline:
    """The baseline in a file. Raises PackError where it can't be read or is none."""
    return parse_baseline(Source.of(path))


def parse_baseline(source: Source) -> Baseline:
    """The baseline in a text. Raises PackError where it is none."""
    try:
        said = json.loads(source.text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        raise PackError([Fault(source.path, line, *messages.NO_JSON)]) from None
    rows = said.get("findings") if isinstance(said, dict) and said.get("schema") == SCHEMA_ID else None
    if not isinstance(rows, list):
        raise PackError([Fault(source.path, 1, *messages.NO_BASELINE_FILE.filled(schema=SCHEMA_ID))])
    faulty = [number for number, row in enumerate(rows, 1) if not _is_entry(row)]
    if faulty:
        raise PackError([Fault(source.path, 1, *messages.FAULTY_ENTRY.filled(number=faulty[0]))])
    return Baseline(tuple(sorted({_entry(row) for row in rows})))


def _is_entry(row: Any) -> bool:
    if not isinstance(row, dict) or not all(isinstance(row.get(key), str) for key in _TEXTS):
        return False
    lists = [row.get(key) for key in _LISTS]
    texts = all(isinstance(each, list) and all(isinstance(word, str) for word in each) for each in lists)
    return texts and row["severity"] in SEVERITIES and FINGERPRINT.fullmatch(row["fingerprint"]) is not None


def _entry(row: dict[str, Any]) -> Entry:
    return Entry(tuple(row["paths"]), row["rule"], tuple(row["figures"]), row["fingerprint"], row["severity"])


def _entries(report: Report, folder: Path) -> Iterable[Entry]:
    """An entry for each finding on figures; what is wrong with a run is never old."""
    paths = {document.id: document.path for document in report.documents}
    claims = {claim.id: claim for claim in report.claims}
    old = [each.finding for each in report.suppressed if each.by == "baseline"]
    for finding in (*report.findings, *old):
        if not finding.about_run:
            cited = [claims[each] for each in finding.claims if each in claims]
            files = sorted({_relative(paths[claim.document], folder) for claim in cited})
            figures = sorted(claim.quote for claim in cited)
            yield Entry(tuple(files), finding.rule, tuple(figures), finding.fingerprint, finding.severity)


def _relative(path: str, folder: Path) -> str:
    """A path as it is told from a folder, with slashes on every machine."""
    return Path(os.path.relpath(path, folder)).as_posix()


def _is_old(entry: Entry | None, finding: Finding) -> bool:
    """The finding is known, and no graver than it was."""
    if entry is None or finding.about_run:
        return False
    return FAIL_ON.index(finding.severity) >= FAIL_ON.index(entry.severity)


def _was_read(entry: Entry, report: Report) -> bool:
    names = {name_of(document.path) for document in report.documents}
    return all(name_of(path) in names for path in entry.paths)
