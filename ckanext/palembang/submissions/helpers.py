"""Helpers for the templates of the pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ckanext.palembang.submissions.pages.periods import likely_periods
from ckanext.palembang.submissions.pages.remarks import PublishedRemarks, published_remarks

__all__ = ["palembang_likely_period", "palembang_published_remarks"]


def palembang_likely_period() -> str:
    """The period that an office probably hands in next: the last full year."""
    return likely_periods()[0]


def palembang_published_remarks(dataset: Mapping[str, Any]) -> PublishedRemarks:
    """What the office said of published figures, and the earlier values of revised ones."""
    return published_remarks(dataset)
