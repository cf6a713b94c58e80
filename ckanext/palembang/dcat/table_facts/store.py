"""The facts of data tables in the database, on a connection of their own: what is kept is kept at once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from ckan import model

from ckanext.palembang.dcat.records.model import DATASET, Mark, TableFacts
from ckanext.palembang.dcat.table_facts.summary import TableSummary


def read(dataset_id: str) -> TableSummary | None:
    """Return the facts of a dataset's data table, if they are known."""
    query = sa.select(TableFacts.facts).where(TableFacts.dataset_id == dataset_id)
    with model.meta.engine.connect() as connection:
        return TableSummary.from_json(connection.execute(query).scalar())


def is_known(dataset_id: str) -> bool:
    """Return whether facts of a dataset's data table are kept."""
    query = sa.select(sa.exists().where(TableFacts.dataset_id == dataset_id))
    with model.meta.engine.connect() as connection:
        return bool(connection.execute(query).scalar())


def read_all(connection: sa.Connection, dataset_ids: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Return what is kept of the data tables of some datasets, as `TableSummary.from_json` takes it."""
    query = sa.select(TableFacts.dataset_id, TableFacts.facts).where(
        TableFacts.dataset_id.in_(list(dataset_ids))
    )
    return {row.dataset_id: row.facts for row in connection.execute(query)}


def keep(dataset_id: str, summary: TableSummary | None) -> bool:
    """Keep the facts of a dataset's data table, and mark the dataset where they are others than before.

    Args:
        dataset_id: of the dataset.
        summary: the facts; None for a dataset without a data table.

    Returns:
        Whether anything changed.
    """
    with model.meta.engine.begin() as connection:
        changed = (
            _remove(connection, dataset_id)
            if summary is None
            else _write(connection, dataset_id, summary)
        )
        if changed:
            connection.execute(sa.insert(Mark).values(kind=DATASET, subject_id=dataset_id))
    return changed


def known_datasets() -> list[str]:
    """Return the ids of all datasets whose tables have facts."""
    with model.meta.engine.connect() as connection:
        query = sa.select(TableFacts.dataset_id).order_by(TableFacts.dataset_id)
        return list(connection.execute(query).scalars())


def _remove(connection: sa.Connection, dataset_id: str) -> bool:
    statement = sa.delete(TableFacts).where(TableFacts.dataset_id == dataset_id)
    return connection.execute(statement).rowcount > 0


def _write(connection: sa.Connection, dataset_id: str, summary: TableSummary) -> bool:
    values = {
        "resource_id": summary.resource_id,
        "facts": summary.to_json(),
        "changed": datetime.now(UTC),
    }
    statement = insert(TableFacts).values(dataset_id=dataset_id, **values)
    statement = statement.on_conflict_do_update(
        index_elements=[TableFacts.dataset_id],
        set_=values,
        where=sa.or_(
            TableFacts.facts != statement.excluded.facts,
            TableFacts.resource_id != statement.excluded.resource_id,
        ),
    )
    return connection.execute(statement).rowcount > 0
