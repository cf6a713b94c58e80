"""Telling which form a record of our own shape belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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


def own_records(
    value: object, form: str | None
) -> Iterator[tuple[tuple[str | int, ...], str, object]]:
    """The records of a JSON value in our own shape: one, or a list of them.

    Args:
        value: The value.
        form: The form, where the caller knows it.

    Yields:
        Path from the value to the record, form, record; what fits no form is left out.
    """
    for path, item in _places(value):
        known = form or form_of(item)
        if known:
            yield path, known, item


def _places(value: object) -> list[tuple[tuple[str | int, ...], object]]:
    if not isinstance(value, list):
        return [((), value)]
    return [((index,), item) for index, item in enumerate(cast("list[object]", value))]


@cache
def _only_here(form: str) -> frozenset[str]:
    def keys(name: str) -> set[str]:
        return {field.key for field in fields(name)} | set(others_by_key(name))

    elsewhere = {key for other in FORMS if other != form for key in keys(other)}
    return frozenset(keys(form) - elsewhere)
