"""What ckanext-dcat's own profile is given: fields of its schema that ours does not have.

A dataset that was harvested, or that another extension's schema describes, may carry them. Only
values that the stock profile turns into valid statements pass; everything that we write ourselves
is kept from it, so that nothing is said twice.
"""

from __future__ import annotations

import re
from typing import Any

from ckanext.palembang.dcat.linked_data.facts import Facts
from ckanext.palembang.dcat.linked_data.iris import absolute_iri

_TEXTS = ("version", "version_notes")
_IRI_LISTS = (
    "applicable_legislation",
    "conforms_to",
    "documentation",
    "has_version",
    "hvd_category",
    "is_referenced_by",
    "is_version_of",
    "related_resource",
    "sample",
)
_DURATION = re.compile(
    r"P(?=.)([0-9]+Y)?([0-9]+M)?([0-9]+D)?(T(?=.)([0-9]+H)?([0-9]+M)?([0-9]+S)?)?", re.ASCII
)


def inherited_fields(facts: Facts) -> dict[str, Any]:
    """Return a dataset dictionary for the stock profile; it holds nothing that could fail there."""
    fields: dict[str, Any] = {key: text for key in _TEXTS if (text := facts.text(key))}
    for key in _IRI_LISTS:
        values = facts.texts(key) or [facts.text(key)]
        iris = [str(iri) for value in values if (iri := absolute_iri(value)) is not None]
        if iris:
            fields[key] = iris
    resolution = facts.text("temporal_resolution")
    if _DURATION.fullmatch(resolution):
        fields["temporal_resolution"] = resolution
    if facts.text("type") == "dataset_series":
        fields["type"] = "dataset_series"
    return fields
