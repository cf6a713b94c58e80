"""Helpers of the office pages."""

from __future__ import annotations

from typing import Any

from ckanext.palembang.catalogue.offices.directory import load_directory
from ckanext.palembang.catalogue.offices.page import OfficePage, office_page
from ckanext.palembang.catalogue.offices.tree import OfficeTree, office_tree

__all__ = ["palembang_office", "palembang_office_choices", "palembang_office_tree"]


def palembang_office(organization_id: str) -> OfficePage | None:
    """What the page of an organization says about the office; None for a deleted one."""
    return office_page(organization_id)


def palembang_office_tree(words: str = "") -> OfficeTree:
    """The tree of offices with their dataset counts."""
    return office_tree(words)


def palembang_office_choices(field: dict[str, Any]) -> list[dict[str, Any]]:
    """Register codes of all active offices, as choices of a scheming field."""
    entries = [entry for entry in load_directory() if entry.code]
    return [
        {
            "value": entry.code,
            "label": {lang: f"{entry.title_in(lang)} ({entry.code})" for lang in ("id", "en")},
        }
        for entry in entries
    ]
