"""Choosing between the two languages of a text."""

from __future__ import annotations

from typing import Literal, TypeAlias

from claimcheck.model import Text

Language: TypeAlias = Literal["zh", "en"]


def say(text: Text, language: Language, **values: object) -> str:
    """``text`` in one language, with its places filled."""
    words = text.zh if language == "zh" else text.en
    return words.format(**values) if values else words
