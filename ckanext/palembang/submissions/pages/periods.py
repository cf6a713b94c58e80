"""Periods that an office probably hands in."""

from __future__ import annotations

from datetime import UTC, datetime

_YEARS_BACK = 6


def likely_periods() -> list[str]:
    """Return the last full years, the latest first."""
    this_year = datetime.now(UTC).year
    return [str(this_year - back) for back in range(1, _YEARS_BACK + 1)]
