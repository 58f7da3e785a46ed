"""The catalogue of rules has a sentence for each rule that a step names, and none for a rule that nothing names."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from claimcheck.extract import extract
from claimcheck.messages.derivation import PARTS, RULES
from claimcheck.model import Document, Step
from claimcheck.read import read_file, read_text
from claimcheck.render.steps import row_of

TESTS = Path(__file__).parent.parent
SOURCES = TESTS.parent / "src" / "claimcheck"
TABLES = [*(TESTS / "extract").glob("*.toml"), *(TESTS / "extract" / "constructions").glob("*.toml")]
ROWS = [(part, rule) for part, rules in RULES.items() for rule in rules]
# Where no passage of the tests shows a rule, one of these does.
MORE = (
    "气温零下20摄氏度，三七开分账，重半吨，占三分之一，预算5-6万元，正好12万元，约3万人，产量翻两番。",
    "春节假期，游客12万人次，端午节接待5万人次，近五年累计3万人。“十三五”期间2万人，2021/22学年3万人。",
    "增速为5%，降幅为3%，5%的年均增速，7%的降幅，低于全球2.5%的增速，收入同比3%，户均3万元，月均2万元。",
)


def documents() -> Iterator[Document]:
    for table in TABLES:
        for passage in tomllib.loads(table.read_text(encoding="utf-8")).get("passage", []):
            title = f"# {passage['title']}\n\n" if "title" in passage else ""
            yield read_text(title + passage["text"], published=passage["published"])
    yield from (read_file(path, document_id="d1") for path in (TESTS.parent / "examples").glob("*/*.*"))
    yield from (read_text(text, published=date(2023, 2, 1)) for text in MORE)


@cache
def named() -> frozenset[Step]:
    return frozenset(
        Step(step.part, step.rule, "")
        for document in documents()
        for claim in extract(document, explained=True)
        for step in claim.derivation
    )


@cache
def source() -> str:
    folders = ("extract", "lexicon", "model")
    return "\n".join(
        path.read_text(encoding="utf-8")
        for folder in folders
        for path in sorted((SOURCES / folder).rglob("*.*"))
        if path.suffix in (".py", ".toml")
    )


def test_every_rule_that_a_step_names_has_a_sentence() -> None:
    missing = {(step.part, step.rule) for step in named() if row_of(step) not in RULES.get(step.part, {})}
    assert missing == set(), "a row for each is missing in messages/derivation.py"


@pytest.mark.parametrize("part", PARTS)
def test_every_part_is_seen(part: str) -> None:
    assert part in {step.part for step in named()}


@pytest.mark.parametrize(("part", "rule"), ROWS, ids=[f"{part}-{rule}" for part, rule in ROWS])
def test_every_row_is_of_a_rule_that_the_source_spells(part: str, rule: str) -> None:
    seen = rule in {row_of(step) for step in named() if step.part == part}
    spelled = any(form in source() for form in (f'"{rule}"', f'"{rule}:', f"\n{rule} = ", f"[{rule}]"))
    assert seen or spelled


@pytest.mark.parametrize(("part", "rule"), ROWS, ids=[f"{part}-{rule}" for part, rule in ROWS])
def test_every_row_has_a_sentence_in_both_languages(part: str, rule: str) -> None:
    text = RULES[part][rule]
    assert any("一" <= character <= "鿿" for character in text.zh)
    assert any("a" <= character <= "z" for character in text.en)
    assert not text.en.endswith(".")
