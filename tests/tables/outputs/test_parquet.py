"""Parquet: exact decimals, codes as texts, read back by DuckDB."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings

from ckanext.palembang.tables import DataPoint, DataStructure
from ckanext.palembang.tables.outputs import MissingLibraryError, has_parquet, write_parquet
from ckanext.palembang.tables.outputs import parquet as module

from tests.tables.outputs.figures import PUBLICATION, STRUCTURE, figures, tables


def _written(
    folder: Path, structure: DataStructure, points: list[DataPoint]
) -> tuple[dict[str, str], list[dict[str, Any]]]:
    """The columns with their types, and the rows."""
    target = BytesIO()
    write_parquet(structure, points, target, PUBLICATION)
    path = folder / "data.parquet"
    path.write_bytes(target.getvalue())
    with duckdb.connect() as connection:
        found = connection.execute("SELECT * FROM read_parquet(?)", [str(path)])
        columns = {one[0]: str(one[1]) for one in found.description or []}
        rows = [dict(zip(columns, row, strict=True)) for row in found.fetchall()]
        described = connection.execute("DESCRIBE SELECT * FROM read_parquet(?)", [str(path)])
        return {row[0]: row[1] for row in described.fetchall()}, rows


def test_columns_have_the_types_that_their_values_need(tmp_path: Path) -> None:
    types, rows = _written(tmp_path, STRUCTURE, figures())

    assert types == {
        "kode_wilayah": "VARCHAR", "wilayah": "VARCHAR", "jenis_kelamin": "VARCHAR",
        "tahun": "VARCHAR", "sumber": "VARCHAR", "nilai": "DECIMAL(6,2)",
        "tanda": "VARCHAR", "revisi": "VARCHAR",
    }  # fmt: skip
    assert rows[0]["nilai"] is None
    assert rows[0]["tanda"] == "..."
    # Nothing is guarded here: no spreadsheet takes a text of this format for a formula.
    assert (rows[2]["nilai"], rows[2]["sumber"]) == (Decimal("-12.50"), "=1+1")


@given(tables())
@settings(max_examples=30, deadline=None)
def test_what_was_written_is_read(
    tmp_path_factory: pytest.TempPathFactory, table: tuple[DataStructure, list[DataPoint]]
) -> None:
    structure, points = table
    names = [one.name for one in structure.dimensions]

    _, rows = _written(tmp_path_factory.mktemp("parquet"), structure, points)

    assert points == [
        DataPoint(
            tuple(row[name] for name in names),
            row["nilai"],
            row["tanda"],
            {"catatan": row["catatan"]} if row["catatan"] else {},
            row["revisi"] == "r",
        )
        for row in rows
    ]


def test_a_figure_too_long_for_a_decimal_is_a_double(tmp_path: Path) -> None:
    key = ("16.71", "Jumlah", "2024")
    types, _ = _written(tmp_path, STRUCTURE, [DataPoint(key, Decimal("1E+40"))])

    assert types["nilai"] == "DOUBLE"


def test_a_table_without_figures_is_a_file_without_rows(tmp_path: Path) -> None:
    types, rows = _written(tmp_path, STRUCTURE, [])

    assert rows == []
    assert len(types) == 8


def test_without_the_library_it_says_which_one_is_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "find_spec", lambda _: None)

    assert not has_parquet()
    with pytest.raises(MissingLibraryError, match="duckdb"):
        write_parquet(STRUCTURE, figures(), BytesIO(), PUBLICATION)
