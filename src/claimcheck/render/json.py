"""The report as JSON: the contract ``claimcheck-report/1`` (see ``report.schema.json``)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Any, TypeAlias

from claimcheck.model import (
    SEVERITIES,
    VERDICTS,
    Check,
    Claim,
    Comparison,
    Derived,
    Difference,
    Document,
    Finding,
    Inequality,
    Interval,
    Period,
    Quantity,
    Repair,
    Report,
    Step,
    Suppressed,
    Suspect,
    Text,
)
from claimcheck.render.formats import Setting
from claimcheck.render.numbers import exact

Json: TypeAlias = dict[str, Any]
SCHEMA_ID = "claimcheck-report/1"
ENCODER = json.JSONEncoder(ensure_ascii=False)


def write(report: Report, _: Setting) -> str:
    """As ``dumps``, in every setting."""
    return dumps(report)


def dumps(report: Report) -> str:
    """The report as JSON text, ending in a line break; equal reports give equal text."""
    return "".join(_lines(report))


def schema() -> str:
    """The JSON Schema of what ``dumps`` writes."""
    from importlib.resources import files  # noqa: PLC0415 - slow to import, and no report needs it

    return files("claimcheck.render").joinpath("report.schema.json").read_text(encoding="utf-8")


def encode(report: Report) -> Json:
    """The report as plain dictionaries, lists, strings and booleans."""
    return {name: list(part) if isinstance(part, map) else part for name, part in _parts(report).items()}


def entries(report: Report) -> dict[str, Iterator[Json]]:
    """The lists of the report by name, in which each entry is encoded when its turn comes."""
    return {
        "documents": map(_document, report.documents),
        "claims": map(claim, report.claims),
        "derived": map(_derived, report.derived),
        "checks": map(_check, report.checks),
        "findings": map(_finding, report.findings),
        "suppressed": map(_suppressed, report.suppressed),
    }


def _parts(report: Report) -> Json:
    """What the report is made of."""
    return {"schema": SCHEMA_ID, **entries(report), "summary": summary(report)}


def _lines(report: Report) -> Iterator[str]:
    """The text of the report, entry by entry: as one tree, that of a year of news would fill the memory."""
    opening = "{"
    for name, part in _parts(report).items():
        yield f'{opening}\n "{name}": '
        yield from _listed(part) if isinstance(part, map) else [ENCODER.encode(part)]
        opening = ","
    yield "\n}\n"


def _listed(entries: Iterable[Json]) -> Iterator[str]:
    """Each entry on a line of its own: a tenth of the time that one takes which is spread over lines."""
    opening = "["
    for entry in entries:
        yield f"{opening}\n  {ENCODER.encode(entry)}"
        opening = ","
    yield "[]" if opening == "[" else "\n ]"


def summary(report: Report) -> Json:
    """Counts of all kinds; ``unchecked`` claims stand in no check, as none of a copy do."""
    verdicts = Counter(check.verdict for check in report.checks)
    severities = Counter(finding.severity for finding in report.findings)
    checked = {claim for check in report.checks for claim in check.claims}
    return {
        "documents": len(report.documents),
        "copies": sum(document.same_as is not None for document in report.documents),
        "claims": len(report.claims),
        "unchecked": sum(claim.id not in checked for claim in report.claims),
        "checks": {verdict: verdicts[verdict] for verdict in VERDICTS},
        "findings": {severity: severities[severity] for severity in SEVERITIES},
        "suppressed": sum(each.by != "baseline" for each in report.suppressed),
        "baseline": sum(each.by == "baseline" for each in report.suppressed),
    }


def claim(each: Claim) -> Json:
    """One claim, as it stands in a report."""
    metric = each.metric
    return {
        "id": each.id,
        "document": each.document,
        "quote": each.quote,
        "span": _span(each.span),
        "sentence": each.sentence,
        "kind": each.kind,
        "modality": each.modality,
        "metric": {"name": metric.name, "key": metric.key, "scope": metric.scope, "statistic": metric.statistic},
        "quantity": _quantity(each.quantity),
        "period": period(each.period),
        "compared_to": _comparison(each.compared_to),
        "range": each.range_with,
        "source": each.source or None,
        "reprint_of": each.reprint_of,
        "derivation": list(map(step, each.derivation)),
    }


def step(each: Step) -> Json:
    """One step of a derivation; ``at`` is null for words that stand nowhere, or weren't looked for."""
    return {"part": each.part, "rule": each.rule, "words": each.words, "at": _span(each.at) if each.at else None}


def _document(document: Document) -> Json:
    return {
        "id": document.id,
        "path": document.path,
        "title": document.title,
        "published": document.published.isoformat() if document.published else None,
        "format": document.format,
        "encoding": document.encoding,
        "same_as": document.same_as,
    }


def _quantity(quantity: Quantity) -> Json:
    readings = [{"name": reading.name, **interval(reading.interval)} for reading in quantity.readings]
    return {
        "value": exact(quantity.value),
        "unit": quantity.unit,
        **interval(quantity.hard),
        "readings": readings,
        "hedge": quantity.hedge,
    }


def interval(each: Interval) -> Json:
    """Both ends of an interval; null where it has none."""
    return {
        "lower": _number(each.lower),
        "upper": _number(each.upper),
        "lower_open": each.lower_open,
        "upper_open": each.upper_open,
    }


def _number(value: Fraction | None) -> str | None:
    return None if value is None else exact(value)


def _span(span: tuple[int, int]) -> Json:
    return {"start": span[0], "end": span[1]}


def _text(text: Text) -> Json:
    return {"zh": text.zh, "en": text.en}


def period(each: Period | None) -> Json | None:
    """A period; null where it isn't known."""
    if each is None:
        return None
    return {"start": each.start.isoformat(), "end": each.end.isoformat(), "type": each.type}


def _comparison(comparison: Comparison | None) -> Json | None:
    if comparison is None:
        return None
    return {"period": period(comparison.period), "basis": comparison.basis}


def _check(check: Check) -> Json:
    return {
        "id": check.id,
        "rule": check.rule,
        "verdict": check.verdict,
        "claims": list(check.claims),
        "formula": check.formula,
        "statement": _text(check.statement),
        "stated": {**interval(check.stated), "unit": check.unit},
        "computed": {**interval(check.computed), "unit": check.unit},
        "slack": _number(check.slack),
        "confidence": exact(check.confidence),
        "strength": _number(check.strength),
        "difference": _difference(check.difference),
    }


def _derived(derived: Derived) -> Json:
    return {
        "id": derived.id,
        "from": list(derived.sources),
        "name": _text(derived.name),
        "period": period(derived.period),
        **interval(derived.range),
        "unit": derived.unit,
    }


def _finding(finding: Finding) -> Json:
    return {
        "id": finding.id,
        "rule": finding.rule,
        "severity": finding.severity,
        "message": _text(finding.message),
        "claims": list(finding.claims),
        "checks": list(finding.checks),
        "suspects": [_suspect(suspect) for suspect in finding.suspects],
        "certificate": [_inequality(line) for line in finding.certificate],
        "bounded": finding.bounded,
        "path": finding.path,
        "difference": _difference(finding.difference),
        "fingerprint": finding.fingerprint,
    }


def _suppressed(each: Suppressed) -> Json:
    return {"finding": _finding(each.finding), "by": each.by, "where": each.where, "reason": each.reason or None}


def _difference(told: Difference | None) -> Json | None:
    if told is None:
        return None
    signs = [
        {"claim": sign.claim, "words": sign.words, "at": _span(sign.at) if sign.at else None} for sign in told.signs
    ]
    return {"kind": told.kind, "text": _text(told.text), "signs": signs}


def _suspect(suspect: Suspect) -> Json:
    return {
        "claim": suspect.claim,
        "what": suspect.what,
        "rank": suspect.rank,
        "implied": None if suspect.implied is None else interval(suspect.implied),
        "repairs": [_repair(repair) for repair in suspect.repairs],
    }


def _repair(repair: Repair) -> Json:
    return {
        "span": _span(repair.span),
        "replacement": repair.replacement,
        "kind": repair.kind,
        "text": _text(repair.text),
    }


def _inequality(line: Inequality) -> Json:
    return {
        "formula": line.formula,
        "lower": _number(line.lower),
        "upper": _number(line.upper),
        "text": _text(line.text),
        "lower_open": line.lower_open,
        "upper_open": line.upper_open,
        "claim": line.claim,
        "checks": list(line.checks),
    }
