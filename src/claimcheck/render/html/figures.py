"""What the page tells of a figure when a reader points at it, as data: the script makes the note out of it."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import define, field

from claimcheck.messages import html as says
from claimcheck.messages import words
from claimcheck.messages.derivation import PARTS
from claimcheck.messages.periods import named as period_named
from claimcheck.model import GRAVEST, HOLDS, Check, Claim, Interval, Standing, Step
from claimcheck.render.explain import in_order, outcome
from claimcheck.render.html.documents import Layout, Mark
from claimcheck.render.json import Json
from claimcheck.render.layout import plain
from claimcheck.render.lookup import Lookup
from claimcheck.render.numbers import between, exact
from claimcheck.render.steps import sentence
from claimcheck.render.style import Style
from claimcheck.render.wording import hedged, noticed, sharpness, sides

# Of a mark that several figures share, the one that asks for most attention.
LOOKS = (*GRAVEST[:-1], "weak", GRAVEST[-1])


def look(standing: Standing) -> str:
    """How a figure is marked: by its state; ``weak`` where no check would notice a small slip of it."""
    if standing.state == "confirmed" and sharpness(standing.strongest) == "weak":
        return "weak"
    return standing.state


@define
class Figures:
    """The figures of a report, as the page tells them.

    ``reasons`` are the sentences of derivations, each once: a step names its own by number.
    """

    at: Lookup
    layouts: Mapping[str, Layout]
    style: Style
    marks: Mapping[str, Mark] = field(init=False)
    reasons: dict[tuple[str, str], int] = field(factory=dict, init=False)
    _numbers: dict[tuple[str, str], int] = field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        self.marks = {name: mark for layout in self.layouts.values() for name, mark in layout.marks.items()}

    def look(self, mark: Mark) -> str:
        """How a mark is shown."""
        return min((look(self.at.coverage.of(claim.id)) for claim in mark.claims), key=LOOKS.index)

    def of(self, layout: Layout) -> Json:
        """The figures of one document by their marks, and the checks that any of them stands in."""
        marks = dict.fromkeys(layout.marks.values())
        checks = {check.id: check for claim in layout.marks for check in self.at.checks_of(claim)}
        numbers = {name: number for number, name in enumerate(checks)}
        return {
            "figures": {mark.name: [self._figure(claim, layout, numbers) for claim in mark.claims] for mark in marks},
            "checks": [self._check(check) for check in checks.values()],
        }

    def _figure(self, claim: Claim, layout: Layout, numbers: Mapping[str, int]) -> Json:
        standing = self.at.coverage.of(claim.id)
        own = self.at.checks_of(claim.id)
        broken = [check.id for check in own if check.verdict == "inconsistent"]
        met = dict.fromkeys([*broken, *standing.checks, *(check.id for check in own)])
        told = {
            "id": claim.id,
            "quote": hedged(claim),
            "look": look(standing),
            "independent": standing.independent,
            "facts": self._facts(claim),
            "readings": self._readings(claim),
            "checks": [numbers[name] for name in met],
            "findings": [finding.id for finding in self.at.findings_of(claim.id)],
            "steps": [self._step(claim, step, layout) for step in in_order(claim)],
        }
        return {name: value for name, value in told.items() if value}

    def _facts(self, claim: Claim) -> list[str]:
        """What is measured, of whom, when and how much, in the order of ``says.FACTS``; nothing where none is known."""
        say, metric, quantity, against = self.style.say, claim.metric, claim.quantity, claim.compared_to
        return [
            plain(metric.name),
            plain(metric.scope),
            say(period_named(claim.period)) if claim.period else say(says.NO_PERIOD),
            say(period_named(against.period)) if against and against.period else "",
            "" if claim.kind == "level" else say(words.KINDS[claim.kind]),
            say(words.MODALITIES[claim.modality]),
            plain(bracketed(quantity.hard, quantity.unit)),
            plain(claim.source),
            say(says.REPRINTED) if claim.reprint_of else "",
        ]

    def _readings(self, claim: Claim) -> list[tuple[str, str]]:
        """The ways to read the digits, where there are several."""
        quantity = claim.quantity
        if len(quantity.readings) < 2:  # noqa: PLR2004 - one alone is the range itself
            return []
        return [
            (self.style.say(says.READINGS[each.name]), plain(bracketed(each.interval, quantity.unit)))
            for each in quantity.readings
        ]

    def _step(self, claim: Claim, step: Step, layout: Layout) -> list[object]:
        """Reason, what the part came to be, and its words: where they are seen, or as they are if nowhere."""
        number = self._reason(step)
        # The value stands above already, with its range.
        result = "" if step.part == "value" else plain(outcome(claim, step, self.style))
        told: object = layout.place(step.at) if step.at else None
        if told is None:
            shown = plain(layout.document.text[slice(*step.at)] if step.at else step.words)
            told = "" if shown == result else shown
        if told:
            return [number, result, told]
        return [number, result] if result else [number]

    def _reason(self, step: Step) -> int:
        """The number of the sentence that tells what the rule of a step saw."""
        known = self._numbers.get((step.part, step.rule))
        if known is None:
            reason = self.style.say(PARTS[step.part]), self.style.say(sentence(step))
            known = self.reasons.setdefault(reason, len(self.reasons))
            self._numbers[step.part, step.rule] = known
        return known

    def _check(self, check: Check) -> Json:
        stated, computed = map(plain, sides(check))
        told = {
            "rule": check.rule,
            "verdict": check.verdict,
            "formula": self.at.named(check.formula),
            "says": self.at.named(self.style.say(check.statement)),
            "stated": stated,
            "computed": computed,
            "note": noticed(check, self.style) if check.verdict in HOLDS else "",
            "with": [self._other(claim) for claim in check.claims if claim in self.marks],
        }
        return {name: value for name, value in told.items() if value}

    def _other(self, name: str) -> list[str]:
        """A figure that a check names: id, mark, document and quote."""
        claim = self.at.claims[name]
        return [name, self.marks[name].name, claim.document, plain(claim.quote)]

    def index(self) -> Json:
        """Every figure of the report in few words, by which a reader looks for a metric in all documents."""
        metrics: dict[str, int] = {}
        documents = {}
        for name, layout in self.layouts.items():
            documents[name] = [
                self._entry(claim, metrics) for mark in dict.fromkeys(layout.marks.values()) for claim in mark.claims
            ]
        return {"metrics": list(metrics), "documents": documents}

    def _entry(self, claim: Claim, metrics: dict[str, int]) -> list[object]:
        metric = claim.metric
        words_of = "\n".join(map(plain, dict.fromkeys((metric.name, metric.scope, metric.key))))
        number = metrics.setdefault(words_of, len(metrics))
        when = self.style.say(period_named(claim.period)) if claim.period else ""
        how = LOOKS.index(look(self.at.coverage.of(claim.id)))
        return [self.marks[claim.id].name, plain(claim.quote), number, how, when]


def bracketed(interval: Interval, unit: str) -> str:
    """A range exactly, with its ends as people write them and brackets that tell whether they are reached."""
    lower, upper = interval.lower, interval.upper
    if lower is None and upper is None:
        return "?"
    if lower is None or upper is None or lower == upper:
        return between(interval, unit)
    opening, closing = "(" if interval.lower_open else "[", ")" if interval.upper_open else "]"
    return f"{opening}{grouped(exact(lower))}, {grouped(exact(upper))}{closing} {unit}".rstrip()


def grouped(number: str) -> str:
    """A decimal with thin spaces between thousands; a fraction as it is."""
    if "/" in number:
        return number
    whole, point, places = number.partition(".")
    sign = "-" if whole.startswith("-") else ""
    return f"{sign}{int(whole.lstrip('-')):,}".replace(",", "\u202f") + point + places
