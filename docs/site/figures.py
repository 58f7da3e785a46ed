"""The rows of the tables on what a printed figure means, as claimcheck reads it.

``python docs/site/figures.py WORDS…`` prints those of some words.
"""

from __future__ import annotations

import sys
from datetime import date
from fractions import Fraction

from claimcheck import Interval, Quantity, periods, quantities

PUBLISHED = date(2021, 12, 11)

_BLANK = "\u202f"  # a narrow one at which no line ends
_NOWHERE = {False: "−∞", True: "∞"}


def row(words: str) -> str:
    """One printed form: its value and unit, what it says at its word, and the widest that it can be."""
    (mention,) = quantities(words)
    amount = mention.quantity
    cells = (f"`{words}`", f"{number(amount.value)}{_BLANK}{amount.unit}".strip(), *ranges(amount))
    return f"| {' | '.join(cells)} |"


def time_row(words: str) -> str:
    """One time expression and the days that it means in a text of that date."""
    (mention,) = periods(words, published=PUBLISHED)
    return f"| `{words}` | {mention.period or '–'} |"


def ranges(amount: Quantity) -> tuple[str, str, str]:
    """The three ranges: taken at its word, with its digits cut off, under any reading."""
    return interval(amount.plausible), interval(amount.truncated), interval(amount.hard)


def interval(over: Interval) -> str:
    """A range in the notation of mathematics: a round bracket leaves its end out."""
    if over.lower == over.upper and over.lower is not None:
        return f"{{{number(over.lower)}}}"
    left = "(" if over.lower_open or over.lower is None else "["
    right = ")" if over.upper_open or over.upper is None else "]"
    return f"{left}{_end(over.lower, upper=False)}, {_end(over.upper, upper=True)}{right}"


def _end(value: Fraction | None, *, upper: bool) -> str:
    return _NOWHERE[upper] if value is None else number(value)


def number(value: Fraction) -> str:
    """A number in full, as a fraction where its decimals don't end."""
    if value.denominator == 1:
        return f"{value.numerator:,}".replace(",", _BLANK)
    tens, places = value.denominator, 0
    while 10**places % tens and places < 12:  # noqa: PLR2004 - longer than any printed figure
        places += 1
    if 10**places % tens:
        return f"{value.numerator}/{value.denominator}"
    whole = f"{abs(value.numerator) * 10**places // tens:0{places + 1}d}"
    sign = "−" if value < 0 else ""
    return f"{sign}{int(whole[:-places]):,}.{whole[-places:]}".replace(",", _BLANK)


if __name__ == "__main__":
    sys.stdout.write("\n".join(map(row, sys.argv[1:])) + "\n")
