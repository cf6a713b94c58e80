"""What callers give, read with a clear sentence for what is not as it must be."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import ckan.plugins.toolkit as tk
from ckan.types import DataDict

from ckanext.palembang.tables import CorrectionError, Corrections, TableCorrection

_LONGEST_TEXT = 200


def optional_text(data_dict: DataDict, key: str) -> str | None:
    """A short text; None where it is empty."""
    value = data_dict.get(key)
    if value in (None, ""):
        return None
    if not isinstance(value, str) or len(value) > _LONGEST_TEXT or not value.isprintable():
        raise tk.ValidationError({key: [tk._("Expected a text here.")]})
    return value


def a_number(data_dict: DataDict, key: str, *, default: int = 0, least: int, most: int) -> int:
    """A whole number within limits."""
    value = data_dict.get(key, default)
    try:
        number = default if value in (None, "") else int(value)
    except (TypeError, ValueError):
        number = least - 1
    if not least <= number <= most:
        text = tk._("Expected a number from %(least)d to %(most)d.")
        raise tk.ValidationError({key: [text % {"least": least, "most": most}]})
    return number


def a_period(data_dict: DataDict) -> str | None:
    """A period as data tables write it: `2024`, `2023/2024`, `2024-02`, `2024-S1`, `2024-Q1`."""
    value = data_dict.get("period")
    if value in (None, ""):
        return None
    try:
        correction = Corrections.from_json({"tables": [{"period": value}]})
    except CorrectionError as error:
        text = tk._("Write the period as 2024, 2023/2024, 2024-02, 2024-S1 or 2024-Q1.")
        raise tk.ValidationError({"period": [text]}) from error
    [table] = correction.tables
    return table.period


def corrections_of(data_dict: DataDict) -> Corrections:
    """Corrections of a reading."""
    value = data_dict.get("corrections")
    if not value:
        return Corrections()
    try:
        corrections = Corrections.from_json(value)
    except CorrectionError as error:
        text = tk._("A correction cannot be used: %(reason)s")
        raise tk.ValidationError({"corrections": [text % {"reason": error}]}) from error
    return Corrections(tuple(one for one in corrections.tables if _says_something(one)))


def explanations_of(data_dict: DataDict) -> dict[str, str]:
    """Explanations by the ids of findings."""
    value: Any = data_dict.get("explanations")
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except (ValueError, RecursionError):
            value = None
    if not isinstance(value, Mapping) or not all(isinstance(one, str) for one in value.values()):
        text = tk._("Expected an object: id of a finding to a sentence.")
        raise tk.ValidationError({"explanations": [text]})
    return {str(key): text.replace("\0", "") for key, text in value.items()}


def _says_something(correction: TableCorrection) -> bool:
    return bool(set(correction.to_json()) - {"sheet", "index"})
