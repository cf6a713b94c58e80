"""Points drawn as a table, and arranged again."""

from __future__ import annotations

from decimal import Decimal

from ckanext.palembang.tables import (
    DataPoint,
    DataStructure,
    DimensionColumn,
    Member,
    Role,
    arrange,
    draw,
)

_AREAS = (
    Member("16.71.01", "Ilir Barat II"),
    Member("16.71.02", "Seberang Ulu I"),
    Member("16.71", "Kota Palembang", is_total=True),
)
_STRUCTURE = DataStructure(
    identity="d",
    title="Penduduk",
    title_en="Population",
    dimensions=(
        DimensionColumn("kode_wilayah", Role.AREA, "Kecamatan", members=_AREAS),
        DimensionColumn("tahun", Role.TIME, "Tahun", members=(Member("2024", "2024"),)),
        DimensionColumn(
            "jenis_kelamin",
            Role.CATEGORY,
            "Jenis kelamin",
            members=(Member("Laki-laki", "Laki-laki"), Member("Perempuan", "Perempuan")),
        ),
    ),
    unit="jiwa",
)


def _points() -> list[DataPoint]:
    return [
        DataPoint(
            (area.code, "2024", sex), Decimal(10 * row + column), cell=f"Isian!{letter}{row + 5}"
        )
        for row, area in enumerate(_AREAS)
        for column, (sex, letter) in enumerate((("Laki-laki", "B"), ("Perempuan", "C")))
    ]


def test_areas_go_down_and_the_rest_across() -> None:
    table = draw(_STRUCTURE, _points())

    assert (table.sheet, table.range, table.years) == ("Isian", "B5:C7", ("2024",))
    first, *_, last = table.observations
    assert (first.cell, first.row, first.column) == ("B5", ("Ilir Barat II",), ("Laki-laki",))
    assert (first.area, first.place, first.period) == ("16.71.01", "16.71.01", "2024")
    assert (last.area, last.place, last.is_total) == (None, "16.71", True)


def test_what_is_drawn_is_arranged_to_the_same_points() -> None:
    points = _points()
    found = arrange(draw(_STRUCTURE, points), _STRUCTURE)

    assert {(one.key, one.value) for one in found.points} == {
        (one.key, one.value) for one in points
    }
    assert not found.unplaced


def test_nothing_is_an_empty_table() -> None:
    table = draw(_STRUCTURE, [])

    assert (table.observations, table.range, table.sheet) == ((), "", None)
