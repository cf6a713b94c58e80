"""Forms of a word meet in one stem; different words never do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckanext.palembang.catalogue.search.stems import english_singular, stem
from ckanext.palembang.catalogue.search.words import words
from ckanext.palembang.reference import areas


@pytest.mark.parametrize(
    "forms",
    [
        "penduduk kependudukan penduduknya",
        "sekolah persekolahan bersekolah",
        "nikah pernikahan menikah",
        "cerai perceraian bercerai",
        "kerja pekerja bekerja ketenagakerjaan",
        "miskin kemiskinan",
        "didik pendidikan pendidik mendidik",
        "industri perindustrian",
        "rumah perumahan",
        "guna penggunaan digunakan gunakan",
        "kuat kekuatan menguatkan",
        "student students",
        "industry industries industrial",
        "divorce divorces divorced",
    ],
)
def test_forms_of_a_word_meet(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("penduduk", "duduk"),
        ("kedudukan", "duduk"),
        ("pendapatan", "dapat"),
        ("satuan", "satu"),
        ("kuningan", "kuning"),
        ("pengangguran", "anggur"),
        ("perawat", "perawatan"),
        ("bangunan", "pembangunan"),
        ("kebakaran", "pembakaran"),
        ("kecamatan", "camat"),
        ("kelurahan", "lurah"),
        ("pekerjaan", "pekerja"),
        ("pemerintah", "perintah"),
        ("pelajar", "pelajaran"),
        ("masalah", "masa"),
    ],
)
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_no_area_name_is_stemmed_to_another_word() -> None:
    stems = {word: stem(word) for found in areas() for word in words(found.name)}
    listed = {"lebar", "kecil", "bangun", "buah", "timur", "barat"}
    changed = {word: root for word, root in stems.items() if word != root}
    assert changed.keys() <= listed


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        ("cities", "city"),
        ("schools", "school"),
        ("houses", "house"),
        ("bus", "bus"),
        ("class", "class"),
        ("shoes", "shoes"),
        ("degrees", "degrees"),
        ("s", "s"),
        ("", ""),
    ],
)
def test_english_plurals_lose_their_s(plural: str, singular: str) -> None:
    assert english_singular(plural) == singular


@given(st.text())
def test_any_text_has_words_and_stems(text: str) -> None:
    for word in words(text):
        root = stem(word)
        assert root
        assert stem(word) == root
