"""Suppressions that stand with the text: in comments of its own, or in a file beside it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from claimcheck.config import Rules, Suppression
from claimcheck.config.suppression import FINGERPRINT, fault_of_rule, load_sidecar
from claimcheck.errors import Fault, PackError
from claimcheck.messages import accepted as messages
from claimcheck.model import Document, Text
from claimcheck.read import SIDECAR, comments

# The colon before the reason; that of a ratio (4:6) has a digit on both sides.
_REASON = re.compile(r"(?<![0-9])[:：]|[:：](?![0-9])")
_WORD = re.compile(r"[“\"]([^”\"]*+)[”\"]|(\S++)")
_ALLOW = "allow"
_SHOWN = 60


def commented(documents: Iterable[Document], rules: Rules) -> Iterator[Suppression | tuple[str, Text]]:
    """What the comments of documents suppress, or for one without any effect its place and why it has none.

    ``<!-- claimcheck: allow CC301 46.8% 140.36万人次 404.59万人次: the base was revised -->``
    """
    for document in documents:
        for comment in comments(document):
            where = f"{document.path}:{comment.line}"
            read = _read(comment.text, rules)
            if isinstance(read, Text):
                cut = comment.text if len(comment.text) <= _SHOWN else f"{comment.text[:_SHOWN]}…"
                yield where, messages.VAIN.filled(comment=cut, reason=read)
            else:
                rule, marks, figures, reason = read
                yield Suppression(rule, reason, figures, marks, by="comment", where=where, document=document.path)


def sidecars(documents: Iterable[Document], rules: Rules) -> tuple[Suppression, ...]:
    """What the files beside documents suppress. Raises PackError with every fault of theirs."""
    found: list[Suppression] = []
    faults: list[Fault] = []
    for document in documents:
        path = Path(f"{document.path}{SIDECAR}")
        try:
            if os.path.isfile(path):  # noqa: PTH113 - no fault where the name is too long for a file
                found.extend(load_sidecar(path, document.path, rules))
        except PackError as error:
            faults.extend(error.faults)
    if faults:
        raise PackError(faults)
    return tuple(found)


def _read(text: str, rules: Rules) -> tuple[str, str, tuple[str, ...], str] | Text:
    """Rule, fingerprint, figures and reason of one comment, or what is wrong with it."""
    parts = _REASON.split(text, maxsplit=1)
    verb, code, *words = [quoted or plain for quoted, plain in _WORD.findall(parts[0])] + [""] * 2
    if verb != _ALLOW:
        return messages.NO_ALLOW
    wrong = fault_of_rule(code, rules)
    if wrong:
        return wrong
    if len(parts) == 1 or not parts[1].strip():
        return messages.NO_COLON
    words = [word for word in words if word]
    marks = [word[1:] for word in words if FINGERPRINT.fullmatch(word[1:]) and word[0] == "#"]
    figures = tuple(word for word in words if word.removeprefix("#") not in marks)
    if not figures and not marks:
        return messages.NO_FIGURES
    return code, next(iter(marks), ""), figures, parts[1].strip()
