"""Text for people, in both languages of the tool. It imports no library, so that help is quick."""

from __future__ import annotations

from typing import NamedTuple


class Text(NamedTuple):
    """One message in Chinese and in English; the two say the same. Places in braces are filled later."""

    zh: str
    en: str

    def filled(self, **values: object) -> Text:
        """The message with its places filled; a value that is a text itself stands in each language in its own."""
        zh = {name: value.zh if isinstance(value, Text) else value for name, value in values.items()}
        en = {name: value.en if isinstance(value, Text) else value for name, value in values.items()}
        return Text(self.zh.format(**zh), self.en.format(**en))


NOTHING = Text("", "")
