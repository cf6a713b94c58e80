"""What a form looks like for different tables, and what its cells accept."""

from __future__ import annotations

import io
from dataclasses import replace
from decimal import Decimal

import openpyxl
import pytest

from ckanext.palembang.reference import code_list
from ckanext.palembang.tables import (
    DataPoint,
    DataStructure,
    DimensionColumn,
    Measure,
    Member,
    Role,
    TemplateImpossibleError,
    write_template,
)
from ckanext.palembang.tables.templates.form import Kind
from ckanext.palembang.tables.templates.plan import make_form

from tests.tables.templates.samples import (
    CITY,
    DISTRICTS,
    PERIOD,
    POPULATION,
    SEXES,
    YEARS,
    areas,
    category,
    population,
)

EARLIER = population("2023")


def _book(structure: DataStructure = POPULATION, language: str = "id") -> openpyxl.Workbook:
    content = write_template(structure, PERIOD, EARLIER, language)
    return openpyxl.load_workbook(io.BytesIO(content))


def _row(sheet: object, number: int) -> list[object]:
    return [cell.value for cell in sheet[number]]


def test_title_unit_and_heads_are_in_both_languages() -> None:
    sheet = _book()["Isian"]

    assert sheet["A1"].value == f"Tabel 3.1.1  {POPULATION.title}, 2024"
    assert sheet["A2"].value == f"Table 3.1.1  {POPULATION.title_en}, 2024"
    assert sheet["A2"].font.i
    assert "Satuan / Unit: Orang / Persons" in sheet["A3"].value
    assert (sheet["C6"].value, sheet["F6"].value) == ("Laki-laki\nMale", "Perempuan\nFemale")
    assert _row(sheet, 7)[2:5] == ["2024", "Tanda\nSign", "2023"]
    assert _row(sheet, 8) == [f"({number})" for number in range(1, 12)]
    assert [sheet[f"A{row}"].value for row in range(9, 13)] == [
        "16.71.01",
        "16.71.02",
        "16.71.03",
        "16.71",
    ]
    assert sheet["B12"].value == "Kota Palembang / Palembang Municipality"
    assert sheet["E9"].value == 1000
    assert sheet.freeze_panes == "C9"
    assert sheet.print_title_rows == "$5:$8"
    assert sheet.page_setup.orientation == "landscape"


def test_only_inputs_are_unlocked_and_totals_are_formulas() -> None:
    sheet = _book()["Isian"]

    unlocked = {
        cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked
    }

    signs = {f"{column}{row}" for column in "DGJ" for row in range(9, 13)}
    assert unlocked == signs | {f"{column}{row}" for column in "CF" for row in range(9, 12)}
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    assert sheet["C12"].value == '=IF(COUNT(C9:C11)=0,"",SUM(C9:C11))'
    assert sheet["I9"].value == '=IF(COUNT(C9,F9)=0,"",SUM(C9,F9))'


@pytest.mark.parametrize(
    ("measure", "kind", "limits"),
    [
        (Measure.COUNT, "whole", ("0", None)),
        (Measure.SHARE, "decimal", ("0", "100")),
        (Measure.AMOUNT, "decimal", ("-1e+15", "1e+15")),
        (None, "decimal", ("-1e+15", "1e+15")),
    ],
)
def test_input_cells_accept_what_the_measure_allows(
    measure: Measure | None, kind: str, limits: tuple[str, str | None]
) -> None:
    sheet = _book(replace(POPULATION, measure=measure))["Isian"]

    rule = next(one for one in sheet.data_validations.dataValidation if "C9" in one.sqref)
    assert rule.type == kind
    found = [None if one is None else float(one) for one in (rule.formula1, rule.formula2)]
    assert found == [None if one is None else float(one) for one in limits]
    assert rule.showErrorMessage
    assert rule.showInputMessage
    for text in (rule.prompt, rule.error):
        assert len(text) <= 255
        indonesian, english = text.split("\n")
        assert "Tanda" in indonesian
        assert "Sign" in english


def test_signs_are_chosen_from_the_list_of_bps() -> None:
    book = _book()

    rule = next(one for one in book["Isian"].data_validations.dataValidation if "D9" in one.sqref)
    assert (rule.type, rule.formula1) == ("list", "daftar_tanda")
    codes = [code.code for code in code_list("simbol").codes]
    assert book.defined_names["daftar_tanda"].attr_text == f"_daftar!$A$1:$A${len(codes)}"
    assert [cell.value for cell in book["_daftar"]["A"]] == codes
    texts = [str(cell.value) for row in book["Petunjuk"].iter_rows() for cell in row]
    for code in code_list("simbol").codes:
        assert {code.code, code.label_id, code.label_en} <= set(texts)


def test_the_identity_is_hidden_well_and_said_twice() -> None:
    book = _book()

    assert book["_id"].sheet_state == "veryHidden"
    assert book["_daftar"].sheet_state == "hidden"
    told = {one.name: one.value for one in book.custom_doc_props.props}
    assert told["palembang_dataset"] == POPULATION.identity
    assert told["palembang_period"] == PERIOD


def test_the_language_decides_which_comes_first() -> None:
    indonesian, english = _book(language="id"), _book(language="en")

    assert indonesian["Petunjuk"]["B4"].value == "Bahasa Indonesia"
    assert english["Petunjuk"]["B4"].value == "English"
    prompts = [
        next(
            one for one in book["Isian"].data_validations.dataValidation if "C9" in one.sqref
        ).prompt
        for book in (indonesian, english)
    ]
    assert prompts[0].split("\n") == prompts[1].split("\n")[::-1]


def test_villages_stand_below_their_district_and_are_added_up() -> None:
    villages = (Member("16.71.01.1001", "35 Ilir"), Member("16.71.01.1002", "32 Ilir"))
    district = replace(DISTRICTS[0], is_total=True)
    structure = replace(
        POPULATION, dimensions=(areas(CITY, district, DISTRICTS[1], *villages), YEARS)
    )
    form = make_form(structure, PERIOD)

    assert [(row.code, row.depth) for row in form.rows] == [
        ("16.71.01", 0),
        ("16.71.01.1001", 1),
        ("16.71.01.1002", 1),
        ("16.71.02", 0),
        ("16.71", 0),
    ]
    number = next(form.inputs()).number
    assert form.cells["16.71.01", number].parts == (
        ("16.71.01.1001", number),
        ("16.71.01.1002", number),
    )
    assert form.cells["16.71", number].parts == (("16.71.01", number), ("16.71.02", number))


def test_shares_and_totals_that_were_no_sums_are_typed() -> None:
    shares = make_form(replace(POPULATION, measure=Measure.SHARE), PERIOD, EARLIER)
    assert not any(cell.parts for cell in shares.cells.values())

    wrong = [replace(one, value=Decimal(1)) if one.key[0] == "16.71" else one for one in EARLIER]
    form = make_form(POPULATION, PERIOD, wrong)
    assert form.cells["16.71", 3].parts == ()
    assert form.cells["16.71.01", 9].parts

    unknown = replace(POPULATION, measure=None)
    assert not any(cell.parts for cell in make_form(unknown, PERIOD).cells.values())
    assert make_form(unknown, PERIOD, EARLIER).cells["16.71", 3].parts


def test_a_wide_table_has_a_row_for_each_figure() -> None:
    many = tuple(Member(f"{age}", f"{age} tahun") for age in range(31))
    structure = replace(
        POPULATION,
        dimensions=(areas(*DISTRICTS), category("umur", "Umur", *many), YEARS),
    )
    form = make_form(structure, PERIOD)

    assert form.down == ("kode_wilayah", "umur")
    assert form.across == ()
    assert [column.kind for column in form.columns] == [
        Kind.CODE,
        Kind.STUB,
        Kind.STUB,
        Kind.INPUT,
        Kind.SIGN,
    ]
    assert len(form.rows) == len(form.cells) == 93


def test_only_what_had_a_figure_is_asked_for_where_little_had_one() -> None:
    earlier = [
        one
        for one in EARLIER
        if one.key[:2] in {("16.71.01", "Laki-laki"), ("16.71.02", "Perempuan")}
    ]
    form = make_form(POPULATION, PERIOD, earlier)

    assert {one[0] for one in form.cells} == {"16.71.01", "16.71.02"}
    assert len(form.cells) == 2
    content = write_template(POPULATION, PERIOD, earlier)
    sheet = openpyxl.load_workbook(io.BytesIO(content))["Isian"]
    assert sheet["C9"].protection.locked != sheet["C10"].protection.locked


def test_a_year_of_a_monthly_table_asks_for_its_months() -> None:
    months = tuple(Member(f"2023-{month:02d}", "") for month in range(1, 13))
    time = DimensionColumn("bulan", Role.TIME, "Bulan", "Month", months)
    structure = replace(POPULATION, dimensions=(category("jk", "Jenis Kelamin", *SEXES), time))
    earlier = [
        DataPoint((sex.code, month.code), Decimal(number))
        for sex in SEXES
        for number, month in enumerate(months, start=1)
    ]

    form = make_form(structure, PERIOD, earlier)

    assert [row.members for row in form.rows] == [(f"2024-{month:02d}",) for month in range(1, 13)]
    assert form.rows[1].labels[0].joined() == "Februari 2024 / February 2024"
    assert form.cells[form.rows[1].code, next(form.inputs()).number].earlier == 2
    assert form.earlier_period == "2023"


def test_figures_of_one_month_ask_for_all_months() -> None:
    months = tuple(Member(f"2023-{month:02d}", "") for month in range(1, 13))
    time = DimensionColumn("bulan", Role.TIME, "Bulan", "Month", months)
    structure = replace(POPULATION, dimensions=(category("jk", "Jenis Kelamin", *SEXES), time))

    form = make_form(structure, PERIOD, [DataPoint(("Laki-laki", "2023-12"), Decimal(7))])

    assert len(form.cells) == 12
    assert {row.members for row in form.rows} == {(f"2024-{month:02d}",) for month in range(1, 13)}


def test_a_table_without_members_or_with_too_many_has_no_form() -> None:
    with pytest.raises(TemplateImpossibleError):
        make_form(replace(POPULATION, dimensions=(areas(), YEARS)), PERIOD)
    crowd = tuple(Member(str(number), str(number)) for number in range(300))
    dimensions = (category("a", "A", *crowd), category("b", "B", *crowd), YEARS)
    with pytest.raises(TemplateImpossibleError):
        make_form(replace(POPULATION, dimensions=dimensions), PERIOD)


def test_texts_of_outsiders_are_never_formulas() -> None:
    evil = Member("=1+1", '=HYPERLINK("x")', "@SUM(A1)")
    structure = replace(
        POPULATION, title="=cmd", dimensions=(category("a", "=A", evil, *SEXES), YEARS)
    )
    content = write_template(structure, PERIOD)
    sheet = openpyxl.load_workbook(io.BytesIO(content))["Isian"]

    formulas = [cell.value for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert formulas
    assert all(formula.startswith("=IF(COUNT(") for formula in formulas)
