"""Size and speed of the HTML report on any folders, written and opened in a real Chromium.

    python benchmarks/html_report.py PATH ... [--lang zh] [--rounds 5] [--keep report.html]

Needs playwright and a Chromium on PATH, or the one that CLAIMCHECK_CHROMIUM names; without them only the size and the
time of writing are printed. Printed are medians of the rounds, each in a browser that has seen nothing: from the start
of the navigation until the page is loaded, until something of it is painted, and until its first document is
open; then opening another document, a keystroke in the filter for metrics (the first one unfolds the index), a click
on a figure of a finding; and how many elements the page has.
"""

from __future__ import annotations

import argparse
import os
import shutil
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any

from claimcheck.cli.rules import all_rules
from claimcheck.pipeline import check_paths, series_of
from claimcheck.render.formats import BY_NAME, Setting
from claimcheck.render.style import Style

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "chrome")
PATIENCE = 30
KEYS = "人数"


def written(paths: Sequence[Path], language: Any) -> tuple[bytes, dict[str, float]]:
    """The page, and what it cost beside the run itself."""
    start = process_time()
    report = check_paths(paths, explained=True)
    run = process_time() - start
    start = process_time()
    setting = Setting(Style(language), all_rules(), lambda: series_of(report))
    page = BY_NAME["html"].write(report, setting)
    text = page.encode("utf-8", errors="replace") if isinstance(page, str) else page
    return text, {
        "documents": len(report.documents),
        "figures": len(report.claims),
        "run, s": run,
        "write, s": process_time() - start,
        "size, MB": len(text) / 1e6,
    }


def browsed(page: Path, rounds: int) -> Iterator[dict[str, float]]:
    """Seconds of each step, a row for each round; nothing where there is no browser."""
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 - an extra
    except ImportError:
        return
    program = os.environ.get("CLAIMCHECK_CHROMIUM") or next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        return
    with sync_playwright() as playwright:
        for _ in range(rounds):
            browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
            yield _steps(browser.new_page(viewport={"width": 1440, "height": 900}), page)
            browser.close()


def _steps(tab: Any, page: Path) -> dict[str, float]:
    """One visit. The page tells when it was loaded and painted; the rest is seen from outside."""
    start = perf_counter()
    tab.goto(page.resolve().as_uri())
    _until(tab, "document.documentElement.dataset.ready")
    told = {"first document open, s": perf_counter() - start}
    load, paint = tab.evaluate(
        "[performance.getEntriesByType('navigation')[0].loadEventEnd,"
        " performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0]"
    )
    told |= {"load, s": load / 1000, "first paint, s": paint / 1000}
    told["elements"] = tab.evaluate("document.querySelectorAll('*').length")
    if tab.locator("#documents .list a").count() > 1:
        told["another document, s"] = _timed(tab, LAST, OTHER)
    told["first key of a filter, s"] = _timed(tab, _typed(KEYS[0]), SHOWN)
    told["next key, s"] = _timed(tab, _typed(KEYS), SHOWN)
    tab.evaluate(_typed(""))
    if tab.locator("article.finding a.figure").count():
        told["figure of a finding, s"] = _timed(
            tab, "document.querySelector('article.finding a.figure').click()", "document.querySelector('mark.target')"
        )
    return told


LAST = "[...document.querySelectorAll('#documents .list a')].at(-1).click()"
OTHER = "document.querySelector('article.document:last-of-type:not([hidden])')?.dataset.ready"
SHOWN = "document.getElementById('shown').dataset.seen !== document.getElementById('shown').textContent"


def _typed(text: str) -> str:
    """Put a text into the filter, and remember what was shown before."""
    return (
        "{ const shown = document.getElementById('shown'); shown.dataset.seen = shown.textContent;"
        " const field = document.querySelector('[name=metric]');"
        f" field.value = '{text}'; field.dispatchEvent(new Event('input', {{ bubbles: true }})); }}"
    )


def _timed(tab: Any, action: str, until: str) -> float:
    start = perf_counter()
    tab.evaluate(action)
    _until(tab, until)
    return perf_counter() - start


def _until(tab: Any, condition: str) -> None:
    end = perf_counter() + PATIENCE
    while not tab.evaluate(f"Boolean({condition})"):
        if perf_counter() > end:
            raise TimeoutError(condition)


def main() -> None:
    """Write, open and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--lang", choices=["zh", "en"], default="zh")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    text, told = written(given.paths, given.lang)
    with TemporaryDirectory() as folder:
        page = given.keep or Path(folder) / "report.html"
        page.write_bytes(text)
        rounds = defaultdict(list)
        for row in browsed(page, given.rounds):
            for name, value in row.items():
                rounds[name].append(value)
    for name, value in (*told.items(), *((name, median(values)) for name, values in rounds.items())):
        print(f"{name:28}{value:>10.3f}" if isinstance(value, float) else f"{name:28}{value:>10}")
    if not rounds:
        print("no browser: install the extra “browser” and a Chromium to measure the page itself")


if __name__ == "__main__":
    main()
