"""Pieces of SVG as text: every word escaped, coordinates of one decimal."""

from __future__ import annotations

import re
from html import escape

from claimcheck.render.layout import plain, width

# What no XML may hold, beside the control characters that ``plain`` shows.
_NO_XML = re.compile("[\ufffe\uffff\ud800-\udfff]")
# How wide digits and Chinese characters are, at most, in letters of the plot's size; and bold ones beside others.
_NARROW, _WIDE, _BOLD = 7, 11, 1.06


def words(text: str) -> str:
    """Text from a document, safe between tags and in attributes."""
    return escape(_NO_XML.sub("�", plain(text)))


def extent(text: str, *, bold: bool = False) -> float:
    """How wide a line of text is, at most."""
    wide = width(plain(text)) - len(text)
    return (_NARROW * (len(text) - wide) + _WIDE * wide) * (_BOLD if bold else 1)


def element(name: str, *children: str, **attributes: float | str) -> str:
    """An element around markup; ``class_`` is written without its underscore, what is empty isn't written."""
    told = "".join(f' {key.rstrip("_")}="{_value(value)}"' for key, value in attributes.items() if value != "")
    return f"<{name}{told}>{''.join(children)}</{name}>" if children else f"<{name}{told}/>"


def title(text: str) -> str:
    """What is shown when one rests on the element around it, and read aloud."""
    return element("title", words(text))


def label(text: str, x: float, y: float, class_: str = "") -> str:
    """A line of text; its class says where it is anchored."""
    return element("text", words(text), x=x, y=y, class_=class_)


def line(x: float, y: float, *, to_x: float | None = None, to_y: float | None = None) -> str:
    """A stretch of a path from a place, across or up and down."""
    across = "" if to_x is None else f"H{number(to_x)}"
    return f"M{number(x)} {number(y)}{across}{'' if to_y is None else f'V{number(to_y)}'}"


def number(length: float) -> str:
    """A coordinate, rounded to a tenth."""
    rounded = f"{length:.1f}".removesuffix(".0")
    return "0" if rounded == "-0" else rounded


def _value(value: float | str) -> str:
    return words(value) if isinstance(value, str) else number(value)
