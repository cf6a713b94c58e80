"""Nobody lists our officers: accounts are seen by those who manage them.

Who sees accounts: the account itself, system administrators, and whoever may add members to some
organization. Activities carry the names of officers: members of offices see them, the public does not.
CKAN's own switch `ckan.auth.public_user_details = true` opens all of it again.

CKAN closes accounts to anonymous visitors only, and leaves gaps that are closed here: the page of an
organization's admins asks nothing, `member_list` without a type lists people, and several answers tell
whether a name exists.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import ckan.plugins as p
import ckan.plugins.toolkit as tk
from ckan import authz, model
from ckan.types import AuthFunction, AuthResult, ChainedAuthFunction, Context, DataDict

Test = Callable[[Context, DataDict], bool]

#: CKAN's questions about accounts that it answers everybody who is logged in, or everybody.
_ABOUT_ACCOUNTS = (
    "am_following_user",
    "dataset_followee_count",
    "follow_user",
    "followee_count",
    "group_followee_count",
    "organization_followee_count",
    "organization_list_for_user",
    "unfollow_user",
    "user_followee_count",
    "user_follower_count",
    "user_show",
)
_LISTS = ("user_autocomplete", "user_list")
#: Of CKAN's plugin `activity`.
_ACTIVITIES = (
    "activity_data_show",
    "activity_diff",
    "activity_show",
    "group_activity_list",
    "organization_activity_list",
    "package_activity_list",
    "recently_changed_packages_activity_list",
)


def auth_functions() -> dict[str, ChainedAuthFunction]:
    """The chained auth functions that close what is open to strangers."""
    tests: dict[str, Test] = dict.fromkeys(_ABOUT_ACCOUNTS, _sees_account)
    tests |= dict.fromkeys(_LISTS, _manages_accounts)
    tests["member_list"] = _sees_members
    if p.plugin_loaded("activity"):
        tests |= dict.fromkeys(_ACTIVITIES, _works_here)
    return {name: _only_if(test) for name, test in tests.items()}


def _only_if(test: Test) -> ChainedAuthFunction:
    @tk.chained_auth_function
    @tk.auth_allow_anonymous_access
    def check(next_auth: AuthFunction, context: Context, data_dict: DataDict | None) -> AuthResult:
        data_dict = data_dict or {}
        if tk.config["ckan.auth.public_user_details"] or test(context, data_dict):
            return next_auth(context, data_dict)
        return {"success": False, "msg": tk._("Accounts and activities are not public.")}

    return check


def _sees_account(context: Context, data_dict: DataDict) -> bool:
    return _is_own(context, data_dict.get("id")) or _manages_accounts(context, data_dict)


def _is_own(context: Context, account: Any) -> bool:
    user = context.get("user")
    if not account:
        return True
    if not user:
        return False
    if account == user:
        return True
    found = model.User.get(user)
    return found is not None and account == found.id


def _manages_accounts(context: Context, _data_dict: DataDict) -> bool:
    return authz.has_user_permission_for_some_org(context.get("user"), "admin")


def _works_here(context: Context, _data_dict: DataDict) -> bool:
    return authz.has_user_permission_for_some_org(context.get("user"), "read")


def _sees_members(context: Context, data_dict: DataDict) -> bool:
    if data_dict.get("object_type") in ("package", "group", "organization"):
        return True
    group = model.Group.get(data_dict.get("id"))
    user = context.get("user")
    # Without a group CKAN answers "not found", to everybody.
    return group is None or authz.has_user_permission_for_group_or_org(group.id, user, "read")


def refuse_pages_about_accounts() -> None:
    """Asks on those pages of CKAN that ask nothing themselves.

    Raises:
        werkzeug.exceptions.Forbidden: As the page's own refusal would.
    """
    endpoint = tk.request.endpoint or ""
    if endpoint.endswith(".admins"):
        _refuse_admins(tk.request.view_args or {})
    elif endpoint == "user.perform_reset":
        _refuse_unknown_account(tk.request.view_args or {})


def _refuse_admins(arguments: dict[str, Any]) -> None:
    try:
        tk.check_access("member_list", {"user": tk.current_user.name}, {"id": arguments["id"]})
    except tk.NotAuthorized:
        tk.abort(403, tk._("Accounts and activities are not public."))


def _refuse_unknown_account(arguments: dict[str, Any]) -> None:
    # CKAN answers 404 for an unknown name, 403 for a known one with a wrong key.
    if model.User.get(arguments["id"]) is None:
        tk.abort(403, tk._("Invalid reset key. Please try again."))
