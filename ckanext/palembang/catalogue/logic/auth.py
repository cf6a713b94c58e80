"""Who may call which action."""

from __future__ import annotations

import ckan.plugins.toolkit as tk
from ckan.types import AuthFunction, AuthResult, ChainedAuthFunction, Context, DataDict

from ckanext.palembang.catalogue.activities.auth import palembang_activity_autocomplete
from ckanext.palembang.catalogue.exchange.auth import (
    palembang_metadata_export,
    palembang_metadata_import,
)
from ckanext.palembang.catalogue.offices.auth import palembang_opd_sync
from ckanext.palembang.catalogue.security import accounts

__all__ = [
    "palembang_activity_autocomplete",
    "palembang_activity_copy",
    "palembang_dataset_check",
    "palembang_dataset_publish",
    "palembang_metadata_export",
    "palembang_metadata_import",
    "palembang_opd_sync",
]


def auth_functions() -> dict[str, AuthFunction | ChainedAuthFunction]:
    """All of them: those of our actions, and those that close what CKAN leaves open."""
    return {name: globals()[name] for name in __all__} | accounts.auth_functions()


def palembang_activity_copy(context: Context, data_dict: DataDict) -> AuthResult:
    """Whoever may edit the activity."""
    return _may_edit(context, data_dict)


def palembang_dataset_check(context: Context, data_dict: DataDict) -> AuthResult:
    """Whoever may edit the dataset."""
    return _may_edit(context, data_dict)


def palembang_dataset_publish(context: Context, data_dict: DataDict) -> AuthResult:
    """Whoever may edit the dataset."""
    return _may_edit(context, data_dict)


def _may_edit(context: Context, data_dict: DataDict) -> AuthResult:
    try:
        tk.check_access("package_update", tk.fresh_context(context), {"id": data_dict["id"]})
    except tk.NotAuthorized:
        return {"success": False, "msg": tk._("Only the office that owns the dataset may do this.")}
    return {"success": True}
