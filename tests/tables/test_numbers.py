"""Figures as people type them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckanext.palembang.tables.language.numbers import Notation, format_number, take_apart

_NUMBERS = st.decimals(min_value=-(10**12), max_value=10**12, places=2)


@pytest.mark.parametrize("notation", Notation)
@given(number=_NUMBERS)
def test_what_was_written_is_read(notation: Notation, number: Decimal) -> None:
    written = format_number(number, "id" if notation is Notation.INDONESIAN else "en")

    text = take_apart(written)

    assert text is not None
    assert text.read(notation) == number


@given(st.text(max_size=80))
def test_any_text_is_a_figure_or_none(text: str) -> None:
    found = take_apart(text)

    assert found is None or all(letter.isdigit() or letter in ".," for letter in found.body)


@pytest.mark.parametrize(
    ("written", "indonesian", "english"),
    [
        ("1.234", "1234", "1.234"),
        ("1,234", "1.234", "1234"),
        ("1.234,5", "1234.5", None),
        ("1,234.5", None, "1234.5"),
        ("12 345", "12345", "12345"),
        ("12\u00a0345,6", "12345.6", None),
        ("1'234", "1234", "1234"),
        ("(1.234)", "-1234", "-1.234"),
        ("-5", "-5", "-5"),
        ("Rp 1.000,-", "1000", "1.000"),
        ("Rp1.500.000", "1500000", None),
        ("0.123", None, "0.123"),
        ("1234.5", None, "1234.5"),
        ("34,50 %", "34.50", None),
        ("12 orang", "12", "12"),
    ],
)
def test_each_notation(written: str, indonesian: str | None, english: str | None) -> None:
    text = take_apart(written)

    assert text is not None
    for notation, expected in ((Notation.INDONESIAN, indonesian), (Notation.ENGLISH, english)):
        assert text.read(notation) == (None if expected is None else Decimal(expected))


@pytest.mark.parametrize(
    ("written", "body", "mark"),
    [
        ("12 345*", "12345", "*"),
        ("67e", "67", "e"),
        ("2218464 (a)", "2218464", "a"),
        ("1.234 r", "1.234", "r"),
        ("99**", "99", "**"),
        ("5 1)", "5", None),
        ("7xx", "7", "xx"),
    ],
)
def test_marks_beside_figures(written: str, body: str, mark: str | None) -> None:
    text = take_apart(written)

    assert text is not None
    assert (text.body, text.mark) == (body, mark)


@pytest.mark.parametrize(
    "written", ["", "Sako", "12 5", "5-9", "75+", "16.71.01.1001.", "I/a", "<5", "2020/2021"]
)
def test_what_is_no_figure(written: str) -> None:
    text = take_apart(written)

    assert text is None or all(text.read(notation) is None for notation in Notation)


@pytest.mark.parametrize(
    ("written", "value"), [("1,34", "1340"), ("16,9", "16900"), ("1,234", None), ("34", None)]
)
def test_lost_zeros_are_put_back(written: str, value: str | None) -> None:
    text = take_apart(written)

    assert text is not None
    assert text.read_padded(Notation.ENGLISH) == (None if value is None else Decimal(value))
