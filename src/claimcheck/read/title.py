"""The title of a document, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape

from claimcheck.read.fragment import Fragment, Run
from claimcheck.read.frontmatter import FrontMatter
from claimcheck.read.hypertext import Head
from claimcheck.read.wording import normalised

_LONGEST = 120
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
    first = fragments[0] if fragments else None
    if first and first.kind in ("paragraph", "heading") and _may_be_title(fragments):
        return first.text, None if first.level else first
    return "", None


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


def _may_be_title(fragments: Sequence[Fragment]) -> bool:
    first = fragments[0].text
    return len(fragments) > 1 and len(first) <= _LONGEST and first[-1] not in "。；，,;：:"
