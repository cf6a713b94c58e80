"""The tables that come with the package: enough of them, true to their sources, and complete."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml

from ckanext.palembang.catalogue.demo import Definition, load_definitions, packaged_folder
from ckanext.palembang.catalogue.demo.definitions import Column
from ckanext.palembang.catalogue.demo.dictionary import datastore_field
from ckanext.palembang.catalogue.demo.metadata import FIELDS
from ckanext.palembang.reference import code_list, offices
from ckanext.palembang.statistics import Level, check_variable

DEFINITIONS = load_definitions(packaged_folder())
BY_SLUG = {one.slug: one for one in DEFINITIONS}
each = pytest.mark.parametrize("definition", DEFINITIONS, ids=lambda one: one.slug)


def _text(definition: Definition, field: str) -> str:
    value = definition.fields.get(field, "")
    assert isinstance(value, str)
    return value


def _places(definition: Definition) -> list[dict[str, str]]:
    places = definition.fields["dalam_angka"]
    assert isinstance(places, list)
    return places


def _figures(definition: Definition, **where: str) -> list[Decimal | None]:
    names = [column.name for column in definition.table.columns]
    rows = [dict(zip(names, row, strict=True)) for row in definition.table.rows]
    return [
        None if row["nilai"] is None else Decimal(row["nilai"])
        for row in rows
        if all(row[key] == value for key, value in where.items())
    ]


class TestHowMany:
    def test_there_are_more_than_thirty(self) -> None:
        assert len(DEFINITIONS) > 30

    def test_they_cover_every_chapter(self) -> None:
        chapters = {place["bab"] for one in DEFINITIONS for place in _places(one)}

        assert chapters == {code.code for code in code_list("bab")}

    def test_a_number_stands_for_one_table_in_an_edition(self) -> None:
        holders: dict[tuple[str, str], list[str]] = defaultdict(list)
        for one in DEFINITIONS:
            for place in _places(one):
                holders[place["edisi"], place["nomor"]].append(one.slug)

        assert {key: slugs for key, slugs in holders.items() if len(slugs) > 1} == {}

    def test_the_files_stay_small(self) -> None:
        sizes = {path.name: path.stat().st_size for path in packaged_folder().rglob("*.*")}

        assert {name: size for name, size in sizes.items() if size > 80_000} == {}


class TestMetadata:
    def test_a_definition_may_carry_every_field_of_the_dataset_schema(self) -> None:
        schema = Path(__file__).parents[2] / "schemas" / "dataset.yaml"
        fields = yaml.safe_load(schema.read_text(encoding="utf-8"))["dataset_fields"]

        names = {field["field_name"] for field in fields} - {"name", "owner_org", "tag_string"}
        # What an indicator needs beyond the data standard is not known for any table.
        names -= {"indikator"}

        assert names == FIELDS

    @each
    def test_both_languages_say_something_of_their_own(self, definition: Definition) -> None:
        for field in ("title", "notes", "catatan"):
            indonesian, english = _text(definition, field), _text(definition, f"{field}_en")
            assert indonesian
            assert english
            assert indonesian != english

    @each
    def test_the_note_says_whose_numbering_it_is(self, definition: Definition) -> None:
        assert "penomoran katalog ini sendiri" in _text(definition, "catatan")
        assert "this catalogue's own" in _text(definition, "catatan_en")

    @each
    def test_the_owner_is_an_office_of_the_register(self, definition: Definition) -> None:
        assert definition.owner in {office.slug for office in offices()}

    @each
    def test_the_source_is_named_with_an_address(self, definition: Definition) -> None:
        names = [column.name for column in definition.table.columns]
        addresses = [_text(definition, "sumber_url")]
        if not addresses[0]:
            position = names.index("sumber")
            addresses = [row[position] or "" for row in definition.table.rows]

        assert _text(definition, "sumber")
        assert all(urlsplit(address).scheme in ("http", "https") for address in addresses)

    @each
    def test_contacts_are_offices_without_invented_addresses(self, definition: Definition) -> None:
        assert "kontak_email" not in definition.fields
        assert "kontak_telepon" not in definition.fields


class TestLicences:
    @each
    def test_nothing_claims_an_open_licence(self, definition: Definition) -> None:
        licence = code_list("lisensi")[_text(definition, "license_id")]

        assert licence.properties["is_open"] == "false"

    @each
    def test_figures_of_bps_are_under_the_terms_of_its_publications(
        self, definition: Definition
    ) -> None:
        if _text(definition, "sumber").startswith("BPS"):
            assert _text(definition, "license_id") == "bps-publikasi"

    @each
    def test_other_terms_are_told_in_the_notes(self, definition: Definition) -> None:
        if _text(definition, "license_id") == "lainnya":
            notes = _text(definition, "catatan_en")
            assert "copyright" in notes or "free use" in notes

    @each
    def test_terms_of_bps_are_told_in_the_notes(self, definition: Definition) -> None:
        if _text(definition, "license_id") == "bps-publikasi":
            assert "written permission" in _text(definition, "catatan_en")


class TestFigures:
    """Figures that anybody can look up, so that a slip in the files is seen."""

    @pytest.mark.parametrize(
        ("slug", "where", "figure"),
        [
            ("penduduk-kecamatan", {"kode_wilayah": "16.71", "tahun": "2020"}, "1668848"),
            ("penduduk-kecamatan", {"kode_wilayah": "16.71", "tahun": "2024"}, "1801367"),
            (
                "penduduk-kecamatan-jenis-kelamin-2010",
                {"kode_wilayah": "16.71", "jenis_kelamin": "Jumlah"},
                "1452840",
            ),
            ("luas-kecamatan-2025", {"kode_wilayah": "16.71"}, "352.523"),
            (
                "luas-kecamatan-2010",
                {"kode_wilayah": "16.71", "indikator": "Luas"},
                "400.610",
            ),
            ("kelurahan-kecamatan-2025", {"kode_wilayah": "16.71"}, "107"),
            (
                "industri-besar-sedang-kabkota",
                {"kode_wilayah": "16.71", "kbli": "Jumlah"},
                "98",
            ),
            (
                "kemiskinan",
                {"tahun": "2024", "indikator": "Persentase penduduk miskin"},
                "9.77",
            ),
            ("penumpang-lrt", {"tahun": "2024"}, "4350187"),
        ],
    )
    def test_it_is_as_published(self, slug: str, where: dict[str, str], figure: str) -> None:
        assert _figures(BY_SLUG[slug], **where) == [Decimal(figure)]

    def test_2010_has_sixteen_subdistricts_and_later_years_eighteen(self) -> None:
        old = BY_SLUG["luas-kecamatan-2010"].table.rows
        new = BY_SLUG["luas-kecamatan-2025"].table.rows

        assert len({row[0] for row in old if row[0] != "16.71"}) == 16
        assert len({row[0] for row in new if row[0] != "16.71"}) == 18

    def test_most_tables_by_area_state_what_must_add_up(self) -> None:
        stated = [one for one in DEFINITIONS if one.table.totals]

        assert len(stated) > 35


class TestDoubts:
    """Where sources disagree, the table says so and leaves both."""

    def test_2018_is_left_out_and_the_reason_told(self) -> None:
        table = BY_SLUG["penduduk-kecamatan"]

        assert _figures(table, tahun="2018") == []
        assert "1.639.516" in _text(table, "catatan")
        assert "1,643,488" in _text(table, "catatan_en")

    def test_populations_of_one_year_stand_side_by_side(self) -> None:
        table = BY_SLUG["penduduk-kota-jenis-kelamin"]

        assert _figures(table, tahun="2010", jenis_kelamin="Jumlah") == [1452840, 1481814]
        assert _figures(table, tahun="2024", jenis_kelamin="Jumlah") == [1718440, 1781672, 1801367]
        assert "Dukcapil" in _text(table, "definisi")

    def test_conflicting_amounts_of_waste_stand_side_by_side(self) -> None:
        assert _figures(BY_SLUG["timbulan-sampah"], periode="2024-07") == [1200, 1240, 12000]

    def test_a_total_that_does_not_add_up_in_the_source_is_named_as_exception(self) -> None:
        (total,) = BY_SLUG["murid-kabkota"].table.totals

        assert {(one.where["jenjang"], one.difference) for one in total.exceptions} == {
            ("SD", Decimal(-60)),
            ("MA", Decimal(360)),
        }

    def test_signs_of_bps_are_kept(self) -> None:
        table = BY_SLUG["pendapatan-informal-kabkota"]
        signs = [row[-1] for row in table.table.rows]

        assert (signs.count("NA"), signs.count("a")) == (5, 3)

    def test_new_subdistricts_are_a_break_in_series(self) -> None:
        breaks = BY_SLUG["kelurahan-rw-rt-kecamatan-2010"].fields["putus_deret"]

        assert isinstance(breaks, list)
        assert breaks[0]["periode"] == "2018"


def test_the_packaged_folder_is_the_one_of_the_repository() -> None:
    assert packaged_folder().resolve() == (Path(__file__).parents[2] / "demo").resolve()


class TestDictionary:
    @each
    def test_the_columns_break_no_rule_of_ms_var(self, definition: Definition) -> None:
        for column in definition.table.columns:
            found = check_variable(datastore_field(column)["palembang"])
            assert [one for one in found if one.level is Level.ERROR] == []

    @each
    def test_every_value_stands_in_the_list_that_its_column_names(
        self, definition: Definition
    ) -> None:
        for place, column in enumerate(definition.table.columns):
            variable = datastore_field(column)["palembang"]
            values = {row[place] for row in definition.table.rows} - {None, ""}
            if "daftar_kode" in variable:
                known = code_list(variable["daftar_kode"])
                assert [one for one in values if known.normalise(str(one)) is None] == []
            if "value_domain" in variable:
                assert values <= {one["kode"] for one in variable["value_domain"]}

    def test_what_nobody_knows_stays_empty(self) -> None:
        column = Column("x", "numeric", "measure", {"id": "X", "en": "X"}, {}, {}, {})
        assert datastore_field(column)["palembang"] == {
            "nama": "X",
            "alias": "x",
            "tipe_data": "FLOAT",
            "peran": "ukuran",
        }
