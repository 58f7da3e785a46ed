"""A real browser for the tests of the HTML report, where there is one.

``CLAIMCHECK_CHROMIUM`` names its program; else PATH is searched. Without it, or without the packages of the extra
``browser``, the tests are skipped, or fail where ``CLAIMCHECK_BROWSER_TESTS`` is ``required``.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from time import monotonic
from typing import Any, NoReturn, TypeAlias

import pytest

from claimcheck.cli import main

ROOT = Path(__file__).parent.parent.parent
PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "chrome")
PATIENCE = 10  # seconds
QUIET = (
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
Browser: TypeAlias = Any
Page: TypeAlias = Any
Opened: TypeAlias = Callable[..., Page]


def missing(reason: str) -> NoReturn:
    """No browser to test in: said, or a failure where the tests are asked for."""
    if os.environ.get("CLAIMCHECK_BROWSER_TESTS") == "required":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="module")  # while it runs there is an event loop, in which other tests could start none
def browser() -> Iterator[Browser]:
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 - an extra
    except ImportError:
        missing("playwright is not installed (the extra “browser”)")
    program = os.environ.get("CLAIMCHECK_CHROMIUM") or next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        missing("no Chromium on PATH; CLAIMCHECK_CHROMIUM may name one")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=program, args=list(QUIET))
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Path]:
    """The report on a folder of examples as a file, written by the command; each once."""
    folder = tmp_path_factory.mktemp("pages")

    def write(name: str, language: str) -> Path:
        path: Path = folder / f"{name}.{language}.html"
        if not path.exists():
            source = "seeds" if name == "folded" else name
            main(["run", str(ROOT / "examples" / source), "--lang", language, "-o", str(path)])
        return path

    return write


def until(page: Page, expression: str) -> None:
    """Wait until a condition holds in the page; asked from outside, as the policy of the page allows no evaluation."""
    end = monotonic() + PATIENCE
    while not page.evaluate(expression):
        assert monotonic() < end, expression
        page.wait_for_timeout(20)


@contextmanager
def watched(page: Page) -> Iterator[None]:
    """Nothing is asked of the network, nothing breaks the policy, and the console stays silent."""
    faults: list[str] = []
    page.on("console", lambda message: faults.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: faults.append(f"error: {error}"))
    page.on("request", lambda request: faults.append(request.url) if not own(page, request.url) else None)
    page.add_init_script(
        "addEventListener('securitypolicyviolation', (event) => console.error(event.violatedDirective))"
    )
    yield
    assert faults == []


def own(page: Page, url: str) -> bool:
    return url.startswith("blob:") or url.partition("#")[0] == getattr(page, "address", url).partition("#")[0]


@pytest.fixture
def opened(browser: Browser, written: Callable[[str, str], Path]) -> Iterator[Opened]:
    """Opens the report on a folder in a page of its own, in which nothing may go wrong."""
    with ExitStack() as stack:

        def open_page(name: str = "slips", language: str = "zh", *, at: str = "", **options: Any) -> Page:
            context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **options})
            stack.callback(context.close)
            page = context.new_page()
            page.address = written(name, language).as_uri()
            stack.enter_context(watched(page))
            page.goto(page.address + at)
            until(page, "document.documentElement.dataset.ready")
            return page

        yield open_page
