"""The HTML report in a real browser: opened, clicked, reached by keyboard, filtered, printed, and read back."""

from __future__ import annotations

import re
from typing import Any

import pytest
from tests.browser.conftest import Opened, Page, missing, until

SWAPPED = "404.59万人次"
LINK = f"article.finding a.figure:has-text('{SWAPPED}')"
VIEWS = ("view-reading", "view-coverage", "view-series", "view-matrix")


def focused(page: Page) -> str:
    """The text of the element with the focus."""
    return str(page.evaluate("document.activeElement.textContent"))


def marked(page: Page, quote: str) -> Any:
    return page.locator("article.document:not([hidden]) mark", has_text=quote).first


def test_it_opens_on_the_document_of_the_gravest_finding(opened: Opened) -> None:
    page = opened()
    assert page.locator("article.finding").count() == 6
    assert page.locator("article.document:visible h3").all_inner_texts() == ["2023年医保统计快报(含差错的样稿)"]
    assert page.inner_text("#shown") == "显示 6/6 条发现，23 个数字"


def test_a_click_on_a_figure_of_a_finding_leads_to_it_in_its_document(opened: Opened) -> None:
    page = opened()
    page.locator(LINK).first.click()
    marked(page, SWAPPED).wait_for()
    until(page, f"document.activeElement.textContent === '{SWAPPED}'")
    assert marked(page, SWAPPED).get_attribute("class") == "contradicted cited target"
    assert page.locator("mark.cited:visible").all_inner_texts() == [SWAPPED, "140.36万人次", "46.8%"]
    top, height = page.evaluate("[document.activeElement.getBoundingClientRect().top, innerHeight]")
    assert 0 <= top < height


def test_a_click_on_a_finding_puts_it_in_the_address(opened: Opened) -> None:
    page = opened()
    card = page.locator("article.finding", has_text=SWAPPED).first
    card.locator(".message a").click()
    until(page, f"document.activeElement.textContent === '{SWAPPED}'")
    assert page.url.endswith(f"#{card.get_attribute('id')}")
    page.go_back()
    until(page, "location.hash === ''")


def test_the_address_of_a_finding_opens_it(opened: Opened) -> None:
    page = opened(at="#f5")
    assert page.locator("article.finding.current").get_attribute("id") == "f5"
    assert page.locator("mark.target").inner_text() == SWAPPED


def test_the_address_of_a_figure_opens_its_document(opened: Opened) -> None:
    page = opened("seeds", at="#d5.c2")
    assert page.locator("article.document:visible").get_attribute("id") == "d5"
    assert page.locator("mark.target").count() == 1


def test_the_note_on_hover_can_be_entered_and_leaves_with_the_pointer(opened: Opened) -> None:
    page = opened()
    marked(page, "22.3亿元").hover()
    note = page.locator("#note")
    note.wait_for(state="visible")
    note.hover()
    page.wait_for_timeout(400)
    assert note.is_visible()
    page.mouse.move(2, 2)
    note.wait_for(state="hidden")


def test_the_note_tells_what_is_measured_how_exactly_and_why(opened: Opened) -> None:
    page = opened(language="en")
    marked(page, "22.3亿元").hover()
    page.locator("#note").wait_for(state="visible")
    page.locator("#note summary", has_text="Why it was read so").click()
    text = page.inner_text("#note")
    for wanted in (
        "22.3亿元",
        "confirmed 1 check holds",
        "医疗救助支出",
        "2023",
        "[2\u202f225\u202f000\u202f000, 2\u202f240\u202f000\u202f000) 元",
        "6700元 = 22.3亿元 ÷ 33.3万人",
        "would notice",
        "printed in Arabic digits 22.3",
        "a magnitude stands behind the digits 亿",
    ):
        assert wanted in re.sub(r"[ \t]+", " ", text)


def test_words_that_made_a_figure_are_shown_in_the_text(opened: Opened) -> None:
    page = opened()
    marked(page, "22.3亿元").hover()
    page.locator("#note").wait_for(state="visible")
    words = page.evaluate("[...CSS.highlights.get('words')].map((each) => each.toString())")
    assert {"2023年", "22.3", "亿", "元"} <= set(words)


def test_it_works_by_keyboard_alone(opened: Opened) -> None:
    page = opened()
    page.keyboard.press("Tab")
    assert focused(page) == "跳到发现"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    until(page, "document.activeElement.id === 'documents'")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('mark')"):
            break
    quote = focused(page)
    note = page.locator("#note")
    note.wait_for(state="visible")
    page.keyboard.press("Enter")
    until(page, "document.activeElement.id === 'note'")
    page.keyboard.press("Tab")
    assert page.evaluate("document.getElementById('note').contains(document.activeElement)")
    page.keyboard.press("Escape")
    assert note.is_hidden()
    assert focused(page) == quote
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('mark')")
    assert focused(page) != quote


def test_tab_leaves_the_note_for_the_next_figure(opened: Opened) -> None:
    page = opened()
    mark = marked(page, "133386.9万人")
    mark.focus()
    page.keyboard.press("Enter")
    until(page, "document.activeElement.id === 'note'")
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('mark')"):
            break
    assert focused(page) == "37093.88万人"


def test_a_tap_shows_the_note_at_the_foot_of_a_narrow_screen(opened: Opened) -> None:
    page = opened(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    mark = marked(page, "22.3亿元")
    mark.scroll_into_view_if_needed()
    mark.tap()
    page.locator("#note").wait_for(state="visible")
    box = page.locator("#note").bounding_box()
    assert (box["x"], round(box["x"] + box["width"]), round(box["y"] + box["height"])) == (0, 390, 800)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    figure = mark.bounding_box()
    assert figure["y"] + figure["height"] <= box["y"]


def test_a_screen_reader_is_told_how_a_figure_stands(opened: Opened) -> None:
    page = opened(language="en")
    mark = marked(page, "9629.302万人")
    assert mark.get_attribute("role") == "button"
    described = page.evaluate("(id) => document.getElementById(id).textContent", mark.get_attribute("aria-describedby"))
    assert described == "contradicted"


def test_findings_are_filtered_and_counted_aloud(opened: Opened) -> None:
    page = opened()
    page.select_option("[name=rule]", "CC306")
    until(page, "document.getElementById('shown').textContent.startsWith('显示 2/6')")
    assert page.locator("article.finding:visible").count() == 2
    page.select_option("[name=document]", "d2")
    until(page, "document.getElementById('shown').textContent.startsWith('显示 0/6 条发现，11')")
    page.click("button[type=reset]")
    until(page, "document.getElementById('shown').textContent.startsWith('显示 6/6')")
    page.uncheck("[name=severity][value=error]")
    until(page, "document.getElementById('shown').textContent.startsWith('显示 0/6')")
    assert page.get_attribute("#shown", "role") == "status"


def test_a_metric_is_found_in_all_documents(opened: Opened) -> None:
    page = opened("seeds", "en")
    page.fill("[name=metric]", "参保率")
    page.locator("#matches").wait_for(state="visible")
    found = page.locator("#matches a.figure").all_inner_texts()
    assert len(found) == 4
    assert page.inner_text("#shown").endswith("4 figures shown")
    page.locator("#matches a.figure").last.click()
    until(page, "document.activeElement.matches('mark.target')")
    assert focused(page) in found[-1]
    assert page.locator("mark.off:visible").count() > 0


def test_the_filters_are_part_of_the_address(opened: Opened) -> None:
    page = opened()
    page.select_option("[name=rule]", "CC306")
    until(page, "location.hash.includes('rule=CC306')")
    again = opened(at=page.evaluate("location.hash"))
    assert again.locator("article.finding:visible").count() == 2
    assert again.input_value("[name=rule]") == "CC306"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_follows_the_system_and_can_be_told_otherwise(opened: Opened, scheme: str) -> None:
    page = opened(color_scheme=scheme)
    ground = "getComputedStyle(document.body.querySelector('article')).backgroundColor"
    by_system = page.evaluate(ground)
    page.click("#theme")
    page.click("#theme")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert (page.evaluate(ground) == by_system) == (scheme == "dark")


def test_print_shows_findings_and_then_all_documents_without_controls(opened: Opened) -> None:
    page = opened()
    page.emulate_media(media="print")
    assert page.locator("article.document:visible").count() == 2
    assert page.locator("article.finding:visible").count() == 6
    assert page.locator("form:visible, button:visible, nav:visible, #note:visible").count() == 0
    tops = page.evaluate(
        "[...document.querySelectorAll('#findings, #documents')].map((each) => each.getBoundingClientRect().top)"
    )
    assert tops == sorted(tops)
    styles = page.evaluate(
        "[...document.querySelectorAll('mark')].map((each) => getComputedStyle(each).textDecorationStyle)"
    )
    assert set(styles) == {"solid", "wavy", "double", "dotted"}


def test_how_figures_stand_shows_in_their_underline_alone(opened: Opened) -> None:
    page = opened("seeds")
    shown = page.evaluate(
        """[...document.querySelectorAll('.legend .sample')].map((each) => {
          const style = getComputedStyle(each);
          return style.textDecorationStyle + style.textDecorationThickness;
        })"""
    )
    assert len(set(shown)) == len(shown) == 5


def test_series_and_matrix_lead_to_figures_and_back(opened: Opened) -> None:
    page = opened("seeds")
    page.click("nav.views a[href='#view-matrix']")
    page.locator("#view-matrix tbody th a").nth(2).click()
    page.locator("article.series:visible").wait_for()
    assert page.locator("article.series:visible").count() == 1
    page.locator("article.series:visible svg a").first.click()
    until(page, "document.activeElement.matches('mark.target')")
    assert page.locator("#view-reading").is_visible()


@pytest.fixture
def folded(monkeypatch: pytest.MonkeyPatch) -> str:
    """The report on the seeds as if it were too large to keep everything in place."""
    monkeypatch.setattr("claimcheck.render.html.LARGE", 1000)
    return "folded"


def test_a_large_report_unfolds_what_is_opened(opened: Opened, folded: str) -> None:
    page = opened(folded)
    assert page.locator("article.document [data-passage]:not(h3)").count() > 0
    closed = page.evaluate("[...document.querySelectorAll('.text[data-folded]')].length")
    assert closed == 4
    page.locator(".list a").nth(1).click()
    page.locator("article#d2 mark", has_text="133386.9万人").first.hover()
    page.locator("#note").wait_for(state="visible")
    assert "基本医疗保险参保人数" in page.inner_text("#note")
    page.click("nav.views a[href='#view-matrix']")
    page.locator("#view-matrix tbody th a").first.click()
    page.locator("article.series:visible svg").wait_for()


def test_a_small_report_can_be_read_without_its_script(opened: Opened) -> None:
    page = opened()
    plain = page.context.browser.new_context(java_script_enabled=False).new_page()
    plain.goto(page.address)
    assert plain.locator("article.document:visible").count() == 2
    assert plain.locator("article.finding:visible").count() == 6
    assert plain.locator("form:visible, button:visible").count() == 0
    plain.context.close()


def violations(page: Page) -> list[str]:
    try:
        from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415 - an extra
    except ImportError:
        missing("axe-playwright-python is not installed (the extra “browser”)")
    rules = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
    found = Axe().run(page, options={"runOnly": rules}).response["violations"]
    return [f"{each['id']}: {node['html'][:200]}" for each in found for node in each["nodes"][:3]]


@pytest.mark.parametrize(
    ("name", "scheme", "language"),
    [("slips", "light", "zh"), ("slips", "dark", "en"), ("seeds", "light", "en"), ("seeds", "dark", "zh")],
)
def test_axe_finds_nothing_of_level_a_or_aa(opened: Opened, name: str, scheme: str, language: str) -> None:
    page = opened(name, language, color_scheme=scheme)
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    page.locator("article.finding a.figure").first.click()
    until(page, "document.activeElement.matches('mark')")
    assert violations(page) == []
    page.keyboard.press("Enter")
    until(page, "document.activeElement.id === 'note'")
    page.evaluate("for (const each of document.querySelectorAll('#note details')) each.open = true")
    assert violations(page) == []
    for view in VIEWS[1:]:
        link = page.locator(f"nav.views a[href='#{view}']")
        if link.count() and name == "seeds":
            link.click()
            page.locator(f"#{view}").wait_for(state="visible")
            assert violations(page) == []
