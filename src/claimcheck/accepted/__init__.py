"""Findings that somebody has looked at and lets stand: suppressions with a reason, and baselines.

Both leave the report as it is and only move findings to those that are ``suppressed``.
"""

from claimcheck.accepted.baseline import Baseline, Entry, load_baseline
from claimcheck.accepted.collect import commented, sidecars
from claimcheck.accepted.suppress import Unused, suppressed

__all__ = ["Baseline", "Entry", "Unused", "commented", "load_baseline", "sidecars", "suppressed"]
