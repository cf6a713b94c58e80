"""Validators of what stands within a row of `indikator`."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from ckan.types import Context, FlattenDataDict, FlattenErrorDict, FlattenKey, Validator

from ckanext.palembang.catalogue.indicators.records import json_text
from ckanext.palembang.catalogue.plain_values import is_empty, json_or_none
from ckanext.palembang.catalogue.row_lines import SHAPES, read_rows
from ckanext.scheming.validation import scheming_validator

# An import leaves up to 200 variables with their activity.
_MAX_KEPT = 1_000_000


@scheming_validator
def palembang_row_lines(field: dict[str, Any], schema: dict[str, Any]) -> Validator:
    """Rows of the field's `row_shape`, given as a list or as lines; stored as JSON text."""
    shape = SHAPES[field["row_shape"]]

    def validator(
        key: FlattenKey, data: FlattenDataDict, errors: FlattenErrorDict, context: Context
    ) -> None:
        if key in data:
            data[key] = json_text(read_rows(data[key], shape))

    return validator


def palembang_kept_keys(
    key: FlattenKey, data: FlattenDataDict, errors: FlattenErrorDict, context: Context
) -> None:
    """What an import brought and no form knows: a JSON object, kept as it is."""
    if key in data:
        data[key] = _kept(data[key])


def _kept(value: object) -> str:
    if is_empty(value) or value == {}:
        return ""
    found = json_or_none(value) if isinstance(value, str) else value
    if not isinstance(found, dict):
        raise tk.Invalid(tk._("Expected keys and values here."))
    text = json_text(found)
    if len(text) > _MAX_KEPT:
        raise tk.Invalid(
            tk._("This text has %(length)d characters; at most %(limit)d fit.")
            % {"length": len(text), "limit": _MAX_KEPT}
        )
    if "\\u0000" in text:
        raise tk.Invalid(tk._("Expected keys and values without control characters here."))
    return text
