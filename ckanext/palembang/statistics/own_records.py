"""Telling which form a record of our own shape belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import cast

from ckanext.palembang.statistics.fields import FORMS, fields, others_by_key
from ckanext.palembang.statistics.values import Record


def form_of(record: object) -> str | None:
    """The form that a record is filled from, by keys that no other form has; None if that is open."""
    if not isinstance(record, Mapping):
        return None
    keys = set(cast(Record, record))
    counts = {form: len(keys & _only_here(form)) for form in FORMS}
    best = max(FORMS, key=lambda form: counts[form])
    is_sure = list(counts.values()).count(counts[best]) == 1
    return best if is_sure else None


@cache
def _only_here(form: str) -> frozenset[str]:
    def keys(name: str) -> set[str]:
        return {field.key for field in fields(name)} | set(others_by_key(name))

    elsewhere = {key for other in FORMS if other != form for key in keys(other)}
    return frozenset(keys(form) - elsewhere)
