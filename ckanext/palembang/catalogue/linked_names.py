"""Names that people search by and that stand beside a dataset: of its activity, indicators and columns.

The index keeps these names, not the rows they come from: fifty indicators with their definitions would make
every search for "definisi" find the dataset, and no facet needs them.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError

import ckan.plugins as p
from ckan import model

from ckanext.palembang.catalogue.activities.fields import TYPE
from ckanext.palembang.catalogue.search import list_of, value_of

log = logging.getLogger(__name__)

#: Names longer than this are cut; nobody searches for the two hundredth word of a name.
_LONGEST_NAME = 500
_MOST_NAMES = 2_000
_COLUMNS = sa.text(
    "SELECT d.description FROM pg_class c"
    " JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public'"
    " JOIN pg_description d ON d.objoid = c.oid AND d.objsubid > 0"
    " WHERE c.relname IN :ids ORDER BY c.relname, d.objsubid"
).bindparams(sa.bindparam("ids", expanding=True))


def linked_names(document: Mapping[str, Any]) -> list[str]:
    """Return the names that belong to a dataset or activity, from its Solr document, each once.

    Of an activity's title only what everybody may read: the dataset that names it may be public before it is.
    """
    names = [
        *_activity(document),
        *_indicators(document),
        *_variables(document),
        *_columns(document),
    ]
    cut = (name.strip()[:_LONGEST_NAME] for name in names)
    return list(dict.fromkeys(filter(None, cut)))[:_MOST_NAMES]


def public_title(activity_id: str) -> str:
    """Return the title of an activity that everybody may read; empty where there is none."""
    package = model.Package
    query = sa.select(package.title).where(
        package.id == activity_id,
        package.type == TYPE,
        package.state == "active",
        package.private.is_(False),
    )
    return str(model.Session.execute(query).scalar_one_or_none() or "")


def _activity(document: Mapping[str, Any]) -> Iterator[str]:
    activity_id = value_of(document, "kegiatan")
    if isinstance(activity_id, str) and activity_id:
        yield public_title(activity_id)


def _indicators(document: Mapping[str, Any]) -> Iterator[str]:
    for row in list_of(document, "indikator"):
        yield from _of(row, "nama", "konsep")


def _variables(document: Mapping[str, Any]) -> Iterator[str]:
    for row in list_of(document, "iii_variabel_yang_dikumpulkan"):
        yield from _of(row, "nama", "konsep")


def _columns(document: Mapping[str, Any]) -> Iterator[str]:
    """Yield the names in the data dictionaries of all tables of a dataset, with one query."""
    resource_ids = _table_ids(document)
    for comment in _comments(resource_ids) if resource_ids else ():
        found = _loaded(comment)
        if isinstance(found, dict):
            yield from _of(found.get("palembang"), "nama", "konsep")
            yield from _of(found.get("_info"), "label")


def _table_ids(document: Mapping[str, Any]) -> list[str]:
    stored = _loaded(document.get("data_dict"))
    resources = stored.get("resources") if isinstance(stored, dict) else None
    return [
        str(resource["id"])
        for resource in resources or []
        if resource.get("datastore_active") and resource.get("id")
    ]


def _comments(resource_ids: list[str]) -> list[str]:
    if not p.plugin_loaded("datastore"):
        return []
    from ckanext.datastore.backend.postgres import get_read_engine  # noqa: PLC0415  # only where loaded

    try:
        with get_read_engine().connect() as connection:
            return list(connection.execute(_COLUMNS, {"ids": resource_ids}).scalars())
    except SQLAlchemyError:
        # A dataset can be saved while the DataStore is down; its columns are found after the next save.
        log.exception("The names of columns could not be read for the search index")
        return []


def _of(row: object, *keys: str) -> Iterator[str]:
    """Yield the texts under some keys of a row: a text, a list of texts, or such a list as JSON text."""
    if not isinstance(row, dict):
        return
    for key in keys:
        value = row.get(key)
        if isinstance(value, str) and value.startswith("["):
            value = _loaded(value) or value
        values = value if isinstance(value, list) else [value]
        yield from (item for item in values if isinstance(item, str))


def _loaded(text: object) -> Any:
    try:
        return json.loads(text) if isinstance(text, str) else text
    except (ValueError, RecursionError):
        return None
