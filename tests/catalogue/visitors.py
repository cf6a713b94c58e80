"""People in front of a browser: anonymous, or logged in by cookie as CKAN's own form does it."""

from __future__ import annotations

import re
from typing import Any

import ckan.plugins.toolkit as tk
from ckan.config.middleware import make_app
from ckan.tests import factories, helpers

PASSWORD = "correct-horse-battery"  # noqa: S105

#: All pages hold the token in their head, for scripts.
_TOKEN = re.compile(r'<meta name="_csrf_token" content="([^"]+)"')


def new_site() -> helpers.CKANTestApp:
    """The application, made anew with the settings of now."""
    tk.config["testing"] = True
    return helpers.CKANTestApp(make_app(tk.config))


def anonymous(app: Any) -> Any:
    """A browser without cookies."""
    return app.test_client()


def account(**fields: Any) -> dict[str, Any]:
    """A new account that can log in with `PASSWORD`."""
    return factories.User(password=PASSWORD, **fields)


def member_of(office: dict[str, Any], role: str) -> dict[str, Any]:
    """A new account with a role in an office."""
    user = account()
    helpers.call_action(
        "organization_member_create", id=office["id"], username=user["name"], role=role
    )
    return user


def logged_in(app: Any, user: dict[str, Any]) -> Any:
    """The browser of somebody who has just logged in."""
    client = app.test_client()
    answer = client.post(
        "/user/login", data={"login": user["name"], "password": PASSWORD}, follow_redirects=False
    )
    assert answer.status_code == 302, answer.body
    return client


def token_of(client: Any) -> str:
    """The token that this browser's pages carry."""
    found = _TOKEN.search(client.get("/about").body)
    assert found
    return found.group(1)
