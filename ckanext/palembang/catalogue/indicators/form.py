"""The form of an indicator: which of its questions wait for the answer to another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ckanext.palembang.catalogue.indicators.records import FIELD
from ckanext.palembang.statistics import fields_by_key, requirements


def palembang_row_needs(field_name: str, subfield_name: str, row: str) -> list[dict[str, Any]]:
    """What a question of a row waits for, by which the browser shows and hides it.

    Args:
        field_name: the repeating field.
        subfield_name: the question.
        row: number of the row, as it stands in the names of the form.

    Returns:
        `{key, accepted}` each: a name in the form, and the answers one of which must be given.
    """
    if field_name != FIELD or subfield_name not in fields_by_key("ms_ind"):
        return []
    return [
        {"key": f"{field_name}-{row}-{need.key}", "accepted": sorted(need.accepted)}
        for need in requirements("ms_ind", subfield_name)
    ]


def palembang_row_suggestions(field_name: str, data: Mapping[str, Any]) -> dict[str, str]:
    """What an indicator may take over from the dataset's data standard, if the officer asks for it.

    Returns:
        Question to text, as it is typed; nothing for other fields, and what the dataset leaves empty.
    """
    if field_name != FIELD:
        return {}
    texts = {key: _typed(data.get(source)) for key, source in _STANDARD.items()}
    return {key: text for key, text in texts.items() if text}


# The same facts under the names of the dataset (Perpres 39/2019, Pasal 4).
_STANDARD = {
    "konsep": "konsep",
    "definisi": "definisi",
    "ukuran": "ukuran",
    "satuan": "satuan",
    "variabel_disaggregasi": "klasifikasi",
    "id_sds": "id_sds",
}


def _typed(value: object) -> str:
    lines = value if isinstance(value, list) else [value]
    return "\n".join(line for line in lines if isinstance(line, str))
