"""Spans of time that a person thinks in: today, the last days, this month."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum


class Span(StrEnum):
    """How far back to look."""

    EVER = "ever"
    TODAY = "today"
    YESTERDAY = "yesterday"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


LABELS = {
    Span.EVER: "Any time",
    Span.TODAY: "Today",
    Span.YESTERDAY: "Yesterday",
    Span.WEEK: "Last 7 days",
    Span.MONTH: "Last 30 days",
    Span.YEAR: "Last year",
}
"""All of Span."""
_DAYS = {Span.TODAY: 0, Span.YESTERDAY: 1, Span.WEEK: 6, Span.MONTH: 29, Span.YEAR: 364}


def limits(span: Span, now: datetime) -> tuple[float, float]:
    """(since, until) in seconds since 1970, from midnight to midnight by this machine's clock; 0: no limit."""
    if span is Span.EVER:
        return 0.0, 0.0
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    since = midnight - timedelta(days=_DAYS[span])
    return since.timestamp(), midnight.timestamp() if span is Span.YESTERDAY else 0.0
