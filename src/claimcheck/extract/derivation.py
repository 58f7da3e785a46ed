"""Which rule made which part of a claim, and from which words."""

from __future__ import annotations

from claimcheck.extract.draft import Draft
from claimcheck.extract.quantities import derivation as of_quantity
from claimcheck.extract.reading import Reading
from claimcheck.model import Step


def derivation(draft: Draft, reading: Reading, unit: str) -> tuple[Step, ...]:
    """Which rule made which part, from which words."""
    said, figure = draft.said, draft.figure
    verb = said.verb or (said.marks[-1] if said.marks else "")
    other = None if figure.partner is None else reading.figures[figure.partner]
    return (
        *of_quantity(reading.text, figure, unit, other),
        Step("kind", draft.rules["kind"], verb),
        Step("metric", draft.rules["metric"], said.stem),
        Step("period", draft.rules.get("period", "none"), draft.time),
    )
