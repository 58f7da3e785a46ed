"""Which period each figure gets, and what a growth or change is compared with."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from claimcheck.extract import extract
from claimcheck.model import Claim
from claimcheck.read import read_text

PASSAGES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("timing.toml").read_text(encoding="utf-8"))[
    "passage"
]


def noted(claim: Claim) -> str:
    base = claim.compared_to
    compared = f"{base.basis} {base.period or ''}" if base else ""
    return f"{claim.quote} | {claim.period or ''} | {compared}".strip()


@pytest.mark.parametrize("passage", PASSAGES, ids=[passage["name"] for passage in PASSAGES])
def test_each_figure_gets_the_period_and_base_that_the_text_gives(passage: dict[str, Any]) -> None:
    title = f"# {passage['title']}\n\n" if "title" in passage else ""
    document = read_text(title + passage["text"], published=passage["published"])
    assert [noted(claim) for claim in extract(document)] == passage["figures"]
