"""Where every part of a figure came from: by which rule, from which words, at which place."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence

from attrs import define

from claimcheck.messages import derivation, words
from claimcheck.model import Claim, Report, Step
from claimcheck.render.claims import short
from claimcheck.render.json import Json
from claimcheck.render.json import claim as encoded
from claimcheck.render.json import step as encoded_step
from claimcheck.render.layout import pad, plain, width, wrap
from claimcheck.render.lookup import Lookup
from claimcheck.render.numbers import amount, between
from claimcheck.render.steps import sentence
from claimcheck.render.style import Style
from claimcheck.render.underline import underlined

_SCHEMA_ID = "claimcheck-explanation/1"
_ORDER = tuple(derivation.PARTS)


def render(report: Report, claims: Sequence[Claim], style: Style) -> str:
    """An explanation of each of these claims of a report, for a person."""
    view = _View(Lookup(report), style)
    return "\n\n".join("\n".join(view.explained(claim)) for claim in claims) + "\n"


def dumps(report: Report, claims: Sequence[Claim]) -> str:
    """The same for a program, as JSON text that ends in a line break."""
    at = Lookup(report)
    told = {"schema": _SCHEMA_ID, "figures": [_figure(claim, at) for claim in claims]}
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


@define
class _View:
    """Figures of one report explained."""

    at: Lookup
    style: Style

    def explained(self, claim: Claim) -> Iterator[str]:
        """The line with the figure underlined, then a row for each part."""
        yield self.style.paint(f"{self.at.place(claim)}  {plain(claim.quote)}", "bold")
        yield from underlined(*self.at.line(claim, self.style.width), self.style, "bold")
        cells = max(width(self.style.say(label)) for label in derivation.PARTS.values()) + 2
        for step in in_order(claim):
            label = pad(self.style.say(derivation.PARTS[step.part]), cells)
            indent = " " * (cells + 2)
            first, *rest = wrap(self._row(claim, step), self.style.width - cells - 2) or [""]
            yield f"  {self.style.paint(label, 'dim')}{first}"
            yield from (indent + line for line in rest)

    def _row(self, claim: Claim, step: Step) -> str:
        """What the part is, why, and from which words."""
        say, result = self.style.say, outcome(claim, step, self.style)
        text = (f"{result}{say(derivation.IS)}" if result else "") + say(sentence(step))
        if step.part == "time":  # the words stand in the row above
            return text
        shown = plain(self.at.documents[claim.document].text[slice(*step.at)] if step.at else step.words)
        if shown and shown != result:
            text += f"{say(derivation.SAYS)}“{shown}”"
        return text + say(derivation.AT, place=self.at.position(claim, step.at[0])) if step.at else text


def _amount(claim: Claim, _: Step, __: Style) -> str:
    quantity = claim.quantity
    return f"{amount(quantity.value, quantity.unit)} [{between(quantity.hard, quantity.unit)}]"


def _base(claim: Claim, _: Step, __: Style) -> str:
    return short(claim.compared_to.period) if claim.compared_to else ""


def _words(_: Claim, step: Step, __: Style) -> str:
    return plain(step.words)


# What a part of a claim came to be; parts that are no more than their words and rule have none.
_RESULTS: dict[str, Callable[[Claim, Step, Style], str]] = {
    "value": _amount,
    "magnitude": lambda _, step, __: "" if step.rule == "lent" else f"×{step.rule}",
    "unit": lambda claim, _, __: claim.quantity.unit,
    "hedge": _words,
    "kind": lambda claim, _, style: style.say(words.KINDS[claim.kind]),
    "metric": lambda claim, _, __: plain(claim.metric.name),
    "name": _words,
    "head": _words,
    "whole": _words,
    "scope": lambda claim, _, __: plain(claim.metric.scope),
    "statistic": lambda claim, _, __: claim.metric.statistic,
    "period": lambda claim, _, __: short(claim.period),
    "compared_to": _base,
    "modality": lambda claim, _, style: style.say(words.MODALITIES[claim.modality]) or style.say(words.FACT),
    "source": lambda claim, _, __: plain(claim.source),
    "key": lambda claim, _, __: plain(claim.metric.key),
}


def outcome(claim: Claim, step: Step, style: Style) -> str:
    """What the part of a step came to be; nothing for a part that is no more than its words and rule."""
    return _RESULTS[step.part](claim, step, style) if step.part in _RESULTS else ""


def _figure(claim: Claim, at: Lookup) -> Json:
    """One figure for a program: the claim, its place, and each step with its sentence."""
    position = at.position(claim)
    return {
        "path": at.documents[claim.document].path,
        "line": position.line,
        "column": position.column,
        "claim": encoded(claim),
        "steps": [
            {**encoded_step(step), "place": str(at.position(claim, step.at[0])) if step.at else None, "why": why(step)}
            for step in in_order(claim)
        ],
    }


def why(step: Step) -> Json:
    """The sentence of a step's rule in both languages."""
    text = sentence(step)
    return {"zh": text.zh, "en": text.en}


def in_order(claim: Claim) -> list[Step]:
    """The steps of a claim in the order in which they are explained."""
    return sorted(claim.derivation, key=lambda step: _ORDER.index(step.part))
