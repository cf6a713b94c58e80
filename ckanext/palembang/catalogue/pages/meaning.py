"""What the figures mean: the parts of the data standard, and the fields that are left."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import ckan.plugins.toolkit as tk

from ckanext.palembang.catalogue.labels import code_label, language
from ckanext.palembang.catalogue.pages.words import palembang_unit

# Fields with a place of their own on the dataset page.
_SHOWN = frozenset(
    {
        "title",
        "title_en",
        "name",
        "notes",
        "notes_en",
        "owner_org",
        "tag_string",
        "konsep",
        "definisi",
        "klasifikasi",
        "ukuran",
        "satuan",
        "id_sds",
        "dalam_angka",
        "tingkat_wilayah",
        "kode_wilayah",
        "periode_awal",
        "periode_akhir",
        "accrualPeriodicity",
        "jadwal",
        "sumber",
        "sumber_dokumen",
        "sumber_url",
        "kontak_nama",
        "kontak_email",
        "kontak_telepon",
        "accessRights",
        "alasan_akses",
        "license_id",
        "catatan",
        "catatan_en",
        "putus_deret",
        "indikator",
        "kegiatan",
    }
)


@dataclass(frozen=True)
class MeaningRow:
    """A label with its values; `lang` where they are not in the page's language."""

    label: str
    values: list[str]
    lang: str


def palembang_meaning(record: Mapping[str, Any]) -> list[MeaningRow]:
    """The five parts of the data standard (Perpres 39/2019, Pasal 4) and the national code."""
    lang = "id" if language() == "en" else ""
    parts = [
        (tk._("Concept"), _texts(record.get("konsep")), lang),
        (tk._("Definition"), _texts(record.get("definisi")), lang),
        (tk._("Classifications"), _texts(record.get("klasifikasi")), lang),
        (tk._("Measure"), _texts(record.get("ukuran")), lang),
        (tk._("Unit"), _texts(palembang_unit(record.get("satuan"))), ""),
        (tk._("Code of the national data standard"), _texts(record.get("id_sds")), ""),
    ]
    return [MeaningRow(label, values, own) for label, values, own in parts if values]


def palembang_area_names(codes: object) -> list[str]:
    """Names of the areas that a dataset covers; a code stays where no area has it."""
    return [code_label("wilayah", code) for code in _texts(codes)]


def palembang_other_fields(
    schema: Mapping[str, Any] | None, record: Mapping[str, Any]
) -> list[Mapping[str, Any]]:
    """Fields of the schema that have a value and no other place on the page."""
    return [
        field
        for field in (schema or {}).get("dataset_fields", [])
        if field["field_name"] not in _SHOWN
        and field.get("display_snippet", "") is not None
        and record.get(field["field_name"]) not in (None, "", [], {})
    ]


def _texts(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [str(item).strip() for item in values if item is not None and str(item).strip()]
