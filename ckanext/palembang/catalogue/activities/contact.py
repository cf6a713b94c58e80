"""Facts about the officer who answers for an activity (`ii_pj_*`): kept beside the package, never in it.

Law 27/2022 protects them. A package is copied into the search index, the activity stream and every feed, so they
stand in a table of their own. Validators take them out of the record that is being saved and put them on the
`Stash` that `package_create` and `package_update` laid into the context; the hooks that follow write them in the
same transaction.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

import sqlalchemy as sa
from flask import has_request_context
from sqlalchemy.dialects.postgresql import insert

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.model.group import group_table
from ckan.types import Context, DataDict

from ckanext.palembang.catalogue import config
from ckanext.palembang.catalogue.activities.fields import PERSONAL_KEYS, TYPE
from ckanext.palembang.catalogue.model import ActivityContact
from ckanext.palembang.reference import WALIDATA

_STASH = "palembang_contact"

Stash = dict[str, str]


def open_stash(context: Context) -> None:
    """Lays an empty stash into the context of a save; validators see copies of the context, not of the stash."""
    cast("dict[str, Any]", context)[_STASH] = {}


def stash_of(context: Context) -> Stash:
    """Values that this save brought; a throw-away one where nothing is going to be saved."""
    return cast("dict[str, Any]", context).setdefault(_STASH, {})


def contact_of(package_id: str) -> dict[str, str]:
    """What is stored of the officer of an activity: `ii_pj_*` to text; empty where nothing is."""
    query = sa.select(ActivityContact.details).where(ActivityContact.package_id == package_id)
    return dict(model.Session.execute(query).scalar_one_or_none() or {})


def store(context: Context, package_id: str) -> None:
    """Writes what this save brought, in its transaction; keys that it did not bring keep their values."""
    given = stash_of(context)
    if not given:
        return
    details = merged(contact_of(package_id), given)
    statement = insert(ActivityContact).values(package_id=package_id, details=details)
    model.Session.execute(
        statement.on_conflict_do_update(
            index_elements=[ActivityContact.package_id], set_={"details": details}
        )
    )


def merged(stored: Mapping[str, str], given: Mapping[str, str]) -> dict[str, str]:
    """The officer's facts after a save; an empty text clears."""
    return {key: value for key, value in {**stored, **given}.items() if value}


def show(context: Context, package: DataDict) -> DataDict:
    """Adds the officer's facts to an activity that `package_show` gives, for those who may see them."""
    package_id = package.get("id")
    if package.get("type") != TYPE or not package_id or not _may_see(context, package_id):
        return package
    if has_request_context():
        # CKAN lets every answer be cached in public, an editor's too.
        tk.request.environ["__no_cache__"] = True
    stored = contact_of(package_id)
    return {**package, **{key: stored.get(key, "") for key in PERSONAL_KEYS}}


def _may_see(context: Context, package_id: str) -> bool:
    """Editors of the activity, members of the walidata and sysadmins; all, where the operator says so.

    Never code that runs without a caller's rights: it writes the index, the activity stream and feeds.
    """
    if context.get("ignore_auth"):
        return False
    if config.publishes_personal_data():
        return True
    user = model.User.get(context.get("user") or "")
    if user is None or user.state != "active":
        return False
    return user.sysadmin or _is_in_walidata(user.id) or _may_edit(user.name, package_id)


def _may_edit(user: str, package_id: str) -> bool:
    try:
        tk.check_access("package_update", {"user": user}, {"id": package_id})
    except (tk.NotAuthorized, tk.ObjectNotFound):
        return False
    return True


def _is_in_walidata(user_id: str) -> bool:
    query = (
        sa.select(model.Member.id)
        .join(group_table, group_table.c.id == model.Member.group_id)
        .where(
            model.Member.table_id == user_id,
            model.Member.table_name == "user",
            model.Member.state == "active",
            group_table.c.state == "active",
            group_table.c.is_organization.is_(True),
            group_table.c.extras["peran"].astext == WALIDATA,
        )
        .limit(1)
    )
    return model.Session.execute(query).first() is not None
