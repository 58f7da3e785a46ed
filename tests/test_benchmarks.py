"""Every benchmark can be run, and says what it measures and how it is called."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

import pytest
from tests.pages import ROOT

SCRIPTS = sorted(path for path in (ROOT / "benchmarks").glob("*.py") if "__main__" in path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)
def test_a_benchmark_says_what_it_measures_and_how_it_is_called(
    script: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.syspath_prepend(str(script.parent))  # as for a script that is run
    monkeypatch.setattr(sys, "argv", [str(script), "--help"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(str(script), run_name="__main__")
    assert ended.value.code == 0
    told = capsys.readouterr().out
    assert f"    python benchmarks/{script.name} " in told


def test_the_text_of_the_examples_is_measured_by_stage(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["throughput.py", str(ROOT / "examples" / "slips")])
    runpy.run_path(str(ROOT / "benchmarks" / "throughput.py"), run_name="__main__")
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines[-6:]] == ["read", "extract", "relate", "solve", "digit", "file"]
