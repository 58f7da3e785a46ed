"""What 其中 divides: the list of parts that is being read, and the lists around it."""

from __future__ import annotations

import re

from claimcheck.extract.clause import Clause
from claimcheck.extract.draft import Draft
from claimcheck.extract.inferred import inferred_unit
from claimcheck.extract.parallel import opposed
from claimcheck.extract.phrase import is_averaged, split_head
from claimcheck.extract.places import place_at, places_in
from claimcheck.extract.predicate import predicate
from claimcheck.extract.topic import Topics
from claimcheck.lexicon.shares import POINTS

_DIGITS = re.compile("[0-9]")
_APART = re.compile(r"^\s*(?:全国|全省|全市|全县|全区|全州|我国|全年|同期|截至|另|还)")
_REACH = 40
_BACK = 3
_ALIKE = 2  # characters at either end of two names of one thing


class Division:
    """The whole that is being divided, the outermost first where a part is divided in its turn.

    ``fresh`` says that 其中 has been heard and no part yet; ``throughout`` that its list fills the sentence, ``loose``
    that it has gone on behind a semicolon for that reason alone. ``aside`` is a clause that counts something else.
    """

    def __init__(self, drafts: list[Draft], topics: Topics) -> None:
        self.drafts, self.topics = drafts, topics
        self.wholes: list[int] = []
        self.fresh = False
        self.throughout = False
        self.loose = False
        self.outside: int | None = None
        self.aside: Clause | None = None
        self.since = 0

    @property
    def whole(self) -> Draft | None:
        """What is divided now."""
        return self.drafts[self.wholes[-1]] if self.wholes else None

    def begin(self, words: str, since: int, *, leads: bool, bracket: bool) -> None:
        """其中: what follows are parts of the last level since ``since`` that is no part, or of the part before it.

        It ``leads`` where the sentence or its part behind a semicolon opens with it.
        """
        if bracket:
            self.outside = len(self.wholes)
        inner = self._inner(words)
        if inner is None:
            self.throughout, self.since = leads, since
            places = range(len(self.drafts) - 1, max(since, len(self.drafts) - _REACH) - 1, -1)
            levels = (at for at in places if self.drafts[at].kind == "level" and self.drafts[at].role != "part")
            self.wholes = [at for at in [next(levels, None)] if at is not None]
        else:
            self.wholes.append(inner)
        self.fresh, self.loose, self.aside = True, False, None
        self._tell()

    def _inner(self, words: str) -> int | None:
        """The part that a second 其中 divides: the last one, unless the new words name its counterpart."""
        at = next((at for at in self._recent() if self.drafts[at].kind == "level"), None)
        if at is None or not self.wholes or self.fresh or self.drafts[at].head != self.wholes[-1]:
            return None
        return None if self.drafts[at].role != "part" or opposed(words, self.drafts[at].name) else at

    def _recent(self) -> range:
        return range(len(self.drafts) - 1, max(-1, len(self.drafts) - _BACK - 1), -1)

    def _tell(self) -> None:
        """The names of parts stand under the whole's."""
        self.topics.whole = self.whole.name if self.whole else ""
        self.topics.current = self.topics.whole or self.topics.current

    def end(self) -> None:
        """The list of parts is over."""
        self.wholes, self.topics.whole, self.fresh, self.outside, self.aside = [], "", False, None, None

    def back(self, words: str) -> None:
        """A semicolon: an inner list is over, and the outer one too unless its next member follows."""
        del self.wholes[1:]
        if not self.wholes or not self._goes_on(words):
            self.end()
        else:
            self._tell()

    def close(self) -> None:
        """A bracket ends the list that it holds."""
        if self.outside is None:
            return
        del self.wholes[self.outside :]
        self.outside = None
        if self.wholes:
            self._tell()
        else:
            self.end()

    def _goes_on(self, words: str) -> bool:
        """The next member belongs to a list that fills its sentence, or is the last one's counterpart or kin.

        What a place of its own opens behind parts that have none is told of that place (…两成投放零售；南京每天投放…).
        """
        last = next((self.drafts[at].name for at in self._recent() if self.drafts[at].role == "part"), "")
        head = split_head(last)[1]
        if head and head == split_head(predicate(_DIGITS.split(words, maxsplit=1)[0]).stem)[1]:
            return True
        if opposed(words, last):
            return True
        elsewhere = place_at(words, 0) is not None and not places_in(last)
        self.loose = self.throughout and not elsewhere and not _APART.match(words)
        return self.loose

    def choose(self, index: int) -> None:
        """The first part tells what is divided: changes divide the change before them, growths what grew."""
        if self.aside is not None and self.drafts[index].clause != self.aside:
            self.end()
        if not self.fresh:
            return
        self.fresh = False
        draft = self.drafts[index]
        self._pass_average(draft)
        self._pass_foreign(draft)
        before = range(draft.base - 1, max(-1, draft.base - _REACH), -1)
        last = next((at for at in before if self.drafts[at].role != "gap"), None)
        if last is not None and draft.kind == "growth" and self.drafts[last].kind == "growth":
            self.wholes, self.topics.whole = [], self.drafts[last].name
            self.topics.current = self.topics.whole
        elif self.wholes and draft.kind == "change" and draft.unit not in POINTS:
            same = (at for at in before if at > self.wholes[0] and _moves_alike(self.drafts[at], draft))
            self.wholes = [next(same, self.wholes[-1])]

    def _pass_average(self, draft: Draft) -> None:
        """287.7万人次，日均41万人次。其中入境143.4万人次: what can't be part of an average is one of a total."""
        whole = self.whole
        if whole is None or draft.kind != "level" or not is_averaged(whole.name) or _fits(draft, whole):
            return
        before = range(self.wholes[-1] - 1, max(-1, self.wholes[-1] - _BACK - 1), -1)
        totals = (at for at in before if self.drafts[at].kind == "level" and not is_averaged(self.drafts[at].name))
        total = next((at for at in totals if _fits(draft, self.drafts[at]) and _akin(self.drafts[at], whole)), None)
        if total is not None:
            self.wholes = [total]
            self._tell()

    def _pass_foreign(self, draft: Draft) -> None:
        """合同额122亿元，执行额83亿元。其中离岸合同额69亿元: of several levels the one of the part's own head noun."""
        whole, own = self.whole, split_head(draft.said.stem)[1]
        if whole is None or not own or draft.kind != "level" or _of_head(whole, own):
            return
        before = range(self.wholes[-1] - 1, max(self.since, self.wholes[-1] - _BACK) - 1, -1)
        levels = (at for at in before if self.drafts[at].kind == "level" and self.drafts[at].role == "plain")
        fitting = next((at for at in levels if _fits(draft, self.drafts[at]) and _of_head(self.drafts[at], own)), None)
        if fitting is not None and len(self.wholes) == 1:
            self.wholes = [fitting]
            self._tell()

    def take(self, draft: Draft) -> None:
        """A figure of the whole's kind and unit is a part of it; behind a part a level of another unit ends the list.

        Before any part such a level may say in the first one's clause what that is of (其中，5种病结算331万人次).
        """
        whole = self.whole
        if whole is None or draft.role != "plain" or draft.kind not in ("level", whole.kind):
            return
        unit = whole.unit or inferred_unit(whole.right, whole.said.stem or whole.name)
        if draft.kind != whole.kind or draft.unit not in (whole.unit, unit) or draft.unit in POINTS:
            if draft.kind == "level" and whole.role == "whole":
                self.end()
            elif draft.kind == "level":
                self.aside = draft.clause
            return
        if (self.loose or len(self.wholes) > 1) and draft.figure.value > whole.figure.value:
            self._leave()
            self.take(draft)
            return
        draft.unit, draft.role, draft.head = unit, "part", self.wholes[-1]
        whole.role = "whole" if whole.role == "plain" else whole.role

    def _leave(self) -> None:
        """More than what is divided: a part of the outer whole, or of none."""
        self.wholes.pop()
        if self.wholes:
            self._tell()
        else:
            self.end()


def _fits(part: Draft, whole: Draft) -> bool:
    """No more than the whole, and of its unit."""
    return part.unit == whole.unit and part.figure.value <= whole.figure.value


def _of_head(draft: Draft, head: str) -> bool:
    """Its name ends in that head noun, in a longer or in a shorter one (软件业务收入, 收入)."""
    own = split_head(draft.name)[1]
    return bool(own) and (own.endswith(head) or head.endswith(own))


def _akin(total: Draft, average: Draft) -> bool:
    """Their names begin or end alike: 快递业务量 and 快递业务量日均."""
    return total.name[:_ALIKE] == average.name[:_ALIKE] or total.name[-_ALIKE:] == average.name[-_ALIKE:]


def _moves_alike(one: Draft, other: Draft) -> bool:
    return one.kind == other.kind and one.unit == other.unit and one.sign == other.sign
