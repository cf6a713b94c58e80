"""Validation errors in the order and the words of the form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import ckan.plugins.toolkit as tk

Field = dict[str, Any]


def by_page(package_type: str, errors: dict[str, Any]) -> list[dict[str, Any]]:
    """Sorts errors by form page.

    Args:
        package_type: Type with a scheming schema.
        errors: As in a validation error: field to texts, or to a list of rows of such.

    Returns:
        Pages that have errors, each `{number, title, entries}`; entries are `{field, label, message}`, in
        the order of the form. Errors of fields that the form does not show stand on the first page.
    """
    pages = tk.h.scheming_get_dataset_form_pages(package_type) or [{"title": "", "fields": []}]
    left = dict(errors)
    found: list[dict[str, Any]] = []
    for number, page in enumerate(pages, start=1):
        items = [item for field in page["fields"] for item in _items(field, left)]
        found.append({"number": number, "title": page["title"], "entries": items})
    found[0]["entries"] += [
        {"field": name, "label": name, "message": _first(messages)}
        for name, messages in left.items()
    ]
    return [page for page in found if page["entries"]]


def _items(field: Field, left: dict[str, Any]) -> Iterator[dict[str, Any]]:
    messages = left.pop(field["field_name"], None)
    if not messages:
        return
    if "repeating_subfields" not in field:
        yield _item(field, field, _first(messages))
        return
    subfields = {subfield["field_name"]: subfield for subfield in field["repeating_subfields"]}
    for row in messages:
        if not isinstance(row, dict):
            yield _item(field, field, str(row))
            continue
        for name, texts in row.items():
            yield _item(field, subfields.get(name, field), _first(texts))


def _item(field: Field, named: Field, message: str) -> dict[str, Any]:
    return {"field": field["field_name"], "label": named["label"], "message": message}


def _first(messages: Any) -> str:
    while isinstance(messages, list | dict) and messages:
        messages = messages[0] if isinstance(messages, list) else next(iter(messages.values()))
    return str(messages)
