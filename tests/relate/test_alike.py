"""Bulletins in which several sets of alike figures stand near each other: all are true, so nothing may be said."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from claimcheck.pipeline import check_text

PUBLISHED = date(2024, 3, 1)
_FILE = Path(__file__).parent / "alike.toml"
PASSAGES: list[str] = tomllib.loads(_FILE.read_text(encoding="utf-8"))["passages"]


@pytest.mark.parametrize("parted", ["", "\n\n"], ids=["one paragraph", "paragraphs"])
@pytest.mark.parametrize("passage", PASSAGES)
def test_figures_of_one_set_are_not_held_against_those_of_another(passage: str, parted: str) -> None:
    report = check_text(passage.replace("。", "。" + parted), published=PUBLISHED, raising=True)
    assert [each.message.zh for each in report.findings if each.severity != "note"] == []
