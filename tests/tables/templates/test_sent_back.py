"""What offices and their programs do to a form, and what reading makes of it."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from ckanext.palembang.tables import (
    DEFAULT_LIMITS,
    DataStructure,
    Level,
    Limits,
    Member,
    TemplateReading,
    identity_of,
    read_template,
    structure_hash,
)
from ckanext.palembang.tables.templates.accepting import read_template_here

from tests.tables.templates.samples import (
    PERIOD,
    POPULATION,
    areas,
    bare,
    fill,
    form_file,
    population,
)

EARLIER = population("2023")
POINTS = population(PERIOD, 2)


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    return fill(form_file(tmp_path, earlier=EARLIER), POINTS, earlier=EARLIER)


def _read(
    path: Path, structure: DataStructure = POPULATION, period: str | None = None
) -> TemplateReading:
    """In this process: the child's way is tested once, and costs a second each time."""
    return read_template_here(path, structure, DEFAULT_LIMITS, period)


def _changed(path: Path, change: Callable[[Worksheet], object]) -> TemplateReading:
    book = openpyxl.load_workbook(path)
    change(book["Isian"])
    book.save(path)
    return _read(path, POPULATION)


def _said(reading: TemplateReading) -> dict[str, str | None]:
    return {one.code: one.cell for one in reading.findings}


def _row(sheet: Worksheet, code: str) -> int:
    return next(cell.row for cell in sheet["A"] if cell.value == code)


def test_a_filled_form_gives_its_figures_cells_and_identity(filled: Path) -> None:
    reading = read_template(filled, POPULATION, period=PERIOD)

    assert bare(reading.points) == bare(POINTS)
    assert reading.findings == ()
    assert {one.key: one.cell for one in reading.points}[
        "16.71.01", "Laki-laki", PERIOD
    ] == "Isian!C9"
    assert reading.identity == identity_of(filled)
    assert reading.identity.dataset == POPULATION.identity
    assert reading.identity.period == PERIOD
    assert reading.identity.structure_hash == structure_hash(POPULATION)


def test_an_untouched_form_says_that_nothing_is_filled_in(tmp_path: Path) -> None:
    reading = _read(form_file(tmp_path, earlier=EARLIER), POPULATION)

    assert reading.points == ()
    assert [(one.code, one.level, one.facts["count"]) for one in reading.findings] == [
        ("empty-input", Level.ERROR, "6")
    ]


def test_sorted_rows_are_known_by_code_and_label(filled: Path) -> None:
    def swap(sheet: Worksheet) -> None:
        first, last = _row(sheet, "16.71.01"), _row(sheet, "16.71.03")
        for column in range(1, sheet.max_column + 1):
            one, other = sheet.cell(first, column), sheet.cell(last, column)
            if not str(one.value).startswith("="):
                one.value, other.value = other.value, one.value

    reading = _changed(filled, swap)

    assert bare(reading.points) == bare(POINTS)
    assert reading.findings == ()


def test_labels_sorted_without_their_codes_are_an_error(filled: Path) -> None:
    def swap(sheet: Worksheet) -> None:
        sheet["B9"].value, sheet["B10"].value = sheet["B10"].value, sheet["B9"].value

    reading = _changed(filled, swap)

    said = [one for one in reading.findings if one.code == "row-conflict"]
    assert [(one.cell, one.facts["found"]) for one in said] == [
        ("B9", "Seberang Ulu I"),
        ("B10", "Ilir Barat II"),
    ]
    assert all(one.level is Level.ERROR for one in said)
    assert not {"16.71.01", "16.71.02"} & {one.key[0] for one in reading.points}


def test_a_row_is_found_by_its_label_when_the_code_is_gone(filled: Path) -> None:
    reading = _changed(filled, lambda sheet: setattr(sheet["A9"], "value", None))

    assert bare(reading.points) == bare(POINTS)
    assert reading.findings == ()


def test_a_changed_label_is_said_and_the_code_counts(filled: Path) -> None:
    reading = _changed(filled, lambda sheet: setattr(sheet["B9"], "value", "IB II"))

    assert bare(reading.points) == bare(POINTS)
    assert _said(reading) == {"row-edited": "B9"}


def test_rows_put_in_do_no_harm_unless_they_hold_figures(filled: Path) -> None:
    reading = _changed(filled, lambda sheet: sheet.append(["Catatan dinas: angka semester II"]))
    assert (bare(reading.points), reading.findings) == (bare(POINTS), ())

    reading = _changed(filled, lambda sheet: sheet.append(["", "Kecamatan Baru", 5]))
    assert bare(reading.points) == bare(POINTS)
    assert _said(reading) == {"row-unknown": "B16"}


def test_a_deleted_row_is_missing_and_named(filled: Path) -> None:
    reading = _changed(filled, lambda sheet: sheet.delete_rows(10))

    gone = next(one for one in reading.findings if one.code == "cells-missing")
    assert (gone.facts["count"], gone.facts["names"]) == ("3", "Seberang Ulu I")
    assert "16.71.02" not in {one.key[0] for one in reading.points}


def test_a_row_that_was_copied_is_read_once(filled: Path) -> None:
    def copy(sheet: Worksheet) -> None:
        sheet.append([cell.value for cell in sheet[9]])

    reading = _changed(filled, copy)

    assert bare(reading.points) == bare(POINTS)
    assert "row-repeated" in _said(reading)


def test_columns_may_move_and_notes_may_stand_beside(filled: Path) -> None:
    def move(sheet: Worksheet) -> None:
        sheet.insert_cols(3)
        sheet["C9"] = "lihat surat"
        sheet.column_dimensions["B"].width = 80

    reading = _changed(filled, move)

    # The library that moves them leaves merged cells and formulas behind: heads differ, figures do not.
    assert bare(reading.points) == bare(POINTS)
    assert {one.code for one in reading.findings} <= {"head-edited"}


def test_figures_outside_the_form_are_said(filled: Path) -> None:
    reading = _changed(filled, lambda sheet: setattr(sheet["N9"], "value", 17))

    assert bare(reading.points) == bare(POINTS)
    assert _said(reading) == {"figures-outside": "N9"}


def test_translated_heads_are_said_and_the_number_counts(filled: Path) -> None:
    reading = _changed(filled, lambda sheet: setattr(sheet["C6"], "value", "Men"))

    assert bare(reading.points) == bare(POINTS)
    assert _said(reading) == {"head-edited": "C6"}


def test_heads_that_changed_places_are_an_error(filled: Path) -> None:
    def swap(sheet: Worksheet) -> None:
        sheet["C6"].value, sheet["F6"].value = sheet["F6"].value, sheet["C6"].value

    reading = _changed(filled, swap)

    said = {one.code: one.level for one in reading.findings}
    assert said == {"head-conflict": Level.ERROR}


def test_without_column_numbers_the_heads_are_enough(filled: Path) -> None:
    def wipe(sheet: Worksheet) -> None:
        for cell in sheet[8]:
            cell.value = None

    reading = _changed(filled, wipe)

    assert bare(reading.points) == bare(POINTS)
    assert reading.findings == ()


@pytest.mark.parametrize(
    ("typed", "value", "flag", "codes"),
    [
        ("2.000", "2000", None, set()),
        ("2 000", "2000", None, set()),
        ("2,000", "2000", None, set()),
        ("2000 orang", "2000", None, set()),
        ("2.000*", "2000", "*", set()),
        ("...", None, "...", {"total-mismatch"}),
        ("…", None, "...", {"total-mismatch"}),
        ("–", None, "-", {"total-mismatch"}),
        ("n.a.", None, "NA", {"total-mismatch"}),
        ("dua ribu", None, None, {"bad-number", "total-mismatch"}),
        (True, None, None, {"bad-number", "total-mismatch"}),
        (dt.date(2024, 2, 1), None, None, {"date-for-number", "total-mismatch"}),
        ("=C10*2", None, None, {"formula-without-value", "total-mismatch"}),
        ("#N/A", None, None, {"error-value", "total-mismatch"}),
        (None, None, None, {"empty-input", "total-mismatch"}),
    ],
)
def test_whatever_is_typed_in_an_input_cell(
    filled: Path, typed: object, value: str | None, flag: str | None, codes: set[str]
) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["C9"] = typed
        # The sums as a program stored them before.
        sheet["C12"], sheet["I9"], sheet["I12"] = 6030, 6000, 18051

    reading = _changed(filled, change)

    said = bare(reading.points).get(("16.71.01", "Laki-laki", PERIOD), (None, None))
    assert said == (None if value is None else Decimal(value), flag)
    assert {one.code for one in reading.findings if one.cell in {"C9", "C12", "I9"}} == codes


def test_percents_are_read_as_they_are_shown(filled: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["C9"] = 20.0
        sheet["C9"].number_format = "0%"

    reading = _changed(filled, change)

    assert bare(reading.points)["16.71.01", "Laki-laki", PERIOD] == (Decimal(2000), None)


@pytest.mark.parametrize(
    ("figure", "sign", "expected", "codes"),
    [
        (2000, "x", ("2000", "x"), {}),
        (2000, "X ", ("2000", "X"), {}),
        (None, "–", (None, "-"), {}),
        (2000, "...", ("2000", "..."), {"sign-and-figure": Level.ERROR}),
        (2000, "??", ("2000", "??"), {"unknown-symbol": Level.ERROR}),
        (None, "e", (None, "e"), {"sign-without-figure": Level.WARNING}),
        ("2000*", "e", ("2000", "e"), {"sign-conflict": Level.ERROR}),
    ],
)
def test_signs_in_their_own_column(
    filled: Path,
    figure: object,
    sign: str,
    expected: tuple[str | None, str],
    codes: dict[str, Level],
) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["C9"], sheet["D9"] = figure, sign

    reading = _changed(filled, change)

    value, flag = bare(reading.points)["16.71.01", "Laki-laki", PERIOD]
    assert (None if value is None else str(value), flag) == expected
    assert {one.code: one.level for one in reading.findings} == codes


def test_a_total_that_somebody_typed_is_kept_and_compared(filled: Path) -> None:
    reading = _changed(filled, lambda sheet: setattr(sheet["I9"], "value", 7000))

    assert bare(reading.points)["16.71.01", "Jumlah", PERIOD] == (Decimal(7000), None)
    said = next(one for one in reading.findings if one.code == "total-mismatch")
    assert (said.cell, said.facts) == (
        "I9",
        {"printed": "7.000", "sum": "6.000", "parts": "C9, F9"},
    )


def test_figures_typed_in_the_column_of_the_year_before_are_said(filled: Path) -> None:
    reading = _changed(filled, lambda sheet: setattr(sheet["E9"], "value", 2001))

    assert _said(reading) == {"earlier-changed": "E9"}


def test_comments_and_further_sheets_do_no_harm(filled: Path) -> None:
    book = openpyxl.load_workbook(filled)
    book["Isian"]["C9"].comment = Comment("dari buku register", "petugas")
    book.create_sheet("Rincian").append(["bahan", 12])
    book.save(filled)

    reading = _read(filled, POPULATION)

    assert bare(reading.points) == bare(POINTS)
    assert [(one.code, one.level, one.facts) for one in reading.findings] == [
        ("further-sheets", Level.INFO, {"names": "Rincian"})
    ]


def test_a_renamed_sheet_is_found_by_its_column_numbers(filled: Path) -> None:
    book = openpyxl.load_workbook(filled)
    book["Isian"].title = "Data 2024"
    book.save(filled)

    reading = _read(filled, POPULATION)

    assert bare(reading.points) == bare(POINTS)
    assert reading.points[0].cell.startswith("Data 2024!")


def test_the_form_of_another_dataset_or_period_is_refused_and_both_are_named(filled: Path) -> None:
    other = replace(POPULATION, identity="lain", title="Kelahiran")

    reading = _read(filled, other)
    assert reading.points == ()
    assert [(one.code, one.facts) for one in reading.findings] == [
        ("other-dataset", {"found": POPULATION.title, "expected": "Kelahiran"})
    ]
    reading = _read(filled, POPULATION, period="2025")
    assert [(one.code, one.facts) for one in reading.findings] == [
        ("other-period", {"found": PERIOD, "expected": "2025"})
    ]


def test_the_form_of_an_older_structure_is_read_as_far_as_it_goes(filled: Path) -> None:
    known = POPULATION.dimensions[0].members
    newer = replace(
        POPULATION,
        dimensions=(
            areas(*known, Member("16.71.18", "Ilir Timur III")),
            *POPULATION.dimensions[1:],
        ),
    )
    reading = _read(filled, newer)
    assert bare(reading.points) == bare(POINTS)
    assert [(one.code, one.level, one.facts["added"]) for one in reading.findings] == [
        ("older-structure", Level.WARNING, "Ilir Timur III")
    ]

    fewer = replace(POPULATION, dimensions=(areas(*known[:-1]), *POPULATION.dimensions[1:]))
    reading = _read(filled, fewer)
    assert reading.points == ()
    assert [(one.code, one.level, one.facts["gone"]) for one in reading.findings] == [
        ("older-structure", Level.ERROR, "16.71.03")
    ]


def test_a_new_period_or_name_does_not_make_a_form_old(filled: Path) -> None:
    years = replace(POPULATION.dimensions[2], members=(Member("2024", "2024"),))
    newer = replace(POPULATION, title="Penduduk", dimensions=(*POPULATION.dimensions[:2], years))

    assert _read(filled, newer).findings == ()


def test_without_the_hidden_sheet_the_form_is_laid_out_anew(filled: Path) -> None:
    book = openpyxl.load_workbook(filled)
    del book["_id"]
    book["Isian"]["I9"], book["Isian"]["I10"], book["Isian"]["I11"] = 6000, 6017, 6034
    for column, total in (("C", 6030), ("F", 12021), ("I", 18051)):
        book["Isian"][f"{column}12"] = total
    book.save(filled)

    reading = _read(filled, POPULATION)

    assert reading.identity.period == PERIOD
    assert bare(reading.points) == bare(POINTS)

    other = replace(
        POPULATION,
        dimensions=(areas(*POPULATION.dimensions[0].members[:-1]), *POPULATION.dimensions[1:]),
    )
    assert [one.code for one in _read(filled, other).findings] == ["identity-lost"]


def test_a_damaged_hidden_sheet_is_not_believed(filled: Path) -> None:
    book = openpyxl.load_workbook(filled)
    sheet = book["_id"]
    for row in sheet.iter_rows():
        if row[0].value == "row":
            row[1].value = row[1].value.replace("16.71.01", "16.71.09")
    book.save(filled)

    reading = _read(filled, POPULATION)

    # The properties still tell the layout.
    assert ("16.71.09", "Laki-laki", PERIOD) not in bare(reading.points)
    assert bare(reading.points)["16.71.01", "Laki-laki", PERIOD] == (Decimal(2000), None)


def test_a_csv_or_another_file_is_no_template(filled: Path, tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(filled)["Isian"]
    path = tmp_path / "isian.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([cell.value for cell in row] for row in sheet.iter_rows())

    reading = read_template(path, POPULATION)

    assert identity_of(path) is None
    assert (reading.identity, reading.points) == (None, ())
    assert [one.code for one in reading.findings] == ["not-a-template"]
    assert identity_of(tmp_path / "tidak-ada.xlsx") is None


def test_the_limits_hold_for_templates_too(filled: Path) -> None:
    reading = read_template(filled, POPULATION, Limits(max_bytes=100))

    assert [one.code for one in reading.findings] == ["too-large"]
