"""Why two statements of one figure may rightly differ: by their words, their sources, or the days of publication.

No class explains everything: a revision is small, a count that goes on grows, and no word makes ten of one. What lies
farther apart than its class allows is judged as if nothing had been said.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from fractions import Fraction
from typing import TypeAlias

from attrs import frozen

from claimcheck.lexicon.differences import BASES, STATES, difference_words
from claimcheck.lexicon.shares import SHARES
from claimcheck.messages.differences import CLASSES
from claimcheck.messages.lists import listed
from claimcheck.messages.periods import day as named_day
from claimcheck.model import Claim, Difference, DifferenceKind, Sign, Text
from claimcheck.relate.corpus import Corpus
from claimcheck.relate.link import one_document, ref
from claimcheck.relate.revision import REVISED
from claimcheck.relate.slip import shifted, swapped

# A preliminary figure is replaced by a later release, not by the next day's news.
_NEXT_RELEASE = timedelta(days=20)
# Characters before a figure in which its paragraph may say how it was counted.
_REACH = 200
_SENTENCE = re.compile("[。！？；\\n]")
_BEHIND = re.compile("[（(][^（）()]{1,16}[）)]")
_FIGURE = re.compile("[0-9]")


@frozen
class _Room:
    """How far apart two figures of a class may lie: as a share of the larger amount, and in points of two rates."""

    amount: Fraction
    points: Fraction


_SMALL = _Room(REVISED, Fraction(1))
_FACTOR = Fraction(4, 5)  # one figure is at most five times the other
_ROOMS: Mapping[DifferenceKind, _Room] = {
    "revision": _SMALL,
    "revised": _SMALL,
    "preliminary": _SMALL,
    "estimate": _Room(Fraction(1, 5), Fraction(5)),
    "comparable": _Room(Fraction(0), Fraction(15)),
    "real": _Room(Fraction(0), Fraction(10)),
    "coverage": _Room(_FACTOR, Fraction(15)),
    "holiday": _Room(Fraction(1, 2), Fraction(15)),
    "source": _Room(_FACTOR, Fraction(15)),
    "snapshot": _Room(_FACTOR, Fraction(5)),
}
# Classes by which the two are not one figure at all, so that no error may rest on them.
APART: tuple[DifferenceKind, ...] = ("comparable", "real", "coverage", "holiday", "source")


def differences(corpus: Corpus, one: Claim, other: Claim) -> Iterator[Difference]:
    """All classes that something shows, the most telling first, whether they explain the gap or not."""
    for found in _CLASSES:
        told = found(corpus, one, other)
        if told is not None:
            yield told


def published_apart(corpus: Corpus, *claims: Claim) -> Difference | None:
    """A revision between the first and the last day on which some claims were published, if these differ."""
    dated = [(day, claim) for claim in claims if (day := corpus.documents[claim.document].published)]
    if not dated or len({day for day, _ in dated}) == 1:
        return None
    first, last = min(dated, key=lambda each: each[0]), max(dated, key=lambda each: each[0])
    signs = (Sign(first[1].id, str(first[0])), Sign(last[1].id, str(last[0])))
    return _told("revision", signs)


def explains(told: Difference, one: Claim, other: Claim) -> bool:
    """The two figures of a class lie no farther apart than it allows, and not as a moved point or 万 for 亿 would."""
    a, b = (claim.quantity.value * ref(claim).scale for claim in (one, other))
    apart, room = abs(a - b), _ROOMS[told.kind]
    if one.quantity.unit in SHARES and other.quantity.unit in SHARES and one.kind != "level":
        return apart * 100 <= room.points and not (shifted(one, other) and told.kind not in ("comparable", "real"))
    return apart <= room.amount * max(abs(a), abs(b)) and not shifted(one, other)


def apart(corpus: Corpus, one: Claim, other: Claim) -> bool:
    """Words show that the two are not one figure at all."""
    return any(each.kind in APART for each in differences(corpus, one, other))


def is_plain(told: Difference, one: Claim, other: Claim) -> bool:
    """Words that say that a figure was replaced need no remark, unless the two differ as swapped digits do."""
    return told.kind == "revised" and not swapped(one, other)


def unrevised(claim: Claim) -> str:
    """The scope without what calls it revised."""
    return " ".join(word for word in claim.metric.scope.split() if word not in difference_words().revised_scopes)


# -- the classes -----------------------------------------------------------------------------------------------------


def _of_source(_: Corpus, one: Claim, other: Claim) -> Difference | None:
    """Two institutions may count in two ways."""
    if not one.source or not other.source or one.source == other.source:
        return None
    steps = [(claim, step) for claim in (one, other) for step in claim.derivation if step.part == "source"]
    return _told("source", tuple(Sign(claim.id, step.words, step.at) for claim, step in steps))


def _of_basis(corpus: Corpus, one: Claim, other: Claim) -> Difference | None:
    """A growth in real terms, or on a comparable basis, beside a nominal one."""
    if one.kind == "level" or other.kind == "level":
        return None
    shown = [(_last(corpus, claim, BASES, paragraph=False) or _Shown("nominal", None)) for claim in (one, other)]
    kinds = {each.name for each in shown}
    if len(kinds) == 1:
        return None
    signs = tuple(each.sign for each in shown if each.sign)
    return _told("real" if "real" in kinds else "comparable", signs)


def _of_coverage(corpus: Corpus, one: Claim, other: Claim) -> Difference | None:
    """A bracket before one of them says what is in it or not; a document needn't say twice what is in it."""
    signs = [_bracket(corpus, claim) for claim in (one, other)]
    told = [sign for sign in signs if sign]
    if len({sign.words if sign else "" for sign in signs}) == 1:
        return None
    if len(told) == 1 and one_document(one, other) and "不" not in told[0].words and "未" not in told[0].words:
        return None
    return _told("coverage", tuple(told))


def _of_days(corpus: Corpus, one: Claim, other: Claim) -> Difference | None:
    """The holiday has seven days for one and eight for the other."""
    signs = [_days(corpus, claim) for claim in (one, other)]
    told = tuple(sign for sign in signs if sign)
    return _told("holiday", told) if len({sign.words for sign in told}) > 1 else None


def _days(corpus: Corpus, claim: Claim) -> Sign | None:
    text, (start, end) = corpus.documents[claim.document].text, _ahead(corpus, claim, paragraph=False)
    found = list(difference_words().holiday.finditer(text, start, end))
    return Sign(claim.id, f"{found[-1]['days']}天", found[-1].span("days")) if found else None


def _of_snapshot(corpus: Corpus, one: Claim, other: Claim) -> Difference | None:
    """Counts of one day at two hours, the later the larger; or two that say no more than that they still go on."""
    days = [claim.period.end if claim.period else None for claim in (one, other)]
    if one.kind != "level" or other.kind != "level" or days[0] is None or days[0] != days[1]:
        return None
    hours = [_hour(corpus, claim) for claim in (one, other)]
    a, b = hours
    if a is not None and b is not None:
        grown = (a[0] - b[0]) * (one.quantity.value - other.quantity.value) > 0
        return _told("snapshot", (a[1], b[1])) if grown else None
    running = [hour[1] if hour else _running(corpus, claim) for hour, claim in zip(hours, (one, other), strict=True)]
    signs = tuple(sign for sign in running if sign)
    same_day = {corpus.documents[claim.document].published for claim in (one, other)} == {days[0]}
    return _told("snapshot", signs) if len(signs) > 1 and same_day and not one_document(one, other) else None


def _of_state(corpus: Corpus, one: Claim, other: Claim) -> Difference | None:
    """A preliminary figure, an estimate or a revised one beside another."""
    shown = {claim.id: each for claim in (one, other) if (each := _last(corpus, claim, STATES, paragraph=True))}
    for kind in ("revised", "estimate"):
        signs = tuple(each.sign for each in shown.values() if each.name == kind and each.sign)
        if len(signs) == 1:
            return _told(kind, signs)
    days = [(corpus.documents[claim.document].published, claim) for claim in (one, other)]
    if one_document(one, other) or any(day is None for day, _ in days):
        return None
    (first, earlier), (last, _) = sorted(days, key=_day)
    before = shown.get(earlier.id)
    if before is None or before.name != "preliminary" or before.sign is None or not first or not last:
        return None
    return _told("preliminary", (before.sign, Sign(earlier.id, str(first)))) if last - first >= _NEXT_RELEASE else None


def _day(dated: tuple[date | None, Claim]) -> date:
    return dated[0] or date.min


_CLASSES: tuple[Callable[[Corpus, Claim, Claim], Difference | None], ...] = (
    _of_snapshot,
    _of_source,
    _of_basis,
    _of_coverage,
    _of_days,
    _of_state,
    published_apart,
)


# -- the words -------------------------------------------------------------------------------------------------------


@frozen
class _Shown:
    """The class of the last words before a figure that show one."""

    name: str
    sign: Sign | None


_Region: TypeAlias = tuple[int, int]


def _last(corpus: Corpus, claim: Claim, classes: tuple[str, ...], *, paragraph: bool) -> _Shown | None:
    """What a bracket behind a figure shows, else the last words before it, else those behind that call it replaced."""
    text, ahead = corpus.documents[claim.document].text, _ahead(corpus, claim, paragraph=paragraph)
    bracket = _BEHIND.match(text, claim.span[1])
    regions = [(bracket.span(), classes)] if bracket else []
    regions.append((ahead, classes))
    if "revised" in classes:
        regions.append((_behind(corpus, claim), ("revised",)))
    for region, names in regions:
        words = difference_words().classes
        found = [(match.span(), name) for name in names for match in words[name].finditer(text, *region)]
        if found:
            at, name = max(found, key=lambda each: each[0][::-1])
            return _Shown(name, Sign(claim.id, text[slice(*at)], at))
    return None


def _ahead(corpus: Corpus, claim: Claim, *, paragraph: bool) -> _Region:
    """The part of a paragraph, or only of the sentence, that stands before a figure."""
    document, end = corpus.documents[claim.document], claim.span[0]
    start = max(document.blocks[claim.place.block].span(0, 1)[0], end - _REACH)
    marks = [] if paragraph else list(_SENTENCE.finditer(document.text, start, end))
    return (marks[-1].end() if marks else start), end


def _behind(corpus: Corpus, claim: Claim) -> _Region:
    """The rest of the sentence of a figure, in which it may be said to have been replaced (由23.6万修正为…)."""
    text, start = corpus.documents[claim.document].text, claim.span[1]
    end = _SENTENCE.search(text, start, start + _REACH)
    return start, end.start() if end else min(len(text), start + _REACH)


def _bracket(corpus: Corpus, claim: Claim) -> Sign | None:
    """（含…） in the name of a figure, with no other figure in between."""
    text, (start, end) = corpus.documents[claim.document].text, _ahead(corpus, claim, paragraph=False)
    found = list(difference_words().coverage.finditer(text, start, end))
    if not found or _FIGURE.search(text, found[-1].end(), end):
        return None
    return Sign(claim.id, found[-1]["words"], found[-1].span("words"))


def _hour(corpus: Corpus, claim: Claim) -> tuple[int, Sign] | None:
    """The last time of day before a figure in its sentence, in minutes."""
    words = difference_words()
    text, region = corpus.documents[claim.document].text, _ahead(corpus, claim, paragraph=False)
    found = list(words.clock.finditer(text, *region))
    if not found:
        return None
    last = found[-1]
    hour = int(last["hour"]) + (12 if last["part"] in words.afternoon and int(last["hour"]) < 12 else 0)  # noqa: PLR2004
    return hour * 60 + (30 if last["half"] else int(last["minute"] or 0)), Sign(claim.id, last[0], last.span())


def _running(corpus: Corpus, claim: Claim) -> Sign | None:
    """The last word before a figure in its sentence that says that the count goes on."""
    text, region = corpus.documents[claim.document].text, _ahead(corpus, claim, paragraph=False)
    found = list(difference_words().running.finditer(text, *region))
    return Sign(claim.id, found[-1][0], found[-1].span()) if found else None


# -- what is told ----------------------------------------------------------------------------------------------------


def _told(kind: DifferenceKind, signs: tuple[Sign, ...]) -> Difference:
    """A difference with its words; of a revision between releases it is known by how much it changes a figure."""
    text = CLASSES[kind]
    if signs:
        shown = listed([_named(sign) for sign in signs])
        text = Text(f"{text.zh}（{shown.zh}）", f"{text.en} ({shown.en})")
    return Difference(kind, text, signs, REVISED if kind == "revision" else None)


def _named(sign: Sign) -> Text:
    """The words in quotation marks, or the day of publication."""
    if sign.at is None:
        return named_day(date.fromisoformat(sign.words))
    return Text(f"“{sign.words}”", f"“{sign.words}”")
