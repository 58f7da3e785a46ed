"""The whole way from paths or strings to a report: read, extract, relate, solve, in that order.

Faults of documents never raise: a file that can't be read, and a step that a defect stopped, become findings of CC9xx
and the run goes on. With ``raising`` a defect is raised instead, which is what tests want.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import partial
from itertools import count
from pathlib import Path
from typing import Literal, TypeAlias, TypeVar

from attrs import evolve

from claimcheck.accepted import commented, sidecars, suppressed
from claimcheck.config import Config, Rules, Suppression
from claimcheck.config import load_config as read_config
from claimcheck.errors import UnreadableError
from claimcheck.extract import extract
from claimcheck.lexicon.metrics import PackLike, using
from claimcheck.messages import reading
from claimcheck.model import Claim, Document, Finding, Report, Series, Text
from claimcheck.model.fingerprint import fingerprinted
from claimcheck.read import discover, read_file, read_text, with_copies
from claimcheck.reference import Reference, load_references
from claimcheck.relate import RULES, RUN_RULES, Corpus, OtherPeriods, Proposals, Ruling, relate, with_reprints
from claimcheck.relate import series_of as put_together
from claimcheck.render.formats import FORMATS
from claimcheck.solve import Solution, solve

Stage: TypeAlias = Literal["read", "extract", "relate", "solve"]
Progress: TypeAlias = Callable[[Stage, int, int], None]
Source: TypeAlias = Document | Finding
ConfigLike: TypeAlias = Config | str | Path
T = TypeVar("T")

# What a mistake in this program raises. Interrupts, exhausted memory and faults of the caller pass through.
DEFECTS = (ArithmeticError, AssertionError, AttributeError, LookupError, NameError, RuntimeError, TypeError, ValueError)
RANKS = {"error": 0, "warning": 1, "note": 2}


def rules() -> Rules:
    """The codes of all rules, with the highest severity that each gives by itself."""
    return {rule.code: rule.gravest for rule in (*RULES, *RUN_RULES)}


def load_config(path: str | Path) -> Config:
    """The configuration in a file. Raises PackError, which lists every fault of it and of the packs that it names."""
    return read_config(path, rules(), [each.name for each in FORMATS])


def _settings(config: ConfigLike | None) -> Config:
    if config is None or isinstance(config, Config):
        return config or Config()
    return load_config(config)


def check_paths(  # noqa: PLR0913 - one parameter an option
    paths: Iterable[str | Path],
    *,
    packs: Iterable[PackLike] = (),
    config: ConfigLike | None = None,
    progress: Progress | None = None,
    explained: bool = False,
    raising: bool = False,
) -> Report:
    """Read and check files and folders together; relations reach across all of them.

    The order of ``paths`` changes nothing. ``packs`` are lexicon packs, or files that hold one, used beside those that
    ship and those of ``config``, a configuration or the file of one; none is looked for. PackError is raised where one
    of them, or reference data that they name, can't be used. ``progress(stage, done, total)`` is called as the run
    moves on. Claims that are to be ``explained`` tell in their derivation where all words stand.
    """
    settings = _settings(config)
    with using((*settings.packs, *packs)), uncollected():
        sources = list(_read_paths(paths, settings, progress, raising=raising))
        settings = evolve(settings, suppressions=(*settings.suppressions, *sidecars(_documents(sources), rules())))
        return _check(sources, settings, progress, explained=explained, raising=raising)


def check_text(
    *texts: str,
    published: date | None = None,
    packs: Iterable[PackLike] = (),
    config: ConfigLike | None = None,
    explained: bool = False,
    raising: bool = False,
) -> Report:
    """Check one or several strings together; ``published`` is their date where they give none themselves.

    The first string becomes document ``d1`` with the path ``<text 1>``, and so on. Other options: see ``check_paths``.
    """
    documents = [
        read_text(text, path=f"<text {number}>", document_id=f"d{number}", published=published)
        for number, text in enumerate(texts, 1)
    ]
    settings = _settings(config)
    with using((*settings.packs, *packs)), uncollected():
        return _check(documents, settings, explained=explained, raising=raising)


def check_documents(
    documents: Iterable[Document],
    *,
    packs: Iterable[PackLike] = (),
    config: ConfigLike | None = None,
    explained: bool = False,
    raising: bool = False,
) -> Report:
    """Check documents that have been read; their ids have to differ. Options as for ``check_paths``.

    Their order changes nothing: the report lists them by path.
    """
    settings = _settings(config)
    ordered = sorted(documents, key=lambda each: (Path(each.path), each.id))
    with using((*settings.packs, *packs)), uncollected():
        return _check(ordered, settings, explained=explained, raising=raising)


def claims_in(  # noqa: PLR0913 - one parameter an option
    paths: Iterable[str | Path],
    *,
    packs: Iterable[PackLike] = (),
    config: ConfigLike | None = None,
    progress: Progress | None = None,
    explained: bool = False,
    raising: bool = False,
) -> Report:
    """Read files and folders and extract their claims, and check nothing; options as for ``check_paths``."""
    settings = _settings(config)
    with using((*settings.packs, *packs)), uncollected():
        sources = _copies_told(list(_read_paths(paths, settings, progress, raising=raising)), settings)
        claims, findings = _extract(_documents(sources), settings, progress, explained=explained, raising=raising)
        return _report(sources, claims, findings, settings)


def series_of(
    report: Report, *, packs: Iterable[PackLike] = (), config: ConfigLike | None = None
) -> tuple[Series, ...]:
    """What the documents of a report say of each metric over time, the series with the most points first.

    Every fact with a known period stands in one point of one series, but for gaps to another metric; what several
    documents state of one period stands together, with the range on which they agree. ``packs`` and ``config`` are
    those with which the claims were read; reference data makes no points.
    """
    settings = _settings(config)
    with using((*settings.packs, *packs)), uncollected():
        return put_together(Corpus(report.documents, report.claims, settings))


@contextmanager
def uncollected() -> Iterator[None]:
    """Look for no cyclic garbage meanwhile: documents and claims form no cycles and live to the end of a run.

    Looking through all of them again and again would cost up to a fifth of the time.
    """
    watching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if watching:
            gc.enable()


def _check(
    sources: Sequence[Source], config: Config, progress: Progress | None = None, *, explained: bool, raising: bool
) -> Report:
    sources = _copies_told(sources, config)
    documents = _documents(sources)
    references = load_references(config.references, _unused_ids(documents))
    claims, findings = _extract(documents, config, progress, explained=explained, raising=raising)
    claims = with_reprints(documents, claims)
    documents = [*documents, *(reference.document for reference in references)]
    claims = [*claims, *(claim for reference in references for claim in reference.claims)]
    guard, tell = partial(_guarded, raising=raising), partial(_tell, progress)
    tell("relate", 0, 1)
    proposals = guard(lambda: relate(documents, claims, guard, config, partial(tell, "relate")), "relate")
    if isinstance(proposals, Finding):
        findings, proposals = [*findings, proposals], Proposals(relations=(), findings=())
    reread = OtherPeriods(documents, claims, config, guard)
    tell("solve", 0, 1)
    solution = guard(lambda: solve(claims, proposals.relations, reread=reread, tell=partial(tell, "solve")), "solve")
    if isinstance(solution, Finding):
        findings, solution = [*findings, solution], Solution(checks=(), findings=())
    sources = [*sources, *(reference.document for reference in references)]
    found = [*findings, *proposals.findings, *solution.findings]
    report = _report(sources, _in_use(claims, references, solution), found, config, solution)
    return _let_stand(report, config)


def _unused_ids(documents: Iterable[Document]) -> Iterator[str]:
    """Ids of documents that none of these has."""
    taken = {document.id for document in documents}
    return (name for number in count(len(taken) + 1) if (name := f"d{number}") not in taken)


def _in_use(claims: Sequence[Claim], references: Sequence[Reference], solution: Solution) -> Sequence[Claim]:
    """The claims without the reference data that nothing was held against."""
    held = {name for check in solution.checks for name in check.claims}
    unused = {claim.id for reference in references for claim in reference.claims if claim.id not in held}
    return [claim for claim in claims if claim.id not in unused]


def _read_paths(
    paths: Iterable[str | Path], config: Config, progress: Progress | None, *, raising: bool
) -> Iterator[Source]:
    """Each file in sorted order, as a document or as the reason why it is none."""
    files, faults = discover(sorted(map(Path, paths)), config.excludes)
    yield from map(_unreadable, faults)
    for number, path in enumerate(sorted(files), 1):
        _tell(progress, "read", number - 1, len(files))
        yield _read(path, f"d{number}", raising=raising)


def _read(path: Path, document_id: str, *, raising: bool) -> Source:
    try:
        return _guarded(lambda: read_file(path, document_id=document_id), str(path), raising=raising)
    except UnreadableError as error:
        return _unreadable(error)


def _unreadable(error: UnreadableError) -> Finding:
    message = reading.UNREADABLE.filled(path=error.path, reason=Text(error.zh, error.en))
    return Finding(id="", rule="CC901", severity="warning", message=message, path=error.path)


def _extract(
    documents: Sequence[Document], config: Config, progress: Progress | None, *, explained: bool, raising: bool
) -> tuple[list[Claim], list[Finding]]:
    claims: list[Claim] = []
    faults: list[Finding] = []
    read = partial(extract, explained=explained)
    for number, document in enumerate(documents):
        _tell(progress, "extract", number, len(documents))
        result = _guarded(partial(read, document), document.path, raising=raising)
        if isinstance(result, Finding):
            faults.append(result)
        else:
            rank = config.authority(document.path)
            claims.extend((evolve(claim, authority=rank) for claim in result) if rank else result)
    return claims, faults


def _guarded(step: Callable[[], T], where: str, *, raising: bool) -> T | Finding:
    """What ``step`` returns, or the finding that it failed by a defect."""
    try:
        return step()
    except UnreadableError:
        raise
    except DEFECTS as error:
        if raising:
            raise
        return _fault(error, where)


def _fault(error: Exception, where: str) -> Finding:
    from traceback import extract_tb  # noqa: PLC0415 - only a defect needs it

    frame = extract_tb(error.__traceback__)[-1]
    cause = f"{type(error).__name__} ({Path(frame.filename).name}:{frame.lineno})"
    message = reading.INTERNAL.filled(where=where, cause=cause)
    return Finding(id="", rule="CC903", severity="warning", message=message, path=where)


def _tell(progress: Progress | None, stage: Stage, done: int, total: int) -> None:
    if progress is not None:
        progress(stage, done, total)


def _copies_told(sources: Sequence[Source], config: Config) -> list[Source]:
    """The sources, copies known as such; of these the most believed, held to the most rules, stands for all."""

    def rank(document: Document) -> tuple[int, int]:
        return -config.authority(document.path), len(config.ignored(document.path))

    documents = {each.id: each for each in with_copies(_documents(sources), rank)}
    return [documents[each.id] if isinstance(each, Document) else each for each in sources]


def _documents(sources: Sequence[Source]) -> list[Document]:
    return [source for source in sources if isinstance(source, Document)]


def _report(
    sources: Sequence[Source],
    claims: Sequence[Claim],
    findings: Sequence[Finding],
    config: Config,
    solution: Solution | None = None,
) -> Report:
    unread = [source for source in sources if isinstance(source, Finding)]
    documents = _documents(sources)
    ruling = Ruling(config, documents, claims)
    allowed = [ruling.finding(finding) for finding in (*unread, *findings)]
    return Report(
        documents=tuple(documents),
        claims=tuple(claims),
        checks=solution.checks if solution else (),
        derived=solution.derived if solution else (),
        findings=fingerprinted(
            _numbered([finding for finding in allowed if finding], documents, claims), documents, claims
        ),
    )


def _let_stand(report: Report, config: Config) -> Report:
    """The report without what the configuration, sidecars and comments suppress, and with what they do in vain.

    Findings keep their ids, so that one which is suppressed gives none of the others another.
    """
    read = list(commented(report.documents, rules()))
    entries = [*config.suppressions, *(each for each in read if isinstance(each, Suppression))]
    report, unused = suppressed(report, entries, config.runs)
    vain = [(each.entry.where, each.message) for each in unused]
    vain += [each for each in read if not isinstance(each, Suppression)]
    told = [
        Finding("", "CC904", "note", reading.AT_PLACE.filled(where=where, told=text), path=where.rpartition(":")[0])
        for where, text in vain
    ]
    ruling = Ruling(config, (), ())
    allowed = [finding for finding in map(ruling.finding, told) if finding]
    first = len(report.findings) + len(report.suppressed) + 1
    numbered = (evolve(each, id=f"f{number}") for number, each in enumerate(allowed, first))
    return evolve(report, findings=(*report.findings, *fingerprinted(numbered, (), ())))


def _numbered(
    findings: Sequence[Finding], documents: Sequence[Document], claims: Sequence[Claim]
) -> tuple[Finding, ...]:
    """Findings in their final order, numbered from f1: by severity, then document, then place."""
    order = {document.id: number for number, document in enumerate(documents)}
    places = {claim.id: (order[claim.document], claim.span) for claim in claims}
    end = (len(documents), (0, 0))

    def key(finding: Finding) -> tuple[object, ...]:
        first = min((places.get(claim, end) for claim in finding.claims), default=end)
        cited = [places.get(claim, end) for claim in finding.claims]
        return RANKS[finding.severity], first, finding.rule, finding.path or "", cited

    ordered = sorted(findings, key=key)
    return tuple(evolve(finding, id=f"f{number}") for number, finding in enumerate(ordered, 1))
