"""The code lists: complete, sourced, without collisions; what other systems write is understood."""

from __future__ import annotations

import copy
import pickle
import re

import pytest

from ckanext.palembang.reference import (
    CodeList,
    UnknownCodeError,
    UnknownCodeListError,
    code_list,
    code_list_names,
)

EVERY_LIST = pytest.mark.parametrize("name", code_list_names())

#: What every form, rule and feed of the catalogue relies on.
NEEDED = {
    "access_rights": 3,
    "bab": 13,
    "cara_pengumpulan_data": 4,
    "frekuensi": 10,
    "jenis_statistik": 3,
    "kategori_csa": 3,
    "kelompok_urusan": 8,
    "sektor_kegiatan": 22,
    "simbol": 12,
    "subjek_csa": 37,
    "tema_eu": 13,
    "tingkat_wilayah": 6,
    "urusan": 44,
    "wilayah": 143,
}


@pytest.mark.parametrize(("name", "length"), NEEDED.items())
def test_a_list_that_others_rely_on_is_complete(name: str, length: int) -> None:
    assert len(code_list(name)) == length


@EVERY_LIST
def test_a_list_states_titles_source_date_and_licence(name: str) -> None:
    read = code_list(name)
    assert read.name == name
    assert read.title("id")
    assert read.title("en")
    assert len(read.source) > 10
    assert re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", read.source_date)
    assert read.licence


@EVERY_LIST
def test_every_code_has_labels_in_both_languages_a_source_and_its_own_address(name: str) -> None:
    read = code_list(name)
    for code in read:
        assert code.label("id").strip() == code.label_id
        assert code.label("en").strip() == code.label_en
        assert code.source
        assert re.fullmatch(rf"/def/{name}/[A-Za-z0-9._%~-]+", code.uri)
    assert len({code.uri for code in read}) == len(read)
    assert len({code.code for code in read}) == len(read)
    assert len({code.label_id.casefold() for code in read}) == len(read)
    assert len({code.label_en.casefold() for code in read}) == len(read)


@EVERY_LIST
def test_parents_exist_in_the_list_that_is_named_for_them(name: str) -> None:
    read = code_list(name)
    parents = [code.parent for code in read if code.parent]
    if read.parents is None:
        assert not parents
    else:
        assert parents
        assert set(parents) <= {code.code for code in code_list(read.parents)}


@EVERY_LIST
def test_every_spelling_finds_its_own_code(name: str) -> None:
    read = code_list(name)
    for code in read:
        for text in (*code.spellings(), f"  {code.label_id.upper()} "):
            assert read.normalise(text) == code.code
            assert read.nearest(text, n=1) == [code]


@EVERY_LIST
def test_a_list_cannot_be_changed_but_copied_and_pickled(name: str) -> None:
    read = code_list(name)
    with pytest.raises(AttributeError):
        read.codes = ()
    assert copy.deepcopy(read) == read
    assert pickle.loads(pickle.dumps(read)) == read  # noqa: S301
    assert set(read)
    assert code_list(name) is read


def test_a_list_that_does_not_exist_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(
        UnknownCodeListError, match="no code list 'bulan'; there are: access_rights"
    ):
        code_list("bulan")


def test_a_code_that_does_not_exist() -> None:
    read = code_list("subjek_csa")
    assert read.get("999") is None
    assert "999" not in read
    assert read.normalise("999") is None
    assert read.label("999", "en") == "999"
    with pytest.raises(UnknownCodeError, match="code list 'subjek_csa' has no code '999'"):
        read["999"]


def test_a_code_that_exists() -> None:
    read = code_list("subjek_csa")
    assert "519" in read
    assert read["519"].parent == "514"
    assert read.get("519") == read["519"]
    assert read.label("519") == "Kependudukan dan Migrasi"
    assert read.label("519", "en_GB") == "Population and migration"
    assert read.uri == "/def/subjek_csa"
    assert read["519"].uri == "/def/subjek_csa/519"


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        # The two spellings that clients of the API send for E2.4, E11 and E17.
        (
            "cara_pengumpulan_data",
            "CARA_LAIN_SESUAI_PERKEMBANGAN_TEKNOLOGI_DAN_INFORMASI",
            "CARA_LAIN_SESUAI_DENGAN_PERKEMBANGAN_TI",
        ),
        ("jenis_rancangan_sampel", "SINGLE_STAGE_PHASE", "SINGLE_STAGE_ATAU_PHASE"),
        (
            "persyaratan_pendidikan_terendah_petugas_pengumpulan_data",
            "DIPLOMA_I_II_III",
            "DIPLOMA_I_ATAU_II_ATAU_III",
        ),
        ("kegiatan_ini_dilakukan", "SEKALI", "HANYA_SEKALI"),
        ("cara_pengumpulan_data", "Kompromin", "KOMPILASI_PRODUK_ADMINISTRASI"),
        (
            "cara_pengumpulan_data",
            "kompilasi produk  administrasi",
            "KOMPILASI_PRODUK_ADMINISTRASI",
        ),
        # Copies of the form print number 8 of E5 in two ways.
        ("frekuensi", "> Dua Tahunan", "LEBIH_DARI_DUA_TAHUNAN"),
        ("frekuensi", "Dua Tahunan", "LEBIH_DARI_DUA_TAHUNAN"),
        ("frekuensi", 8, "LEBIH_DARI_DUA_TAHUNAN"),
        ("frekuensi", "7", "TAHUNAN"),
        ("frekuensi", 7.0, "TAHUNAN"),
        ("sektor_kegiatan", "12", "PERDAGANGAN_INTERNASIONAL_DAN_NERACA_PERDAGANGAN"),
        ("metode_pengumpulan_data", 8, "pengumpulan_data_sekunder"),
        ("bab", "Bab III", "3"),
        ("bab", "chapter 13", "13"),
        ("bab", 4, "4"),
        ("urusan", "Statistik", "2.20"),
        ("subjek_csa", 519, "519"),
        ("satuan", "Jiwa", "orang"),
        ("satuan", "km²", "km2"),
        ("satuan", "%", "persen"),
        ("satuan", "jiwa/km2", "orang_per_km2"),
        ("format_berkas", "text/csv", "CSV"),
        ("format_berkas", ".xlsx", "XLSX"),
        ("lisensi", "CC-BY-4.0", "cc-by"),
        ("access_rights", "data terbuka", "TERBUKA"),
        ("simbol", "…", "..."),
        ("simbol", "-", "\u2013"),
        ("simbol", "**", "xx"),
        ("simbol", "(a)", "a"),
        ("simbol", "na", "NA"),
    ],
)
def test_what_forms_and_other_systems_write_is_understood(
    name: str, value: str | float, code: str
) -> None:
    assert code_list(name).normalise(value) == code


@pytest.mark.parametrize(
    ("name", "value"),
    [
        # Sources give these numbers to different values, so they mean none.
        ("tipe_pengumpulan_data", "1"),
        ("tipe_pengumpulan_data", 2),
        ("metode_yang_digunakan", 5),
        # A sum of flags is not one value.
        ("metode_pengumpulan_data", 3),
        # A plain zero is a number, not the symbol for a negligible one.
        ("simbol", "0"),
        ("simbol", 0),
        ("simbol", "12"),
        ("bab", "14"),
        ("bab", "3.1"),
        ("urusan", "2.1"),
        ("jenis_statistik", "4"),
        ("jenis_statistik", True),
        ("jenis_statistik", None),
        ("jenis_statistik", ""),
        ("jenis_statistik", "   "),
        ("frekuensi", 10**400),
        ("frekuensi", float("nan")),
        ("frekuensi", float("inf")),
        ("frekuensi", 7.5),
    ],
)
def test_a_value_that_is_not_certain_is_not_guessed(name: str, value: str | float | None) -> None:
    assert code_list(name).normalise(value) is None


@pytest.mark.parametrize(
    ("name", "value", "first"),
    [
        ("subjek_csa", "599", "519"),
        ("subjek_csa", "Kependudukan", "519"),
        ("jenis_statistik", "sektorial", "STATISTIK_SEKTORAL"),
        ("frekuensi", "tahunnan", "TAHUNAN"),
        ("urusan", "kominfo dan informatika", "2.16"),
        ("bab", "perikanan", "5"),
    ],
)
def test_a_mistyped_value_is_answered_with_the_nearest_codes(
    name: str, value: str, first: str
) -> None:
    assert first in [code.code for code in code_list(name).nearest(value)]


def test_nearest_is_empty_for_nothing_and_never_longer_than_asked() -> None:
    read = code_list("subjek_csa")
    assert read.nearest(None) == []
    assert read.nearest(" ") == []
    assert read.nearest("qqqqqqqq") == []
    assert len(read.nearest("statistik", n=2)) == 2
    assert read.nearest("statistik " * 100_000)


def test_flags_are_powers_of_two_and_other_numbers_count_up() -> None:
    for read in map(code_list, code_list_names()):
        numbers = [code.number for code in read if code.number is not None]
        if read.numbering == "flags":
            assert numbers == [2**place for place in range(len(read))]
        else:
            assert numbers == sorted(set(numbers))


def test_every_frequency_has_a_european_term() -> None:
    terms = {code.code: code.crosswalks["eu"].rpartition("/")[2] for code in code_list("frekuensi")}
    assert terms["EMPAT_BULANAN"] == "ANNUAL_3"
    assert terms["SEMESTERAN"] == "ANNUAL_2"
    assert terms["LEBIH_DARI_DUA_TAHUNAN"] == "OTHER"
    assert terms["HANYA_SEKALI"] == "NEVER"
    assert terms["TIDAK_TERATUR"] == "IRREG"


def test_symbols_say_what_stands_in_the_cell() -> None:
    read = code_list("simbol")
    meanings = {code.code: code.properties["value"] for code in read}
    assert {symbol for symbol, value in meanings.items() if value == "none"} == {
        "...",
        "\u2013",
        "NA",
    }
    assert {symbol for symbol, value in meanings.items() if value == "zero"} == {"~0"}
    assert read["e"].crosswalks["sdmx"] == "E"
    assert "sdmx" not in read["r"].crosswalks


def test_publications_of_bps_are_not_open_and_office_tables_can_be() -> None:
    read = code_list("lisensi")
    opened = {code.code for code in read if code.properties["is_open"] == "true"}
    assert opened == {"cc-by", "cc-by-sa", "cc-zero", "odc-odbl"}
    assert read["cc-by"].properties["url"] == "https://creativecommons.org/licenses/by/4.0/"


def test_every_urusan_belongs_to_the_group_of_its_first_digit() -> None:
    assert all(code.parent == code.code[0] for code in code_list("urusan"))


def test_a_machine_readable_format_has_a_media_type_or_is_the_shapefile() -> None:
    formats: CodeList = code_list("format_berkas")
    without = [code.code for code in formats if "media_type" not in code.properties]
    assert without == ["SHP"]
    for code in formats:
        if "iana" in code.crosswalks:
            assert code.crosswalks["iana"].endswith("/" + code.properties["media_type"])
