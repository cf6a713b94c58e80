"""The pages of the form: which fields of a page are asked for, and which are to be looked at again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ckanext.palembang.catalogue.activities.fields import FORM, PERSONAL_KEYS, TYPE
from ckanext.palembang.catalogue.record_check import has_value
from ckanext.palembang.statistics import Field, fields_by_key, requirements
from ckanext.palembang.statistics import fields as register

Page = list[dict[str, Any]]

#: Field of a package that names the answers to look at again.
MARKS = "perlu_diperiksa"


def palembang_activity_type() -> str:
    """The package type of activities."""
    return TYPE


def palembang_form_fields(page: Page, data: Mapping[str, Any]) -> Page:
    """The fields of a page that can be asked for, given what other pages say.

    Args:
        page: the page's scheming fields.
        data: the record as far as it is filled.

    Returns:
        `{field, needs, is_marked}` each. `needs` are the answers on the same page that the field waits
        for, `{key, accepted}`: the browser shows and hides by them, and without script all are shown.
        A field that no longer applies but holds something is in it, so that it can be emptied.
    """
    here = {field["field_name"] for field in page}
    marks = marks_of(data)
    found: Page = []
    for field in page:
        key = field["field_name"]
        needs = requirements(FORM, key) if _is_known(key) else ()
        elsewhere = (need for need in needs if need.key not in here)
        if not all(need.is_met(data) for need in elsewhere) and not _holds(data.get(key)):
            continue
        on_page = [
            {"key": need.key, "accepted": sorted(need.accepted)}
            for need in needs
            if need.key in here
        ]
        found.append({"field": field, "needs": on_page, "is_marked": key in marks})
    return found


def palembang_marks_elsewhere(page: Page, data: Mapping[str, Any]) -> list[str]:
    """The answers to look at again on other pages: saving this page settles its own."""
    here = {field["field_name"] for field in page}
    return [key for key in marks_of(data) if key not in here]


def palembang_marked_fields(page: Page, data: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The fields of a page that are to be looked at again."""
    marks = marks_of(data)
    return [field for field in page if field["field_name"] in marks]


def marks_of(data: Mapping[str, Any]) -> list[str]:
    """Keys of the answers to look at again; whatever else the field holds is left out."""
    value = data.get(MARKS)
    items = value if isinstance(value, list) else [value]
    return [item for item in items if isinstance(item, str) and item]


def marks_after_copy() -> list[str]:
    """What a copy for another year must have looked at again, in the order of the form."""
    return [
        key
        for field in register(FORM)
        for key in [field.key]
        if field.type in ("periods", "dates", "count") or key in _AGAIN or key in PERSONAL_KEYS
    ]


#: Facts of a year, beside schedules, counts and people.
_AGAIN = frozenset(
    {
        "rekomendasi_bps",
        "identitas_rekomendasi",
        "i_telepon",
        "i_email",
        "ii_unit_eselon2",
        "v_fraksi_sampel_keseluruhan",
        "v_nilai_perkiraan_sampling_error_variabel_utama",
    }
)


def _is_known(key: str) -> bool:
    return key in fields_by_key(FORM) or key in _other_keys()


def _other_keys() -> set[str]:
    return {field.other.key for field in register(FORM) if field.other}


def _holds(value: object) -> bool:
    if isinstance(value, list):
        return any(_holds(item) for item in value)
    if isinstance(value, dict):
        return any(_holds(item) for item in value.values())
    return has_value(value)


def emptied(field: Field) -> object:
    """What an answer is that nobody gave."""
    return [] if field.type in ("flags", "periods", "dates", "areas", "variables") else ""
