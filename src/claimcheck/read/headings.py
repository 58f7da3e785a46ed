"""Which fragments are headings, and of what rank."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from attrs import frozen

from claimcheck.lexicon.furniture import furniture
from claimcheck.read.fragment import Fragment
from claimcheck.read.wording import has_dateline, is_closed, is_prose, normalised

# Ranks: headings with tags have their level (1 to 6), then come speakers, chapters by their numbers, and the rest.
REPEATED_TITLE = 1
SPEAKER = 7
FREE = 20
_LONGEST = 50
_SHORT = 30
_SENTENCE = 15
# Shorter words of a title recur by chance.
_REPEAT = 9
_ARABIC = 13
_CHINESE = "一二三四五六七八九十百零〇"
_NUMBERED = (
    (8, re.compile(rf"第[{_CHINESE}\d]{{1,4}}(?:编|篇|部分)(?=[\s：:、　]|\Z)")),
    (9, re.compile(rf"第[{_CHINESE}\d]{{1,4}}章(?=[\s：:、　]|\Z)")),
    (10, re.compile(rf"第[{_CHINESE}\d]{{1,4}}节(?=[\s：:、　]|\Z)")),
    (11, re.compile(rf"[{_CHINESE}]{{1,3}}[、．.]")),
    (12, re.compile(rf"[（(][{_CHINESE}]{{1,3}}[）)]")),
    (13, re.compile(r"\d{1,2}(?:[、．]|\.(?!\d))")),
    (14, re.compile(r"[（(]\d{1,2}[）)]|\d{1,2}[）)]")),
    (15, re.compile(r"[\u2460-\u2473]")),
)
_REPORTER = re.compile(r"[^，。？！：:；、]{0,30}记者\s*+[:：]?")
_QUESTION = re.compile(r"(?:[^，。？！：:；、]{0,30}记者|问|提问)\s*+[:：]\s*+(?=\S)")


@frozen
class Heading:
    """A heading's rank (lower encloses higher), and the role of a speaker's line: asking or answering."""

    rank: int
    speaker: str = ""


def recognise(fragments: Sequence[Fragment], title: str) -> list[Heading | None]:
    """For each fragment what kind of heading it is, if any.

    Only plain text lets a line's form alone make it a heading; elsewhere it takes a tag, a number or bold type.
    """
    repeated = normalised(title)
    plain = not any(fragment.level or fragment.bold for fragment in fragments)
    spaced = any(fragment.gap for fragment in fragments[1:])
    found: list[Heading | None] = [_by_form(fragment, repeated) for fragment in fragments]
    for number in range(len(fragments) - 1, -1, -1):
        found[number] = found[number] and _confirmed(fragments, found, number)
    if plain:
        for number in range(len(fragments)):
            found[number] = found[number] or _free(fragments, found, number, spaced=spaced)
    return found


def speaker(text: str) -> str:
    """``reporter``, ``question`` (with its words on the same line), ``official`` or nothing."""
    if len(text) <= _SHORT + 4 and _REPORTER.fullmatch(text):
        return "reporter"
    if _QUESTION.match(text[:40]):
        return "question"
    return "official" if len(text) <= _LONGEST and _official().fullmatch(text) else ""


def _by_form(fragment: Fragment, title: str) -> Heading | None:
    """What a fragment's own markup and words make it."""
    text = fragment.text
    if fragment.level:
        return Heading(fragment.level)
    if fragment.kind == "cell":
        return None
    said = speaker(text)
    if said:
        return Heading(SPEAKER, said)
    if len(text) > _LONGEST:
        return None
    if fragment.kind != "item" and not is_closed(text.rstrip(":：")):
        rank = _numbered_rank(text)
        if rank:
            return Heading(rank)
    return _unnumbered(fragment, title)


def _numbered_rank(text: str) -> int:
    """The rank of a chapter's number; a colon behind an Arabic one announces something else than a chapter."""
    for rank, form in _NUMBERED:
        if form.match(text):
            return 0 if rank >= _ARABIC and text[-1] in ":：" else rank
    return 0


def _unnumbered(fragment: Fragment, title: str) -> Heading | None:
    text = fragment.text
    if fragment.bold and text[-1] not in "。；;，,：:":
        return Heading(FREE)
    words = normalised(text)
    return Heading(REPEATED_TITLE) if len(words) >= _REPEAT and not words.isdigit() and words in title else None


def _confirmed(fragments: Sequence[Fragment], found: list[Heading | None], number: int) -> Heading | None:
    """A numbered line is a heading only where something stands below it; else it is an entry of a list."""
    heading = found[number]
    if heading is None or fragments[number].level or heading.rank in (SPEAKER, REPEATED_TITLE, FREE):
        return heading
    if number + 1 >= len(fragments):
        return None
    below = found[number + 1]
    if below is not None:
        return heading if below.rank > heading.rank else None
    beside = [fragments[n] for n in (number - 1, number + 1) if n >= 0]
    listed = any(_numbered_rank(fragment.text) == heading.rank for fragment in beside)
    return None if listed or fragments[number + 1].kind == "item" else heading


def _free(
    fragments: Sequence[Fragment], found: Sequence[Heading | None], number: int, *, spaced: bool
) -> Heading | None:
    """A short line by itself above a paragraph of sentences, in plain text."""
    fragment = fragments[number]
    if fragment.kind != "paragraph" or len(fragment.text) > _SHORT or is_closed(fragment.text):
        return None
    if number + 1 >= len(fragments) or not is_prose(fragments[number + 1].text, _SENTENCE) or found[number + 1]:
        return None
    following = fragments[number + 1]
    if spaced and not (fragment.gap and following.gap):
        return None
    # One of several short lines in a row is a caption or a list, and a byline opens no chapter.
    alone = number <= 1 or bool(found[number - 1]) or is_closed(fragments[number - 1].text)
    return Heading(FREE) if alone and not has_dateline(fragment.text) else None


@cache
def _official() -> re.Pattern[str]:
    """An office and a name, ending in a colon or in the place of a picture."""
    offices = "|".join(sorted(map(re.escape, furniture().offices), key=len, reverse=True))
    return re.compile(rf"[^，。？！：:；]{{0,40}}(?:{offices})\s*+[\u4e00-\u9fff·]{{2,5}}?(?:图片\s*+[:：]?|\s*+[:：])")
