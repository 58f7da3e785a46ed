"""The HTML report, read back by a parser: whatever the documents say, the page is ours and says what they say."""

from __future__ import annotations

import re
from base64 import b64encode
from collections import Counter
from datetime import date
from fractions import Fraction
from functools import cache
from hashlib import sha256
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tests.render import sample
from tests.render.pages import blocks, body_of, elements, fragment, page_of, parsed, passages, skeleton, text_of

from claimcheck.messages import Language
from claimcheck.messages import html as says
from claimcheck.model import (
    Block,
    BlockKind,
    Claim,
    Document,
    Finding,
    Period,
    Piece,
    Report,
    Section,
    Step,
    Text,
    coverage_of,
)
from claimcheck.pipeline import check_paths, check_text
from claimcheck.render import html
from claimcheck.render.formats import Setting
from claimcheck.render.html import page as parts
from claimcheck.render.html.figures import bracketed, grouped, look
from claimcheck.render.layout import plain
from claimcheck.render.style import Style

ROOT = Path(__file__).parent.parent.parent
FOLDERS = ("seeds", "slips", "monthly", "equations")
LANGUAGES: tuple[Language, ...] = ("zh", "en")
SCRIPTS = "\n".join(
    files("claimcheck.render.html").joinpath(f"script/{name}.js").read_text(encoding="utf-8") for name in parts.SCRIPTS
)
CSS = files("claimcheck.render.html").joinpath("page.css").read_text(encoding="utf-8")
HOSTILE = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "]]><img src=x onerror=alert(1)>",
    "\"' onmouseover='alert(1)' x=\"",
    "</p></article></main></body></html>",
    "</style><style>*{display:none}</style>",
    "</title><base href=//example.org>",
    "{{ 7*7 }}{% raw %}{# #}",
    "javascript:alert(1)",
    "&lt;b&gt;&#0;&amp;",
    "\x00\x07\x1b[31m\r\n\t\x7f",
    "\u2028\u2029\u200b\u202e\ufeff",
    "\ud800\udc00\udfff",
    "𠮷😀\U0010ffff",
    "d1.c1 d9.c9",
)
hostile = st.lists(st.sampled_from(HOSTILE) | st.text(max_size=8), min_size=1, max_size=4).map("".join)


@cache
def report_of(folder: str) -> Report:
    config = ROOT / "examples" / folder / "claimcheck.toml"
    return check_paths(
        [ROOT / "examples" / folder], config=config if config.exists() else None, explained=True, raising=True
    )


@cache
def tree_of(folder: str, language: Language = "zh") -> Element:
    return parsed(page_of(report_of(folder), language))


def report_saying(words: str, *, other: str = "") -> Report:
    """A report in which everything that comes from outside says these words."""
    kinds: tuple[BlockKind, ...] = ("title", "heading", "paragraph", "item", "cell", "cell", "paragraph")
    figure = "12.5亿元"
    texts = [f"文{words}{figure if number == 2 else ''}{words}" for number in range(len(kinds))]
    pieces, at = [], 0
    for text in texts:
        pieces.append(Piece(0, at, len(text), len(text)))
        at += len(text) + 1
    whole = "\n".join(texts)
    built = [Block(kind, text, (piece,), 0) for kind, text, piece in zip(kinds, texts, pieces, strict=True)]
    section = Section(0, f"文{words}", 1)
    path = f"文{words}"
    document = Document("d1", path, f"文{words}", date(2024, 1, 1), whole, (section,), tuple(built))
    example = sample.report()
    start = whole.index(figure)
    claim = evolve(
        example.claims[0],
        span=(start, start + len(figure)),
        quote=figure,
        metric=evolve(example.claims[0].metric, name=f"文{words}", key=f"文{words}", scope=f"文{words}"),
        quantity=evolve(example.claims[0].quantity, unit=f"文{words}"),
        source=f"文{words}",
        derivation=(Step("name", "own_clause", f"文{words}"), Step("unit", "written", "元", (start + 6, start + 7))),
    )
    check = evolve(
        example.checks[0],
        claims=(claim.id,),
        formula=f"文{words} = d1.c1",
        statement=Text(f"文{words}", f"x{words}"),
        unit=f"文{words}",
    )
    suspect = evolve(
        example.findings[0].suspects[0],
        claim=claim.id,
        repairs=tuple(
            evolve(each, span=claim.span, replacement=f"文{words}", text=Text(f"文{words}", f"x{words}"))
            for each in example.findings[0].suspects[0].repairs
        ),
    )
    finding = evolve(
        example.findings[0],
        claims=(claim.id,),
        suspects=(suspect,),
        message=Text(f"文{words}", f"x{words}"),
        certificate=tuple(
            evolve(each, text=Text(f"文{words}", f"x{words}")) for each in example.findings[0].certificate
        ),
    )
    unread = Finding("f2", "CC901", "warning", Text(f"文{words}", f"x{words}"), path=f"文{words}{other}")
    copy = evolve(document, id="d2", same_as="d1")
    return Report((document, copy), (claim,), (check,), (finding, unread))


BENIGN = skeleton(parsed(page_of(report_saying("字"))))


@given(hostile)
def test_no_words_of_a_document_become_markup(words: str) -> None:
    assert skeleton(parsed(page_of(report_saying(words)))) == BENIGN


@given(hostile)
def test_the_page_says_what_the_document_says(words: str) -> None:
    report = report_saying(words)
    tree = parsed(page_of(report))
    shown = passages(tree, "d1")
    assert shown == {number: plain(block.text) for number, block in enumerate(report.documents[0].blocks)}
    told = blocks(tree)
    assert told["figures-d1"]["figures"]["d1.c1"][0]["facts"][0] == plain(f"文{words}")
    assert told["page"]["documents"]["d1"] == plain(f"文{words}")


@given(hostile)
def test_the_page_can_be_written_and_holds_no_control_characters(words: str) -> None:
    page = page_of(report_saying(words))
    page.encode("utf-8")
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f\u2028\u2029\u202e]", page)


@given(hostile)
def test_style_and_script_are_always_the_same(words: str) -> None:
    tree = parsed(page_of(report_saying(words)))
    (style,) = elements(tree, "style")
    (script,) = (each for each in elements(tree, "script") if not each.get("type"))
    assert (style.text, script.text) == (str(parts.style()), str(parts.script()))


@pytest.mark.parametrize("words", HOSTILE)
def test_folded_text_is_what_stands_in_a_small_page(words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    report = report_saying(words)
    small = passages(parsed(page_of(report)), "d1")
    monkeypatch.setattr("claimcheck.render.html.LARGE", 0)
    tree = parsed(page_of(report))
    assert [number for number, text in passages(tree, "d1").items()] == [0]
    inner = fragment(blocks(tree)["text-d1"])
    unfolded = {int(each.get("data-passage", "")): text_of(each) for each in inner.iter() if each.get("data-passage")}
    assert {**passages(tree, "d1"), **unfolded} == small


@pytest.mark.parametrize("folder", FOLDERS)
def test_each_figure_is_marked_once_with_its_quote(folder: str) -> None:
    report, tree = report_of(folder), tree_of(folder)
    marks = [(each.get("id", ""), text_of(each)) for each in elements(tree, "mark")]
    assert len(dict(marks)) == len(marks)
    told = {
        figure["id"]: mark
        for document in report.documents
        if not document.same_as
        for mark, figures in blocks(tree)[f"figures-{document.id}"]["figures"].items()
        for figure in figures
    }
    assert told.keys() == {claim.id for claim in report.claims}
    assert {claim.id: dict(marks)[told[claim.id]] for claim in report.claims} == {
        claim.id: plain(claim.quote) for claim in report.claims
    }


@pytest.mark.parametrize("folder", FOLDERS)
def test_each_passage_of_each_document_is_there(folder: str) -> None:
    report, tree = report_of(folder), tree_of(folder)
    for document in report.documents:
        shown = passages(tree, document.id)
        assert {number: shown[number] for number, _ in enumerate(document.blocks)} == {
            number: plain(block.text) for number, block in enumerate(document.blocks)
        }


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_mark_shows_how_its_figure_stands(folder: str) -> None:
    report, coverage = report_of(folder), coverage_of(report_of(folder))
    marks = {each.get("id"): each.get("class") for each in elements(tree_of(folder), "mark")}
    told = blocks(tree_of(folder))
    for document in report.documents:
        for name, figures in told[f"figures-{document.id}"]["figures"].items():
            if len(figures) == 1:
                assert marks[name] == figures[0]["look"] == look(coverage.of(figures[0]["id"]))


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("<p>全国参保<b>13</b>.6亿人。</p>", ["13.6亿人"]),
        ("<p>全国参保13.6&#20159;人。</p>", ["13.6亿人"]),
        ("<p>全市新增20—200个站点。</p>", ["20", "200个"]),
        ("<table><tr><td>指标</td><td>数值</td></tr><tr><td>参保人数</td><td>95万人</td></tr></table>", ["95万人"]),
    ],
)
def test_figures_are_marked_across_markup(text: str, marked: list[str]) -> None:
    tree = parsed(page_of(check_text(text, explained=True)))
    found = [text_of(each) for each in elements(tree, "mark")]
    assert found == marked


def test_cells_stand_in_the_rows_of_their_table() -> None:
    text = "<table><tr><td>指标</td><td>数值</td></tr><tr><td>参保人数</td><td>95万人</td></tr></table>"
    tree = parsed(page_of(check_text(text)))
    (table,) = (each for each in elements(tree, "table") if each.get("class") == "cells")
    assert [[text_of(cell) for cell in row] for row in elements(table, "tr")] == [
        ["指标", "数值"],
        ["参保人数", "95万人"],
    ]


def claim_at(report: Report, span: tuple[int, int], name: str) -> Claim:
    return evolve(report.claims[0], id=name, span=span, quote=report.documents[0].text[slice(*span)])


def test_figures_that_share_a_place_share_a_mark() -> None:
    report = sample.report()
    first = report.claims[0].span
    claims = (report.claims[0], claim_at(report, first, "d1.c9"), claim_at(report, (first[0], first[1] - 1), "d1.c8"))
    tree = parsed(page_of(Report(report.documents[:1], claims, (), ())))
    (mark,) = elements(tree, "mark")
    assert text_of(mark) == report.claims[0].quote
    assert [each["id"] for each in blocks(tree)["figures-d1"]["figures"][mark.get("id")]] == ["d1.c8", "d1.c1", "d1.c9"]


def test_reference_data_shows_the_rows_that_were_used() -> None:
    report, tree = report_of("equations"), tree_of("equations")
    (table,) = (each for each in report.documents if each.format == "reference")
    own = [claim for claim in report.claims if claim.document == table.id]
    shown = passages(tree, table.id)
    assert own
    assert len(shown) == len({claim.span for claim in own})
    assert all(any(claim.quote in text for text in shown.values()) for claim in own)


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_policy_names_the_style_and_the_script_of_the_page(folder: str, language: Language) -> None:
    tree = tree_of(folder, language)
    (meta,) = (each for each in elements(tree, "meta") if each.get("http-equiv") == "Content-Security-Policy")
    policy = dict(part.strip().split(" ", 1) for part in meta.get("content", "").split(";"))

    def hashed(tag: str) -> str:
        (element,) = (each for each in elements(tree, tag) if not each.get("type"))
        return f"'sha256-{b64encode(sha256((element.text or '').encode()).digest()).decode()}'"

    assert policy == {
        "default-src": "'none'",
        "style-src": hashed("style"),
        "script-src": hashed("script"),
        "base-uri": "'none'",
        "form-action": "'none'",
    }


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_in_the_page_leads_out_of_it(folder: str, language: Language) -> None:
    for element in elements(tree_of(folder, language)):
        assert element.tag not in {"link", "img", "iframe", "object", "embed", "base", "audio", "video", "image", "use"}
        assert not {"src", "srcset", "style", "action", "formaction", "ping"} & element.attrib.keys()
        assert not [name for name in element.attrib if name.lower().startswith("on")]
        assert element.get("href", "#").startswith("#")
    assert not re.search(r"url\(|@import|https?:|//[a-z]+\.", CSS)
    assert not re.search(r"https?:|\bfetch\(|XMLHttpRequest|WebSocket|\beval\(|new Function|import\(", SCRIPTS)


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_links_and_labels_lead_to_what_is_there(folder: str, language: Language) -> None:
    tree = tree_of(folder, language)
    ids = Counter(each.get("id") for each in elements(tree) if each.get("id"))
    assert [name for name, count in ids.items() if count > 1] == []
    figures = {claim.id for claim in report_of(folder).claims}
    named = {each.get("href", "#")[1:] for each in elements(tree, "a")}
    for attribute in ("aria-labelledby", "aria-describedby", "aria-controls", "for"):
        named |= {each.get(attribute, "") for each in elements(tree) if each.get(attribute)}
    assert named - ids.keys() - figures - {"note-title"} == set()


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_level_of_heading_is_skipped(folder: str) -> None:
    levels = [int(each.tag[1]) for each in elements(tree_of(folder)) if re.fullmatch(r"h[1-6]", each.tag)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("language", LANGUAGES)
def test_findings_come_before_the_documents_and_the_gravest_first(language: Language) -> None:
    tree = parsed(page_of(sample.report(), language))
    articles = [each.get("class", "") for each in elements(tree, "article")]
    assert articles == ["finding error", "finding warning", "finding note", *["document"] * 3]


@pytest.mark.parametrize(("language", "lang"), [("zh", "zh-CN"), ("en", "en")])
def test_the_page_says_its_language_and_that_of_the_documents(language: Language, lang: str) -> None:
    tree = parsed(page_of(sample.report(), language))
    assert tree.get("lang") == lang
    assert {each.get("lang") for each in elements(tree, "article") if each.get("class") == "document"} == {"zh-CN"}


def test_a_finding_shows_its_arithmetic_its_proof_and_its_repair() -> None:
    tree = parsed(page_of(sample.report(), "en"))
    (card,) = (each for each in elements(tree, "article") if each.get("id") == "f1")
    text = " ".join(text_of(card).split())
    for wanted in (
        "133386.9万人 = 37093.88万人 + 9629.302万人",
        "the others imply 9.6292975–9.6293065亿人",
        "9629.302 96293.02 the decimal point moved by one place",
        "the total is at least …",
        "a limit was reached",
        "bulletin.txt:3:39",
    ):
        assert wanted in text


def test_a_copy_leads_to_the_document_that_stands_for_it() -> None:
    tree = parsed(page_of(sample.report()))
    (copy,) = (each for each in elements(tree, "article") if each.get("id") == "d3")
    assert [link.get("href") for link in elements(copy, "a")] == ["#d1"]
    assert passages(tree, "d3") == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_on_nothing_says_so(language: Language) -> None:
    text = text_of(parsed(page_of(Report((), (), (), ()), language)))
    assert (says.NOTHING_READ.zh if language == "zh" else says.NOTHING_READ.en) in text


def test_the_body_of_a_page_is_the_golden_one() -> None:
    body = body_of(html.write(sample.report(), Setting(Style("zh"))))
    assert body == (Path(__file__).parent / "golden" / "report.body.html").read_text(encoding="utf-8")


def test_equal_reports_give_equal_pages() -> None:
    assert page_of(sample.report()) == page_of(sample.report())


def test_the_script_says_what_the_catalogue_has() -> None:
    used = set(re.findall(r'\bsay\("(\w+)"', SCRIPTS)) | {"light", "dark", "auto"}
    assert used == says.SCRIPT.keys()


def test_dark_is_the_same_by_choice_and_by_the_system() -> None:
    by_system = re.search(r':root:not\(\[data-theme="light"\]\) \{(.*?)\}', CSS, re.DOTALL)
    by_choice = re.search(r'^:root\[data-theme="dark"\] \{(.*?)\}', CSS, re.DOTALL | re.MULTILINE)
    assert by_system
    assert by_choice
    assert by_system[1].split() == by_choice[1].split()


@pytest.mark.parametrize(
    ("number", "shown"),
    [("1333868500", "1\u202f333\u202f868\u202f500"), ("-0.5", "-0.5"), ("-1234.5", "-1\u202f234.5"), ("2/3", "2/3")],
)
def test_long_numbers_are_grouped(number: str, shown: str) -> None:
    assert grouped(number) == shown


def test_brackets_tell_whether_an_end_is_reached() -> None:
    quantity = sample.report().claims[1].quantity
    assert bracketed(quantity.truncated, "人") == "[370\u202f938\u202f750, 370\u202f938\u202f900) 人"
    assert bracketed(evolve(quantity.truncated, upper=None, upper_open=False), "%") == "≥ 370938750%"
    assert bracketed(evolve(quantity.plausible, lower=Fraction(1), upper=Fraction(1)), "人") == "1人"


def test_a_large_page_is_folded_and_a_small_one_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    assert {each.get("type") for each in elements(tree_of("seeds"), "script")} == {None, "application/json"}
    monkeypatch.setattr("claimcheck.render.html.LARGE", 100_000)
    tree = parsed(page_of(report_of("seeds")))
    folded = blocks(tree)
    places = {each.get("data-folded") for each in elements(tree) if each.get("data-folded")}
    assert {f"text-{each.id}" for each in report_of("seeds").documents} <= places <= folded.keys()
    assert {name: folded[name] for name in blocks(tree_of("seeds"))} == blocks(tree_of("seeds"))


def test_periods_of_figures_are_named() -> None:
    report = sample.report()
    told = blocks(parsed(page_of(report, "en")))["figures-d1"]["figures"]["d1.c4"][0]["facts"]
    assert told[2:5] == [str(Period.year(2023).start.year), "2022", "growth"]


def test_what_somebody_lets_stand_is_told_below_the_findings_with_its_reason_and_a_link() -> None:
    (entry,) = sample.report().suppressed
    hostile = evolve(sample.report(), suppressed=(evolve(entry, reason="<script>改过</script>"),))
    tree = parsed(page_of(hostile))
    (kept,) = (each for each in elements(tree, "details") if each.get("class") == "let-stand")
    assert "<script>改过</script>" in text_of(kept)
    assert not [*elements(kept, "script")]
    targets = {each.get("id") for each in elements(tree)}
    links = [each.get("href", "") for each in elements(kept, "a")]
    assert links
    assert {link.removeprefix("#") for link in links} <= targets


def test_a_report_in_which_nothing_is_let_stand_speaks_of_none() -> None:
    assert "let-stand" not in body_of(page_of(evolve(sample.report(), suppressed=())))
