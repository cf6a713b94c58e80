"""Activities with all that belongs to them, and files of other systems, for tests of the exchange."""

from __future__ import annotations

import json
from typing import Any

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.lib.search.common import make_connection
from ckan.tests import helpers

from tests.catalogue.activities.records import complete_activity
from tests.catalogue.indicators.records import composite, indicator
from tests.catalogue.records import complete_dataset
from tests.catalogue.variables.tables import COMPLETE, describe, new_table


def as_user(user: dict[str, Any], action: str, **data: Any) -> Any:
    """Calls an action with the rights of a user."""
    return tk.get_action(action)({"user": user["name"]}, data)


def full(user: dict[str, Any], office: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """An activity and its dataset: two indicators, a table with a described column."""
    activity = as_user(
        user, "package_create", owner_org=office["id"], **complete_activity(id_kegiatan_mms="29892")
    )
    kept = {"indah": {"rest": {"status": "APPROVED"}}}
    rows = [
        indicator(id_indikator_mms="34241", kunci_lain=kept),
        composite(id_indikator_mms="34242", kunci_lain=kept),
    ]
    dataset = as_user(
        user,
        "package_create",
        **complete_dataset(owner_org=office["id"], kegiatan=activity["id"], indikator=rows),
    )
    resource = new_table(user, dataset, [{"id": "jk", "type": "text"}])
    variable = {key: value for key, value in COMPLETE.items() if key != "daftar_kode"}
    describe(user, resource, [{"id": "jk", "palembang": variable}])
    return activity, as_user(user, "package_show", id=dataset["id"])


def purge(*packages: dict[str, Any]) -> None:
    """Removes packages for good."""
    for package in packages:
        helpers.call_action("dataset_purge", id=package["id"])


def bring(user: dict[str, Any], office: dict[str, Any], document: Any, **options: Any) -> Any:
    """Imports a document."""
    content = document if isinstance(document, str | bytes) else json.dumps(document)
    return as_user(
        user, "palembang_metadata_import", owner_org=office["id"], content=content, **options
    )


def outcomes(result: dict[str, Any]) -> list[tuple[str, str]]:
    """Kind and outcome of each record."""
    return [(one["kind"], one["outcome"]) for one in result["records"]]


def packages_of(office: dict[str, Any]) -> dict[str, tuple[Any, ...]]:
    """Everything that the database holds of an office's packages, by id."""
    model.Session.expire_all()
    query = model.Session.query(model.Package).filter_by(owner_org=office["id"])
    return {
        one.id: (one.title, one.state, one.metadata_modified, dict(one.extras or {}))
        for one in query
    }


def indexed_of(office: dict[str, Any]) -> dict[str, str]:
    """Id to title of what Solr holds of an office, drafts included."""
    query = make_connection()
    found = query.search(q="*:*", fq=[f'owner_org:"{office["id"]}"'], rows=1000, fl="id,title")
    return {one["id"]: one["title"] for one in found}
