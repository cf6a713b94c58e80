"""A structure for the first table of a dataset."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from ckanext.palembang.reference import areas
from ckanext.palembang.tables import (
    DataStructure,
    Dimension,
    Observation,
    Role,
    Table,
    Title,
    arrange,
    propose,
)
from ckanext.palembang.tables.cells import address
from ckanext.palembang.tables.reader import read_here

from tests.tables.messy.collection import load
from tests.tables.messy.write import write

_CASES = {case.name: case for case in load()}
_DISTRICTS = [(one.name, one.code) for one in areas("kecamatan", within="16.71")]
#: Here a row is given twice.
_WITH_FAULTS = dict.fromkeys(
    ["duplicates", "the_same_row_twice", "copied_column_and_double_heads"], "duplicate-key"
)


@cache
def _tables(name: str) -> tuple[Table, ...]:
    case = _CASES[name]
    with TemporaryDirectory() as folder:
        return read_here(write(case, case.formats[0], Path(folder))).tables


@pytest.mark.parametrize("name", _CASES)
def test_every_messy_table_has_a_place_for_each_figure(name: str) -> None:
    for table in _tables(name):
        arranged = arrange(table, propose(table), period="2023")

        assert {one.code for one in arranged.findings} <= {_WITH_FAULTS.get(name)}
        cells = [point.cell for point in arranged.points]
        assert len(cells) == len(set(cells))
        counted = len(cells) + len(arranged.left_out) + len(arranged.unplaced)
        assert counted == len(table.observations)


@pytest.mark.parametrize("name", _CASES)
def test_columns_have_names_that_the_datastore_takes(name: str) -> None:
    for table in _tables(name):
        names = [one.name for one in propose(table).dimensions]

        assert len(names) == len(set(names))
        assert all(re.fullmatch(r"[a-z][a-z0-9_]{0,59}", one) for one in names)


def _grid(heads: list[tuple[str, ...]], *, period: str | None = "2023") -> Table:
    cells = [
        Observation(address((r, c)), (name,), head, Decimal(r * c + 1), None, code, code, period)
        for r, (name, code) in enumerate(_DISTRICTS)
        for c, head in enumerate(heads, start=1)
    ]
    title = Title("Guru Menurut Kecamatan di Kota Palembang")
    return Table("Data", "A1:Z9", title, None, (), None, (), (), tuple(cells))


def _shape(structure: DataStructure) -> dict[str, list[str]]:
    return {one.name: [m.label for m in one.members] for one in structure.dimensions[1:]}


def test_heads_that_cross_are_dimensions_of_their_own() -> None:
    heads = [(status, sex) for status in ("Negeri", "Swasta") for sex in ("L", "P", "Jumlah")]

    assert _shape(propose(_grid(heads))) == {
        "status": ["Negeri", "Swasta"],
        "jenis_kelamin": ["Laki-laki", "Perempuan", "Jumlah"],
        "tahun": ["2023"],
    }


def test_heads_that_do_not_cross_are_indicators() -> None:
    heads = [("Guru", "L"), ("Guru", "P"), ("Sekolah",)]

    assert _shape(propose(_grid(heads)))["indikator"] == ["Guru – L", "Guru – P", "Sekolah"]


def test_a_single_head_is_the_title() -> None:
    assert list(_shape(propose(_grid([("Guru",)])))) == ["tahun"]


@pytest.mark.parametrize(
    ("period", "name"),
    [("2023", "tahun"), ("2023/2024", "tahun_ajaran"), ("2023-05", "periode"), (None, "tahun")],
)
def test_the_column_of_time_is_named_by_the_kind_of_period(period: str | None, name: str) -> None:
    structure = propose(_grid([("Guru",)], period=period))
    time = structure.dimension(Role.TIME)

    assert time is not None
    assert time.name == name


def test_areas_are_codes_with_their_names() -> None:
    structure = propose(_grid([("Guru",)]))
    area = structure.dimension(Role.AREA)

    assert area is not None
    assert (area.name, area.label_column, structure.area_level) == (
        "kode_wilayah",
        "wilayah",
        "kecamatan",
    )
    assert [(m.label, m.code) for m in area.members[:-1]] == _DISTRICTS
    assert area.members[-1].is_total


def test_the_stub_gives_its_name() -> None:
    cells = tuple(
        Observation(f"B{r}", (label,), ("Orang",), Decimal(r), None, period="2023")
        for r, label in enumerate(("0–4", "5–9", "10+"), start=2)
    )
    stub = (Dimension("Kelompok Umur", "category", ("0–4", "5–9", "10+")),)
    structure = propose(Table(None, "A1:B4", Title("x"), None, (), None, (), stub, cells))

    assert [one.name for one in structure.dimensions] == ["kelompok_umur", "tahun"]
