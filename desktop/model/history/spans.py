"""Spans of time that a person thinks in: today, the last days, this month."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from engine.phrase import mark


class TimeSpan(StrEnum):
    """How far back to look."""

    EVER = "ever"
    TODAY = "today"
    YESTERDAY = "yesterday"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


LABELS = {
    TimeSpan.EVER: mark("Any time"),
    TimeSpan.TODAY: mark("Today"),
    TimeSpan.YESTERDAY: mark("Yesterday"),
    TimeSpan.WEEK: mark("Last 7 days"),
    TimeSpan.MONTH: mark("Last 30 days"),
    TimeSpan.YEAR: mark("Last year"),
}
"""All of Span."""
_DAYS = {TimeSpan.TODAY: 0, TimeSpan.YESTERDAY: 1, TimeSpan.WEEK: 6, TimeSpan.MONTH: 29, TimeSpan.YEAR: 364}


def limits(span: TimeSpan, now: datetime) -> tuple[float, float]:
    """Give (since, until) in seconds since 1970, from midnight to midnight by this machine's clock; 0: no limit."""
    if span is TimeSpan.EVER:
        return 0.0, 0.0
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    since = midnight - timedelta(days=_DAYS[span])
    return since.timestamp(), midnight.timestamp() if span is TimeSpan.YESTERDAY else 0.0
