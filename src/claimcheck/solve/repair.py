"""Small edits of a printed number that would mend every relation it stands in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

from attrs import frozen

from claimcheck.lexicon.shares import UNSCALED
from claimcheck.model import Claim, Interval, Quantity, Repair, RepairKind, Text
from claimcheck.solve.extent import Box
from claimcheck.solve.formula import with_unit
from claimcheck.solve.judge import box_of
from claimcheck.solve.satisfy import Answer, Problem, satisfiable
from claimcheck.solve.wording import WORDS

MOST_REPAIRS = 3
# A slip of a kind with few possible edits tells more than one digit among many; it is offered first.
RARITY: Mapping[RepairKind, int] = {"swapped_digits": 0, "moved_point": 0, "magnitude": 0, "changed_digit": 1}
_REASONS: Mapping[RepairKind, Text] = {
    "swapped_digits": Text("相邻两位颠倒", "adjacent digits swapped"),
    "moved_point": Text("小数点错了一位", "decimal point off by one place"),
    "magnitude": Text("数量级写错", "wrong magnitude"),
    "changed_digit": Text("一位数字写错", "one digit wrong"),
}


@frozen
class Edit:
    """Another spelling of the number."""

    kind: RepairKind
    digits: str
    magnitude: Fraction


@frozen
class Setting:
    """What an edit has to mend: the relations ``around`` a number, and the whole component, which ``sound`` judges.

    ``sound`` takes the hard ranges of the edited claims.
    """

    around: Sequence[Problem]
    claims: Mapping[str, Claim]
    limit: int
    sound: Callable[[Box], bool]

    def holds_with(self, edited: Mapping[str, Quantity]) -> bool:
        """Every relation around is consistent under plausible ranges, ``edited`` put in, and nothing else fails."""
        plausible = {name: quantity.plausible for name, quantity in edited.items()}
        return all(self._consistent(problem, plausible) for problem in self.around) and self.sound(
            {name: quantity.hard for name, quantity in edited.items()}
        )

    def _consistent(self, problem: Problem, edited: Box) -> bool:
        box = {**box_of(problem, self.claims, "plausible"), **{n: edited[n] for n in problem.claims if n in edited}}
        return satisfiable(problem, box, self.limit) is Answer.YES


def repairs(claim: Claim, twins: Sequence[str], implied: Interval, setting: Setting) -> tuple[Repair, ...]:
    """At most ``MOST_REPAIRS`` edits of the claim's number with which all relations of the setting are consistent.

    ``twins`` are the claims that the same number makes; they change with it.
    """
    mending = []
    for edit in edits(claim.quantity):
        if not _near(edit, claim.quantity, implied):
            continue
        edited = claim.quantity.reprinted(edit.digits, edit.magnitude)
        if edited.plausible.overlaps(implied) and setting.holds_with(_reprinted(edit, twins, setting.claims)):
            mending.append((RARITY[edit.kind], abs(edited.value - claim.quantity.value), edit))
    mending.sort(key=lambda found: found[:2])
    return tuple(_repair(claim, edit) for _, _, edit in mending[:MOST_REPAIRS])


def _near(edit: Edit, quantity: Quantity, implied: Interval) -> bool:
    """A cheap look before the ranges are worked out: an unhedged number lies within its last digit of its value."""
    if quantity.hedge != "exact":
        return True
    whole, _, places = edit.digits.partition(".")
    steps, parts = int(whole + places), 10 ** len(places) * edit.magnitude.denominator
    ends = [(steps - 1) * edit.magnitude.numerator, (steps + 1) * edit.magnitude.numerator]
    least, most = ends if quantity.value >= 0 else (-ends[1], -ends[0])
    low, high = implied.lower, implied.upper
    above = low is None or most * low.denominator >= low.numerator * parts
    return above and (high is None or least * high.denominator <= high.numerator * parts)


def _reprinted(edit: Edit, twins: Sequence[str], claims: Mapping[str, Claim]) -> Mapping[str, Quantity]:
    """All claims that the edited number makes."""
    return {name: claims[name].quantity.reprinted(edit.digits, edit.magnitude) for name in twins}


def edits(quantity: Quantity) -> list[Edit]:
    """All single slips that could have led to the printed number, each spelling once, rarer kinds first."""
    printed = quantity.printed
    whole_only = quantity.countable and printed.magnitude == 1
    if not printed.digits:
        return []
    seen = {(printed.digits, printed.magnitude)}
    found = []
    for edit in (
        *_of_digits("swapped_digits", _swapped(printed.digits), printed.magnitude),
        *_of_digits("moved_point", _moved(printed.digits, whole_only=whole_only), printed.magnitude),
        *(Edit("magnitude", printed.digits, each) for each in _magnitudes(quantity)),
        *_of_digits("changed_digit", _changed(printed.digits), printed.magnitude),
    ):
        if (edit.digits, edit.magnitude) not in seen:
            seen.add((edit.digits, edit.magnitude))
            found.append(edit)
    return found


def _of_digits(kind: RepairKind, spellings: Iterator[str], magnitude: Fraction) -> Iterator[Edit]:
    for digits in spellings:
        if digits[0] != "0" or len(digits) == 1 or digits[1] == ".":
            yield Edit(kind, digits, magnitude)


def _swapped(digits: str) -> Iterator[str]:
    """Neighbouring digits exchanged, across the point too."""
    places = [at for at, character in enumerate(digits) if character != "."]
    for a, b in pairwise(places):
        yield digits[:a] + digits[b] + digits[a + 1 : b] + digits[a] + digits[b + 1 :]


def _changed(digits: str) -> Iterator[str]:
    for at, character in enumerate(digits):
        if character != ".":
            yield from (digits[:at] + other + digits[at + 1 :] for other in "0123456789" if other != character)


def _moved(digits: str, *, whole_only: bool) -> Iterator[str]:
    """The point one place to the left, unless only whole things are counted, and one to the right."""
    whole, _, places = digits.partition(".")
    if not whole_only:
        yield f"{whole[:-1] or '0'}.{whole[-1]}{places}"
    if not places and whole.endswith("0") and len(whole) > 1:
        yield whole[:-1]
    moved = f"{whole}{places[:1] or '0'}".lstrip("0") or "0"
    yield f"{moved}.{places[1:]}" if places[1:] else moved


def _magnitudes(quantity: Quantity) -> Iterator[Fraction]:
    """Factors that the written one is confused with: 10,000 times more or less, and 百万 with 千万."""
    if quantity.unit in UNSCALED:
        return
    now = quantity.printed.magnitude
    for factor in (now * 10**4, now / 10**4, *(now * step for step in (10, Fraction(1, 10)) if now >= 10**6)):
        if factor in WORDS:
            yield factor


def _repair(claim: Claim, edit: Edit) -> Repair:
    printed, reason = claim.quantity.printed, _REASONS[edit.kind]
    if edit.kind == "magnitude":
        word = WORDS[int(edit.magnitude)]
        after = printed.digits_span[1]
        span = printed.magnitude_span if printed.magnitude != 1 else (after, after)
        replacement, alone = word, edit.digits + word
    else:
        span, replacement, alone = printed.digits_span, edit.digits, edit.digits
    shown = with_unit(_mended(claim, span, replacement) or alone, claim)
    text = Text(f"应为 {shown}（{reason.zh}）", f"should be {shown} ({reason.en})")
    return Repair(span, replacement, edit.kind, text)


def _mended(claim: Claim, span: tuple[int, int], replacement: str) -> str:
    """The quote as it would be, with its unit; nothing where the edit lies outside of it."""
    (start, end), quote = claim.span, claim.quote
    if not (start <= span[0] <= span[1] <= end == start + len(quote)):
        return ""
    return quote[: span[0] - start] + replacement + quote[span[1] - start :]
