"""The structure and the figures of a data table, read from a real DataStore."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
import sqlalchemy as sa

from ckanext.datastore.backend.postgres import get_write_engine
from ckanext.palembang.catalogue import data_resource_of, points_of, structure_of
from ckanext.palembang.catalogue.data_tables import state_of
from ckanext.palembang.catalogue.data_tables.measures import measure_of
from ckanext.palembang.catalogue.data_tables.structure import bare_title
from ckanext.palembang.tables import Measure, Role

from tests.catalogue.data_tables import tables
from tests.catalogue.tables import act, add_table, counted_queries

pytestmark = pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")

Record = dict[str, Any]


@pytest.fixture
def tabled(officer: Record, dataset: Record) -> Record:
    """A published dataset with a data table."""
    return tables.with_table(officer, dataset)


def test_columns_become_dimensions_with_roles_labels_and_members(tabled: Record) -> None:
    structure = structure_of(tabled)

    assert structure
    assert [(one.name, one.role) for one in structure.dimensions] == [
        ("kode_wilayah", Role.AREA),
        ("jenis_kelamin", Role.CATEGORY),
        ("tahun", Role.TIME),
    ]
    area, sex, time = structure.dimensions
    assert (area.label, area.label_en, area.label_column) == ("Kecamatan", "Subdistrict", "wilayah")
    # Areas as they are stored; the city adds up the others.
    assert [(one.code, one.label, one.label_en, one.is_total) for one in area.members] == [
        ("16.71.07", "Sukarami", "Sukarami", False),
        ("16.71.01", "Ilir Barat II", "Ilir Barat II", False),
        ("16.71", "Kota Palembang", "Palembang Municipality", True),
    ]
    assert [(one.label, one.label_en, one.is_total) for one in sex.members] == [
        ("Laki-laki", "Male", False),
        ("Perempuan", "Female", False),
        ("Jumlah", "Total", True),
    ]
    assert [one.code for one in time.members] == ["2023", "2024"]
    assert [one.name for one in structure.attributes] == ["sumber"]


def test_the_metadata_say_title_measure_unit_source_and_notes(tabled: Record) -> None:
    structure = structure_of(tabled)

    assert structure
    assert structure.identity == tabled["id"]
    assert structure.title == "Penduduk Menurut Kecamatan di Kota Palembang"
    assert structure.title_en == "Population by Subdistrict in Palembang Municipality"
    assert structure.measure is Measure.COUNT
    assert (structure.unit, structure.unit_en) == ("Jiwa", "Persons")
    assert structure.decimals == 2
    assert structure.table_number == tabled["dalam_angka"][0]["nomor"]
    assert structure.source == "BPS Kota Palembang"
    assert structure.notes_en == "The subdistricts add up to the city."
    assert structure.area_level == "kecamatan"


def test_points_are_the_rows_in_their_order(tabled: Record) -> None:
    points = list(points_of(tabled))

    assert len(points) == 18
    assert points[0].key == ("16.71.07", "Laki-laki", "2024")
    assert (points[0].value, points[0].flag) == (None, "...")
    assert (points[1].value, points[1].flag) == (Decimal("1011.50"), "x")
    assert str(points[1].value) == "1011.50"
    assert points[1].attributes == {"sumber": "=SUM(A1)"}
    assert [point.revised for point in points].index(True) == 10
    assert points[17].flag is None


def test_filters_keep_what_is_asked_for(tabled: Record) -> None:
    found = points_of(tabled, filters={"tahun": ["2023"], "kode_wilayah": ["16.71", "16.71.01"]})

    assert {point.key[::2] for point in found} == {("16.71.01", "2023"), ("16.71", "2023")}


def test_the_number_of_statements_does_not_hang_on_the_rows(
    officer: Record, dataset: Record
) -> None:
    many = [
        {**row, "kode_wilayah": f"{area}", "wilayah": f"Wilayah {area}"}
        for area in range(300)
        for row in tables.rows()[:6]
    ]
    tabled = tables.with_table(officer, dataset, many)

    with counted_queries() as statements:
        structure = structure_of(tabled)
        list(points_of(tabled))

    assert structure
    assert len(structure.dimensions[0].members) == 300
    assert len([text for text in statements if text.lstrip().startswith("SELECT")]) <= 5


def test_units_of_indicators_stand_with_them(officer: Record, record: Record) -> None:
    record |= {"ukuran": "Jumlah; Persentase", "satuan": "Ribu orang; Persen"}
    dataset = act(officer, "package_create", **record)
    fields = [
        {"id": "tahun", "type": "int4"},
        {"id": "indikator", "type": "text"},
        {"id": "satuan", "type": "text"},
        {"id": "nilai", "type": "float8"},
    ]
    records = [
        {"tahun": 2023, "indikator": "Penduduk miskin", "satuan": "ribu orang", "nilai": 181.65},
        {"tahun": 2023, "indikator": "P0", "satuan": "persen", "nilai": 10.22},
    ]
    structure = structure_of(tables.with_table(officer, dataset, records, fields))

    assert structure
    assert (structure.unit, structure.measure) == (None, None)
    poor, share = structure.dimensions[1].members
    assert (poor.unit, poor.measure) == ("ribu orang", Measure.AMOUNT)
    assert (share.unit, share.measure) == ("persen", Measure.SHARE)


def test_codes_get_the_names_that_the_dictionary_gives_them(
    officer: Record, dataset: Record
) -> None:
    fields = [
        {"id": "jk", "type": "text", "palembang": {
            "nama": "Jenis kelamin", "peran": "dimensi",
            "value_domain": [{"kode": "1", "nilai": "Laki-laki"}],
        }},
        {"id": "kode_rahasia", "type": "text", "palembang": {"peran": "atribut"}},
        {"id": "banyak", "type": "numeric", "palembang": {"peran": "ukuran"}},
    ]  # fmt: skip
    records = [{"jk": "1", "kode_rahasia": "a", "banyak": 3}, {"jk": "2", "banyak": 4}]
    structure = structure_of(tables.with_table(officer, dataset, records, fields))

    assert structure
    assert structure.value_column == "banyak"
    (sex,) = structure.dimensions
    assert [(one.code, one.label) for one in sex.members] == [("1", "Laki-laki"), ("2", "2")]
    assert [one.name for one in structure.attributes] == ["kode_rahasia"]


def test_a_moment_at_midnight_is_a_day(officer: Record, dataset: Record) -> None:
    fields = [{"id": "tanggal", "type": "timestamp"}, {"id": "nilai", "type": "numeric"}]
    tabled = tables.with_table(
        officer, dataset, [{"tanggal": "2021-04-26", "nilai": "NaN"}], fields
    )

    (point,) = points_of(tabled, filters={"tanggal": ["2021-04-26"]})

    assert (point.key, point.value) == (("2021-04-26",), None)


def test_a_table_without_figures_is_no_data_table(officer: Record, dataset: Record) -> None:
    fields = [{"id": "nama", "type": "text"}, {"id": "alamat", "type": "text"}]
    tabled = tables.with_table(officer, dataset, [{"nama": "SDN 1"}], fields)

    assert data_resource_of(tabled) is None
    assert structure_of(tabled) is None
    assert list(points_of(tabled)) == []

    add_table(officer, dataset["id"], tables.rows(), tables.FIELDS)
    tabled = tables.show(dataset)

    found = data_resource_of(tabled)
    assert found
    assert found["id"] == tabled["resources"][1]["id"]


def test_an_empty_table_has_a_structure_without_members(officer: Record, dataset: Record) -> None:
    structure = structure_of(tables.with_table(officer, dataset, []))

    assert structure
    assert [one.members for one in structure.dimensions] == [(), (), ()]
    assert structure.decimals is None


def test_names_that_mean_something_in_sql_are_names(officer: Record, dataset: Record) -> None:
    name = "x:y%(z)s'; --"
    fields = [{"id": name, "type": "text", "info": {"role": "dimension"}},
              {"id": "nilai", "type": "numeric"}]  # fmt: skip
    tabled = tables.with_table(officer, dataset, [{name: "a'b%s:c", "nilai": 1}], fields)

    structure = structure_of(tabled)

    assert structure
    assert structure.dimensions[0].members[0].code == "a'b%s:c"
    assert len(list(points_of(tabled, filters={name: ["a'b%s:c"]}))) == 1


def test_a_change_in_place_changes_the_state(officer: Record, tabled: Record) -> None:
    resource = data_resource_of(tabled)
    assert resource
    before = state_of(tabled)
    assert before == state_of(tabled)
    table = sa.table(resource["id"], sa.column("_id"), sa.column("nilai"))
    with get_write_engine().begin() as connection:
        connection.execute(table.update().where(table.c["_id"] == 3).values(nilai=1))

    assert state_of(tabled) != before


@pytest.mark.parametrize(
    ("title", "unit", "bare"),
    [
        ("Penduduk di Kota Palembang (jiwa), 2023–2024", "jiwa", "Penduduk di Kota Palembang"),
        ("Penduduk (orang), Sensus Penduduk 2010", "Orang", "Penduduk, Sensus Penduduk"),
        ("Penumpang LRT, 1 Januari–26 Agustus 2024", None, "Penumpang LRT"),
        ("Inflasi, Januari 2023–Oktober 2024", None, "Inflasi"),
        ("Murid SD, 2019/2020–2023/2024", None, "Murid SD"),
        ("Rainfall, January, February, and March 2024", None, "Rainfall"),
        ("2024", None, "2024"),
        (f"Luas{' ' * 20_000}x", None, "Luas x"),
        ("Januari " * 3_000 + "x", "orang", "Januari " * 3_000 + "x"),
    ],
)
def test_titles_lose_periods_and_unit(title: str, unit: str | None, bare: str) -> None:
    assert bare_title(title, unit) == bare


@pytest.mark.parametrize(
    ("kind", "unit", "about", "measure"),
    [
        ("Jumlah", "Orang", "Penduduk", Measure.COUNT),
        ("Jumlah", "Guru", "Guru menurut tingkat", Measure.COUNT),
        ("Persentase", "Persen", "Penduduk Menurut Tingkat Pendidikan", Measure.SHARE),
        ("Persentase", "Persen", "Tingkat Inflasi Menurut Bulan", Measure.RATE),
        ("Laju", "%", "", Measure.RATE),
        ("Indeks", "", "", Measure.INDEX),
        ("Nilai", "Rupiah", "", Measure.AMOUNT),
        ("Jumlah", "Ribu orang", "", Measure.AMOUNT),
        ("Rasio", "Orang per kilometer persegi", "", Measure.RATE),
        ("", "ton/hari", "", Measure.RATE),
        ("", "", "", None),
    ],
)
def test_the_measure_follows_from_the_metadata(
    kind: str, unit: str, about: str, measure: Measure | None
) -> None:
    assert measure_of(kind, unit, about) is measure
