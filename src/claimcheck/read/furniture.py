"""Leaves out what surrounds an article on its page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from attrs import frozen

from claimcheck.lexicon.furniture import furniture
from claimcheck.read.fragment import Fragment
from claimcheck.read.wording import is_broadcast, is_closed, is_note, is_prose, is_stamp, normalised

_SHORT = 60
_NOTICE = 160
_LIST_HEADING = 20
_PUBLISHER = 20
_LABEL = re.compile(r"[\[【(（\s]*+([^\s:：\[\]【】()（）]{1,8})\s*+[:：]")
_BAR = re.compile(r"[|｜>›»]")
# Names behind 记者, of two to four characters unless set off by a space: the line that says who wrote the article.
_NAME = "(?:[\\s\u3000]++[\u4e00-\u9fff]{1,4}|[\u4e00-\u9fff]{2,4})"
_BYLINE = re.compile(rf"[（(]?[^\s，。：:]{{0,14}}(?:记者|通讯员)[:：]?{_NAME}(?:[、\u3000]?+{_NAME})*+\s*+[）)]?")
_STAMPED_RUN = 3


def article(fragments: Sequence[Fragment], headings: frozenset[str]) -> list[Fragment]:
    """The fragments that belong to the article.

    ``headings`` are the normalised headings of the file: a link to one of them is a headline and no furniture.
    """
    stamped = _stamped(fragments)
    kept: list[Fragment] = []
    tail = _Tail()
    for number, fragment in enumerate(fragments):
        if tail.closed(fragments, number, stamped) or number in stamped or is_furniture(fragment, headings):
            continue
        if (kept and is_broadcast(fragment.text)) or (not tail.started and _is_imprint(fragments, number, kept)):
            continue
        tail.started |= is_prose(fragment.text)
        kept.append(fragment)
    return kept


def _is_imprint(fragments: Sequence[Fragment], number: int, kept: Sequence[Fragment]) -> bool:
    """Between title and text: who wrote or published it, and when."""
    text = fragments[number].text
    if _BYLINE.fullmatch(text[: _SHORT + 1]) or is_stamp(text):
        return True
    if not kept or len(text) > _SHORT:
        return False
    publisher = len(text) <= _PUBLISHER and not any(map(str.isdigit, text)) and number + 1 < len(fragments)
    return is_note(text) or (publisher and is_stamp(fragments[number + 1].text))


def is_furniture(fragment: Fragment, headings: frozenset[str] = frozenset()) -> bool:
    """Judged by itself, a fragment is navigation, a credit, a notice or a link."""
    text = fragment.text
    if fragment.linked and not fragment.level and normalised(text) not in headings:
        return True
    if fragment.level:
        return normalised(text) in _words().lines
    if len(text) > _NOTICE:
        return False
    # A cell may well hold a word that elsewhere is a button.
    return _words().notices.search(text) is not None or (fragment.kind != "cell" and _is_page_line(text))


class _Tail:
    """Whether the article is over at some place of the page, or hasn't begun.

    A list of links ends where clear text follows: two paragraphs of sentences without dates behind them, or the first
    paragraph of the page. A heading that is marked up as one begins another story.
    """

    def __init__(self) -> None:
        self.started = False
        self._listed = self._ended = False

    def closed(self, fragments: Sequence[Fragment], number: int, stamped: frozenset[int]) -> bool:
        """Whether the fragment of that number stands in a list of links or behind the article."""
        fragment = fragments[number]
        if is_list_heading(fragment.text) and not (fragment.level and self._is_chapter(fragments, number)):
            self._listed = True
            return True
        if self.started and is_end(fragment.text):
            self._ended = True
            return True
        if not (self._listed or self._ended):
            return False
        if fragment.level or self._resumes(fragments, number, stamped):
            self._listed = self._ended = False
            return False
        return True

    def _is_chapter(self, fragments: Sequence[Fragment], number: int) -> bool:
        """A heading with a tag and text below it gathers stories of this file, whatever its words."""
        return not self._ended and number + 1 < len(fragments) and _is_text(fragments, number + 1)

    def _resumes(self, fragments: Sequence[Fragment], number: int, stamped: frozenset[int]) -> bool:
        if self._listed and self._ended:
            return False
        following = range(number, min(number + (2 if self.started else 1), len(fragments)))
        wanted = 2 if self.started else 1
        prose = [n for n in following if n not in stamped and _is_text(fragments, n)]
        return len(prose) == wanted


def _is_text(fragments: Sequence[Fragment], number: int) -> bool:
    """Sentences that are no link, without a bare date behind them."""
    fragment = fragments[number]
    dated = number + 1 < len(fragments) and is_stamp(fragments[number + 1].text)
    return is_prose(fragment.text) and not fragment.linked and not dated


def is_list_heading(text: str) -> bool:
    """The heading of a list of links to other articles."""
    return len(text) <= _LIST_HEADING and normalised(text) in _words().lists


def is_end(text: str) -> bool:
    """The credit or button behind the last line of an article."""
    return len(text) <= _SHORT and _words().ends.search(text) is not None


def _is_page_line(text: str) -> bool:
    if len(text) > _SHORT:
        return _is_labelled(text) and text.lstrip("[【(（ ").startswith(("原标题", "原题", "正在阅读"))
    plain = normalised(text)
    if not plain or (plain in _words().lines and text[-1] not in "。；;"):
        return True
    if (_words().prompts.search(text) or _is_bar(text)) and not any(map(str.isdigit, text)):
        return True
    return _is_labelled(text) and text[-1] not in "。；;"


def _is_labelled(text: str) -> bool:
    """A note such as 来源：新华社."""
    match = _LABEL.match(text)
    return match is not None and match[1] in furniture().labels


def _is_bar(text: str) -> bool:
    """Short words between bars or angle brackets: a menu or the path to the page."""
    parts = _BAR.split(text)
    return not is_closed(text) and len(parts) > 2 and all(len(part.strip()) <= 12 for part in parts)  # noqa: PLR2004 - two parts may be a title


def _stamped(fragments: Sequence[Fragment]) -> frozenset[int]:
    """Lines with bare dates behind them, three or more in a row: a list of other articles."""
    found: set[int] = set()
    run: list[int] = []
    number = 0
    while number + 1 < len(fragments):
        if is_stamp(fragments[number + 1].text) and not is_stamp(fragments[number].text):
            run += [number, number + 1]
            number += 2
            continue
        found.update(run if len(run) >= 2 * _STAMPED_RUN else ())
        run = []
        number += 1
    found.update(run if len(run) >= 2 * _STAMPED_RUN else ())
    return frozenset(found)


@frozen
class _Words:
    """The words of the lexicon, ready to be looked for."""

    lines: frozenset[str]
    lists: frozenset[str]
    notices: re.Pattern[str]
    prompts: re.Pattern[str]
    ends: re.Pattern[str]


@cache
def _words() -> _Words:
    given = furniture()
    lines, lists = (frozenset(map(normalised, words)) for words in (given.lines, given.lists))
    notices, prompts, ends = (
        re.compile("|".join(map(re.escape, words))) for words in (given.notices, given.prompts, given.ends)
    )
    return _Words(lines, lists, notices, prompts, ends)
