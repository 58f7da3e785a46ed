"""HTML as tokens with exact places: every construct closes on its end mark or at the end of the input."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Literal

from attrs import field, frozen

TokenKind = Literal["text", "reference", "start", "end", "script"]

_MARK = re.compile(r"<(?=[A-Za-z/!?])|&(?=[#A-Za-z])")
# Quotes matter only behind an equals sign; one that never closes is an ordinary character.
_TAG = re.compile(r"""<(/?)([A-Za-z][^\s/>]*+)((?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+)>?+""")
_ATTRIBUTE = re.compile(r"""([^\s=/>"']++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>]++)))?+""")
_REFERENCE = re.compile(r"&(?:#[0-9]{1,8};?+|#[xX][0-9a-fA-F]{1,8};?+|[A-Za-z][A-Za-z0-9]{1,31};?+)")
# What stands inside these is no markup: it ends only at the element's own end tag.
_RAW = frozenset({"script", "style", "xmp", "iframe", "noembed", "noframes", "textarea", "noscript"})
_RAW_END = {name: re.compile(rf"</{name}(?=[\s/>]|\Z)", re.IGNORECASE) for name in sorted(_RAW)}
_COMMENT_END = re.compile(r"--!?>")


@frozen
class Token:
    """One piece of markup from ``start`` to ``end``.

    ``name`` is the tag's in lower case; ``shown`` what a reference stands for; a script's token covers its content.
    """

    kind: TokenKind
    start: int
    end: int
    name: str = field(default="")
    shown: str = field(default="")
    attributes: str = field(default="", repr=False)


def tokens(text: str, start: int, end: int) -> Iterator[Token]:
    """The tokens of ``text[start:end]``: comments, declarations and raw content are left out, scripts are given."""
    at = start
    while at < end:
        mark = _MARK.search(text, at, end)
        place = mark.start() if mark else end
        if place > at:
            yield Token("text", at, place)
        if mark is None:
            return
        if text[place] == "&":
            token = _reference(text, place, end)
            yield token
            at = token.end
        elif text[place + 1] in "!?":
            at = _declaration_end(text, place, end)
        else:
            tag = _tag(text, place, end)
            at = tag.end
            yield tag
            if tag.kind == "start" and tag.name in _RAW:
                closing = _RAW_END[tag.name].search(text, at, end)
                at = closing.start() if closing else end
                yield Token("script", tag.end, at, tag.name, attributes=tag.attributes)


def attributes(source: str) -> dict[str, str]:
    """The attributes of a tag, names in lower case; the first of two alike counts."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(source):
        found.setdefault(name.lower(), unescape(double or single or bare))
    return found


def _tag(text: str, start: int, end: int) -> Token:
    """A start or end tag; unclosed, it runs to the end of the input. ``</`` before no name is a comment."""
    match = _TAG.match(text, start, end)
    if match is None:
        return Token("end", start, _past(text.find(">", start, end), 1, end))
    return Token("end" if match[1] else "start", start, match.end(), match[2].lower(), attributes=match[3])


def _reference(text: str, start: int, end: int) -> Token:
    """A character reference, or the bare ampersand that isn't one."""
    match = _REFERENCE.match(text, start, end)
    if match is None:
        return Token("text", start, start + 1)
    shown = unescape(match[0])
    if shown == match[0]:
        return Token("text", start, match.end())
    # An old name without its semicolon may have ordinary letters behind it: ``&ltx`` is ``<x``.
    literal = 0
    while len(shown) - literal > 1 and shown[-1 - literal] == match[0][-1 - literal]:
        literal += 1
    source = match.end() - literal
    return Token("reference", start, source, shown=shown[: len(shown) - literal])


def _declaration_end(text: str, start: int, end: int) -> int:
    """Past a comment, doctype, processing instruction or CDATA mark."""
    if not text.startswith("<!--", start):
        return _past(text.find(">", start, end), 1, end)
    # ``<!-->`` and ``<!--->`` are whole comments.
    match = _COMMENT_END.search(text, start + 2, end)
    return match.end() if match else end


def _past(place: int, length: int, end: int) -> int:
    return place + length if place >= 0 else end
