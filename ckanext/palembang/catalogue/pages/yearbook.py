"""A dataset's place in the yearbook."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ckanext.palembang.catalogue.labels import code_label
from ckanext.palembang.catalogue.pages.words import palembang_rows
from ckanext.palembang.statistics import TableNumberError, parse_table_number


@dataclass(frozen=True)
class Place:
    """The table in one edition: edition year, chapter code and title, table number, periods."""

    edition: str
    code: str
    title: str
    number: str
    period: str


def palembang_editions(value: object) -> list[Place]:
    """The places of a table, newest edition first, then by number (3.1.10 after 3.1.9)."""
    places = [_place(row) for row in palembang_rows(value)]
    places.sort(key=lambda place: _number_key(place.number))
    places.sort(key=lambda place: place.edition.zfill(6), reverse=True)
    return places


def palembang_chapter(record: Mapping[str, Any]) -> Place | None:
    """The place in the newest edition; None where the dataset has none."""
    places = palembang_editions(record.get("dalam_angka"))
    return places[0] if places and places[0].code else None


def _place(row: Mapping[str, Any]) -> Place:
    code = str(row.get("bab") or "")
    return Place(
        edition=str(row.get("edisi") or ""),
        code=code,
        title=code_label("bab", code),
        number=str(row.get("nomor") or ""),
        period=str(row.get("periode") or ""),
    )


def _number_key(number: str) -> tuple[int, str]:
    try:
        return (0, parse_table_number(number).sort_key)
    except TableNumberError:
        return (1, number)
