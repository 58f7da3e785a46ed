"""Five real documents: the relations among their figures are found and hold, and a slip in one of them is found.

The examples that come with the project tell the same figures in other words, so that all of this runs without the real
documents too.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from _pytest.mark.structures import ParameterSet

from claimcheck import pipeline
from claimcheck.cli import main
from claimcheck.extract import extract
from claimcheck.model import Claim, Document, Report
from claimcheck.pipeline import check_documents, check_paths
from claimcheck.read import read_text

ROOT = Path(__file__).parent.parent
FOLDERS = {"examples": ROOT / "examples" / "seeds", "real": ROOT.parent / "shared" / "seeds"}

# The figures of each relation, by their quotes.
RELATIONS = (
    "397.62万人次 440.59万人次",
    "965.33亿元 1070.20亿元",
    "561.23亿元 624.63亿元",
    "133386.9万人 37093.88万人 96293.02万人",
    "33355.16亿元 22880.57亿元 10474.59亿元",
    "28140.33亿元 17717.80亿元 10422.53亿元",
    "55.04万家 19.8万家 35.24万家",
    "3088种 1698种 1390种",
    "12793亿元 10224亿元 2569亿元",
    "52732家 8319家 18.7%",
    "440.59万人次 140.36万人次 46.8%",
    "1070.20亿元 327.4亿元 44.1%",
    "624.63亿元 185.9亿元 42.4%",
    "1069.10亿元 117.75亿元 12.38%",
    "1125.48万人次 557万人次 98%",
    "58.1% 561.23亿元 965.33亿元",
    "58.4% 624.63亿元 1070.20亿元",
    "56.0% 17.50亿元 31.28亿元",
    "55.5% 13.21亿元 23.82亿元",
    "1.41万元 561.23亿元 397.62万人次",
    "6700元 22.3亿元 33.3万人",
    "210.5元 153.8亿元 7308.2万人",
    "5千亿元 2.7万亿元 2.2万亿元",
    "13.6亿人 13.6亿人",
    "5.3亿人次 5.3亿人次",
    "395个 395个",
    "2231个 2231个",
    "133386.9万人 13.34亿人",
    "24个",
    "17个",
)


@pytest.fixture(autouse=True, scope="module")
def extracted_once() -> Iterator[None]:
    """A slip is in one document; what the others give is extracted once for all tests."""
    known: dict[tuple[object, ...], tuple[Claim, ...]] = {}

    def remembered(document: Document, *, explained: bool = False) -> tuple[Claim, ...]:
        key = document.id, document.published, document.text, explained
        if key not in known:
            known[key] = extract(document, explained=explained)
        return known[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "extract", remembered)
        yield


@cache
def report_of(folder: str) -> Report:
    if not FOLDERS[folder].is_dir():
        pytest.skip("the real documents are not there")
    return check_paths([FOLDERS[folder]], raising=True)


def quotes_of(report: Report, names: tuple[str, ...]) -> list[str]:
    quotes = {claim.id: claim.quote.replace(" ", "") for claim in report.claims}
    return sorted(quotes[name] for name in names)


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("relation", RELATIONS)
def test_a_relation_of_the_documents_is_found_and_holds(folder: str, relation: str) -> None:
    report = report_of(folder)
    judged = {each.verdict for each in report.checks if quotes_of(report, each.claims) == sorted(relation.split())}
    assert "inconsistent" not in judged
    assert judged & {"consistent", "truncated"}


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_documents_hold_no_error_and_no_warning(folder: str) -> None:
    assert [each for each in report_of(folder).findings if each.severity != "note"] == []


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize(("rule", "quotes"), [("CC101", "200多个"), ("CC403", "5.29万家 52732家")])
def test_what_deserves_a_look_is_noted(folder: str, rule: str, quotes: str) -> None:
    report = report_of(folder)
    assert quotes.split() in [quotes_of(report, each.claims) for each in report.findings if each.rule == rule]


def swapped(quote: str) -> str:
    """The first two neighbours of a number that differ change places, unless that puts a zero first."""
    places = [at for at, character in enumerate(quote) if character in "0123456789"]
    pairs = [(a, b) for a, b in pairwise(places) if quote[a] != quote[b] and (a > 0 or quote[b] != "0")]
    if not pairs:
        return quote
    a, b = pairs[0]
    return quote[:a] + quote[b] + quote[a + 1 : b] + quote[a] + quote[b + 1 :]


def changed(quote: str) -> str:
    """The second digit of a number, or its only one, becomes another."""
    at = [place for place, character in enumerate(quote) if character in "0123456789"][:2][-1]
    return quote[:at] + str((int(quote[at]) + 4) % 10) + quote[at + 1 :]


def moved(quote: str) -> str:
    """The point goes one place to the left; of whole things, which have none, nothing is left to move."""
    digits = re.match(r"[0-9]+", quote)
    if digits is None or len(digits[0]) == 1 or quote.endswith(("家", "种", "个")):
        return quote
    return f"{digits[0][:-1]}.{digits[0][-1]}{quote[digits.end() :].removeprefix('.')}"


def scaled(quote: str) -> str:
    """万 for 亿, or the other way round."""
    return quote.replace("万亿", "亿") if "万亿" in quote else quote.translate(str.maketrans("万亿", "亿万"))


SLIPS = {"swapped": swapped, "changed": changed, "moved": moved, "scaled": scaled}


def with_slip(folder: str, quote: str, relation: str, edited: str) -> list[Document]:
    """The documents with another figure for one of a relation."""
    report = report_of(folder)
    check = next(each for each in report.checks if quotes_of(report, each.claims) == sorted(relation.split()))
    claims = [claim for claim in report.claims if claim.id in check.claims and claim.quote.replace(" ", "") == quote]
    wrong = next(each for each in report.documents if each.id == claims[0].document)
    start, end = claims[0].span
    text = wrong.text[:start] + edited + wrong.text[end:]
    read = read_text(text, path=wrong.path, document_id=wrong.id)
    return [read if each.id == wrong.id else each for each in report.documents]


def planted() -> list[ParameterSet]:
    """Every figure of every relation with slips of each kind in turn; fewer in the real documents, which cost more."""
    figures = [(relation, quote) for relation in RELATIONS for quote in dict.fromkeys(relation.split())]
    slips = [(*each, kind, edit(each[1])) for each in figures for kind, edit in SLIPS.items()]
    made = [each for each in slips if each[1] != each[3]]
    found = []
    for folder, every in (("examples", 2), ("real", 3)):
        for relation, quote, kind, edited in made[::every]:
            name = f"{folder} {kind}: {edited} of {relation}"
            found.append(pytest.param(folder, relation, quote, edited, id=name))
    return found


@pytest.mark.parametrize(("folder", "relation", "quote", "edited"), planted())
def test_a_slip_fails_the_run_and_the_finding_cites_it(folder: str, relation: str, quote: str, edited: str) -> None:
    report = check_documents(with_slip(folder, quote, relation, edited), raising=True)
    cited = {name for each in report.findings if each.severity != "note" for name in each.claims}
    assert edited in {claim.quote.replace(" ", "") for claim in report.claims if claim.id in cited}


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        ("bulletin-2023.txt", "收入22880.57亿元", "收入28280.57亿元"),
        ("bulletin-2023.txt", "19.8万家、", "198万家、"),
        ("bulletin-2023.txt", "总金额为12793亿元", "总金额为12739亿元"),
        ("bulletin-2023.txt", "增长12.38%", "增长21.38%"),
        ("settlement-2021-year.md", "440.59万人次", "404.59万人次"),
        ("settlement-2021-year.md", "支付13.21亿元", "支付13.21万元"),
        ("settlement-2021-year.md", "比例为58.4%", "比例为54.8%"),
        ("settlement-2021-year.md", "新疆24个省", "新疆23个省"),
        ("settlement-2021-11.md", "支付561.23亿元", "支付516.23亿元"),
    ],
)
def test_a_slip_that_its_own_document_refutes_needs_no_other(name: str, right: str, wrong: str) -> None:
    text = (FOLDERS["examples"] / name).read_text(encoding="utf-8")
    assert text.count(right) >= 1
    report = check_documents([read_text(text.replace(right, wrong), path=name, document_id="d1")], raising=True)
    cited = {each for finding in report.findings if finding.severity != "note" for each in finding.claims}
    figure = re.sub(r"^\D+|、|省$", "", wrong)
    assert report.failed
    assert any(claim.quote == figure for claim in report.claims if claim.id in cited)


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_command_tells_a_slip_among_the_files(
    folder: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for document in with_slip(folder, "440.59万人次", RELATIONS[0], "404.59万人次"):
        (tmp_path / Path(document.path).name).write_text(document.text, encoding="utf-8")
    assert main(["run", str(tmp_path), "--format", "json"]) == 1
    report = json.loads(capsys.readouterr().out)
    cited = {name for each in report["findings"] if each["severity"] != "note" for name in each["claims"]}
    assert "404.59万人次" in {claim["quote"] for claim in report["claims"] if claim["id"] in cited}
