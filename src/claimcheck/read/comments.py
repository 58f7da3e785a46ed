"""What a text tells claimcheck and no reader: ``<!-- claimcheck: allow CC301 46.8%: the base was revised -->``."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from attrs import frozen

from claimcheck.model import Document

_COMMENT = re.compile(r"<!--\s*+claimcheck\s*+[:：]((?:(?!--!?>).){0,2000}+)--!?>", re.DOTALL | re.IGNORECASE)
_NO_BREAK = re.compile(r"[^\r\n]")


@frozen
class Comment:
    """What stands behind ``claimcheck:`` in one comment, and the line of the file that it begins on."""

    text: str
    line: int


def without_comments(text: str) -> str:
    """The text with blanks in place of such comments, so that all else stays where it is."""
    return _COMMENT.sub(lambda match: _NO_BREAK.sub(" ", match[0]), text) if "<!--" in text else text


def comments(document: Document) -> Iterator[Comment]:
    """The comments of a document; one that its readers see, such as in a block of code, is none."""
    found = list(_COMMENT.finditer(document.text)) if "<!--" in document.text else []
    if not found:
        return
    shown = sorted((piece.start, piece.start + piece.source) for block in document.blocks for piece in block.pieces)
    for match in found:
        before = bisect_right(shown, (match.start(), len(document.text))) - 1
        if before < 0 or shown[before][1] <= match.start():
            yield Comment(" ".join(match[1].split()), document.text.count("\n", 0, match.start()) + 1)
