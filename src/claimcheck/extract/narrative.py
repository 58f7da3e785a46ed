"""What a section has said so far, and what the name of its next figure may take from that."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.extract.division import Division
from claimcheck.extract.draft import Draft
from claimcheck.extract.parallel import counterpart
from claimcheck.extract.phrase import clean
from claimcheck.extract.topic import Topics
from claimcheck.lexicon.shares import POINTS
from claimcheck.model import Kind

_BACK = 3
# Figures of a sentence that are looked back at.
REACH = 40


class Narrative:
    """The figures of one section in the order of the text, with its topics and what it divides.

    ``heard`` is the last clause without figures, which stood before the figure at ``heard_at``. The figures of the
    sentence begin at ``sentence_start``, those of the one before at ``last_start``.
    """

    def __init__(self, heading: str) -> None:
        self.topics = Topics(heading)
        self.drafts: list[Draft] = []
        self.division = Division(self.drafts, self.topics)
        self.sentence_start = 0
        self.last_start = 0
        self.heard = ""
        self.heard_at = 0

    def hear(self, words: str) -> None:
        """Take in a clause without figures."""
        self.topics.hear(words)
        self.heard = clean(words)
        self.heard_at = len(self.drafts) if self.heard else self.heard_at

    def new_sentence(self) -> None:
        """Nothing of the last sentence is divided any more."""
        self.topics.new_sentence()
        self.division.end()
        self.heard = ""
        self.last_start, self.sentence_start = self.sentence_start, len(self.drafts)

    def turn(self) -> None:
        """A point of its own."""
        self.topics.turn()
        self.division.end()

    def divide(self, words: str, *, leads: bool, bracket: bool) -> None:
        """其中: what follows are parts of a figure before it."""
        self.division.begin(words, self.last_start, leads=leads, bracket=bracket)

    def standing(self, local: str, index: int) -> str:
        """The full name of ``local``: like a former member's where it goes on with a list, else under the topic."""
        if self.topics.current and local.endswith(self.topics.current):
            return local
        if not self.topics.whole:
            reach = self.reach(self.drafts[index].base)
            for former in (reach[-1:], reach[:1]):
                name = counterpart(local, self.drafts[former[0]].name) if former else ""
                if name:
                    self.topics.composed = not name.startswith(local)
                    self.topics.current = self.topics.current if self.topics.composed else name
                    return name
        return self.topics.name(local, first=index == self.sentence_start)

    def reach(self, end: int) -> range:
        """Places of the drafts of the sentence before ``end``, the nearest forty."""
        return range(max(self.sentence_start, end - REACH), end)

    def head_before(self, index: int, kinds: Sequence[Kind] = ()) -> int | None:
        """The figure that a growth, change or share without words of its own speaks about."""
        draft = self.drafts[index]
        back = 0 if self.topics.weak else _BACK
        reach = range(max(0, self.sentence_start - back, draft.base - REACH), draft.base)
        points = draft.unit in POINTS
        wanted: Sequence[Sequence[Kind]] = (
            (kinds,) if kinds else (("rate", "growth"), ("level",)) if points else (("level", "rate"),)
        )
        for sorts in wanted:
            found = [at for at in reach if self.drafts[at].kind in sorts and self.drafts[at].role != "gap"]
            if draft.kind == "change" and not points:
                found = [at for at in found if self.drafts[at].unit == draft.unit] or found
            if not points and not kinds:
                found = [at for at in found if not self.drafts[at].said.share] or found
            if found:
                return found[-1] if found[-1] >= self.sentence_start else self._outermost(found[-1])
        return None

    def _outermost(self, at: int) -> int:
        """The whole of a part that a sentence before has listed: what that sentence was about."""
        head = self.drafts[at].head
        return self._outermost(head) if self.drafts[at].role == "part" and head is not None else at

    def same_name(self, index: int, name: str, kind: Kind = "level") -> int | None:
        """The last level (or other ``kind``) of that name, in this sentence or shortly before it."""
        base = self.drafts[index].base
        for at in range(base - 1, max(-1, self.sentence_start - _BACK - 1, base - REACH), -1):
            if self.drafts[at].kind == kind and self.drafts[at].name == name:
                return at
        return None
