"""Actions of the plugin."""

from __future__ import annotations

import base64
from typing import Any, cast

import sqlalchemy as sa

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.types import Action, Context, DataDict

from ckanext.palembang.submissions import handing_in, showing
from ckanext.palembang.submissions.logic.check_settings import (
    palembang_check_settings_show,
    palembang_check_settings_update,
)
from ckanext.palembang.submissions.logic.given import (
    a_number,
    a_period,
    corrections_of,
    explanations_of,
    optional_text,
)
from ckanext.palembang.submissions.model import State, Submission
from ckanext.palembang.submissions.publication.action import (
    palembang_revision_list,
    palembang_submission_preview,
    palembang_submission_publish,
)
from ckanext.palembang.submissions.reading import Wish
from ckanext.palembang.submissions.table_template import template_for
from ckanext.palembang.submissions.uploads import take

__all__ = [
    "dataset_purge",
    "palembang_check_settings_show",
    "palembang_check_settings_update",
    "palembang_revision_list",
    "palembang_submission_correct",
    "palembang_submission_create",
    "palembang_submission_explain",
    "palembang_submission_list",
    "palembang_submission_preview",
    "palembang_submission_publish",
    "palembang_submission_show",
    "palembang_submission_submit",
    "palembang_submission_withdraw",
    "palembang_table_template",
]


def actions() -> dict[str, Action]:
    """All of them."""
    return {name: globals()[name] for name in __all__}


def palembang_submission_create(context: Context, data_dict: DataDict) -> dict[str, Any]:
    """Hands in a file for a dataset: it is read, checked and stored, byte for byte.

    The same file again is recognised and not stored twice. A form whose reading was corrected before is read
    as it was corrected then.

    Access: editors of the dataset's office.

    Args:
        context: CKAN's.
        data_dict: `id` (text): id or name of the dataset; `upload`: the file; `period` (text, optional): the
            period it is handed in for, where the file does not say it; `sheet` (text, optional); `table`
            (int, optional): which of the file's tables, from 0; the largest by default.

    Returns:
        As `palembang_submission_show`; `already` is true where the file had been handed in before.

    Raises:
        tk.ValidationError: The file cannot be read (`upload`); nothing is stored.
    """
    tk.check_access("palembang_submission_create", context, data_dict)
    dataset = _dataset(context, data_dict["id"])
    wish = _wish(data_dict)
    file = take(data_dict.get("upload"), handing_in.largest_file())
    earlier = handing_in.same_file(str(dataset["id"]), file)
    if earlier is not None:
        return {**showing.shown(earlier), "already": True}
    submission = handing_in.hand_in(dataset, file, wish, _user_id(context))
    return {**showing.shown(submission), "already": False}


@tk.side_effect_free
def palembang_submission_show(context: Context, data_dict: DataDict) -> dict[str, Any]:
    """Gives a submission.

    Access: editors of the dataset's office.

    Args:
        context: CKAN's.
        data_dict: `id` (text); `include_points` (bool, default false).

    Returns:
        `id`, `package_id`, `dataset` {name, title}, `period`, `state` (draft, submitted, publishing, published,
        withdrawn), `file_name`, `file_size`, `sha256`, `template`, `created`, `changed`, `submitted`, `published`,
        `creator`, `publisher` (names of accounts), `counts` {error, warning, info, points}, `sheet`, `table_index`,
        `table` (as it was read: sheet, range, title, unit, years, source, notes, cells), `tables` (of the file, in
        short), `structure`, `findings` (list of {id, level, code, cell, sheet, facts, message, message_en, remedy,
        remedy_en, explanation}), `corrections`, `explanations`, `published_counts`; `points` where asked for.
    """
    submission = _submission(context, data_dict, "palembang_submission_show")
    with_points = tk.asbool(data_dict.get("include_points", False))
    return showing.shown(submission, with_points=with_points)


@tk.side_effect_free
def palembang_submission_list(context: Context, data_dict: DataDict) -> dict[str, Any]:
    """Lists submissions of a dataset or an office, the latest first.

    Access: editors of the dataset's office.

    Args:
        context: CKAN's.
        data_dict: `id` (text): id or name of a dataset or an office; `state` (text, optional); `limit` (int,
            1 to 100, default 20); `offset` (int, default 0).

    Returns:
        `count` and `results`: submissions without their table, structure and findings.
    """
    tk.check_access("palembang_submission_list", context, data_dict)
    query = sa.select(Submission).where(_of(str(data_dict["id"])))
    state = optional_text(data_dict, "state")
    if state:
        if state not in set(State):
            text = tk._("Choose a state: %(states)s.") % {"states": ", ".join(State)}
            raise tk.ValidationError({"state": [text]})
        query = query.where(Submission.state == state)
    total = sa.select(sa.func.count()).select_from(query.subquery())
    page = query.order_by(Submission.created.desc(), Submission.id).limit(
        a_number(data_dict, "limit", default=20, least=1, most=100)
    )
    page = page.offset(a_number(data_dict, "offset", default=0, least=0, most=10**6))
    found = model.Session.execute(page).scalars().all()
    return {
        "count": model.Session.execute(total).scalar_one(),
        "results": [showing.summary(one) for one in found],
    }


def palembang_submission_correct(context: Context, data_dict: DataDict) -> dict[str, Any]:
    """Reads a submission's file again, as the office corrected it; the corrections are kept for the next file.

    Access: editors of the dataset's office.

    Args:
        context: CKAN's.
        data_dict: `id` (text); `corrections` (object, optional): {tables: [{sheet, index, head_rows, unit, period,
            decimal_sign, areas, ignore}]}; `period`, `sheet`, `table`: as in `palembang_submission_create`.
            What is left out is as before.

    Returns:
        As `palembang_submission_show`.
    """
    submission = _submission(context, data_dict, "palembang_submission_correct")
    dataset = _dataset(context, submission.package_id)
    given = dict(data_dict)
    given.setdefault("corrections", submission.corrections)
    given.setdefault("period", submission.period)
    given.setdefault("sheet", submission.sheet)
    given.setdefault("table", submission.table_index)
    return showing.shown(handing_in.read_again(submission, dataset, _wish(given)))


def palembang_submission_explain(context: Context, data_dict: DataDict) -> dict[str, Any]:
    """Keeps the office's explanations of findings; they are shown with the published figures.

    Access: editors of the dataset's office.

    Args:
        context: CKAN's.
        data_dict: `id` (text); `explanations` (object): id of a finding to a sentence; empty takes it away.

    Returns:
        As `palembang_submission_show`.
    """
    submission = _submission(context, data_dict, "palembang_submission_explain")
    return showing.shown(handing_in.explain(submission, explanations_of(data_dict)))


def palembang_submission_submit(context: Context, data_dict: DataDict) -> dict[str, Any]:
    """Declares a submission complete.

    Access: editors of the dataset's office.

    Args:
        context: CKAN's.
        data_dict: `id` (text).

    Returns:
        As `palembang_submission_show`.

    Raises:
        tk.ValidationError: It has errors (`findings`), warnings without an explanation (`explanations`) or no
            figures (`points`).
    """
    submission = _submission(context, data_dict, "palembang_submission_submit")
    return showing.shown(handing_in.submit(submission))


def palembang_submission_withdraw(context: Context, data_dict: DataDict) -> dict[str, Any]:
    """Takes a submission back that is not published yet.

    Access: editors of the dataset's office.

    Args:
        context: CKAN's.
        data_dict: `id` (text).

    Returns:
        As `palembang_submission_show`.
    """
    submission = _submission(context, data_dict, "palembang_submission_withdraw")
    return showing.shown(handing_in.withdraw(submission))


@tk.side_effect_free
def palembang_table_template(context: Context, data_dict: DataDict) -> dict[str, str]:
    """Makes the workbook in which an office fills in a dataset's table for a period.

    Access: editors of the dataset's office.

    Args:
        context: CKAN's.
        data_dict: `id` (text): id or name of the dataset; `period` (text): the period to fill in.

    Returns:
        `file_name` and `content_base64`, an XLSX.

    Raises:
        tk.ValidationError: There is no data table yet, or `period` is none.
    """
    tk.check_access("palembang_table_template", context, data_dict)
    dataset = _dataset(context, data_dict["id"])
    period = a_period(data_dict)
    if period is None:
        raise tk.ValidationError({"period": [tk._("Choose the period to fill in.")]})
    content = base64.b64encode(template_for(dataset, period)).decode("ascii")
    name = f"{dataset['name'][:80]}-{period.replace('/', '-')}.xlsx"
    return {"file_name": name, "content_base64": content}


@tk.chained_action
def dataset_purge(up_func: Action, context: Context, data_dict: DataDict) -> Any:
    """With a dataset goes what was handed in for it."""
    package = model.Package.get(data_dict.get("id"))
    package_id = package.id if package else None
    result = up_func(context, data_dict)
    if package_id:
        handing_in.forget_dataset(package_id)
    return result


def _submission(context: Context, data_dict: DataDict, action: str) -> Submission:
    tk.check_access(action, context, data_dict)
    found = model.Session.get(Submission, data_dict["id"])
    if found is None:
        raise tk.ObjectNotFound(tk._("Submission not found"))
    return found


def _dataset(context: Context, reference: str) -> dict[str, Any]:
    dataset = tk.get_action("package_show")(tk.fresh_context(context), {"id": reference})
    if dataset.get("type") != "dataset":
        raise tk.ObjectNotFound(tk._("Dataset not found"))
    return dataset


def _of(reference: str) -> Any:
    group = model.Group.get(reference)
    if group is not None and group.is_organization:
        owned = sa.select(model.Package.id).where(model.Package.owner_org == group.id)
        return Submission.package_id.in_(owned)
    package = model.Package.get(reference)
    return Submission.package_id == (package.id if package else reference)


def _wish(data_dict: DataDict) -> Wish:
    number = data_dict.get("table")
    return Wish(
        period=a_period(data_dict),
        sheet=optional_text(data_dict, "sheet"),
        index=None if number in (None, "") else a_number(data_dict, "table", least=0, most=10_000),
        corrections=corrections_of(data_dict),
    )


def _user_id(context: Context) -> str:
    user = model.User.get(cast("str", context.get("user") or ""))
    return user.id if user else ""
