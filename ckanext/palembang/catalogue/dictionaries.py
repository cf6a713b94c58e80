"""A table's data dictionary changed: the dataset is found under the new names of its columns."""

from __future__ import annotations

import logging
from typing import Any

from ckan import model
from ckan.lib import search
from ckan.types import DataDict

log = logging.getLogger(__name__)

_OURS = "palembang_"


def reindex_after_dictionary(sender: str, **message: Any) -> None:
    """Index the dataset anew when an action that succeeded wrote a data dictionary.

    A receiver of the signal that CKAN sends after `datastore_create`. Loading rows brings no dictionary
    and costs nothing here. The table is stored by then: an index that cannot be reached is logged.

    Args:
        sender: name of the action.
        message: what CKAN sends along: `data_dict` of the action and its `result`.
    """
    data_dict, result = message.get("data_dict") or {}, message.get("result") or {}
    if not _has_dictionary(data_dict):
        return
    resource = model.Resource.get(str(result.get("resource_id") or ""))
    if resource is None or resource.package is None or resource.package.state == "deleted":
        return
    try:
        search.rebuild(package_id=resource.package_id)
        search.commit()
    except Exception:
        # What fails here would turn a table that is stored into an error for the one who stored it.
        log.exception(
            "The dataset %s could not be indexed with the names of its columns; "
            "when Solr is back, run: ckan search-index rebuild %s",
            resource.package_id,
            resource.package_id,
        )


def _has_dictionary(data_dict: DataDict) -> bool:
    fields = data_dict.get("fields")
    return isinstance(fields, list) and any(
        isinstance(field, dict)
        and any(key == "info" or str(key).startswith(_OURS) for key in field)
        for field in fields
    )
