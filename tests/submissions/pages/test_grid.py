"""The table as it was read becomes a grid whose cells know what was found in them."""

from __future__ import annotations

from typing import Any

import pytest

from ckanext.palembang.submissions.pages.addresses import (
    Area,
    areas_in,
    column_letters,
    column_number,
    sheet_of,
)
from ckanext.palembang.submissions.pages.figures import figures_of, sheet_of_figures
from ckanext.palembang.submissions.pages.findings import shown_findings
from ckanext.palembang.submissions.pages.grid import Grid, build_grid

from tests.submissions.pages.records import finding, observation, submission


def _grid(record: dict[str, Any]) -> Grid:
    sheet = sheet_of_figures(record)
    return build_grid(figures_of(record), sheet, shown_findings(record, "id").marks(sheet))


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        ("C7", (Area(7, 3, 7, 3),)),
        ("A3:G24", (Area(3, 1, 24, 7),)),
        ("G24:A3", (Area(3, 1, 24, 7),)),
        ("B5, B9", (Area(5, 2, 5, 2), Area(9, 2, 9, 2))),
        ("Isian!AB12", (Area(12, 28, 12, 28),)),
        ("ZZZ1", ()),
        ("A0 A1234567890 ab12 <b>", ()),
        (None, ()),
    ],
    ids=str,
)
def test_addresses_in_findings(text: str | None, areas: tuple[Area, ...]) -> None:
    assert areas_in(text) == areas


def test_letters_of_columns_and_back() -> None:
    assert [column_letters(number) for number in (1, 26, 27, 702, 703)] == [
        *("A", "Z", "AA", "ZZ", "AAA"),
    ]
    assert all(column_number(column_letters(number)) == number for number in range(1, 2000))


def test_a_sheet_s_name_may_hold_exclamation_marks() -> None:
    assert sheet_of("'Awas! 2024'!C7") == "Awas! 2024"


def test_figures_stand_under_merged_heads_in_the_order_of_the_file() -> None:
    grid = _grid(submission())

    assert [[(cell.text, cell.columns, cell.lines) for cell in line] for line in grid.head] == [
        [("Murid", 2, 1)],
        [("Laki-laki", 1, 1), ("Perempuan", 1, 1)],
    ]
    assert [(row.number, row.words) for row in grid.rows] == [
        (4, ("Ilir Barat I",)),
        (5, ("Gandus",)),
    ]
    assert [[spot.address for spot in row.cells] for row in grid.rows] == [
        ["B4", "C4"],
        ["B5", "C5"],
    ]
    assert grid.is_whole


def test_a_head_with_fewer_words_takes_the_lines_that_are_left() -> None:
    cells = [observation("B4", "x", "Murid", "Laki-laki"), observation("C4", "x", "Guru")]
    grid = _grid(submission(table={"sheet": None, "cells": cells}))

    assert [[(cell.text, cell.lines) for cell in line] for line in grid.head] == [
        [("Murid", 1), ("Guru", 2)],
        [("Laki-laki", 1)],
    ]


@pytest.mark.parametrize(
    ("cell", "identity"),
    [
        ("B4", "cell-Data-B4"),
        ("B4:C5", "cell-Data-B4"),
        ("A5", "cell-Data-A5"),
        ("C2", "cell-Data-C3"),
        ("A2:C5", "cell-Data-B4"),
        ("Z99", None),
        (None, None),
    ],
)
def test_a_finding_points_at_its_cell_its_row_or_its_column(
    cell: str | None, identity: str | None
) -> None:
    grid = _grid(submission(findings=[finding(1, cell=cell, sheet="Data")]))

    assert grid.targets.get(1) == identity


def test_the_worst_level_colours_a_cell_that_two_findings_name() -> None:
    findings = [finding(1, cell="B4"), finding(2, cell="B4:B5", level="error")]
    grid = _grid(submission(findings=findings))
    first, second = grid.rows[0].cells[0], grid.rows[1].cells[0]

    assert (first.level, sorted(first.numbers)) == ("error", [1, 2])
    assert (second.level, second.numbers) == ("error", [])


def test_a_finding_of_another_sheet_marks_nothing() -> None:
    grid = _grid(submission(findings=[finding(1, cell="B4", sheet="Lain")]))

    assert grid.targets == {}


def test_what_could_not_be_read_is_shown_as_it_was_printed() -> None:
    findings = [finding(1, cell="C5", facts={"printed": "seratus"}), finding(2, cell="B4")]
    grid = _grid(submission(findings=findings))

    assert grid.rows[1].cells[1].printed == "seratus"
    assert grid.rows[0].cells[0].printed == ""


def test_of_a_long_table_the_first_rows_and_those_with_findings_are_drawn() -> None:
    cells = [observation(f"B{row}", str(row), "Jumlah") for row in range(2, 5_002)]
    record = submission(table={"sheet": None, "cells": cells}, findings=[finding(1, cell="B4000")])
    grid = _grid(record)

    assert len(grid.rows) == 101
    assert (grid.rows[-1].number, grid.rows[-1].left_out_before) == (4000, 3898)
    assert grid.targets == {1: "cell-table-B4000"}
    assert not grid.is_whole
    assert grid.all_rows == 5_000


def test_identities_hold_nothing_of_a_sheet_s_name_that_html_could_not_take() -> None:
    record = submission()
    record["table"]["sheet"] = '"><img> 😀 Data'
    grid = _grid(record)

    assert grid.rows[0].cells[0].identity == "cell-img-Data-B4"


def test_a_template_s_figures_are_drawn_from_the_cells_they_were_filled_into() -> None:
    dimensions = [
        {
            "members": [
                {"code": "16.71.01", "label": "Ilir Barat II"},
                {"code": "16.71", "label": "Kota", "is_total": True},
            ]
        },
        {"members": [{"code": "L", "label": "Laki-laki"}, {"code": "P", "label": "Perempuan"}]},
        {"members": [{"code": "2024", "label": "2024"}]},
    ]
    points = [
        [[area, sex, "2024"], "5", None, f"Isian!{column}{row}", None]
        for row, area in ((7, "16.71.01"), (8, "16.71"))
        for column, sex in (("B", "L"), ("C", "P"))
    ]
    record = submission(table={}, points=points, structure={"dimensions": dimensions})
    grid = _grid(record)

    assert [cell.text for cell in grid.head[0]] == ["Laki-laki", "Perempuan"]
    assert [row.words for row in grid.rows] == [("Ilir Barat II", "2024"), ("Kota", "2024")]
    assert [row.is_total for row in grid.rows] == [False, True]
    assert grid.rows[0].cells[0].identity == "cell-Isian-B7"


def test_a_table_without_figures_gives_an_empty_grid() -> None:
    assert _grid(submission(table={})).rows == ()
