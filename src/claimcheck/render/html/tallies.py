"""How far the figures were checked, in numbers: of the whole report and of each document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

from attrs import frozen

from claimcheck.model import Standing
from claimcheck.render.html.figures import LOOKS, look
from claimcheck.render.lookup import Lookup
from claimcheck.render.wording import SHARPNESS, Sharpness, sharpness

MOST = 3  # independent checks, from which on they are counted together


@frozen
class Tally:
    """Counts of figures.

    ``looks`` are by how they are marked; ``independent`` by the number of independent checks that confirm them (the
    last for so many or more); ``strongest`` and ``weakest`` tell how sharp those checks are at best and at worst.
    """

    figures: int
    looks: Mapping[str, int]
    independent: Mapping[int, int]
    strongest: Mapping[Sharpness, int]
    weakest: Mapping[Sharpness, int]

    @property
    def checked(self) -> int:
        """Figures in some check, or named by a finding."""
        return self.figures - self.looks["unchecked"]

    @property
    def confirmed(self) -> int:
        """Figures that some check holds with."""
        return self.looks["confirmed"] + self.looks["weak"]


def tally(standings: Collection[Standing]) -> Tally:
    """The counts of some figures."""
    confirmed = [each for each in standings if each.state == "confirmed"]
    looks = Counter(map(look, standings))
    independent = Counter(min(each.independent, MOST) for each in confirmed)
    strongest = Counter(sharpness(each.strongest) for each in confirmed)
    weakest = Counter(sharpness(each.weakest) for each in confirmed)
    return Tally(
        len(standings),
        {name: looks[name] for name in reversed(LOOKS)},
        {count: independent[count] for count in range(1, MOST + 1)},
        {name: strongest[name] for name in SHARPNESS},
        {name: weakest[name] for name in SHARPNESS},
    )


def by_document(at: Lookup) -> Mapping[str, Tally]:
    """The counts of each document by its id; copies have none."""
    return {
        document.id: tally([at.coverage.of(claim.id) for claim in at.claims_of(document.id)])
        for document in at.report.documents
        if not document.same_as
    }
