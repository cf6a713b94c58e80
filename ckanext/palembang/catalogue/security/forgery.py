"""Refuses changes that another site makes in the name of somebody who is logged in (CSRF).

CKAN 2.12.0 checks a token, but exempts a view for everybody in the worker process as soon as one anonymous
or token client has called it (`ckan_before_request`, `ckan/config/middleware/flask_app.py`; later CKANs
exempt only that request). The check here does not ask for the exemptions of the running process, only for
those that were there before its first request: they were meant.
"""

from __future__ import annotations

from flask import Blueprint, Flask, current_app, request

import ckan.plugins.toolkit as tk
from ckan.config.middleware.flask_app import csrf

_MEANT = "palembang_csrf_exempt"


def note_exemptions(app: Flask) -> None:
    """Remembers the views and blueprints that were exempted on purpose, before any request is served."""
    # Flask-WTF has no public list of them.
    views: set[str] = csrf._exempt_views  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
    blueprints: set[Blueprint] = csrf._exempt_blueprints  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
    app.extensions[_MEANT] = (frozenset(views), frozenset(blueprints))


def refuse_forged_request() -> None:
    """Asks everybody who is logged in by cookie for the token, where something is changed.

    Clients with an API token send no cookie, so no other site can make them act; anonymous ones have
    nothing to lose.

    Raises:
        werkzeug.exceptions.BadRequest: The token is missing or wrong.
    """
    if request.method not in current_app.config["WTF_CSRF_METHODS"] or not _is_switched_on():
        return
    by_cookie = tk.current_user.is_authenticated and not tk.g.get("login_via_auth_header")
    if by_cookie and not _is_exempt_on_purpose():
        csrf.protect()


def _is_switched_on() -> bool:
    settings = current_app.config
    return bool(settings["WTF_CSRF_ENABLED"] and settings["WTF_CSRF_CHECK_DEFAULT"])


def _is_exempt_on_purpose() -> bool:
    views, blueprints = current_app.extensions.get(_MEANT, (frozenset(), frozenset()))
    view = current_app.view_functions.get(request.endpoint or "")
    name = f"{view.__module__}.{view.__name__}" if view else ""
    return name in views or current_app.blueprints.get(request.blueprint or "") in blueprints
