"""The rows of a data table changed: whoever keeps something that was worked out from them is told."""

from __future__ import annotations

import logging
from typing import Any

import sqlalchemy as sa

import ckan.plugins.toolkit as tk
from ckan import model

log = logging.getLogger(__name__)

#: Sent with a dataset's id when rows or columns of one of its tables in the DataStore have changed, after
#: the DataStore's commit; `resource_id` names the table, which may be gone.
data_table_changed = tk.signals.ckanext.signal("ckanext.palembang.data_table_changed")

#: CKAN's actions that change tables; `datastore_records_delete` calls one of them.
TABLE_ACTIONS = (
    "datastore_create",
    "datastore_upsert",
    "datastore_delete",
    "datastore_run_triggers",
)


def tell_data_table_changed(dataset_id: str, resource_id: str) -> None:
    """Send `data_table_changed`; a receiver that fails is logged, for the rows are stored by now."""
    try:
        data_table_changed.send(dataset_id, resource_id=resource_id)
    except Exception:
        # What fails here would turn rows that are stored into an error for the one who stored them.
        log.exception("Not everybody could be told that the data of dataset %s changed", dataset_id)


def tell_after_action(sender: str, **message: Any) -> None:
    """Tell of a table that an action of the DataStore's API has changed.

    A receiver of the signal that CKAN sends after every action.

    Args:
        sender: name of the action.
        message: what CKAN sends along: `data_dict` of the action and its `result`.
    """
    data_dict, result = message.get("data_dict") or {}, message.get("result")
    if data_dict.get("dry_run"):
        return
    told = result if isinstance(result, dict) else {}
    resource_id = str(told.get("resource_id") or data_dict.get("resource_id") or "")
    dataset_id = _dataset_of(resource_id) if resource_id else None
    if dataset_id:
        tell_data_table_changed(dataset_id, resource_id)


def _dataset_of(resource_id: str) -> str | None:
    resource = model.Resource
    query = sa.select(resource.package_id).where(resource.id == resource_id)
    return model.Session.execute(query).scalar()
