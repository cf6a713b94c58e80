"""Rows as a form page sends them."""

from __future__ import annotations

from typing import Any

import pytest

from ckanext.palembang.catalogue.form_rows import take_form_rows

pytestmark = [pytest.mark.usefixtures("with_plugins", "clean_db")]

_VARIABLES, _DESIGN, _EVALUATION = (
    "iii_variabel_yang_dikumpulkan",
    "iii_jadwal_desain",
    "iii_jadwal_evaluasi",
)


def _cells(field: str, position: str, **values: str) -> dict[str, str]:
    return {f"{field}-{position}-{name}": value for name, value in values.items()}


def _taken(*cells: dict[str, str]) -> dict[str, Any]:
    data: dict[str, Any] = {"type": "kegiatan", "name": "survei-baru"}
    for some in cells:
        data |= some
    take_form_rows(data)
    return data


def test_no_cell_is_lost_where_fields_have_other_numbers_of_rows() -> None:
    first = {"nama": "Umur", "konsep": "Umur", "definisi": "Umur pengguna."}
    second = {"nama": "Nilai", "konsep": "Kepuasan", "definisi": "Penilaian pengguna."}
    data = _taken(
        _cells(_DESIGN, "000", awal="2025-01-01", akhir="2025-01-31"),
        _cells(_DESIGN, "_", awal=""),
        _cells(_VARIABLES, "000", **first),
        _cells(_VARIABLES, "001", **second),
    )
    assert data[_VARIABLES] == [first, second]


def test_no_cell_is_lost_where_a_row_was_taken_away_in_one_field() -> None:
    days = {"awal": "2025-01-01", "akhir": "2025-01-31"}
    data = _taken(
        _cells(_DESIGN, "000", **days),
        _cells(_DESIGN, "002", **days),
        _cells(_EVALUATION, "000", **days),
        _cells(_EVALUATION, "001", **days),
    )
    assert data[_DESIGN] == [days, days]
    assert data[_EVALUATION] == [days, days]


def test_keys_of_no_field_and_records_without_rows_stay_as_they_are() -> None:
    assert _taken({"lain-000-nama": "x"})["lain-000-nama"] == "x"
    assert _taken() == {"type": "kegiatan", "name": "survei-baru"}


@pytest.mark.parametrize("kind", [7, None, ["kegiatan"], "tidak-ada"])
def test_another_type_is_nobody_of_ours(kind: Any) -> None:
    data = {"type": kind, "a-000-b": "x"}
    take_form_rows(data)
    assert data["a-000-b"] == "x"
