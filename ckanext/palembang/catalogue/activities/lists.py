"""Lists of datasets hold datasets: activities have a list of their own."""

from __future__ import annotations

from typing import Any

from flask import has_request_context, request

import ckan.plugins.toolkit as tk

#: Pages of core that list packages of whatever type: the search unless it is told otherwise, offices, groups.
_PAGES = frozenset(
    {"dataset.search", "organization.read", "group.read", "organization.bulk_process"}
)


def datasets_only(search_params: dict[str, Any]) -> dict[str, Any]:
    """Return a search so that the lists of core's pages hold datasets; other searches as they are."""
    if not has_request_context() or request.endpoint not in _PAGES:
        return search_params
    wanted = f"+dataset_type:{tk.h.default_package_type()}"
    return {**search_params, "fq": f"{search_params.get('fq') or ''} {wanted}".strip()}
