"""Suppressions held against the findings of a run. An entry is for one finding, and is told where it is for none."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from attrs import define, evolve, field, frozen

from claimcheck.config import Suppression
from claimcheck.messages import accepted as messages
from claimcheck.messages import listed
from claimcheck.model import Document, Finding, Report, Suppressed, Text
from claimcheck.model.fingerprint import bare
from claimcheck.text import NOTHING

_FEW = 5


@frozen
class Unused:
    """A suppression that is for no finding of the run, and what to say of it."""

    entry: Suppression
    message: Text


def suppressed(
    report: Report, entries: Sequence[Suppression], runs: Callable[[str], bool] = lambda _: True
) -> tuple[Report, tuple[Unused, ...]]:
    """The report without the findings that are let stand, and the entries that are for none.

    An entry isn't told of where its rule doesn't run, or a file that it names wasn't read.
    """
    if not entries:
        return report, ()
    match = _Match(report)
    # An entry that names one finding goes before those that name figures, which may be of several.
    order = sorted(range(len(entries)), key=lambda number: not entries[number].fingerprint)
    taken = {number: match.take(entries[number]) for number in order}
    stands = {found.id: entries[number] for number, found in taken.items() if found}
    moved = [
        Suppressed(each, stands[each.id].by, stands[each.id].where, stands[each.id].reason)
        for each in report.findings
        if each.id in stands
    ]
    left = [each for each in report.findings if each.id not in stands]
    unused = [
        Unused(each, match.told(each))
        for number, each in enumerate(entries)
        if not taken[number] and runs(each.rule) and match.read(each) and not match.repeated(each, stands.values())
    ]
    return evolve(report, findings=tuple(left), suppressed=(*report.suppressed, *moved)), tuple(unused)


def quotes(report: Report) -> Mapping[str, str]:
    """The words of each figure by its id, without white space."""
    return {claim.id: bare(claim.quote) for claim in report.claims}


@define
class _Match:
    """The findings of a report that are still to be suppressed, and where their figures stand."""

    report: Report
    quotes: Mapping[str, str] = field(init=False)
    homes: dict[str, str] = field(init=False)
    paths: dict[str, list[str]] = field(init=False)
    waiting: dict[str, list[Finding]] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.quotes = quotes(self.report)
        self.homes = {claim.id: claim.document for claim in self.report.claims}
        self.paths = defaultdict(list)
        for document in self.report.documents:
            self.paths[_first(document)].append(document.path)
        self.waiting = defaultdict(list)
        for finding in self.report.findings:
            if not finding.about_run:
                self.waiting[finding.rule].append(finding)

    def take(self, entry: Suppression) -> Finding | None:
        """The first finding that an entry is for and no other has taken."""
        waiting = self.waiting[entry.rule]
        found = next((each for each in waiting if self._fits(entry, each)), None)
        if found:
            waiting.remove(found)
        return found

    def _fits(self, entry: Suppression, finding: Finding) -> bool:
        if entry.fingerprint and entry.fingerprint != finding.fingerprint:
            return False
        figures = Counter(self.quotes[each] for each in finding.claims if each in self.quotes)
        if entry.figures and Counter(map(bare, entry.figures)) != figures:
            return False
        homes = [self.paths[each] for each in {self.homes[claim] for claim in finding.claims if claim in self.homes}]
        beside = not entry.document or any(entry.document in paths for paths in homes)
        return beside and (not entry.paths or all(self._named(entry, paths) for paths in homes))

    @staticmethod
    def _named(entry: Suppression, paths: Iterable[str]) -> bool:
        """A document is one that the entry stands beside or names, under the path of any of its copies."""
        return any(path == entry.document or any(glob.matches(path) for glob in entry.paths) for path in paths)

    def read(self, entry: Suppression) -> bool:
        """Some file that each pattern names was read."""
        files = [path for paths in self.paths.values() for path in paths]
        return all(any(glob.matches(path) for path in files) for glob in entry.paths)

    def repeated(self, entry: Suppression, used: Iterable[Suppression]) -> bool:
        """A copy of the document says the same."""
        own = next((paths for paths in self.paths.values() if entry.document in paths), [])
        return any(
            each.document in own
            and each.document != entry.document
            and (each.rule, each.figures, each.fingerprint) == (entry.rule, entry.figures, entry.fingerprint)
            for each in used
        )

    def told(self, entry: Suppression) -> Text:
        """What to say of an entry that is for no finding: which of its figures are nowhere."""
        known = set(self.quotes.values())
        gone = [figure for figure in entry.figures if bare(figure) not in known]
        figures = listed(entry.figures[:_FEW])
        return messages.UNUSED.filled(
            rule=entry.rule,
            figures=figures if entry.figures else messages.BY_FINGERPRINT.filled(fingerprint=entry.fingerprint),
            nowhere=messages.NOWHERE.filled(figures=listed(gone[:_FEW])) if gone else NOTHING,
        )


def _first(document: Document) -> str:
    """The document that a copy repeats, or the document itself."""
    return document.same_as or document.id
