"""DataStore tables: whether one is there, and taking it away."""

from __future__ import annotations

import ckan.plugins.toolkit as tk
from ckan.types import Context

from ckanext.datastore.backend import DatastoreBackend


def has_table(resource_id: str) -> bool:
    """Whether the DataStore holds a table of this resource."""
    if not resource_id:
        return False
    return DatastoreBackend.get_active_backend().resource_exists(resource_id)


def drop_table(context: Context, resource_id: str) -> None:
    """Take the table of a resource away; nothing happens if there is none."""
    if has_table(resource_id):
        tk.get_action("datastore_delete")(
            tk.fresh_context(context),
            {"resource_id": resource_id, "force": True, "calculate_record_count": False},
        )
