"""Decoded text into a document: its format, its article, its title, its day and its sections."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from claimcheck.errors import UnreadableError
from claimcheck.messages import reading
from claimcheck.model import Document
from claimcheck.read.comments import without_comments
from claimcheck.read.fragment import MAX_BLOCKS, Fragment, TooManyBlocksError
from claimcheck.read.frontmatter import front_matter
from claimcheck.read.furniture import article
from claimcheck.read.hypertext import Head, read_hypertext
from claimcheck.read.markdown import read_markdown
from claimcheck.read.outline import outline
from claimcheck.read.plain import read_plain
from claimcheck.read.published import Sources
from claimcheck.read.published import published as day_of_publication
from claimcheck.read.title import title_in_front_matter, title_in_text
from claimcheck.read.wording import normalised

Format = Literal["html", "markdown", "text"]

_PAGE = re.compile(r"\s*+(?:<\?xml[^>]*+>\s*+)?+<(?:!doctype|html|head|body|meta)\b", re.IGNORECASE)
_BLOCK_TAG = re.compile(
    r"</?(?:p|div|br|table|tr|td|li|ul|ol|h[1-6]|section|article|blockquote)(?:\s[^<>]{0,300})?/?>", re.IGNORECASE
)
_MARKDOWN = re.compile(
    r"""^[ ]{0,3}\#{1,6}[ \t]++\S                       # a heading
      |^[ ]{0,3}(?:```|~~~)                            # a code fence
      |^\|?(?:[ \t]*+:?-{3,}:?[ \t]*+\|)++             # the rule below a table's head
      |^>[ \t]++\S                                     # a quotation
      |!?\[[^\]\[\r\n]{1,200}\]\([^)\s]{1,500}\)       # a link
      |\*\*[^*\r\n]{1,200}\*\*                         # strong emphasis
    """,
    re.MULTILINE | re.VERBOSE,
)
_REPEATS = 5


def assemble(
    text: str, *, path: str, document_id: str, encoding: str = "utf-8", published: date | None = None
) -> Document:
    """Read decoded text; ``published`` overrides what the text says of its day.

    Raises ``UnreadableError`` where the text has too many blocks.
    """
    matter = front_matter(text)
    # What a comment tells claimcheck is no part of what the text says; only markup has comments of its own.
    said = without_comments(text)
    form = file_format(said, matter.end)
    try:
        page, head = _fragments(said if form == "text" else text, matter.end, form)
    except TooManyBlocksError as error:
        raise UnreadableError(path, *reading.TOO_MANY_BLOCKS.filled(limit=MAX_BLOCKS)) from error
    kept = article(page, _headings(page))
    title, place = title_in_front_matter(text, matter)
    if not title:
        title, place = title_in_text(kept, head, said)
    kept = _without_title(kept, title, place)
    sections, blocks = outline(kept, title, place)
    day = published or day_of_publication(Sources(said, matter, head, title, page, kept, path))
    return Document(document_id, path, title, day, text, sections, blocks, encoding, form)


def file_format(text: str, start: int) -> Format:
    """What the content is, whatever the file is called."""
    if _PAGE.match(text, start):
        return "html"
    if _MARKDOWN.search(text, start):
        return "markdown"
    return "html" if _BLOCK_TAG.search(text, start) else "text"


def _fragments(text: str, start: int, form: Format) -> tuple[list[Fragment], Head]:
    if form == "html":
        return read_hypertext(text, start, len(text))
    if form == "markdown":
        return read_markdown(text, start, len(text))
    return read_plain(text, start, len(text)), Head()


def _headings(page: list[Fragment]) -> frozenset[str]:
    return frozenset(normalised(fragment.text) for fragment in page if fragment.level)


def _without_title(kept: list[Fragment], title: str, place: Fragment | None) -> list[Fragment]:
    """The article without its title and the repeats of it at the top."""
    wanted = normalised(title)
    return [
        fragment
        for number, fragment in enumerate(kept)
        if fragment is not place and not (number < _REPEATS and wanted and normalised(fragment.text) == wanted)
    ]
