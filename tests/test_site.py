"""The site of the documentation: it builds without a warning, reaches for nothing outside, and leaves nothing out."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

import pytest
from tests.pages import ROOT, read

import claimcheck
from claimcheck.relate import RETIRED, RULES, RUN_RULES, Rule

HERE = ROOT / "docs" / "site"
EVERY_RULE = (*RULES, *RUN_RULES)
# What makes a browser fetch something; a link that a reader follows is none.
FETCHED = {
    ("script", "src"),
    ("img", "src"),
    ("iframe", "src"),
    ("source", "src"),
    ("object", "data"),
    ("embed", "src"),
}
RELATIONS = {"stylesheet", "icon", "preload", "prefetch", "preconnect", "dns-prefetch", "modulepreload", "manifest"}


def module(name: str, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(HERE))
    return import_module(name)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site, built as the README says."""
    if not find_spec("mkdocs") or not find_spec("mkdocstrings"):
        pytest.skip("the extra docs is not installed; .ci/run installs it and runs these tests again")
    folder = tmp_path_factory.mktemp("site")
    words = (sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder))
    offline = {"http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9", "NO_MKDOCS_2_WARNING": "1"}
    paths = {"PYTHONPATH": str(ROOT / "src"), "PYTHONWARNINGS": "ignore"}
    done = subprocess.run(  # noqa: S603 - our own command
        words, cwd=ROOT, capture_output=True, text=True, check=False, env=os.environ | offline | paths
    )
    assert done.returncode == 0, done.stderr
    return folder


class Fetches(HTMLParser):
    """What a page makes a browser fetch, and the anchors that it has."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.anchors: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.anchors.add(given.get("id", ""))
        self.found += [value for name, value in given.items() if (tag, name) in FETCHED]
        if tag == "link" and RELATIONS & set(given.get("rel", "").split()):
            self.found.append(given["href"])


def parsed(page: Path) -> Fetches:
    fetches = Fetches()
    fetches.feed(page.read_text(encoding="utf-8"))
    return fetches


def test_no_page_fetches_anything_from_outside(site: Path) -> None:
    found = {url for page in site.rglob("*.html") for url in parsed(page).found}
    assert found
    assert [url for url in found if re.match(r"(?:\w+:)?//", url)] == []


def test_no_style_fetches_anything_from_outside(site: Path) -> None:
    styles = [style.read_text(encoding="utf-8") for style in site.rglob("*.css")]
    assert styles
    assert [
        url for style in styles for url in re.findall(r"(?:url\(|@import )[\"']?((?:https?:)?//[^)\"']+)", style)
    ] == []


def test_the_script_fetches_from_outside_only_for_what_no_page_has(site: Path) -> None:
    # The theme's script can draw mermaid diagrams and show the stars of a repository: pages have neither.
    pages = [page.read_text(encoding="utf-8") for page in site.rglob("*.html")]
    assert not any('class="mermaid"' in page or 'data-md-component="source"' in page for page in pages)


def test_every_page_is_built_in_both_languages(site: Path) -> None:
    english = {page.relative_to(site) for page in site.rglob("*.html") if "zh-CN" not in page.parts} - {
        Path("404.html")
    }
    chinese = {page.relative_to(site / "zh-CN") for page in (site / "zh-CN").rglob("*.html")}
    assert english == chinese
    assert {f"{page.name.split('.')[0]}.html" for page in (ROOT / "docs").glob("*.md")} <= {
        str(page) for page in english
    }


@pytest.mark.parametrize("rule", EVERY_RULE, ids=lambda rule: rule.code)
def test_every_rule_has_its_anchor_in_both_languages(site: Path, rule: Rule) -> None:
    for folder in (site, site / "zh-CN"):
        assert rule.code in parsed(folder / "rules" / f"{rule.code[:3].lower()}.html").anchors


def test_what_is_searched_has_both_languages(site: Path) -> None:
    index = (site / "search" / "search_index.js").read_text(encoding="utf-8")
    assert '"location":"figures.html' in index
    assert '"location":"zh-CN/figures.html' in index


def test_every_public_name_is_on_the_page_of_reference() -> None:
    for name in ("docs/reference.md", "docs/reference.zh-CN.md"):
        told = re.findall(r"^::: claimcheck\.(\w+)$", read(name), re.MULTILINE)
        assert sorted((*told, "__version__")) == sorted(claimcheck.__all__)


@pytest.mark.parametrize("name", [name for name in claimcheck.__all__ if name != "__version__"])
def test_every_public_name_has_a_docstring(name: str) -> None:
    assert (getattr(claimcheck, name).__doc__ or "").strip()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_pages_on_rules_name_each_rule_with_what_the_tool_says(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = dict(module("rules", monkeypatch).pages(language))
    overview = pages["rules/index.md"]
    for rule in EVERY_RULE:
        page = pages[f"rules/{rule.code[:3].lower()}.md"]
        own = page.split(f"## {rule.code} ")[1].split("\n## ")[0]
        assert f"#{rule.code})" in overview
        assert re.search(rf" {rule.code}(?:: |：)", own) or rule in RUN_RULES
    assert all(code in overview for code in RETIRED)


@pytest.mark.parametrize("name", ["docs/figures.md", "docs/figures.zh-CN.md"])
def test_the_tables_of_what_figures_mean_are_what_is_read(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    figures = module("figures", monkeypatch)
    rows = re.findall(r"^\| `([^`]+)` \|.*\|$", read(name), re.MULTILINE)
    lines = read(name).splitlines()
    told = [words for words in rows if re.search(r"[一-鿿%]", words)]
    ranges = [words for words in told if figures.quantities(words)]
    times = [words for words in told if words not in ranges]
    assert len(ranges) > 15
    assert len(times) > 8
    assert [words for words in ranges if figures.row(words) not in lines] == []
    assert [words for words in times if figures.time_row(words) not in lines] == []


@pytest.mark.parametrize("name", ["docs/figures.md", "docs/figures.zh-CN.md"])
def test_the_kinds_of_figures_are_read_as_the_page_says(name: str) -> None:
    rows = re.findall(r"^\| `(\w+)`(?:（.+）)? \| (\S+) \| (.+) \|$", read(name), re.MULTILINE)
    told = [(kind, words, value.replace("\u202f", "")) for kind, words, value in rows if kind.isascii()]
    assert len(told) == 7
    for kind, words, value in told:
        (claim,) = (each for each in claimcheck.check_text(f"2023年，全省{words}。").claims)
        printed = f"{float(claim.quantity.value):.10g}".replace("-", "−")
        assert (claim.kind, printed + claim.quantity.unit) == (kind, value)


@pytest.mark.parametrize(
    ("start", "words", "page"),
    [("index.html", "shared comparator", "rules/cc3.html"), ("zh-CN/index.html", "百分点", "zh-CN/")],
)
def test_the_site_is_searched_from_a_file_in_both_languages(site: Path, start: str, words: str, page: str) -> None:
    browser = shutil.which("chromium")
    if not browser or not find_spec("playwright"):
        pytest.skip("needs chromium and playwright")
    with import_module("playwright.sync_api").sync_playwright() as play:
        opened = play.chromium.launch(executable_path=browser, args=["--no-sandbox", "--disable-background-networking"])
        view = opened.new_page()
        asked: list[str] = []
        view.on("request", lambda request: asked.append(request.url))
        view.goto((site / start).as_uri())
        view.locator(".md-search__input").click()
        view.locator(".md-search__input").fill(words)
        view.keyboard.press("End")  # the page looks at keys, of which a filled field has none
        view.locator(".md-search-result__link").first.wait_for(state="attached")
        found = view.locator(".md-search-result__link").evaluate_all("links => links.map(link => link.href)")
        opened.close()
    assert any(f"/{page}" in link for link in found)
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
