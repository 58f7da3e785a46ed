"""Constructions of statistical prose: for each, passages where it has to be read and passages where it must not be.

A file of ``constructions/`` holds one family. A passage lists its figures in the order of the text, each with its quote
and any of the fields below; whatever is not given is not looked at. ``firing`` is false where the words look like the
construction and are none.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from claimcheck.extract import extract
from claimcheck.model import Claim
from claimcheck.read import read_text

FILES = sorted(Path(__file__).with_name("constructions").glob("*.toml"))
FAMILIES: dict[str, list[dict[str, Any]]] = {
    file.stem: tomllib.loads(file.read_text(encoding="utf-8"))["passage"] for file in FILES
}
PASSAGES = [
    pytest.param(passage, id=f"{family}-{passage['name']}") for family, rows in FAMILIES.items() for passage in rows
]


def told(claim: Claim, claims: Mapping[str, Claim], field: str) -> str:
    """One field of a claim as the files write it."""
    base = claim.compared_to
    fields = {
        "unit": claim.quantity.unit,
        "kind": claim.kind,
        "hedge": claim.quantity.hedge,
        "period": str(claim.period or ""),
        "modality": claim.modality,
        "scope": claim.metric.scope,
        "statistic": claim.metric.statistic,
        "compared": f"{base.basis} {base.period or ''}".strip() if base else "",
        "head": claims[claim.head].quote if claim.head else "",
        "role": claim.role,
        "whole": claim.whole,
    }
    return fields[field]


@pytest.mark.parametrize("passage", PASSAGES)
def test_a_construction_is_read_as_a_careful_reader_would(passage: dict[str, Any]) -> None:
    title = f"# {passage['title']}\n\n" if "title" in passage else ""
    document = read_text(title + passage["text"], published=passage["published"])
    claims = extract(document)
    known = {claim.id: claim for claim in claims}
    assert [claim.quote for claim in claims] == [row["quote"] for row in passage["figures"]]
    for claim, row in zip(claims, passage["figures"], strict=True):
        if "value" in row:
            assert claim.quantity.value == Fraction(row["value"]), claim
        for word in row.get("metric", "").split():
            assert (word.removeprefix("!") in claim.metric.name) != word.startswith("!"), claim
        if "name" in row:
            assert claim.metric.name == row["name"]
        for field in row.keys() - {"quote", "value", "metric", "name"}:
            assert told(claim, known, field) == row[field], (field, claim)


@pytest.mark.parametrize("family", FAMILIES)
def test_a_family_has_passages_of_both_sorts(family: str) -> None:
    assert {passage["firing"] for passage in FAMILIES[family]} == {True, False}
