"""The words left and right of a figure, and which figures share them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimcheck.extract.clause import Clause
from claimcheck.extract.figures import Figure
from claimcheck.extract.phrase import EDGE, split_head
from claimcheck.extract.predicate import predicate
from claimcheck.extract.reading import Reading
from claimcheck.extract.subject import opens_with_verb, parted
from claimcheck.lexicon.grammar import grammar_words

_CONNECTIVES = re.compile(r"[、和与及以\s或]++")
_BRACKETED = re.compile(r"[（(][^（）()]{0,60}[）)]")
_JOINT = re.compile(r"、|以及|和|与|及")
_ENDS_JOINED = re.compile(r"(?:、|以及|和|与|及)$")
JOINTS = ("、", "和", "与", "及", "以及")
_AMONG = re.compile(r"[中里]有?$")
_FOR = ("向", "为", "对", "给", "与", "帮", "让", "使")
_MEDALS = frozenset(("金", "银", "铜"))
_BEHIND = 26
_BEFORE = 120
_CHAIN = 4
_NEAR = 10


def groups(text: str, figures: Sequence[Figure]) -> Iterator[tuple[int, list[Figure]]]:
    """Runs of figures joined by nothing but 、 and 和, or as the two ends of a range, with the place of the first.

    Behind 分别 a verb of movement may stand before each of them (分别增长5%和下降1%).
    """
    start = 0
    for at in range(1, len(figures) + 1):
        if at == len(figures) or not (
            _joined(text, figures[at - 1], figures[at]) or _moved_apart(text, figures[start], *figures[at - 1 : at + 1])
        ):
            yield start, list(figures[start:at])
            start = at


def _joined(text: str, one: Figure, other: Figure) -> bool:
    between = text[one.outer_end : other.outer_start]
    tied = bool(_CONNECTIVES.fullmatch(between)) or (
        one.partner is not None and other.partner is not None and len(between) < _CHAIN
    )
    return tied and (_same_sort(one, other) or "分别" in text[max(0, one.outer_start - _NEAR) : one.outer_start])


def _moved_apart(text: str, first: Figure, one: Figure, other: Figure) -> bool:
    """分别增长5%和下降1%: to each member of the list that ``first`` opens its own verb."""
    if "分别" not in text[max(0, first.outer_start - _NEAR) : first.outer_start]:
        return False
    own = predicate(joined_behind(text[one.outer_end : other.outer_start][:_NEAR]))
    return bool(own.direction) and not (own.stem or own.to) and _same_sort(one, other)


def joined_behind(between: str) -> str:
    """The words between two members of a list without the 、 or 和 that they open with; empty where they have none."""
    joint = _CONNECTIVES.match(between)
    return between[joint.end() :] if joint else ""


def _same_sort(one: Figure, other: Figure) -> bool:
    if one.unit is None or other.unit is None or one.unit.base == other.unit.base:
        return True
    return {one.unit.word, other.unit.word} <= _MEDALS


def left_of(reading: Reading, clause: Clause, figures: Sequence[Figure], at: int, depth: int = 0) -> tuple[str, bool]:
    """Words before ``figures[at]`` in its clause, and whether they run on from the figure before.

    A count that modifies them (38个项目总投资…) is left out but does not cut them off. The object of the figure before
    goes where 、 or 和 joins this one to it, and their verb stays.
    """
    figure = figures[at]
    if at == 0:
        return reading.words(max(clause.start, figure.outer_start - _BEFORE), figure.outer_start), False
    previous = figures[at - 1]
    own = reading.words(max(previous.outer_end, figure.outer_start - _BEFORE), figure.outer_start)
    if previous.partner is None and (joint := _joint(own)) is not None:
        own = own[joint:]
        if depth >= _CHAIN or opens_with_verb(own):
            return own, False
        return _with_verb(left_of(reading, clause, figures, at - 1, depth + 1)[0], own), False
    joined = previous.partner is None
    if not joined or previous.unit is None or not previous.unit.countable or depth >= _CHAIN:
        return own, joined
    before = left_of(reading, clause, figures, at - 1, depth + 1)[0]
    earlier = predicate(before)
    describing = "的" if earlier.stem and before.endswith("的") else ""
    return ("" if earlier.share else earlier.stem + describing) + own, joined


def _joint(between: str) -> int | None:
    """Where the next member of a list begins behind the object of the figure before; None where nothing joins them."""
    between = _blanked(between)
    cut = between.rfind("、") + 1
    if cut:
        return cut
    for joint in _JOINT.finditer(between):
        if joint.start() == 0 or joint.end() == len(between) or opens_with_verb(between[joint.end() :]):
            return joint.end()
    return None


def _blanked(words: str) -> str:
    """The same words with spaces for what stands in brackets."""
    return _BRACKETED.sub(lambda match: " " * len(match[0]), words)


def _with_verb(left: str, own: str) -> str:
    """What the words before the first member of a list lend to the next: all, or their verb where it has a noun."""
    if not own.strip(EDGE):
        return left
    subject, said = parted(left)
    words = grammar_words()
    while adverb := words.parting.starting(said):
        said = said[len(adverb) :]
    verb = words.verbs.starting(said)
    return subject + verb + own if verb else own


def right_of(reading: Reading, clause: Clause, figures: Sequence[Figure], at: int, depth: int = 0) -> str:
    """Words behind ``figures[at]``, up to the end of its clause or the next figure that does not modify them.

    A number behind a verb alone has the object of the next (新建4500万亩、改造3500万亩农田).
    """
    figure = figures[at]
    start, end, pieces = figure.outer_end, clause.end, ""
    for later, other in enumerate(figures[at + 1 : at + 1 + _CHAIN], at + 1):
        between = _blanked(reading.text[start : other.outer_start][:_BEHIND])
        cut = _joint_before(between)
        if cut == 0 and not pieces and depth < _CHAIN and _lacks_object(reading, clause, figures, at):
            return right_of(reading, clause, figures, later, depth + 1)
        counts = _counts(figure) and other.outer_start - start <= _BEHIND
        if cut is None and counts and _counts(other) and _modifies(between):
            pieces += reading.words(start, other.outer_start)
            start = other.outer_end
            continue
        end = other.outer_start if cut is None else start + cut
        words = reading.words(start, end)
        return pieces + (_counted(words) if cut is None and counts and not _served(reading, figure) else words)
    return pieces + (reading.words(start, min(end, start + _BEFORE)) if start < end else "")


def _modifies(between: str) -> bool:
    """22个国家的37名护理人员, 3支20人的队伍: what is told of the second count is told of the first too."""
    return not between.strip() or between.rstrip(EDGE).endswith("的")


def _served(reading: Reading, figure: Figure) -> bool:
    """向787万户企业发放…: what is done for those that are counted belongs to them."""
    return reading.text.startswith(_FOR, figure.outer_start - 1)


def _counted(words: str) -> str:
    """What is counted, before what is told of it by the next figure (用人单位提供岗位, 项目总投资)."""
    counted = _AMONG.sub("", parted(words)[0])
    before, head = split_head(counted)
    return before if head and split_head(before)[1] else counted or words


def _joint_before(between: str) -> int | None:
    """Where the words behind a figure end, as the next member of a list follows; None where it doesn't."""
    start = _joint(between)
    return None if start is None else len(_ENDS_JOINED.sub("", between[:start]))


def _lacks_object(reading: Reading, clause: Clause, figures: Sequence[Figure], at: int) -> bool:
    """A verb stands right before the figure and before the next, which has the same unit and an object."""
    one, other = figures[at], figures[at + 1]
    if one.unit is None or other.unit is None or one.unit.base != other.unit.base:
        return False
    verbs = grammar_words().verbs
    words = left_of(reading, clause, figures, at)[0].rstrip(EDGE)
    own = reading.text[one.outer_end : other.outer_start].lstrip(EDGE)
    return bool(verbs.ending(words)) and opens_with_verb(own)


def _counts(figure: Figure) -> bool:
    return figure.unit is not None and figure.unit.countable
