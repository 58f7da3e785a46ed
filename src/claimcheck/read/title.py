"""The title of a document, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape
from itertools import takewhile

from claimcheck.read.fragment import Fragment, Run
from claimcheck.read.frontmatter import FrontMatter
from claimcheck.read.hypertext import Head
from claimcheck.read.wording import normalised

_LONGEST = 120
_TOP = 10
# Shorter words may recur by chance.
_REPEAT = 8
# Sites put their own name and channel behind the title.
_SITE = re.compile(r"\s*+[_|｜]|\s++[-–—]\s++")
_SPACE = re.compile(r"\s++")


def title_in_front_matter(text: str, matter: FrontMatter) -> tuple[str, Fragment | None]:
    """The title that the front matter gives; its fragment where it stands there word for word."""
    value = matter.values.get("title")
    if value is None or not value.text.strip():
        return "", None
    shown = value.text.strip()
    at = text.find(shown, value.start, value.end)
    if at < 0:
        return _SPACE.sub(" ", shown), None
    run = Run(text)
    run.add(at, at + len(shown))
    return shown, run.fragment("paragraph")


def title_in_text(fragments: Sequence[Fragment], head: Head, text: str) -> tuple[str, Fragment | None]:
    """The title that stands in the document: its only highest heading, what its head names, or a short first line."""
    chief = _chief_heading(fragments)
    if chief:
        return chief.text, chief
    named = _named(head, text)
    if named:
        wanted = normalised(named)
        return named, next((fragment for fragment in fragments[:20] if normalised(fragment.text) == wanted), None)
    line = _title_line(fragments)
    return (line.text, None if line.level else line) if line else ("", None)


def _chief_heading(fragments: Sequence[Fragment]) -> Fragment | None:
    """The heading of the highest level, where no other has it and it stands before the text."""
    levels = [fragment.level for fragment in fragments if fragment.level]
    if not levels or (levels.count(min(levels)) > 1 and min(levels) > 1):
        return None
    found = next(fragment for fragment in fragments if fragment.level == min(levels))
    return found if min(levels) == 1 or found is fragments[0] else None


def _named(head: Head, text: str) -> str:
    """What the head of an HTML file calls it, without the name of the site."""
    meta = dict(reversed(head.meta))
    raw = meta.get("og:title") or meta.get("articletitle") or ""
    if not raw and head.title and head.title[1] >= 0:
        raw = unescape(text[head.title[0] : min(head.title[1], head.title[0] + 500)])
    words = _SPACE.sub(" ", raw).strip()
    return max(_SITE.split(words), key=len)


def _title_line(fragments: Sequence[Fragment]) -> Fragment | None:
    """A short line above the text: the first that the page says again, or else the first."""
    top = list(takewhile(_may_be_title, fragments[:_TOP]))
    if not top or len(fragments) == 1:
        return None
    shown = [normalised(fragment.text) for fragment in fragments[: 2 * _TOP] if len(fragment.text) <= 2 * _LONGEST]
    for fragment in top:
        words = normalised(fragment.text)
        if len(words) >= _REPEAT and sum(words in line for line in shown) > 1:
            return fragment
    return top[0]


def _may_be_title(fragment: Fragment) -> bool:
    text = fragment.text
    return fragment.kind in ("paragraph", "heading") and len(text) <= _LONGEST and text[-1] not in "。；，,;：:"
