"""The facts of data tables in the database, on a connection of their own: what is kept is kept at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from ckan import model

from ckanext.palembang.dcat.stored.database import engine, only_row
from ckanext.palembang.dcat.stored.model import DATASET, Mark, Record, TableFacts
from ckanext.palembang.dcat.table_facts.summary import TableSummary

_IS_KNOWN = sa.text(
    "SELECT EXISTS (SELECT 1 FROM palembang_dcat_table WHERE dataset_id = :dataset) AS is_known"
)


def read(dataset_id: str) -> TableSummary | None:
    """Return the facts of a dataset's data table, if they are known."""
    query = sa.select(TableFacts.facts).where(TableFacts.dataset_id == dataset_id)
    with engine().connect() as connection:
        return TableSummary.from_json(connection.execute(query).scalar())


@dataclass(frozen=True)
class StoredTable:
    """A public dataset's data table: its facts, when they changed, and the dataset's name in linked data."""

    summary: TableSummary
    changed: datetime
    dataset_iri: str


def read_table(dataset_id: str) -> StoredTable | None:
    """Return the data table of a published dataset; None where it has none, or none any more."""
    resource, record = model.resource_table.c, Record
    query = (
        sa.select(TableFacts.facts, TableFacts.changed, record.iri)
        .join(
            record,
            sa.and_(record.subject_id == TableFacts.dataset_id, record.kind == DATASET),
        )
        .join(
            model.resource_table,
            sa.and_(
                resource.id == TableFacts.resource_id,
                resource.package_id == TableFacts.dataset_id,
                resource.state == "active",
            ),
        )
        .where(TableFacts.dataset_id == dataset_id, record.is_published)
    )
    with engine().connect() as connection:
        row = connection.execute(query).one_or_none()
    summary = TableSummary.from_json(row.facts) if row else None
    return StoredTable(summary, row.changed, row.iri) if row and summary else None


def is_known(dataset_id: str) -> bool:
    """Return whether facts of a dataset's data table are kept."""
    return bool(only_row(_IS_KNOWN, dataset=dataset_id)["is_known"])


def keep(dataset_id: str, summary: TableSummary | None) -> bool:
    """Keep the facts of a dataset's data table, and mark the dataset where they are others than before.

    Args:
        dataset_id: of the dataset.
        summary: the facts; None for a dataset without a data table.

    Returns:
        Whether anything changed.
    """
    with engine().begin() as connection:
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
    with engine().connect() as connection:
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
