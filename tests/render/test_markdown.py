from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import example, given
from markdown_it import MarkdownIt
from markdown_it.token import Token
from tests.render.reports import MARKUP, reports, setting, texts
from tests.render.sample import report

from claimcheck.messages import Language
from claimcheck.model import Report, Text
from claimcheck.render import markdown
from claimcheck.render.layout import plain
from claimcheck.render.lookup import Lookup
from claimcheck.render.markdown import code, escaped

GOLDEN = Path(__file__).parent / "golden"
BLOCKS = {"heading", "paragraph", "blockquote", "bullet_list", "list_item"} | {
    *("table", "thead", "tbody", "tr", "th", "td", "inline")
}
# Own markup within a line: code, and what keeps GitHub from reading on behind a sign.
INLINE = {"text", "code_inline", "html_inline", "text_special"}
KEPT_APART = {"<!-- -->", "<span>", "</span>"}
PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def tokens(text: str) -> Iterator[Token]:
    for token in PARSER.parse(text):
        yield token
        yield from token.children or ()


def lines(text: str) -> list[str]:
    """What a reader sees of each heading, paragraph, item and cell."""
    return [
        "".join(part.content for part in token.children or () if part.type != "html_inline")
        for token in PARSER.parse(text)
        if token.type == "inline"
    ]


def page(each: Report, language: Language = "en", *, verbose: bool = False) -> str:
    return markdown.write(each, setting(language, verbose=verbose))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_is_the_golden_one(language: Language) -> None:
    assert page(report(), language) == (GOLDEN / f"report.{language}.md").read_text(encoding="utf-8")


@given(reports())
def test_no_text_of_a_document_becomes_markup(each: Report) -> None:
    for token in tokens(page(each, verbose=True)):
        kind = token.type.removesuffix("_open").removesuffix("_close")
        assert kind in BLOCKS | INLINE, (kind, token.content)
        if kind == "html_inline":
            assert token.content in KEPT_APART


@given(reports())
def test_every_finding_is_told_with_its_message_and_place(each: Report) -> None:
    at = Lookup(each)
    seen = lines(page(each))
    for finding in each.findings:
        assert f"{finding.severity} {finding.rule}" in seen
        assert at.named(finding.message.en).strip() in {line.strip() for line in seen} | {""}
        for claim in at.cited(finding)[:1]:
            assert plain(at.place(claim)) in seen


@given(reports())
def test_the_figure_stands_in_its_line_as_code(each: Report) -> None:
    at = Lookup(each)
    quotes = [plain(at.cited(finding)[0].quote) for finding in each.findings if at.cited(finding)]
    parsed = PARSER.parse(page(each))
    shown = [
        [part.content for part in parsed[number + 2].children or () if part.type == "code_inline"]
        for number, token in enumerate(parsed)
        if token.type == "blockquote_open"
    ]
    assert shown == [[quote] for quote in quotes]


@given(texts)
@example("".join(MARKUP))
def test_escaped_text_reads_as_it_was(text: str) -> None:
    (line,) = lines(f"x\n\n{escaped(text)}")[1:] or [""]
    assert line.strip() == plain(text).strip()


@given(texts)
@example(" ")
@example("`")
@example(" ` ")
def test_text_as_code_reads_as_it_was(text: str) -> None:
    parts = [part for token in PARSER.parse(f"x {code(text)} x") for part in token.children or ()]
    shown = [part.content for part in parts if part.type == "code_inline"]
    assert shown == ([plain(text)] if text else [])


@pytest.mark.parametrize("text", ["@everyone", "见#12", "user@example.com", ":smile:", "https://x.example", "$x$"])
def test_what_a_forge_reads_behind_the_markup_is_kept_apart(text: str) -> None:
    shown = escaped(text)
    assert not re.search(r"@\w|#\d|:\w+:|://|\$\w", shown)


def many(count: int) -> Report:
    sample = report()
    finding = evolve(sample.findings[0], message=Text("差" * 400, "x " * 400))
    return evolve(sample, findings=tuple(evolve(finding, id=f"f{number}") for number in range(count)))


def test_a_long_page_is_cut_where_a_comment_would_be_too_long() -> None:
    text = page(many(400))
    told = text.count("### error CC301")
    assert 0 < told < 400
    assert f"{400 - told} more findings are not listed: -v lists them all.\n" in text
    assert len(text) <= 65_536
    assert page(many(400), verbose=True).count("### error CC301") == 400


def test_what_somebody_lets_stand_is_told_with_its_reason_and_a_baseline_is_counted() -> None:
    (stands,) = report().suppressed
    old = evolve(stands, by="baseline", where="claimcheck-baseline.json", reason="")
    text = page(evolve(report(), suppressed=(stands, old, old)))
    assert text.splitlines()[0].endswith("suppressed 1, in the baseline 2")
    assert text.count("does not follow from its base") == 1
    assert f"`claimcheck.toml:7`: {stands.reason}" in text
    whole = page(evolve(report(), suppressed=(stands, old, old)), verbose=True)
    assert whole.count("  - baseline `claimcheck-baseline.json`") == 2


def test_the_coverage_counts_every_figure_once() -> None:
    rows = [line for line in page(report()).splitlines() if line.startswith("| ")]
    counts = [int(cell) for cell in rows[1].strip("| ").split("|")]
    assert counts[0] == sum(counts[1:]) == 5


def test_a_report_on_nothing_says_so() -> None:
    assert "No document could be read." in page(Report((), (), (), ()))
    assert "Nothing found." in page(evolve(report(), findings=()))
