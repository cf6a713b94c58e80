"""The register of offices: the packaged one is whole, and every fault of a file is found."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckanext.palembang.reference import (
    BrokenRegisterError,
    RegisterFinding,
    code_list,
    offices,
    packaged_register_path,
    read_register,
)
from ckanext.palembang.reference.office_register.reader import COLUMNS, parse_register

Row = dict[str, str]

CITY: Row = {
    "kode": "C.1",
    "slug": "kota",
    "jenis": "pemerintah_daerah",
    "nama": "Kota",
    "nama_en": "City",
    "sumber": "uji",
}
STEWARD: Row = {**CITY, "kode": "C.2", "slug": "kominfo", "induk": "C.1", "peran": "walidata"}
HEALTH: Row = {**CITY, "kode": "C.3", "slug": "dinkes", "induk": "C.1", "jenis": "dinas"}


def as_csv(*rows: Row, columns: tuple[str, ...] = COLUMNS) -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def findings(content: bytes) -> tuple[RegisterFinding, ...]:
    with pytest.raises(BrokenRegisterError) as caught:
        parse_register(content)
    return caught.value.findings


def only_finding(content: bytes) -> RegisterFinding:
    (found,) = findings(content)
    return found


def is_read_or_explained(content: bytes) -> bool:
    try:
        return len(parse_register(content)) > 0
    except BrokenRegisterError as error:
        return all(fault.text("id") and fault.text("en") for fault in error.findings)


class TestPackagedRegister:
    def test_it_has_the_eighteen_districts(self) -> None:
        districts = [office for office in offices() if office.kind == "kecamatan"]
        assert len(districts) == 18
        assert {office.parent for office in districts} == {"PLG.001"}

    def test_roles_are_those_of_the_presidential_regulation(self) -> None:
        def holders(role: str) -> list[str]:
            return [office.slug for office in offices() if office.role == role]

        assert offices().walidata.slug == "diskominfo"
        assert holders("walidata") == ["diskominfo"]
        assert holders("pembina") == ["bps-kota-palembang"]
        assert holders("koordinator") == ["bappedalitbang"]

    def test_every_urusan_of_a_city_has_an_office(self) -> None:
        """Not in the register: affairs whose holder was found in no source."""
        covered = {code for office in offices() for code in office.urusan}
        missing = {code.code for code in code_list("urusan")} - covered
        assert missing == {"2.13", "3.28", "3.29", "3.32", "5.06", "5.07"}

    def test_every_row_names_its_source(self) -> None:
        assert all(office.source for office in offices())

    def test_hospitals_stand_below_the_health_office(self) -> None:
        health = offices().by_slug("dinkes")
        assert health is not None
        children = [office.slug for office in offices().children(health.code)]
        assert children == ["rsud-bari", "rsud-gandus"]
        hospital = offices().by_slug("rsud-bari")
        assert hospital is not None
        ancestors = [office.slug for office in offices().ancestors(hospital.code)]
        assert ancestors == ["dinkes", "pemkot-palembang"]

    def test_parents_come_first(self) -> None:
        seen: set[str] = {""}
        for office in offices().parents_first():
            assert office.parent in seen
            seen.add(office.code)

    def test_it_is_read_from_the_file(self) -> None:
        assert read_register(packaged_register_path()) == offices()


class TestGoodFiles:
    def test_values_arrive_as_written(self) -> None:
        row = {
            **STEWARD,
            "urusan": "2.16; 2.20",
            "nama_lama": "Infokom;Kominfo, lama",
            "slug_lama": "infokom",
            "berlaku_dari": "2016-12",
            "telepon": "+62 711 123456",
        }
        office = parse_register(as_csv(CITY, row)).get("C.2")
        assert office is not None
        assert office.urusan == ("2.16", "2.20")
        assert office.former_names == ("Infokom", "Kominfo, lama")
        assert office.valid_from == "2016-12"
        assert office.phone == "+62 711 123456"
        assert (office.line, office.email, office.valid_to) == (3, "", "")

    def test_a_byte_order_mark_other_columns_order_and_blank_lines_are_no_faults(self) -> None:
        content = as_csv(CITY, STEWARD, columns=tuple(reversed(COLUMNS)))
        lines = content.decode().replace("\n", "\r\n\r\n")
        register = parse_register(b"\xef\xbb\xbf" + lines.encode())
        assert [office.line for office in register] == [3, 5]

    def test_a_former_address_leads_to_its_office(self) -> None:
        register = parse_register(as_csv(CITY, {**STEWARD, "slug_lama": "infokom"}))
        assert register.by_slug("infokom") is register.get("C.2")

    def test_names_are_given_in_both_languages(self) -> None:
        office = parse_register(as_csv(CITY, STEWARD)).walidata
        assert (office.name("id"), office.name("en_GB")) == ("Kota", "City")


BAD_CELLS = {
    "bad code": ({"kode": "C 2"}, "bad_code", "kode"),
    "bad slug": ({"slug": "Dinas Baru"}, "bad_slug", "slug"),
    "slug that is a page of the site": ({"slug": "new"}, "bad_slug", "slug"),
    "bad former slug": ({"slug_lama": "a/b"}, "bad_slug", "slug_lama"),
    "unknown kind": ({"jenis": "dinass"}, "unknown_value", "jenis"),
    "unknown urusan": ({"urusan": "2.16;9.99"}, "unknown_value", "urusan"),
    "unknown role": ({"peran": "penguasa"}, "unknown_value", "peran"),
    "unknown parent": ({"induk": "C.9"}, "unknown_office", "induk"),
    "own parent": ({"induk": "C.3"}, "cycle", "induk"),
    "unknown successor": ({"pengganti": "C.9"}, "unknown_office", "pengganti"),
    "own successor": ({"pengganti": "C.3"}, "cycle", "pengganti"),
    "no date": ({"berlaku_dari": "Januari 2018"}, "bad_date", "berlaku_dari"),
    "day that does not exist": ({"berlaku_sampai": "2018-02-30"}, "bad_date", "berlaku_sampai"),
    "year zero": ({"berlaku_dari": "0000"}, "bad_date", "berlaku_dari"),
    "end before beginning": (
        {"berlaku_dari": "2018-05", "berlaku_sampai": "2018-04-30"},
        "reversed_dates",
        "berlaku_sampai",
    ),
    "bad e-mail": ({"email": "kominfo at palembang"}, "bad_email", "email"),
    "bad phone": ({"telepon": "tanya satpam"}, "bad_phone", "telepon"),
    "script as web site": ({"situs": "javascript:alert(1)"}, "bad_website", "situs"),
    "web site without host": ({"situs": "https://"}, "bad_website", "situs"),
    "broken web site": ({"situs": "https://[palembang"}, "bad_website", "situs"),
    "no name": ({"nama": ""}, "empty", "nama"),
    "no English name": ({"nama_en": " "}, "empty", "nama_en"),
    "no kind": ({"jenis": ""}, "empty", "jenis"),
    "no source": ({"sumber": ""}, "empty", "sumber"),
    "no code": ({"kode": ""}, "empty", "kode"),
    "no slug": ({"slug": ""}, "empty", "slug"),
    "doubled code": ({"kode": "C.2"}, "doubled_code", "kode"),
    "code that differs in case only": ({"kode": "c.2"}, "doubled_code", "kode"),
    "doubled slug": ({"slug": "kominfo"}, "doubled_slug", "slug"),
    "former slug in use": ({"slug_lama": "kominfo"}, "doubled_slug", "slug_lama"),
    "own slug as former one": ({"slug_lama": "dinkes"}, "doubled_slug", "slug_lama"),
    "value given twice": ({"urusan": "1.02;1.02"}, "doubled_value", "urusan"),
    "second walidata": ({"peran": "walidata"}, "second_walidata", "peran"),
    "line break": ({"alamat": "Jalan\nMerdeka"}, "control_character", "alamat"),
    "hidden direction mark": ({"nama": "Dinas \u202eKes"}, "control_character", "nama"),
}


class TestBadFiles:
    @pytest.mark.parametrize(("change", "code", "column"), BAD_CELLS.values(), ids=BAD_CELLS)
    def test_a_bad_cell_is_found_at_its_place(self, change: Row, code: str, column: str) -> None:
        found = only_finding(as_csv(CITY, STEWARD, {**HEALTH, **change}))
        assert (found.code, found.line, found.column) == (code, 4, column)
        for language in ("id", "en"):
            assert column in found.text(language)
            assert "4" in found.text(language)

    def test_all_faults_come_at_once_in_the_order_of_the_file(self) -> None:
        bad = {**HEALTH, "jenis": "x", "email": "x"}
        found = findings(as_csv({**CITY, "nama": ""}, STEWARD, bad))
        assert [(fault.line, fault.column) for fault in found] == [
            (2, "nama"),
            (4, "email"),
            (4, "jenis"),
        ]

    def test_a_cycle_of_several_is_shown_at_each_of_its_rows(self) -> None:
        rows = ({**CITY, "induk": "C.3"}, {**STEWARD, "induk": "C.1"}, {**HEALTH, "induk": "C.2"})
        found = findings(as_csv(*rows))
        assert [fault.line for fault in found] == [2, 3, 4]
        assert found[0].params["path"] == "C.1 > C.3 > C.2 > C.1"

    def test_rows_below_a_cycle_are_not_blamed_for_it(self) -> None:
        rows = (
            {**CITY, "induk": "C.2"},
            {**STEWARD, "induk": "C.1"},
            {**HEALTH, "induk": "C.2"},
        )
        assert [fault.line for fault in findings(as_csv(*rows))] == [2, 3]

    def test_two_offices_may_not_claim_one_former_address(self) -> None:
        rows = (CITY, {**STEWARD, "slug_lama": "lama"}, {**HEALTH, "slug_lama": "lama"})
        found = only_finding(as_csv(*rows))
        assert (found.code, found.line) == ("doubled_slug", 4)

    def test_a_register_without_walidata_is_refused(self) -> None:
        found = only_finding(as_csv(CITY, HEALTH))
        assert (found.code, found.line) == ("no_walidata", 0)
        assert found.text("id").startswith("berkas, kolom peran: Tidak ada walidata")

    def test_a_near_code_is_named(self) -> None:
        found = only_finding(as_csv(CITY, STEWARD, {**HEALTH, "jenis": "dinass"}))
        assert "dinas (Dinas)" in found.text("id")

    def test_bytes_that_are_not_utf_8_are_placed(self) -> None:
        content = as_csv(CITY, STEWARD).replace(b"Kota", b"Kot\xe9", 2)
        found = only_finding(content)
        assert (found.code, found.line, found.params["byte"]) == ("encoding", 2, "0xe9")

    @pytest.mark.parametrize("cells", [",lebih", ""])
    def test_a_row_with_too_many_or_too_few_cells_is_placed(self, cells: str) -> None:
        lines = as_csv(CITY, STEWARD).decode().splitlines()
        lines[1] = lines[1] + cells if cells else lines[1].rsplit(",", 2)[0]
        found = [fault for fault in findings("\n".join(lines).encode()) if fault.line == 2]
        assert [fault.code for fault in found] == ["cell_count"]

    def test_a_quote_that_never_closes_is_placed(self) -> None:
        content = as_csv(CITY, STEWARD) + b'C.3,"dinkes\n'
        found = only_finding(content)
        assert (found.code, found.line) == ("broken_csv", 4)

    def test_every_column_that_is_missing_or_unknown_is_named(self) -> None:
        content = as_csv(CITY, STEWARD).replace(b"kode,slug", b"code,slug", 1)
        found = findings(content)
        assert [fault.code for fault in found] == ["missing_column", "unknown_column"]
        assert found[0].params["name"] == "kode"

    def test_a_doubled_column_is_named(self) -> None:
        content = as_csv(CITY).replace(b"sumber", b"sumber,sumber", 1)
        assert only_finding(content).code == "doubled_column"

    def test_semicolons_are_not_read_as_commas(self) -> None:
        content = as_csv(CITY, STEWARD).replace(b",", b";")
        assert {fault.code for fault in findings(content)} == {"missing_column", "unknown_column"}

    def test_a_file_of_headings_only_is_refused(self) -> None:
        assert only_finding(as_csv()).code == "no_rows"

    def test_an_empty_file_is_refused(self) -> None:
        assert {fault.code for fault in findings(b"")} == {"missing_column"}

    def test_a_huge_file_is_not_even_read(self, tmp_path: Path) -> None:
        path = tmp_path / "register.csv"
        with path.open("wb") as file:
            file.truncate(6_000_000)
        with pytest.raises(BrokenRegisterError) as caught:
            read_register(path)
        assert caught.value.findings[0].code == "too_large"

    def test_the_error_says_everything_in_english(self) -> None:
        with pytest.raises(BrokenRegisterError, match="line 4, column email: x is no e-mail"):
            parse_register(as_csv(CITY, STEWARD, {**HEALTH, "email": "x"}))


class TestAnyInput:
    @given(st.binary(max_size=300))
    def test_any_bytes_give_a_register_or_findings(self, content: bytes) -> None:
        assert is_read_or_explained(content)

    @given(st.lists(st.fixed_dictionaries(dict.fromkeys(COLUMNS, st.text(max_size=8))), max_size=4))
    def test_any_rows_give_a_register_or_findings(self, rows: list[Row]) -> None:
        assert is_read_or_explained(as_csv(CITY, STEWARD, *rows))
