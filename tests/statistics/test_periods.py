"""Reference periods as offices write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckanext.palembang.statistics import Period, PeriodError, parse_period


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-02-29", date(2024, 2, 29), date(2024, 2, 29)),
        ("2023/2024", date(2023, 1, 1), date(2024, 12, 31)),
        ("2019–2024", date(2019, 1, 1), date(2024, 12, 31)),
    ],
)
def test_gives_first_and_last_day(text: str, first: date, last: date) -> None:
    assert parse_period(text) == Period(first, last)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "24",
        "2023-02-29",
        "2023-13",
        "2024/2023",
        "2023/2025",
        "1066",
        "9999",
        "2024-1",
        "kemarin",
    ],
)
def test_refuses_what_is_no_period(text: str) -> None:
    with pytest.raises(PeriodError):
        parse_period(text)


@given(st.text())
def test_no_text_raises_anything_else(text: str) -> None:
    try:
        period = parse_period(text)
    except PeriodError:
        return
    assert period.first <= period.last
