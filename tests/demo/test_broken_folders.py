"""A broken folder is refused whole, with file, line and reason."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckanext.palembang.catalogue.demo import BrokenDefinitionsError, load_definitions

from tests.demo.folders import SLUG, csv_with, write_folder, yaml_with

YAML, CSV = f"tables/{SLUG}.yaml", f"tables/{SLUG}.csv"


def _faults(folder: Path) -> list[str]:
    with pytest.raises(BrokenDefinitionsError) as refused:
        load_definitions(folder)
    return [str(fault) for fault in refused.value.faults]


def test_the_folder_of_these_tests_is_in_order(tmp_path: Path) -> None:
    (definition,) = load_definitions(write_folder(tmp_path))

    assert definition.slug == SLUG
    assert definition.table.rows[1] == ("16.71.02", "Seberang Ulu I", "2024", "40", "r")


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("owner_org: disdukcapil", "owner_org: dukcapil", "line 6: “dukcapil” is no office of the register"),
        ("  konsep: Penduduk\n", "", "line 1: “konsep” is missing"),
        ("  ukuran: Jumlah", "  ukuran: 5", "line 11: expected a text; put figures and dates in quotes"),
        ("  ukuran:", "  ukurn:", "line 11: “ukurn” is no field of a dataset"),
        ("tags: [penduduk]", "tags: [kab/kota]", "line 7: keyword “kab/kota”: only letters, digits, blanks and - _ . fit"),
        ("'519'", "'591'", "line 15: “591” is no code of the list subjek_csa"),
        ("nomor: 3.1.1", "nomor: 4.1.1", "line 14: Table 4.1.1 does not belong to chapter 3."),
        ("edisi: 2025", "edisi: '2025'", "line 14: expected a year"),
        ("{edisi: 2025, ", "{", "line 14: “edisi” is missing"),
        ("klasifikasi: [Kecamatan]", "klasifikasi: [Umur]", "line 10: The title classifies by “Kecamatan”, which is not among the classifications."),
        ("    wilayah:\n", "    daerah:\n", "line 35: column “daerah” is not among the shared columns: say type, role and label"),
        ("unit: {id: orang, en: persons}", "unit: {id: orang}", "line 38: “unit” needs a text under id and one under en"),
        ("    tanda:\n", "", "line 33: column “tanda” is missing"),
        ("{column: kode_wilayah", "{column: kode", "line 41: “kode” is no column of the table"),
        ("table:\n", "tabel:\n", "line 30: “tabel” is neither “dataset” nor “table”"),
        ("  notes: Percobaan.", "  notes: Percobaan.\n  notes: Lagi.", "line 5: “notes” stands here a second time"),
        ("  notes: Percobaan.", "  notes: [", "line 6: no YAML: did not find expected ',' or ']'"),
        ("periode_awal: '2024'", "periode_awal: 2024-13-45", "no YAML that can be read: month must be in 1..12"),
    ],
    ids=lambda text: None,
)  # fmt: skip
def test_a_fault_in_the_metadata(tmp_path: Path, old: str, new: str, fault: str) -> None:
    write_folder(tmp_path, yaml=yaml_with(old, new))

    assert any(
        line.startswith((f"{YAML}, {fault}", f"{YAML}: {fault}")) for line in _faults(tmp_path)
    ), _faults(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("16.71.01,", "16.71.99,", "line 2: kode_wilayah: “16.71.99” is no area"),
        ("Ilir Barat II", "Ilir Timur II", "line 2: wilayah: 16.71.01 is “Ilir Barat II”, not “Ilir Timur II”"),
        (",60,", ',"60,5",', "line 2: nilai: “60,5” is no number: write 1234.5, without thousands separators"),
        (",60,", ",,", "line 2: nilai: empty without a sign that says why"),
        (",60,", ",60,NA", "line 2: tanda: “NA” stands for a value, but there is one: 60"),
        (",40,r", ",,r", "line 3: tanda: “r” stands beside a value, but there is none"),
        (",40,r", ",40,?", "line 3: tanda: “?” is no sign of BPS's tables"),
        (",2024,60", ",,60", "line 2: tahun: empty"),
        (",2024,60", ", 2024,60", "line 2: tahun: “ 2024” begins or ends with a blank"),
        (",2024,60,", ",2024,60", "line 2: 4 cells, but 5 columns"),
        (",2024,60,", ',"2024\n",60,', "line 3: tahun: holds a control character"),
        ("16.71.02,Seberang Ulu I", "16.71.01,Ilir Barat II", "line 3: tells apart nothing from line 2"),
        (",100,", ",101,", "line 4: kode_wilayah “16.71” is 101, but its 2 parts add to 100 (difference 1)"),
        ("tahun,nilai", "nilai,tahun", "line 1: the columns are kode_wilayah, wilayah, nilai, tahun, tanda, but"),
        ('16.71.01', '"16.71.01', "line 4: no CSV: "),
    ],
    ids=lambda text: None,
)  # fmt: skip
def test_a_fault_in_the_rows(tmp_path: Path, old: str, new: str, fault: str) -> None:
    write_folder(tmp_path, csv=csv_with(old, new))

    assert any(line.startswith(f"{CSV}, {fault}") for line in _faults(tmp_path)), _faults(tmp_path)


def test_all_faults_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    write_folder(tmp_path, csv=csv_with("16.71.01,", "16.71.99,"))
    write_folder(tmp_path, slug="lain", yaml=yaml_with("'519'", "'0'"))

    assert [line.partition(",")[0] for line in _faults(tmp_path)][:2] == ["tables/lain.yaml", CSV]


def test_one_number_for_two_tables(tmp_path: Path) -> None:
    write_folder(tmp_path)
    write_folder(tmp_path, slug="percobaan-lain")

    assert _faults(tmp_path) == [
        f"tables/percobaan-lain.yaml: table 3.1.1 of edition 2025 is already {SLUG}"
    ]


def test_a_table_whose_total_row_is_missing(tmp_path: Path) -> None:
    write_folder(tmp_path, csv=csv_with("16.71,Kota Palembang,2024,100,\n", ""))

    assert _faults(tmp_path) == [f"{CSV}: no row has the total “16.71” in kode_wilayah"]


def test_an_unknown_part_leaves_a_total_open(tmp_path: Path) -> None:
    write_folder(tmp_path, csv=csv_with(",40,r", ",,..."))

    assert len(load_definitions(tmp_path)) == 1


@pytest.mark.parametrize("difference", [1, 2])
def test_an_exception_must_be_exactly_right(tmp_path: Path, difference: int) -> None:
    text = (
        "{column: kode_wilayah, total: '16.71', exceptions: [{where: {tahun: '2024'}, "
        f"difference: {difference}, reason: {{id: Sumber., en: Source.}}}}]}}"
    )
    yaml = yaml_with("{column: kode_wilayah, total: '16.71'}", text)
    write_folder(tmp_path, yaml=yaml, csv=csv_with(",100,", ",101,"))

    if difference == 1:
        assert len(load_definitions(tmp_path)) == 1
    else:
        assert _faults(tmp_path)


def test_an_exception_that_fits_no_row(tmp_path: Path) -> None:
    text = (
        "{column: kode_wilayah, total: '16.71', exceptions: [{where: {tahun: '2020'}, "
        "difference: 1, reason: {id: Sumber., en: Source.}}]}"
    )
    write_folder(tmp_path, yaml=yaml_with("{column: kode_wilayah, total: '16.71'}", text))

    assert "fits no row" in _faults(tmp_path)[0]


class TestFiles:
    def test_a_folder_without_tables(self, tmp_path: Path) -> None:
        write_folder(tmp_path)
        for path in (tmp_path / "tables").iterdir():
            path.unlink()

        assert _faults(tmp_path) == [f"tables: no tables in {tmp_path / 'tables'}"]

    def test_a_folder_without_columns(self, tmp_path: Path) -> None:
        write_folder(tmp_path)
        (tmp_path / "columns.yaml").unlink()

        assert _faults(tmp_path) == ["columns.yaml: cannot be read: No such file or directory"]

    def test_a_table_without_rows_file(self, tmp_path: Path) -> None:
        write_folder(tmp_path)
        (tmp_path / CSV).unlink()

        assert _faults(tmp_path) == [f"{CSV}: cannot be read: No such file or directory"]

    def test_a_file_that_belongs_to_no_table(self, tmp_path: Path) -> None:
        write_folder(tmp_path)
        (tmp_path / "tables" / "lain.csv").write_text("a\n", encoding="utf-8")

        assert _faults(tmp_path) == [
            "tables/lain.csv: belongs to no table: there is no YAML file of its name"
        ]

    def test_rows_that_are_not_utf_8(self, tmp_path: Path) -> None:
        write_folder(tmp_path)
        (tmp_path / CSV).write_bytes("kode_wilayah,wilayah,tahun,nilai,tanda\n–".encode("cp1252"))

        assert _faults(tmp_path) == [f"{CSV}: not UTF-8: byte 39 cannot be read"]

    def test_a_table_without_any_row(self, tmp_path: Path) -> None:
        write_folder(tmp_path, csv="kode_wilayah,wilayah,tahun,nilai,tanda\n")

        assert f"{CSV}, line 1: the table has no rows" in _faults(tmp_path)


_junk = st.one_of(
    st.binary(max_size=200),
    st.text(alphabet="dataset:table \n-{}[]'\"&*!,16.7columns", max_size=200).map(str.encode),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo")


@given(content=_junk)
def test_no_metadata_raises_anything_else(folder: Path, content: bytes) -> None:
    write_folder(folder)
    (folder / YAML).write_bytes(content)

    assert _faults(folder)


@given(content=_junk)
def test_no_rows_raise_anything_else(folder: Path, content: bytes) -> None:
    write_folder(folder)
    (folder / CSV).write_bytes(b"kode_wilayah,wilayah,tahun,nilai,tanda\n" + content)

    assert _faults(folder)


@given(value=st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
))  # fmt: skip
@pytest.mark.parametrize(
    "place",
    ["owner_org: disdukcapil", "tags: [penduduk]", "klasifikasi: [Kecamatan]", "satuan: Orang"],
)
def test_any_value_in_a_field_is_a_fault_or_fits(folder: Path, place: str, value: object) -> None:
    key = place.split(":", maxsplit=1)[0]
    write_folder(folder, yaml=yaml_with(place, f"{key}: {json.dumps(value)}"))

    with contextlib.suppress(BrokenDefinitionsError):
        load_definitions(folder)
