"""Helpers for templates and for the schemas."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from ckanext.palembang.catalogue import labels
from ckanext.palembang.reference import code_list

__all__ = ["palembang_choices", "palembang_code_label", "palembang_language"]


def palembang_choices(field: dict[str, Any]) -> list[dict[str, Any]]:
    """Choices of a scheming field from the code list that it names."""
    return _choices(field["code_list"])


def palembang_code_label(name: str, code: str) -> str:
    """Label of a code in the reader's language; the code itself where it is unknown."""
    return labels.code_label(name, code)


def palembang_language() -> str:
    """`id` or `en`: the language of our texts for this reader."""
    return labels.language()


@lru_cache(maxsize=64)
def _choices(name: str) -> list[dict[str, Any]]:
    return [
        {"value": code.code, "label": {"id": code.label_id, "en": code.label_en}}
        for code in code_list(name).codes
    ]
