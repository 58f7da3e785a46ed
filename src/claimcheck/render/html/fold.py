"""Blocks of data within the page: as they are, or folded up where there is much of it.

A page that holds more than ``LARGE`` characters of documents and figures keeps each document folded (gzip, base64),
and unfolds it when a reader opens it; a smaller one has everything in place, and can be read without its script.
"""

from __future__ import annotations

import json
from base64 import b64encode
from gzip import compress

from attrs import frozen
from markupsafe import Markup

LARGE = 1_000_000
_LEVEL = 6  # half the time of the highest, for a page that is larger by less than a hundredth
_PLAIN, _FOLDED = "application/json", "application/gzip"
# What could end a script element, open a comment in it, or be a line break to a script.
_ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


@frozen
class Fold:
    """How blocks are kept in one page."""

    folded: bool

    def block(self, name: str, value: object) -> Markup:
        """A script element that holds ``value`` as JSON under an id, and that no browser runs."""
        return self.element(name, dumped(value))

    def element(self, name: str, text: str) -> Markup:
        """The same of what is JSON already."""
        if not self.folded:
            return _plain(name, text)
        content = text.encode("utf-8", errors="replace")
        packed = b64encode(compress(content, _LEVEL, mtime=0)).decode("ascii")
        return _script(name, _FOLDED, packed)


def plain_block(name: str, value: object) -> Markup:
    """A block that is never folded."""
    return _plain(name, dumped(value))


def _plain(name: str, text: str) -> Markup:
    return _script(name, _PLAIN, text.translate(_ESCAPES))


def dumped(value: object) -> str:
    """JSON in few characters; half of a character stays an escape of JSON."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text if text.isascii() or _sound(text) else json.dumps(value, separators=(",", ":"))


def _sound(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _script(name: str, kind: str, text: str) -> Markup:
    # The id is escaped; the text can't end the element: base64, or JSON without the signs of markup.
    return Markup('<script type="{}" id="{}">{}</script>\n').format(kind, name, Markup(text))  # noqa: S704 - see above
