"""Numbers, periods and addresses from data, as pages write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckanext.palembang.catalogue.table_view import format_number, period_text, safe_url
from ckanext.palembang.catalogue.table_view.ordering import natural_key


@pytest.mark.parametrize(
    ("value", "indonesian", "english"),
    [
        (0, "0", "0"),
        (1801367, "1.801.367", "1,801,367"),
        (Decimal("12.30"), "12,30", "12.30"),
        (Decimal("-1234.5"), "-1.234,5", "-1,234.5"),
        (Decimal("1E+3"), "1.000", "1,000"),
        ("2024", "2.024", "2,024"),
        (None, "", ""),
        ("NaN", "NaN", "NaN"),
        ("Infinity", "Infinity", "Infinity"),
        ("tidak ada", "tidak ada", "tidak ada"),
        (True, "True", "True"),
    ],
)
def test_numbers_have_the_marks_of_the_language(
    value: object, indonesian: str, english: str
) -> None:
    assert format_number(value, "id") == indonesian
    assert format_number(value, "en") == english


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4))
def test_a_formatted_number_reads_back_as_it_was(number: Decimal) -> None:
    written = format_number(number, "id")

    assert Decimal(written.replace(".", "").replace(",", ".")) == number


@given(st.one_of(st.none(), st.text(), st.floats(), st.integers(), st.booleans()))
def test_no_value_is_too_odd_to_write_or_sort(value: object) -> None:
    assert isinstance(format_number(value, "id"), str)
    assert natural_key(value) == natural_key(value)


@given(st.lists(st.one_of(st.text(max_size=8), st.integers(), st.decimals(allow_nan=False))))
def test_any_values_can_be_put_in_order(values: list[object]) -> None:
    ordered = sorted(values, key=natural_key)

    assert sorted(ordered, key=natural_key) == ordered


def test_words_with_numbers_are_ordered_by_the_numbers() -> None:
    names = ["13 Ilir", "5 Ilir", "Sukarami", "16 Ilir"]

    assert sorted(names, key=natural_key) == ["5 Ilir", "13 Ilir", "16 Ilir", "Sukarami"]


@pytest.mark.parametrize(
    ("value", "indonesian", "english"),
    [
        ("2024", "2024", "2024"),
        (2024, "2024", "2024"),
        ("2023/2024", "2023/2024", "2023/2024"),
        ("2024-08", "Agustus 2024", "August 2024"),
        ("2024-08-17", "17 Agustus 2024", "17 August 2024"),
        ("2024-08-17T00:00:00", "17 Agustus 2024", "17 August 2024"),
        ("2022-01/2022-10", "Januari 2022–Oktober 2022", "January 2022–October 2022"),
        ("2024-13", "2024-13", "2024-13"),
        ("awal", "awal", "awal"),
        (None, "", ""),
    ],
)
def test_periods_are_written_in_words(value: object, indonesian: str, english: str) -> None:
    assert period_text(value, "id") == indonesian
    assert period_text(value, "en") == english


@pytest.mark.parametrize(
    "value",
    [
        "javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)", "data:text/html,x",
        "//evil.example", "\\\\evil.example", "/dataset", "http://", "https:///x", "http://[::1",
        "https://a b.example", "https://a.example/\x00", "ftp://a.example", None, 5, ["https://a.example"],
    ],
)  # fmt: skip
def test_what_is_no_address_of_the_web_makes_no_link(value: object) -> None:
    assert safe_url(value) == ""


def test_an_address_of_the_web_stays_as_it_is() -> None:
    assert safe_url(" https://bps.go.id/a?b=c#d ") == "https://bps.go.id/a?b=c#d"
