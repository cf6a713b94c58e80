"""Which events there are, on which page each stands, and which pages are gone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import sqlalchemy as sa

from ckanext.palembang.dcat.records import bring_up_to_date
from ckanext.palembang.dcat.records.storing import hold_order
from ckanext.palembang.dcat.stored.database import engine
from ckanext.palembang.dcat.stored.model import Catalogue, Event

#: Events on a page. A full page never changes, so this is no setting.
PAGE_SIZE = 200

_EVENT, _CATALOGUE = Event.__table__, Catalogue.__table__


@dataclass(frozen=True)
class Page:
    """A page of the stream.

    Attributes:
        number: from 1.
        first: time of its first event.
        next_first: time of the first event behind it that is still told; None on the last page.
        is_full: no event can be added to it any more.
    """

    number: int
    first: datetime
    next_first: datetime | None
    is_full: bool


@dataclass(frozen=True)
class Stream:
    """What is known of the whole stream.

    Attributes:
        change: number of the last change.
        changed: time of the last change.
        pages: those that are still there, in order.
    """

    change: int
    changed: datetime
    pages: tuple[Page, ...]


def read_stream() -> Stream:
    """Return the stream as it is after all that was committed."""
    bring_up_to_date()
    page = _page_of_events()
    query = (
        sa.select(page, sa.func.min(_EVENT.c.published).label("first"))
        .group_by(page)
        .order_by(page)
    )
    with engine().connect() as connection:
        state = connection.execute(sa.select(_CATALOGUE)).mappings().first()
        rows = [(int(row.page), row.first) for row in connection.execute(query)]
    change = state["change"] if state else 0
    pages = tuple(
        Page(one, first, rows[i + 1][1] if i + 1 < len(rows) else None, one * PAGE_SIZE <= change)
        for i, (one, first) in enumerate(rows)
    )
    return Stream(change, state["changed"] if state else datetime.now(UTC), pages)


def read_events(page: int) -> Sequence[sa.RowMapping]:
    """Return the events of a page in their order."""
    query = (
        sa.select(_EVENT)
        .where(_EVENT.c.number > (page - 1) * PAGE_SIZE, _EVENT.c.number <= page * PAGE_SIZE)
        .order_by(_EVENT.c.number)
    )
    with engine().connect() as connection:
        return connection.execute(query).mappings().all()


def drop_old_pages(kept_since: datetime) -> list[int]:
    """Take away the full pages that nobody needs any more.

    A page goes as a whole or not at all, since full pages never change. It goes when all its events
    are older than `kept_since` and none is the last word on something that is still published.

    Args:
        kept_since: events since then are kept, whatever they say.

    Returns:
        Numbers of the pages that went.
    """
    page = _page_of_events()
    later = _EVENT.alias("later")
    is_superseded = sa.exists().where(
        later.c.kind == _EVENT.c.kind,
        later.c.subject_id == _EVENT.c.subject_id,
        later.c.number > _EVENT.c.number,
    )
    is_needed = (_EVENT.c.published >= kept_since) | (
        ~is_superseded & (_EVENT.c.activity != "Delete")
    )
    with engine().begin() as connection:
        hold_order(connection)
        change = connection.execute(sa.select(_CATALOGUE.c.change)).scalar() or 0
        query = (
            sa.select(page)
            .where(_EVENT.c.number <= change // PAGE_SIZE * PAGE_SIZE)
            .group_by(page)
            .having(~sa.func.bool_or(is_needed))
            .order_by(page)
        )
        gone = [int(one) for one in connection.execute(query).scalars()]
        for one in gone:
            connection.execute(
                sa.delete(_EVENT).where(
                    _EVENT.c.number > (one - 1) * PAGE_SIZE, _EVENT.c.number <= one * PAGE_SIZE
                )
            )
        oldest = connection.execute(sa.select(sa.func.min(_EVENT.c.number))).scalar()
        connection.execute(sa.update(_CATALOGUE).values(first_event=oldest or change + 1))
    return gone


def _page_of_events() -> sa.Label[int]:
    return (sa.func.div(_EVENT.c.number - 1, PAGE_SIZE) + 1).label("page")
