"""Suppressions as they are written down: a table of TOML, or a comment in the text."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable
from pathlib import Path

from claimcheck.config import PROJECT
from claimcheck.config.globs import fault
from claimcheck.lexicon.shapes import Source
from claimcheck.model import Claim, Document, Finding, Report
from claimcheck.model.fingerprint import bare

_SPECIAL = re.compile(r"[\[*?]")
_UNPRINTABLE = re.compile(r"[\x7f\ud800-\udfff]")


def home_of(report: Report, finding: Finding) -> Document:
    """The document of the first figure of a finding."""
    first = next(iter(_cited(report, finding)))
    return next(document for document in report.documents if document.id == first.document)


def table(report: Report, finding: Finding, reason: str, file: Path, *, beside: bool) -> str:
    """The table that lets a finding stand, for a configuration or, ``beside`` a document, for its sidecar."""
    name = "tool.claimcheck.suppress" if file.name == PROJECT else "suppress"
    cited = _cited(report, finding)
    homes = {claim.document for claim in cited}
    own = home_of(report, finding).id if beside else ""
    paths = [document.path for document in report.documents if document.id in homes and document.id != own]
    patterns = _patterns(paths, file.absolute().parent)
    rows = {
        "rule": _quoted(finding.rule),
        "paths": _list(patterns) if patterns else "",
        "figures": _list(bare(claim.quote) for claim in cited),
        "fingerprint": _quoted(finding.fingerprint),
        "reason": _quoted(reason.strip()),
    }
    return f"[[{name}]]\n" + "".join(f"{key} = {value}\n" for key, value in rows.items() if value)


def comment(report: Report, finding: Finding, reason: str) -> str:
    """The comment of a text that lets a finding stand."""
    figures = " ".join(bare(claim.quote) for claim in _cited(report, finding))
    words = " ".join(reason.replace("--", "—").split())
    return f"<!-- claimcheck: allow {finding.rule} {figures} #{finding.fingerprint}: {words} -->"


def appended(file: Path, text: str) -> str:
    """What a file holds with a table behind it. Raises PackError where that is no TOML, or the file can't be read."""
    before = Source.of(file).text if file.exists() else ""
    gap = "" if not before else "\n" if before.endswith("\n") else "\n\n"
    whole = before + gap + text
    Source(str(file), whole).table()
    return whole


def _cited(report: Report, finding: Finding) -> list[Claim]:
    wanted = set(finding.claims)
    return [claim for claim in report.claims if claim.id in wanted]


def _patterns(paths: Iterable[str], folder: Path) -> list[str]:
    """Patterns that mean just these files, where there are some for all of them."""
    patterns = [_pattern(Path(os.path.relpath(path, folder)).as_posix()) for path in paths]
    return [] if any(map(fault, patterns)) else patterns


def _pattern(path: str) -> str:
    """A path as a pattern; one above the folder is meant by its name alone."""
    parts = _SPECIAL.sub(r"[\g<0>]", path).split("/")
    if parts[0] == "..":
        return f"**/{parts[-1]}"
    return "/".join(parts) if len(parts) > 1 else f"/{parts[0]}"


def _list(words: Iterable[str]) -> str:
    return f"[{', '.join(map(_quoted, words))}]"


def _quoted(word: str) -> str:
    """A string of TOML."""
    return json.dumps(_UNPRINTABLE.sub("\ufffd", word), ensure_ascii=False)
