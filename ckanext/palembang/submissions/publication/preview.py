"""What publishing a submission would change, before it is done."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk

from ckanext.datastore.backend.postgres import get_read_engine
from ckanext.palembang.submissions.model import Submission
from ckanext.palembang.submissions.publication.datastore import published_rows
from ckanext.palembang.submissions.publication.revisions import members_of
from ckanext.palembang.submissions.publication.rows import difference
from ckanext.palembang.submissions.publication.target import target_of


def preview(submission: Submission) -> dict[str, Any]:
    """Return what publishing would do; nothing is changed. Who may see it is for callers to ask.

    Args:
        submission: with figures.

    Returns:
        `added`, `changed`, `unchanged`, `removed` (numbers), `periods` (list), and `changes`: of every published
        figure that becomes another or goes `key`, `members`, `earlier_value`, `earlier_flag`, `value`, `flag`;
        values are texts.

    Raises:
        tk.ValidationError: Its table has other columns than the dataset's.
    """
    dataset = tk.get_action("package_show")({"ignore_auth": True}, {"id": submission.package_id})
    target = target_of(submission, dataset)
    with get_read_engine().connect() as connection:
        found = difference(published_rows(connection, target), target.points)
    return {
        "added": found.added,
        "changed": len(found.changes),
        "unchanged": found.unchanged,
        "removed": len(found.removed),
        "periods": target.periods,
        "changes": [
            {
                "key": list(one.key),
                "members": members_of(one.key, target),
                "earlier_value": _text(one.before.value),
                "earlier_flag": one.before.flag,
                "value": _text(one.value),
                "flag": one.flag,
            }
            for one in (*found.changes, *found.removed)
        ],
    }


def _text(value: object) -> str | None:
    return format(value, "f") if value is not None else None
