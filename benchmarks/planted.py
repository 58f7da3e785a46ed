"""Slips planted in figures that only another document can refute: how many of them are found, and what of the rest.

    python benchmarks/planted.py PATH ... [--seed 1] [--most 400] [--whole 20] [--misses] [--unlike]

Checks that hold between documents are taken one by one. One figure of each is rewritten as an editor's slip would do it
(two neighbouring digits swapped, a digit changed, the point moved, 万 for 亿) so that the relation can hold under no
reading. Slips that the figure's own document refutes by itself are left out. Then the documents of the check are run
together, and for a sample of the slips the whole corpus. Printed, by rule, by kind of slip and by size of the change:

  tried, detected   a finding of severity error or warning cites the rewritten number
  noted             any finding cites it, notes included
  named             it is the first suspect of such an error or warning; shared between tied firsts
  elsewhere         new errors and warnings that accuse other figures only

Relations that give a note at most are not asked, and merely similar names, which never accuse, only with ``--unlike``.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Literal, TypeAlias

from attrs import evolve, field, frozen

from claimcheck.config import Config
from claimcheck.extract import extract
from claimcheck.model import Check, Claim, Document, Finding, Quantity, Relation, Report
from claimcheck.pipeline import uncollected
from claimcheck.read import discover, read_file, read_text
from claimcheck.relate import OtherPeriods, relate
from claimcheck.solve import solve
from claimcheck.solve.judge import judge
from claimcheck.solve.satisfy import Problem
from claimcheck.solve.solver import LIMIT
from claimcheck.solve.unstated import without_unstated

Kind: TypeAlias = Literal["swap", "digit", "point", "unit"]
Place: TypeAlias = tuple[str, int]
Key: TypeAlias = tuple[str, str, frozenset[Place]]

_MAGNITUDES = {"万": ("亿", Fraction(10_000)), "亿": ("万", Fraction(1, 10_000))}
# Changes below this share are no larger than a revision.
_REVISION = Fraction(5, 100)
_SIZES = (("under 5%", _REVISION), ("5 to 50%", Fraction(1, 2)), ("50 to 900%", Fraction(9)))


@frozen
class Slip:
    """Another spelling of a number: what stands at ``span`` of the file becomes ``text``."""

    kind: Kind
    span: tuple[int, int]
    text: str
    digits: str
    magnitude: Fraction

    def edited(self, text: str) -> str:
        """The file with the slip in it."""
        return text[: self.span[0]] + self.text + text[self.span[1] :]

    def moved(self, at: int) -> int:
        """Where a place of the file is found after the slip."""
        grown = len(self.text) - (self.span[1] - self.span[0])
        return at + grown if at >= self.span[1] else at


@frozen
class Run:
    """Some documents checked together."""

    claims: Mapping[str, Claim] = field(repr=False)
    relations: Sequence[Relation] = field(repr=False)
    checks: Sequence[Check] = field(repr=False)
    findings: Sequence[Finding]

    def claims_at(self, document: str, span: tuple[int, int]) -> frozenset[str]:
        """The claims that are read from a number."""
        ours = (claim for claim in self.claims.values() if claim.document == document)
        return frozenset(each.id for each in ours if each.span[0] < span[1] and span[0] < each.span[1])

    def citing(self, names: Collection[str]) -> list[Finding]:
        """The findings on any of these claims."""
        return [each for each in self.findings if not set(names).isdisjoint(each.claims)]


@frozen
class Library:
    """Documents and their claims, of which one document may be put in place of what it was."""

    documents: Mapping[str, Document]
    claims: Mapping[str, tuple[Claim, ...]] = field(repr=False)

    @classmethod
    def of(cls, documents: Iterable[Document]) -> Library:
        """What the documents say."""
        known = {document.id: document for document in documents}
        return cls(known, {name: extract(document) for name, document in known.items()})

    @classmethod
    def read(cls, report: Report) -> Library:
        """What a run has read."""
        claims: dict[str, list[Claim]] = {document.id: [] for document in report.documents}
        for claim in report.claims:
            claims[claim.document].append(claim)
        return cls({each.id: each for each in report.documents}, {name: tuple(own) for name, own in claims.items()})

    def run(self, names: Iterable[str] | None = None) -> Run:
        """Some of the documents, or all, checked together."""
        chosen = list(self.documents) if names is None else sorted(set(names))
        documents = [self.documents[name] for name in chosen]
        claims = [claim for name in chosen for claim in self.claims[name]]
        with uncollected():  # as a run does it
            proposed = relate(documents, claims)
            solution = solve(claims, proposed.relations, reread=OtherPeriods(documents, claims, Config()))
        relations = without_unstated(proposed.relations)
        known = {claim.id: claim for claim in claims}
        return Run(known, relations, solution.checks, (*proposed.findings, *solution.findings))


@frozen
class Case:
    """One slip in one figure of a relation that holds between documents."""

    relation: Relation
    claims: tuple[Claim, ...]
    claim: Claim
    slip: Slip

    @property
    def document(self) -> str:
        """The document with the slip."""
        return self.claim.document

    @property
    def documents(self) -> frozenset[str]:
        """All documents of the relation."""
        return frozenset(claim.document for claim in self.claims)

    @property
    def span(self) -> tuple[int, int]:
        """Where the rewritten number stands."""
        return self.slip.span[0], self.slip.span[0] + len(self.slip.text)

    @property
    def change(self) -> Fraction:
        """By what share of itself the number changed."""
        old = self.claim.quantity
        new = old.reprinted(self.slip.digits, self.slip.magnitude)
        return abs(new.value - old.value) / abs(old.value)

    @property
    def size(self) -> str:
        """The size of the change, in words."""
        return next((name for name, bound in _SIZES if self.change < bound), "900% and more")


@frozen
class Outcome:
    """What a run said of a slip: ``named`` is 1 where it is the one first suspect, ``reason`` why it was missed."""

    case: Case
    detected: bool
    noted: bool
    named: Fraction
    elsewhere: int
    reason: str = field(default="")


# -- planting --------------------------------------------------------------------------------------------------------


def slips(text: str, quantity: Quantity, rng: Random) -> list[Slip]:
    """Wrong spellings of a number in ASCII digits without a hedge, as an editor's slip would make them."""
    printed = quantity.printed
    start, end = printed.digits_span
    body, word = text[start:end], text[slice(*printed.magnitude_span)]
    if quantity.hedge != "exact" or printed.lent != 1 or not printed.digits or not body.isascii():
        return []
    spelled = [*_swapped(body), *_changed(body, rng), *_pointed(body)]
    found = [Slip(kind, (start, end), to, to.replace(",", ""), printed.magnitude) for kind, to in spelled]
    if word in _MAGNITUDES:
        other, factor = _MAGNITUDES[word]
        found.append(Slip("unit", printed.magnitude_span, other, printed.digits, printed.magnitude * factor))
    return found


def _swapped(body: str) -> Iterator[tuple[Kind, str]]:
    """Neighbouring digits change places, a comma or point between them staying."""
    for i, j in pairwise(_digits(body)):
        if body[i] != body[j] and not (i == 0 and body[j] == "0"):
            yield "swap", f"{body[:i]}{body[j]}{body[i + 1 : j]}{body[i]}{body[j + 1 :]}"


def _changed(body: str, rng: Random) -> Iterator[tuple[Kind, str]]:
    """The first or the second digit becomes another, but no zero."""
    for at in _digits(body)[:2]:
        digit = rng.choice([each for each in "123456789" if each != body[at]])
        yield "digit", f"{body[:at]}{digit}{body[at + 1 :]}"


def _pointed(body: str) -> Iterator[tuple[Kind, str]]:
    """The point moves one place to the left."""
    whole, point, places = body.partition(".")
    if point and len(whole) > 1 and "," not in whole:
        yield "point", f"{whole[:-1]}.{whole[-1]}{places}"


def _digits(body: str) -> list[int]:
    return [at for at, character in enumerate(body) if character.isdigit()]


def refutes(relation: Relation, claims: Mapping[str, Claim], name: str, slip: Slip) -> bool:
    """With the slip in a claim, and in those that the same number makes, the relation can hold under no reading."""
    changed = dict(claims)
    for each in relation.claims:
        printed = claims[each].quantity.printed
        if (claims[each].document, printed.digits_span) == (
            claims[name].document,
            claims[name].quantity.printed.digits_span,
        ):
            changed[each] = evolve(claims[each], quantity=claims[each].quantity.reprinted(slip.digits, slip.magnitude))
    return judge(Problem.of(relation), changed, LIMIT).broken


def planted(library: Library, run: Run, seed: int, *, unlike: bool = False) -> Iterator[Case]:
    """One slip for each figure of each check that holds between documents."""
    for relation, check in zip(run.relations, run.checks, strict=True):
        claims = tuple(run.claims[name] for name in check.claims)
        linked = relation.confidence == 1 or unlike
        if check.verdict != "consistent" or len({each.document for each in claims}) == 1:
            continue
        if relation.ceiling != "note" and linked:
            yield from _in_figures(library, run, relation, claims, seed)


def _in_figures(library: Library, run: Run, relation: Relation, claims: tuple[Claim, ...], seed: int) -> Iterator[Case]:
    for claim in claims:
        document = library.documents[claim.document]
        rng = Random(f"{seed} {document.path} {claim.span} {relation.rule}")  # noqa: S311 - nothing secret
        options = slips(document.text, claim.quantity, rng)
        rng.shuffle(options)
        slip = next((each for each in options if refutes(relation, run.claims, claim.id, each)), None)
        if slip is not None:
            yield Case(relation, claims, claim, slip)


# -- running ---------------------------------------------------------------------------------------------------------


def with_slip(library: Library, case: Case) -> Library:
    """The documents with the slip in one of them, the only one that is read again."""
    old = library.documents[case.document]
    new = read_text(case.slip.edited(old.text), path=old.path, document_id=old.id, published=old.published)
    return Library({**library.documents, old.id: new}, {**library.claims, old.id: extract(new)})


def refuted_at_home(slipped: Library, case: Case) -> bool:
    """The document with the slip, alone, gives an error or a warning that cites the number."""
    run = slipped.run([case.document])
    return any(each.severity != "note" for each in run.citing(run.claims_at(case.document, case.span)))


def in_its_documents(library: Library, cases: Iterable[Case]) -> Iterator[Outcome | None]:
    """What the documents of each check say of its slip; None where the slip's own document refutes it alone."""
    for case in cases:
        slipped = with_slip(library, case)
        at_home = refuted_at_home(slipped, case)
        yield None if at_home else outcome(slipped, case, library.run(case.documents), case.documents)


def outcome(slipped: Library, case: Case, before: Run, names: Iterable[str] | None = None) -> Outcome:
    """What documents of these names, all where none are given, say of a slip; ``before`` is the run without it."""
    run = slipped.run(names)
    here = run.claims_at(case.document, case.span)
    cited = run.citing(here)
    graver = [each for each in cited if each.severity != "note"]
    named = max((_first(each, here) for each in graver), default=Fraction(0))
    known = _keys(before, lambda claim: (claim.document, _moved(case, claim)))
    new = _keys(run, lambda claim: (claim.document, claim.span[0])) - known
    beside = {(case.document, run.claims[name].span[0]) for name in here}
    elsewhere = sum(severity != "note" and beside.isdisjoint(places) for _, severity, places in new)
    why = "" if graver else reason(case, run, here)
    return Outcome(case, bool(graver), bool(cited), named, elsewhere, why)


def _first(finding: Finding, here: Collection[str]) -> Fraction:
    """1 where the number alone ranks first, its share where several are tied, else 0."""
    best = min((each.rank for each in finding.suspects), default=0)
    firsts = {each.claim for each in finding.suspects if each.rank == best}
    return Fraction(1, len(firsts)) if firsts & set(here) else Fraction(0)


def _keys(run: Run, place: Callable[[Claim], Place]) -> set[Key]:
    """What tells the findings of a run from those of another."""
    return {
        (each.rule, each.severity, frozenset(place(run.claims[name]) for name in each.claims)) for each in run.findings
    }


def _moved(case: Case, claim: Claim) -> int:
    return case.slip.moved(claim.span[0]) if claim.document == case.document else claim.span[0]


def reason(case: Case, run: Run, here: Collection[str]) -> str:
    """Why no error or warning cites the number: the first step that fell out."""
    if not here:
        return "not read"
    if not any(_alike(case.claim, run.claims[name]) for name in here):
        return "read as another figure"
    partners = {(each.document, _moved(case, each)) for each in case.claims if each.id != case.claim.id}
    others = {name for name, each in run.claims.items() if (each.document, each.span[0]) in partners}
    tied = [
        (relation, check)
        for relation, check in zip(run.relations, run.checks, strict=True)
        if relation.rule == case.relation.rule
        and not set(here).isdisjoint(check.claims)
        and not others.isdisjoint(check.claims)
    ]
    if not tied:
        return "no longer tied"
    certain = [check for relation, check in tied if relation.certain]
    if not certain:
        return "tie not certain"
    if all(each.verdict in {"consistent", "truncated"} for each in certain):
        return "holds"
    return "put down to the tie"


def _alike(one: Claim, other: Claim) -> bool:
    same_words = one.metric == other.metric and one.kind == other.kind and one.modality == other.modality
    return same_words and one.period == other.period and one.quantity.unit == other.quantity.unit


# -- figures ---------------------------------------------------------------------------------------------------------


def table(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Lines for all, and by rule, kind and size."""
    yield f"{'':<24}{'tried':>6}{'detected':>15}{'noted':>13}{'named':>13}{'elsewhere':>11}"
    yield _line("all", outcomes)
    parts: tuple[Callable[[Outcome], str], ...] = (
        lambda each: each.case.relation.rule,
        lambda each: each.case.slip.kind,
        lambda each: each.case.size,
        lambda each: "certain before" if each.case.relation.certain else "not certain before",
    )
    for part in parts:
        for name in sorted({part(each) for each in outcomes}):
            yield _line(f"  {name}", [each for each in outcomes if part(each) == name])


def _line(name: str, outcomes: Sequence[Outcome]) -> str:
    tried = len(outcomes)
    detected, noted = sum(each.detected for each in outcomes), sum(each.noted for each in outcomes)
    named, elsewhere = sum(each.named for each in outcomes), sum(each.elsewhere for each in outcomes)
    return (
        f"{name:<24}{tried:>6}{detected:>7} {detected / max(1, tried):>7.1%}{noted:>5} {noted / max(1, tried):>7.1%}"
        f"{float(named):>7.1f}{float(named) / max(1, tried):>6.1%}{elsewhere:>11}"
    )


def reasons(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """How many slips each rule missed, and why."""
    counts = Counter((each.case.relation.rule, each.reason, each.noted) for each in outcomes if not each.detected)
    for (rule, why, noted), count in sorted(counts.items()):
        yield f"  {rule}  {why:<24}{'noted' if noted else 'silent':<8}{count:>5}"


def missed(outcomes: Iterable[Outcome], documents: Mapping[str, Document]) -> Iterator[str]:
    """Each slip that no error or warning cites, with the sentences of the relation."""
    for each in outcomes:
        if each.detected:
            continue
        case = each.case
        printed = documents[case.document].text[slice(*case.slip.span)]
        told = "noted" if each.noted else "silent"
        edit = f"{case.slip.kind} {printed} → {case.slip.text} ({float(case.change):.1%})"
        yield f"{case.relation.rule} {edit}: {each.reason}, {told}"
        for claim in case.claims:
            mark = "*" if claim is case.claim else " "
            where = Path(documents[claim.document].path).name
            yield f"  {mark} {where} {claim.quote} [{claim.metric.name}] {claim.period}"
            yield f"      {claim.sentence}"


def given() -> argparse.Namespace:
    """The arguments of the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", metavar="PATH", help="files or folders")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--most", type=int, default=400, help="slips at most, drawn at random; 0 for all")
    parser.add_argument("--whole", type=int, default=20, help="slips that are tried in the whole corpus too")
    parser.add_argument("--misses", action="store_true", help="list the slips that were not detected")
    parser.add_argument("--unlike", action="store_true", help="plant where only similar names tie two figures, too")
    return parser.parse_args()


def main() -> None:
    """Plant, run and print."""
    arguments = given()
    files = sorted(discover(arguments.paths)[0])
    library = Library.of(read_file(path, document_id=f"d{number}") for number, path in enumerate(files, 1))
    before = library.run()
    found = list(planted(library, before, arguments.seed, unlike=arguments.unlike))
    rng = Random(arguments.seed)  # noqa: S311 - nothing secret
    tried = rng.sample(found, min(arguments.most or len(found), len(found)))
    results = list(in_its_documents(library, tried))
    paired = [each for each in results if each is not None]
    print(f"{len(files)} documents; slips that refute a check between documents: {len(found)}, of which")
    print(f"{len(tried)} were tried; {len(results) - len(paired)} of them are refuted by their own document")
    print("\nin the documents of the check", *table(paired), sep="\n")
    print("\nmissed", *reasons(paired), sep="\n")
    sample = rng.sample(paired, min(arguments.whole, len(paired)))
    whole = [outcome(with_slip(library, each.case), each.case, before) for each in sample]
    others = sum(one.detected != other.detected for one, other in zip(sample, whole, strict=True))
    print(f"\nin the whole corpus, {len(sample)} of them; detected in one of the two only: {others}")
    print(*table(whole), sep="\n")
    if arguments.misses:
        print("\nmisses in the documents of the check", *missed(paired, library.documents), sep="\n")
        print("\nmisses in the whole corpus", *missed(whole, library.documents), sep="\n")


if __name__ == "__main__":
    main()
