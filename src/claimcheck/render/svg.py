"""Pieces of SVG as text: every word escaped, coordinates of one decimal."""

from __future__ import annotations

import re
from fractions import Fraction
from html import escape
from typing import TypeAlias

from claimcheck.render.layout import plain

Length: TypeAlias = Fraction | int

# What no XML may hold, beside the control characters that ``plain`` shows.
_NO_XML = re.compile("[\ufffe\uffff\ud800-\udfff]")
# Half the width of a terminal cell in the plot's letters of 11 units.
CELL = 6


def words(text: str) -> str:
    """Text from a document, safe between tags and in attributes."""
    return escape(_NO_XML.sub("�", plain(text)))


def element(name: str, *children: str, **attributes: Length | str) -> str:
    """An element around markup; ``class_`` is written without its underscore, others as they are."""
    told = "".join(f' {key.rstrip("_")}="{_value(value)}"' for key, value in attributes.items() if value != "")
    return f"<{name}{told}>{''.join(children)}</{name}>" if children else f"<{name}{told}/>"


def title(text: str) -> str:
    """What is shown when one rests on the element around it, and read aloud."""
    return element("title", words(text))


def label(text: str, x: Length, y: Length, class_: str = "") -> str:
    """A line of text; its class says where it is anchored."""
    return element("text", words(text), x=x, y=y, class_=class_)


def line(x: Length, y: Length, *, to_x: Length | None = None, to_y: Length | None = None) -> str:
    """A stretch of a path from a place, across or up and down."""
    across = "" if to_x is None else f"H{number(to_x)}"
    return f"M{number(x)} {number(y)}{across}{'' if to_y is None else f'V{number(to_y)}'}"


def number(length: Length) -> str:
    """A coordinate, rounded to a tenth."""
    whole, tenth = divmod(abs(round(length * 10)), 10)
    sign = "-" if length < 0 and (whole or tenth) else ""
    return f"{sign}{whole}.{tenth}" if tenth else f"{sign}{whole}"


def _value(value: Length | str) -> str:
    return words(value) if isinstance(value, str) else number(value)
