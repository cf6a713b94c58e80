"""Ways from a form field or a code to the term that explains it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import ckan.plugins.toolkit as tk

from ckanext.palembang.reference import Term, glossary

#: A row's field is named after its list and place: `indikator-0-konsep`, `palembang_konsep`.
_WITHIN = re.compile(r"^(?:.*-)?(?:palembang_)?")


def palembang_glossary_term(field: Mapping[str, Any]) -> Term | None:
    """The term that explains a form field: the one that its schema names as `glossary`, or its key's.

    Args:
        field: a field of a schema; `glossary: false` there means that none is wanted.
    """
    named = field.get("glossary")
    if named is not None:
        return glossary().get(str(named))
    key = _WITHIN.sub("", str(field.get("field_name", "")), count=1)
    return glossary().for_field(key)


def palembang_glossary_address(anchor: str) -> str:
    """Address of a term on the glossary's page."""
    return tk.url_for("palembang_glossary.index", _anchor=anchor)
