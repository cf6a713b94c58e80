"""Sums of ticked boxes, as the paper form writes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckanext.palembang.reference import (
    UnknownCodeListError,
    code_list,
    code_list_names,
    decode_flags,
    encode_flags,
)

FLAGS = [name for name in code_list_names() if code_list(name).numbering == "flags"]


def test_the_lists_whose_numbers_add_up() -> None:
    assert FLAGS == [
        "metode_pemeriksaan_kualitas_pengumpulan_data",
        "metode_pengumpulan_data",
        "sarana_pengumpulan_data",
        "tingkat_penyajian_hasil_analisis",
        "unit_pengumpulan_data",
    ]


@pytest.mark.parametrize(
    ("name", "number", "codes"),
    [
        ("metode_pengumpulan_data", 9, ("wawancara", "pengumpulan_data_sekunder")),
        ("metode_pengumpulan_data", "9", ("wawancara", "pengumpulan_data_sekunder")),
        ("metode_pengumpulan_data", 9.0, ("wawancara", "pengumpulan_data_sekunder")),
        ("metode_pengumpulan_data", " 16 ", ("lainnya",)),
        ("metode_pengumpulan_data", 0, ()),
        ("sarana_pengumpulan_data", 63, ("papi", "capi", "cati", "cawi", "mail", "lainnya")),
        ("metode_pengumpulan_data", 32, None),
        ("metode_pengumpulan_data", 33, None),
        ("metode_pengumpulan_data", -1, None),
        ("metode_pengumpulan_data", "1.5", None),
        ("metode_pengumpulan_data", "wawancara", None),
        ("metode_pengumpulan_data", "", None),
        ("metode_pengumpulan_data", None, None),
        ("metode_pengumpulan_data", True, None),
        ("metode_pengumpulan_data", float("nan"), None),
        ("metode_pengumpulan_data", "9" * 5_000, None),
        # Numbers that do not add up mean one code each.
        ("jenis_statistik", 1, None),
        ("tahapan_pengolahan_data", 1, None),
    ],
)
def test_a_sum_is_taken_apart(
    name: str, number: str | float | None, codes: tuple[str, ...] | None
) -> None:
    assert decode_flags(name, number) == codes
    assert decode_flags(code_list(name), number) == codes


@pytest.mark.parametrize("name", FLAGS)
@given(data=st.data())
def test_codes_survive_the_way_over_their_sum(name: str, data: st.DataObject) -> None:
    codes = [code.code for code in code_list(name)]
    ticked = data.draw(st.lists(st.sampled_from(codes), unique=True))

    number = encode_flags(name, ticked)

    assert set(decode_flags(name, number) or ()) == set(ticked)


def test_what_is_no_flag_has_no_sum() -> None:
    assert encode_flags("metode_pengumpulan_data", ["papi"]) is None
    assert encode_flags("jenis_statistik", ["STATISTIK_DASAR"]) is None
    assert encode_flags("metode_pengumpulan_data", ["wawancara", "wawancara"]) == 1


def test_a_list_that_does_not_exist() -> None:
    with pytest.raises(UnknownCodeListError):
        decode_flags("bulan", 1)
    with pytest.raises(UnknownCodeListError):
        encode_flags("bulan", [])
