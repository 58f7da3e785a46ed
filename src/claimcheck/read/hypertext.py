"""HTML as fragments: what a reader sees of it, block by block."""

from __future__ import annotations

import re
from functools import cache

from attrs import define, field

from claimcheck.lexicon.furniture import furniture
from claimcheck.read.fragment import MAX_BLOCKS, Fragment, FragmentKind, Run, TooManyBlocksError
from claimcheck.read.markup import Token, attributes, tokens

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "frameset",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "select",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "ul",
    ]
)
_VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "frame",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)
# Elements that hold no words of the document itself: templates, controls, and what HTML calls navigation and asides.
_UNREAD = frozenset(
    ["aside", "button", "dialog", "footer", "head", "nav", "object", "select", "svg", "template", "title"]
)
_CELL_ENDS = frozenset(["td", "th", "tr", "table", "tbody", "thead", "tfoot"])
_LIST_ENDS = frozenset(["li", "ul", "ol", "menu", "dir"])
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_CLOSING = re.compile(r"</([A-Za-z][^\s/>]*+)")
_UNSHOWN = re.compile(r"display\s*+:\s*+none", re.IGNORECASE)
# A raised number in brackets leads to a footnote; read along, it would be part of the figure beside it.
_FOOTNOTE = re.compile(
    r"\s*+(?:<a\b[^>]{0,300}>\s*+)?[\[［〔【(（]\s*+注?\s*+\d{1,3}\s*+[\]］〕】)）]\s*+(?:</a>\s*+)?</sup",
    re.IGNORECASE,
)
_LINE_END = re.compile(r"[\r\n]++")
_BLANK_LINE = re.compile(r"\n[ \t\r]*+\n|\r[ \t]*+\r")


@define
class Head:
    """What an HTML file says about itself outside its text."""

    title: tuple[int, int] | None = None
    meta: list[tuple[str, str]] = field(factory=list)
    scripts: list[tuple[int, int]] = field(factory=list)
    times: list[str] = field(factory=list)


class Reader:
    """Turns ranges of one file into fragments; ranges are fed in order and may share the state of open elements."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.head = Head()
        self.fragments: list[Fragment] = []
        self.kind: FragmentKind = "paragraph"
        self.level = 0
        self.bold = 0
        self.linked = 0
        self._run = Run(text)
        self._cell = self._item = self._pre = False
        self._skipped = ""
        self._depth = 0
        self._last_end: dict[str, int] | None = None

    def feed(self, start: int, end: int) -> None:
        """Read ``text[start:end]`` as HTML."""
        for token in tokens(self.text, start, end):
            if self._skipped:
                self._skip(token)
            elif token.kind == "text":
                self._show(token.start, token.end)
            elif token.kind == "reference":
                self._run.add_reference(
                    token.shown, token.start, token.end - token.start, bold=self.bold > 0, linked=self.linked > 0
                )
            elif token.kind == "start":
                self._open(token)
            elif token.kind == "end":
                self._close(token.name)
            else:
                self._script(token)

    def literal(self, start: int, end: int) -> None:
        """Show ``text[start:end]`` as it stands, unless an element around it is left out."""
        if not self._skipped:
            self._run.add(start, end, bold=self.bold > 0, linked=self.linked > 0)

    def line_break(self, start: int, end: int) -> None:
        """The block goes on in the next line of the file."""
        self._run.line_break(start, end)

    @property
    def last(self) -> str:
        """The last visible character of the open block."""
        return self._run.last

    def finish(self) -> None:
        """End the open block."""
        if not self.last:
            return
        kind: FragmentKind = "heading" if self.level else "cell" if self._cell else "item" if self._item else self.kind
        fragment = self._run.fragment(kind, self.level)
        if fragment:
            if len(self.fragments) >= MAX_BLOCKS:
                raise TooManyBlocksError
            self.fragments.append(fragment)
        self._run = Run(self.text)

    def _show(self, start: int, end: int) -> None:
        """Visible text; a blank line in it ends the block, and so does every line of preformatted text."""
        at = start
        for match in (_LINE_END if self._pre else _BLANK_LINE).finditer(self.text, start, end):
            self.literal(at, match.start())
            self.finish()
            at = match.end()
        self.literal(at, end)

    def _open(self, token: Token) -> None:
        name = token.name
        if name in _BLOCKS:
            self.finish()
            self._open_block(name)
        elif name in ("strong", "b"):
            self.bold += 1
        elif name == "a":
            self.linked = 1
        elif name == "meta":
            self._meta(token)
        elif name == "time":
            self._time(token)
        footnote = name == "sup" and _FOOTNOTE.match(self.text, token.end)
        if name not in _VOID and (name in _UNREAD or footnote or self._hidden(token)):
            self._start_skipping(token)

    def _open_block(self, name: str) -> None:
        self.level = _HEADINGS.get(name, 0) if name != "br" else self.level
        if name in ("td", "th"):
            self._cell = True
        elif name == "li":
            self._item = True
        elif name == "pre":
            self._pre = True

    def _close(self, name: str) -> None:
        if name in _BLOCKS:
            self.finish()
            self._close_block(name)
        elif name in ("strong", "b"):
            self.bold = max(0, self.bold - 1)
        elif name == "a":
            self.linked = 0

    def _close_block(self, name: str) -> None:
        """What an unclosed inline element began ends with its block."""
        self.level = self.bold = self.linked = 0
        if name in _CELL_ENDS:
            self._cell = False
        if name in _LIST_ENDS:
            self._item = False
        if name == "pre":
            self._pre = False

    def _hidden(self, token: Token) -> bool:
        """Not shown, or by its class a part of the page around the article."""
        if not token.attributes:
            return False
        given = attributes(token.attributes)
        names = {given.get("id", "").lower(), *given.get("class", "").lower().split()}
        return (
            "hidden" in given or _UNSHOWN.search(given.get("style", "")) is not None or not names.isdisjoint(_classes())
        )

    def _start_skipping(self, token: Token) -> None:
        """Leave out an element up to its end tag; one that is never closed isn't left out, lest the file be lost."""
        if self._last_end is None:
            self._last_end = {match[1].lower(): match.start() for match in _CLOSING.finditer(self.text)}
        if token.name == "template" or self._last_end.get(token.name, -1) >= token.end:
            self._skipped, self._depth = token.name, 1
        self._title(token)

    def _skip(self, token: Token) -> None:
        """Follow what is left out to its end; only what a head says of the file is noted."""
        if token.kind == "start" and token.name == "meta":
            self._meta(token)
        elif token.kind == "start":
            self._title(token)
        elif token.kind == "script":
            self._script(token)
        if token.name == self._skipped:
            self._depth += {"start": 1, "end": -1}.get(token.kind, 0)
            last = self._last_end.get(token.name, -1) if self._last_end else -1
            if self._depth == 0 or (token.kind == "end" and token.start >= last):
                self._skipped, self._depth = "", 0

    def _script(self, token: Token) -> None:
        if token.name == "script" and "ld+json" in token.attributes:
            self.head.scripts.append((token.start, token.end))

    def _title(self, token: Token) -> None:
        """The first title is the file's; later ones belong to drawings."""
        if token.name == "title" and self.head.title is None:
            self.head.title = (token.end, self.text.find("</", token.end))

    def _meta(self, token: Token) -> None:
        given = attributes(token.attributes)
        name = given.get("property") or given.get("name") or given.get("itemprop") or ""
        if name and given.get("content"):
            self.head.meta.append((name.lower(), given["content"]))

    def _time(self, token: Token) -> None:
        given = attributes(token.attributes)
        if "datetime" in given and ("pubdate" in given or given.get("itemprop") == "datePublished"):
            self.head.times.append(given["datetime"])


@cache
def _classes() -> frozenset[str]:
    return furniture().classes


def read_hypertext(text: str, start: int, end: int) -> tuple[list[Fragment], Head]:
    """The fragments of an HTML file, and what its head says."""
    reader = Reader(text)
    reader.feed(start, end)
    reader.finish()
    return reader.fragments, reader.head
