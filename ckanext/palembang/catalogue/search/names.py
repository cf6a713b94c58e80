"""The names behind a dataset's codes, so that people find it by what they call things.

A dataset says `16.71.18`, `4` and `523`; people type "Ilir Timur III", "welfare", "income".
Only the common name of an area is given: its other spellings are found at query time, and
"Tiga-puluh-lima Ilir" in the index would answer for "lima ilir" (5 Ilir).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from ckanext.palembang.reference import (
    UnknownAreaError,
    area,
    chapter_editions,
    chapters,
    code_list,
    offices,
)

#: Field of the dataset to the code list that its value is from.
_CODED_FIELDS = {
    "subjek_csa": "subjek_csa",
    "urusan": "urusan",
    "jenis_statistik": "jenis_statistik",
    "cara_pengumpulan_data": "cara_pengumpulan_data",
    "sektor_kegiatan": "sektor_kegiatan",
    "tingkat_wilayah": "tingkat_wilayah",
    "accrualPeriodicity": "frekuensi",
    "accessRights": "access_rights",
    "license_id": "lisensi",
}


def names_of_codes(document: Mapping[str, Any]) -> list[str]:
    """Return the names, in both languages, of the codes in a dataset's Solr document."""
    names = [*_chapters(document), *_areas(document), *_offices(document)]
    for field, name in _CODED_FIELDS.items():
        code = code_list(name).get(str(value_of(document, field) or ""))
        names += [code.label_id, code.label_en] if code else []
    return list(dict.fromkeys(names))


def value_of(document: Mapping[str, Any], field: str) -> object:
    """Return a dataset field's value: Solr documents hold those of a schema as extras."""
    return document.get(f"extras_{field}", document.get(field))


def list_of(document: Mapping[str, Any], field: str) -> list[Any]:
    """Return the values of a field that holds several: JSON text, or a list, or nothing."""
    value = value_of(document, field)
    loaded = _loaded(value) if isinstance(value, str) else value
    return loaded if isinstance(loaded, list) else []


def _chapters(document: Mapping[str, Any]) -> Iterator[str]:
    for row in list_of(document, "dalam_angka"):
        if not isinstance(row, dict):
            continue
        number, edition = str(row.get("bab") or ""), str(row.get("edisi") or "")
        titled = [year for year in chapter_editions() if str(year) == edition]
        for frame in (chapters(), *map(chapters, titled)):
            chapter = frame.get(number)
            yield from (chapter.label_id, chapter.label_en) if chapter else ()


def _areas(document: Mapping[str, Any]) -> Iterator[str]:
    for code in list_of(document, "kode_wilayah"):
        try:
            found = area(str(code))
        except UnknownAreaError:
            continue
        yield from (found.label("id"), found.label("en"))


def _offices(document: Mapping[str, Any]) -> Iterator[str]:
    """Yield what the producing office is and was called; Solr itself holds its address only."""
    office = offices().by_slug(str(document.get("organization") or ""))
    if office:
        names = (office.name_id, office.name_en, office.abbreviation, *office.former_names)
        yield from filter(None, names)
    stored = _object(document.get("data_dict"))
    title = _object(stored.get("organization")).get("title")
    if isinstance(title, str) and title:
        yield title


def _object(value: object) -> Mapping[str, Any]:
    if isinstance(value, str):
        value = _loaded(value)
    return value if isinstance(value, dict) else {}


def _loaded(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
