"""The readers that the benchmarks put beside claimcheck, each asked in its own way and answering in one form.

Recognizers-Text finds numbers, shares, amounts and times; JioNLP finds money and times. Their names with a star are
converters: JioNLP's and cn2an search no text, they are handed a quote's numeral. A reader that cannot be imported is
left out, and ``available`` says why.
"""

from __future__ import annotations

import logging
import re
import warnings
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from importlib import import_module
from io import StringIO
from typing import Any, Protocol

from claimcheck.extract.figures import fold
from claimcheck.lexicon.figures import Unit, figure_words

_DIGITS = "0-9〇零一二三四五六七八九十百千万亿兆两廿卅半几壹贰叁肆伍陆柒捌玖拾佰仟"
_NUMERAL = re.compile(rf"[负-]?(?:[{_DIGITS}.,/点]|[百千万]?分之|(?<=[{_DIGITS}])[个多余 ](?=[十百千万亿兆]))+")
_LEFT_OUT = str.maketrans("", "", "个多余 ,")


@dataclass(frozen=True)
class Found:
    """What a reader found at ``[start, end)``: every value it offers, at least one, as it prints them (30 for 30%)."""

    start: int
    end: int
    values: tuple[Fraction, ...]


@dataclass(frozen=True)
class Dated:
    """A time found at ``[start, end)``: first and last day of every reading it offers, None where it gives none."""

    start: int
    end: int
    spans: tuple[tuple[date | None, date | None], ...]


class Peer(Protocol):
    """A reader; ``searches`` says that it finds things in a text. What it is not made for it answers with None."""

    name: str
    searches: bool

    def figures(self, text: str, start: int, end: int) -> list[Found] | None:
        """The numbers of ``text``; ``[start, end)`` is the quote, for readers that take a numeral alone."""

    def amounts(self, text: str) -> list[Found] | None:
        """The quantities of ``text``: numbers with a unit, without ages and durations."""

    def times(self, text: str, published: date) -> list[Dated] | None:
        """The times of ``text``, which came out on ``published``."""

    def read(self, text: str, published: date) -> None:
        """Read ``text`` for everything once, to be timed."""


def available() -> list[Peer]:
    """The readers that are installed; of the others it prints what is missing."""
    made: list[Peer] = []
    for peer in (Recognizers, JioNLP, JioNLPConverter, Cn2an):
        try:
            with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
                made.append(peer())
        except (ImportError, AttributeError) as fault:
            print(f"{peer.name} is left out: {fault} (pip install -r benchmarks/requirements.txt)")
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    return made


class Recognizers:
    """Recognizers-Text: one model for each sort of thing."""

    name = "Recognizers"
    searches = True

    def __init__(self) -> None:
        suite = import_module("recognizers_suite")
        numbers = import_module("recognizers_number").NumberRecognizer("zh-cn")
        units = import_module("recognizers_number_with_unit").NumberWithUnitRecognizer("zh-cn")
        self._number = numbers.get_number_model()
        self._share = numbers.get_percentage_model()
        self._age = units.get_age_model()
        self._amounts = (units.get_currency_model(), units.get_dimension_model(), units.get_temperature_model())
        self._recognize_times: Callable[..., list[Any]] = suite.recognize_datetime

    def figures(self, text: str, start: int, end: int) -> list[Found]:  # noqa: ARG002 - as the protocol has it
        """All models that give a number."""
        return _parsed(text, self._number, self._share, *self._amounts, self._age)

    def amounts(self, text: str) -> list[Found]:
        """Without the number model, which reports bare numbers by design, and without ages."""
        return _parsed(text, self._share, *self._amounts)

    def times(self, text: str, published: date) -> list[Dated]:
        """The end of a range counts as its last day or as the day behind it, whichever is right."""
        found = self._recognize_times(text, "zh-cn", reference=datetime.combine(published, time(12)))
        return [Dated(each.start, each.end + 1, _spans(each.resolution, published)) for each in found]

    def read(self, text: str, published: date) -> None:
        """Numbers, units and times."""
        _parsed(text, self._number, *self._amounts, self._age)
        self.times(text, published)


class JioNLP:
    """JioNLP: a finder of money and a finder of times."""

    name = "JioNLP"
    searches = True

    def __init__(self) -> None:
        finders = import_module("jionlp").ner
        self._money: Callable[..., list[dict[str, Any]]] = finders.extract_money
        self._times: Callable[..., list[dict[str, Any]]] = finders.extract_time

    def figures(self, text: str, start: int, end: int) -> list[Found]:  # noqa: ARG002 - as the protocol has it
        """Money alone: it finds no other figures."""
        return self.amounts(text)

    def amounts(self, text: str) -> list[Found]:
        """Money alone."""
        found = [(each["offset"], each["detail"]["num"]) for each in self._money(text, with_parsing=True)]
        return [number for (start, end), printed in found for number in _found(start, end, printed)]

    def times(self, text: str, published: date) -> list[Dated]:
        """Told from noon of the day of publication."""
        noon = datetime.combine(published, time(12))
        found = [(each["offset"], each["detail"]["time"]) for each in self._times(text, noon, with_parsing=True)]
        return [Dated(start, end, _span(printed, published)) for (start, end), printed in found]

    def read(self, text: str, published: date) -> None:
        """Money and times."""
        self.amounts(text)
        self.times(text, published)


class _Converter:
    """A converter of one numeral: it finds nothing in a text and knows no dates."""

    searches = False

    def amounts(self, text: str) -> None:
        """It finds nothing."""

    def times(self, text: str, published: date) -> None:
        """It knows no dates."""

    def read(self, text: str, published: date) -> None:
        """It reads no text."""
        raise NotImplementedError


class JioNLPConverter(_Converter):
    """JioNLP's converter of amounts of money, which takes a numeral without a currency too."""

    name = "JioNLP*"

    def __init__(self) -> None:
        self._convert: Callable[[str], dict[str, Any]] = import_module("jionlp").parse_money

    def figures(self, text: str, start: int, end: int) -> list[Found]:
        """The quote's numeral, converted."""
        try:
            return _found(start, end, self._convert(numeral(text[start:end]))["num"])
        except (ValueError, TypeError):
            return []


class Cn2an(_Converter):
    """cn2an, converting in its smart mode."""

    name = "cn2an*"

    def __init__(self) -> None:
        cn2an = import_module("cn2an")
        self._convert: Callable[[str, str], float] = cn2an.cn2an
        self._transform: Callable[[str], str] = cn2an.transform

    def figures(self, text: str, start: int, end: int) -> list[Found]:
        """The quote's numeral, converted, or transformed (百分之三十) where that is refused."""
        written = numeral(text[start:end])
        try:
            return _found(start, end, str(self._convert(written, "smart")))
        except ValueError:
            made = self._transform(written)
            return _found(start, end, made) if made != written else []


def printed_unit(quote: str) -> Unit | None:
    """The unit that ends a quote, where the lexicon has it."""
    units = figure_words().units
    folded = fold(quote)
    return next((units[folded[start:]] for start in range(len(folded)) if folded[start:] in units), None)


def numeral(quote: str) -> str:
    """The number and magnitude of a quote in half-width, simplified characters, without separators and hedges."""
    unit = printed_unit(quote)
    number = fold(quote).removesuffix(unit.word) if unit else fold(quote)
    found = _NUMERAL.search(number)
    return found[0].translate(_LEFT_OUT) if found else ""


def number(text: str) -> Fraction | None:
    """A number as a reader prints it: ``30.5``, ``30.5%``, ``1.2E+5``, ``1/4``."""
    try:
        return Fraction(text.removesuffix("%").replace(",", ""))
    except (ValueError, ZeroDivisionError):
        return None


def _found(start: int, end: int, printed: str | list[str] | None) -> list[Found]:
    """One number with every readable value that is offered for it; none where none is readable."""
    offered = printed if isinstance(printed, list) else [printed]
    values = tuple(value for each in offered if (value := number(str(each))) is not None)
    return [Found(start, end, values)] if values else []


def _parsed(text: str, *models: Any) -> list[Found]:
    """What models of Recognizers find; their ends are inclusive."""
    found = [each for model in models for each in model.parse(text)]
    return [made for each in found for made in _found(each.start, each.end + 1, (each.resolution or {}).get("value"))]


def _day(text: str | None) -> date | None:
    """The day of a printed date or moment."""
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def _spans(resolution: dict[str, Any] | None, published: date) -> tuple[tuple[date | None, date | None], ...]:
    """First and last day of what Recognizers offers for a time; a range without an end runs to publication."""
    spans: list[tuple[date | None, date | None]] = []
    for offered in (resolution or {}).get("values") or []:
        first = _day(offered.get("start", offered.get("value")))
        last = _day(offered.get("end", offered.get("value"))) or (first and published)
        if last:
            spans += [(first, last), (first, last - timedelta(days=1))]
    return tuple(spans)


def _span(printed: Any, published: date) -> tuple[tuple[date | None, date | None], ...]:
    """First and last day of what JioNLP gives for a time; an open end is publication, durations have none."""
    if not isinstance(printed, list) or len(printed) != 2:  # noqa: PLR2004 - a start and an end
        return ()
    first, last = map(_day, printed)
    return ((first, last or published),) if first or last else ()
