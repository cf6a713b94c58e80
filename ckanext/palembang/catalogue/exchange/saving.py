"""Saves packages in one transaction that the caller ends: all of them are kept, or none.

CKAN's actions are called as always (authorization, validators, hooks), only without their commit:
`package_update` keeps such a change only together with `return_id_only`, and neither of them tells Solr.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from typing import Any, Literal, cast

import ckan.lib.plugins as lib_plugins
import ckan.plugins.toolkit as tk
from ckan import logic, model
from ckan.lib import search
from ckan.types import Context

from ckanext.palembang.catalogue.activities import contact
from ckanext.palembang.catalogue.exchange.gather import dataset_ids

log = logging.getLogger(__name__)

Outcome = Literal["created", "updated", "unchanged"]
Package = dict[str, Any]

#: What a package holds beside its extras that an import may change.
_COLUMNS = ("title", "notes", "license_id", "owner_org", "private")


class InvalidRecordError(Exception):
    """Raised when the validators refuse a record; nothing was changed by it.

    Attributes:
        errors: As in `tk.ValidationError.error_dict`.
    """

    def __init__(self, errors: dict[str, Any]) -> None:
        self.errors = errors
        super().__init__(str(sorted(errors)))


class LostTransactionError(Exception):
    """Raised when a save that had passed the validators was refused: CKAN has rolled everything back.

    Attributes:
        errors: As in `tk.ValidationError.error_dict`.
    """

    def __init__(self, errors: dict[str, Any]) -> None:
        self.errors = errors
        super().__init__(str(sorted(errors)))


@dataclass(frozen=True)
class Saved:
    """What became of a record.

    Attributes:
        id: id of its package.
        name: name of its package.
        outcome: whether the package is new, was changed, or was as it should be.
        missing: what keeps a draft from being published, as in a validation error.
    """

    id: str
    name: str
    outcome: Outcome
    missing: dict[str, Any] = field(default_factory=dict[str, Any])


class Saver:
    """One transaction of saves by one user."""

    def __init__(self, user: str) -> None:
        self._user = user
        self.created: list[str] = []
        self.updated: list[str] = []

    def create(self, data: Package) -> Saved:
        """Creates a package: open to readers where it is complete, else a draft.

        Raises:
            InvalidRecordError: Not even a draft may hold these values.
            LostTransactionError: CKAN refused it after all.
        """
        missing = self._judged(data | {"state": "active"}, None)[1]
        state = "draft" if missing else "active"
        if missing and (errors := self._judged(data | {"state": state}, None)[1]):
            raise InvalidRecordError(errors)
        package_id = self._call("package_create", data | {"state": state})
        self.created.append(package_id)
        return Saved(package_id, self._package(package_id).name, "created", missing)

    def update(self, package_id: str, change: Package) -> Saved:
        """Changes some fields of a package; its state stays as it is.

        Raises:
            InvalidRecordError: The package cannot hold these values in its state.
            LostTransactionError: CKAN refused it after all.
        """
        package = self._package(package_id)
        data = self.shown(package_id) | change
        judged, errors = self._judged(data, package)
        if errors:
            raise InvalidRecordError(errors)
        missing = {}
        if package.state == "draft":
            missing = self._judged(data | {"state": "active"}, package)[1]
        if not _differs(package, judged, change):
            return Saved(package_id, package.name, "unchanged", missing)
        self._call("package_update", data, changed=package_id)
        if package_id not in self.created:
            self.updated.append(package_id)
        return Saved(package_id, package.name, "updated", missing)

    def shown(self, package_id: str) -> Package:
        """A package as its editor sees it, also one of this transaction."""
        context = cast("Context", {"user": self._user, "use_cache": False})
        return tk.get_action("package_show")(context, {"id": package_id})

    def commit(self) -> None:
        """Tells Solr of everything, then ends the transaction; where either fails, nothing is left.

        Raises:
            Exception: What Solr or the database raised.
        """
        # Datasets are found under the title of their activity.
        following = dataset_ids(self.updated) if self.updated else ()
        touched = list(dict.fromkeys((*self.created, *self.updated, *following)))
        try:
            model.Session.flush()
            for package_id in touched:
                context = cast("Context", {"ignore_auth": True, "user": self._user})
                logic.index_update_package(context, package_id, defer_commit=True)
            if touched:
                search.commit()
            model.Session.commit()
        except Exception:
            self.undo(touched)
            raise

    def undo(self, indexed: list[str] | None = None) -> None:
        """Leaves nothing behind: neither in the database nor, for what was told to it, in Solr."""
        model.Session.rollback()
        for package_id in indexed or ():
            try:
                if model.Package.get(package_id) is None:
                    search.clear(package_id)
                else:
                    search.rebuild(package_id)
            except Exception:  # Solr may be what failed: the operator rebuilds the index
                log.exception("Package %s may stand wrong in the search index", package_id)

    def _judged(
        self, data: Package, package: model.Package | None
    ) -> tuple[Package, dict[str, Any]]:
        """What the validators make of a package, and what they refuse; nothing is saved."""
        plugin = lib_plugins.lookup_package_plugin(data["type"])
        context = cast(
            "Context",
            {
                "model": model,
                "session": model.Session,
                "user": self._user,
                "auth_user_obj": model.User.get(self._user),
                # Without it the validators drop the state, and judge a draft as if it were published.
                "allow_state_change": True,
            },
        )
        contact.open_stash(context)
        if package is None:
            schema, action = plugin.create_package_schema(), "package_create"
        else:
            context["package"] = package
            schema, action = plugin.update_package_schema(), "package_update"
        judged, errors = lib_plugins.plugin_validate(plugin, context, dict(data), schema, action)
        return {**judged, "_contact": contact.stash_of(context)}, cast("dict[str, Any]", errors)

    def _call(self, action: str, data: Package, *, changed: str = "") -> str:
        context = cast(
            "Context", {"user": self._user, "defer_commit": True, "return_id_only": True}
        )
        if changed:
            # What tells the activity stream that there was a change; core sets it after its own commit.
            context["changed_entities"] = {"packages": {changed}}
        try:
            return cast("str", tk.get_action(action)(context, data))
        except tk.ValidationError as error:
            raise LostTransactionError(dict(error.error_dict)) from error

    def _package(self, package_id: str) -> model.Package:
        package = model.Package.get(package_id)
        if package is None:
            raise tk.ObjectNotFound
        return package


def _differs(package: model.Package, judged: Package, change: Package) -> bool:
    """Whether what would be stored is not what is stored."""
    extras = {item["key"]: item["value"] for item in judged.get("extras", [])}
    stored = dict(package.extras or {})
    if any(
        (extras.get(key) or "") != (stored.get(key) or "") for key in extras.keys() | stored.keys()
    ):
        return True
    if any(
        (judged.get(key) or "") != (getattr(package, key) or "")
        for key in _COLUMNS
        if key in judged
    ):
        return True
    known = contact.contact_of(package.id)
    if any(value != known.get(key, "") for key, value in judged["_contact"].items()):
        return True
    return (
        "resources" in change or _tags(change) - {tag.name for tag in package.get_tags()} != set()
    )


def _tags(change: Package) -> set[str]:
    return {tag["name"] for tag in change.get("tags", [])}
