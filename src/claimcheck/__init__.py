"""claimcheck reads the figures of Chinese documents as typed claims and proves where they cannot all be true.

On files and folders, or on strings::

    >>> import claimcheck
    >>> report = claimcheck.check_text("2023年支出1069.10亿元，比上年增加117.75亿元，增长21.38%。")
    >>> report.failed
    True

``check_paths`` and ``check_text`` go the whole way. ``read_file`` and ``read_text`` give a ``Document``,
``extract_claims`` its claims, ``check_documents`` a ``Report`` on documents that have been read, and ``to_json`` its
JSON. ``series_of`` a report gives what its documents say of each metric over time. ``quantities`` and ``periods`` read
a string for amounts and for dates alone::

    >>> [str(mention.quantity.value) for mention in claimcheck.quantities("支出1069.10亿元，增长近两成")]
    ['106910000000', '20']

What a field knows of its metrics can be added as packs, TOML files of synonyms, parts and conventions: all ``check_``
functions take ``packs``, and ``using_packs`` puts them into force for a block. They take a ``config`` too, which holds
what is the user's own: packs, equations, severities, selected rules, reference data and the authority of sources.

Every value is frozen. Names are imported when they are first used, so ``import claimcheck`` is cheap.
"""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False  # type checkers take it for true by its name; typing itself is slow to import
if TYPE_CHECKING:
    from claimcheck.config import Config
    from claimcheck.errors import ClaimcheckError, Fault, PackError, UnreadableError, UsageError
    from claimcheck.extract import extract as extract_claims
    from claimcheck.extract.periods import TimeMention
    from claimcheck.extract.quantities import QuantityMention, convert, periods, quantities
    from claimcheck.lexicon.metrics import using as using_packs
    from claimcheck.lexicon.pack import Pack
    from claimcheck.lexicon.packfile import load_pack
    from claimcheck.model import (
        Check,
        Claim,
        Coverage,
        Document,
        Finding,
        Interval,
        Metric,
        Move,
        Period,
        Point,
        Quantity,
        Report,
        Series,
        Standing,
        Suppressed,
        Text,
    )
    from claimcheck.model.coverage import coverage_of
    from claimcheck.pipeline import check_documents, check_paths, check_text, load_config, series_of
    from claimcheck.read import read_file, read_text
    from claimcheck.render.json import dumps as to_json

__version__ = "0.1.0"

__all__ = [
    "Check",
    "Claim",
    "ClaimcheckError",
    "Config",
    "Coverage",
    "Document",
    "Fault",
    "Finding",
    "Interval",
    "Metric",
    "Move",
    "Pack",
    "PackError",
    "Period",
    "Point",
    "Quantity",
    "QuantityMention",
    "Report",
    "Series",
    "Standing",
    "Suppressed",
    "Text",
    "TimeMention",
    "UnreadableError",
    "UsageError",
    "__version__",
    "check_documents",
    "check_paths",
    "check_text",
    "convert",
    "coverage_of",
    "extract_claims",
    "load_config",
    "load_pack",
    "periods",
    "quantities",
    "read_file",
    "read_text",
    "series_of",
    "to_json",
    "using_packs",
]

_HOMES = {
    "config": ("Config",),
    "errors": ("ClaimcheckError", "Fault", "PackError", "UnreadableError", "UsageError"),
    "extract.periods": ("TimeMention",),
    "extract.quantities": ("QuantityMention", "convert", "periods", "quantities"),
    "lexicon.pack": ("Pack",),
    "lexicon.packfile": ("load_pack",),
    "model": (
        *("Check", "Claim", "Document", "Finding", "Interval", "Metric", "Move", "Period", "Point", "Quantity"),
        *("Report", "Series", "Suppressed", "Text"),
    ),
    "model.coverage": ("Coverage", "Standing", "coverage_of"),
    "pipeline": ("check_documents", "check_paths", "check_text", "load_config", "series_of"),
    "read": ("read_file", "read_text"),
}
_PLACES = {name: (module, name) for module, names in _HOMES.items() for name in names} | {
    "extract_claims": ("extract", "extract"),
    "to_json": ("render.json", "dumps"),
    "using_packs": ("lexicon.metrics", "using"),
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first asked for."""
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, attribute = _PLACES[name]
    value = getattr(import_module(f"{__name__}.{module}"), attribute)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
