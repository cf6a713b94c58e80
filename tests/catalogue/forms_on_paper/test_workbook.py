"""The forms as an XLSX file, read back by another library."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from ckanext.palembang.catalogue.forms_on_paper.sheet import Paper
from ckanext.palembang.catalogue.forms_on_paper.workbook import workbook

from tests.catalogue.forms_on_paper.papers import paper

_FORMULAS = ['=HYPERLINK("http://evil.test")', "+1+1", "-2+3", "@SUM(A1)", "\t=1", "{=1+1}"]


def _cells(found: Paper) -> Iterator[Any]:
    book = load_workbook(BytesIO(workbook(found)))
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            yield from (cell for cell in row if cell.value is not None)


@pytest.mark.parametrize("text", _FORMULAS)
def test_no_text_is_ever_a_formula(text: str) -> None:
    """What begins like a formula stays what was typed, in every kind of cell."""
    activity = {
        "judul_kegiatan": text,
        "iii_tujuan_kegiatan": text,
        "iii_variabel_yang_dikumpulkan": [{"nama": text, "konsep": text}],
        "iv_metode_pengumpulan_data": ["lainnya"],
        "iv_metode_pengumpulan_data_lainnya": text,
    }
    found = paper(activity, [{"nama": text, "konsep": [text]}], [{"alias": text}])
    cells = list(_cells(found))
    assert {cell.data_type for cell in cells} == {"s"}
    assert not any(cell.hyperlink for cell in cells)
    assert sum(cell.value.strip() == text.strip() for cell in cells) >= 6


def test_each_form_is_a_sheet_for_a4() -> None:
    book = load_workbook(BytesIO(workbook(paper())))
    assert book.sheetnames == ["MS-Keg", "MS-Ind", "MS-Var"]
    assert [sheet.page_setup.paperSize for sheet in book.worksheets] == [9, 9, 9]
    assert [sheet.page_setup.orientation for sheet in book.worksheets] == [
        "portrait",
        "landscape",
        "landscape",
    ]
    assert [sheet.page_setup.fitToHeight for sheet in book.worksheets] == [0, 0, 0]


def test_50_indicators_and_200_variables_have_their_rows() -> None:
    indicators = [{"nama": f"Indikator {n}"} for n in range(50)]
    variables = [{"nama": f"Variabel {n}"} for n in range(200)]
    texts = {cell.value for cell in _cells(paper({}, indicators, variables))}
    assert {f"Indikator {n}" for n in range(50)} <= texts
    assert {f"Variabel {n}" for n in range(200)} <= texts


def test_no_row_is_higher_than_excel_shows() -> None:
    """A text of many lines goes over several rows, which are merged."""
    found = paper({"iii_latar_belakang_kegiatan": "Sebuah kalimat yang panjang. " * 1000})
    sheet = load_workbook(BytesIO(workbook(found)))["MS-Keg"]
    heights = [row.height for row in sheet.row_dimensions.values() if row.height]
    assert max(heights) <= 409


def test_a_text_longer_than_a_cell_holds_is_cut_with_a_mark() -> None:
    """Excel calls a file broken that holds more; ten megabytes of text do not stop the form."""
    found = paper({"iii_tujuan_kegiatan": "x" * 10_000_000})
    long = [cell.value for cell in _cells(found) if len(cell.value) > 1000]
    assert [(len(text), text[-4:]) for text in long] == [(32_767, " […]"[-4:])]


def test_characters_that_xml_forbids_do_not_break_the_file() -> None:
    found = paper({"judul_kegiatan": "a\x00b\x0bc\ud800"})
    assert list(_cells(found))
