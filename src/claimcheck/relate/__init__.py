"""Relations that must hold among claims; one file a rule, and ``RULES`` is the whole catalogue."""

from claimcheck.relate.corpus import Corpus
from claimcheck.relate.other_period import OtherPeriods
from claimcheck.relate.proposals import Proposals, relate
from claimcheck.relate.registry import RULES
from claimcheck.relate.reprint import with_reprints
from claimcheck.relate.rule import Rule
from claimcheck.relate.ruling import Ruling
from claimcheck.relate.run import RETIRED, RUN_RULES
from claimcheck.relate.series import series_of

__all__ = [
    "RETIRED",
    "RULES",
    "RUN_RULES",
    "Corpus",
    "OtherPeriods",
    "Proposals",
    "Rule",
    "Ruling",
    "relate",
    "series_of",
    "with_reprints",
]
