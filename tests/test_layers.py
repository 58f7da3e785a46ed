from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def test_imports_follow_the_flow_of_the_stages(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    cli = pytest.importorskip("importlinter.cli", reason="import-linter is not installed; the test extra brings it")
    monkeypatch.chdir(ROOT)
    code = cli.lint_imports(no_cache=True)
    assert code == 0, capsys.readouterr().out
