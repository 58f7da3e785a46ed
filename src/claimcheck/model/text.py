"""Text for people, in both languages of the tool."""

from __future__ import annotations

from attrs import frozen


@frozen
class Text:
    """One message in Chinese and in English; the two say the same."""

    zh: str
    en: str
