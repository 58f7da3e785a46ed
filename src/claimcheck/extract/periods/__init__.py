"""Reads when: finds time expressions and resolves them to calendar dates."""

from claimcheck.extract.periods.mention import Role, TimeContext, TimeMention
from claimcheck.extract.periods.scan import heading_context, scan_periods

__all__ = ["Role", "TimeContext", "TimeMention", "heading_context", "scan_periods"]
