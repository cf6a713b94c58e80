"""Pages of the offices."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, request

import ckan.plugins.toolkit as tk
from ckan.lib.helpers import Page

from ckanext.palembang.catalogue.offices.addresses import redirect_renamed
from ckanext.palembang.catalogue.offices.tree import OfficeGroup, OfficeNode, office_tree

__all__ = ["palembang_offices"]

palembang_offices = Blueprint("palembang_offices", __name__)
palembang_offices.after_app_request(redirect_renamed)

_MAX_WORDS = 200


@palembang_offices.get("/organization/", strict_slashes=False)
def index() -> str:
    """Shows all offices as a tree.

    In the place of core's list, which asks the database several times for each office.
    """
    try:
        tk.check_access("organization_list", {"user": tk.current_user.name})
    except tk.NotAuthorized:
        return tk.abort(403, tk._("Not authorized to see this page"))
    words = request.args.get("q", "")[:_MAX_WORDS]
    tree = office_tree(words)
    items = [_item(node) for group in tree.groups for node in _all_nodes(group)]
    page = Page(items, page=1, item_count=tree.found, items_per_page=max(len(items), 1))
    # What core's template and those of other extensions that extend it expect.
    variables: dict[str, Any] = {
        "page": page,
        "q": words,
        "sort_by_selected": None,
        "group_type": "organization",
        "office_tree": tree,
    }
    return tk.render("organization/index.html", variables)


def _all_nodes(group: OfficeGroup) -> list[OfficeNode]:
    found: list[OfficeNode] = []
    for node in group.nodes:
        found.append(node)
        for below in node.groups:
            found += _all_nodes(below)
    return found


def _item(node: OfficeNode) -> dict[str, Any]:
    return {
        "name": node.name,
        "title": node.title,
        "display_name": node.title,
        "type": "organization",
        "package_count": node.datasets,
    }
