"""What feeds read: finished pieces and what is known of them, never the datasets themselves."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from ckanext.palembang.dcat.data_json import joined
from ckanext.palembang.dcat.records.job import ask_for_the_rest
from ckanext.palembang.dcat.records.renewing import Selection, bring_up_to_date, renew
from ckanext.palembang.dcat.records.storing import marked_among
from ckanext.palembang.dcat.stored.database import engine
from ckanext.palembang.dcat.stored.model import DATASET, OFFICE, Catalogue, Event, Mark, Record

_RECORD, _EVENT, _MARK, _CATALOGUE = (one.__table__ for one in (Record, Event, Mark, Catalogue))
_BATCH = 200


@dataclass(frozen=True)
class CatalogueState:
    """What is known of the whole without counting; see `model.Catalogue`."""

    change: int
    changed: datetime
    last_sequence: int
    published: int
    version: str
    first_event: int


@dataclass(frozen=True)
class RecordHead:
    """What is known of a record without its text; see `model.Record`."""

    kind: str
    subject_id: str
    name: str
    sequence: int
    is_published: bool
    hash: str
    change: int
    changed: datetime
    modified: datetime
    uses: list[str]
    problem: dict[str, Any] | None
    warnings: list[Any]


@dataclass(frozen=True)
class PageKeys:
    """Which records a page holds.

    Attributes:
        datasets: in the order of the feed.
        offices: all that the datasets name, with those above them.
        has_next: whether datasets follow.
    """

    datasets: list[RecordHead]
    offices: list[RecordHead]
    has_next: bool

    @property
    def last(self) -> int | None:
        """The `sequence` of its last dataset: what the next page comes after."""
        return self.datasets[-1].sequence if self.datasets else None

    @property
    def hashes(self) -> list[str]:
        """What the bytes of the page depend on, in order."""
        return [one.hash for one in (*self.datasets, *self.offices)]


_HEAD_COLUMNS = [_RECORD.c[name] for name in RecordHead.__dataclass_fields__]


def catalogue_state() -> CatalogueState:
    """Return what is known of the whole catalogue."""
    columns = [_CATALOGUE.c[name] for name in CatalogueState.__dataclass_fields__]
    with engine().connect() as connection:
        row = connection.execute(sa.select(*columns)).mappings().first()
        if row is None:
            bring_up_to_date()
            row = connection.execute(sa.select(*columns)).mappings().one()
    return CatalogueState(**row)


def page_keys(
    *,
    after: int = 0,
    size: int,
    up_to: int | None = None,
    owner: str | None = None,
    modified_since: datetime | None = None,
) -> PageKeys:
    """Return which records a page holds; what is marked among them is rendered first.

    Args:
        after: the page begins with the first dataset behind this `sequence`.
        size: at most so many datasets.
        up_to: no dataset behind this `sequence`.
        owner: id of an office: only its own datasets.
        modified_since: only datasets that changed since.
    """
    query = (
        sa.select(*_HEAD_COLUMNS)
        .where(_RECORD.c.kind == DATASET, _RECORD.c.is_published, _RECORD.c.sequence > after)
        .order_by(_RECORD.c.sequence)
        .limit(size + 1)
    )
    if up_to is not None:
        query = query.where(_RECORD.c.sequence <= up_to)
    if owner is not None:
        query = query.where(_RECORD.c.owner == owner)
    if modified_since is not None:
        query = query.where(_RECORD.c.modified >= modified_since)
    left = bring_up_to_date()
    if left:
        ask_for_the_rest()
    keys = _page(query, size)
    # After a mass change only what stands on this page is rendered before it is read.
    while left and _renewed([*keys.datasets, *keys.offices]):
        keys = _page(query, size)
    return keys


def record_of(reference: str, kind: str = DATASET) -> RecordHead | None:
    """Return the record of a dataset or office by its id or name; a published one before a tombstone."""
    bring_up_to_date()
    by_id, by_name = _RECORD.c.subject_id == reference, _RECORD.c.name == reference
    query = (
        sa.select(*_HEAD_COLUMNS)
        .where(_RECORD.c.kind == kind, by_id | by_name)
        .order_by(by_id.desc(), _RECORD.c.is_published.desc(), _RECORD.c.change.desc())
        .limit(1)
    )
    head = _first_head(query)
    if head is not None and _renewed([head]):
        head = _first_head(query)
    return head


def data_json_pieces(owner: str | None = None) -> Iterator[str]:
    """Give the object of each dataset for `/data.json`, in the order of the feed, office put in.

    Args:
        owner: id of an office: only its own datasets.
    """
    after = 0
    while True:
        keys = page_keys(after=after, size=_BATCH, owner=owner)
        with engine().connect() as connection:
            yield from _objects(connection, keys)
        if not keys.has_next or keys.last is None:
            return
        after = keys.last


def changes(after: int, limit: int) -> list[sa.RowMapping]:
    """Return events behind a change number, in their order; see `model.Event`."""
    bring_up_to_date()
    query = sa.select(_EVENT).where(_EVENT.c.number > after).order_by(_EVENT.c.number).limit(limit)
    with engine().connect() as connection:
        return list(connection.execute(query).mappings())


def _page(query: sa.Select[Any], size: int) -> PageKeys:
    with engine().connect() as connection:
        found = [RecordHead(**row) for row in connection.execute(query).mappings()]
        named = {office for one in found[:size] for office in one.uses}
        return PageKeys(found[:size], _offices(connection, named), len(found) > size)


def _offices(connection: Connection, named: Collection[str]) -> list[RecordHead]:
    """Return offices with those above them, each once, in a fixed order."""
    found: dict[str, RecordHead] = {}
    wanted = set(named)
    while wanted:
        query = sa.select(*_HEAD_COLUMNS).where(
            _RECORD.c.kind == OFFICE, _RECORD.c.is_published, _RECORD.c.subject_id.in_(wanted)
        )
        rows = [RecordHead(**row) for row in connection.execute(query).mappings()]
        found |= {one.subject_id: one for one in rows}
        wanted = {above for one in rows for above in one.uses} - found.keys()
    return sorted(found.values(), key=lambda one: one.sequence)


def render_marked_among(datasets: Sequence[str], offices: Sequence[str]) -> bool:
    """Render what is marked among some datasets and offices; False where nothing was."""
    with engine().connect() as connection:
        ids = [
            *marked_among(connection, DATASET, datasets),
            *marked_among(connection, OFFICE, offices),
        ]
    return bool(ids) and renew(len(ids), Selection(ids)) > 0


def _first_head(query: sa.Select[Any]) -> RecordHead | None:
    with engine().connect() as connection:
        row = connection.execute(query).mappings().first()
    return RecordHead(**row) if row else None


def _renewed(heads: Sequence[RecordHead]) -> bool:
    """Render what is marked among some records; False where nothing was."""
    return render_marked_among(
        [one.subject_id for one in heads if one.kind == DATASET],
        [one.subject_id for one in heads if one.kind == OFFICE],
    )


def _objects(connection: Connection, keys: PageKeys) -> list[str]:
    heads = [*keys.datasets, *keys.offices]
    query = sa.select(
        _RECORD.c.kind, _RECORD.c.subject_id, _RECORD.c.owner, _RECORD.c.data_json
    ).where(
        sa.tuple_(_RECORD.c.kind, _RECORD.c.subject_id).in_(
            [(one.kind, one.subject_id) for one in heads]
        )
    )
    rows = {(row.kind, row.subject_id): row for row in connection.execute(query)}
    texts: list[str] = []
    for one in keys.datasets:
        row = rows.get((DATASET, one.subject_id))
        office = rows.get((OFFICE, row.owner)) if row else None
        if row is None or not row.data_json:
            continue
        texts.append(joined(row.data_json, office.data_json if office else None))
    return texts
