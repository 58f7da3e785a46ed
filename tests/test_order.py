"""A report depends on what the documents say: not on their order or names, and not on others that say other things."""

from __future__ import annotations

import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.stories import PUBLISHED, Slip
from tests.test_worlds import SLIPS, UNRELATED, restatements, worlds

from claimcheck.model import Claim, Document, Report
from claimcheck.pipeline import check_documents
from claimcheck.read import read_file, read_text
from claimcheck.relate.corpus import WINDOW
from claimcheck.relate.crowd import following
from claimcheck.render.json import encode

# A document's id, in its own place and before those of its claims.
_ID = re.compile(r'"(d\d+)(?=[".])')


@st.composite
def corpora(draw: st.DrawFn) -> list[Document]:
    """Documents that tell several stories, some of them with a slip, on several days."""
    texts = [*draw(worlds()), *draw(restatements())]
    for slip in draw(st.lists(SLIPS, min_size=1, max_size=2)):
        texts += told(slip)
    days = st.integers(0, 3).map(lambda days: PUBLISHED + timedelta(days))
    return [
        read_text(text, path=f"{number:02}.txt", document_id=f"d{number}", published=draw(days))
        for number, text in enumerate(texts, 1)
    ]


def told(slip: Slip) -> list[str]:
    """The documents with the slip in them."""
    texts = slip.telling.printed(slip.telling.figures | {slip.name: slip.printed})
    return list(texts) if slip.apart else ["\n\n".join(texts)]


def checked(documents: Sequence[Document]) -> Report:
    return check_documents(documents, raising=True)


def shown(report: Report, names: Mapping[str, str] | None = None) -> str:
    """The report as JSON text, ids of documents replaced where other names are given."""
    text = json.dumps(encode(report), ensure_ascii=False, indent=1)
    return _ID.sub(lambda match: f'"{names[match[1]]}', text) if names else text


@settings(max_examples=15)
@given(st.data())
def test_the_order_of_documents_changes_nothing(data: st.DataObject) -> None:
    documents = data.draw(corpora())
    assert shown(checked(data.draw(st.permutations(documents)))) == shown(checked(documents))


@settings(max_examples=15)
@given(st.data())
def test_the_ids_of_documents_change_nothing_else(data: st.DataObject) -> None:
    documents = data.draw(corpora())
    # Ids that sort otherwise as text than as numbers.
    names = data.draw(st.permutations([f"d{number}" for number in range(5, 5 + len(documents))]))
    given_names = {name: document.id for name, document in zip(names, documents, strict=True)}
    renamed = [evolve(document, id=name) for name, document in zip(names, documents, strict=True)]
    assert shown(checked(renamed), given_names) == shown(checked(documents))


@settings(max_examples=15)
@given(st.data())
def test_the_paths_of_documents_change_no_check_and_no_finding(data: st.DataObject) -> None:
    documents = data.draw(corpora())
    paths = data.draw(st.permutations([document.path for document in documents]))
    moved = [evolve(document, path=path) for path, document in zip(paths, documents, strict=True)]
    here, there = encode(checked(documents)), encode(checked(moved))
    assert there["checks"] == here["checks"]
    assert there["derived"] == here["derived"]
    assert without_ids(there["findings"]) == without_ids(here["findings"])


def without_ids(findings: Sequence[Mapping[str, Any]]) -> list[str]:
    """Findings in an order of their own: they are numbered in that of the files, whose names are in fingerprints."""
    bare = {"id": "", "fingerprint": ""}
    return sorted(json.dumps({**finding, **bare}, ensure_ascii=False, sort_keys=True) for finding in findings)


@settings(max_examples=15)
@given(corpora())
def test_the_folders_of_documents_change_nothing_of_the_findings(documents: list[Document]) -> None:
    moved = [evolve(document, path=f"elsewhere/{document.path}") for document in documents]
    assert encode(checked(moved))["findings"] == encode(checked(documents))["findings"]


# -- documents beside others -----------------------------------------------------------------------------------------


def lost(alone: Report, beside: Report) -> list[object]:
    """What a report says of some documents, and one of more documents does not, though it ties them to no other."""
    own = {document.id for document in alone.documents}
    reached = reach(beside)
    known = {(check.claims, check.rule, check.formula, check.verdict) for check in beside.checks}
    found = {(finding.severity, finding.message, finding.claims, finding.suspects) for finding in beside.findings}
    said: list[object] = []
    for check in alone.checks:
        key = check.claims, check.rule, check.formula, check.verdict
        if key not in known and all(reached[name] <= own for name in check.claims):
            said.append(key)
    for finding in alone.findings:
        same = (finding.severity, finding.message, finding.claims, finding.suspects) in found
        if not same and all(reached[name] <= own for name in finding.claims):
            said.append(finding)
    return said


def reach(report: Report) -> Mapping[str, set[str]]:
    """For each claim the documents that checks tie it to, directly or through others; its own among them."""
    root = {claim.id: claim.id for claim in report.claims}

    def find(name: str) -> str:
        while root[name] != name:
            root[name] = name = root[root[name]]
        return name

    for check in report.checks:
        for name in check.claims[1:]:
            root[find(name)] = find(check.claims[0])
    documents: dict[str, set[str]] = defaultdict(set)
    for claim in report.claims:
        documents[find(claim.id)].add(claim.document)
    return {claim.id: documents[find(claim.id)] for claim in report.claims}


@settings(max_examples=20)
@given(st.data())
def test_what_some_documents_say_is_said_beside_others_too(data: st.DataObject) -> None:
    documents = data.draw(corpora())
    some = data.draw(st.lists(st.sampled_from(documents), min_size=1, unique_by=lambda each: each.id))
    assert lost(checked(some), checked(documents)) == []


@settings(max_examples=15)
@given(corpora())
def test_an_unrelated_document_changes_nothing_at_all(documents: list[Document]) -> None:
    other = read_text(UNRELATED, path="99.txt", document_id="d99", published=PUBLISHED)
    alone, beside = encode(checked(documents)), encode(checked([*documents, other]))
    assert beside["documents"][: len(documents)] == alone["documents"]
    assert [claim for claim in beside["claims"] if claim["document"] != "d99"] == alone["claims"]
    own = [check for check in beside["checks"] if not any(name.startswith("d99.") for name in check["claims"])]
    numbers = {check["id"]: f"k{number}" for number, check in enumerate(own, 1)}
    assert renumbered(own, numbers) == alone["checks"]
    assert renumbered(beside["findings"], numbers) == alone["findings"]
    assert beside["derived"] == alone["derived"]


def renumbered(value: Any, numbers: Mapping[str, str]) -> Any:
    """The same with the ids of checks replaced."""
    if isinstance(value, dict):
        return {key: renumbered(each, numbers) for key, each in value.items()}
    if isinstance(value, list):
        return [renumbered(each, numbers) for each in value]
    return numbers.get(value, value)


TWO_NAMES = (
    "上半年，我国港口货物吞吐量达81.9亿吨，同比增长8%。",
    "来自交通运输部门的消息说，今年上半年，我国港口完成货物吞吐量81.9亿吨，同比增长8%。",
)


def told_in_a_crowd(crowd: int) -> set[tuple[str, ...]]:
    """The figures tied between two documents, so many others with growths of that half-year standing between them."""
    goods = ("原煤", "水泥", "纯碱", "烧碱", "硫酸", "化肥", "轮胎", "布匹", "空调", "冰箱")
    texts = [TWO_NAMES[0], *(f"上半年，第{at}批次的{goods[at % 10]}产量同比增长{at}.1%。" for at in range(crowd))]
    documents = [
        read_text(text, path=f"{at:03}.txt", document_id=f"d{at}", published=date(2023, 7, 1) + timedelta(at))
        for at, text in enumerate((*texts, TWO_NAMES[1]), 1)
    ]
    report = checked(documents)
    last = f"d{len(documents)}"
    quotes = {claim.id: claim.quote for claim in report.claims if claim.document in {"d1", last}}
    homes = {claim.id: claim.document for claim in report.claims}
    ties = [check.claims for check in report.checks if {homes[name] for name in check.claims} == {"d1", last}]
    return {tuple(quotes[name] for name in names) for names in ties}


def test_figures_with_names_that_are_only_alike_are_found_in_a_crowd() -> None:
    assert ("8%", "8%") in told_in_a_crowd(0)
    assert told_in_a_crowd(90) == told_in_a_crowd(0)


def test_of_a_crowd_the_likest_names_and_the_own_document_are_looked_at() -> None:
    rice = [f"2022年，甲{chr(0x4E00 + at * 7)}县水稻产量{at + 3}万吨。" for at in range(120)]
    texts = "2022年，全县玉米播种面积7万亩。", "\n\n".join([*rice, "2022年，全县玉米面积7万亩。"])
    documents = [
        read_text(text, path=f"{at}.txt", document_id=f"d{at}", published=PUBLISHED) for at, text in enumerate(texts, 1)
    ]
    crowd = checked(documents).claims
    behind = {claim.id: [each.id for each in others] for claim, others in following(crowd)}
    assert len(crowd) > 2 * WINDOW
    assert all(len(others) <= 2 * WINDOW for others in behind.values())
    assert crowd[-1].id in behind[crowd[0].id]
    assert behind[crowd[1].id][:WINDOW] == [claim.id for claim in crowd[2 : WINDOW + 2]]


def test_what_a_document_says_twice_is_tied_whatever_another_says() -> None:
    twice = "# 要闻\n\n- 2022年国内生产总值超121万亿元\n\n## 2022年国内生产总值超121万亿元\n\n统计部门发布了消息。"
    other = "2022年，国内生产总值1210207亿元，比上年增长3%。"
    documents = [
        read_text(text, path=f"{at}.md", document_id=f"d{at}", published=date(2023, 2, at))
        for at, text in enumerate((other, twice), 1)
    ]
    alone, beside = checked(documents[1:]), checked(documents)
    own = [check.claims for check in alone.checks if check.rule == "CC201"]
    assert own
    assert set(own) <= {check.claims for check in beside.checks}


# -- a year of news --------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def news(shared: Path) -> list[Document]:
    """Three months of daily news."""
    paths = sorted((shared / "news").glob("2023*.md"))[:90]
    return [read_file(path, document_id=f"d{at}") for at, path in enumerate(paths, 1)]


@pytest.fixture(scope="module")
def extracted_once() -> Iterator[None]:
    """What a document says is read once for all runs."""
    from claimcheck import pipeline  # noqa: PLC0415 - only where there is news
    from claimcheck.extract import extract  # noqa: PLC0415

    known: dict[str, tuple[Claim, ...]] = {}

    def remembered(document: Document, *, explained: bool = False) -> tuple[Claim, ...]:
        if document.id not in known:
            known[document.id] = extract(document, explained=explained)
        return known[document.id]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "extract", remembered)
        yield


@pytest.mark.usefixtures("extracted_once")
@settings(max_examples=2, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 999))
def test_days_of_news_say_the_same_in_any_order_and_beside_other_days(news: list[Document], seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret
    both = chance.sample(news, 40)
    whole = checked(both)
    assert shown(checked(sorted(both, key=lambda each: each.id))) == shown(whole)
    assert lost(checked(both[:20]), whole) == []
    assert lost(checked(both[20:]), whole) == []
