"""The published figures that a submission would replace."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy.exc import OperationalError

import ckan.plugins.toolkit as tk

from ckanext.palembang.catalogue import points_of, structure_of
from ckanext.palembang.submissions.pages.changes import Changes, Figure, Key, changes_between
from ckanext.palembang.submissions.pages.figures import points_of_submission
from ckanext.palembang.tables import DataPoint, DataStructure, Role

Record = Mapping[str, Any]


def changes_of(dataset: Record, submission: Record) -> Changes | None:
    """Return what publishing would change; None where there is nothing to compare.

    Args:
        dataset: as `package_show` gives it.
        submission: with its figures.
    """
    points = points_of_submission(submission)
    if not points:
        return None
    try:
        structure = structure_of(dataset)
        if structure is None:
            return changes_between({}, points, {})
        published = _published(dataset, structure, points)
    except (OperationalError, KeyError):
        # The DataStore does not answer, or its table has other columns than the submission.
        return None
    return changes_between(published, points, _names(structure, published))


def _published(
    dataset: Record, structure: DataStructure, points: Iterable[DataPoint]
) -> dict[Key, Figure]:
    time = structure.dimension(Role.TIME)
    filters = None
    if time is not None:
        place = structure.dimensions.index(time)
        periods = {one.key[place] for one in points if len(one.key) > place}
        filters = {time.name: sorted(periods)}
    return {one.key: Figure(one.value, one.flag) for one in points_of(dataset, filters=filters)}


def _names(structure: DataStructure, published: Iterable[Key]) -> dict[Key, Key]:
    is_english = tk.h.palembang_language() == "en"
    labels = [
        {one.code: (one.label_en if is_english else None) or one.label for one in column.members}
        for column in structure.dimensions
    ]
    return {
        key: tuple(names.get(code, code) for names, code in zip(labels, key, strict=False))
        for key in published
    }
