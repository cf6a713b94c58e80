"""Every way in which an area is written names that area."""

from __future__ import annotations

import pytest

from ckanext.palembang.catalogue.search.area_spellings import (
    area_groups,
    area_spellings,
    number_words,
)
from ckanext.palembang.catalogue.search.concepts import all_matches, longest_matches
from ckanext.palembang.catalogue.search.stems import stem
from ckanext.palembang.catalogue.search.words import words
from ckanext.palembang.reference import area, areas


@pytest.mark.parametrize(
    ("code", "spelling"),
    [
        ("16.71.18", "Ilir Timur Tiga"),
        ("16.71.18", "ilir timur 3"),
        ("16.71.18", "IT III"),
        ("16.71.18", "IT3"),
        ("16.71.04", "Ilir Barat Satu"),
        ("16.71.15", "Alang Alang Lebar"),
        ("16.71.11", "Bukitkecil"),
        ("16.71.01.1001", "Tiga-puluh-lima Ilir"),
        ("16.71.01.1001", "tigapuluhlima ilir"),
        ("16.71.05.1010", "Sei Pangeran"),
        ("16.71.05.1010", "Sungaipangeran"),
        ("16.71.02.1004", "Tiga Empat Ulu"),
        ("16.71.02.1004", "3-4 Ulu"),
        ("16.71.05.1007", "dua puluh ilir tiga"),
        ("16.71.04.1003", "26 Ilir D. I"),
    ],
)
def test_a_spelling_is_known(code: str, spelling: str) -> None:
    assert tuple(words(spelling)) in area_spellings(area(code))


def test_every_spelling_of_the_reference_names_its_area_as_a_whole() -> None:
    """The official spellings of all areas, Kemendagri's of two decrees and BPS's."""
    for found in areas():
        whole = {_concepts(name) for name in found.names() if len(words(name)) > 1}
        assert len(whole) <= 1, found.name
        assert () not in whole, found.name


def test_kecamatan_that_differ_in_their_number_only_are_apart() -> None:
    names = {_concepts(f"Ilir Timur {number}") for number in ("I", "II", "III")}
    assert len(names) == 3


def test_a_number_in_a_longer_number_names_no_area() -> None:
    spelled = [stem(word) for word in words("Kelurahan Tiga Puluh Lima Ilir")]
    names = {name for match in all_matches(spelled) for name in match.names}
    assert "tigapuluhlimailir" in names
    assert "limailir" not in names


def test_concept_names_are_letters_only() -> None:
    """Solr would cut "35ilir" in two."""
    for group in area_groups():
        name = _concepts(" ".join(group[0]))
        assert name
        assert all(part.isalpha() for part in name)


@pytest.mark.parametrize(
    ("number", "spelled"),
    [
        (0, "nol"),
        (1, "satu"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (12, "dua belas"),
        (20, "dua puluh"),
        (35, "tiga puluh lima"),
        (99, "sembilan puluh sembilan"),
    ],
)
def test_numbers_in_words(number: int, spelled: str) -> None:
    assert " ".join(number_words(number)) == spelled


def _concepts(text: str) -> tuple[str, ...]:
    stems = [stem(word) for word in words(text)]
    match = next(longest_matches(stems), None)
    return match.names if match and match.length == len(stems) else ()
