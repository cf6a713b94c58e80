"""What an operator may say of the checks; which finding is of which check."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ckanext.palembang.tables import (
    CHECKS,
    CheckSettings,
    CheckSettingsError,
    Finding,
    Level,
    Thresholds,
    check_names,
    finding_id,
    merged_findings,
)
from ckanext.palembang.tables.check_names import CHECK_OF_CODE, TABLE_CHECKS
from ckanext.palembang.tables.finding_texts import TEXTS
from ckanext.palembang.tables.finding_texts_of_templates import TEMPLATES_TEXTS

#: About the file as a whole, or without a place in the dataset: no operator can wave them through.
_NOT_SWITCHABLE = {
    "not-a-spreadsheet", "encrypted", "damaged", "too-large", "too-slow", "too-heavy", "missing-file", "unknown-sheet",
    "no-table", "unreadable", "duplicate-key", "unplaced", "correction-unused", "bad-correction", "bad-check-setting",
}  # fmt: skip


def test_every_finding_knows_its_check() -> None:
    assert set(CHECK_OF_CODE) | _NOT_SWITCHABLE | set(TEMPLATES_TEXTS) == set(TEXTS)
    assert not set(CHECK_OF_CODE) & _NOT_SWITCHABLE
    assert set(CHECK_OF_CODE) <= set(TEXTS)
    assert set(TABLE_CHECKS) == set(CHECKS)
    assert Finding("jump", Level.WARNING).check == "jumps"
    assert Finding("encrypted", Level.ERROR).check is None


_THRESHOLDS = st.builds(
    Thresholds,
    share_tolerance=st.decimals(0, 50, places=2),
    jump_factor=st.floats(0, 100),
    jump_fewest_years=st.integers(0, 50),
)


@given(st.frozensets(st.sampled_from(check_names())), _THRESHOLDS)
def test_settings_survive_json(off: frozenset[str], thresholds: Thresholds) -> None:
    settings = CheckSettings(off, thresholds)
    text = json.dumps(settings.to_json())

    assert CheckSettings.from_json(json.loads(text)) == settings
    assert CheckSettings.from_json(text) == settings


def test_nothing_said_is_the_usual() -> None:
    assert CheckSettings.from_json({}) == CheckSettings()
    assert CheckSettings.from_json(
        {"thresholds": {"share_tolerance": "0.7"}}
    ).thresholds == Thresholds(share_tolerance=Decimal("0.7"))


@pytest.mark.parametrize(
    ("value", "place"),
    [
        ({"off": ["jumpz"]}, "off.jumpz"),
        ({"off": "jumps"}, "off"),
        ({"of": []}, "settings.of"),
        ({"thresholds": {"jump": 1}}, "thresholds.jump"),
        ({"thresholds": {"jump_factor": "x"}}, "thresholds.jump_factor"),
        ({"thresholds": {"jump_factor": -1}}, "thresholds.jump_factor"),
        ({"thresholds": {"jump_factor": "nan"}}, "thresholds.jump_factor"),
        ({"thresholds": {"jump_factor": True}}, "thresholds.jump_factor"),
        ({"thresholds": {"jump_fewest_years": 2.5}}, "thresholds.jump_fewest_years"),
        ({"thresholds": []}, "thresholds"),
        ([], "settings"),
        (None, "settings"),
        ("{", "settings"),
    ],
)
def test_what_cannot_be_is_refused_with_its_place(value: Any, place: str) -> None:
    if value == {"thresholds": []}:
        assert CheckSettings.from_json(value) == CheckSettings()
        return
    with pytest.raises(CheckSettingsError) as error:
        CheckSettings.from_json(value)

    assert error.value.place == place


def test_an_unknown_name_is_answered_with_the_known_ones() -> None:
    with pytest.raises(CheckSettingsError) as error:
        CheckSettings.from_json({"off": ["jumpz"]})

    assert "jumps" in str(error.value.facts["expected"])


_JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inner: (
        st.lists(inner)
        | st.dictionaries(st.sampled_from(["off", "thresholds", "x"]) | st.text(), inner)
    ),
)


@given(_JSON)
def test_no_input_breaks_it(value: Any) -> None:
    try:
        settings = CheckSettings.from_json(value)
    except CheckSettingsError:
        return
    assert CheckSettings.from_json(settings.to_json()) == settings


def test_findings_of_reading_can_be_switched_off_too() -> None:
    found = [Finding("total-mismatch", Level.WARNING, "B9"), Finding("unplaced", Level.ERROR, "C9")]

    assert CheckSettings(frozenset({"totals"})).keep(found) == (found[1],)


def test_a_finding_keeps_its_name_as_long_as_it_says_the_same() -> None:
    one = Finding("jump", Level.WARNING, "B2", "Data", {"printed": "5", "expected": "9"})
    same = Finding("jump", Level.ERROR, "B2", "Data", {"expected": "9", "printed": "5"})
    others = [
        Finding("jump", Level.WARNING, "B3", "Data", one.facts),
        Finding("jump", Level.WARNING, "B2", "Data 2", one.facts),
        Finding("jump", Level.WARNING, "B2", "Data", {**one.facts, "printed": "6"}),
        Finding("outlier", Level.WARNING, "B2", "Data", one.facts),
    ]

    assert finding_id(one) == finding_id(same)
    assert len({finding_id(one), *map(finding_id, others)}) == 5


def test_a_fault_that_was_seen_twice_is_said_once() -> None:
    read = Finding("total-mismatch", Level.WARNING, "B9", "Data")
    checked = [
        Finding("member-total-mismatch", Level.WARNING, "B9", "Data"),
        Finding("jump", Level.WARNING, "B9", "Data"),
    ]

    assert merged_findings([read], checked, settings=CheckSettings()) == (read, checked[1])
