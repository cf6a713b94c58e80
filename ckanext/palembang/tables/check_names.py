"""Which check each finding is of: the names under which an operator switches checks off."""

from __future__ import annotations

#: What reading a file and arranging its table already check, with the codes of their findings.
READING_CHECKS: dict[str, tuple[str, ...]] = {
    "totals": ("total-mismatch",),
    "lost-zeros": ("lost-zeros",),
    "unreadable-numbers": (
        "bad-number",
        "date-for-number",
        "formula-without-value",
        "error-value",
    ),
    "labels": ("date-for-label", "duplicate-header"),
    "hidden-cells": ("hidden",),
    "empty-columns": ("empty", "zero-for-missing"),
    "duplicates": ("duplicate-rows", "duplicate-column"),
    "area-names": ("unknown-area",),
    "outliers": ("outlier",),
    "new-members": ("unknown-member", "new-area"),
}
#: What checks of the table look for, with the codes of their findings.
TABLE_CHECKS: dict[str, tuple[str, ...]] = {
    "missing-areas": ("area-missing",),
    "repeated-areas": ("area-repeated",),
    "sexes": ("sexes-mismatch",),
    "member-totals": ("member-total-mismatch",),
    "negative-counts": ("negative-count",),
    "fractional-counts": ("fractional-count",),
    "share-range": ("share-out-of-range",),
    "shares-add-up": ("shares-not-100",),
    "unknown-signs": ("unknown-symbol",),
    "mixed-precision": ("mixed-precision",),
    "jumps": ("jump",),
    "unchanged": ("unchanged",),
    "repeated-series": ("series-unchanged",),
    "period": ("wrong-period",),
    "unit": ("wrong-unit",),
}
CHECK_OF_CODE: dict[str, str] = {
    code: name for name, codes in (READING_CHECKS | TABLE_CHECKS).items() for code in codes
}
