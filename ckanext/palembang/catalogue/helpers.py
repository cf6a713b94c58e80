"""Helpers for templates and for the schemas."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from werkzeug.exceptions import default_exceptions

from ckanext.palembang.catalogue import form_errors, labels
from ckanext.palembang.reference import code_list

__all__ = [
    "palembang_choice_text",
    "palembang_choices",
    "palembang_code_label",
    "palembang_errors_by_page",
    "palembang_language",
    "palembang_selected_values",
    "palembang_standard_errors",
]

# Lists whose codes people know by heart, and so look for.
_SHOWN_WITH_CODE = frozenset({"bab", "urusan", "subjek_csa", "wilayah"})


def palembang_choices(field: dict[str, Any]) -> list[dict[str, Any]]:
    """Choices of a scheming field from the code list that it names."""
    return _choices(field["code_list"])


def palembang_code_label(name: str, code: str) -> str:
    """Label of a code in the reader's language; the code itself where it is unknown."""
    return labels.code_label(name, code)


def palembang_language() -> str:
    """`id` or `en`: the language of our texts for this reader."""
    return labels.language()


def palembang_choice_text(name: str, choice: dict[str, Any]) -> str:
    """What a choice of a code list reads: its label, with the code where people know it."""
    label = choice["label"][labels.language()]
    return f"{choice['value']} {label}" if name in _SHOWN_WITH_CODE else label


def palembang_selected_values(value: Any) -> list[str]:
    """The selected values of a form field, however the form, the API or the database gave them."""
    if isinstance(value, str) and value.startswith("["):
        try:
            value = json.loads(value)
        except ValueError:
            value = [value]
    values = value if isinstance(value, list) else [value]
    return [str(item) for item in values if item is not None and str(item)]


def palembang_errors_by_page(package_type: str, errors: dict[str, Any]) -> list[dict[str, Any]]:
    """Errors of a dataset sorted by the pages of its form; see `form_errors.by_page`."""
    return form_errors.by_page(package_type, errors)


@lru_cache(maxsize=64)
def _choices(name: str) -> list[dict[str, Any]]:
    return [
        {"value": code.code, "label": {"id": code.label_id, "en": code.label_en}}
        for code in code_list(name).codes
    ]


def palembang_standard_errors() -> frozenset[str]:
    """The English sentences that Werkzeug and CKAN show for an error that says nothing itself."""
    sentences = {error.description for error in default_exceptions.values() if error.description}
    return frozenset({*sentences, "Internal server error"})
