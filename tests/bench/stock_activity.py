"""Stock ckanext-scheming with a type that has as many fields, pages and choices as our MS-Keg, and no rules.

Its own widgets and validators stand where ours do, so that the comparison is of forms of one size.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from ckanext.palembang.reference import code_list
from ckanext.palembang.statistics import Field, fields_by_key

#: Our own form of MS-Keg.
OWN_SCHEMA = Path(__file__).parents[2] / "schemas" / "kegiatan.yaml"
_KEPT = ("field_name", "label", "help_text", "start_form_page")
_ROWS = {
    "periods": ("awal", "akhir"),
    "areas": (
        "kode_provinsi",
        "nama_provinsi",
        "kode_kabupaten_kota",
        "nama_kabupaten_kota",
    ),
    "variables": ("nama", "konsep", "definisi", "referensi_waktu"),
}
_PRESETS = {"title": "title", "name": "dataset_slug", "owner_org": "dataset_organization"}


def write_schema(path: Path) -> None:
    """Writes the schema of a package type `kegiatan` for stock CKAN."""
    own = yaml.safe_load(OWN_SCHEMA.read_text(encoding="utf-8"))
    schema = {
        "scheming_version": 2,
        "dataset_type": "kegiatan",
        "about": "As many fields as MS-Keg has",
        "dataset_fields": [_stock(field) for field in own["dataset_fields"]],
        "resource_fields": [{"field_name": "url", "label": "URL", "preset": "resource_url_upload"}],
    }
    path.write_text(yaml.safe_dump(schema, allow_unicode=True, sort_keys=False), encoding="utf-8")


def _stock(own: dict[str, Any]) -> dict[str, Any]:
    name = own["field_name"]
    kept = {key: own[key] for key in _KEPT if key in own}
    if name in _PRESETS:
        return {**kept, "preset": _PRESETS[name]}
    field = fields_by_key("ms_keg").get(name)
    return {**kept, **(_widget(field) if field else {})}


def _widget(field: Field) -> dict[str, Any]:
    if field.type in _ROWS:
        rows = [{"field_name": name, "label": name} for name in _ROWS[field.type]]
        return {"repeating_subfields": rows}
    if field.type == "dates":
        return {"preset": "multiple_text"}
    if field.type in ("code", "yes_no"):
        return {"preset": "select", "choices": _choices(field)}
    if field.type == "flags":
        return {"preset": "multiple_checkbox", "choices": _choices(field)}
    return {"form_snippet": "textarea.html"} if field.type == "long_text" else {}


def _choices(field: Field) -> list[dict[str, Any]]:
    return [
        {"value": code.code, "label": {"id": code.label_id, "en": code.label_en}}
        for code in code_list(field.list or "ya_tidak")
    ]
