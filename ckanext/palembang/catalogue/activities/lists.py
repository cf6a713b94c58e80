"""Lists of datasets hold datasets: activities have a list of their own."""

from __future__ import annotations

from typing import Any

from flask import has_request_context, request

import ckan.plugins.toolkit as tk

from ckanext.palembang.catalogue.activities.fields import TYPE

#: Pages of core that list packages of whatever type: the search unless it is told otherwise, offices, groups.
_PAGES = frozenset(
    {"dataset.search", "organization.read", "group.read", "organization.bulk_process"}
)
_API = "api.action"
#: What a caller names who wants packages of a certain type, or of any (`dataset_type:*`).
_TYPE_FIELD = "dataset_type"


def datasets_only(search_params: dict[str, Any]) -> dict[str, Any]:
    """Return a search so that the lists of core's pages hold datasets; other searches as they are.

    Who searches over the API gets no activities either, unless the query says which types it wants: a
    harvester takes everything that it finds for a dataset.
    """
    if not has_request_context():
        return search_params
    if request.endpoint in _PAGES:
        return _narrowed(search_params, f"+{_TYPE_FIELD}:{tk.h.default_package_type()}")
    if _is_search_over_api() and not _names_a_type(search_params):
        return _narrowed(search_params, f"-{_TYPE_FIELD}:{TYPE}")
    return search_params


def _is_search_over_api() -> bool:
    asked = (request.view_args or {}).get("logic_function")
    return request.endpoint == _API and asked in {
        "package_search",
        "current_package_list_with_resources",
    }


def _names_a_type(search_params: dict[str, Any]) -> bool:
    asked = [search_params.get("q"), search_params.get("fq")]
    more = search_params.get("fq_list")
    asked += more if isinstance(more, list) else []
    return any(f"{_TYPE_FIELD}:" in text for text in asked if isinstance(text, str))


def _narrowed(search_params: dict[str, Any], wanted: str) -> dict[str, Any]:
    return {**search_params, "fq": f"{search_params.get('fq') or ''} {wanted}".strip()}
