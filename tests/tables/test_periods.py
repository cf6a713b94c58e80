"""Periods as tables name them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckanext.palembang.tables.language.periods import joined, period_of, periods_in


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2023", "2023"),
        (2023, "2023"),
        (2023.0, "2023"),
        ("Tahun 2023*", "2023"),
        ("2022/2023", "2022/2023"),
        ("Tahun Ajaran 2022/2023", "2022/2023"),
        ("2022/23", "2022/2023"),
        ("Februari 2023", "2023-02"),
        ("31 Desember 2022", "2022-12-31"),
        ("2023-02", "2023-02"),
        ("2023-02-28", "2023-02-28"),
        ("Semester I 2023", "2023-S1"),
        ("Semester II Tahun 2023", "2023-S2"),
        ("Triwulan IV 2022", "2022-Q4"),
        ("2021-2023", None),
        ("2020 dan 2021", None),
        ("Sako", None),
        (1234, None),
        ("12.345", None),
        ("120231", None),
    ],
)
def test_one_period(text: str | float, period: str | None) -> None:
    assert period_of(text) == period


def test_a_title_may_name_several() -> None:
    assert periods_in("Penduduk, 2019–2021") == ["2019", "2020", "2021"]


@pytest.mark.parametrize(
    ("parts", "period"),
    [
        (("2023", "Januari"), "2023-01"),
        (("Jumlah", "2023", "Triwulan II"), "2023-Q2"),
        (("Laki-laki", "2021"), "2021"),
        (("Laki-laki",), None),
    ],
)
def test_head_and_label_say_it_together(parts: tuple[str, ...], period: str | None) -> None:
    assert joined(parts) == period


@given(st.integers(1950, 2049), st.sampled_from(["", "Tahun ", "TA ", "th "]))
def test_every_year_is_found(year: int, before: str) -> None:
    assert period_of(f"{before}{year}") == str(year)


@given(st.text(max_size=60))
def test_no_text_hurts(text: str) -> None:
    assert isinstance(periods_in(text), list)
