"""Areas: both code systems, history, extent; complete for the city and its province."""

from __future__ import annotations

import copy
import pickle
from decimal import Decimal

import pytest

from ckanext.palembang.reference import (
    UnknownAreaError,
    UnknownCodeError,
    area,
    areas,
    code_list,
    parse_area_code,
)

CITY = "16.71"


def test_the_province_has_17_regencies_and_cities_and_palembang_18_kecamatan_107_kelurahan() -> (
    None
):
    assert [found.name for found in areas("provinsi")] == ["Sumatera Selatan"]
    assert len(areas("kabupaten_atau_kota", within="16")) == 17
    assert len(areas("kecamatan", within=CITY)) == 18
    assert len(areas("kelurahan", within=CITY)) == 107
    assert len(areas()) == 143


@pytest.mark.parametrize(
    ("kecamatan", "bps_code", "kelurahan"),
    [
        ("16.71.01", "1671010", 7),
        ("16.71.02", "1671020", 5),
        ("16.71.03", "1671030", 7),
        ("16.71.04", "1671040", 6),
        ("16.71.05", "1671050", 11),
        ("16.71.06", "1671060", 6),
        ("16.71.07", "1671080", 7),
        ("16.71.08", "1671070", 4),
        ("16.71.09", "1671051", 6),
        ("16.71.10", "1671061", 5),
        ("16.71.11", "1671041", 6),
        ("16.71.12", "1671011", 5),
        ("16.71.13", "1671021", 6),
        ("16.71.14", "1671031", 7),
        ("16.71.15", "1671081", 4),
        ("16.71.16", "1671071", 4),
        ("16.71.17", "1671022", 5),
        ("16.71.18", "1671062", 6),
    ],
)
def test_a_kecamatan_has_its_bps_code_and_its_kelurahan(
    kecamatan: str, bps_code: str, kelurahan: int
) -> None:
    assert area(kecamatan).bps_code == bps_code
    children = areas("kelurahan", within=kecamatan)
    assert len(children) == kelurahan
    assert all(child.parent == kecamatan for child in children)
    assert all(child.bps_code.startswith(bps_code) for child in children)


@pytest.mark.parametrize(
    ("code", "bps_code", "label"),
    [
        ("16", "16", "Provinsi Sumatera Selatan"),
        ("16.08", "1609", "Kabupaten Ogan Komering Ulu Timur"),
        ("16.09", "1608", "Kabupaten Ogan Komering Ulu Selatan"),
        ("16.71", "1671", "Kota Palembang"),
        ("16.72", "1673", "Kota Pagar Alam"),
        ("16.73", "1674", "Kota Lubuk Linggau"),
        ("16.74", "1672", "Kota Prabumulih"),
    ],
)
def test_the_two_code_systems_differ_where_they_differ(
    code: str, bps_code: str, label: str
) -> None:
    found = area(code)
    assert found.bps_code == bps_code
    assert found.label() == label


def test_regencies_have_the_same_code_in_both_systems_but_for_two() -> None:
    kabupaten = [one for one in areas("kabupaten_atau_kota") if one.kind == "kabupaten"]
    differing = [one.code for one in kabupaten if one.code.replace(".", "") != one.bps_code]
    assert len(kabupaten) == 13
    assert differing == ["16.08", "16.09"]


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("16.71.01", "16.71.01"),
        (" 16.71.01 ", "16.71.01"),
        ("167101", "16.71.01"),
        (167101, "16.71.01"),
        ("1671010", "16.71.01"),
        (1671010, "16.71.01"),
        (1671010.0, "16.71.01"),
        ("1671010006", "16.71.01.1001"),
        (1671010006, "16.71.01.1001"),
        ("16.71.01.1001", "16.71.01.1001"),
        ("1671", "16.71"),
        ("1671000", "16.71"),
        ("1671000000", "16.71"),
        ("1600", "16"),
        ("16", "16"),
        (16, "16"),
        ("1601", "16.01"),
        (16.71, "16.71"),
    ],
)
def test_codes_of_both_systems_are_read_as_text_and_number(value: str | float, code: str) -> None:
    assert parse_area_code(value) == code
    assert area(value).code == code


@pytest.mark.parametrize(
    "value",
    [
        # One area in Kemendagri's system, another in BPS's.
        "1672",
        "1608",
        "1671011001",
        # 16.10 that a spreadsheet made a number.
        16.1,
        "16.1",
        "16.71.1",
        "16.71.99",
        "1671099",
        "17",
        "16.71.01.",
        "16,71",
        "16-71-01",
        "1",
        "",
        None,
        True,
        float("nan"),
        float("-inf"),
        1e300,
        -1671,
        "\u0661\u0666.\u0667\u0661",
    ],
)
def test_a_code_that_is_not_certain_is_not_guessed(value: str | float | None) -> None:
    assert parse_area_code(value) is None


@pytest.mark.parametrize(
    ("value", "kemendagri", "bps"),
    [
        ("1672", "16.72", "16.74"),
        ("1608", "16.08", "16.09"),
        ("1671011001", "16.71.01.1001", "16.71.12.1005"),
        ("1671010", None, "16.71.01"),
        ("167101", "16.71.01", None),
        ("16.71.01", "16.71.01", None),
        ("16", "16", "16"),
    ],
)
def test_naming_the_system_settles_the_doubt(
    value: str, kemendagri: str | None, bps: str | None
) -> None:
    assert parse_area_code(value, system="kemendagri") == kemendagri
    assert parse_area_code(value, system="bps") == bps


def test_every_area_is_found_by_each_of_its_codes() -> None:
    for one in areas():
        assert area(one.code) == one
        assert parse_area_code(one.code.replace(".", ""), system="kemendagri") == one.code
        assert parse_area_code(one.bps_code, system="bps") == one.code
        assert parse_area_code(one.bps_code) in {one.code, None}


def test_an_unknown_area_and_an_unknown_level_are_refused() -> None:
    with pytest.raises(UnknownAreaError, match=r"no area has the code '16\.99'"):
        area("16.99")
    with pytest.raises(UnknownAreaError):
        areas(within="1672")
    with pytest.raises(UnknownCodeError, match="desa"):
        areas("desa")


def test_the_number_of_kecamatan_follows_the_splits_of_2007_and_2018() -> None:
    assert len(areas("kecamatan", within=CITY, year=2018)) == 18
    assert len(areas("kecamatan", within=CITY, year=2017)) == 16
    assert len(areas("kecamatan", within=CITY, year=2006)) == 14


@pytest.mark.parametrize(
    ("code", "year", "taken_from"),
    [
        ("16.71.15", 2007, "16.71.07"),
        ("16.71.16", 2007, "16.71.08"),
        ("16.71.17", 2018, "16.71.02"),
        ("16.71.18", 2018, "16.71.06"),
        ("16.12", 2013, "16.03"),
    ],
)
def test_a_split_names_year_origin_and_legal_act(code: str, year: int, taken_from: str) -> None:
    found = area(code)
    assert (found.valid_from, found.split_from) == (year, taken_from)
    assert found.formed_by
    assert found.valid_to is None
    assert not found.exists_in(year - 1)
    assert found.exists_in(year)


def test_the_extent_of_an_area_holds_its_centre_and_lies_in_that_of_its_parent() -> None:
    for one in areas(within=CITY):
        assert one.bbox is not None
        assert one.centroid is not None
        assert one.bbox.west < one.centroid.lon < one.bbox.east
        assert one.bbox.south < one.centroid.lat < one.bbox.north
        outer = area(one.parent or "").bbox
        assert outer is not None
        assert outer.west <= one.bbox.west < one.bbox.east <= outer.east
        assert outer.south <= one.bbox.south < one.bbox.north <= outer.north


def test_published_sizes_add_up_to_the_citys_and_conflicting_ones_stay() -> None:
    city = area(CITY)
    assert [(str(figure.km2), figure.year) for figure in city.figures] == [
        ("352.523", 2025),
        ("400.61", 1988),
    ]
    kecamatan = areas("kecamatan", within=CITY)
    assert sum(one.km2 or Decimal(0) for one in kecamatan) == Decimal("352.523")
    kelurahan = areas("kelurahan", within=CITY)
    assert abs(sum(one.km2 or Decimal(0) for one in kelurahan) - Decimal("352.523")) < Decimal(
        "0.001"
    )
    of_2010 = [figure.km2 for one in kecamatan for figure in one.figures if figure.year == 2010]
    assert len(of_2010) == 16
    assert sum(of_2010) == Decimal("400.610")
    figures = [figure for one in areas() for figure in one.figures]
    assert all(figure.source_id and figure.source_en for figure in figures)


def test_an_area_without_a_published_size_has_none() -> None:
    assert area("16.01").km2 is None
    assert area("16.01").bbox is None


def test_labels_name_the_level_in_both_languages() -> None:
    assert area("16.71.01").label() == "Kecamatan Ilir Barat II"
    assert area("16.71.01").label("en") == "Ilir Barat II Subdistrict"
    assert area("16.71.07.1005").label("en") == "Sukarami Urban Village"
    assert area("16.04").label("en") == "Lahat Regency"
    assert area("16.71").label("en") == "Palembang Municipality"


def test_an_area_keeps_the_spellings_of_the_decrees_and_of_bps() -> None:
    found = area("16.71.04.1003")
    assert found.names() == (
        "26 Ilir I",
        "Dua-puluh-enam Ilir Satu",
        "26 Ilir D. I",
        "26 ILIR I",
    )
    assert found.uri == "/def/wilayah/16.71.04.1003"


def test_areas_cannot_be_changed_but_copied_and_pickled() -> None:
    found = area(CITY)
    with pytest.raises(AttributeError):
        found.name = "Palembayan"
    assert copy.deepcopy(found) == found
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301
    assert area("1671") is found


def test_areas_are_a_code_list_with_the_bps_code_as_crosswalk() -> None:
    listed = code_list("wilayah")
    assert listed["16.71.07"].crosswalks["bps"] == "1671080"
    assert listed["16.71.07"].properties["level"] == "kecamatan"
    assert listed["16.71.07"].parent == CITY
    assert listed.normalise("1671080") == "16.71.07"
    assert listed.normalise("Kec. Sukarami") == "16.71.07"
    assert listed.normalise("Sukarami") is None
    assert [code.code for code in listed.nearest("Sukarami")] == ["16.71.07", "16.71.07.1005"]
