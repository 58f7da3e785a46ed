"""What there is to say of a finding, in lines that other formats put into their own."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import field, frozen

from claimcheck.messages import formats, words
from claimcheck.model import Check, Finding, Repair, Suspect
from claimcheck.render.layout import clip, plain
from claimcheck.render.lookup import Lookup, ranked
from claimcheck.render.numbers import between
from claimcheck.render.style import Style
from claimcheck.render.wording import Mark, fault, sides

CHECKS, SUSPECTS = 5, 4  # how many a finding lists where not everything is asked for
LONGEST = 400  # cells of one formula


@frozen
class Account:
    """How findings of one report are told.

    ``figure`` marks what stands in a document or was computed, ``prose`` the words of a rule: both may hold text of
    a document, which a format has to keep from becoming markup.
    """

    at: Lookup
    style: Style
    figure: Mark = field(default=plain)
    prose: Mark = field(default=plain)

    def message(self, finding: Finding) -> str:
        """What the finding says, on one line."""
        return self.prose(self.at.named(self.style.say(finding.message)))

    def lines(self, finding: Finding) -> Iterator[str]:
        """Its arithmetic, its suspects with their repairs, and what else may explain it."""
        yield from map(self.arithmetic, self.style.few([self.at.checks[each] for each in finding.checks], CHECKS))
        for suspect, tied in self.style.few(ranked(finding), SUSPECTS):
            yield self.suspicion(suspect, tied=tied)
            yield from (f"  {self.repaired(suspect, repair)}" for repair in suspect.repairs)
        yield from self.reasons(finding)

    def arithmetic(self, check: Check) -> str:
        """Rule, formula and both sides of a check."""
        stated, computed = map(self.figure, sides(check))
        formula = self.figure(clip(self.at.named(check.formula), LONGEST))
        told = self.style.say(formats.SIDES, stated=stated, computed=computed)
        return f"{check.rule} {formula}{self.style.say(words.AND)}{told}"

    def suspicion(self, suspect: Suspect, *, tied: bool) -> str:
        """Which claim may be wrong in what, and what the others force on it."""
        claim = self.at.claims[suspect.claim]
        what = fault(suspect, self.style, tied=tied)
        told = self.style.say(formats.SUSPECT, quote=self.figure(claim.quote), what=what)
        if suspect.implied is None:
            return told
        implied = self.figure(between(suspect.implied, claim.quantity.unit))
        return told + self.style.say(formats.IMPLIED, range=implied)

    def repaired(self, suspect: Suspect, repair: Repair) -> str:
        """The edit: what to replace, by what, and why."""
        old = self.at.documents[self.at.claims[suspect.claim].document].text[slice(*repair.span)]
        edit = {"old": self.figure(old), "new": self.figure(repair.replacement)}
        return self.style.say(formats.REPAIR, **edit, why=self.prose(self.style.say(repair.text)))

    def reasons(self, finding: Finding) -> Iterator[str]:
        """What may explain a difference, and that a limit was reached."""
        if finding.difference:
            yield self.style.say(formats.PERHAPS, why=self.prose(self.style.say(finding.difference.text)))
        if finding.bounded:
            yield self.style.say(words.BOUNDED)
