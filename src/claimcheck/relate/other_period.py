"""Claims as they would be with another year or month, for the solver to hold against what contradicts them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property

from attrs import evolve, field, frozen

from claimcheck.config import Config
from claimcheck.model import Claim, Comparison, Document, Fault, Period, Relation, Repair, Rereading, Text
from claimcheck.relate.corpus import WINDOW, Corpus
from claimcheck.relate.link import year_after, year_before
from claimcheck.relate.proposals import Guard, relate, unguarded
from claimcheck.relate.slipped_time import Slip, slips

# Other times of one claim that are tried.
_MOST = 8
# How extraction says that a claim's time is that of the figure which it speaks about.
_OF_ANOTHER = "head"
# What makes a time one that others are compared with.
_COMPARED = re.compile(r"(?:比|较|与|同|于|是|为)(\d{4}年(?:\d{1,2}月)?)")
# Characters before a growth in which its base is named.
_REACH = 80


@frozen
class _Printed:
    """Words of a time, where they stand in their file, what they are to the claims that go by them, and these."""

    words: str
    at: int
    period: Period
    what: Fault
    claims: tuple[Claim, ...]


@frozen
class OtherPeriods:
    """The callable that the solver asks; nothing is indexed before its first question."""

    documents: Sequence[Document]
    claims: Sequence[Claim]
    config: Config | None = field(default=None)
    guard: Guard = field(default=unguarded)
    _known: dict[object, tuple[Relation, ...]] = field(factory=dict, init=False, eq=False, repr=False)

    def __call__(self, name: str, component: Collection[str]) -> Iterator[Rereading]:
        """Other readings of a claim by slips of the time that it prints, or that its growth is measured from."""
        claim = self._corpus.claim(name)
        for printed in () if claim is None else (self._own(claim), self._base(claim)):
            if printed is not None:
                yield from self._rereadings(printed, component)

    @cached_property
    def _corpus(self) -> Corpus:
        return Corpus(self.documents, self.claims, self.config)

    # -- the words -----------------------------------------------------------------------------------------------

    def _own(self, claim: Claim) -> _Printed | None:
        """The words of a claim's time, with all claims around it that go by the same."""
        found = self._place(claim)
        if found is None or claim.period is None:
            return None
        words, at = found
        beside = [each for each in self._corpus.around(claim) if each.document == claim.document]
        moved = {each.id: each for each in beside if self._place(each) == found and each.period == claim.period}
        for each in beside:
            if _rule(each)[0] == _OF_ANOTHER and each.head in moved and each.period == claim.period:
                moved[each.id] = each
        return _Printed(words, at, claim.period, "period", tuple(moved.values()))

    def _place(self, claim: Claim) -> tuple[str, int] | None:
        """Words of a time and where they stand last before a claim in its block; None where its time is another's."""
        rule, words = _rule(claim)
        document = self._corpus.documents.get(claim.document)
        if rule == _OF_ANOTHER or not words or claim.period is None or document is None:
            return None
        start = document.blocks[claim.place.block].span(0, 1)[0]
        at = document.text.rfind(words, start, claim.span[0])
        return None if at < 0 or _COMPARED.match(document.text, max(start, at - 1)) else (words, at)

    def _base(self, claim: Claim) -> _Printed | None:
        """比2021年: the year that a growth, change or multiple is measured from."""
        base = claim.compared_to
        if base is None or base.period is None or base.basis != "named":
            return None
        text, end = self._corpus.documents[claim.document].text, claim.span[0]
        named = list(_COMPARED.finditer(text, max(0, end - _REACH), end))
        if not named or named[-1][1][:4] != str(base.period.end.year):
            return None
        beside = (each for each in self._corpus.sentence(claim) if each.compared_to == base and each.span[0] >= end)
        moved = {each.id: each for each in (claim, *beside)}
        return _Printed(named[-1][1], named[-1].start(1), base.period, "basis", tuple(moved.values()))

    # -- the readings --------------------------------------------------------------------------------------------

    def _rereadings(self, printed: _Printed, component: Collection[str]) -> Iterator[Rereading]:
        around = self._around(printed, component)
        told = _ends(printed, around.values())
        published = self._corpus.documents[printed.claims[0].document].published or date.max
        likely = (slip for slip in slips(printed.words, printed.period) if slip.period.end in told)
        for slip in [slip for slip in likely if slip.period.end <= published][:_MOST]:
            moved = {each.id: _moved(each, printed, slip.period) for each in printed.claims}
            relations = self._related({**around, **moved}, (tuple(moved), printed.what, slip.period, *sorted(around)))
            yield Rereading(tuple(moved), relations, printed.what, _repair(printed, slip))

    def _around(self, printed: _Printed, component: Collection[str]) -> dict[str, Claim]:
        """What may be tied to the claims in their new time: namesakes, neighbours, and what they are tied to now."""
        corpus = self._corpus
        found = {each.id: each for each in printed.claims}
        for claim in printed.claims[:WINDOW]:
            found |= {each.id: each for each in (*corpus.namesakes(claim), *corpus.beside(claim))}
        tied = sorted(filter(None, map(corpus.claim, component)), key=corpus.place)
        first = printed.claims[0]
        tied.sort(key=lambda each: (each.document != first.document, abs(each.span[0] - first.span[0])))
        return found | {each.id: each for each in tied[:WINDOW]}

    def _related(self, claims: Mapping[str, Claim], key: object) -> tuple[Relation, ...]:
        """What all rules propose for some claims alone, asked once."""
        if key not in self._known:
            of = {claim.document for claim in claims.values()}
            documents = [document for document in self.documents if document.id in of]
            ordered = sorted(claims.values(), key=self._corpus.place)
            self._known[key] = relate(documents, ordered, self.guard, self.config).relations
        return self._known[key]


def _rule(claim: Claim) -> tuple[str, str]:
    """How a claim came by its time, and from which words."""
    return next(((step.rule, step.words) for step in claim.derivation if step.part == "period"), ("none", ""))


def _ends(printed: _Printed, around: Iterable[Claim]) -> set[date]:
    """Days on which a time ends that says something here: those of other figures, a year earlier and later too."""
    own = {claim.id for claim in printed.claims}
    periods = [claim.period for claim in around if claim.period and (claim.id not in own or printed.what == "basis")]
    near = [each for period in periods for each in (period, year_before(period), year_after(period)) if each]
    return {period.end for period in near}


def _moved(claim: Claim, printed: _Printed, period: Period) -> Claim:
    """A claim with another time, and what it is compared with as far from it as before; or with another base."""
    compared = claim.compared_to
    if printed.what == "basis":
        return evolve(claim, compared_to=Comparison("named", period))
    if compared and compared.basis != "named" and compared.period:
        years = period.end.year - printed.period.end.year
        same = compared.basis == "year_earlier"
        compared = evolve(compared, period=year_before(period) if same else compared.period.shifted(years))
    return evolve(claim, period=period, compared_to=compared)


def _repair(printed: _Printed, slip: Slip) -> Repair:
    shown = printed.words[: slip.start] + slip.replacement + printed.words[slip.end :]
    text = Text(f"应为 {shown}（{slip.reason.zh}）", f"should be {shown} ({slip.reason.en})")
    return Repair((printed.at + slip.start, printed.at + slip.end), slip.replacement, "period", text)
