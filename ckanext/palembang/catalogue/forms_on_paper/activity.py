"""MS-Keg: from the fields of the form and a record to cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from ckanext.palembang.catalogue.forms_on_paper import choices, texts, values
from ckanext.palembang.catalogue.forms_on_paper.labels import Labels, label, last_part
from ckanext.palembang.catalogue.forms_on_paper.sheet import (
    Block,
    Grid,
    Heading,
    Item,
    Line,
    Sheet,
    Words,
)
from ckanext.palembang.statistics import Field, fields

Record = Mapping[str, Any]

_VARIABLE_KEYS = ("nama", "konsep", "definisi", "referensi_waktu")
_AREA_KEYS = ("kode_provinsi", "nama_provinsi", "kode_kabupaten_kota", "nama_kabupaten_kota")
_EMPTY_VARIABLES = 10
_EMPTY_AREAS = 3


def activity_sheet(record: Record, labels: Labels) -> Sheet:
    """The form MS-Keg of one activity; of none, an empty one."""
    blocks = tuple(
        Block(
            code,
            texts.words("blocks", code),
            texts.find_words("notes", code),
            tuple(_items(list(group), record, labels)),
        )
        for code, group in groupby(fields("ms_keg"), key=lambda field: field.block)
    )
    return Sheet("MS-Keg", texts.words("forms", "MS-Keg"), blocks)


def _items(block: Sequence[Field], record: Record, labels: Labels) -> Iterator[Item]:
    for cell, found in groupby(block, key=_cell_number):
        group = list(found)
        if all(field.type == "periods" for field in group):
            yield _schedule(cell, group, record, labels)
            continue
        heading = texts.find_words("headings", cell) if cell else None
        if heading:
            yield Heading(cell, heading)
        for field in group:
            words = label(labels, field.key)
            if heading:
                yield _item(field, "", last_part(words), record)
            else:
                yield _item(field, cell, words, record)


def _cell_number(field: Field) -> str:
    return field.number.split(" ", maxsplit=1)[0]


def _item(field: Field, number: str, words: Words, record: Record) -> Item:
    if field.type in _ANSWERS:
        return _ANSWERS[field.type](field, number, words, record)
    if field.type in _GRIDS:
        return _GRIDS[field.type](number, words, values.rows(record.get(field.key)))
    if field.type == "dates":
        days = [values.date(day) for day in values.texts(record.get(field.key))]
        return Line(number, words, "; ".join(days) or values.EMPTY_DATE)
    value = values.text(record.get(field.key))
    return Line(number, words, value, is_long=field.type == "long_text")


def _schedule(number: str, group: Sequence[Field], record: Record, labels: Labels) -> Grid:
    """The stages with their planned dates: one row for each period, an empty one for a stage without."""
    rows: list[tuple[str | Words, ...]] = []
    for field in group:
        _, _, place = field.number.partition(" ")
        stage = last_part(label(labels, field.key))
        named = Words(f"{place[1:]}. {stage.id}", stage.en) if place else stage
        periods = values.rows(record.get(field.key)) or [{}]
        for index, period in enumerate(periods):
            dates = (values.date(period.get(key)) or values.EMPTY_DATE for key in ("awal", "akhir"))
            part = texts.find_words("stages", place[:1])
            rows.append((part if index == 0 and part else "", named, *dates))
    heads = ("group", "stage", "start", "end")
    return Grid(
        number,
        texts.words("headings", number),
        tuple(texts.words("heads", head) for head in heads),
        (26, 38, 18, 18),
        tuple(_without_repeats(rows)),
    )


def _without_repeats(
    rows: Sequence[tuple[str | Words, ...]],
) -> Iterator[tuple[str | Words, ...]]:
    """Names a group of stages in its first row only."""
    last: str | Words = ""
    for group, *rest in rows:
        yield ("" if group == last else group, *rest)
        last = group or last


def _variables(number: str, words: Words, found: Sequence[Record]) -> Grid:
    rows = [
        (str(place), *(values.text(row.get(key)) for key in _VARIABLE_KEYS))
        for place, row in enumerate(found, start=1)
    ]
    rows = rows or [(str(place), "", "", "", "") for place in range(1, _EMPTY_VARIABLES + 1)]
    heads = tuple(texts.words("heads", head) for head in ("row", *_VARIABLE_KEYS))
    return Grid(number, words, heads, (5, 25, 20, 32, 18), tuple(rows))


def _areas(number: str, words: Words, found: Sequence[Record]) -> Grid:
    rows = [tuple(values.text(row.get(key)) for key in _AREA_KEYS) for row in found]
    rows = rows or [("",) * len(_AREA_KEYS)] * _EMPTY_AREAS
    heads = tuple(texts.words("heads", head) for head in _AREA_KEYS)
    return Grid(number, words, heads, (15, 35, 15, 35), tuple(rows))


_ANSWERS = {"code": choices.one_of, "flags": choices.any_of, "yes_no": choices.yes_or_no}
_GRIDS = {"areas": _areas, "variables": _variables}
