"""Small rows as lines: what a form shows gives the same rows again."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import ckan.plugins.toolkit as tk

from ckanext.palembang.catalogue.row_lines import SHAPES, as_lines, palembang_row_lines, read_rows

_TEXT = st.text(
    st.one_of(
        st.sampled_from("|;\\[] n\n-"), st.characters(codec="utf-8", exclude_categories=["C"])
    ),
    max_size=30,
).map(str.strip)
_ROW = st.builds(
    lambda name, several, link: (
        {"nama": name, "sumber_publikasi": several} | ({"dataset": link} if link else {})
    ),
    _TEXT.filter(bool),
    st.lists(_TEXT.filter(bool), max_size=3, unique=True),
    _TEXT,
)


@given(st.lists(_ROW, max_size=4))
@example([{"nama": "A | B; C \\", "sumber_publikasi": ["x;y", "[1]"], "dataset": "d-1"}])
@example([{"nama": '[{"nama": "x"}]', "sumber_publikasi": []}])
@example([{"nama": "\\n", "sumber_publikasi": ["a\nb"]}])
def test_lines_give_the_same_rows(rows: list[dict[str, Any]]) -> None:
    shape = SHAPES["indicators"]
    assert read_rows(as_lines(rows, shape), shape) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("IPM", [{"nama": "IPM", "sumber_publikasi": []}]),
        (
            " IPM |a; b|ipm \r\n\r\nUHH||uhh",
            [
                {"nama": "IPM", "sumber_publikasi": ["a", "b"], "dataset": "ipm"},
                {"nama": "UHH", "sumber_publikasi": [], "dataset": "uhh"},
            ],
        ),
        (r"a \| b \; c", [{"nama": "a | b ; c", "sumber_publikasi": []}]),
        ("", []),
        ('[{"nama": "x"}]', [{"nama": "x", "sumber_publikasi": []}]),
    ],
    ids=["name only", "all parts, blanks and Windows lines", "escaped", "nothing", "JSON text"],
)
def test_lines_are_read(text: str, rows: list[dict[str, Any]]) -> None:
    assert read_rows(text, SHAPES["indicators"]) == rows


def test_value_domain_reads_codes_with_their_values() -> None:
    rows = read_rows("1 | Laki-laki\n2 | Perempuan", SHAPES["value_domain"])
    assert rows == [{"kode": "1", "nilai": "Laki-laki"}, {"kode": "2", "nilai": "Perempuan"}]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("a | b | c | d", "Row 1"),
        ([{"nama": "a"}, "b"], "Row 2"),
        ([{"nama": "a", "warna": "merah"}], "warna"),
        ([{"nama": {"x": 1}}], "nama"),
        ([{"nama": "a\x00"}], "control character"),
        ({"nama": "a"}, "list of rows"),
        (5, "list of rows"),
        ([{"nama": "a"}] * 1_001, "At most"),
        ("x" * 10_000_000, "at most"),
    ],
    ids=["parts", "no row", "key", "shape", "control", "mapping", "number", "many", "10 MB"],
)
def test_other_shapes_are_refused_in_words(value: object, said: str) -> None:
    with pytest.raises(tk.Invalid) as refused:
        read_rows(value, SHAPES["indicators"])
    assert said in refused.value.error


def test_a_form_shows_what_was_typed_and_what_is_stored() -> None:
    rows = [{"nama": "a|b", "sumber_publikasi": ["x"]}]
    assert palembang_row_lines(rows, "indicators") == "a\\|b | x"
    assert palembang_row_lines('[{"nama": "a"}]', "indicators") == "a"
    assert palembang_row_lines("half | typed", "indicators") == "half | typed"
    assert palembang_row_lines(None, "indicators") == ""
