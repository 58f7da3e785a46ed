"""What 该平台, 上述企业, 前者 and 后者 refer to, from the text before them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.extract.phrase import EDGE
from claimcheck.extract.subject import last_noun_phrase, parted

_POINTING = re.compile(
    r"(?:该|这一|这个|这家|这座|这条|这项|这款|这部|这艘|这架|这种|上述|前述)(?:[型款批座条项部艘架组种])?"
)
_PAIR = re.compile(r"(?P<one>[^，。；：、的\s]{2,12})[和与](?P<other>[^，。；：、的\s]{2,12})")
_FIRST = "前者"
_PLACES = {_FIRST: "one", "后者": "other"}
_KNOWN = ("公司", "集团", "工程", "大桥", "电站", "水库", "隧道", "机场")  # which one, the text has said
_NOUN = 6  # characters of a noun that is looked for, at most
_ENDING = 2


def resolved(words: str, before: str, told: Sequence[str] = ()) -> str:
    """``words`` with what they point to in place of the pronoun that they open with, unchanged where it isn't known.

    ``before`` is the text that precedes them, ``told`` the names of the levels of their sentence, in order: where
    there are two, 前者 and 后者 are these.
    """
    words = words.lstrip(EDGE)
    if words[:2] in _PLACES:
        first = words[:2] == _FIRST
        meant = told[-2 if first else -1] if len(told) > 1 else _pair(before).get(_PLACES[words[:2]], words[:2])
        return meant + words[2:]
    pointing = _POINTING.match(words)
    if pointing is None and not words.startswith(_KNOWN):
        return words
    rest = words[pointing.end() :] if pointing else words
    for length in range(min(_NOUN, len(rest)), 0, -1):
        meant = last_noun_phrase(before, rest[:length])
        if meant:
            return meant + rest[length:]
    return words


def _pair(before: str) -> dict[str, str]:
    """The last two things that 和 joins, the second cut where it ends as the first does or where a verb follows."""
    pairs = list(_PAIR.finditer(before))
    if not pairs:
        return {}
    one, other = pairs[-1]["one"], pairs[-1]["other"]
    alike = other.find(one[-_ENDING:])
    return {"one": one, "other": other[: alike + _ENDING] if alike > 0 else parted(other)[0]}
