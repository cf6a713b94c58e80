"""Brings the activities that demo tables come from into the catalogue, and takes them away again.

They are drafts: nobody but their office reads them until it knows what form MS-Keg asks beyond the few
facts that are sure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.types import Context

from ckanext.palembang.catalogue.demo.activity_definitions import ActivityDefinition
from ckanext.palembang.catalogue.demo.errors import NamesTakenError, TableRefusedError

#: Key in `plugin_data`, which nobody but sysadmins sees; it holds slug and fingerprint.
_KEY = "palembang_demo_activity"
_TYPE = "kegiatan"

Packages = dict[str, model.Package]


def check_names(wanted: Iterable[ActivityDefinition]) -> None:
    """See that the names are free.

    Raises:
        NamesTakenError: packages that the demo did not bring have the names of activities.
    """
    known = find_activities()
    taken = [
        one.slug
        for one in wanted
        if one.slug not in known
        and (package := model.Package.get(one.slug)) is not None
        and package.state != model.State.DELETED
    ]
    if taken:
        raise NamesTakenError(taken)


def load_activities(context: Context, wanted: Iterable[ActivityDefinition]) -> dict[str, str]:
    """Create and update activities; again changes nothing.

    Returns:
        Id of the package by the slug of the activity.

    Raises:
        TableRefusedError: The catalogue refuses one, and says why.
    """
    known = find_activities()
    return {one.slug: _ensure(context, one, known.get(one.slug)) for one in wanted}


def remove_activities(context: Context, forget: Callable[[str], None]) -> list[str]:
    """Purge every activity that the demo brought.

    Args:
        context: CKAN's, with a sysadmin who does this.
        forget: told the id of each package that went.

    Returns:
        Their slugs.
    """
    known = find_activities()
    for package in known.values():
        tk.get_action("dataset_purge")(tk.fresh_context(context), {"id": package.id})
        forget(package.id)
    return sorted(known)


def find_activities() -> Packages:
    """Return what the demo brought, by slug; the names may have been changed since."""
    packages = model.Session.query(model.Package).filter(model.Package.plugin_data.has_key(_KEY))
    return {package.plugin_data[_KEY]["slug"]: package for package in packages}


def _ensure(context: Context, wanted: ActivityDefinition, package: model.Package | None) -> str:
    mark = {"slug": wanted.slug, "fingerprint": wanted.fingerprint}
    if package is not None and package.plugin_data[_KEY] == mark:
        return package.id
    facts: dict[str, Any] = {
        **wanted.fields,
        "name": package.name if package else wanted.slug,
        "type": _TYPE,
        "state": "draft",
        "owner_org": wanted.owner,
    }
    try:
        if package is None:
            action, data = "package_create", {**facts, "plugin_data": {_KEY: mark}}
        else:
            action, data = "package_patch", {**facts, "id": package.id}
        saved = tk.get_action(action)(tk.fresh_context(context), data)
    except tk.ValidationError as error:
        reasons = (f"{field}: {text}" for field, text in error.error_summary.items())
        raise TableRefusedError(wanted.slug, "; ".join(reasons)) from error
    stored = model.Session.get_one(model.Package, saved["id"])
    stored.plugin_data = {**(stored.plugin_data or {}), _KEY: mark}
    model.repo.commit()
    return stored.id
