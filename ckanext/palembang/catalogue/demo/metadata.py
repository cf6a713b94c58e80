"""Judges the dataset fields of a definition: languages, codes, dates, numbers, owner."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from ckanext.palembang.catalogue.demo.located import LocatedYaml, Place
from ckanext.palembang.reference import code_list, offices
from ckanext.palembang.statistics import check_dataset

_TEXTS = [
    "title",
    "title_en",
    "notes",
    "notes_en",
    "konsep",
    "definisi",
    "ukuran",
    "satuan",
    "subjek_csa",
    "jenis_statistik",
    "cara_pengumpulan_data",
    "tingkat_wilayah",
    "periode_awal",
    "periode_akhir",
    "accrualPeriodicity",
    "sumber",
    "kontak_nama",
    "accessRights",
    "license_id",
    "catatan",
    "catatan_en",
]
_OPTIONAL_TEXTS = [
    "kegiatan",
    "data_prioritas",
    "id_sds",
    "urusan",
    "sumber_dokumen",
    "sumber_url",
    "kontak_email",
    "kontak_telepon",
    "alasan_akses",
]
_LISTS = ("klasifikasi", "kode_wilayah")
_OPTIONAL_LISTS = ("prioritas_tahun",)
_ROWS: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    "dalam_angka": (frozenset({"edisi", "bab", "nomor", "periode"}), frozenset()),
    "jadwal": (frozenset({"jenis", "rencana"}), frozenset({"periode", "realisasi"})),
    "putus_deret": (frozenset({"periode", "penjelasan", "penjelasan_en"}), frozenset()),
}
#: Fields whose values are codes of a list, and the list.
_CODES = {
    "subjek_csa": "subjek_csa",
    "urusan": "urusan",
    "jenis_statistik": "jenis_statistik",
    "cara_pengumpulan_data": "cara_pengumpulan_data",
    "tingkat_wilayah": "tingkat_wilayah",
    "kode_wilayah": "wilayah",
    "accrualPeriodicity": "frekuensi",
    "accessRights": "access_rights",
    "license_id": "lisensi",
    "data_prioritas": "ya_tidak",
}
#: Findings that a demo table may have: its source plans no further release.
_ALLOWED_FINDINGS = {"schedule-missing"}
_TAG = re.compile(r"[\w\-. ]{2,100}")

#: Every dataset field that a definition may carry, besides `owner_org` and `tags`.
FIELDS = frozenset({*_TEXTS, *_OPTIONAL_TEXTS, *_LISTS, *_OPTIONAL_LISTS, *_ROWS})


@cache
def _office_slugs() -> frozenset[str]:
    return frozenset(office.slug for office in offices())


def read_metadata(source: LocatedYaml) -> tuple[str, tuple[str, ...], dict[str, object]]:
    """Return owner, tags and dataset fields of a definition; what is wrong becomes faults."""
    fields = dict(source.mapping(("dataset",)))
    owner = fields.pop("owner_org", None)
    if not isinstance(owner, str) or owner not in _office_slugs():
        source.refuse(("dataset", "owner_org"), f"“{owner}” is no office of the register")
    tags = fields.pop("tags", None)
    for place, reason in [*_tag_faults(tags), *_shape_faults(fields), *_code_faults(fields)]:
        source.refuse(("dataset", *place), reason)
    if not source.faults:
        _judge_rules(source, fields)
    names = tuple(str(tag) for tag in tags) if isinstance(tags, list) else ()
    return str(owner), names, {name: _as_text(value) for name, value in fields.items()}


def _tag_faults(tags: object) -> Iterator[tuple[Place, str]]:
    if not isinstance(tags, list) or not tags:
        yield ("tags",), "expected a list of keywords"
        return
    for index, tag in enumerate(tags):
        if not isinstance(tag, str) or not _TAG.fullmatch(tag):
            yield ("tags", index), f"keyword “{tag}”: only letters, digits, blanks and - _ . fit"


def _shape_faults(fields: Mapping[str, object]) -> Iterator[tuple[Place, str]]:
    for name in [*_TEXTS, *_LISTS, "dalam_angka"]:
        if not fields.get(name):
            yield (name,) if name in fields else (), f"“{name}” is missing"
    for name, value in fields.items():
        if name not in FIELDS:
            yield (name,), f"“{name}” is no field of a dataset"
        elif name in _ROWS:
            yield from _row_faults(name, value)
        elif name in (*_LISTS, *_OPTIONAL_LISTS):
            if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
                yield (name,), "expected a list of texts"
        elif value and not isinstance(value, str):
            yield (name,), "expected a text; put figures and dates in quotes"


def _row_faults(name: str, value: object) -> Iterator[tuple[Place, str]]:
    needed, allowed = _ROWS[name]
    if not isinstance(value, list):
        yield (name,), "expected a list of rows"
        return
    for index, row in enumerate(value):
        if not isinstance(row, dict):
            yield (name, index), "expected a row of keys and values"
            continue
        for key in needed - row.keys():
            yield (name, index), f"“{key}” is missing"
        for key, item in row.items():
            if key not in needed | allowed:
                yield (name, index, str(key)), f"“{key}” does not belong here"
            elif not isinstance(item, int if key == "edisi" else str):
                kind = "a year" if key == "edisi" else "a text; put figures and dates in quotes"
                yield (name, index, str(key)), f"expected {kind}"


def _code_faults(fields: Mapping[str, object]) -> Iterator[tuple[Place, str]]:
    for name, list_name in _CODES.items():
        value = fields.get(name)
        codes = value if isinstance(value, list) else [value] if value else []
        for code in codes:
            if isinstance(code, str) and code_list(list_name).get(code) is None:
                near = ", ".join(one.code for one in code_list(list_name).nearest(code))
                hint = f"; nearest: {near}" if near else ""
                yield (name,), f"“{code}” is no code of the list {list_name}{hint}"


def _judge_rules(source: LocatedYaml, fields: Mapping[str, object]) -> None:
    for finding in check_dataset({**fields, "dalam_angka": _as_text(fields["dalam_angka"])}):
        if finding.rule not in _ALLOWED_FINDINGS:
            source.refuse(("dataset", *finding.path), finding.text("en"))


def _as_text(value: object) -> object:
    """Years are written as numbers in the files; the dataset schema holds texts."""
    if isinstance(value, list):
        return [_as_text(item) for item in value]
    if isinstance(value, dict):
        return {str(key): _as_text(item) for key, item in value.items()}
    return str(value) if isinstance(value, int) else value
