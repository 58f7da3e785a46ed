"""Fitting text into terminal cells, where a Chinese character takes two."""

from __future__ import annotations

import re
from unicodedata import category

from attrs import frozen
from rich.cells import cell_len

# Control and format characters of a document must not reach the terminal: they could move the cursor or hide text.
_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
# What stays on one line: a Latin word, or a number or range with magnitude and unit; closing marks behind it too.
_WORD = re.compile(r"(?:[!-~–]++(?:[万亿千百]*+\w{0,4}+)?|\s++|.)[，。；、：）”》]*+", re.DOTALL)

_AS_EMOJI = "\ufe0f"  # makes the character before it two cells wide


@frozen
class Excerpt:
    """Part of a line with a place in it: ``before`` cells stand left of the place, which is ``marked`` cells wide."""

    text: str
    before: int
    marked: int


def plain(text: str) -> str:
    """``text`` with every control character made visible; as many characters as before."""
    if text.isprintable():
        return text
    return "".join(_shown(character) if category(character) in _UNSAFE else character for character in text)


def width(text: str) -> int:
    """Terminal cells that ``text`` takes."""
    return cell_len(text)


def pad(text: str, cells: int) -> str:
    """``text`` clipped or filled to exactly ``cells``."""
    short = clip(text, cells)
    return short + " " * (cells - width(short))


def clip(text: str, cells: int) -> str:
    """``text``, or as much of it as fits with an ellipsis after it."""
    if len(text) <= 2 * cells and width(text) <= cells:
        return text
    return _head(text, cells - 1) + "…"


def tail(text: str, cells: int) -> str:
    """``text``, or as much of its end as fits behind an ellipsis."""
    return text if width(text) <= cells else "…" + _tail(text, cells - 1)


def wrap(text: str, cells: int) -> list[str]:
    """Lines of at most ``cells``; Latin words and numbers are kept together where they fit."""
    lines, line = [], ""
    for match in _WORD.finditer(text):
        word = match[0]
        while width(line + word) > cells:
            if not line.strip() and width(word) > cells:
                head = _head(word, cells)
                lines.append(head)
                line, word = "", word[len(head) :]
            else:
                lines.append(line.rstrip())
                line, word = "", word.lstrip()
        line += word
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def excerpt(line: str, start: int, end: int, cells: int) -> Excerpt:
    """``line[start:end]`` with as much around it as fits."""
    marked = clip(line[start:end], cells - 2)
    room = cells - 2 - width(marked)
    left = _tail(line[:start], room - min(room // 3, width(line[end : end + room])))
    right = _head(line[end:], room - width(left))
    opening = "…" if len(left) < start else ""
    closing = "…" if end + len(right) < len(line) else ""
    return Excerpt(opening + left + marked + right + closing, width(opening + left), width(marked))


def _head(text: str, cells: int) -> str:
    """The longest beginning of ``text`` that fits into ``cells``."""
    taken = 0
    for number, character in enumerate(text):
        taken += 1 if character == _AS_EMOJI else width(character)
        if taken > cells:
            return text[:number]
    return text


def _tail(text: str, cells: int) -> str:
    """The longest end of ``text`` that fits into ``cells`` and doesn't begin with a mark on a character left out."""
    end = _head(text[: -2 * cells - 1 : -1], cells)[::-1]
    while end and len(end) < len(text) and not width(end[0]):
        end = end[1:]
    return end


def _shown(character: str) -> str:
    return " " if character.isspace() else "�"
