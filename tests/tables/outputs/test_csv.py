"""CSV: tidy, numeric, and nothing in it is a formula."""

from __future__ import annotations

import csv
import json
from decimal import Decimal
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from csvw import TableGroup
from hypothesis import example, given
from hypothesis import strategies as st

from ckanext.palembang.tables import DataPoint, DataStructure
from ckanext.palembang.tables.outputs import csvw_metadata, table_schema, write_csv
from ckanext.palembang.tables.outputs.guard import guarded, unguarded

from tests.tables.outputs.figures import PUBLICATION, STRUCTURE, figures, tables


def _written(structure: DataStructure, points: list[DataPoint]) -> bytes:
    target = BytesIO()
    write_csv(structure, points, target)
    return target.getvalue()


def _rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(content.decode("utf-8"), newline="")))


def test_a_row_for_each_figure_with_codes_names_and_symbols() -> None:
    content = _written(STRUCTURE, figures())

    lines = content.split(b"\r\n")
    assert lines[0] == b"kode_wilayah,wilayah,jenis_kelamin,tahun,sumber,nilai,tanda,revisi"
    assert lines[1] == b"16.71.07,Sukarami,Laki-laki,2023,,,...,"
    assert lines[2] == b"16.71.07,Sukarami,Laki-laki,2024,,1007,x,"
    assert len(lines) == 17 + 2


def test_negative_numbers_stay_numbers_and_formulas_become_texts() -> None:
    row = _rows(_written(STRUCTURE, figures()))[2]

    assert row["nilai"] == "-12.50"
    assert row["sumber"] == "'=1+1"
    assert row["revisi"] == "r"


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+62", "-2+3", "@SUM(A1)", "\tx", "\rx", "=cmd|' /C calc'!A0", " =1", "\n=1", "＝1+1"],  # noqa: RUF001
)
def test_what_a_spreadsheet_would_compute_is_guarded(text: str) -> None:
    assert guarded(text) == f"'{text}"


@given(st.text())
@example("'=1")
@example("''=1")
@example("'x")
def test_a_guard_can_be_taken_away_and_leaves_no_formula(text: str) -> None:
    safe = guarded(text)

    assert unguarded(safe) == text
    assert not safe.lstrip(" \u00a0").startswith(("=", "+", "-", "@", "\t", "\r"))


@given(tables())
def test_what_was_written_is_read(table: tuple[DataStructure, list[DataPoint]]) -> None:
    structure, points = table
    names = [one.name for one in structure.dimensions]

    found = [
        DataPoint(
            tuple(unguarded(row[name]) for name in names),
            Decimal(row["nilai"]) if row["nilai"] else None,
            row["tanda"] or None,
            {"catatan": unguarded(row["catatan"])} if row["catatan"] else {},
            row["revisi"] == "r",
        )
        for row in _rows(_written(structure, points))
    ]

    assert found == points


def test_csvw_s_own_library_accepts_metadata_and_file(tmp_path: Path) -> None:
    (tmp_path / "data.csv").write_bytes(_written(STRUCTURE, figures()))
    metadata = csvw_metadata(STRUCTURE, PUBLICATION)
    # The library reads groups of tables; the one table is the group's only one.
    group = {"@context": metadata["@context"], "tables": [{**metadata}]}
    del group["tables"][0]["@context"]
    path = tmp_path / "csvw.json"
    path.write_text(json.dumps(group), encoding="utf-8")

    tables_read = TableGroup.from_file(path)
    table = tables_read.tables[0]
    rows = list(table.iterdicts())

    assert table.check_primary_key()
    assert len(rows) == 17
    assert rows[2]["nilai"] == Decimal("-12.50")
    assert rows[0]["nilai"] is None
    assert rows[0]["kode_wilayah"] == "16.71.07"


def test_csvw_says_titles_types_key_and_notes_in_both_languages() -> None:
    metadata = csvw_metadata(STRUCTURE, PUBLICATION)

    assert metadata["@context"][0] == "http://www.w3.org/ns/csvw"
    columns = {one["titles"]: one for one in metadata["tableSchema"]["columns"]}
    assert list(columns) == [
        "kode_wilayah", "wilayah", "jenis_kelamin", "tahun", "sumber", "nilai", "tanda", "revisi",
    ]  # fmt: skip
    assert columns["nilai"]["datatype"] == "decimal"
    assert columns["tahun"]["datatype"] == "gYear"
    assert columns["kode_wilayah"]["datatype"] == "string"
    assert metadata["tableSchema"]["primaryKey"] == ["kode_wilayah", "jenis_kelamin", "tahun"]
    assert {one["@language"] for one in columns["kode_wilayah"]["dc:title"]} == {"id", "en"}
    assert "primaryKey" not in csvw_metadata(STRUCTURE, PUBLICATION, is_unique=False)["tableSchema"]


def test_table_schema_says_the_same() -> None:
    schema = table_schema(STRUCTURE)

    kinds = {one["name"]: one["type"] for one in schema["fields"]}
    assert kinds["nilai"] == "number"
    assert kinds["tahun"] == "year"
    assert kinds["kode_wilayah"] == "string"
    assert list(kinds) == list(_rows(_written(STRUCTURE, figures()))[0])
    assert schema["missingValues"] == [""]
