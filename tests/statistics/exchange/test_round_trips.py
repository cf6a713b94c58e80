"""Nothing is lost on the way: out of a record and back, and out of a document and back."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ckanext.palembang.statistics import (
    activity_from_indah,
    activity_to_indah,
    bundle_from_indah,
    bundle_to_indah,
    fields,
    from_flat,
    indicator_from_indah,
    indicator_to_indah,
    to_flat,
    variable_from_indah,
    variable_to_indah,
)
from ckanext.palembang.statistics.exchange.plain import normal, same
from ckanext.palembang.statistics.exchange.slots import alike

from tests.statistics.exchange.strategies import JSON, TEXTS, documents, full_record, records

_FORMS: dict[str, tuple[Any, Any]] = {
    "ms_keg": (activity_to_indah, activity_from_indah),
    "ms_ind": (indicator_to_indah, indicator_from_indah),
    "ms_var": (variable_to_indah, variable_from_indah),
}
_MANY = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.filter_too_much,
    ],
)


def plain(form: str, record: Any) -> Any:
    """A record without what an import kept beside it, boxes in the order of the form."""
    flags = {field.key for field in fields(form) if field.type == "flags"}
    return normal({
        key: sorted(value or []) if key in flags else value
        for key, value in (record or {}).items()
        if key != "kunci_lain"
    })  # fmt: skip


@pytest.mark.parametrize("form", list(_FORMS))
@_MANY
@given(data=st.data())
def test_a_record_comes_back_from_indah(form: str, data: st.DataObject) -> None:
    write, read = _FORMS[form]
    record = data.draw(records(form))
    document = json.loads(json.dumps(write(record, include_personal=True)))
    reading = read(document)
    assert plain(form, reading.record) == plain(form, record)
    assert not [finding for finding in reading.findings if finding.level.value != "hint"]


@pytest.mark.parametrize("seed", range(12))
def test_full_records_come_back(seed: int) -> None:
    activity = full_record("ms_keg", seed)
    indicators = [full_record("ms_ind", seed + place) for place in (100, 200)]
    variables = [full_record("ms_var", seed + place) for place in (300, 400)]
    bundle = bundle_from_indah(
        bundle_to_indah(activity, indicators, variables, include_personal=True)
    )
    entry = to_flat({"title": "Tabel"}, activity, indicators, variables, include_personal=True)
    flat = from_flat(entry)
    for reading in (bundle, flat):
        assert plain("ms_keg", reading.activity) == plain("ms_keg", activity)
        assert [plain("ms_ind", one) for one in reading.indicators] == [
            plain("ms_ind", one) for one in indicators
        ]
        assert [plain("ms_var", one) for one in reading.variables] == [
            plain("ms_var", one) for one in variables
        ]
        assert reading.findings == ()


@pytest.mark.parametrize("form", list(_FORMS))
@pytest.mark.parametrize("bare", [False, True])
@_MANY
@given(data=st.data())
def test_a_document_comes_back_from_the_catalogue(
    form: str, bare: bool, data: st.DataObject
) -> None:
    write, read = _FORMS[form]
    paths = [
        tuple(path.split("."))
        for field in fields(form)
        for path in (field.indah, *field.also)
        if path
    ]
    inner = data.draw(documents(paths))
    around = [
        ("base_id",),
        ("status",),
        ("reviews",),
        ("submitter",),
        ("submitter", "name"),
        ("produsen_data", "name"),
    ]
    document = inner if bare else {"data": inner, "version": "v2", **data.draw(documents(around))}
    reading = read(document)
    again = write(reading.record, include_personal=True, personal=reading.personal)
    assert same(again, document)


@_MANY
@given(
    dataset=st.fixed_dictionaries(
        {"title": TEXTS},
        optional={
            "notes": TEXTS,
            "satuan": TEXTS,
            "konsep": TEXTS,
            "klasifikasi": st.lists(TEXTS, max_size=2),
            "kontak_nama": TEXTS,
            "kontak_email": st.just("data@contoh.go.id"),
            "accessRights": st.sampled_from(["TERBUKA", "TERBATAS", "TERTUTUP"]),
            "accrualPeriodicity": st.sampled_from(["TAHUNAN", "LEBIH_DARI_DUA_TAHUNAN"]),
            "subjek_csa": st.sampled_from(["519", "522"]),
            "license_id": st.sampled_from(["cc-by", "bps-publikasi", "lainnya"]),
            "prioritas_tahun": st.lists(st.sampled_from(["2023", "2024"]), unique=True),
            "data_prioritas": st.sampled_from(["ya", "tidak"]),
            "dalam_angka": st.just([{"edisi": "2025", "bab": "3"}]),
            "resources": st.lists(
                st.fixed_dictionaries({"url": TEXTS}, optional={"name": TEXTS, "format": TEXTS}),
                max_size=2,
            ),
            "tags": st.lists(TEXTS, max_size=3, unique=True).map(
                lambda names: [{"name": name} for name in names]
            ),
        },
    ),
    activity=st.none() | records("ms_keg"),
    indicators=st.lists(records("ms_ind"), max_size=3),
    variables=st.lists(records("ms_var"), max_size=2),
)
def test_records_come_back_from_the_flat_form(
    dataset: Any, activity: Any, indicators: Any, variables: Any
) -> None:
    entry = to_flat(dataset, activity, indicators, variables, include_personal=True)
    reading = from_flat(json.loads(json.dumps(entry)))
    assert plain("ms_keg", reading.activity) == plain("ms_keg", activity)
    assert [plain("ms_ind", one) for one in reading.indicators] == [
        plain("ms_ind", one) for one in indicators
    ]
    assert [plain("ms_var", one) for one in reading.variables] == [
        plain("ms_var", one) for one in variables
    ]
    for key, value in dataset.items():
        kind = {"tags": "tags", "resources": "files"}.get(key, "text")
        assert alike(kind, reading.dataset.get(key), value)


@_MANY
@given(data=st.data())
def test_an_entry_comes_back_from_the_catalogue(data: st.DataObject) -> None:
    names = [
        name
        for form in _FORMS
        for field in fields(form)
        for name in (field.key, *field.flat)
        if not field.own
    ]
    level = [
        "title",
        "description",
        "keyword",
        "publisher",
        "distribution",
        "theme",
        "accessRights",
        "license",
    ]
    level += [
        "prioritas_tahun",
        "issued",
        "identifier",
        "accrualPeriodicity",
        "requested_by",
        "last_sync",
    ]
    paths = [(name,) for name in [*names, *level]] + [
        ("contactPoint", "fn"),
        ("contactPoint", "hasEmail"),
    ]
    entry = data.draw(documents(paths))
    reading = from_flat(entry)
    again = to_flat(
        reading.dataset or None,
        reading.activity,
        reading.indicators,
        reading.variables,
        include_personal=True,
        personal=reading.personal,
    )
    assert same(again, entry)


@pytest.mark.parametrize("form", list(_FORMS))
@_MANY
@given(data=st.data())
def test_an_imported_record_comes_back_changed(form: str, data: st.DataObject) -> None:
    write, read = _FORMS[form]
    paths = [
        tuple(path.split("."))
        for field in fields(form)
        for path in (field.indah, *field.also)
        if path
    ]
    record = read(data.draw(documents(paths))).record | data.draw(records(form))
    again = read(json.loads(json.dumps(write(record, include_personal=True)))).record
    assert plain(form, again) == plain(form, record)


@_MANY
@given(data=st.data())
def test_an_imported_entry_comes_back_changed(data: st.DataObject) -> None:
    paths = [(name,) for field in fields("ms_keg") for name in (field.key, *field.flat)]
    record = (from_flat(data.draw(documents(paths))).activity or {}) | data.draw(records("ms_keg"))
    again = from_flat(json.loads(json.dumps(to_flat(None, record, include_personal=True)))).activity
    assert plain("ms_keg", again) == plain("ms_keg", record)


@_MANY
@given(data=st.data())
def test_a_bundle_comes_back(data: st.DataObject) -> None:
    activity = data.draw(records("ms_keg"))
    indicators = data.draw(st.lists(records("ms_ind"), max_size=2))
    variables = data.draw(st.lists(records("ms_var"), max_size=2))
    bundle = bundle_to_indah(activity, indicators, variables, include_personal=True)
    reading = bundle_from_indah(json.loads(json.dumps(bundle)))
    assert plain("ms_keg", reading.activity) == plain("ms_keg", activity)
    assert [plain("ms_ind", one) for one in reading.indicators] == [
        plain("ms_ind", one) for one in indicators
    ]
    assert [plain("ms_var", one) for one in reading.variables] == [
        plain("ms_var", one) for one in variables
    ]
    again = bundle_to_indah(
        reading.activity,
        reading.indicators,
        reading.variables,
        include_personal=True,
        personal=reading.personal,
    )
    assert same(again, bundle)


@_MANY
@given(document=JSON)
def test_no_reader_fails(document: Any) -> None:
    for _, read in _FORMS.values():
        read(document)
    bundle_from_indah(document)
    from_flat(document)
