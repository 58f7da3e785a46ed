"""Runs the scorer of the shared folder and says which of its figures lie below what a change may not fall below."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path


def scores(shared: Path, annotations: Path, documents: Path) -> dict[str, float]:
    """The scorer's figures of one set of annotations, each a share or a count; ``relations`` is the share judged."""
    command = f"{sys.executable} -m claimcheck"
    script = shared / "gold" / "score.py"
    run = subprocess.run(  # noqa: S603 - our own interpreter on a script of the shared folder
        [sys.executable, script, "claims", annotations, documents, "--cmd", command],
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(run.stdout)
    judged, total = map(int, found["relations"].split("/"))
    return {**found, "relations": judged / total}


def below(found: Mapping[str, float], floors: Mapping[str, float]) -> dict[str, float]:
    """The figures that are lower than their floors."""
    return {name: found[name] for name, floor in floors.items() if found[name] < floor}
