"""Who may open the pages: the office of the dataset, nobody else."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from ckan.types import Context

from ckanext.palembang.submissions.pages.forms import is_plain_id


def dataset_of(dataset_id: str) -> dict[str, Any]:
    """Return the dataset of an address; 404 where there is none that this reader may see."""
    try:
        dataset = tk.get_action("package_show")({}, {"id": dataset_id})
    except (tk.NotAuthorized, tk.ObjectNotFound, tk.ValidationError):
        return tk.abort(404, tk._("Dataset not found"))
    if dataset["type"] != "dataset":
        return tk.abort(404, tk._("Dataset not found"))
    return dataset


def refuse_others(dataset: dict[str, Any]) -> None:
    """403 for everybody who may not hand in data of this dataset."""
    context: Context = {"user": tk.current_user.name}
    try:
        tk.check_access("palembang_submission_create", context, {"id": dataset["id"]})
    except tk.NotAuthorized:
        tk.abort(403, tk._("Only editors of the dataset's office may hand in its data."))


def submission_of(
    dataset_id: str, submission_id: str, *, with_figures: bool = False
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return dataset and submission of an address; 404 where this reader may not see both."""
    dataset = dataset_of(dataset_id)
    if not is_plain_id(submission_id):
        return tk.abort(404, tk._("There is no such submission."))
    wanted = {"id": submission_id, "include_points": with_figures}
    try:
        submission = tk.get_action("palembang_submission_show")({}, wanted)
    except (tk.NotAuthorized, tk.ObjectNotFound, tk.ValidationError):
        return tk.abort(404, tk._("There is no such submission."))
    if submission["package_id"] != dataset["id"]:
        return tk.abort(404, tk._("There is no such submission."))
    return dataset, submission
