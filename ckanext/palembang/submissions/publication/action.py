"""Actions of publication."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.types import Context, DataDict

from ckanext.palembang.catalogue import structure_of
from ckanext.palembang.submissions import showing
from ckanext.palembang.submissions.logic.given import a_number, a_period
from ckanext.palembang.submissions.model import Submission
from ckanext.palembang.submissions.publication import preview, publish
from ckanext.palembang.submissions.publication.revisions import published_revisions

_MOST = 1_000


def palembang_submission_publish(context: Context, data_dict: DataDict) -> dict[str, Any]:
    """Publishes a submission: its figures replace those of its periods in the dataset's data table.

    A publication that broke off is finished by calling this again.

    Access: editors of the dataset's office.

    Args:
        context: CKAN's.
        data_dict: `id` (text).

    Returns:
        As `palembang_submission_show`; `published_counts` has `rows`, `added`, `changed`, `unchanged`, `removed`,
        `revised`, `periods`.

    Raises:
        tk.ValidationError: It is not submitted (`state`), has errors (`findings`), warnings without an
            explanation (`explanations`) or no figures (`points`), or does not fit the table (`structure`).
    """
    tk.check_access("palembang_submission_publish", context, data_dict)
    submission = model.Session.get(Submission, data_dict["id"])
    if submission is None:
        raise tk.ObjectNotFound(tk._("Submission not found"))
    publish(submission, str(context.get("user") or ""))
    return showing.shown(submission)


@tk.side_effect_free
def palembang_submission_preview(context: Context, data_dict: DataDict) -> dict[str, Any]:
    """Tells what publishing a submission would change; nothing is changed.

    Access: editors of the dataset's office.

    Args:
        context: CKAN's.
        data_dict: `id` (text).

    Returns:
        `added`, `changed`, `unchanged`, `removed` (numbers), `periods` (list), and `changes`: of every published
        figure that becomes another or goes `members` (column to code), `labels` and `labels_en` (column to name),
        `earlier_value`, `earlier_flag`, `value`, `flag` (both nothing where the figure goes); values are texts,
        so that no digit is lost.

    Raises:
        tk.ValidationError: It has no figures (`points`), or does not fit the table (`structure`).
    """
    tk.check_access("palembang_submission_preview", context, data_dict)
    submission = model.Session.get(Submission, data_dict["id"])
    if submission is None:
        raise tk.ObjectNotFound(tk._("Submission not found"))
    if not submission.points:
        raise tk.ValidationError({"points": [tk._("No figures were found in this table.")]})
    return preview(submission)


@tk.side_effect_free
def palembang_revision_list(context: Context, data_dict: DataDict) -> list[dict[str, Any]]:
    """Lists the earlier values of a dataset's published figures, the latest revision first.

    Access: whoever may read the dataset.

    Args:
        context: CKAN's.
        data_dict: `id` (text): id or name of the dataset; `period` (text, optional); `limit` (int, up to 1000,
            100 by default); `offset` (int).

    Returns:
        Of each `members` (column to code), `labels` (column to name in Indonesian), `period`, `earlier_value`,
        `earlier_flag`, `value`, `flag` (both nothing where the figure was taken away), `published`; values are
        texts, so that no digit is lost.
    """
    tk.check_access("palembang_revision_list", context, data_dict)
    period = a_period(data_dict)
    limit = a_number(data_dict, "limit", default=100, least=1, most=_MOST)
    offset = a_number(data_dict, "offset", default=0, least=0, most=10**6)
    dataset = tk.get_action("package_show")(tk.fresh_context(context), {"id": data_dict["id"]})
    found = published_revisions(str(dataset["id"]), period, limit=limit, offset=offset)
    structure = structure_of(dataset) if found else None
    names = {
        one.name: {member.code: member.label for member in one.members}
        for one in (structure.dimensions if structure else ())
    }
    return [
        {
            **one,
            "labels": {
                column: names.get(column, {}).get(code, code)
                for column, code in one["members"].items()
            },
        }
        for one in found
    ]
