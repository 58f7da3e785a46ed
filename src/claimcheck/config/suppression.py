"""``[[suppress]]``: findings that somebody lets stand, and why."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import Any

from attrs import evolve

from claimcheck.config.codes import fault as fault_of_code
from claimcheck.config.paths import globs_in
from claimcheck.config.settings import Rules, Suppression
from claimcheck.lexicon.lines import Place
from claimcheck.lexicon.shapes import Shape, Source, expected, listed, record, text
from claimcheck.messages import entries
from claimcheck.messages import settings as messages
from claimcheck.model import about_run
from claimcheck.model.fingerprint import DIGITS
from claimcheck.text import Text

_CODE = re.compile("CC[0-9]{3}")
FINGERPRINT = re.compile(rf"[0-9a-f]{{{DIGITS}}}(?:-[1-9][0-9]{{0,5}})?")


def suppression(rules: Rules, globs: Shape, value: object, place: Place, source: Source) -> Suppression | None:
    """One table of a configuration; without a fingerprint it has to say in which files its figures stand."""
    found = _entry(rules, {"paths": globs}, value, place, source)
    if found and not found.fingerprint and not found.paths:
        source.add(place, messages.NEEDS_FILES)
        return None
    return found


def load_sidecar(path: Path, document: str, rules: Rules) -> tuple[Suppression, ...]:
    """What stands in the file beside a document about its findings. Raises PackError with every fault of it."""
    source = Source.of(path)
    globs = globs_in(path.absolute().parent)
    rows = listed(partial(_entry, rules, {"paths": globs}), of=entries.ROWS)
    found = record({"suppress": rows}, dict)(source.table(), (), source)
    source.raise_faults()
    told: tuple[Suppression, ...] = found.get("suppress", ())
    return tuple(evolve(each, by="sidecar", document=document) for each in told)


def fault_of_rule(code: str, rules: Rules) -> Text | None:
    """Why findings of a rule can't be suppressed."""
    if about_run(code):
        return messages.OF_RUN.filled(code=code)
    if not _CODE.fullmatch(code):
        return messages.NO_SINGLE_RULE.filled(code=code)
    return fault_of_code(code, rules)


def _entry(rules: Rules, more: dict[str, Shape], value: object, place: Place, source: Source) -> Suppression | None:
    shapes: dict[str, Shape] = {
        "rule": partial(_rule, rules),
        "figures": _figures,
        "fingerprint": _fingerprint,
        "reason": _reason,
        **more,
    }
    found: dict[str, Any] | None = record(shapes, dict, "rule", "reason")(value, place, source)
    if found is None:
        return None
    if isinstance(value, dict) and not {"figures", "fingerprint"} & set(value):
        source.add(place, messages.NEEDS_FIGURES)
        return None
    return Suppression(**found, where=f"{source.path}:{source.line(place)}")


def _rule(rules: Rules, value: object, place: Place, source: Source) -> str | None:
    said: str | None = text(value, place, source)
    wrong = fault_of_rule(said, rules) if said is not None else None
    if wrong:
        source.add(place, entries.ABOUT, fault=wrong)
    return None if wrong else said


def _figures(value: object, place: Place, source: Source) -> tuple[str, ...] | None:
    """Figures as they are printed; the same words may stand twice."""
    if isinstance(value, list) and value and all(isinstance(each, str) and each.strip() for each in value):
        return tuple(value)
    expected(place, source, messages.FIGURES)
    return None


def _fingerprint(value: object, place: Place, source: Source) -> str | None:
    if isinstance(value, str) and FINGERPRINT.fullmatch(value):
        return value
    expected(place, source, messages.FINGERPRINT.filled(digits=DIGITS))
    return None


def _reason(value: object, place: Place, source: Source) -> str | None:
    if isinstance(value, str) and value.strip():
        return value.strip()
    expected(place, source, messages.REASON)
    return None
