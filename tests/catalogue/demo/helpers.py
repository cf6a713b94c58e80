"""What the tests of the demo tables share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import sqlalchemy as sa

import ckan.plugins.toolkit as tk
from ckan.tests.helpers import call_action
from ckan.types import Context

from ckanext.datastore.backend.postgres import get_write_engine
from ckanext.palembang.catalogue.demo import load as loading
from ckanext.palembang.catalogue.demo import load_definitions
from ckanext.palembang.catalogue.demo import remove as removing

from tests.demo.folders import SLUG, yaml_with

#: Metadata of a second small table, beside the first in one folder.
SECOND = yaml_with("nomor: 3.1.1", "nomor: 3.1.2")


def act(action: str, **data: Any) -> Any:
    """An action of the site user."""
    user = tk.get_action("get_site_user")({"ignore_auth": True}, {})
    return tk.get_action(action)({"ignore_auth": True, "user": user["name"]}, data)


def load(context: Context, folder: Path) -> dict[str, str]:
    """Load a folder."""
    return loading.load(tk.fresh_context(context), load_definitions(folder), lambda step: None)


def remove(context: Context) -> removing.Removal:
    """Remove what was loaded."""
    return removing.remove(tk.fresh_context(context), lambda name: None)


def show(name: str = SLUG) -> dict[str, Any]:
    """A dataset as the API gives it."""
    return call_action("package_show", id=name)


def rows(dataset: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows of a dataset's first resource."""
    found = call_action("datastore_search", resource_id=dataset["resources"][0]["id"])
    return [{key: row[key] for key in row if key != "_id"} for row in found["records"]]


def failing(message: str) -> Callable[..., Any]:
    """An action that stops the process where it is called."""

    def fail(*_args: Any, **_kwargs: Any) -> Any:
        raise RuntimeError(message)

    return fail


def tables() -> set[str]:
    """Names of all DataStore tables."""
    with get_write_engine().connect() as connection:
        names = connection.execute(
            sa.text('SELECT name FROM "_table_metadata" WHERE alias_of IS NULL')
        )
        return {name for (name,) in names}
