"""What an officer corrects in a reading: kept as JSON, applied when the file is read again."""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckanext.palembang.tables import (
    CorrectionError,
    Corrections,
    Level,
    Reading,
    TableCorrection,
    fingerprint,
    read,
)
from ckanext.palembang.tables.reader import read_here

_Rows = Sequence[Sequence[object]]


def _file(folder: Path, *sheets: _Rows, name: str = "table.xlsx") -> Path:
    book = openpyxl.Workbook()
    for number, rows in enumerate(sheets):
        sheet = book.worksheets[0] if number == 0 else book.create_sheet()
        sheet.title = f"Data {number + 1}"
        for row in rows:
            sheet.append(list(row))
    book.save(folder / name)
    return folder / name


def _read(path: Path, **said: Any) -> Reading:
    one = TableCorrection("Data 1", **said)
    return read_here(path, corrections=Corrections((one,)))


_PLAIN = [
    ["Murid Menurut Kecamatan di Kota Palembang, 2023"],
    ["Kecamatan", "Negeri", "Swasta"],
    ["Sako", 100, 220],
    ["Plaju", 300, 440],
    ["Kemuning", 500, 660],
    ["Gandus", 700, 880],
]


def test_corrections_survive_json() -> None:
    corrections = Corrections(
        (
            TableCorrection("Data", 1, "A3:G5", "ribu orang", "2023/2024", ",", {"Sakoo": "16.71.08"}, ignore=True),
            TableCorrection(None, 0, "3"),
        )
    )  # fmt: skip
    text = json.dumps(corrections.to_json())

    assert Corrections.from_json(text) == corrections
    assert Corrections.from_json(json.loads(text)) == corrections
    assert Corrections.from_json({}) == Corrections()
    assert not Corrections()


@pytest.mark.parametrize(
    ("value", "place"),
    [
        ([], "corrections"),
        ("{", "corrections"),
        ({"table": []}, "corrections.table"),
        ({"tables": {}}, "tables"),
        ({"tables": [1]}, "tables[0]"),
        ({"tables": [{"index": -1}]}, "tables[0].index"),
        ({"tables": [{"index": True}]}, "tables[0].index"),
        ({"tables": [{"head": "3"}]}, "tables[0].head"),
        ({"tables": [{"head_rows": "G5:A3"}]}, "tables[0].head_rows"),
        ({"tables": [{"head_rows": "A0"}]}, "tables[0].head_rows"),
        ({"tables": [{"unit": ["x"]}]}, "tables[0].unit"),
        ({"tables": [{"unit": "x\x00"}]}, "tables[0].unit"),
        ({"tables": [{"period": "last year"}]}, "tables[0].period"),
        ({"tables": [{"decimal_sign": ";"}]}, "tables[0].decimal_sign"),
        ({"tables": [{"areas": {"Sako": "99.99"}}]}, "tables[0].areas.Sako"),
        ({"tables": [{"areas": ["Sako"]}]}, "tables[0].areas"),
        ({"tables": [{"ignore": "yes"}]}, "tables[0].ignore"),
        ({"tables": [{}, {}]}, "tables"),
    ],
)
def test_what_cannot_be_is_refused_with_its_place(value: Any, place: str) -> None:
    with pytest.raises(CorrectionError) as error:
        Corrections.from_json(value)

    assert error.value.place == place
    assert error.value.facts["expected"]


_KEYS = st.sampled_from(
    ["tables", "sheet", "index", "head_rows", "unit", "period", "decimal_sign", "areas", "ignore"]
)
_JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS | st.text(max_size=3), inner),
)


@given(_JSON | st.fixed_dictionaries({"tables": st.lists(st.dictionaries(_KEYS, _JSON))}))
def test_no_input_breaks_it(value: Any) -> None:
    try:
        corrections = Corrections.from_json(value)
    except CorrectionError:
        return
    assert Corrections.from_json(corrections.to_json()) == corrections


def test_the_head_is_where_it_is_said_to_be(tmp_path: Path) -> None:
    rows = [
        ["Murid Menurut Kecamatan di Kota Palembang, 2023"],
        ["Kecamatan", "Negeri", "Swasta"],
        ["Sako", 2019, 2020],
        ["Plaju", 300, 440],
        ["Kemuning", 500, 660],
    ]
    path = _file(tmp_path, rows)
    table = _read(path, head_rows="A2:C2").tables[0]

    assert [(one.cell, one.column, one.value) for one in table.observations][:2] == [
        ("B3", ("Negeri",), Decimal(2019)),
        ("C3", ("Swasta",), Decimal(2020)),
    ]
    lower = _read(path, head_rows="2:3").tables[0]
    assert next((one.cell, one.column) for one in lower.observations) == ("B4", ("Negeri", "2019"))


def test_columns_of_the_head_cut_the_table(tmp_path: Path) -> None:
    table = _read(_file(tmp_path, _PLAIN), head_rows="A2:B2").tables[0]

    assert {one.column for one in table.observations} == {("Negeri",)}


def test_the_unit_is_the_one_that_is_said(tmp_path: Path) -> None:
    table = _read(_file(tmp_path, _PLAIN), unit="ribu orang").tables[0]

    assert table.unit == "ribu orang"
    assert {one.unit for one in table.observations} == {"ribu orang"}


def test_the_period_is_the_one_that_is_said(tmp_path: Path) -> None:
    table = _read(_file(tmp_path, _PLAIN), period="2023/2024").tables[0]

    assert {one.period for one in table.observations} == {"2023/2024"}
    assert table.years == ("2023",)


def test_years_in_the_head_are_not_overwritten(tmp_path: Path) -> None:
    rows = [
        ["Kecamatan", "2022", "2023"],
        ["Sako", 100, 220],
        ["Plaju", 300, 440],
        ["Gandus", 5, 6],
    ]
    table = _read(_file(tmp_path, rows), period="2024").tables[0]

    assert {one.period for one in table.observations} == {"2022", "2023"}


@pytest.mark.parametrize(("sign", "value"), [(",", "1234"), (".", "1.234")])
def test_figures_are_read_with_the_sign_that_is_said(tmp_path: Path, sign: str, value: str) -> None:
    rows = [["Wilayah", "Angka"], ["Blok A", "1.234"], ["Blok B", "2.345"], ["Blok C", "3.456"]]
    table = _read(_file(tmp_path, rows), decimal_sign=sign).tables[0]

    assert table.observations[0].value == Decimal(value)


def test_a_label_means_the_area_that_is_said(tmp_path: Path) -> None:
    rows = [*_PLAIN, ["Kec. Pusat Kota Lama", 70, 80]]
    path = _file(tmp_path, rows)
    before = read_here(path).tables[0].observations[-1]
    after = _read(path, areas={"Kec. Pusat Kota Lama": "16.71.14"})

    assert before.area is None
    assert after.tables[0].observations[-1].area == "16.71.14"
    assert "unknown-area" not in {one.code for one in after.findings}


def test_a_table_can_be_left_out(tmp_path: Path) -> None:
    other = [["Kecamatan", "Guru"], ["Sako", 1], ["Plaju", 2], ["Gandus", 3]]
    path = _file(tmp_path, _PLAIN, other)
    reading = _read(path, ignore=True)

    assert [table.sheet for table in reading.tables] == ["Data 2"]
    assert not reading.findings


@pytest.mark.parametrize(
    "said",
    [
        TableCorrection("Other", 0, unit="orang"),
        TableCorrection("Data 1", 7, unit="orang"),
        TableCorrection("Data 1", 0, head_rows="900:901"),
        TableCorrection("Data 1", 0, areas={"Nowhere": "16.71.08"}),
        TableCorrection("Data 1", 0, head_rows="ZZ2:ZZZ2"),
    ],
    ids=["sheet", "table", "rows", "label", "columns"],
)
def test_a_correction_that_fits_nothing_is_said_and_changes_nothing(
    tmp_path: Path, said: TableCorrection
) -> None:
    path = _file(tmp_path, _PLAIN)
    reading = read_here(path, corrections=Corrections((said,)))

    assert [(one.code, one.level) for one in reading.findings] == [
        ("correction-unused", Level.INFO)
    ]
    assert reading.tables == read_here(path).tables


def test_corrections_reach_the_child(tmp_path: Path) -> None:
    corrections = Corrections((TableCorrection("Data 1", period="2021", unit="kelas"),))
    table = read(_file(tmp_path, _PLAIN), corrections=corrections).tables[0]

    assert {(one.period, one.unit) for one in table.observations} == {("2021", "kelas")}


def _form(folder: Path, year: int, *, extra: _Rows = (), head: str = "Negeri") -> str:
    rows = [
        [f"Murid Menurut Kecamatan di Kota Palembang, {year}"],
        ["Kecamatan", head, f"Swasta {year}"],
        ["Sako", year % 100, 220],
        ["Plaju", 300, 440],
        ["Gandus", 300, 440],
        *extra,
    ]
    return fingerprint(read_here(_file(folder, rows, name=f"{year}.xlsx")))


def test_next_years_file_is_the_same_form(tmp_path: Path) -> None:
    this, following = _form(tmp_path, 2023), _form(tmp_path, 2024, extra=[["Kemuning", 1, 2]])

    assert this == following
    assert this != _form(tmp_path, 2023, head="Negeri dan Inpres")
