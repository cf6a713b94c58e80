"""Whatever a record holds: no exception, sentences in both languages, and `applies` agrees with the rules."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckanext.palembang.reference import code_list
from ckanext.palembang.statistics import (
    FORMS,
    Field,
    Level,
    applies,
    check_record,
    deciding_keys,
    fields,
    fields_by_key,
)

from tests.statistics.records import SOUND

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


def _keys(form: str) -> list[str]:
    own = [field.key for field in fields(form)]
    return own + [field.other.key for field in fields(form) if field.other]


_CELLS = [
    "awal",
    "akhir",
    "nama",
    "konsep",
    "kode_provinsi",
    "kode_kabupaten_kota",
    "kode",
    "nilai",
]
ROWS = st.lists(st.dictionaries(st.sampled_from(_CELLS), JSON, max_size=4), max_size=3)


def _records(form: str) -> st.SearchStrategy[dict[str, Any]]:
    return st.dictionaries(st.sampled_from(_keys(form)), JSON | ROWS, max_size=12)


def _answers(field: Field) -> st.SearchStrategy[Any]:
    codes = [code.code for code in code_list(field.list or "ya_tidak")]
    if field.type == "flags":
        return st.lists(st.sampled_from(codes), unique=True)
    return st.sampled_from(["", None, *codes])


def _answered(form: str) -> st.SearchStrategy[dict[str, Any]]:
    deciding = {key: _answers(fields_by_key(form)[key]) for key in sorted(deciding_keys(form))}
    return st.fixed_dictionaries({}, optional=deciding)


@pytest.mark.parametrize("form", FORMS)
@given(data=st.data())
def test_no_value_of_a_field_raises(form: str, data: st.DataObject) -> None:
    record = data.draw(_records(form))

    for finding in check_record(form, record):
        assert finding.text("id")
        assert finding.text("en")


@pytest.mark.parametrize("form", FORMS)
@given(record=JSON)
def test_no_record_raises(form: str, record: Any) -> None:
    for finding in check_record(form, record):
        assert finding.text("id")


@pytest.mark.parametrize("name", SOUND)
@given(data=st.data())
def test_any_one_value_of_a_sound_record_raises_nothing(name: str, data: st.DataObject) -> None:
    form, make = SOUND[name]
    key = data.draw(st.sampled_from(_keys(form)))

    for finding in check_record(form, make() | {key: data.draw(JSON | ROWS)}):
        assert finding.path


@pytest.mark.parametrize("form", FORMS)
@given(data=st.data())
def test_what_is_not_asked_for_is_never_missed(form: str, data: st.DataObject) -> None:
    record = data.draw(_records(form)) | data.draw(_answered(form))

    for finding in check_record(form, record):
        if finding.level is Level.INCOMPLETE:
            assert applies(form, str(finding.path[0]), record)


@pytest.mark.parametrize("form", FORMS)
@given(data=st.data())
def test_what_is_asked_for_and_empty_is_missed(form: str, data: st.DataObject) -> None:
    record = data.draw(_answered(form))
    missed = {
        finding.path[0]
        for finding in check_record(form, record)
        if finding.level is Level.INCOMPLETE
    }
    waiting = [field for field in fields(form) if field.obligation == "conditional"]

    for field in waiting:
        if field.key not in record:
            assert (field.key in missed) == applies(form, field.key, record)


@pytest.mark.parametrize("form", FORMS)
@given(data=st.data())
def test_clearing_what_contradicts_leaves_no_contradiction(form: str, data: st.DataObject) -> None:
    name = next(name for name, (of, _) in SOUND.items() if of == form)
    record = SOUND[name][1]() | data.draw(_answered(form))
    for finding in check_record(form, record):
        if "-iff-" in finding.rule and finding.level is Level.ERROR:
            record.pop(str(finding.path[0]), None)

    left = [one for one in check_record(form, record) if "-iff-" in one.rule]
    assert [one.path for one in left if one.level is Level.ERROR] == []
