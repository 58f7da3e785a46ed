"""What the site is built from: the pages beside this folder, those written from the rules, and an order for all."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent))

from mkdocs.plugins import event_priority
from rules import pages

from claimcheck.messages import Language

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

DOCS = Path(__file__).parent.parent
ENDINGS: dict[Language, str] = {"en": ".md", "zh": ".zh-CN.md"}
# Every page, in the order of the menu, under the English and the Chinese name of its part.
ORDER = (
    ("index.md",),
    ("Using it", "使用", "commands.md", "reading-a-report.md", "plots.md", "terminal.md", "formats.md"),
    ("Setting it up", "设置", "configuration.md", "known-findings.md", "ci.md"),
    ("Meaning", "含义", "figures.md", "judging.md", "rules/index.md", *(f"rules/cc{n}.md" for n in "12345679")),
    ("Extending it", "扩展", "packs.md", "writing-a-rule.md"),
    ("From Python", "Python", "library.md", "reference.md"),
    ("comparison.md",),
)
FENCED = re.compile(r"(^```.*?^```$)", re.MULTILINE | re.DOTALL)
# A line that ends within a Chinese sentence: a browser would put a blank there.
BROKEN = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef”])\n(?=[\u3000-\u9fff\uff00-\uffef“`*])")
# The line that leads from a page to the same page in the other language: the site has a switch for that.
OTHER_LANGUAGE = re.compile(r"^\[(?:中文|English)\]\([\w.-]+\)\n\n", re.MULTILINE)
MADE: list[Path] = []


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Put all pages together in a folder of their own, and build from that."""
    if Path(config.docs_dir) == DOCS:
        config.watch.append(str(DOCS))
    folder = Path(mkdtemp(prefix="claimcheck-docs-"))
    MADE.append(folder)
    shutil.copytree(DOCS, folder, ignore=shutil.ignore_patterns("site"), dirs_exist_ok=True)
    for page in folder.rglob("*.md"):
        text = OTHER_LANGUAGE.sub("", page.read_text(encoding="utf-8"))
        page.write_text(joined(text) if page.name.endswith(".zh-CN.md") else text, encoding="utf-8")
    write_rules(folder)
    config.docs_dir = str(folder)
    config.nav = menu(folder, 0)
    for language in config.plugins["i18n"].config.languages:
        language.nav = menu(folder, int(language.locale != "en"))
    return config


@event_priority(-200)  # after the plugin that builds the other language has put both into one index
def on_post_build(config: MkDocsConfig) -> None:
    """Give what is searched offline both languages."""
    search = Path(config.site_dir, "search")
    if search.is_dir():
        index = (search / "search_index.json").read_text(encoding="utf-8")
        (search / "search_index.js").write_text(f"var __index = {index}", encoding="utf-8")


def on_shutdown() -> None:
    """Leave nothing behind."""
    for folder in MADE:
        shutil.rmtree(folder, ignore_errors=True)
    MADE.clear()


def joined(text: str) -> str:
    """Chinese sentences without the ends of lines in them; what is fenced stays as it is."""
    pieces = FENCED.split(text)
    return "".join(piece if at % 2 else BROKEN.sub("", piece) for at, piece in enumerate(pieces))


def write_rules(folder: Path) -> None:
    """The pages on rules, in both languages."""
    (folder / "rules").mkdir()
    for language, ending in ENDINGS.items():
        for name, text in pages(language):
            (folder / name).with_suffix(ending).write_text(text, encoding="utf-8")


def menu(folder: Path, language: int) -> list[object]:
    """All pages that there are in their order, with the names of parts in one language."""
    there = [(part, [name for name in part if (folder / name).is_file()]) for part in ORDER]
    return [{part[language]: files} if len(part) > 1 else part[0] for part, files in there if files]
