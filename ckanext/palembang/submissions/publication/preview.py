"""What publishing a submission would change, before it is done."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk

from ckanext.datastore.backend.postgres import get_read_engine
from ckanext.palembang.submissions.model import Submission
from ckanext.palembang.submissions.publication.datastore import published_rows
from ckanext.palembang.submissions.publication.revisions import members_of
from ckanext.palembang.submissions.publication.rows import Change, difference
from ckanext.palembang.submissions.publication.target import Target, target_of


def preview(submission: Submission) -> dict[str, Any]:
    """Return what publishing would do; nothing is changed. Who may see it is for callers to ask.

    Args:
        submission: with figures.

    Returns:
        As `palembang_submission_preview`.

    Raises:
        tk.ValidationError: Its table has other columns than the dataset's.
    """
    dataset = tk.get_action("package_show")({"ignore_auth": True}, {"id": submission.package_id})
    target = target_of(submission, dataset)
    with get_read_engine().connect() as connection:
        found = difference(published_rows(connection, target), target.points)
    names = _names(target)
    return {
        "added": found.added,
        "changed": len(found.changes),
        "unchanged": found.unchanged,
        "removed": len(found.removed),
        "periods": target.periods,
        "changes": [_shown(one, target, names) for one in (*found.changes, *found.removed)],
    }


def _shown(change: Change, target: Target, names: dict[str, dict[str, Any]]) -> dict[str, Any]:
    members = members_of(change.key, target)
    unknown = (None, None)
    labels = {column: names[column].get(code, unknown) for column, code in members.items()}
    return {
        "members": members,
        "labels": {column: one[0] or members[column] for column, one in labels.items()},
        "labels_en": {
            column: one[1] or one[0] or members[column] for column, one in labels.items()
        },
        "earlier_value": _text(change.before.value),
        "earlier_flag": change.before.flag,
        "value": _text(change.value),
        "flag": change.flag,
    }


def _names(target: Target) -> dict[str, dict[str, Any]]:
    return {
        one.name: {member.code: (member.label, member.label_en) for member in one.members}
        for one in target.structure.dimensions
    }


def _text(value: object) -> str | None:
    return format(value, "f") if value is not None else None
