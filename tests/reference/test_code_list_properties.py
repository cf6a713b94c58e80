"""What holds for any text that is put into any code list."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ckanext.palembang.reference import Code, code_list, code_list_names
from ckanext.palembang.reference.keys import verbatim_key, words_key

NAMES = st.sampled_from(code_list_names())
CODES = st.sampled_from([(name, code) for name in code_list_names() for code in code_list(name)])


@given(NAMES, st.text())
@example("simbol", "…")
@example("bab", "٣")
@example("wilayah", "9" * 5000)
def test_any_text_is_a_code_of_the_list_or_nothing(name: str, text: str) -> None:
    read = code_list(name)
    found = read.normalise(text)
    assert found is None or found in read
    assert read.normalise(found) == found
    assert all(code in read.codes for code in read.nearest(text))


@given(NAMES, st.one_of(st.integers(), st.floats(), st.booleans(), st.none()))
@example("wilayah", 10**5000)
def test_any_number_is_a_code_of_the_list_or_nothing(name: str, value: float | None) -> None:
    read = code_list(name)
    found = read.normalise(value)
    assert found is None or found in read
    assert len(read.nearest(value)) <= 3


@given(CODES, st.data())
def test_case_and_blanks_do_not_matter(row: tuple[str, Code], data: st.DataObject) -> None:
    name, code = row
    text = data.draw(st.sampled_from(code.spellings()))
    written = data.draw(st.sampled_from([text.upper(), text.lower(), f"\t{text}\n", f"{text}  "]))
    assert code_list(name).normalise(written) == code.code


@given(CODES, st.data())
def test_one_slip_in_a_label_is_answered_with_the_code(
    row: tuple[str, Code], data: st.DataObject
) -> None:
    name, code = row
    label = data.draw(st.sampled_from([code.label_id, code.label_en]))
    # Names of areas have numbers, also Roman ones: their slips are tried with the place names.
    if len(label) < 6 or name == "wilayah" or any(sign.isdigit() for sign in label):
        return
    place = data.draw(st.integers(0, len(label) - 1))
    slip = label[:place] + label[place + 1 :]
    assert code in code_list(name).nearest(slip, n=6)


@given(st.text())
def test_keys_are_stable(text: str) -> None:
    assert words_key(words_key(text)) == words_key(text)
    assert verbatim_key(verbatim_key(text)) == verbatim_key(text)


@given(st.text(alphabet="abcxyz _-/.,()0189…\u2013~*"))
def test_keys_differ_only_in_what_they_ignore(text: str) -> None:
    letters = "".join(filter(str.isalnum, verbatim_key(text)))
    assert words_key(text).replace(" ", "") == (letters or words_key(text).replace(" ", ""))


@pytest.mark.parametrize("name", code_list_names())
def test_the_empty_text_means_nothing(name: str) -> None:
    assert code_list(name).normalise("") is None
