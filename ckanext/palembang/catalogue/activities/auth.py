"""Who may call the actions on activities."""

from __future__ import annotations

import ckan.plugins.toolkit as tk
from ckan.types import AuthResult, Context, DataDict

__all__ = ["palembang_activity_autocomplete"]


def palembang_activity_autocomplete(context: Context, data_dict: DataDict) -> AuthResult:
    """Whoever is logged in and may search; what is found depends on what the caller may read."""
    try:
        tk.check_access("package_search", tk.fresh_context(context), {})
    except tk.NotAuthorized:
        return {"success": False, "msg": tk._("Not authorized to see this page")}
    return {"success": True}
