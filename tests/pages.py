"""The pages that people read, READMEs and documentation, as blocks of code and headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from attrs import frozen

ROOT = Path(__file__).parent.parent
CHINESE = ".zh-CN.md"
_BLOCK = re.compile(r"^( *)```(\S*)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^(#+) ", re.MULTILINE)


@frozen
class Block:
    """What stands between two fences: the language that the first names, and the text."""

    page: str
    line: int
    language: str
    text: str

    @property
    def id(self) -> str:
        return f"{self.page}:{self.line}"


def names() -> list[str]:
    """Every page by its place under the root, in both languages."""
    folders = (ROOT, ROOT / "docs", ROOT / "examples")
    return sorted(
        str(page.relative_to(ROOT)) for folder in folders for page in folder.glob("*.md") if page.stem != "CHANGELOG"
    )


def pairs() -> list[tuple[str, str]]:
    """English pages that have a Chinese one beside them, with its name."""
    there = names()
    return [(name, other) for name in there if (other := name.removesuffix(".md") + CHINESE) in there]


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(name: str, *languages: str) -> list[Block]:
    """The blocks of a page, in order; of some languages alone where they are given."""
    return [block for block in _blocks(name, read(name)) if not languages or block.language in languages]


def _blocks(name: str, text: str) -> Iterator[Block]:
    for match in _BLOCK.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        yield Block(name, line, match[2], re.sub(f"^{match[1]}", "", match[3], flags=re.MULTILINE))


def every(*languages: str) -> list[Block]:
    """The blocks of all pages."""
    return [block for name in names() for block in blocks(name, *languages)]


def headings(name: str) -> list[int]:
    """How deep each heading of a page is, without what stands in blocks."""
    return [len(depth) for depth in _HEADING.findall(_BLOCK.sub("", read(name)))]
