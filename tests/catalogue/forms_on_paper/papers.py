"""Forms on paper, filled and empty."""

from __future__ import annotations

from typing import Any

from ckanext.palembang.catalogue.forms_on_paper.activity import activity_sheet
from ckanext.palembang.catalogue.forms_on_paper.columns import indicator_sheet, variable_sheet
from ckanext.palembang.catalogue.forms_on_paper.sheet import Item, Paper, Words

LABELS = {"judul_kegiatan": Words("Judul Kegiatan", "Activity title")}


def paper(
    activity: dict[str, Any] | None = None,
    indicators: list[dict[str, Any]] | None = None,
    variables: list[dict[str, Any]] | None = None,
) -> Paper:
    """The forms of these records."""
    return Paper(
        title="Kompilasi Data Kependudukan",
        office="Dinas Kependudukan",
        is_draft=True,
        hides_people=False,
        activity=activity_sheet(activity or {}, LABELS),
        tables=(indicator_sheet(indicators or [], {}), variable_sheet(variables or [], {})),
    )


def items(found: Paper, number: str) -> list[Item]:
    """The cells of MS-Keg with a number."""
    return [
        item for block in found.activity.blocks for item in block.items if item.number == number
    ]
