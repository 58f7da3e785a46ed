"""Markdown as fragments: markdown-it finds the blocks, their lines lead back to the file."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from claimcheck.read.fragment import MAX_BLOCKS, Fragment, FragmentKind, TooManyBlocksError
from claimcheck.read.hypertext import Head, Reader
from claimcheck.read.inline import Scanner

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

# Blocks nested deeper than this are read as plain lines.
_DEEPEST = 20
_LINE = re.compile(r"[^\r\n]*+(\r\n|\r|\n|\Z)")
_PREFIX = re.compile(r"[ \t>]*+(?:[-+*][ \t]++|\d{1,9}[.)][ \t]++)?+")
_TERMINAL = frozenset("。！？；!?;：:”」』）)…")
_NUMBERED = re.compile(r"[ \t\u3000]*+(?:[（(]?\d{1,3}[）)]|\d{1,3}(?:[．、]|\.(?!\d))|[一二三四五六七八九十]{1,3}、)")


class _Lines:
    """Where each line of a range of the file begins and ends, without its line break."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.spans: list[tuple[int, int]] = []
        at = start
        while at < end:
            match = _LINE.match(text, at, end)
            if match is None:
                break
            self.spans.append((at, match.start(1)))
            at = match.end()

    def holding(self, content: str, first: int, past: int) -> list[tuple[int, int]]:
        """The places of the lines of ``content``, which is lines ``first`` to ``past`` without their prefixes."""
        places = []
        for number, wanted in zip(range(first, past), content.split("\n"), strict=False):
            place = self._place(number, wanted.strip())
            if place is not None:
                places.append(place)
        return places

    def _place(self, number: int, wanted: str) -> tuple[int, int] | None:
        if number >= len(self.spans):
            return None
        start, end = self.spans[number]
        while end > start and self.text[end - 1].isspace():
            end -= 1
        if wanted and self.text.endswith(wanted, start, end):
            return end - len(wanted), end
        at = self.text.find(wanted, start, end)
        if at < 0:
            # markdown-it replaces some characters; then the line is shown as it stands.
            return self.bare(number)
        return at, at + len(wanted)

    def bare(self, number: int) -> tuple[int, int]:
        """One line without the marks of quotations and lists before it."""
        start, end = self.spans[number]
        prefix = _PREFIX.match(self.text, start, end)
        return (prefix.end() if prefix else start), end


class _Markdown:
    """Walks the block tokens of one file."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.reader = Reader(text)
        self.lines = _Lines(text, start, end)
        self._seen = bytearray(len(self.lines.spans))
        self._past_cell = 0
        self._items = 0

    def read(self, tokens: list[Token]) -> list[Fragment]:
        """All fragments, in the order of the file."""
        for before, token in zip([None, *tokens], tokens, strict=False):
            self._items += {"list_item_open": 1, "list_item_close": -1}.get(token.type, 0)
            if token.type == "inline":
                self._inline(before, token)
            elif token.type == "html_block":
                self._html(token)
            elif token.type in ("fence", "code_block"):
                self._code(token)
            elif token.type in ("hr", "table_open", "heading_open") and token.map:
                self._cover(*token.map)
        self._rest()
        return sorted(self.reader.fragments, key=lambda fragment: fragment.start)

    def _inline(self, before: Token | None, token: Token) -> None:
        """A heading, paragraph or cell: its marks are taken out, embedded HTML is read as such."""
        first, past = token.map or (0, 0)
        opened = before.type if before else ""
        if opened in ("td_open", "th_open"):
            self._cell(token.content, first)
            return
        self._cover(first, past)
        places = self.lines.holding(token.content, first, past)
        if opened == "heading_open" and before:
            self._paragraph(places, "heading", int(before.tag[1:]))
        else:
            self._paragraph(places, "item" if self._items else "paragraph")

    def _cell(self, content: str, line: int) -> None:
        """Cells of one row are looked for one behind the other."""
        if line >= len(self.lines.spans):
            return
        start, end = self.lines.spans[line]
        wanted = content.strip().replace("|", "\\|")
        at = self.text.find(wanted, max(start, self._past_cell), end) if wanted else -1
        if at >= 0:
            self._past_cell = at + len(wanted)
            self._paragraph([(at, self._past_cell)], "cell")

    def _html(self, token: Token) -> None:
        """A block of HTML ends at a blank line, but what it left open may go on behind it."""
        first, past = token.map or (0, 0)
        self._cover(first, past)
        spans = self.lines.spans[first:past]
        if spans:
            self.reader.kind, self.reader.level = "paragraph", 0
            self.reader.feed(spans[0][0], spans[-1][1])
            self.reader.finish()

    def _code(self, token: Token) -> None:
        first, past = token.map or (0, 0)
        self._cover(first, past)
        fenced = 1 if token.type == "fence" else 0
        for place in self.lines.holding(token.content, first + fenced, past):
            self._literal(place)

    def _rest(self) -> None:
        """Lines that no block took, because they were nested too deep, are read without their prefixes."""
        number = self._seen.find(0)
        while number >= 0:
            self._literal(self.lines.bare(number))
            number = self._seen.find(0, number + 1)

    def _literal(self, place: tuple[int, int]) -> None:
        self.reader.kind, self.reader.level = "paragraph", 0
        self.reader.literal(*place)
        self.reader.finish()

    def _cover(self, first: int, past: int) -> None:
        self._seen[first:past] = b"\1" * (min(past, len(self._seen)) - first)

    def _paragraph(self, places: list[tuple[int, int]], kind: FragmentKind, level: int = 0) -> None:
        """Show the lines of one block, joined where a sentence runs on and apart where it ends."""
        reader = self.reader
        reader.kind, reader.level = kind, level
        marks = iter(Scanner(self.text).scan(places))
        mark = next(marks, None)
        previous: int | None = None
        for start, end in places:
            if previous is not None:
                self._soft_break(previous, start, end, level)
            at = start
            while mark and mark.start < end:
                reader.feed(at, mark.start)
                self._act(mark.action, mark.start, mark.end)
                at = mark.end
                mark = next(marks, None)
            reader.feed(at, end)
            previous = end
        reader.finish()
        reader.bold = reader.linked = 0

    def _soft_break(self, before: int, start: int, end: int, level: int) -> None:
        if level == 0 and (self.reader.last in _TERMINAL or _NUMBERED.match(self.text, start, end)):
            self.reader.finish()
        else:
            self.reader.line_break(before, start)

    def _act(self, action: str, start: int, end: int) -> None:
        reader = self.reader
        if action == "literal":
            reader.literal(start, end)
        elif action == "bold":
            reader.bold += 1
        elif action == "unbold":
            reader.bold = max(0, reader.bold - 1)
        elif action in ("link", "unlink"):
            reader.linked = int(action == "link")


def read_markdown(text: str, start: int, end: int) -> tuple[list[Fragment], Head]:
    """The fragments of a Markdown file, and what embedded HTML says of it."""
    document = _Markdown(text, start, end)
    if len(document.lines.spans) > 2 * MAX_BLOCKS:
        raise TooManyBlocksError
    fragments = document.read(_parser().parse(text[start:end]))
    return fragments, document.reader.head


@cache
def _parser() -> MarkdownIt:
    """Blocks only: references and inline marks are not needed, and indented code is text that was moved in."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - slow to import, and plain text needs none

    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable("table")
    parser.core.ruler.enableOnly(["normalize", "block"])
    parser.block.ruler.disable(["reference", "code"])
    return parser
