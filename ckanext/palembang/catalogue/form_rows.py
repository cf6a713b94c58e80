"""Rows of repeating fields as a page of the form sends them: `field-000-subfield`."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from ckan import model

from ckanext.scheming.plugins import expand_form_composite


def take_form_rows(data_dict: dict[str, Any]) -> None:
    """Puts the rows of a form together, under the name of their field.

    A form page is saved by `package_patch`, which lays what was sent over what is stored. Scheming puts
    rows together after that, and leaves a field alone that is there already: the stored rows would win.

    Args:
        data_dict: what was sent to `package_patch`; changed in place.
    """
    reference = data_dict.get("id")
    package = model.Package.get(reference) if isinstance(reference, str) else None
    schema = tk.h.scheming_get_dataset_schema(package.type) if package else None
    if schema:
        expand_form_composite(
            data_dict,
            {
                field["field_name"]
                for field in schema["dataset_fields"]
                if "repeating_subfields" in field
            },
        )
