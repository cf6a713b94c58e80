"""Run the checks that apply to a table."""

from __future__ import annotations

from collections.abc import Collection

from ckanext.palembang.tables.checks import (
    areas,
    changes,
    figures,
    history,
    repeats,
    sexes,
    sums,
)
from ckanext.palembang.tables.checks.subject import Check, Subject
from ckanext.palembang.tables.findings import Finding

#: Every check by the name under which an operator switches it off.
CHECKS: dict[str, Check] = {
    "missing-areas": areas.check_missing_areas,
    "repeated-areas": areas.check_repeated_areas,
    "sexes": sexes.check_sexes,
    "member-totals": sums.check_member_totals,
    "negative-counts": figures.check_negative_counts,
    "fractional-counts": figures.check_fractional_counts,
    "share-range": figures.check_share_range,
    "shares-add-up": figures.check_shares_add_up,
    "unknown-signs": figures.check_unknown_signs,
    "mixed-precision": figures.check_mixed_precision,
    "jumps": changes.check_jumps,
    "unchanged": repeats.check_unchanged,
    "repeated-series": repeats.check_repeated_series,
    "period": history.check_period,
    "unit": history.check_unit,
}


def check(subject: Subject, *, without: Collection[str] = ()) -> tuple[Finding, ...]:
    """Return what the checks find in a table, beyond what reading it already said.

    Totals, duplicates, unreadable cells and outliers are findings of the reading itself.

    Args:
        subject: the table and what is known about it; a check for which nothing is known
            finds nothing.
        without: names of checks, keys of `CHECKS`, that are switched off.
    """
    return tuple(
        finding for name, one in CHECKS.items() if name not in without for finding in one(subject)
    )
