"""How the type of a field is read, and written in each format."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ckanext.palembang.statistics.exchange.dates import read_days, read_periods
from ckanext.palembang.statistics.exchange.flags import Flags
from ckanext.palembang.statistics.exchange.plain import as_list, as_object, is_empty
from ckanext.palembang.statistics.exchange.read import Reader
from ckanext.palembang.statistics.exchange.rows import Named, Rows, read_texts
from ckanext.palembang.statistics.exchange.scalars import (
    code_reader,
    read_count,
    read_text,
    read_year,
    read_yes_no,
)
from ckanext.palembang.statistics.exchange.slots import Path, Slot, Writer
from ckanext.palembang.statistics.fields import Field

_MANUAL: Final = Named(extra=(("sumber", "input-manual"),))
#: Lists of rows, by the type of the field.
ROWS: Final = {
    "areas": Rows(
        ("nama_kabupaten_kota", "kode_kabupaten_kota", "nama_provinsi", "kode_provinsi"),
    ),
    "variables": Rows(("nama", "konsep", "definisi", "referensi_waktu")),
    "value_domain": Rows(("nilai", "kode")),
    "indicators": Rows(
        ("nama",),
        ("sumber_publikasi",),
        links=("dataset",),
        aliases=(("ketersediaan_publikasi", "sumber_publikasi"),),
    ),
    "variables_used": Rows(("nama",), ("kegiatan_penghasil",), links=("kegiatan",)),
}
_READERS: Final[Mapping[str, Reader]] = {
    "year": read_year,
    "count": read_count,
    "yes_no": read_yes_no,
    "periods": read_periods,
    "dates": read_days,
    "texts": read_texts,
    **{kind: rows.read for kind, rows in ROWS.items()},
}
#: Kinds beside those of the forms: keywords, files, and what only a catalogue can judge.
TAGS, FILES, ANY = "tags", "files", "any"
_LISTS: Final = frozenset({TAGS, FILES, "flags", "dates", "texts", "periods", *ROWS})
_LONGEST_NUMBER: Final = 15


def reader_of(field: Field) -> Reader:
    """The reader of a field's type; a text where it has none of its own."""
    if field.type == "code":
        return code_reader(field.list)
    if field.type == "flags":
        return Flags(field.list, field.other.indah if field.other else "").read
    return (
        _MANUAL.read
        if field.key == "variabel_disaggregasi"
        else _READERS.get(field.type, read_text)
    )


def indah_slot(field: Field) -> Slot:
    """A field's place below `data` in the JSON of INDAH v2."""
    also = [tuple(name.split(".")) for name in field.also]
    return _slot(field, (tuple(field.indah.split(".")), *also), _indah_writer(field))


def flat_slot(field: Field) -> Slot:
    """A field's place in the flat form of BPS DNA and data.go.id."""
    names = [field.key, *field.flat, *(name for name in field.also if "." not in name)]
    return _slot(field, tuple((name,) for name in names), _flat_writer(field))


def fits(kind: str, value: object) -> bool:
    """Whether a value has the shape that a record has for a type of field."""
    if kind == ANY:
        return True
    if kind not in _LISTS:
        return isinstance(value, str)
    items = as_list(value)
    if items is None:
        return False
    if kind in ROWS or kind in (TAGS, FILES, "periods"):
        return all(_is_row(item) for item in items)
    return all(isinstance(item, str) for item in items)


def number(value: object) -> object:
    """Digits as a number; any other value as it is, so that nothing is lost."""
    if not isinstance(value, str) or not value.isascii() or not value.isdecimal():
        return None if is_empty(value) else value
    plain = len(value) <= _LONGEST_NUMBER and (value == "0" or value[0] != "0")
    return int(value) if plain else value


def _slot(field: Field, paths: tuple[Path, ...], writer: Writer) -> Slot:
    other = field.other.key if field.other else ""
    return Slot(field.key, paths, reader_of(field), writer, other, field.personal, field.type)


def _indah_writer(field: Field) -> Writer:
    if field.type == "flags":
        return Flags(field.list, field.other.indah if field.other else "").to_object
    if field.type in ("year", "count"):
        return lambda value, _other, _came: number(value)
    if field.type == "yes_no":
        return lambda value, _other, _came: _answer(value, {"ya": True, "tidak": False})
    return _writer(field)


def _flat_writer(field: Field) -> Writer:
    if field.type == "flags":
        flags = Flags(field.list, field.other.indah if field.other else "")
        return lambda value, other, _came: flags.to_labels(value, other)
    if field.type == "count" or field.key.endswith("_mms"):
        return lambda value, _other, _came: number(value)
    if field.type == "yes_no":
        return lambda value, _other, _came: _answer(value, {"ya": "Ya", "tidak": "Tidak"})
    return _writer(field)


def _writer(field: Field) -> Writer:
    if field.key == "variabel_disaggregasi":
        return lambda value, _other, came: _MANUAL.write(value, came)
    if rows := ROWS.get(field.type):
        return lambda value, _other, came: rows.write(value, came)
    if field.type == "periods":
        return lambda value, _other, _came: [_period(item) for item in as_list(value) or []]
    if field.type in _LISTS:
        return lambda value, _other, _came: as_list(value) or []
    return lambda value, _other, _came: None if is_empty(value) else value


def _answer(value: object, words: Mapping[str, object]) -> object:
    return words.get(value, value) if isinstance(value, str) and value else None


def _period(item: object) -> object:
    row = as_object(item)
    return item if row is None else {end: row.get(end) or None for end in ("awal", "akhir")}


def _is_row(item: object) -> bool:
    row = as_object(item)
    return row is not None and all(
        isinstance(value, str) or fits("texts", value) for value in row.values()
    )
