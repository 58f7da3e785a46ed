"""The formulas of a user's equations: what they may say, how they are read, and how they are written.

    基本医保参保人数 = 职工医保参保人数 + 居民医保参保人数
    累计结余 = 累计结余[上年末] + 收入 − 支出
    基金支付 <= 医疗费用 × 90%

A name is any run of characters between signs; one that holds a sign itself stands in quotes. Reading takes time in
proportion to the length; depth and number of terms are bounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from fractions import Fraction
from typing import Literal, NamedTuple, TypeAlias

from attrs import field, frozen

from claimcheck.lexicon.shapes import LONGEST_WORD
from claimcheck.lexicon.shares import SHARES
from claimcheck.messages import entries, listed
from claimcheck.messages import equations as messages
from claimcheck.model import Op
from claimcheck.text import NOTHING, Text

MOST_CHARACTERS, MOST_TERMS, DEEPEST = 1000, 40, 20
Sign: TypeAlias = Literal["+", "-", "×", "÷"]
Share: TypeAlias = Literal["", "%", "‰"]
# Which figure of a metric is meant, told from the time of the others: that of a year, a month, a quarter earlier, or
# that at the end of the last year.
Shift: TypeAlias = Literal["", "上年", "上月", "上季", "上年末"]
SHIFTS: tuple[Shift, ...] = ("上年", "上月", "上季", "上年末")


@frozen
class Number:
    """A plain number, in hundredths or thousandths where it has a sign of a share."""

    value: Fraction
    share: Share = field(default="")

    @property
    def amount(self) -> Fraction:
        """What it is worth."""
        return self.value * SHARES[self.share] if self.share else self.value


@frozen
class Named:
    """The figure of a metric, of the time spoken of or of one told from it."""

    name: str
    shift: Shift = field(default="")


@frozen
class Combined:
    """Two terms and the sign between them."""

    left: Term
    sign: Sign
    right: Term


Term: TypeAlias = Number | Named | Combined


@frozen
class Formula:
    """What has to equal, or not to exceed, what."""

    left: Term
    op: Op
    right: Term

    @property
    def names(self) -> tuple[Named, ...]:
        """All figures in it, in order, each once."""
        return tuple(dict.fromkeys((*named(self.left), *named(self.right))))

    def __str__(self) -> str:
        return f"{written(self.left)} {self.op} {written(self.right)}"


class FormulaError(ValueError):
    """A formula can't be read; ``column`` counts its characters from 1, ``text`` says why."""

    def __init__(self, column: int, text: Text) -> None:
        super().__init__(f"column {column}: {text.en}")
        self.column = column
        self.text = text


def named(term: Term) -> Iterator[Named]:
    """The figures of a term, in order."""
    if isinstance(term, Combined):
        yield from named(term.left)
        yield from named(term.right)
    elif isinstance(term, Named):
        yield term


def written(term: Term, place: int = 0) -> str:
    """A term as ``parse`` reads it; ``place`` is how tightly it has to bind."""
    if isinstance(term, Number):
        return f"{_decimal(term.value)}{term.share}"
    if isinstance(term, Named):
        return f"{_plain(term.name)}[{term.shift}]" if term.shift else _plain(term.name)
    binding = _BINDING[term.sign]
    text = f"{written(term.left, binding)} {term.sign} {written(term.right, binding + 1)}"
    return text if binding >= place else f"({text})"


_BINDING: dict[Sign, int] = {"+": 1, "-": 1, "×": 2, "÷": 2}


def _decimal(value: Fraction) -> str:
    """Digits of a number that was read from some, all of them."""
    places = 0
    while (value * 10**places).denominator != 1:
        places += 1
    digits = str(value * 10**places).rjust(places + 1, "0")
    return f"{digits[:-places]}.{digits[-places:]}" if places else digits


def _plain(name: str) -> str:
    """A name as it is, in quotes where it would be read otherwise."""
    token = next(_tokens(name), None)
    alone = token is not None and token.kind == "name" and token.text == name
    return name if alone else f'"{name}"' if '"' not in name else f"“{name}”"


class _Token(NamedTuple):
    kind: str
    text: str
    at: int


_SIGNS: dict[str, Sign] = {
    **dict.fromkeys("+＋", "+"),
    **dict.fromkeys("-－−–", "-"),
    **dict.fromkeys("×*＊✕", "×"),
    **dict.fromkeys("÷/／", "÷"),
}
_ORDERS: dict[str, Op] = {"=": "=", "＝": "=", "==": "=", "<=": "<=", "≤": "<=", "⩽": "<=", "≦": "<="}
_TURNED = frozenset((">=", "≥", "⩾", "≧"))
_MARKS = r"+＋\-－−–×*＊✕÷/／=＝<>≤⩽≦≥⩾≧()（）\[\]【】{}\"“”,，;；:：。!！?？、|^\n"
_TOKEN = re.compile(
    rf"""
    (?P<blank>\s++)
  | (?P<number>[0-9]++(?:\.[0-9]++)?+[ ]?[%％‰]?+)(?=[\s{_MARKS}]|\Z)
  | (?P<order><=|>=|==|[=＝≤⩽≦≥⩾≧])
  | (?P<sign>[+＋\-－−–×*＊✕÷/／])
  | (?P<open>[(（]) | (?P<close>[)）])
  | (?P<shift>\[[^\[\]\n]*+\])
  | "(?P<quoted>[^"\n]++)" | “(?P<curly>[^”\n]++)”
  | (?P<name>[^\s{_MARKS}]++(?:[ ]++(?![0-9])[^\s{_MARKS}]++)*+)
  | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_AMOUNT = re.compile(r"[0-9][0-9.,]*+\s*+[十百千万亿]{0,3}+(?:[%％‰元人个吨户家]|人次|美元|平方米|公里|公顷|亩)?")


def _tokens(text: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "other"
        if kind != "blank":
            word = match[kind]
            yield _Token("name" if kind in {"quoted", "curly"} else kind, word, match.start() + 1)


def parse(text: str) -> Formula:
    """The formula that a text writes. Raises FormulaError, which tells the column and what to write instead."""
    if len(text) > MOST_CHARACTERS:
        raise FormulaError(MOST_CHARACTERS, messages.TOO_LONG.filled(most=MOST_CHARACTERS))
    return _Reader(text).formula()


class _Reader:
    """Goes through the tokens once, from left to right."""

    def __init__(self, text: str) -> None:
        self.tokens = [*_tokens(text), _Token("end", "", len(text) + 1)]
        self.at = 0
        self.terms = 0

    @property
    def token(self) -> _Token:
        return self.tokens[self.at]

    def formula(self) -> Formula:
        left = self.sum(0)
        order = self.token
        if order.kind != "order":
            raise self.stray(messages.ORDER)
        self.at += 1
        right = self.sum(0)
        if self.token.kind == "order":
            raise self.error(messages.TWO_ORDERS)
        if self.token.kind != "end":
            raise self.stray(messages.SIGN)
        return _sensible(_ordered(left, order.text, right), order.at)

    def sum(self, depth: int) -> Term:
        return self.chain("+-", depth)

    def chain(self, signs: str, depth: int) -> Term:
        """Terms joined by signs of one rank, the left ones first."""
        term = self.chain("×÷", depth) if signs == "+-" else self.atom(depth)
        while self.token.kind == "sign" and (sign := _SIGNS[self.token.text]) in signs:
            at = self.token.at
            self.at += 1
            right = self.chain("×÷", depth) if signs == "+-" else self.atom(depth)
            if sign == "÷" and isinstance(right, Number) and right.value == 0:
                raise FormulaError(at, messages.BY_ZERO)
            term = Combined(term, sign, right)
        return term

    def atom(self, depth: int) -> Term:
        token = self.token
        self.terms += 1
        if self.terms > MOST_TERMS:
            raise self.error(messages.TOO_MANY_TERMS.filled(most=MOST_TERMS))
        if token.kind == "number":
            self.at += 1
            digits = token.text.rstrip(" %％‰")
            return Number(Fraction(digits), _share(token.text))
        if token.kind == "name":
            self.at += 1
            return Named(self.name(token), self.shift())
        if token.kind == "open":
            return self.group(token, depth)
        raise self.stray(messages.TERM)

    def group(self, opened: _Token, depth: int) -> Term:
        if depth == DEEPEST:
            raise self.error(messages.TOO_DEEP.filled(most=DEEPEST))
        self.at += 1
        term = self.sum(depth + 1)
        if self.token.kind != "close":
            if self.token.kind == "end":
                raise FormulaError(opened.at, messages.OPEN_BRACKET)
            raise self.stray(messages.SIGN_OR_BRACKET)
        self.at += 1
        return term

    def name(self, token: _Token) -> str:
        name = token.text.strip()
        if _AMOUNT.fullmatch(name):
            raise FormulaError(token.at, messages.WITH_UNIT.filled(name=name))
        if len(name) > LONGEST_WORD or "·" in name or not name.isprintable() or not name:
            raise FormulaError(token.at, messages.NO_NAME.filled(most=LONGEST_WORD))
        return name

    def shift(self) -> Shift:
        token = self.token
        if token.kind != "shift":
            return ""
        self.at += 1
        said = token.text[1:-1].strip()
        found = next((shift for shift in SHIFTS if shift == said), None)
        if found is not None:
            return found
        near = get_close_matches(said, SHIFTS, n=1, cutoff=0.5)
        if near:
            known = entries.CLOSEST.filled(near=f"[{near[0]}]")
        else:
            known = entries.KNOWN.filled(names=listed(f"[{shift}]" for shift in SHIFTS))
        raise FormulaError(token.at, messages.NO_TIME.filled(said=said, known=known))

    def error(self, text: Text) -> FormulaError:
        return FormulaError(self.token.at, text)

    def stray(self, expected: Text) -> FormulaError:
        """Something else stands here than should."""
        token = self.token.text
        if not token:
            return self.error(messages.ENDS.filled(expected=expected))
        hint = messages.HINTS.get(token, NOTHING)
        return self.error(messages.STRAY.filled(token=token, expected=expected, hint=hint))


def _share(text: str) -> Share:
    return "‰" if text.endswith("‰") else "%" if text.endswith(("%", "％")) else ""


def _ordered(left: Term, order: str, right: Term) -> Formula:
    """At least is at most, turned around."""
    return Formula(right, "<=", left) if order in _TURNED else Formula(left, _ORDERS[order], right)


def _sensible(formula: Formula, at: int) -> Formula:
    """The formula, if it ties figures together."""
    names = formula.names
    if formula.left == formula.right:
        raise FormulaError(at, messages.SAME_SIDES)
    if not names:
        raise FormulaError(at, messages.NO_METRIC)
    if all(each.shift for each in names):
        raise FormulaError(at, messages.NO_TIME_OF_ITS_OWN)
    return formula
