"""The workbook in which an office fills in a dataset's table for a period."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import ckan.plugins.toolkit as tk

from ckanext.palembang.catalogue import language, points_of, structure_of
from ckanext.palembang.submissions.reading import sentence
from ckanext.palembang.tables import (
    DataPoint,
    DataStructure,
    Finding,
    Level,
    Role,
    TemplateImpossibleError,
    write_template,
)


def template_for(dataset: Mapping[str, Any], period: str) -> bytes:
    """Makes the workbook, with the figures of the last period before it for comparison.

    Args:
        dataset: as `package_show` gives it.
        period: the period to fill in.

    Raises:
        tk.ValidationError: The dataset has no data table yet, or one that no form can be made for.
    """
    structure = structure_of(dict(dataset))
    if structure is None:
        text = tk._(
            "This dataset has no data table yet, so there is no template. Hand in the first table in your"
            " own form; the template for the next one follows from it."
        )
        raise tk.ValidationError({"id": [text]})
    try:
        return write_template(structure, period, _earlier(dataset, structure, period), language())
    except TemplateImpossibleError as error:
        facts = {name: str(value) for name, value in error.facts.items()}
        finding = Finding(error.code, Level.ERROR, facts=facts)
        raise tk.ValidationError({"id": [sentence(finding)]}) from error


def _earlier(dataset: Mapping[str, Any], structure: DataStructure, period: str) -> list[DataPoint]:
    time = structure.dimension(Role.TIME)
    if time is None:
        return list(points_of(dict(dataset)))
    before = sorted(one.code for one in time.members if one.code < period)
    if not before:
        return []
    # A year of a monthly table is compared with all months of the year before.
    year = before[-1][:4]
    wanted = before[-1:] if len(period) > len(year) else [one for one in before if one[:4] == year]
    return list(points_of(dict(dataset), filters={time.name: wanted}))
