"""Who may export and import metadata."""

from __future__ import annotations

import ckan.plugins.toolkit as tk
from ckan import authz, model
from ckan.types import AuthResult, Context, DataDict

__all__ = ["palembang_metadata_export", "palembang_metadata_import"]


@tk.auth_allow_anonymous_access
def palembang_metadata_export(context: Context, data_dict: DataDict) -> AuthResult:
    """Whoever may read the activity or dataset."""
    try:
        tk.check_access("package_show", tk.fresh_context(context), {"id": data_dict["id"]})
    except tk.NotAuthorized:
        return {"success": False}
    return {"success": True}


def palembang_metadata_import(context: Context, data_dict: DataDict) -> AuthResult:
    """Editors and administrators of the office; without an office, of any."""
    user = context.get("user") or ""
    reference = data_dict.get("owner_org")
    if reference is None:
        allowed = authz.has_user_permission_for_some_org(user, "create_dataset")
        return {"success": allowed} if allowed else _refused()
    group = model.Group.get(reference) if isinstance(reference, str) else None
    if group is None or not group.is_organization or group.state != "active":
        return _refused()
    if authz.has_user_permission_for_group_or_org(group.id, user, "create_dataset"):
        return {"success": True}
    return _refused()


def _refused() -> AuthResult:
    text = tk._("Only editors of an office may import its metadata.")
    return {"success": False, "msg": text}
