"""What the search index holds of a dataset beside CKAN's own fields."""

from __future__ import annotations

import json
from typing import Any

from ckanext.palembang.catalogue.activities.fields import TYPE
from ckanext.palembang.statistics import (
    PeriodError,
    TableNumberError,
    fields,
    parse_period,
    parse_table_number,
)

# Solr refuses longer terms in a field of type string (32,766 bytes), and with them the whole dataset.
_MAX_BYTES = 32_000
_MAX_YEARS = 300
# Fields that Solr does not keep as one term: analysed text, and what it only stores.
_UNLIMITED = frozenset({"data_dict", "validated_data_dict", "title", "notes"})
_ROWS = ("dalam_angka", "jadwal", "putus_deret")
# Rows whose texts no search needs whole; `linked_names` gives the words in them that people search by.
_LONG_TYPES = frozenset({"periods", "dates", "areas", "variables"})
_LONG = (
    "indikator",
    "kunci_lain",
    *(field.key for field in fields("ms_keg") if field.type in _LONG_TYPES),
)

FACET_FIELDS = {
    "bab": "vocab_bab",
    "tahun": "vocab_tahun",
    "subjek_csa": "vocab_subjek_csa",
    "tingkat_wilayah": "vocab_tingkat_wilayah",
    "access_rights": "vocab_access_rights",
    "wilayah": "vocab_wilayah",
    "jenis_statistik": "vocab_jenis_statistik",
    "cara_pengumpulan_data": "vocab_cara_pengumpulan_data",
}
#: Id of the activity that a dataset comes from.
ACTIVITY_FIELD = "vocab_kegiatan"
SORT_FIELD = "palembang_table_number"


def index_document(document: dict[str, Any]) -> dict[str, Any]:
    """Adds facet, filter and sort keys to a dataset's Solr document and shortens what Solr would refuse."""
    rows = {key: _load(document.get(key)) for key in _ROWS}
    for key in (*_ROWS, "klasifikasi", "kode_wilayah", "prioritas_tahun"):
        document.pop(key, None)
    for key in _LONG:
        document.pop(key, None)
        document.pop(f"extras_{key}", None)
    editions = [row for row in rows["dalam_angka"] if isinstance(row, dict)]
    facets = {
        "bab": sorted({str(row.get("bab")) for row in editions if row.get("bab")}),
        "tahun": _years(document),
        "subjek_csa": _one(document.get("subjek_csa")),
        "tingkat_wilayah": _one(document.get("tingkat_wilayah")),
        "access_rights": _one(document.get("accessRights")),
        "wilayah": [str(code) for code in _load(document.get("extras_kode_wilayah"))],
        "jenis_statistik": _one(document.get("jenis_statistik")),
        "cara_pengumpulan_data": _one(document.get("cara_pengumpulan_data")),
    }
    document[ACTIVITY_FIELD] = _one(document.get("kegiatan"))
    for name, values in facets.items():
        document[FACET_FIELDS[name]] = values
    number = _sort_key(editions)
    if number:
        document[SORT_FIELD] = number
    return {key: _shorten(key, value) for key, value in document.items()}


def _one(value: object) -> list[str]:
    return [str(value)] if value else []


def _load(value: object) -> list[Any]:
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError:
            return []
    return value if isinstance(value, list) else []


def _years(document: dict[str, Any]) -> list[str]:
    first, last = document.get("periode_awal"), document.get("periode_akhir")
    if document.get("dataset_type") == TYPE:
        first = last = document.get("tahun")
    try:
        start = parse_period(str(first or last or ""))
        end = parse_period(str(last or first or ""))
    except PeriodError:
        return []
    years = range(start.years.start, end.years.stop)
    return [str(year) for year in years[-_MAX_YEARS:]]


def _sort_key(editions: list[dict[str, Any]]) -> str | None:
    keys = []
    for row in editions:
        try:
            number = parse_table_number(str(row.get("nomor") or ""))
        except TableNumberError:
            continue
        keys.append((str(row.get("edisi") or ""), number.sort_key))
    return max(keys)[1] if keys else None


def _shorten(key: str, value: Any) -> Any:
    if key in _UNLIMITED or key.startswith("extras_"):
        return value
    if isinstance(value, str) and len(value) > _MAX_BYTES // 4:
        return value.encode()[:_MAX_BYTES].decode(errors="ignore")
    return value
