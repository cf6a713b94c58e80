"""The same hundred tables for both sites, each in the fields of its own schema."""

from __future__ import annotations

from typing import Any

from tests.bench.sites import Site
from tests.catalogue.records import complete_dataset

TABLES = 100
_YEARS = range(2018, 2025)
_AREAS = 18

Record = dict[str, Any]


def fill(site: Site) -> None:
    """Puts an office and the tables, each with its DataStore rows, into an empty site."""
    office = site.call("organization_create", name="bench-office", title="Dinas Uji")
    for number in range(TABLES):
        dataset = site.call("package_create", **record(site, number, office["id"]))
        site.call("datastore_create", **table(dataset["id"]))


def record(site: Site, number: int | str, office_id: str) -> Record:
    """A dataset that carries the same facts on both sites."""
    ours = complete_dataset(owner_org=office_id, name=f"tabel-{number}", tags=_tags())
    if site.name != "stock":
        return ours
    return {
        "name": ours["name"],
        "owner_org": office_id,
        "title": ours["title"],
        "notes": f"{ours['notes']} {ours['definisi']} {ours['catatan']}",
        "tags": _tags(),
        "url": ours["sumber_url"],
        "contact": [{"name": ours["kontak_nama"], "email": ours["kontak_email"]}],
        "publisher": [{"name": ours["sumber"]}],
        "license_id": "cc-by",
        "issued": "2025-02-28",
        "modified": "2025-02-28",
        "frequency": "http://publications.europa.eu/resource/authority/frequency/ANNUAL",
        "provenance": ours["sumber_dokumen"],
        "theme": ["http://publications.europa.eu/resource/authority/data-theme/SOCI"],
        "language": ["http://publications.europa.eu/resource/authority/language/IND"],
        "temporal_coverage": [{"start": "2023-01-01", "end": "2024-12-31"}],
        "spatial_coverage": [{"text": "Kota Palembang"}],
        "access_rights": "http://publications.europa.eu/resource/authority/access-right/PUBLIC",
    }


def table(dataset_id: str) -> Record:
    """A DataStore table of 18 areas and 7 years."""
    return {
        "resource": {"package_id": dataset_id, "name": "Tabel data", "format": "CSV"},
        "fields": [
            {"id": "kode_wilayah", "type": "text"},
            {"id": "wilayah", "type": "text"},
            {"id": "tahun", "type": "int"},
            {"id": "nilai", "type": "numeric"},
        ],
        "records": [
            {
                "kode_wilayah": f"16.71.{area:02d}",
                "wilayah": f"Kecamatan {area}",
                "tahun": year,
                "nilai": 50_000 + area * 1000 + year,
            }
            for area in range(1, _AREAS + 1)
            for year in _YEARS
        ],
    }


def _tags() -> list[Record]:
    return [{"name": "penduduk"}, {"name": "kecamatan"}]
