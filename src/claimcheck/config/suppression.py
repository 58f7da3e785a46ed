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
from claimcheck.lexicon.shapes import Shape, Source, expected, listed, record, shown, text
from claimcheck.model import about_run
from claimcheck.model.fingerprint import DIGITS

_CODE = re.compile("CC[0-9]{3}")
ROWS = ("一列表，写作 [[…]]", "a list of tables, written [[…]]")
FINGERPRINT = re.compile(rf"[0-9a-f]{{{DIGITS}}}(?:-[1-9][0-9]{{0,5}})?")


def suppression(rules: Rules, globs: Shape, value: object, place: Place, source: Source) -> Suppression | None:
    """One table of a configuration; without a fingerprint it has to say in which files its figures stand."""
    found = _entry(rules, {"paths": globs}, value, place, source)
    if found and not found.fingerprint and not found.paths:
        source.add(
            place,
            f"{shown(place)} 要写明 paths（在哪些文件里）或 fingerprint（哪一条发现）",
            f"{shown(place)} needs paths (the files that its figures stand in) or the fingerprint of the finding",
        )
        return None
    return found


def load_sidecar(path: Path, document: str, rules: Rules) -> tuple[Suppression, ...]:
    """What stands in the file beside a document about its findings. Raises PackError with every fault of it."""
    source = Source.of(path)
    globs = globs_in(path.absolute().parent)
    rows = listed(partial(_entry, rules, {"paths": globs}), of=ROWS)
    found = record({"suppress": rows}, dict)(source.table(), (), source)
    source.raise_faults()
    entries: tuple[Suppression, ...] = found.get("suppress", ())
    return tuple(evolve(each, by="sidecar", document=document) for each in entries)


def fault_of_rule(code: str, rules: Rules) -> tuple[str, str] | None:
    """Why findings of a rule can't be suppressed."""
    if about_run(code):
        zh = f"{code} 说的是运行本身，不能忽略；可用 exclude 排除文件，或在 [severity] 里降级"
        en = f"{code} is about the run itself and can't be suppressed; exclude the file, or lower it under [severity]"
        return zh, en
    if not _CODE.fullmatch(code):
        return f"“{code}”不是一条规则的代码，应如 CC301", f"“{code}” is no code of one rule, such as CC301"
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
        source.add(
            place,
            f"{shown(place)} 要写明 figures（所涉数字的写法）或 fingerprint",
            f"{shown(place)} needs figures (those of the finding, as they are printed) or its fingerprint",
        )
        return None
    return Suppression(**found, where=f"{source.path}:{source.line(place)}")


def _rule(rules: Rules, value: object, place: Place, source: Source) -> str | None:
    said: str | None = text(value, place, source)
    wrong = fault_of_rule(said, rules) if said is not None else None
    if wrong:
        source.add(place, f"{shown(place)}：{wrong[0]}", f"{shown(place)}: {wrong[1]}")
    return None if wrong else said


def _figures(value: object, place: Place, source: Source) -> tuple[str, ...] | None:
    """Figures as they are printed; the same words may stand twice."""
    if isinstance(value, list) and value and all(isinstance(each, str) and each.strip() for each in value):
        return tuple(value)
    expected(place, source, '一列数字的写法，如 ["46.8%", "140.36万人次"]', 'a list of figures such as ["46.8%"]')
    return None


def _fingerprint(value: object, place: Place, source: Source) -> str | None:
    if isinstance(value, str) and FINGERPRINT.fullmatch(value):
        return value
    expected(place, source, f" {DIGITS} 位的指纹，见 JSON 报告", f"the {DIGITS} digits that the JSON report gives")
    return None


def _reason(value: object, place: Place, source: Source) -> str | None:
    if isinstance(value, str) and value.strip():
        return value.strip()
    zh, en = "写明理由的文字，不能为空", "text that says why, and not empty"
    expected(place, source, zh, en)
    return None
