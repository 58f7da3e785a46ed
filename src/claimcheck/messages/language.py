"""Which of the two languages is spoken, and a text in it.

``--lang`` decides, else the locale as POSIX has it: the first of ``LC_ALL``, ``LC_MESSAGES`` and ``LANG`` that is set
and not empty. Where that isn't C or POSIX, the list in ``LANGUAGE`` goes before it, as in GNU's programs.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Literal, TypeAlias

from claimcheck.text import Text

Language: TypeAlias = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")
OPTION = "--lang"
_CATEGORIES = ("LC_ALL", "LC_MESSAGES", "LANG")
_NO_LANGUAGE = frozenset({"", "C", "POSIX"})


def say(text: Text, language: Language, **values: object) -> str:
    """``text`` in one language, with its places filled."""
    filled = text.filled(**values) if values else text
    return filled.zh if language == "zh" else filled.en


def listed(words: Iterable[object]) -> Text:
    """Several words in a row, with commas between them."""
    told = [str(word) for word in words]
    return Text("、".join(told), ", ".join(told))


def of_locale(environment: Mapping[str, str] = os.environ) -> Language:
    """The language that the environment asks for; English where it asks for neither."""
    locale = next(filter(None, map(environment.get, _CATEGORIES)), "")
    if locale.partition(".")[0] in _NO_LANGUAGE:
        return "en"
    names = (*environment.get("LANGUAGE", "").split(":"), locale)
    return next(filter(None, map(_named, names)), "en")


def _named(locale: str) -> Language | None:
    """The language of ``zh_CN.UTF-8`` or ``zh-Hans``; None for one that is not spoken here."""
    name = locale.lower().replace("-", "_").partition(".")[0].partition("_")[0]
    return next((each for each in LANGUAGES if each == name), None)


def asked(arguments: Sequence[str]) -> Language | None:
    """What ``--lang`` says anywhere on a command line, whose help and faults are told in that language too."""
    words = list(arguments)
    if "--" in words:
        del words[words.index("--") :]
    said = [word for option, word in pairwise(words) if option == OPTION]
    said += [word.partition("=")[2] for word in words if word.startswith(f"{OPTION}=")]
    return next((each for word in reversed(said) for each in LANGUAGES if each == word.lower()), None)
