"""What a configuration says, as values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal, TypeAlias

from attrs import evolve, field, frozen

from claimcheck.config.formula import Formula
from claimcheck.config.globs import Glob
from claimcheck.config.tolerance import Tolerance
from claimcheck.lexicon.pack import Pack
from claimcheck.model import Acceptance, FailOn, Severity, about_run

Limit: TypeAlias = Severity | Literal["off"]
Times: TypeAlias = Literal["same", "year", "quarter", "month", "instant"]
Codes: TypeAlias = tuple[str, ...]
# What each rule of the program may call a failure at most, by its code.
Rules: TypeAlias = Mapping[str, Severity]
ALL = "ALL"
LIMITS: tuple[Limit, ...] = ("error", "warning", "note", "off")


def _paths(paths: Iterable[str | Path]) -> tuple[Path, ...]:
    """What Python code gives as paths, some of them strings."""
    return tuple(map(Path, paths))


@frozen
class Equation:
    """An equation of the user's own; without a ``scope`` it holds for each by itself."""

    formula: Formula
    name: str = field(default="")
    scope: str | None = field(default=None)
    period: Times = field(default="same")
    tolerance: Tolerance | None = field(default=None)
    severity: Severity = field(default="error")


@frozen
class Authority:
    """How far the documents of some paths are believed, where the usual rank is 0."""

    paths: tuple[Glob, ...]
    rank: int


@frozen
class Suppression:
    """One finding that somebody lets stand: of a ``rule``, on exactly these ``figures`` or with this ``fingerprint``.

    All its figures stand in files that ``paths`` name, if there are any, or in the ``document`` beside which the entry
    stands, by its path. ``where`` is the file and the line of the entry.
    """

    rule: str
    reason: str
    figures: tuple[str, ...] = field(default=())
    fingerprint: str = field(default="")
    paths: tuple[Glob, ...] = field(default=())
    by: Acceptance = field(default="configuration")
    where: str = field(default="")
    document: str = field(default="")


@frozen
class Output:
    """A file that every run on the command line writes, and its format."""

    file: Path
    format: str


@frozen
class Config:
    """What a configuration says; ``packs`` are those that it names and the one that it holds.

    ``limits`` are the highest severities by code or the beginning of one. ``select`` and ``ignore`` say which rules
    run, ``ignored_in`` which don't in some files. ``exclude`` are the paths that a folder is walked without,
    ``references`` the tables of official figures.
    ``suppressions`` are findings that somebody lets stand. The command line alone looks at ``format`` (of standard
    output), ``outputs``, ``fail_on`` and ``baseline``.
    """

    packs: tuple[Pack, ...] = ()
    equations: tuple[Equation, ...] = ()
    limits: tuple[tuple[str, Limit], ...] = ()
    select: Codes = (ALL,)
    ignore: Codes = ()
    ignored_in: tuple[tuple[Glob, Codes], ...] = ()
    exclude: tuple[Glob, ...] = ()
    references: tuple[Path, ...] = field(default=(), converter=_paths)
    authorities: tuple[Authority, ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    format: str = ""
    outputs: tuple[Output, ...] = ()
    fail_on: FailOn = "warning"
    baseline: Path | None = None
    file: Path | None = None

    def limit(self, code: str) -> Limit:
        """The highest severity that a rule's findings may have; the longest beginning of its code decides."""
        if not self.selects(code):
            return "off"
        fitting = [(_length(prefix), limit) for prefix, limit in self.limits if covers(prefix, code)]
        return max(fitting)[1] if fitting else "error"

    def selects(self, code: str) -> bool:
        """The rule runs: it is selected more closely than ignored. Rules on the run itself are always selected."""
        select = (*self.select, ALL) if about_run(code) else self.select
        return _closeness(select, code) > _closeness(self.ignore, code)

    def runs(self, code: str) -> bool:
        """The rule is neither left out nor switched off."""
        return self.limit(code) != "off"

    def ignored(self, path: str) -> Codes:
        """The codes, or beginnings of some, that are ignored in a file."""
        return tuple(code for glob, codes in self.ignored_in if glob.matches(path) for code in codes)

    def excludes(self, path: Path) -> bool:
        """A file or folder that a walk leaves out: one so marked, and what belongs to the run itself.

        That is the configuration, reference data, the baseline and what is written.
        """
        own = (*self.references, *(each.file for each in self.outputs), *filter(None, (self.file, self.baseline)))
        return any(glob.matches(path) for glob in self.exclude) or any(
            path.name == each.name and path.absolute() == each.absolute() for each in own
        )

    def authority(self, path: str) -> int:
        """How far a document is believed; of several entries that fit, the last decides."""
        ranks = [each.rank for each in self.authorities if any(glob.matches(path) for glob in each.paths)]
        return ranks[-1] if ranks else 0

    def narrowed(  # noqa: PLR0913 - one parameter an option
        self,
        *,
        select: Codes = (),
        ignore: Codes = (),
        exclude: Iterable[Glob] = (),
        references: Iterable[Path] = (),
        fail_on: FailOn | None = None,
        baseline: Path | None = None,
    ) -> Config:
        """The configuration with what a command line adds.

        Codes that it selects take the place of what was selected and ignored before, its exclusions that of the
        exclusions, and so do its baseline and what makes a run fail; codes that it ignores and reference data come on
        top.
        """
        return evolve(
            self,
            select=select or self.select,
            ignore=ignore if select else (*self.ignore, *ignore),
            exclude=tuple(exclude) or self.exclude,
            references=tuple(dict.fromkeys((*self.references, *references))),
            fail_on=fail_on or self.fail_on,
            baseline=baseline or self.baseline,
        )


def covers(prefix: str, code: str) -> bool:
    """The code begins so, or everything is meant."""
    return prefix == ALL or code.startswith(prefix)


def _closeness(prefixes: Codes, code: str) -> int:
    """The length of the longest of them that covers the code; -1 without any."""
    return max((_length(prefix) for prefix in prefixes if covers(prefix, code)), default=-1)


def _length(prefix: str) -> int:
    return 0 if prefix == ALL else len(prefix)
