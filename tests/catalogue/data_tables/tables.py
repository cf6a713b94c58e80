"""A table of two years by area and sex, with codes, symbols and an attribute."""

from __future__ import annotations

from typing import Any

from ckan.tests import helpers

from tests.catalogue.tables import add_table

AREAS = (
    ("16.71.07", "Sukarami"),
    ("16.71.01", "Ilir Barat II"),
    ("16.71", "Kota Palembang"),
)
SEXES = ("Laki-laki", "Perempuan", "Jumlah")
YEARS = ("2024", "2023")


def label(indonesian: str, english: str) -> dict[str, Any]:
    """What CKAN's data dictionary says of a column."""
    return {"label": indonesian, "label_translated": {"id": indonesian, "en": english}}


FIELDS: list[dict[str, Any]] = [
    {"id": "kode_wilayah", "type": "text"},
    {"id": "wilayah", "type": "text", "info": label("Kecamatan", "Subdistrict")},
    {
        "id": "jenis_kelamin",
        "type": "text",
        "info": label("Jenis kelamin", "Sex")
        | {
            "role": "dimension",
            "values": {"Laki-laki": "Male", "Perempuan": "Female", "Jumlah": "Total"},
        },
    },
    {"id": "tahun", "type": "text"},
    {"id": "sumber", "type": "text"},
    {"id": "nilai", "type": "numeric"},
    {"id": "tanda", "type": "text"},
    {"id": "revisi", "type": "text"},
]


def rows() -> list[dict[str, Any]]:
    """18 figures; one is missing, those of 2024 are preliminary, one was revised."""
    found = [
        {
            "kode_wilayah": code,
            "wilayah": name,
            "jenis_kelamin": sex,
            "tahun": year,
            "sumber": "=SUM(A1)",
            "nilai": f"{1000 * (place + 1) + 10 * column + int(year) - 2023}.50",
            "tanda": "x" if year == "2024" else None,
            "revisi": None,
        }
        for year in YEARS
        for place, (code, name) in enumerate(AREAS)
        for column, sex in enumerate(SEXES)
    ]
    found[0] |= {"nilai": None, "tanda": "..."}
    found[10] |= {"revisi": "r"}
    return found


def show(dataset: dict[str, Any]) -> dict[str, Any]:
    """The dataset as the API gives it."""
    return helpers.call_action("package_show", id=dataset["id"])


def with_table(
    officer: dict[str, Any],
    dataset: dict[str, Any],
    records: list[dict[str, Any]] | None = None,
    fields: list[dict[str, Any]] | None = None,
) -> dict[str, Any]:
    """Give a dataset a data table; returns the dataset as the API gives it then."""
    add_table(officer, dataset["id"], rows() if records is None else records, fields or FIELDS)
    return show(dataset)
