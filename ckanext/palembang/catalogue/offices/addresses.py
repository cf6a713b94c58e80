"""Old addresses of renamed offices lead to the new ones."""

from __future__ import annotations

from http import HTTPStatus
from urllib.parse import urlencode

import sqlalchemy as sa
from flask import redirect, request
from werkzeug.wrappers import Response

import ckan.plugins.toolkit as tk
from ckan import model

from ckanext.palembang.catalogue.offices.directory import (
    EXTRAS,
    ORGANIZATION_TYPE,
    stored_list,
)
from ckanext.palembang.reference import is_slug

_PREFIX = f"/{ORGANIZATION_TYPE}/"


def redirect_renamed(response: Response) -> Response:
    """Replace "not found" for an office's former address by a redirect to its present one.

    Pages of present offices cost nothing: only a 404 below `/organization/` is looked at.
    """
    rule, arguments = request.url_rule, request.view_args or {}
    old = arguments.get("id")
    if response.status_code != HTTPStatus.NOT_FOUND or request.method not in {"GET", "HEAD"}:
        return response
    if rule is None or not rule.rule.startswith(_PREFIX) or not isinstance(old, str):
        return response
    new = present_address(old)
    if new is None:
        return response
    arguments = {
        key: value
        for key, value in arguments.items()
        if key not in {"id", "group_type", "is_organization"}
    }
    target = tk.url_for(rule.endpoint, id=new, **arguments)
    query = urlencode(list(request.args.items(multi=True)))
    return redirect(f"{target}?{query}" if query else target, code=HTTPStatus.MOVED_PERMANENTLY)


def present_address(former: str) -> str | None:
    """Return the present address of the active office that once had this one, or None."""
    if not is_slug(former):
        return None
    group = model.Group
    # The list is JSON text: search for the quoted name, then make sure. Such lists hold
    # small letters, digits, - and _ only, and `_` would be a wildcard of LIKE.
    quoted = sa.func.strpos(EXTRAS["slug_lama"].astext, f'"{former}"')
    query = sa.select(group.name, EXTRAS).where(
        group.is_organization.is_(True),
        group.type == ORGANIZATION_TYPE,
        group.state == "active",
        quoted > 0,
    )
    for row in model.Session.execute(query):
        if former in stored_list(row.extras.get("slug_lama")):
            return row.name
    return None
