"""Who may call the actions on offices."""

from __future__ import annotations

import ckan.plugins.toolkit as tk
from ckan.types import AuthResult, Context, DataDict

__all__ = ["palembang_opd_sync"]


def palembang_opd_sync(context: Context, data_dict: DataDict) -> AuthResult:
    """Administrators of the site only, who pass before this is asked."""
    return {
        "success": False,
        "msg": tk._("Only an administrator of the site may sync the offices."),
    }
