"""What claimcheck and other readers make of the spellings that the tests know, in one run over the same texts.

    python benchmarks/conformance.py                        how many each reads right
    python benchmarks/conformance.py --failures [READER]    and what a reader fails on; claimcheck by default

The data are the files of ``tests/extract/figures`` and ``tests/extract/periods``. Every text has one marked quote (a
series has several) with one meaning; the marks are taken out before anyone reads it. claimcheck's own share is no
measure of the language, since its tests hold these texts; the peers' shares say how far they can stand in for it.

claimcheck is held to all of it: a figure is right only if span, value, unit and hedge agree (in a series the tie of a
range too), a time only if span, role, period and basis agree, and a text without a quantity or a time only if it gives
none.

Of the peers less is asked. They are right where any result of any of their models that overlaps the quote has the
right value: in the base unit or in the unit printed, per cent as 30 or 0.3, whatever the unit and the hedge, up to the
rounding of printed floats. A range's two bounds both count as offered. A time is right where any reading it offers has
the same first and last day, with its end inclusive or exclusive; for an instant the last day suffices. What stands
before a time in the data is put in front of the text; a heading is not. "Wrong" is an overlapping result of which none
is right, "not read" no result there or an exception. Times that claimcheck must leave without dates are a group that
peers are not asked about: they may date them by other rules. Where there is no quantity, bare numbers, ages and
durations are not held against a peer, only shares, currencies, dimensions and temperatures of Recognizers and money of
JioNLP; where there is no period, only what it gives calendar dates for. A star marks converters that search no text
(cn2an, and JioNLP's): they are handed the quote's numeral alone, without unit, separators and hedges, in half-width
simplified characters. Finding it is done for them; a sign or a magnitude that stands outside the quote is beyond them.
"""

from __future__ import annotations

import argparse
import tomllib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any, Literal, NamedTuple

from peers import Peer, available, printed_unit

from claimcheck import quantities
from claimcheck.extract.figures import fold
from claimcheck.extract.periods import TimeContext, heading_context, scan_periods

_DATA = Path(__file__).parent.parent / "tests" / "extract"
_OWN = "claimcheck"
_PUBLISHED = date(2023, 6, 20)
_FLOAT = Fraction(1, 10**9)
_SIX_DIGITS = Fraction(1, 10**5)
_PERCENT = ("%", "百分点")


class Verdict(NamedTuple):
    """How a reader fared on a text, and what it gave."""

    mark: Literal["right", "wrong", "not read"]
    given: str


@dataclass(frozen=True)
class FigureCase:
    """A quote and what it states; ``tied`` says whether it is an end of a range, None where that is not asked.

    ``rounded`` says that the data print the value to six digits only.
    """

    text: str
    start: int
    end: int
    value: Fraction
    unit: str
    hedge: str
    tied: bool | None = None
    rounded: bool = False

    @property
    def wanted(self) -> str:
        """The meaning, printed."""
        return f"{self.text[self.start : self.end]} = {self.value} {self.unit} {self.hedge}"

    def own(self) -> Verdict:
        """What claimcheck gives."""
        near = [mention for mention in quantities(self.text) if mention.start < self.end and self.start < mention.end]
        given = "; ".join(f"{m.text} = {m.quantity.value} {m.quantity.unit} {m.quantity.hedge}" for m in near)
        right = any(
            (mention.start, mention.end, mention.quantity.unit, mention.quantity.hedge)
            == (self.start, self.end, self.unit, self.hedge)
            and _close(mention.quantity.value, self.value, _SIX_DIGITS if self.rounded else Fraction(0))
            and self.tied in (None, mention.range_with is not None)
            for mention in near
        )
        return _verdict(near, given, right=right)

    def peer(self, peer: Peer) -> Verdict | None:
        """What a peer gives; None where it is not made for the question."""
        found = peer.figures(self.text, self.start, self.end)
        if found is None:
            return None
        near = [each for each in found if each.start < self.end and self.start < each.end]
        given = [value for each in near for value in each.values]
        rounding = _SIX_DIGITS if self.rounded else _FLOAT
        right = any(_close(value, wanted, rounding) for value in given for wanted in self._accepted())
        return _verdict(near, ", ".join(f"{float(value):g}" for value in given), right=right)

    def _accepted(self) -> set[Fraction]:
        """The value in the base unit, in the unit printed, and of a percentage as a fraction of one."""
        unit = printed_unit(self.text[self.start : self.end])
        accepted = {self.value, self.value / unit.factor if unit else self.value}
        return accepted | ({self.value / 100} if self.unit in _PERCENT else set())


@dataclass(frozen=True)
class TimeCase:
    """A time expression and what it means; ``period`` is "" where its dates can't be known."""

    text: str
    start: int
    end: int
    meaning: dict[str, Any]

    @property
    def wanted(self) -> str:
        """The meaning, printed."""
        return f"{self.text[self.start : self.end]} = {self.meaning['role']} {self.meaning['period'] or 'unknown'}"

    def own(self) -> Verdict:
        """What claimcheck gives, told what stands before and above."""
        meaning = self.meaning
        context = TimeContext(published=meaning["published"])
        if "heading" in meaning:
            context = heading_context(meaning["heading"], context)
        _, context = scan_periods(fold(meaning.get("before", "")), context)
        found, _ = scan_periods(fold(self.text), context)
        near = [mention for mention in found if mention.start < self.end and self.start < mention.end]
        right = any(
            (mention.start, mention.end, mention.role, str(mention.period or ""), mention.basis)
            == (self.start, self.end, meaning["role"], meaning["period"], meaning.get("basis"))
            for mention in near
        )
        return _verdict(near, "; ".join(f"{m.text} = {m.role} {m.period}" for m in near), right=right)

    def peer(self, peer: Peer) -> Verdict | None:
        """What a peer gives; None where it knows no times or isn't asked."""
        if not self.meaning["period"]:
            return None
        before = self.meaning.get("before", "")
        found = peer.times(before + self.text, self.meaning["published"])
        if found is None:
            return None
        start, end = self.start + len(before), self.end + len(before)
        near = [each for each in found if each.start < end and start < each.end]
        spans = [span for each in near for span in each.spans]
        given = ", ".join(f"{first}/{last}" for first, last in spans)
        first, _, last = self.meaning["period"].rpartition("/")
        right = any(str(end) == last and first in ("", str(start)) for start, end in spans)
        return _verdict(near, given, right=right)


@dataclass(frozen=True)
class SilentCase:
    """A text in which there is nothing to find; the functions give what claimcheck and a peer find in it."""

    text: str
    find: Callable[[str], list[str]]
    find_with: Callable[[Peer, str], list[str] | None]
    wanted: str = "nothing"

    def own(self) -> Verdict:
        """What claimcheck gives."""
        return _silence(self.find(self.text))

    def peer(self, peer: Peer) -> Verdict | None:
        """What a peer gives; None where it searches no text."""
        found = self.find_with(peer, self.text)
        return None if found is None else _silence(found)


Case = FigureCase | TimeCase | SilentCase


def _close(value: Fraction, wanted: Fraction, rounding: Fraction) -> bool:
    """The two differ by no more than this share."""
    return abs(value - wanted) <= abs(wanted) * rounding


def _verdict(near: list[Any], given: str, *, right: bool) -> Verdict:
    """Right, wrong, or nothing found near the quote."""
    return Verdict("right" if right else "wrong" if near else "not read", given)


def _silence(found: list[str]) -> Verdict:
    """Right where nothing is found."""
    return Verdict("wrong" if found else "right", ", ".join(found))


def _table(name: str) -> dict[str, Any]:
    """One data file."""
    return tomllib.loads((_DATA / f"{name}.toml").read_text(encoding="utf-8"))


def _unmarked(text: str) -> tuple[str, int, int]:
    """A text without the marks of its quote, and the quote's place in it."""
    return text.replace("⟦", "").replace("⟧", ""), text.index("⟦"), text.index("⟧") - 1


def _figures(name: str) -> list[Case]:
    """A file of meanings and their spellings."""
    made: list[Case] = []
    for meaning in _table(f"figures/{name}")["meaning"]:
        hedges = meaning.get("hedge", "exact")
        each = hedges if isinstance(hedges, list) else [hedges] * len(meaning["texts"])
        for text, hedge in zip(meaning["texts"], each, strict=True):
            made.append(FigureCase(*_unmarked(text), Fraction(meaning["value"]), meaning["unit"], hedge))
    return made


def _series() -> list[Case]:
    """Every figure of the ranges and lists, written as "quote = value unit hedge ~"."""
    made: list[Case] = []
    for series in _table("figures/series")["series"]:
        at, text = 0, series["text"]
        for figure in series["figures"]:
            quote, _, meaning = figure.partition(" = ")
            printed, *unit, hedge = meaning.removesuffix(" ~").split(" ")
            value = Fraction(printed)
            start = fold(text).index(quote, at)
            at = start + len(quote)
            tied, rounded = meaning[-1] == "~", value.denominator > 1
            made.append(FigureCase(text, start, at, value, " ".join(unit), hedge, tied=tied, rounded=rounded))
    return made


def _times(*, known: bool) -> list[Case]:
    """The spellings of times, those with calendar dates or those without."""
    return [
        TimeCase(*_unmarked(text), meaning)
        for meaning in _table("periods/spellings")["meaning"]
        if bool(meaning["period"]) is known
        for text in meaning["texts"]
    ]


def _counted(text: str) -> list[str]:
    """The quantities of a text."""
    return [mention.text for mention in quantities(text)]


def _timed(text: str) -> list[str]:
    """The times of a text."""
    return [mention.text for mention in scan_periods(fold(text), TimeContext(published=_PUBLISHED))[0]]


def _counted_with(peer: Peer, text: str) -> list[str] | None:
    """The quantities that a peer finds."""
    found = peer.amounts(text)
    return None if found is None else [text[each.start : each.end] for each in found]


def _timed_with(peer: Peer, text: str) -> list[str] | None:
    """The times that a peer finds and gives dates for."""
    found = peer.times(text, _PUBLISHED)
    return None if found is None else [text[each.start : each.end] for each in found if each.spans]


def groups() -> dict[str, list[Case]]:
    """All cases, by what they are about."""
    return {
        "numbers": _figures("numbers"),
        "shares": _figures("shares"),
        "hedged": _figures("hedged"),
        "money and units": _figures("units"),
        "ranges and lists": _series(),
        "no quantity": [SilentCase(text, _counted, _counted_with) for text in _table("figures/negative")["texts"]],
        "periods": _times(known=True),
        "unknown dates": _times(known=False),
        "no period": [SilentCase(text, _timed, _timed_with) for text in _table("periods/silent")["texts"]],
    }


def judge(case: Case, peer: Peer | None) -> Verdict | None:
    """How a peer, or claimcheck where None, fares on a case; a peer that raises has not read it."""
    if peer is None:
        return case.own()
    try:
        return case.peer(peer)
    except Exception as fault:  # noqa: BLE001 - a peer may raise anything
        return Verdict("not read", f"raised {type(fault).__name__}")


def main() -> None:
    """Print the table of every group, the failures asked for, and who is ahead."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--failures", nargs="?", const=_OWN, metavar="READER", help="list what a reader fails on")
    wanted = parser.parse_args().failures
    readers: dict[str, Peer | None] = {_OWN: None} | {peer.name: peer for peer in available()}
    print(f"{'group':<17}{'texts':>6}  {'reader':<12}{'right':>7}{'wrong':>7}{'not read':>10}{'share':>8}")
    failures: list[str] = []
    summary: list[str] = []
    for label, cases in groups().items():
        shares: dict[str, float] = {}
        for name, peer in readers.items():
            verdicts = [(case, verdict) for case in cases if (verdict := judge(case, peer))]
            head = f"{label:<17}{len(cases):>6}  " if peer is None else " " * 25
            if not verdicts:
                print(f"{head}{name:<12}{'–':>7}{'–':>7}{'–':>10}{'–':>8}")
                continue
            marks = Counter(verdict.mark for _, verdict in verdicts)
            shares[name] = marks["right"] / len(verdicts)
            counts = f"{marks['right']:>7}{marks['wrong']:>7}{marks['not read']:>10}"
            print(f"{head}{name:<12}{counts}{shares[name]:>8.1%}")
            if name == wanted:
                failures += [
                    f"{label} | {case.text} | {case.wanted} | {verdict.mark}: {verdict.given}"
                    for case, verdict in verdicts
                    if verdict.mark != "right"
                ]
        summary.append(_standing(label, shares))
    if wanted:
        print(f"\n{wanted} fails on {len(failures)} (group | text | meaning | given)", *failures, sep="\n")
    print("", *summary, sep="\n")


def _standing(label: str, shares: dict[str, float]) -> str:
    """One line on where claimcheck stands in a group."""
    own = shares.pop(_OWN)
    words = [f"{_compared(own, share)} {name} ({share:.1%})" for name, share in shares.items()]
    return f"{label}: claimcheck {own:.1%}; {', '.join(words) or 'no peer to compare with'}"


def _compared(own: float, other: float) -> str:
    """The word for how claimcheck stands to another."""
    return "ahead of" if own > other else "level with" if own == other else "BEHIND"


if __name__ == "__main__":
    main()
