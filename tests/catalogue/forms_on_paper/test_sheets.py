"""What stands in the cells of the forms, before anything is printed."""

from __future__ import annotations

import pytest

from ckanext.palembang.catalogue.forms_on_paper.labels import last_part
from ckanext.palembang.catalogue.forms_on_paper.sheet import Choice, Grid, Heading, Line, Words
from ckanext.palembang.statistics import fields

from tests.catalogue.forms_on_paper.papers import items, paper


def test_every_numbered_field_of_ms_keg_has_its_cell() -> None:
    """An empty form asks for all that the form asks for, in the form's order."""
    numbers = [item.number for block in paper().activity.blocks for item in block.items]
    printed = [number for number in numbers if number]
    asked = list(dict.fromkeys(f.number.split(" ")[0] for f in fields("ms_keg") if f.number))
    assert printed == asked


def test_blocks_stand_in_order() -> None:
    codes = [block.code for block in paper().activity.blocks]
    assert codes == ["awal", "I", "II", "III", "IV", "V", "VI", "VII", "VIII"]


def test_one_answer_is_crossed_and_its_number_stands_in_the_box() -> None:
    [item] = items(paper({"vi_petugas_pengumpulan_data": "MITRA_ATAU_TENAGA_KONTRAK"}), "6.4")
    assert isinstance(item, Choice)
    assert [option.is_chosen for option in item.options] == [False, True, False]
    assert item.box == "2"


def test_numbers_of_several_answers_add_up() -> None:
    record = {
        "iv_metode_pengumpulan_data": ["wawancara", "pengumpulan_data_sekunder", "lainnya"],
        "iv_metode_pengumpulan_data_lainnya": "Citra satelit",
    }
    [item] = items(paper(record), "4.6")
    assert isinstance(item, Choice)
    assert item.box == "25"
    assert item.other == "Citra satelit"


@pytest.mark.parametrize(("answer", "number"), [("ya", "1"), ("tidak", "2"), ("", "")])
def test_yes_is_1_and_no_is_2(answer: str, number: str) -> None:
    [item] = items(paper({"vi_apakah_melakukan_uji_coba": answer}), "6.1")
    assert isinstance(item, Choice)
    assert item.box == number


def test_an_answer_without_an_agreed_number_is_only_crossed() -> None:
    """Copies of the form disagree about the numbers of 4.3."""
    [item] = items(paper({"iv_tipe_pengumpulan_data": "CROSS_SECTIONAL"}), "4.3")
    assert isinstance(item, Choice)
    assert [option.number for option in item.options] == ["", "", ""]
    assert (item.box, item.options[2].is_chosen) == ("", True)


def test_frequencies_that_only_datasets_have_are_not_offered() -> None:
    [item] = items(paper(), "4.2")
    assert isinstance(item, Choice)
    assert [option.number for option in item.options] == [str(n) for n in range(1, 9)]


def test_each_period_has_its_row_and_a_stage_without_dates_an_empty_one() -> None:
    record = {
        "iii_jadwal_desain": [
            {"awal": "2024-01-02", "akhir": "2024-02-03"},
            {"awal": "2024-05-06", "akhir": ""},
        ]
    }
    [item] = items(paper(record), "3.3")
    assert isinstance(item, Grid)
    assert [row[2:] for row in item.rows[:3]] == [
        ("……/……/…………", "……/……/…………"),
        ("02/01/2024", "03/02/2024"),
        ("06/05/2024", "……/……/…………"),
    ]
    assert len(item.rows) == 8
    assert [row[0].id for row in item.rows if isinstance(row[0], Words)] == [
        "Perencanaan",
        "Pengumpulan",
        "Pemeriksaan",
        "Penyebarluasan",
    ]


def test_cells_with_one_number_stand_below_their_heading() -> None:
    block = next(block for block in paper().activity.blocks if block.code == "II")
    assert [type(item) for item in block.items] == [Heading, Line, Line, Heading, *[Line] * 6]
    assert [item.number for item in block.items if item.number] == ["2.1", "2.2"]


def test_200_variables_have_200_rows_and_none_ten_empty_ones() -> None:
    rows = [{"nama": f"Variabel {n}"} for n in range(200)]
    [full] = items(paper({"iii_variabel_yang_dikumpulkan": rows}), "3.4")
    [empty] = items(paper(), "3.4")
    assert isinstance(full, Grid)
    assert isinstance(empty, Grid)
    assert (len(full.rows), full.rows[199][:2]) == (200, ("200", "Variabel 199"))
    assert [row[1:] for row in empty.rows] == [("", "", "", "")] * 10


def test_ms_ind_has_17_columns_and_ms_var_12() -> None:
    found = paper(indicators=[{"nama": "A"}] * 50, variables=[{"nama": "B"}] * 200)
    assert [(sheet.code, len(sheet.columns), len(sheet.rows)) for sheet in found.tables] == [
        ("MS-Ind", 17, 50),
        ("MS-Var", 12, 200),
    ]
    for sheet in found.tables:
        assert [column.number for column in sheet.columns] == [
            str(number) for number in range(1, len(sheet.columns) + 1)
        ]


def test_an_indicator_fills_its_columns() -> None:
    indicator = {
        "nama": "Kepadatan",
        "konsep": ["Penduduk", "Luas"],
        "metode_perhitungan": "Dibagi",
        "rumus": "P/L",
        "apakah_indikator_komposit": "tidak",
        "indikator_pembangun": [{"nama": "IPM", "sumber_publikasi": ["Buku A", "Buku B"]}],
        "variabel_pembangun": [{"nama": "Penduduk", "kegiatan_penghasil": ["Sensus"]}],
        "apakah_indikator_bisa_diakses_umum": "ya",
    }
    row = paper(indicators=[indicator]).tables[0].rows[0]
    assert row[1:3] == ("Kepadatan", "• Penduduk\n• Luas")
    assert row[5] == "Dibagi\nP/L"
    assert row[9:15] == ("2", "Buku A, Buku B", "IPM", "Sensus", "", "Penduduk")
    assert row[16] == "1"


@pytest.mark.parametrize("odd", [None, 5, "teks", ["a"], {"a": 1}, [[1]], [None]])
def test_a_draft_with_any_shape_in_any_field_can_be_printed(odd: object) -> None:
    """A draft may hold what another version of the form, or another extension, wrote."""
    activity = {field.key: odd for field in fields("ms_keg")}
    indicator = {field.key: odd for field in fields("ms_ind")}
    variable = {field.key: odd for field in fields("ms_var")}
    found = paper(activity, [indicator], [variable])
    assert len(found.activity.blocks) == 9


def test_a_label_under_a_heading_does_not_repeat_it() -> None:
    found = last_part(Words("Unit Penanggung Jawab – Eselon 1", "Unit in charge – echelon 1"))
    assert found == Words("Eselon 1", "echelon 1")
    assert last_part(Words("Telepon", "Telephone")) == Words("Telepon", "Telephone")
