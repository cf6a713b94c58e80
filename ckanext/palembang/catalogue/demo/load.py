"""Brings demo tables into the catalogue: datasets, their offices, DataStore tables, data dictionaries."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from time import perf_counter
from typing import Any

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.types import Context

from ckanext.palembang.catalogue.demo import markers
from ckanext.palembang.catalogue.demo.activities import check_names, load_activities
from ckanext.palembang.catalogue.demo.activity_definitions import ActivityDefinition
from ckanext.palembang.catalogue.demo.definitions import Definition
from ckanext.palembang.catalogue.demo.dictionary import datastore_field
from ckanext.palembang.catalogue.demo.errors import (
    NamesTakenError,
    TableRefusedError,
)
from ckanext.palembang.catalogue.demo.metadata import FIELDS
from ckanext.palembang.catalogue.demo.owners import ensure_offices
from ckanext.palembang.catalogue.demo.tables import drop_table, has_table

CREATED, UPDATED, UNCHANGED = "created", "updated", "unchanged"


@dataclass(frozen=True)
class Step:
    """One table that was dealt with.

    Attributes:
        slug: its name.
        outcome: `created`, `updated` or `unchanged`.
        rows: how many rows it has.
        seconds: how long it took.
    """

    slug: str
    outcome: str
    rows: int
    seconds: float


def plan(definitions: Iterable[Definition]) -> dict[str, str]:
    """Return what `load` would do with each table, and change nothing.

    Raises:
        NamesTakenError: datasets that the demo did not bring have the names of tables.
    """
    definitions = list(definitions)
    check_names(_activities(definitions))
    known = markers.find_markers()
    taken: list[str] = []
    outcomes: dict[str, str] = {}
    for definition in definitions:
        marker = known.get(definition.slug)
        if marker is None:
            package = model.Package.get(definition.slug)
            if package is not None and package.state != model.State.DELETED:
                taken.append(definition.slug)
            outcomes[definition.slug] = CREATED
        else:
            outcomes[definition.slug] = UNCHANGED if _is_complete(marker, definition) else UPDATED
    if taken:
        raise NamesTakenError(taken)
    return outcomes


def load(
    context: Context, definitions: Iterable[Definition], report: Callable[[Step], None]
) -> dict[str, str]:
    """Create and update the datasets of definitions; again changes nothing.

    Every table is finished before the next one begins. An interrupted load is completed by the next.

    Args:
        context: CKAN's, with a sysadmin who does this.
        definitions: what to load.
        report: told of every table that was dealt with.

    Returns:
        What was done with each table.

    Raises:
        DemoError: one of its kinds says what stands in the way; tables that were reported are
            complete.
    """
    wanted = list(definitions)
    outcomes = plan(wanted)
    due = [one for one in wanted if outcomes[one.slug] != UNCHANGED]
    activities = _activities(wanted)
    ensure_offices(context, {one.owner for one in [*due, *(activities if due else ())]})
    activity_ids = load_activities(context, activities)
    known = markers.find_markers()
    for definition in wanted:
        begun = perf_counter()
        if outcomes[definition.slug] != UNCHANGED:
            marker = known.get(definition.slug)
            activity = activity_ids[definition.activity.slug] if definition.activity else ""
            _load_one(context, definition, marker, activity)
        seconds = perf_counter() - begun
        report(
            Step(definition.slug, outcomes[definition.slug], len(definition.table.rows), seconds)
        )
    return outcomes


def _activities(definitions: Iterable[Definition]) -> list[ActivityDefinition]:
    """Each activity once, in the order of its first table."""
    found = {one.activity.slug: one.activity for one in definitions if one.activity}
    return list(found.values())


def _is_complete(marker: markers.Marker, definition: Definition) -> bool:
    return (
        marker.fingerprint == definition.fingerprint
        and marker.is_active
        and has_table(marker.resource_id)
    )


def _load_one(
    context: Context, definition: Definition, marker: markers.Marker | None, activity: str
) -> None:
    slug = definition.slug
    fields = {**_dataset(definition), "kegiatan": activity}
    try:
        if marker is None:
            dataset = _create_dataset(context, definition, fields)
        else:
            markers.note(marker.package_id, slug, fingerprint="", resource_id=marker.resource_id)
            dataset = _update_dataset(context, definition, fields, marker)
        resource = _table_resource(dataset, marker)
        _write_table(context, definition, resource)
    except tk.ValidationError as error:
        reasons = (f"{field}: {text}" for field, text in error.error_summary.items())
        raise TableRefusedError(slug, "; ".join(reasons)) from error
    markers.note(
        dataset["id"], slug, fingerprint=definition.fingerprint, resource_id=resource["id"]
    )


def _create_dataset(
    context: Context, definition: Definition, fields: dict[str, Any]
) -> dict[str, Any]:
    return tk.get_action("package_create")(
        tk.fresh_context(context),
        {
            **fields,
            "name": definition.slug,
            "resources": [_resource(definition)],
            "plugin_data": markers.unfinished(definition.slug),
        },
    )


def _update_dataset(
    context: Context, definition: Definition, fields: dict[str, Any], marker: markers.Marker
) -> dict[str, Any]:
    """Write the fields of a definition over those of a dataset; other resources stay."""
    shown = tk.get_action("package_show")(tk.fresh_context(context), {"id": marker.package_id})
    kept = {key: value for key, value in shown.items() if key not in FIELDS}
    own = _table_resource(shown, marker)
    own.update(_resource(definition))
    if own not in kept["resources"]:
        kept["resources"].insert(0, own)
    return tk.get_action("package_update")(
        tk.fresh_context(context), {**kept, **fields, "state": "active"}
    )


def _table_resource(dataset: dict[str, Any], marker: markers.Marker | None) -> dict[str, Any]:
    """The resource of the table: the one that is noted, else the first that is a DataStore table.

    The latter after a load that was interrupted before it noted anything. A new one if none is left.
    """
    tables = [one for one in dataset["resources"] if one.get("url_type") == "datastore"]
    noted = [one for one in tables if marker and one["id"] == marker.resource_id]
    return next(iter([*noted, *tables]), {})


def _dataset(definition: Definition) -> dict[str, Any]:
    return {
        **definition.fields,
        "owner_org": definition.owner,
        "tags": [{"name": tag} for tag in definition.tags],
        "private": False,
    }


def _resource(definition: Definition) -> dict[str, Any]:
    # The address that stands for "the DataStore's own dump"; CKAN shows that one instead.
    return {
        "url": "_datastore_only_resource",
        "url_type": "datastore",
        "name": definition.table.name,
        "name_en": definition.table.name_en,
        "format": "CSV",
        "mimetype": "text/csv",
    }


def _write_table(context: Context, definition: Definition, resource: dict[str, Any]) -> None:
    """Replace the DataStore table of a resource."""
    columns = definition.table.columns
    drop_table(context, resource["id"])
    tk.get_action("datastore_create")(
        tk.fresh_context(context),
        {
            "resource_id": resource["id"],
            "fields": [datastore_field(column) for column in columns],
            "records": [
                dict(zip((column.name for column in columns), row, strict=True))
                for row in definition.table.rows
            ],
            "calculate_record_count": True,
        },
    )
    # The views that the site gives to every table by itself.
    tk.get_action("resource_create_default_resource_views")(
        tk.fresh_context(context),
        {"resource": {**resource, "datastore_active": True}, "create_datastore_views": True},
    )
