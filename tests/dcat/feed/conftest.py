"""Pages of a few events, and what should be known to who has read all of them."""

from __future__ import annotations

from datetime import timedelta

import pyoxigraph as ox
import pytest
import sqlalchemy as sa

from ckanext.palembang.dcat.feed import events
from ckanext.palembang.dcat.stored.database import engine
from ckanext.palembang.dcat.stored.model import Event, Record

_EVENTS_A_PAGE = 4


@pytest.fixture
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "PAGE_SIZE", _EVENTS_A_PAGE)


def live_set() -> dict[str, set[str]]:
    """What is published, by its name in linked data; of two with one name what was told last."""
    table = Record.__table__
    query = (
        sa.select(table.c.iri, table.c.n_triples)
        .where(table.c.is_published)
        .order_by(table.c.change)
    )
    with engine().connect() as connection:
        return {row.iri: statements_of(row.n_triples) for row in connection.execute(query)}


def statements_of(n_triples: str) -> set[str]:
    """Statements as the client writes them."""
    parsed = ox.parse(n_triples, format=ox.RdfFormat.N_TRIPLES)
    return {str(one.triple) for one in parsed}


def grow_old(days: int) -> None:
    """Lets all that was told be older."""
    table = Event.__table__
    with engine().begin() as connection:
        connection.execute(
            sa.update(table).values(published=table.c.published - timedelta(days=days))
        )
