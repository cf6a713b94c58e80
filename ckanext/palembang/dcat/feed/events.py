"""Which events there are and on which page each stands.

Every answer is a look into the primary key of the events: what a request costs does not depend on how
long the history is, and the list of pages costs one look a page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from ckanext.palembang.dcat.records import bring_up_to_date
from ckanext.palembang.dcat.records.job import ask_for_the_rest
from ckanext.palembang.dcat.records.rendering import version
from ckanext.palembang.dcat.stored.database import engine
from ckanext.palembang.dcat.stored.model import Catalogue, Event, Mark

#: Events on a page. A full page never changes, so this is no setting.
PAGE_SIZE = 200

_EVENT, _CATALOGUE, _MARK = (one.__table__ for one in (Event, Catalogue, Mark))
_TOLD = ("number", "iri", "activity", "published", "n_triples")


@dataclass(frozen=True)
class Page:
    """What is known of a page without its events.

    Attributes:
        number: from 1.
        change: number of the last change of all.
        changed: when that was; None before the first one.
        begun: when its first event was published; None where it has none, or none any more.
        ended: when its last event was published so far.
    """

    number: int
    change: int
    changed: datetime | None
    begun: datetime | None
    ended: datetime | None

    @property
    def first(self) -> int:
        """Number of its first event."""
        return first_on(self.number)

    @property
    def last(self) -> int:
        """Number of its last event; one less than `first` while it is empty."""
        return min(self.first + PAGE_SIZE - 1, max(self.change, self.first - 1))

    @property
    def is_full(self) -> bool:
        """No event can be added to it any more."""
        return self.last == self.first + PAGE_SIZE - 1

    @property
    def is_gone(self) -> bool:
        """It has been there and is no longer kept."""
        return self.begun is None and self.first <= self.change

    @property
    def is_ahead(self) -> bool:
        """The stream has not come so far; the page that the next event will begin is there already."""
        return self.first > self.change + 1


@dataclass(frozen=True)
class Window:
    """A page that has events, and when the first of them was published."""

    page: int
    begun: datetime


def first_on(page: int) -> int:
    """Return the number of the first event of a page."""
    return (page - 1) * PAGE_SIZE + 1


def page_of(number: int) -> int:
    """Return the page on which an event stands."""
    return (number - 1) // PAGE_SIZE + 1


def read_page(number: int) -> Page:
    """Return what is known of a page after all that was committed."""
    page, is_current = _page_as_stored(number)
    if not (is_current or page.is_full):
        if bring_up_to_date():
            ask_for_the_rest()
        page, _ = _page_as_stored(number)
    return page


def read_events(page: Page) -> Sequence[sa.RowMapping]:
    """Return the events of a page in their order: those that it had when it was looked at."""
    with engine().connect() as connection:
        return connection.execute(events_query(page)).mappings().all()


def read_windows() -> Sequence[Window]:
    """Return all pages that have events, after all that was committed."""
    if bring_up_to_date():
        ask_for_the_rest()
    with engine().connect() as connection:
        rows = connection.execute(windows_query())
        return [Window(page_of(row.first), row.begun) for row in rows if row.begun is not None]


def page_query(number: int) -> sa.Select[Any]:
    """Return the query of what is known of a page: three looks into primary keys."""
    last = sa.func.least(first_on(number) + PAGE_SIZE - 1, _CATALOGUE.c.change)
    return sa.select(
        _CATALOGUE.c.change,
        _CATALOGUE.c.changed,
        _CATALOGUE.c.version,
        sa.exists(sa.select(_MARK.c.id)).label("has_marks"),
        _published(first_on(number)).label("begun"),
        _published(last).label("ended"),
    )


def events_query(page: Page) -> sa.Select[Any]:
    """Return the query of a page's events: one stretch of the primary key."""
    return (
        sa.select(*(_EVENT.c[name] for name in _TOLD))
        .where(_EVENT.c.number.between(page.first, page.last))
        .order_by(_EVENT.c.number)
    )


def windows_query() -> sa.Select[Any]:
    """Return the query of the first event of each page: one look into the primary key for each page.

    Of a page that is gone it has a row without a time.
    """
    oldest = _CATALOGUE.c.first_event - (_CATALOGUE.c.first_event - 1) % PAGE_SIZE
    series = sa.func.generate_series(oldest, _CATALOGUE.c.change, PAGE_SIZE)
    firsts = sa.select(series.label("first")).subquery()
    return sa.select(firsts.c.first, _published(firsts.c.first).label("begun")).order_by(
        firsts.c.first
    )


def _published(number: int | sa.ColumnElement[int]) -> sa.ScalarSelect[datetime]:
    """Ask for the time of one event; never a join, for which all events might be read."""
    query = sa.select(_EVENT.c.published).where(_EVENT.c.number == number)
    return query.correlate_except(_EVENT).scalar_subquery()


def _page_as_stored(number: int) -> tuple[Page, bool]:
    """Return a page, and whether all that was committed is told."""
    with engine().connect() as connection:
        row = connection.execute(page_query(number)).mappings().first()
    if row is None:
        return Page(number, 0, None, None, None), False
    is_current = not row["has_marks"] and row["version"] == version()
    changed = row["changed"] if row["change"] else None
    return Page(number, row["change"], changed, row["begun"], row["ended"]), is_current
