"""MS-Ind and MS-Var: a row of the wide forms for each indicator or variable."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ckanext.palembang.catalogue.forms_on_paper import choices, texts, values
from ckanext.palembang.catalogue.forms_on_paper.labels import Labels, label
from ckanext.palembang.catalogue.forms_on_paper.sheet import Column, WideSheet
from ckanext.palembang.reference import code_list

Record = Mapping[str, Any]

_EMPTY_ROWS = 8

_IND_WIDTHS = {
    "nama": 8.5,
    "konsep": 7,
    "definisi": 11,
    "interpretasi": 10,
    "metode_perhitungan": 9.5,
    "ukuran": 5,
    "satuan": 5,
    "variabel_disaggregasi": 6,
    "apakah_indikator_komposit": 4.5,
}
_IND_LAST_WIDTHS = {"level_estimasi": 5, "apakah_indikator_bisa_diakses_umum": 4.5}
_BUILT_FROM = (
    ("11", "component_publication", 5.5),
    ("12", "component_indicator", 5.5),
    ("13", "source_activity", 5.5),
    ("14", "source_activity_code", 4),
    ("15", "component_variable", 5.5),
)
_VAR_WIDTHS = {
    "nama": 10,
    "alias": 7,
    "konsep": 8,
    "definisi": 15,
    "referensi_pemilihan": 9,
    "referensi_waktu": 7,
    "tipe_data": 6,
    "value_domain": 12,
    "aturan_validasi": 8,
    "kalimat_pertanyaan": 11,
    "apakah_variabel_bisa_diakses_umum": 5,
}


def indicator_sheet(records: Sequence[Record], labels: Labels) -> WideSheet:
    """The form MS-Ind, 17 columns; empty rows where there is no indicator."""
    numbered = _numbered(_IND_WIDTHS, labels, start=2)
    built = [Column(no, texts.words("heads", head), width) for no, head, width in _BUILT_FROM]
    last = _numbered(_IND_LAST_WIDTHS, labels, start=16)
    rows = [_indicator(place, record) for place, record in enumerate(records, start=1)]
    return _sheet("MS-Ind", [_row_column(2), *numbered, *built, *last], rows)


def variable_sheet(records: Sequence[Record], labels: Labels) -> WideSheet:
    """The form MS-Var, 12 columns; empty rows where there is no variable."""
    columns = [_row_column(2), *_numbered(_VAR_WIDTHS, labels, start=2)]
    rows = [_variable(place, record) for place, record in enumerate(records, start=1)]
    return _sheet("MS-Var", columns, rows)


def _sheet(code: str, columns: list[Column], rows: list[tuple[str, ...]]) -> WideSheet:
    blank = [(str(place), *[""] * (len(columns) - 1)) for place in range(1, _EMPTY_ROWS + 1)]
    return WideSheet(code, texts.words("forms", code), tuple(columns), tuple(rows or blank))


def _row_column(width: float) -> Column:
    return Column("1", texts.words("heads", "row"), width)


def _numbered(widths: Mapping[str, float], labels: Labels, *, start: int) -> list[Column]:
    return [
        Column(str(number), label(labels, key), width)
        for number, (key, width) in enumerate(widths.items(), start=start)
    ]


def _indicator(place: int, record: Record) -> tuple[str, ...]:
    components = values.rows(record.get("indikator_pembangun"))
    variables = values.rows(record.get("variabel_pembangun"))
    method = [values.text(record.get(key)) for key in ("metode_perhitungan", "rumus")]
    return (
        str(place),
        values.text(record.get("nama")),
        _several(record, "konsep"),
        values.text(record.get("definisi")),
        values.text(record.get("interpretasi")),
        "\n".join(part for part in method if part),
        values.text(record.get("ukuran")),
        values.text(record.get("satuan")),
        _several(record, "variabel_disaggregasi"),
        choices.yes_or_no_number(record.get("apakah_indikator_komposit")),
        _of_rows(components, "sumber_publikasi"),
        _of_rows(components, "nama"),
        _of_rows(variables, "kegiatan_penghasil"),
        "",
        _of_rows(variables, "nama"),
        values.text(record.get("level_estimasi")),
        choices.yes_or_no_number(record.get("apakah_indikator_bisa_diakses_umum")),
    )


def _variable(place: int, record: Record) -> tuple[str, ...]:
    kind = values.text(record.get("tipe_data"))
    code = code_list("tipe_data").get(kind)
    return (
        str(place),
        values.text(record.get("nama")),
        values.text(record.get("alias")),
        _several(record, "konsep"),
        values.text(record.get("definisi")),
        _several(record, "referensi_pemilihan"),
        values.text(record.get("referensi_waktu")),
        code.label_id if code else kind,
        _domain(record),
        _several(record, "aturan_validasi"),
        values.text(record.get("kalimat_pertanyaan")),
        choices.yes_or_no_number(record.get("apakah_variabel_bisa_diakses_umum")),
    )


def _domain(record: Record) -> str:
    codes = [
        " = ".join(
            part for part in (values.text(row.get("kode")), values.text(row.get("nilai"))) if part
        )
        for row in values.rows(record.get("value_domain"))
    ]
    standard = values.text(record.get("klasifikasi_rujukan_value_domain"))
    return "\n".join(part for part in (*codes, standard) if part)


def _several(record: Record, key: str) -> str:
    return values.lines(values.texts(record.get(key)))


def _of_rows(rows: Sequence[Record], key: str) -> str:
    return values.lines([", ".join(found) for row in rows if (found := values.texts(row.get(key)))])
