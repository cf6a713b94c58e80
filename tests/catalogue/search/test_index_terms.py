"""What is added to a dataset's Solr document."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckanext.palembang.catalogue.search.fields import NAMES_FIELD, STEMS_FIELD, TITLE_FIELD
from ckanext.palembang.catalogue.search.index import add_names, add_stems

_ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


def _names(**document: Any) -> set[str]:
    return set(filter(None, add_names(document)[NAMES_FIELD].split("; ")))


class TestNames:
    """Codes become the names that people use."""

    def test_areas_in_both_languages(self) -> None:
        assert _names(extras_kode_wilayah='["16.71.18", "16.71.01.1001"]') == {
            "Kecamatan Ilir Timur III",
            "Ilir Timur III Subdistrict",
            "Kelurahan 35 Ilir",
            "35 Ilir Urban Village",
        }

    def test_chapters_of_all_editions(self) -> None:
        rows = [{"edisi": 2024, "bab": "4"}, {"edisi": 2025, "bab": "12", "nomor": "12.1.1"}]
        assert _names(extras_dalam_angka=json.dumps(rows)) >= {
            "Sosial dan Kesejahteraan Rakyat",
            "Social and Welfare",
            "Sistem Neraca Regional",
            "System of Regional Accounts",
        }

    @pytest.mark.parametrize(
        ("field", "code", "name"),
        [
            ("subjek_csa", "519", "Kependudukan dan Migrasi"),
            ("urusan", "2.12", "Administrasi Kependudukan dan Pencatatan Sipil"),
            ("tingkat_wilayah", "kecamatan", "Kecamatan"),
            ("accrualPeriodicity", "BULANAN", "Monthly"),
        ],
    )
    def test_codes_of_lists(self, field: str, code: str, name: str) -> None:
        assert name in _names(**{f"extras_{field}": code})

    def test_fields_that_are_no_extras_count_too(self) -> None:
        assert "Kota Palembang" in _names(kode_wilayah=["16.71"])

    def test_the_office_with_its_short_name(self) -> None:
        names = _names(organization="diskominfo")
        assert {"Dinas Komunikasi dan Informatika", "Diskominfo"} <= {
            name.removesuffix(" Kota Palembang") for name in names
        }

    def test_an_office_that_is_not_in_the_register(self) -> None:
        stored = json.dumps({"organization": {"name": "x", "title": "Badan Baru"}})
        assert _names(organization="x", data_dict=stored) == {"Badan Baru"}

    def test_unknown_codes_have_no_name(self) -> None:
        document = {
            "extras_kode_wilayah": '["99.99"]',
            "extras_dalam_angka": '[{"bab": "99"}, 5]',
            "extras_urusan": "?",
            "organization": None,
        }
        assert _names(**document) == set()


class TestStems:
    """Stems and concepts for a schema that knows neither."""

    def test_of_titles_and_of_the_rest(self) -> None:
        document = add_stems(
            {"title": "Kependudukan", "extras_title_en": "Rainfall", "notes": "Siswa persekolahan"}
        )
        assert set(document[TITLE_FIELD].split(" | ")) == {"penduduk", "rainfall", "curahhujan"}
        assert {"murid", "siswa", "sekolah"} <= set(document[STEMS_FIELD].split(" | "))

    def test_the_names_of_codes_count(self) -> None:
        document = add_stems(add_names({"extras_kode_wilayah": '["16.71.18"]'}))
        assert "ilirtimuriii" in document[STEMS_FIELD].split(" | ")

    def test_texts_in_lists_count(self) -> None:
        document = add_stems({"res_name": ["Penduduk", None], "tags": ["siswa"]})
        assert {"penduduk", "murid"} <= set(document[STEMS_FIELD].split(" | "))

    def test_what_ckan_does_not_search_does_not_count(self) -> None:
        document = add_stems({"data_dict": "kependudukan", "maintainer_email": "siswa@x.id"})
        assert document[STEMS_FIELD] == ""

    def test_endless_text_is_cut(self) -> None:
        document = add_stems({"notes": "kata " * 20_000 + "kependudukan"})
        assert document[STEMS_FIELD] == "kata"


@given(
    document=st.dictionaries(
        st.sampled_from(
            [
                "title", "notes", "name", "organization", "data_dict", "license_id", "res_name",
                "extras_kode_wilayah", "extras_dalam_angka", "extras_urusan", "extras_title_en",
            ]
        ),
        _ANY | _ANY.map(json.dumps),
    )
)  # fmt: skip
def test_no_document_is_refused_or_changed(document: dict[str, Any]) -> None:
    before = dict(document)
    done = add_stems(add_names(document))
    assert document == before
    assert {key: done[key] for key in document if key in before} == before
    assert all(isinstance(done[key], str) for key in (NAMES_FIELD, STEMS_FIELD, TITLE_FIELD))
