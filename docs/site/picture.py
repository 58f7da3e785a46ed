"""Draws the pictures of a report that the READMEs show: ``python docs/site/picture.py``; needs the extra ``browser``.

The page is that of the example with slips beside the sound documents, with the note of a figure open.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from claimcheck.cli import main

ROOT = Path(__file__).parent.parent.parent
PICTURES = {"en": "report.png", "zh": "report.zh-CN.png"}
WIDTH, HEIGHT, SCALE = 1280, 760, 1.5
SHOWN = "9629.302万人"  # the figure whose note is open


def draw(language: str, picture: Path) -> None:
    """Write the report in a language and take its picture."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        page = Path(folder) / "report.html"
        main(["run", "examples/slips", "examples/seeds", "-o", str(page), "--lang", language])
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        view = browser.new_page(
            viewport={"width": WIDTH, "height": HEIGHT}, device_scale_factor=SCALE, color_scheme="light"
        )
        view.goto(page.as_uri())
        view.locator("mark", has_text=SHOWN).first.click()
        view.wait_for_timeout(500)
        view.screenshot(path=picture)
        browser.close()


if __name__ == "__main__":
    (ROOT / "docs" / "images").mkdir(exist_ok=True)
    for language, name in PICTURES.items():
        draw(language, ROOT / "docs" / "images" / name)
