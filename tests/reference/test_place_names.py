"""Place names as offices, decrees and BPS write them: found for certain, or not at all."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ckanext.palembang.reference import (
    UnknownAreaError,
    UnknownCodeError,
    area,
    areas,
    find_area,
    suggest_areas,
)
from ckanext.palembang.reference.places.names import place_key

BOTH_LEVELS = ["Sukarami", "Sako", "Kalidoni", "Gandus", "Kertapati", "Alang-Alang Lebar"]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Ilir Timur III", "16.71.18"),
        ("Ilir Timur Tiga", "16.71.18"),
        ("Ilir Timur 3", "16.71.18"),
        ("ILIR TIMUR-III", "16.71.18"),
        ("Kec. Ilir Timur III", "16.71.18"),
        ("IT III", "16.71.18"),
        ("IT-3", "16.71.18"),
        ("IT3", "16.71.18"),
        ("it i", "16.71.05"),
        ("IB I", "16.71.04"),
        ("IB II", "16.71.01"),
        ("Ilir Barat Dua", "16.71.01"),
        ("ILIR BARAT 2", "16.71.01"),
        ("SU II", "16.71.03"),
        ("Seberang Ulu Satu", "16.71.02"),
        ("Kec. Sukarami", "16.71.07"),
        ("Kecamatan Alang alang lebar", "16.71.15"),
        ("Kec.Alang2 Lebar", "16.71.15"),
        ("Kemuning", "16.71.09"),
        ("Bukitkecil", "16.71.11"),
        ("Sematangborang", "16.71.16"),
        ("Jaka Baring", "16.71.17"),
        ("Plaju", "16.71.14"),
        ("Kel. Sukarami", "16.71.07.1005"),
        ("Suka Bangun", "16.71.07.1009"),
        ("Tiga-puluh-lima Ilir", "16.71.01.1001"),
        ("35 ILIR", "16.71.01.1001"),
        ("35Ilir", "16.71.01.1001"),
        ("Tigapuluhlima Ilir", "16.71.01.1001"),
        ("Dua-belas Ulu", "16.71.03.1002"),
        ("Duabelas Ulu", "16.71.03.1002"),
        ("Sebelas Ilir", "16.71.18.1004"),
        ("Sepuluh Ilir", "16.71.18.1003"),
        ("Dua-puluh Ilir Tiga", "16.71.05.1007"),
        ("20 Ilir D. III", "16.71.05.1007"),
        ("20 Ilir D IV", "16.71.05.1008"),
        ("26 Ilir", "16.71.11.1005"),
        ("26 Ilir D.I", "16.71.04.1003"),
        ("3/4 Ulu", "16.71.02.1004"),
        ("3 - 4 Ulu", "16.71.02.1004"),
        ("Tiga Empat Ulu", "16.71.02.1004"),
        ("9-10 Ulu", "16.71.17.1002"),
        ("Sembilan Sepuluh Ulu", "16.71.17.1002"),
        ("09/10 Ulu", "16.71.17.1002"),
        ("Sei Pangeran", "16.71.05.1010"),
        ("Sg. Buah", "16.71.06.1012"),
        ("Srimulyo", "16.71.16.1001"),
        ("Sri Mulya", "16.71.16.1001"),
        ("Lebong Gajah", "16.71.16.1003"),
        ("Karya Mulia", "16.71.16.1005"),
        ("Palembang", "16.71"),
        ("KOTA PALEMBANG", "16.71"),
        ("Palembang Municipality", "16.71"),
        ("Palembang City", "16.71"),
        ("Kab/Kota Palembang", "16.71"),
        ("OKU Timur", "16.08"),
        ("Kab. OKU Selatan", "16.09"),
        ("Banyu Asin", "16.07"),
        ("Pali", "16.12"),
        ("Muratara", "16.13"),
        ("Kota Lubuklinggau", "16.73"),
        ("Pagaralam", "16.72"),
        ("Empat Lawang", "16.11"),
        ("4 Lawang", "16.11"),
        ("Prov. Sumatera Selatan", "16"),
        ("Sumsel", "16"),
        ("South Sumatra Province", "16"),
        ("16.71.18", "16.71.18"),
        ("1671062", "16.71.18"),
        (1671062, "16.71.18"),
    ],
)
def test_a_spelling_means_one_area(name: str | int, code: str) -> None:
    match = find_area(name)
    assert match.area is not None
    assert match.area.code == code
    assert match.candidates == (match.area,)
    assert not match.is_ambiguous


@pytest.mark.parametrize(
    "name",
    [
        "34 Ulu",
        "4 Ulu",
        "34 Ilir",
        "21 Ilir",
        "20 Ilir",
        "20 Ilir V",
        "910 Ulu",
        "Ilir Timur",
        "Ilir Timur IV",
        "Ilir Barat III",
        "Seberang Ulu III",
        "IT IV",
        "Kec. Plaju Ulu",
        "Kec. Pahlawan",
        "Kel. Plaju",
        "Kabupaten Palembang",
        "Kota Lahat",
        "Kecamatan",
        "Kota",
        "Total",
        "Jumlah",
        "Lainnya",
        "Sukarame",
        "Yogyakarta",
        "Tegalrejo",
        "Bandar Lampung",
        "Palembang1",
        "D",
        "III",
        "-",
        "...",
        "",
        None,
        True,
        float("nan"),
    ],
)
def test_a_stranger_or_a_doubt_means_nothing(name: str | float | None) -> None:
    match = find_area(name)
    assert match.area is None
    assert match.candidates == ()
    assert match.how is None


@pytest.mark.parametrize("name", BOTH_LEVELS)
def test_a_name_of_both_levels_is_ambiguous_until_level_or_parent_settles_it(name: str) -> None:
    match = find_area(name)
    assert match.area is None
    assert match.is_ambiguous
    kecamatan, kelurahan = match.candidates
    assert (kecamatan.level, kelurahan.level) == ("kecamatan", "kelurahan")
    assert find_area(name, level="kecamatan").area == kecamatan
    assert find_area(name, level="kelurahan").area == kelurahan
    assert find_area(name, within=kecamatan.code).area == kelurahan
    assert find_area(f"Kec. {name}").area == kecamatan
    assert find_area(f"Kel. {name}").area == kelurahan
    assert find_area(f"{name} Subdistrict").area == kecamatan


def test_there_are_no_other_names_of_both_levels() -> None:
    names = [one.name for one in areas() if find_area(one.name).is_ambiguous]
    assert sorted(set(names)) == sorted(BOTH_LEVELS)


def test_level_and_place_refuse_what_does_not_fit() -> None:
    assert find_area("Plaju", level="kelurahan").area is None
    assert find_area("Plaju Ulu", within="16.71.01").area is None
    assert find_area("Plaju Ulu", within="16.71").area == area("16.71.14.1001")
    assert find_area("16.71.14", level="kelurahan").area is None
    assert find_area("Lahat", within="16.71").area is None


def test_the_match_says_how_it_was_made() -> None:
    assert find_area("16.71.18").how == "code"
    assert find_area("Ilir Timur 3").how == "name"
    assert find_area("IT III").how == "alias"


def test_an_unknown_level_or_place_is_the_callers_mistake() -> None:
    with pytest.raises(UnknownCodeError):
        find_area("Plaju", level="desa")
    with pytest.raises(UnknownAreaError):
        find_area("Plaju", within="99")


def test_every_carried_spelling_finds_its_own_area_within_its_level() -> None:
    spellings = [(name, one) for one in areas() for name in one.names()]
    assert len(spellings) > 350
    for name, one in spellings:
        for written in (name, name.upper(), name.lower(), name.replace("-", " ")):
            assert find_area(written, level=one.level).area == one
            assert one in find_area(written).candidates


def slips(name: str) -> set[str]:
    """Return a name with one letter dropped, doubled, or swapped with the next."""
    dropped = {name[:place] + name[place + 1 :] for place in range(len(name))}
    doubled = {name[:place] + name[place] + name[place:] for place in range(len(name))}
    swapped = {
        name[:place] + name[place + 1] + name[place] + name[place + 2 :]
        for place in range(len(name) - 1)
    }
    return (dropped | doubled | swapped) - {name}


def worded() -> list[str]:
    """Return the names in which a slip cannot make another number."""
    return [one.name for one in areas() if not any(map(str.isdigit, place_key(one.name)))]


@pytest.mark.parametrize("name", worded())
def test_a_slip_never_becomes_another_area_and_is_suggested_to_people(name: str) -> None:
    meant = {one for one in areas() if one.name == name}
    for slip in slips(name):
        match = find_area(slip)
        assert set(match.candidates) <= meant
        if len(slip) > 4:
            assert set(suggest_areas(slip)) & meant


@pytest.mark.parametrize("name", ["34 Ilir", "35 Ulu", "Ilir Timur IV", "6 Ulu"])
def test_a_name_with_another_number_is_never_suggested(name: str) -> None:
    assert suggest_areas(name) == []


def test_suggestions_keep_to_level_place_and_length() -> None:
    assert [one.code for one in suggest_areas("Sukarame")] == ["16.71.07", "16.71.07.1005"]
    assert [one.code for one in suggest_areas("Sukarame", level="kelurahan")] == ["16.71.07.1005"]
    assert [one.code for one in suggest_areas("Kec. Sukarame")] == ["16.71.07"]
    assert suggest_areas("Plaju Uluu", within="16.71.01") == []
    assert len(suggest_areas("Talang", n=2)) <= 2
    assert suggest_areas("") == []
    assert suggest_areas("Kecamatan") == []


@given(st.text())
@example("\x00")
@example("i" * 500)
@example("ⅲ Ilir")
@example("9" * 5000 + " Ulu")
def test_any_text_is_an_area_or_nothing(text: str) -> None:
    match = find_area(text)
    assert (match.area is None) == (len(match.candidates) != 1)
    assert all(one in areas() for one in (*match.candidates, *suggest_areas(text)))


@given(st.text(alphabet="abdeilnptuvxIVX0123456789 -/.,()_"))
def test_case_and_signs_do_not_matter_to_a_key(text: str) -> None:
    key = place_key(text)
    assert place_key(text.upper()) == key
    assert place_key(f" ({text}). ") == key
    assert place_key(text.replace("-", "/")) == key
    assert not set(key) & set(" -/.,()")


@given(st.integers(1, 99), st.sampled_from(["Ilir", "Ulu"]))
def test_a_numbered_kelurahan_is_found_by_its_number_and_no_other(number: int, side: str) -> None:
    found = find_area(f"{number} {side}").area
    assert found is None or found.name == f"{number} {side}"
