"""Rows of repeating fields as a page of the form sends them: `field-000-subfield`."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from ckan import model

from ckanext.scheming.plugins import expand_form_composite


def take_form_rows(data_dict: dict[str, Any]) -> None:
    """Puts the rows of a form together, under the name of their field.

    Scheming does so too, but late: a form page is saved by `package_patch`, which lays what was sent over
    what is stored, and scheming leaves a field alone that is there already, so that the stored rows would
    win. And it counts the rows of all fields together: where two fields on a page have other positions
    (one has a row more, or one was taken away), the first cell of a row is lost. Field by field nothing is.

    Args:
        data_dict: what was sent to `package_create`, `package_update` or `package_patch`; changed in place.
    """
    if not any("-" in key for key in data_dict):
        return
    for name in _repeating_fields(data_dict):
        expand_form_composite(data_dict, {name})


def _repeating_fields(data_dict: dict[str, Any]) -> list[str]:
    reference = data_dict.get("id") or data_dict.get("name")
    package = model.Package.get(reference) if isinstance(reference, str) else None
    kind = package.type if package else data_dict.get("type") or "dataset"
    schema = tk.h.scheming_get_dataset_schema(kind) if isinstance(kind, str) else None
    fields = schema["dataset_fields"] if schema else []
    return [field["field_name"] for field in fields if "repeating_subfields" in field]
