"""The data table that a submission goes into: found, made or completed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import ckan.plugins.toolkit as tk

from ckanext.palembang.catalogue import Column, columns_of, data_resource_of, structure_of
from ckanext.palembang.submissions.contents import points_from_json, structure_from_json
from ckanext.palembang.submissions.model import Submission
from ckanext.palembang.submissions.publication.dictionary import (
    attribute_fields,
    mark_fields,
    table_fields,
)
from ckanext.palembang.submissions.publication.rows import Key
from ckanext.palembang.tables import DataPoint, DataStructure, DimensionColumn, Role

Dataset = Mapping[str, Any]


@dataclass(frozen=True)
class Target:
    """Where the figures of a submission go.

    Attributes:
        resource_id: the resource, and the name of its table; None where there is none yet.
        structure: dimensions in the order of the table, with the members of table and submission.
        columns: the columns that the table has, by name.
        points: the submission's figures by key, in the order of `structure`.
    """

    resource_id: str | None
    structure: DataStructure
    columns: Mapping[str, Column]
    points: Mapping[Key, DataPoint]

    @property
    def time(self) -> str | None:
        """The column of the periods."""
        found = self.structure.dimension(Role.TIME)
        return found.name if found else None

    @property
    def periods(self) -> list[str]:
        """The periods whose rows are replaced; none where the table has no periods, and all are."""
        found = self.structure.dimension(Role.TIME)
        if found is None:
            return []
        place = self.structure.dimensions.index(found)
        return sorted({key[place] for key in self.points})


def target_of(submission: Submission, dataset: Dataset) -> Target:
    """Where a submission goes as things are; nothing is changed.

    Raises:
        tk.ValidationError: Its table has other columns than the dataset's.
    """
    own = structure_from_json(submission.structure or {})
    points = points_from_json(submission.points)
    resource = data_resource_of(dataset)
    present = structure_of(dataset) if resource else None
    if resource is None or present is None:
        return Target(None, own, {}, {one.key: one for one in points})
    names = [one.name for one in own.dimensions]
    if sorted(names) != sorted(one.name for one in present.dimensions):
        text = tk._("The dataset's table has other columns by now. Hand in the file again.")
        raise tk.ValidationError({"structure": [text]})
    places = [names.index(one.name) for one in present.dimensions]
    columns = {one.name: one for one in columns_of(str(resource["id"]))}
    return Target(
        str(resource["id"]),
        _joined(present, own),
        columns,
        {tuple(one.key[place] for place in places): one for one in points},
    )


def ensure_target(submission: Submission, dataset: Dataset, user: str) -> Target:
    """Makes the table, or the columns that it lacks, and says where the submission goes.

    A run that broke off leaves a resource without a table, or one without a row; both are found again.

    Raises:
        tk.ValidationError: CKAN refuses the resource or a column.
    """
    target = target_of(submission, dataset)
    resource_id = target.resource_id
    fields = table_fields(target.structure) if resource_id is None else _lacking(target)
    if not fields:
        return target
    if resource_id is None:
        resource_id = _resource(dataset, target.structure, user)
    tk.get_action("datastore_create")(
        {"user": user}, {"resource_id": resource_id, "fields": fields, "force": True}
    )
    return target_of(
        submission, tk.get_action("package_show")({"user": user}, {"id": dataset["id"]})
    )


def _lacking(target: Target) -> list[dict[str, Any]]:
    wanted = [*attribute_fields(target.structure), *mark_fields(target.structure)]
    return [one for one in wanted if one["id"] not in target.columns]


def _resource(dataset: Dataset, structure: DataStructure, user: str) -> str:
    """The resource of the new table: one that a broken run left, else a new one."""
    unfinished = [
        one
        for one in dataset.get("resources") or []
        if one.get("url_type") == "datastore" and not one.get("datastore_active")
    ]
    resource = next(iter(unfinished), None) or tk.get_action("resource_create")(
        {"user": user},
        {
            "package_id": dataset["id"],
            # Stands for "the DataStore's own dump"; CKAN shows that address instead.
            "url": "_datastore_only_resource",
            "url_type": "datastore",
            "name": dataset.get("title") or structure.title,
            "name_en": dataset.get("title_en") or "",
            "format": "CSV",
            "mimetype": "text/csv",
        },
    )
    # Before the table is there, so that a run that breaks off here does it again.
    tk.get_action("resource_create_default_resource_views")(
        {"user": user},
        {"resource": {**resource, "datastore_active": True}, "create_datastore_views": True},
    )
    return str(resource["id"])


def _joined(present: DataStructure, own: DataStructure) -> DataStructure:
    """The table's structure with the members and attributes that the submission brings."""
    mine = {one.name: one for one in own.dimensions}
    known = {one.name for one in present.attributes}
    return replace(
        present,
        dimensions=tuple(_dimension(one, mine[one.name]) for one in present.dimensions),
        attributes=(
            *present.attributes,
            *(one for one in own.attributes if one.name not in known),
        ),
        unit=present.unit or own.unit,
    )


def _dimension(present: DimensionColumn, own: DimensionColumn) -> DimensionColumn:
    known = {one.code for one in own.members}
    rest = tuple(one for one in present.members if one.code not in known)
    return replace(present, members=(*own.members, *rest))
