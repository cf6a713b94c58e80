"""Random texts, random grids, damaged files: always an answer, never more than what stands there."""

from __future__ import annotations

import re
from datetime import datetime
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from ckanext.palembang.tables import Level
from ckanext.palembang.tables.cells import place_of
from ckanext.palembang.tables.grid import Sheet, Span
from ckanext.palembang.tables.language import dates, periods, symbols, units, words
from ckanext.palembang.tables.language.numbers import Notation, format_number, take_apart
from ckanext.palembang.tables.language.titles import read_title
from ckanext.palembang.tables.reader import read_sheets
from ckanext.palembang.tables.wire import to_wire

from tests.tables import fuzz

_FIGURE_LETTERS = "0123456789.,-() %*er\u00a0\u2009'Rp"
_VOCABULARY = [
    "Kecamatan", "Jumlah", "Sukarami", "Kec. Sako", "Ilir Timur III", "No", "2023", "2022/2023", "1.234", "1,34", "12 345*",
    "(1)", "(2)", "(3)", "-", "...", "NA", "Laki-laki", "Perempuan", "L", "P", "Total", "Sumber: BPS", "Lanjutan Tabel 1",
    "Tabel 3.1.2 Jumlah Penduduk (orang), 2023", "#REF!", "16.71.07", "Januari", "Semester I", "a. Arteri", "%", "(km2)", "5-9", " ",
    "1.234.567,89", "34,5%", "(1.234)", "Rp 1.000,-", "belum ada data", "Tahun", "Satuan", "sep=;", "\U0001f4ca", "=1+1", "\x00",
]  # fmt: skip
_TEXTS = st.one_of(
    st.text(max_size=40), st.text(_FIGURE_LETTERS, max_size=16), st.sampled_from(_VOCABULARY)
)
_CELLS = st.one_of(
    st.none(),
    _TEXTS,
    st.sampled_from(_VOCABULARY),
    st.integers(-(10**6), 10**9),
    st.floats(allow_nan=True, allow_infinity=True),
    st.datetimes(datetime(1950, 1, 1), datetime(2049, 1, 1)),  # noqa: DTZ001 - cells have no zone
    st.booleans(),
)
_GRIDS = st.lists(st.lists(_CELLS, max_size=7), max_size=14)


@given(st.one_of(_TEXTS, st.text()))
@settings(max_examples=200, deadline=None)
def test_a_figure_keeps_its_digits_in_both_notations(text: str) -> None:
    number = take_apart(text)

    if number is None:
        return
    for notation in Notation:
        for value in (number.read(notation), number.read_padded(notation)):
            if value is not None:
                assert _digits(f"{value:f}") in _digits(text, bare=False) + "000"


@given(st.one_of(_TEXTS, st.text()))
@settings(max_examples=200, deadline=None)
def test_language_understands_or_leaves_any_text(text: str) -> None:
    for period in (
        periods.period_of(text),
        *periods.periods_in(text),
        periods.joined((text, "2023")),
    ):
        assert period is None or re.match(r"\d{4}", period)
    assert periods.month_of(text) in (None, *range(1, 13))
    title, unit = read_title([text, text[::-1]])
    assert title.id is None or title.id
    assert unit is None or unit.strip()
    bare, inner = units.split_unit(text)
    assert len(bare) + len(inner or "") <= len(text)
    symbols.sign_alone(text)
    symbols.split_mark(text)
    dates.restore_label(text)
    for function in (words.clean, words.plain, words.without_numbering):
        assert isinstance(function(text), str)
    assert words.is_total(text) in (True, False)
    assert words.is_total_of_place(text) in (True, False)


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=4
    )
)
@settings(max_examples=200, deadline=None)
def test_what_a_message_prints_is_read_back(number: Decimal) -> None:
    for language, notation in (("id", Notation.INDONESIAN), ("en", Notation.ENGLISH)):
        again = take_apart(format_number(number, language))

        assert again is not None
        assert again.read(notation) == number


@given(_GRIDS, st.lists(st.tuples(*[st.integers(0, 8)] * 4), max_size=3))
@settings(max_examples=150, deadline=None)
def test_any_grid_gives_tables_or_one_message(
    grid: list[list[Any]], merges: list[tuple[int, int, int, int]]
) -> None:
    spans = [Span(min(a, b), min(c, d), max(a, b), max(c, d)) for a, b, c, d in merges]
    reading = read_sheets([Sheet("Data", [list(row) for row in grid], spans)])

    errors = [finding for finding in reading.findings if finding.level is Level.ERROR]
    assert reading.tables or [finding.code for finding in errors] == ["no-table"]
    to_wire(reading)
    seen: set[str] = set()
    for one in (o for table in reading.tables for o in table.observations):
        assert one.cell not in seen
        seen.add(one.cell)
        if one.value is not None:
            _stands_in_the_file(grid, one.cell, one.value)


def _stands_in_the_file(grid: list[list[Any]], cell: str, value: Decimal) -> None:
    row, column = place_of(cell)
    stored = grid[row][column]
    assert stored is not None
    shown = f"{Decimal(repr(stored)):f}" if isinstance(stored, float) else str(stored)
    is_same = isinstance(stored, float) and abs(float(value) - stored) <= abs(stored) * 1e-9
    assert is_same or _digits(f"{value:f}") in _digits(shown, bare=False) + "000"


def _digits(text: str, *, bare: bool = True) -> str:
    digits = "".join(str(int(letter)) for letter in text if letter.isdecimal())
    return digits.strip("0") if bare else digits


def test_damaged_files_are_answered() -> None:
    rounds, _ = fuzz.run(first=0, seconds=6)

    assert rounds > 0
