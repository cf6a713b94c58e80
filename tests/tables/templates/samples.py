"""Tables to make forms of, and people who fill them in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from ckanext.palembang.tables import (
    DataPoint,
    DataStructure,
    DimensionColumn,
    Measure,
    Member,
    Role,
    write_template,
)
from ckanext.palembang.tables.templates.form import Form, Kind
from ckanext.palembang.tables.templates.plan import make_form

PERIOD = "2024"
CITY = Member("16.71", "Kota Palembang", "Palembang Municipality", is_total=True)
DISTRICTS = (
    Member("16.71.01", "Ilir Barat II"),
    Member("16.71.02", "Seberang Ulu I"),
    Member("16.71.03", "Seberang Ulu II"),
)
SEXES = (
    Member("Laki-laki", "Laki-laki", "Male"),
    Member("Perempuan", "Perempuan", "Female"),
    Member("Jumlah", "Jumlah", "Total", is_total=True),
)


def areas(*members: Member) -> DimensionColumn:
    """The dimension of areas."""
    return DimensionColumn(
        "kode_wilayah", Role.AREA, "Kecamatan", "Subdistrict", members, "wilayah"
    )


def category(name: str, label: str, *members: Member) -> DimensionColumn:
    """A further dimension."""
    return DimensionColumn(name, Role.CATEGORY, label, f"{label} (en)", members)


YEARS = DimensionColumn(
    "tahun", Role.TIME, "Tahun", "Year", (Member("2022", "2022"), Member("2023", "2023"))
)

POPULATION = DataStructure(
    "1c1e6d7a-population",
    "Penduduk Menurut Kecamatan dan Jenis Kelamin di Kota Palembang",
    "Population by Subdistrict and Sex in Palembang Municipality",
    (areas(CITY, *DISTRICTS), category("jenis_kelamin", "Jenis Kelamin", *SEXES), YEARS),
    measure=Measure.COUNT,
    unit="Orang",
    unit_en="Persons",
    table_number="3.1.1",
    source="Dinas Kependudukan dan Pencatatan Sipil",
)


def population(year: str, step: int = 1) -> list[DataPoint]:
    """Figures of a year: parts, and the totals that they add up to."""
    found: dict[tuple[str, str], int] = {}
    for place, district in enumerate(DISTRICTS):
        men, women = 1000 * step + 10 * place, 2000 * step + 7 * place
        for sex, figure in (("Laki-laki", men), ("Perempuan", women), ("Jumlah", men + women)):
            found[district.code, sex] = figure
            found[CITY.code, sex] = found.get((CITY.code, sex), 0) + figure
    return [DataPoint((*key, year), Decimal(figure)) for key, figure in found.items()]


def form_file(
    folder: Path,
    structure: DataStructure = POPULATION,
    *,
    period: str = PERIOD,
    earlier: Iterable[DataPoint] = (),
) -> Path:
    """A form as it is downloaded."""
    path = folder / "formulir.xlsx"
    path.write_bytes(write_template(structure, period, list(earlier)))
    return path


def fill(
    path: Path,
    points: Iterable[DataPoint],
    structure: DataStructure = POPULATION,
    *,
    earlier: Iterable[DataPoint] = (),
) -> Path:
    """Type figures and signs into a form; totals that are the sum of their parts are left to it."""
    book = openpyxl.load_workbook(path)
    points = list(points)
    period = points[0].key[-1] if points else PERIOD
    type_in(book["Isian"], make_form(structure, period, list(earlier)), structure, points)
    filled = path.with_name(f"terisi-{path.name}")
    book.save(filled)
    return filled


def type_in(
    sheet: Worksheet, form: Form, structure: DataStructure, points: Iterable[DataPoint]
) -> None:
    """Type figures and signs into the cells of a form that nobody has changed yet."""
    top = next(cell.row for cell in sheet["A"] if cell.value == "(1)") + 1
    rows = {row.code: top + place for place, row in enumerate(form.rows)}
    by_key = {one.key: one for one in points}
    values: dict[tuple[str, int], Decimal | None] = {}
    wanted: dict[tuple[str, int], DataPoint] = {}
    for row in form.rows:
        for column in form.inputs():
            members = form.members_at(row, column)
            point = by_key.get(tuple(members[one.name] for one in structure.dimensions))
            if point is not None and (row.code, column.number) in form.cells:
                wanted[row.code, column.number] = point
                values[row.code, column.number] = point.value
    for (code, number), point in wanted.items():
        column = next(one for one in form.columns if one.number == number)
        sign = form.beside(column, Kind.SIGN)
        if not _left_to_formula(form, values, (code, number)):
            cell = sheet.cell(rows[code], number)
            cell.value = None if point.value is None else _typed(point.value)
        if point.flag and sign:
            sheet.cell(rows[code], sign.number).value = point.flag


def _typed(figure: Decimal) -> int | float:
    return int(figure) if figure == figure.to_integral_value() else float(figure)


def _left_to_formula(
    form: Form, values: Mapping[tuple[str, int], Decimal | None], name: tuple[str, int]
) -> bool:
    parts = form.cells[name].parts
    known = [values[part] for part in parts if values.get(part) is not None]
    return bool(known) and sum(known) == values[name]


def bare(points: Iterable[DataPoint]) -> dict[tuple[str, ...], tuple[Decimal | None, str | None]]:
    """What points say, whatever cell they came from."""
    return {one.key: (one.value, one.flag) for one in points}


def moved(points: Iterable[DataPoint], year: str) -> list[DataPoint]:
    """The same figures in another year."""
    return [replace(one, key=(*one.key[:-1], year)) for one in points]
