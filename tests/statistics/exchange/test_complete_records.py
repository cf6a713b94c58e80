"""Complete records of offices: what the rules say of them is the same on the other side of an exchange."""

from __future__ import annotations

import json
from typing import Any

import pytest

from ckanext.palembang.statistics import (
    activity_from_indah,
    activity_to_indah,
    check_activity,
    from_flat,
    read_document,
    to_flat,
)

from tests.statistics.records import compilation, survey


@pytest.mark.parametrize("record", [compilation(), survey()], ids=["compilation", "survey"])
def test_the_rules_say_the_same(record: dict[str, Any]) -> None:
    said = [(one.rule, one.path) for one in check_activity(record)]
    indah = activity_from_indah(
        json.loads(json.dumps(activity_to_indah(record, include_personal=True)))
    )
    flat = from_flat(json.loads(json.dumps(to_flat(None, record, include_personal=True))))
    assert flat.activity is not None
    assert indah.findings == flat.findings == ()
    for again in (indah.record, flat.activity):
        assert [(one.rule, one.path) for one in check_activity(again)] == said


def test_the_flat_form_has_labels_and_the_nulls_of_a_compilation() -> None:
    entry = to_flat(None, compilation())
    assert entry["iv_metode_pengumpulan_data"] == "Pengumpulan data sekunder"
    assert entry["v_unit_sampel"] is None
    assert entry["vi_apakah_melakukan_uji_coba"] in ("Ya", "Tidak")
    assert entry["iii_jadwal_desain"] == [{"awal": "2024-02-01", "akhir": "2024-02-16"}]
    assert "palembang" not in entry


def test_one_file_of_both_formats() -> None:
    both = [activity_to_indah(survey()), to_flat(None, compilation())]
    document = read_document(json.dumps(both))
    assert [record.format for record in document.records] == ["indah", "flat"]
    assert document.is_whole
