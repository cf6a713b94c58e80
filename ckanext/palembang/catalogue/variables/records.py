"""The variables of tables, in the order of their columns. Who may read a table is for callers to ask."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError

from ckanext.datastore.backend.postgres import get_read_engine
from ckanext.palembang.catalogue.plain_values import json_or_none
from ckanext.palembang.catalogue.variables.keys import PLUGIN

log = logging.getLogger(__name__)

Record = dict[str, Any]


@dataclass(frozen=True)
class Column:
    """A column of a DataStore table.

    Attributes:
        name: its name there.
        type: its type in the database.
        info: CKAN's own data dictionary: `label`, `notes` and what else was put there.
        variable: its description by MS-Var (keys of `statistics.fields("ms_var")`); empty where there
            is none.
    """

    name: str
    type: str
    info: Mapping[str, Any]
    variable: Record


# One statement for names, types and the comments in which the DataStore keeps its data dictionary.
_COLUMNS = sa.text(
    """
    SELECT a.attname AS name, t.typname AS type, d.description AS kept
    FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid
    JOIN pg_type t ON t.oid = a.atttypid
    LEFT JOIN pg_description d
        ON d.objoid = c.oid AND d.objsubid = a.attnum AND d.classoid = 'pg_class'::regclass
    WHERE c.relname = :table AND pg_table_is_visible(c.oid) AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
        AND a.attnum > 0 AND NOT a.attisdropped AND left(a.attname, 1) <> '_'
    ORDER BY a.attnum
    """
)


def columns_of(resource_id: str) -> list[Column]:
    """The columns of a table, in their order; none where there is no table or the DataStore is down."""
    if "\0" in resource_id:
        return []
    try:
        with get_read_engine().connect() as connection:
            rows = connection.execute(_COLUMNS, {"table": resource_id}).all()
    except SQLAlchemyError:
        log.exception("The DataStore did not describe the columns of resource %s", resource_id)
        return []
    return [_column(row.name, row.type, row.kept) for row in rows]


def _column(name: str, column_type: str, comment: str | None) -> Column:
    kept = json_or_none(comment) if comment else None
    if not isinstance(kept, dict):
        return Column(name, column_type, {}, {})
    if comment and comment.startswith("{"):
        # Written before CKAN 2.11, when a comment held CKAN's own data dictionary and nothing else.
        return Column(name, column_type, kept, {})
    return Column(name, column_type, kept.get("_info") or {}, kept.get(PLUGIN) or {})


def of_resource(resource_id: str) -> list[Record]:
    """The variables of a table, in the order of its columns; columns without a description left out."""
    return [column.variable for column in columns_of(resource_id) if column.variable]


def of_dataset(dataset: Mapping[str, Any]) -> list[Record]:
    """The variables of all tables of a dataset, table by table.

    Args:
        dataset: as `package_show` gives it; `resources` with `id` and `datastore_active` are read.
    """
    return [
        column.variable
        for _, columns in tables_of(dataset)
        for column in columns
        if column.variable
    ]


def tables_of(dataset: Mapping[str, Any]) -> Iterator[tuple[Mapping[str, Any], list[Column]]]:
    """The resources of a dataset that are tables, each with its columns."""
    for resource in dataset.get("resources") or []:
        if resource.get("datastore_active") in (True, "True", "true"):
            yield resource, columns_of(str(resource["id"]))
