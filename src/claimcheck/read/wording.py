"""How lines of Chinese documents are compared and told apart by their form."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_IGNORED = re.compile(r"[\W_]++")
_CLOCK = r"(?:[\sT]*+\d{1,2}[:：时]\d{1,2}(?:[:：分]\d{1,2})?+[分秒]?+)?+"
_STAMP = re.compile(rf"(?:(?:19|20)\d\d\s*+[-/.年]\s*+\d{{1,2}}\s*+[-/.月]\s*+\d{{1,2}}日?+|(?:19|20)\d{{6}}){_CLOCK}")
_SIGNED = re.compile(rf"[^\d，。；：:]{{2,30}}[\s(（]++(?:{_STAMP.pattern})[)）]?")
_STAMPED = re.compile(rf"(?:{_STAMP.pattern})(?=\s)")
_PROGRAMME = re.compile(r"[（(]?《[^》]*+》\s*+(.*?)[）)]?")
_STAMP_LENGTH = 60
_REMEMBERED = 1 << 12  # lines of a document that are compared more than once
_BARE_DATELINE = 30
_SENTENCE_ENDS = frozenset("。！？!?…”’」』）)")
_OPEN_ENDS = frozenset("。！？；，：、…!?;,:")
_DATELINE = re.compile(r"(?!据)[^，。：:,\s]{2,16}?(?:讯|电|消息)(?=[\s（(：:，,])")


@lru_cache(_REMEMBERED)
def normalised(text: str) -> str:
    """Letters, digits and Han characters only: what is left is equal for two printings of one heading."""
    return _IGNORED.sub("", unicodedata.normalize("NFKC", text)).casefold()


def is_stamp(text: str) -> bool:
    """A date, perhaps with a time of day, and nothing else."""
    return len(text) <= _STAMP_LENGTH and _STAMP.fullmatch(text.strip("[]()（）【】 \t")) is not None


def ends_in_stamp(text: str) -> bool:
    """A name and a date behind it, as in a signature."""
    return len(text) <= _STAMP_LENGTH and _SIGNED.fullmatch(text) is not None


def is_note(text: str) -> bool:
    """A date at the beginning or the end of a short line, beside the name of who published."""
    if len(text) > _STAMP_LENGTH or is_closed(text):
        return False
    match = _STAMPED.match(text)
    rest = text[match.end() :] if match else text
    return ends_in_stamp(text) or (match is not None and not any(map(str.isdigit, rest)))


def is_broadcast(text: str) -> bool:
    """The name of a programme and the time of its broadcast, and nothing else."""
    match = _PROGRAMME.fullmatch(text) if len(text) <= _STAMP_LENGTH else None
    return match is not None and is_stamp(match[1])


def is_prose(text: str, least: int = 40) -> bool:
    """A paragraph of sentences rather than a caption, a headline or a button."""
    return len(text) >= least and text[-1] in _SENTENCE_ENDS


def is_closed(text: str) -> bool:
    """Ends in a punctuation mark, as headings don't."""
    return text[-1] in _OPEN_ENDS


def has_dateline(text: str) -> bool:
    """Opens as a story of a news agency does (新华社北京2月1日电)."""
    return _DATELINE.match(text[:40]) is not None


def is_bare_dateline(text: str) -> bool:
    """Nothing but the mark of the agency, before the first of several stories."""
    return len(text) <= _BARE_DATELINE and text[-1] in ":：" and has_dateline(text)
