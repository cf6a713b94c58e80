"""The dataset level of the national data.json (Project Open Data) beside the catalogue's own fields."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from ckanext.palembang.reference import code_list
from ckanext.palembang.statistics.exchange.distribution import (
    read_files,
    resource_of,
    write_files,
)
from ckanext.palembang.statistics.exchange.envelope import city_code, province_code
from ckanext.palembang.statistics.exchange.kinds import ANY, FILES, TAGS, flat_slot
from ckanext.palembang.statistics.exchange.parts import Part, Record
from ckanext.palembang.statistics.exchange.plain import Object, as_list, as_object, is_empty
from ckanext.palembang.statistics.exchange.read import NOTHING, Read, Reader, Trouble, unreadable
from ckanext.palembang.statistics.exchange.rows import read_joined, read_texts
from ckanext.palembang.statistics.exchange.scalars import (
    LONGEST,
    code_reader,
    read_text,
    read_year,
    says_nothing,
)
from ckanext.palembang.statistics.exchange.slots import Slot, Writer
from ckanext.palembang.statistics.fields import fields_by_key

_MAILTO: Final = "mailto:"
#: ISO 8601 and other ways of saying how often, as feeds of Indonesian portals have them (2024).
_OFTEN: Final = {
    "r/p1d": "HARIAN", "r/p1w": "MINGGUAN", "r/p1m": "BULANAN", "r/p3m": "TRIWULANAN",
    "r/p4m": "EMPAT_BULANAN", "r/p6m": "SEMESTERAN", "r/p1y": "TAHUNAN",
    "1 hari sekali": "HARIAN", "1 minggu sekali": "MINGGUAN", "1 bulan sekali": "BULANAN",
    "3 bulan sekali": "TRIWULANAN", "4 bulan sekali": "EMPAT_BULANAN",
    "6 bulan sekali": "SEMESTERAN", "1 tahun sekali": "TAHUNAN", "tahun": "TAHUNAN",
}  # fmt: skip
_YEARS = re.compile(r"\s*[,;]\s*")
#: Fields of the dataset's form that data.json has no place for, in the order of the form.
OWN_KEYS: Final = (
    "title_en", "notes_en", "klasifikasi", "dalam_angka", "urusan", "data_prioritas",
    "tingkat_wilayah", "kode_wilayah", "periode_awal", "periode_akhir", "jadwal", "sumber",
    "sumber_dokumen", "sumber_url", "alasan_akses", "catatan", "catatan_en", "putus_deret",
)  # fmt: skip
#: Keys of an entry that no field of the form holds, and a catalogue knows all the same.
ENTRY_KEYS: Final = (
    "@type", "identifier", "publisher", "issued", "modified", "landingPage", "produsen_data_name",
    "produsen_data_province_code", "produsen_data_city_code",
)  # fmt: skip
#: Fields that dataset, indicator and activity share: one key in the flat form.
_SHARED: Final = (
    ("ms_ind", "definisi"), ("ms_ind", "ukuran"), ("ms_ind", "satuan"), ("ms_ind", "id_sds"),
    ("ms_keg", "jenis_statistik"), ("ms_keg", "cara_pengumpulan_data"),
)  # fmt: skip


@cache
def dataset_part() -> Part:
    """The dataset level of an entry."""
    return Part(
        slots=(
            _slot("title", read_text, _plain, "title"),
            _slot("notes", read_text, _plain, "description"),
            _slot("tags", _read_tags, _write_tags, "keyword", "keywords", kind=TAGS),
            *_contact(),
            _slot("resources", read_files, write_files, "distribution", kind=FILES),
            *_coded(),
            _slot("prioritas_tahun", _read_years, _write_years, "prioritas_tahun", kind="texts"),
            _slot("license_id", _read_licence, _write_licence, "license"),
            _slot("konsep", read_joined, _as_list, "konsep"),
            *(flat_slot(fields_by_key(form)[key]) for form, key in _SHARED),
        ),
        own=dict.fromkeys(OWN_KEYS, Read),
        kinds=dict.fromkeys(OWN_KEYS, ANY),
        derive=_derive,
    )


def plain_dataset(dataset: Object) -> Record:
    """A dataset of the catalogue in the shape that an import gives: `tags`, `resources` without system keys."""
    record = dict(dataset)
    names = [_tag_name(tag) for tag in as_list(dataset.get("tags")) or []]
    written = dataset.get("tag_string")
    if not names and isinstance(written, str):
        names = [name.strip() for name in written.split(",")]
    record["tags"] = [{"name": name} for name in names if name]
    files = (as_object(item) for item in as_list(dataset.get("resources")) or [])
    record["resources"] = [resource_of(file) for file in files if file]
    years = dataset.get("prioritas_tahun")
    record["prioritas_tahun"] = [str(year) for year in as_list(years) or []] or years
    return record


def entry_of(dataset: Object) -> dict[str, object]:
    """What an entry says about a dataset of ours beside its form: identity, producer, dates."""
    organization = as_object(dataset.get("organization")) or {}
    producer = organization.get("title") or organization.get("name")
    facts: dict[str, object] = {
        "@type": "dcat:Dataset",
        "identifier": dataset.get("id") or dataset.get("name"),
        "publisher": {"@type": "org:Organization", "name": producer} if producer else None,
        "issued": dataset.get("metadata_created"),
        "modified": dataset.get("metadata_modified"),
        "produsen_data_name": producer,
        "produsen_data_province_code": province_code() if producer else None,
        "produsen_data_city_code": city_code() if producer else None,
    }
    return {key: value for key, value in facts.items() if not is_empty(value)}


def stated_of(dataset: Object) -> dict[str, object]:
    """What the caller states about the entry under the entry's own keys; it holds before all else."""
    return {key: dataset[key] for key in ENTRY_KEYS if not is_empty(dataset.get(key))}


def _contact() -> tuple[Slot, ...]:
    places = ("contactPoint", "contactpoint", "contctPoint")

    def slot(key: str, reader: Reader, writer: Writer, *names: str) -> Slot:
        paths = tuple((place, name) for place in places for name in names)
        return Slot(key, paths, reader, writer)

    return (
        slot("kontak_nama", read_text, _plain, "fn"),
        slot("kontak_email", _read_mail, _write_mail, "hasEmail", "vcard:hasEmail", "hasemail"),
        slot("kontak_telepon", read_text, _plain, "hasTelephone", "hasPhone"),
    )


def _coded() -> tuple[Slot, ...]:
    access, subject, often = (
        code_list("access_rights"),
        code_list("subjek_csa"),
        code_list("frekuensi"),
    )
    return (
        _slot(
            "accessRights",
            code_reader("access_rights"),
            lambda value, _other, _came: access.label(str(value)).lower() if value else None,
            "accessRights",
            "accessLevel",
            "accesLevel",
            "accessLeval",
        ),
        _slot(
            "subjek_csa",
            code_reader("subjek_csa"),
            lambda value, _other, _came: subject.label(str(value)) if value else None,
            "theme",
        ),
        _slot(
            "accrualPeriodicity",
            _read_often,
            lambda value, _other, _came: often.label(str(value)) if value else None,
            "accrualPeriodicity",
            "accrualperiodicity",
            "frequency",
        ),
    )


def _slot(key: str, reader: Reader, writer: Writer, *names: str, kind: str = "text") -> Slot:
    return Slot(key, tuple((name,) for name in names), reader, writer, kind=kind)


def _derive(record: Record, _document: Object) -> None:
    if record.get("prioritas_tahun"):
        record["data_prioritas"] = "ya"


def _plain(value: object, _other: object, _came: object) -> object:
    return None if is_empty(value) else value


def _as_list(value: object, _other: object, _came: object) -> object:
    return [] if is_empty(value) else [value]


def _read_tags(raw: object) -> Read:
    texts = raw.split(",") if isinstance(raw, str) else raw
    read = read_texts(texts)
    return Read(
        [{"name": name} for name in as_list(read.value) or []] or None, troubles=read.troubles
    )


def _write_tags(value: object, _other: object, came: object) -> object:
    """The keywords in the order in which they came, else sorted, as a catalogue keeps them."""
    names = sorted(_tag_name(tag) for tag in as_list(value) or [])
    before = [_tag_name(tag) for tag in as_list(_read_tags(came).value) or []]
    return came if before and sorted(before) == names else names


def _tag_name(tag: object) -> str:
    row = as_object(tag)
    return str(row.get("name") or "") if row is not None else str(tag or "")


def _read_mail(raw: object) -> Read:
    read = read_text(raw)
    if isinstance(read.value, str) and read.value.lower().startswith(_MAILTO):
        return Read(read.value[len(_MAILTO) :] or None)
    return NOTHING if says_nothing(raw) else read


def _write_mail(value: object, _other: object, _came: object) -> object:
    return None if is_empty(value) else f"{_MAILTO}{value}"


def _read_often(raw: object) -> Read:
    text = raw.strip().casefold() if isinstance(raw, str) and len(raw) <= LONGEST else ""
    code = _OFTEN.get(text)
    return Read(code) if code else code_reader("frekuensi")(raw)


def _read_years(raw: object) -> Read:
    if says_nothing(raw):
        return NOTHING
    short = isinstance(raw, str) and len(raw) <= LONGEST
    parts = _YEARS.split(raw.strip()) if short and isinstance(raw, str) else as_list(raw) or [raw]
    reads = [read_year(part) for part in parts]
    troubles = tuple(
        Trouble((), part) for part, read in zip(parts, reads, strict=True) if read.troubles
    )
    return Read([read.value for read in reads if read.value] or None, troubles=troubles)


def _write_years(value: object, _other: object, _came: object) -> object:
    return ", ".join(map(str, as_list(value) or [])) or None


def _read_licence(raw: object) -> Read:
    if says_nothing(raw):
        return NOTHING
    if not isinstance(raw, str) or len(raw) > LONGEST:
        return unreadable(raw)
    text = raw.strip().removeprefix("ds:")
    for code in code_list("lisensi"):
        if text == code.properties.get("url"):
            return Read(code.code)
    return code_reader("lisensi")(raw)


def _write_licence(value: object, _other: object, _came: object) -> object:
    code = code_list("lisensi").get(value) if isinstance(value, str) else None
    return (code.properties.get("url") if code else None) or _plain(value, None, None)
