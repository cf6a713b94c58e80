"""How often the database is asked does not depend on how many datasets there are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import sqlalchemy as sa

from ckanext.palembang.dcat.linked_data.documents import TURTLE
from ckanext.palembang.dcat.records import (
    bring_up_to_date,
    data_json_pieces,
    page_keys,
)
from ckanext.palembang.dcat.records.sources import Reading
from ckanext.palembang.dcat.stored.database import engine

from tests.dcat.records.calls import Record, create, statements

pytestmark = pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")


@contextmanager
def asked() -> Iterator[list[str]]:
    """Notes what the database is asked."""
    seen: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        seen.append(statement)

    sa.event.listen(sa.engine.Engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        sa.event.remove(sa.engine.Engine, "before_cursor_execute", note)


def _count(deed: Callable[[], object]) -> int:
    with asked() as seen:
        deed()
    return len(seen)


def _page() -> str:
    return statements(TURTLE)


def _source() -> None:
    ids = [one.subject_id for one in page_keys(size=100).datasets]
    with engine().connect() as connection:
        Reading(connection, ids, [])


def _national() -> list[str]:
    return list(data_json_pieces())


@pytest.mark.parametrize("deed", [_page, _source, _national])
def test_as_many_for_five_as_for_one(office: Record, deed: Callable[[], object]) -> None:
    create(office)
    one = _count(deed)
    for _ in range(4):
        create(office)

    assert _count(deed) == one


def test_one_where_nothing_is_marked(office: Record) -> None:
    create(office)

    assert _count(bring_up_to_date) == 1
