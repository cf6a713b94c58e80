"""Who may do what with submissions: the editors of the dataset's office, and nobody else learns of them."""

from __future__ import annotations

import ckan.plugins.toolkit as tk
from ckan import authz, model
from ckan.types import AuthFunction, AuthResult, Context, DataDict

from ckanext.palembang.submissions.model import Submission

#: Actions on a dataset, which `id` names, that its editors may call.
_OF_DATASETS = ("palembang_submission_create", "palembang_table_template")
#: Actions on a submission, which `id` names, that the editors of its dataset may call.
_OF_SUBMISSIONS = (
    "palembang_submission_show",
    "palembang_submission_preview",
    "palembang_submission_correct",
    "palembang_submission_explain",
    "palembang_submission_submit",
    "palembang_submission_publish",
    "palembang_submission_withdraw",
)


def auth_functions() -> dict[str, AuthFunction]:
    """All of them."""
    return {
        **dict.fromkeys(_OF_DATASETS, edits_dataset),
        **dict.fromkeys(_OF_SUBMISSIONS, edits_dataset_of_submission),
        "palembang_submission_list": lists_submissions,
        "palembang_check_settings_show": edits_dataset,
        "palembang_check_settings_update": changes_check_settings,
        "palembang_revision_list": reads_dataset,
    }


def edits_dataset(context: Context, data_dict: DataDict) -> AuthResult:
    """Whoever may edit the dataset that `id` names."""
    return _allowed(context, "package_update", data_dict.get("id"))


def edits_dataset_of_submission(context: Context, data_dict: DataDict) -> AuthResult:
    """Whoever may edit the dataset of the submission that `id` names; an unknown one is refused alike."""
    reference = data_dict.get("id")
    found = _submission(reference)
    if found is None:
        return _refused()
    return _allowed(context, "package_update", found.package_id)


def lists_submissions(context: Context, data_dict: DataDict) -> AuthResult:
    """Whoever may edit the dataset, or all of the office's, that `id` names."""
    reference = data_dict.get("id")
    group = model.Group.get(reference) if _is_text(reference) else None
    if group is not None and group.is_organization:
        user = context.get("user") or ""
        allowed = authz.has_user_permission_for_group_or_org(group.id, user, "update_dataset")
        return {"success": True} if allowed else _refused()
    return edits_dataset(context, data_dict)


def changes_check_settings(context: Context, data_dict: DataDict) -> AuthResult:
    """Administrators of the dataset's office, and of the site: checks guard what its editors publish."""
    reference = data_dict.get("id")
    package = model.Package.get(reference) if _is_text(reference) else None
    if package is None or not package.owner_org:
        return _refused()
    return _allowed(context, "organization_update", package.owner_org)


@tk.auth_allow_anonymous_access
def reads_dataset(context: Context, data_dict: DataDict) -> AuthResult:
    """Whoever may read the dataset that `id` names."""
    return _allowed(context, "package_show", data_dict.get("id"))


def _allowed(context: Context, action: str, reference: object) -> AuthResult:
    if not _is_text(reference):
        return _refused()
    try:
        tk.check_access(action, tk.fresh_context(context), {"id": reference})
    except (tk.NotAuthorized, tk.ObjectNotFound):
        return _refused()
    return {"success": True}


def _submission(reference: object) -> Submission | None:
    return model.Session.get(Submission, reference) if _is_text(reference) else None


def _is_text(reference: object) -> bool:
    """PostgreSQL cannot be asked for a text with NUL."""
    return isinstance(reference, str) and bool(reference) and reference.isprintable()


def _refused() -> AuthResult:
    return {
        "success": False,
        "msg": tk._("Only editors of the dataset's office may see and change its submissions."),
    }
