"""One text in several files is one document, and words that are printed again are one source."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.stories import PUBLISHED, Printed, Slip, edits
from tests.test_worlds import SLIPS, worlds

from claimcheck.model import Document, Finding, Report
from claimcheck.pipeline import check_documents, check_paths, check_text, claims_in, load_config
from claimcheck.read import read_text, with_copies
from claimcheck.render import terminal
from claimcheck.render.style import Style

TITLE = "2022年江苏保险业一览"
BODY = ("2022年，江苏省保费收入4532.18亿元，比上年增长9.14%。", "其中，寿险3047.52亿元，非寿险1484.66亿元。")
PLAIN = "\n\n".join((TITLE, *BODY)) + "\n"
WRAPPED = "".join(f"<p>{text.replace('亿元', '<b>亿元</b>')}</p>\n" for text in BODY)
# The same words in other files.
FORMS = {
    "plain.txt": PLAIN.encode(),
    "windows.txt": ("\ufeff" + TITLE + "\r\n" + "".join(f"\r\n　　{text}\r\n" for text in BODY)).encode(),
    "gbk.txt": PLAIN.encode("gb18030"),
    "utf-16.txt": PLAIN.encode("utf-16"),
    "marked.md": f"# {TITLE}\n\n{BODY[0].replace('9.14%', '**9.14%**')}\n\n{BODY[1]}\n".encode(),
    "page.html": f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{WRAPPED}</body></html>".encode(),
}


def documents(*texts: str, published: Sequence[date | None] = ()) -> list[Document]:
    days = published or [PUBLISHED] * len(texts)
    return [
        read_text(text, path=f"{at}.txt", document_id=f"d{at}", published=day)
        for at, (text, day) in enumerate(zip(texts, days, strict=True), 1)
    ]


def judged(report: Report) -> list[object]:
    """The checks, without their ids."""
    return [(check.rule, check.verdict, check.claims, check.formula, check.strength) for check in report.checks]


# -- copies ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [name for name in FORMS if name != "plain.txt"])
def test_the_same_words_in_another_file_are_a_copy(tmp_path: Path, name: str) -> None:
    for each in ("plain.txt", name):
        (tmp_path / each).write_bytes(FORMS[each])
    alone, both = check_paths([tmp_path / "plain.txt"], raising=True), check_paths([tmp_path], raising=True)
    first, second = both.documents
    copy = first if first.same_as else second
    assert {first.same_as, second.same_as} == {None, (second if copy is first else first).id}
    assert len(both.checks) == len(alone.checks) > 0
    own = [claim for claim in both.claims if claim.document == copy.id]
    assert [claim.quantity.value for claim in own] == [claim.quantity.value for claim in alone.claims]
    assert all(copy.text[slice(*claim.span)] == claim.quote for claim in own)


def test_one_file_by_two_names_is_one_document(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(FORMS["plain.txt"])
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    same = [tmp_path / "a.txt", tmp_path / "a.txt", tmp_path / "." / "a.txt", tmp_path, tmp_path / "b.txt"]
    assert [document.same_as for document in check_paths(same, raising=True).documents] == [None]


def test_other_words_are_no_copy_and_empty_files_repeat_nothing() -> None:
    found = with_copies(documents(PLAIN, PLAIN.replace("9.14", "9.41"), "", "\n", PLAIN + "（完）"))
    assert [document.same_as for document in found] == [None] * 5


def test_words_of_two_days_are_no_copies_and_those_of_no_day_are() -> None:
    days = [None, date(2023, 5, 1), date(2023, 4, 1), date(2023, 4, 1)]
    found = with_copies(documents(*[PLAIN] * 4, published=days))
    assert [document.same_as for document in found] == ["d3", None, None, "d3"]


def test_this_year_of_two_days_is_two_years() -> None:
    text = "今年一季度，某市汽车销量31.5万辆。"
    report = check_documents(documents(text, text, published=[date(2023, 4, 9), date(2024, 4, 9)]), raising=True)
    assert [document.same_as for document in report.documents] == [None, None]
    assert len({claim.period for claim in report.claims}) == 2


def test_the_file_that_is_believed_most_stands_for_its_copies(tmp_path: Path) -> None:
    (tmp_path / "claimcheck.toml").write_text('[[authority]]\npaths = ["z.txt"]\nrank = 3\n', encoding="utf-8")
    for name in ("a.txt", "z.txt"):
        (tmp_path / name).write_bytes(FORMS["plain.txt"])
    paths = [tmp_path / "a.txt", tmp_path / "z.txt"]
    report = check_paths(paths, config=load_config(tmp_path / "claimcheck.toml"), raising=True)
    assert [document.same_as for document in report.documents] == ["d2", None]
    assert [document.same_as for document in claims_in(paths).documents] == [None, "d1"]


WRONG = "# 外贸\n\n2023年，江苏省进出口52493.8亿元，其中出口33719.1亿元，进口18747.7亿元。\n"


def test_a_fault_in_two_copies_is_told_once_and_names_both(tmp_path: Path) -> None:
    for name in ("first.md", "second.md"):
        (tmp_path / name).write_text(WRONG, encoding="utf-8")
    report = check_paths([tmp_path], raising=True)
    assert [(finding.severity, finding.rule) for finding in report.findings] == [("error", "CC306")]
    shown = terminal.render(report, Style("zh", width=200))
    first, second = (str(tmp_path / name) for name in ("first.md", "second.md"))
    assert f"同文    {second}" in shown
    assert f"同 {first}" in shown
    assert "2 个文档（重复的 1 个），3 个数字" in shown
    assert f"与 {first} 文字相同，只核对一次" in terminal.render(report, Style("zh", width=200, verbose=True))


@st.composite
def faulty_worlds(draw: st.DrawFn) -> list[str]:
    """Documents with a slip, beside others without."""
    slip = draw(SLIPS)
    return list(dict.fromkeys([*printed(slip), *draw(worlds())]))


def printed(slip: Slip) -> list[str]:
    texts = slip.telling.printed(slip.telling.figures | {slip.name: slip.printed})
    return list(texts) if slip.apart else ["\n\n".join(texts)]


@settings(max_examples=20)
@given(st.data())
def test_a_document_that_is_there_twice_adds_no_check_and_no_finding(data: st.DataObject) -> None:
    texts = data.draw(faulty_worlds())
    doubled = [*texts, data.draw(st.sampled_from(texts))]
    alone, both = (check_documents(documents(*each), raising=True) for each in (texts, doubled))
    assert judged(both) == judged(alone)
    assert both.findings == alone.findings
    assert both.derived == alone.derived


# -- reprints --------------------------------------------------------------------------------------------------------

FIGURE = "2022年，江苏省保费收入4532.18亿元，市场运行平稳。"
OWN_WORDS = (
    FIGURE,
    "据有关部门通报，全省保险业去年成绩不俗，2022年江苏省保费收入4532.18亿元。",
    "说到保险，2022年，江苏省保费收入达到4532.18亿元，位居各省前列，再上台阶。",
)
OTHERWISE = "新闻快讯：江苏省2022年保费收入4523.18亿元，业内人士这样告诉笔者。"


def reprint(text: str, headline: str) -> str:
    return f"{headline}\n\n本报讯　{text}\n"


REPRINTS = tuple(reprint(FIGURE, headline) for headline in ("江苏保险业一年", "去年保险业平稳", "保险市场回顾"))


def blamed(*texts: str) -> list[str]:
    """Quotes of the numbers that are suspected first, each once."""
    report = check_text(*texts, published=PUBLISHED, raising=True)
    quotes = {claim.id: claim.quote for claim in report.claims}
    (finding,) = report.findings
    first = [suspect for suspect in finding.suspects if suspect.rank == 1]
    return sorted({quotes[suspect.claim] for suspect in first})


def test_of_a_figure_told_in_their_own_words_by_three_the_fourth_is_suspected() -> None:
    assert blamed(*OWN_WORDS, OTHERWISE) == ["4523.18亿元"]


def test_three_reprints_are_one_source_so_that_nobody_knows_who_is_wrong() -> None:
    assert blamed(*REPRINTS, OTHERWISE) == ["4523.18亿元", "4532.18亿元"]


def test_a_reprint_names_the_claim_that_it_repeats() -> None:
    report = check_text(*REPRINTS, published=PUBLISHED, raising=True)
    first = min(report.documents, key=lambda document: document.title).id
    assert {claim.reprint_of for claim in report.claims} == {None, f"{first}.c1"}
    assert [claim.document for claim in report.claims if claim.reprint_of is None] == [first]


def test_own_words_are_no_reprint() -> None:
    report = check_text(*OWN_WORDS, published=PUBLISHED, raising=True)
    assert {claim.reprint_of for claim in report.claims} == {None}


def test_one_story_in_a_file_of_several_is_a_reprint() -> None:
    others = f"国内联播快讯\n\n2022年，某市新建公园38个。\n\n{FIGURE}\n\n2022年，某县种植果树5万亩。"
    report = check_text(reprint(FIGURE, "江苏保险业一年"), others, published=PUBLISHED, raising=True)
    repeated = [claim.quote for claim in report.claims if claim.reprint_of]
    assert repeated == ["4532.18亿元"]


def test_what_a_document_prints_twice_is_two_prints_of_it() -> None:
    twice = f"{FIGURE}\n\n（记者）{FIGURE}\n"
    alone = check_text(twice, published=PUBLISHED, raising=True)
    assert {claim.reprint_of for claim in alone.claims} == {None}
    both = check_text(twice, "又讯\n\n" + twice, published=PUBLISHED, raising=True)
    assert len({claim.reprint_of for claim in both.claims} - {None}) == 2


def test_a_fault_that_is_reprinted_is_told_once_and_is_no_revision() -> None:
    report = check_text(WRONG, WRONG.replace("# 外贸", "# 去年外贸一览"), published=PUBLISHED, raising=True)
    (finding,) = report.findings
    assert {name.partition(".")[0] for name in finding.claims} == {"d1", "d2"}
    assert finding.severity == "error"
    assert "修订" not in finding.message.zh
    first = [suspect.claim for suspect in finding.suspects if suspect.rank == 1]
    assert sorted(first) == ["d1.c3", "d2.c3"]


def test_a_reprint_makes_a_fault_no_harder_to_judge() -> None:
    text = "2014年，杭州市公路货运量100000.00亿吨。2019年，杭州市公路货运量1794847697万吨，五年年均增长12.36%。"
    (alone,) = check_text(text, published=PUBLISHED, raising=True).findings
    (both,) = check_text(text, reprint(text, "摘登一则"), published=PUBLISHED, raising=True).findings
    assert not both.bounded
    assert ranked(both, {each.claim for each in alone.suspects}) == ranked(
        alone, {each.claim for each in alone.suspects}
    )


DIGITS = Printed("4532.18", "亿", "元")


@pytest.mark.parametrize("wrong", sorted({each.digits for each in edits(DIGITS) if each.word == "亿"}))
def test_a_reprint_with_one_slip_is_found(wrong: str) -> None:
    report = check_text(REPRINTS[0], REPRINTS[1].replace("4532.18", wrong), published=PUBLISHED, raising=True)
    quotes = {claim.id: claim.quote for claim in report.claims}
    assert [finding.severity for finding in report.findings] == ["warning"]
    assert {quotes[name] for name in report.findings[0].claims} == {"4532.18亿元", f"{wrong}亿元"}


@settings(max_examples=20)
@given(st.data())
def test_a_reprint_changes_nobodys_rank(data: st.DataObject) -> None:
    slip = data.draw(SLIPS)
    texts = printed(slip)
    again = data.draw(st.sampled_from(texts))
    body = [line for line in again.splitlines() if line and not line.startswith("#")]
    report = check_text(*texts, published=PUBLISHED, raising=True)
    beside = check_text(*texts, reprint("\n\n".join(body), "摘登一则"), published=PUBLISHED, raising=True)
    own = {claim.id for claim in report.claims}
    for finding in report.findings:
        same = next(each for each in beside.findings if set(finding.claims) <= set(each.claims))
        assert same.severity == finding.severity
        assert ranked(same, own) == ranked(finding, own)


def ranked(finding: Finding, own: set[str]) -> list[set[str]]:
    """The numbers suspected, those of each rank together, the likeliest first."""
    suspects = [each for each in finding.suspects if each.claim in own and each.what == "number"]
    ranks = sorted({each.rank for each in suspects})
    return [{each.claim for each in suspects if each.rank == rank} for rank in ranks]
