"""Yearbook table numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckanext.palembang.statistics import TableNumberError, parse_table_number


@pytest.mark.parametrize(
    ("text", "expected"),
    [("3.1.10", "3.1.10"), (" 12.1.1 ", "12.1.1"), ("5.7", "5.7"), ("3.01.001", "3.1.1")],
)
def test_reads_numbers_of_two_and_three_parts(text: str, expected: str) -> None:
    assert str(parse_table_number(text)) == expected


@pytest.mark.parametrize(
    "text",
    ["", "3", "3.1.1.1", "3.1a", "3,1", "0.1.1", "3.0.1", "\u0661.\u0662", "3.1.1234", "123.1"],
)
def test_refuses_what_is_no_number(text: str) -> None:
    with pytest.raises(TableNumberError):
        parse_table_number(text)


def test_sorts_by_number_and_not_as_text() -> None:
    numbers = [parse_table_number(text) for text in ("3.1.10", "12.1.1", "3.1.2", "3.1")]

    assert [str(number) for number in sorted(numbers)] == ["3.1", "3.1.2", "3.1.10", "12.1.1"]


@given(
    st.lists(st.tuples(st.integers(1, 99), st.integers(1, 999), st.integers(1, 999)), min_size=2)
)
def test_sort_key_orders_text_as_numbers(parts: list[tuple[int, int, int]]) -> None:
    numbers = [parse_table_number(".".join(map(str, part))) for part in parts]

    assert sorted(numbers) == sorted(numbers, key=lambda number: number.sort_key)


@given(st.text())
def test_no_text_raises_anything_else(text: str) -> None:
    try:
        number = parse_table_number(text)
    except TableNumberError:
        return
    assert parse_table_number(str(number)) == number
