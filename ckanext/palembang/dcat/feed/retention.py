"""Pages that nobody needs any more go, each as a whole: full pages never change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from ckanext.palembang.dcat.feed.events import first_on, page_of
from ckanext.palembang.dcat.records.storing import hold_order
from ckanext.palembang.dcat.stored.database import engine
from ckanext.palembang.dcat.stored.model import Catalogue, Event

_EVENT, _CATALOGUE = Event.__table__, Catalogue.__table__


class _Told(NamedTuple):
    """An event without its statements; `is_last` where it is the last word on its entity."""

    number: int
    iri: str
    activity: str
    published: datetime
    is_last: bool


def drop_old_pages(kept_since: datetime) -> list[int]:
    """Take away the full pages that nobody needs any more.

    A page goes when all its events are older than `kept_since` and whoever reads what is left still ends
    with what is published: none is the last word on something that lives, and none is the deletion of
    something that a page which stays still tells.

    Args:
        kept_since: events since then are kept, whatever they say.

    Returns:
        Numbers of the pages that went.
    """
    with engine().connect() as connection:
        change = connection.execute(sa.select(_CATALOGUE.c.change)).scalar() or 0
        gone = list(_needless(_full_pages(connection, change), kept_since))
    if gone:
        # What was needless stays so, whatever was told since: savers wait only for the deletion.
        _drop(gone)
    return gone


def _drop(pages: Sequence[int]) -> None:
    with engine().begin() as connection:
        hold_order(connection)
        for page in pages:
            whole = _EVENT.c.number.between(first_on(page), first_on(page + 1) - 1)
            connection.execute(sa.delete(_EVENT).where(whole))
        change = connection.execute(sa.select(_CATALOGUE.c.change)).scalar_one()
        oldest = connection.execute(sa.select(sa.func.min(_EVENT.c.number))).scalar()
        connection.execute(sa.update(_CATALOGUE).values(first_event=oldest or change + 1))


def _full_pages(connection: Connection, change: int) -> Iterator[tuple[int, Sequence[_Told]]]:
    last = sa.func.max(_EVENT.c.number).over(partition_by=_EVENT.c.iri)
    told = (
        sa.select(
            _EVENT.c.number,
            _EVENT.c.iri,
            _EVENT.c.activity,
            _EVENT.c.published,
            (last == _EVENT.c.number).label("is_last"),
        )
    ).subquery()
    query = (
        sa.select(told).where(told.c.number < first_on(page_of(change + 1))).order_by(told.c.number)
    )
    rows = (_Told(*row) for row in connection.execute(query))
    for page, events in groupby(rows, key=lambda one: page_of(one.number)):
        yield page, list(events)


def _needless(pages: Iterator[tuple[int, Sequence[_Told]]], kept_since: datetime) -> Iterator[int]:
    still_told: set[str] = set()
    for page, events in pages:
        if any(_is_needed(one, kept_since, still_told) for one in events):
            still_told.update(one.iri for one in events)
        else:
            yield page


def _is_needed(event: _Told, kept_since: datetime, still_told: set[str]) -> bool:
    if event.published >= kept_since:
        return True
    return event.is_last and (event.activity != "Delete" or event.iri in still_told)
