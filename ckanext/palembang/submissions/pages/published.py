"""The published figures that a submission would replace."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy.exc import OperationalError

import ckan.plugins.toolkit as tk

from ckanext.palembang.catalogue import points_of, structure_of
from ckanext.palembang.submissions.pages.changes import Changes, Figure, Key, changes_between
from ckanext.palembang.tables import DataStructure, Role

Record = Mapping[str, Any]


def changes_of(dataset: Record, submission: Record) -> Changes | None:
    """Return what publishing would change; None where there is nothing to compare.

    Args:
        dataset: as `package_show` gives it.
        submission: with its figures.
    """
    points = submission.get("points") or ()
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


def words_of(structure: DataStructure, key: Key) -> Key:
    """Return the names of a key's members in the reader's language, its code where there is none."""
    is_english = tk.h.palembang_language() == "en"
    words: list[str] = []
    for dimension, code in zip(structure.dimensions, key, strict=False):
        member = next((one for one in dimension.members if one.code == code), None)
        english = member.label_en if member and is_english else None
        words.append(english or (member.label if member else code))
    return tuple(words)


def _published(
    dataset: Record, structure: DataStructure, points: Iterable[Record]
) -> dict[Key, Figure]:
    time = structure.dimension(Role.TIME)
    filters = None
    if time is not None:
        place = structure.dimensions.index(time)
        periods = {one["key"][place] for one in points if len(one["key"]) > place}
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
