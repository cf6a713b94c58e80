"""How a tidy table becomes a cross table or a list; no services needed."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckanext.palembang.catalogue.table_view import build, read_request
from ckanext.palembang.catalogue.table_view.source import StoredTable
from ckanext.palembang.catalogue.table_view.view import TableView

Row = dict[str, Any]
_SEX = {"values": {"Laki-laki": "Male", "Perempuan": "Female", "Jumlah": "Total"}}


def _label(indonesian: str, english: str) -> Row:
    return {"label": indonesian, "label_translated": {"id": indonesian, "en": english}}


_FIELDS = [
    {"id": "_id", "type": "int"},
    {"id": "kode_wilayah", "type": "text"},
    {"id": "wilayah", "type": "text", "info": _label("Kecamatan", "Subdistrict")},
    {"id": "jenis_kelamin", "type": "text", "info": _label("Jenis kelamin", "Sex") | _SEX},
    {"id": "tahun", "type": "text"},
    {"id": "nilai", "type": "numeric", "info": {"unit": "orang"}},
    {"id": "tanda", "type": "text"},
]
_AREAS = [
    ("16.71.01", "Ilir Barat II"),
    ("16.71.02", "Seberang Ulu I"),
    ("16.71", "Kota Palembang"),
]


def _rows(areas: list[tuple[str, str]] = _AREAS) -> list[Row]:
    return [
        {
            "_id": 1,
            "kode_wilayah": code,
            "wilayah": name,
            "jenis_kelamin": sex,
            "tahun": year,
            "nilai": 1000 * (place + 1) + 10 * column + int(year) - 2023,
            "tanda": "x" if year == "2024" else "",
        }
        for year in ("2024", "2023")
        for place, (code, name) in enumerate(areas)
        for column, sex in enumerate(("Laki-laki", "Perempuan", "Jumlah"))
    ]


@pytest.fixture
def stored(monkeypatch: pytest.MonkeyPatch) -> list[Row]:
    """The rows that the DataStore holds; a test may change them."""
    rows = _rows()
    monkeypatch.setattr(build, "read_table", lambda _: StoredTable(_FIELDS, rows, True, len(rows)))
    return rows


def _table(language: str = "id", **arguments: str) -> TableView:
    return build.build_table("r", read_request(arguments), "/dataset/d", language)


def _texts(table: TableView) -> list[list[str]]:
    return [[row.head.text, *(cell.text for cell in row.cells)] for row in table.rows]


@pytest.mark.usefixtures("stored")
class TestCrossTable:
    def test_areas_go_down_categories_across_in_the_latest_year(self) -> None:
        table = _table()

        assert [head.label for head in table.heads] == [
            "Kecamatan",
            "Laki-laki",
            "Perempuan",
            "Jumlah",
        ]
        assert _texts(table)[0] == ["Ilir Barat II", "1.001", "1.011", "1.021"]
        assert table.columns_label == "Jenis kelamin"

    def test_english_readers_get_english_words_numbers_and_heads(self) -> None:
        table = _table("en")

        assert [head.label for head in table.heads] == ["Subdistrict", "Male", "Female", "Total"]
        assert _texts(table)[0][1] == "1,001"

    def test_names_without_translation_are_marked_as_indonesian(self) -> None:
        assert _table("en").rows[0].head.lang == "id"
        assert _table("en").heads[1].lang == ""
        assert _table("id").rows[0].head.lang == ""

    def test_another_dimension_can_go_across(self) -> None:
        table = _table(cols="tahun")

        assert [head.label for head in table.heads] == ["Kecamatan", "2023", "2024"]
        assert _texts(table)[0] == ["Ilir Barat II", "1.020", "1.021"]

    def test_the_value_of_the_third_dimension_can_be_chosen(self) -> None:
        table = _table(f_tahun="2023")

        assert _texts(table)[0] == ["Ilir Barat II", "1.000", "1.010", "1.020"]

    def test_rows_and_columns_can_change_places(self) -> None:
        table = _table(rows="jenis_kelamin", cols="wilayah")

        assert [head.label for head in table.heads][1:] == [name for _, name in _AREAS]
        assert _texts(table)[0][0] == "Laki-laki"

    def test_a_column_sorts_the_rows_and_the_total_stays_last(self) -> None:
        table = _table(sort="c0", order="desc")

        assert [row.head.text for row in table.rows] == [
            "Seberang Ulu I",
            "Ilir Barat II",
            "Kota Palembang",
        ]
        assert table.heads[1].sorted_as == "descending"
        assert table.rows[-1].is_total

    def test_following_a_head_again_sorts_the_other_way(self) -> None:
        assert "order=desc" in _table().heads[1].sort_address
        assert "order" not in _table(sort="c0", order="desc").heads[1].sort_address

    def test_symbols_stand_with_their_numbers_and_in_the_legend(self) -> None:
        table = _table()

        assert (table.rows[0].cells[0].symbol, table.rows[0].cells[0].text) == ("x", "1.001")
        assert table.legend == [("x", "Angka sementara")]
        assert _table("en").legend == [("x", "Preliminary figures")]

    def test_choices_say_what_is_chosen(self) -> None:
        chosen = {
            control.name: [choice.value for choice in control.choices if choice.is_chosen]
            for control in _table().controls
        }

        assert chosen == {"rows": ["wilayah"], "cols": ["jenis_kelamin"], "f_tahun": ["2024"]}


class TestOddTables:
    def test_a_symbol_takes_the_place_of_a_missing_number(self, stored: list[Row]) -> None:
        stored[0] |= {"nilai": None, "tanda": "..."}

        cell = _table().rows[0].cells[0]

        assert (cell.text, cell.symbol, cell.symbol_label) == ("", "...", "Data tidak tersedia")

    def test_a_missing_observation_is_an_empty_cell(self, stored: list[Row]) -> None:
        del stored[0]

        assert _texts(_table())[0][1] == ""

    def test_two_observations_of_one_cell_make_a_list(self, stored: list[Row]) -> None:
        stored.append(dict(stored[0]))

        table = _table()

        assert table.form == "long"
        assert table.other_form == ""

    def test_an_empty_table_has_no_rows(self, stored: list[Row]) -> None:
        stored.clear()

        assert _table().rows == []

    def test_a_single_value_of_a_dimension_goes_into_the_caption(self, stored: list[Row]) -> None:
        stored[:] = [row for row in stored if row["tahun"] == "2024"]

        table = _table()

        assert ("Tahun", "2024") in table.constants or ("Year", "2024") in table.constants
        assert table.controls == []

    def test_few_categories_over_many_months_go_across(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        fields = [
            {"id": "periode", "type": "text"},
            {"id": "jenis", "type": "text"},
            {"id": "nilai", "type": "numeric"},
        ]
        rows = [
            {"periode": f"2024-{month:02}", "jenis": kind, "nilai": month}
            for month in range(1, 13)
            for kind in ("a", "b")
        ] + [{"periode": "2025-01", "jenis": kind, "nilai": 1} for kind in ("a", "b")]
        monkeypatch.setattr(
            build, "read_table", lambda _: StoredTable(fields, rows, True, len(rows))
        )

        table = _table()

        assert [head.label for head in table.heads][1:] == ["a", "b"]
        assert table.rows[0].head.text == "Januari 2024"

    def test_a_table_that_is_not_tidy_is_listed_with_plain_years(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        fields = [
            {"id": "kode", "type": "int"},
            {"id": "tahun", "type": "int"},
            {"id": "jumlah", "type": "int"},
            {"id": "tautan", "type": "text"},
        ]
        rows = [{"kode": 16710, "tahun": 2024, "jumlah": 12345, "tautan": "https://bps.go.id/x"}]
        monkeypatch.setattr(build, "read_table", lambda _: StoredTable(fields, rows, True, 1))

        table = _table()

        assert _texts(table) == [["16710", "2024", "12.345", "bps.go.id"]]
        assert table.rows[0].cells[2].address == "https://bps.go.id/x"


@pytest.mark.usefixtures("stored")
class TestList:
    def test_it_has_all_rows_and_a_way_back(self) -> None:
        table = _table(form="long")

        assert table.pager.rows == 18
        assert "form=wide" in table.other_form

    def test_it_is_sorted_and_filtered(self) -> None:
        table = _table(form="long", sort="nilai", order="desc", f_jenis_kelamin="Jumlah")

        assert [row.cells[-1].text for row in table.rows][:2] == ["3.021", "3.020"]
        assert table.pager.rows == 6

    def test_codes_and_years_are_not_formatted_as_numbers(self) -> None:
        row = _table(form="long").rows[0]

        assert row.head.text == "16.71.01"
        assert "2024" in [cell.text for cell in row.cells]

    def test_a_page_beyond_the_end_is_the_last(self, stored: list[Row]) -> None:
        stored.extend(
            dict(row, wilayah=f"{row['wilayah']} {n}") for n in range(4) for row in _rows()
        )

        table = _table(form="long", page="999")

        assert (table.pager.page, table.pager.pages, table.pager.rows) == (2, 2, 90)
        assert table.pager.next == ""
        assert "page" not in table.pager.previous


_ODD = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        ["c99", "c-1", "row", "wilayah", "nilai", "_id", "desc", "-1", "0", "1e9", "²", "\x00"]
    ),
)
_NAMES = [
    "table",
    "form",
    "rows",
    "cols",
    "sort",
    "order",
    "page",
    "f_tahun",
    "f_jenis_kelamin",
    "f_",
    "f_x",
]


@given(
    arguments=st.dictionaries(st.sampled_from(_NAMES), _ODD), language=st.sampled_from(["id", "en"])
)
def test_no_address_breaks_the_table(arguments: dict[str, str], language: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        rows = _rows()
        patch.setattr(build, "read_table", lambda _: StoredTable(_FIELDS, rows, True, len(rows)))

        table = _table(language, **arguments)

    assert table.heads
    assert table.pager.page == 1
