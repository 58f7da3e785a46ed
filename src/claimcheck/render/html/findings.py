"""Findings as cards: the arithmetic, who may be to blame, what would mend it, and where it all stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath

from attrs import field, frozen

from claimcheck.messages import words
from claimcheck.model import Claim, Difference, Document, Finding, Report, Severity, Suspect
from claimcheck.render.catalogue import Documented
from claimcheck.render.html.documents import Mark
from claimcheck.render.layout import plain
from claimcheck.render.lookup import Lookup, ranked
from claimcheck.render.numbers import between
from claimcheck.render.style import Style
from claimcheck.render.wording import hedged, sides


@frozen
class Mending:
    """A repair: what stands there, what would stand there instead, and in words why."""

    was: str
    becomes: str
    text: str


@frozen
class Suspicion:
    """Why a figure may be wrong: what about it, what the others force on it, and the repairs."""

    fault: str
    tied: bool
    implied: str
    repairs: tuple[Mending, ...]


@frozen
class Place:
    """A figure that a finding names: its mark, what it says and measures, its place, and what makes it suspect."""

    mark: str
    document: str
    quote: str
    metric: str
    where: str
    suspicions: tuple[Suspicion, ...] = field(default=())


@frozen
class Sum:
    """The arithmetic of one check: its formula and the ranges of both sides."""

    formula: str
    stated: str
    computed: str


@frozen
class Reason:
    """What may make the figures differ although all are right, and the figures that show it."""

    text: str
    places: tuple[Place, ...]


@frozen
class Card:
    """One finding, ready to be shown; ``places`` are by document, the likeliest to be wrong first."""

    id: str
    rule: str
    severity: Severity
    message: str
    places: tuple[tuple[Document, tuple[Place, ...]], ...]
    sums: tuple[Sum, ...]
    reason: Reason | None
    certificate: tuple[str, ...]
    bounded: bool
    path: str

    @property
    def metrics(self) -> str:
        """The names of all metrics, for looking one up."""
        return "\n".join(dict.fromkeys(place.metric for _, places in self.places for place in places))


@frozen
class Cards:
    """The findings of one report."""

    at: Lookup
    marks: Mapping[str, Mark]
    style: Style

    def all(self) -> Iterator[Card]:
        """A card for each finding, in the order of the report: the gravest first."""
        return map(self._card, self.at.report.findings)

    def _card(self, finding: Finding) -> Card:
        why: defaultdict[str, list[Suspicion]] = defaultdict(list)
        for suspect, tied in ranked(finding):
            why[suspect.claim].append(self._suspicion(suspect, tied=tied))
        cited = [self._place(claim, tuple(why[claim.id])) for claim in self.at.cited(finding)]
        checks = [self.at.checks[each] for each in finding.checks]
        return Card(
            id=finding.id,
            rule=finding.rule,
            severity=finding.severity,
            message=self.at.named(self.style.say(finding.message)),
            places=tuple(self._by_document(cited)),
            sums=tuple(Sum(self.at.named(check.formula), *map(plain, sides(check))) for check in checks),
            reason=self._reason(finding.difference),
            certificate=tuple(self.at.named(self.style.say(line.text)) for line in finding.certificate),
            bounded=finding.bounded,
            path=plain(finding.path or ""),
        )

    def _by_document(self, places: Iterable[Place]) -> Iterator[tuple[Document, tuple[Place, ...]]]:
        grouped: dict[str, list[Place]] = {}
        for place in places:
            grouped.setdefault(place.document, []).append(place)
        return ((self.at.documents[name], tuple(found)) for name, found in grouped.items())

    def _place(self, claim: Claim, suspicions: tuple[Suspicion, ...] = (), at: int | None = None) -> Place:
        position = str(self.at.position(claim, at))
        mark = self.marks[claim.id].name if claim.id in self.marks else claim.id
        return Place(mark, claim.document, hedged(claim), plain(claim.metric.name), position, suspicions)

    def _suspicion(self, suspect: Suspect, *, tied: bool) -> Suspicion:
        claim = self.at.claims[suspect.claim]
        text = self.at.documents[claim.document].text
        return Suspicion(
            fault=self.style.say(words.FAULTS[suspect.what]),
            tied=tied,
            implied="" if suspect.implied is None else plain(between(suspect.implied, claim.quantity.unit)),
            repairs=tuple(
                Mending(plain(text[slice(*repair.span)]), plain(repair.replacement), plain(self.style.say(repair.text)))
                for repair in suspect.repairs
            ),
        )

    def _reason(self, told: Difference | None) -> Reason | None:
        if told is None:
            return None
        shown = [sign for sign in told.signs if sign.at and sign.claim in self.at.claims]
        places = tuple(self._place(self.at.claims[sign.claim], at=sign.at[0]) for sign in shown if sign.at)
        return Reason(plain(self.style.say(told.text)), places)


def rules_of(report: Report, rules: Iterable[Documented]) -> list[Documented]:
    """The rules that some finding names, by their codes."""
    used = {finding.rule for finding in report.findings}
    return sorted((rule for rule in rules if rule.code in used), key=lambda rule: rule.code)


def label(document: Document) -> str:
    """A document by its title, else by the name of its file."""
    return plain(document.title) or plain(PurePath(document.path).name)
