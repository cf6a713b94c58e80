"""Reports of a check, with and without findings."""

from __future__ import annotations

from datetime import UTC, datetime

from ckanext.palembang.dcat.conformance.checking import Finding
from ckanext.palembang.dcat.conformance.report import Report

DESCRIPTION = "http://purl.org/dc/terms/description"


def report_of(*found: Finding, violations: int | None = None) -> Report:
    """A report of a check of three datasets."""
    count = len(found) if violations is None else violations
    return Report(datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC), 3, 1, count, list(found))


def finding(focus: str, path: str = DESCRIPTION, message: str = "at least 1") -> Finding:
    """Something that is missing."""
    return Finding(focus, path, "", "Violation", message)
