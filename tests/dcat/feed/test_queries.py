"""What a request costs does not depend on how much has happened."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from ckanext.palembang.dcat.feed.events import (
    PAGE_SIZE,
    events_query,
    page_query,
    read_page,
    windows_query,
)
from ckanext.palembang.dcat.stored.database import engine

from tests.dcat.records.calls import Record, create
from tests.dcat.records.test_queries import asked

pytestmark = pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")

_EVENTS = 100_000
_PAGES = _EVENTS // PAGE_SIZE
#: Of an event with what it says the database holds some hundred bytes in place, the rest aside.
_FILL = """
  INSERT INTO palembang_dcat_event (number, kind, subject_id, iri, activity, published, n_triples)
  SELECT number, 'dataset', 'd' || number % 5000, 'https://x.example/' || number % 5000, 'Update',
    now() - (100000 - number) * interval '1 second', repeat('x', 300)
  FROM generate_series(:first, :last) AS number
"""


@pytest.fixture
def long_history(office: Record) -> None:
    create(office)
    with engine().begin() as connection:
        first = connection.execute(sa.text("SELECT change FROM palembang_dcat_catalogue")).scalar()
        connection.execute(sa.text(_FILL), {"first": (first or 0) + 1, "last": _EVENTS})
        connection.execute(
            sa.text("UPDATE palembang_dcat_catalogue SET change = :last"), {"last": _EVENTS}
        )
        connection.execute(sa.text("ANALYZE palembang_dcat_event"))


def _plans(query: sa.Select[Any]) -> list[dict[str, Any]]:
    """Every node of the plan as it ran."""
    dialect = postgresql.dialect(paramstyle="named")
    text = query.compile(dialect=dialect, compile_kwargs={"literal_binds": True})
    explain = sa.text(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {text}")
    with engine().connect() as connection:
        found = connection.execute(explain).scalar_one()
    [top] = json.loads(found) if isinstance(found, str) else found
    return list(_nodes(top["Plan"]))


def _nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for below in plan.get("Plans", []):
        yield from _nodes(below)


def _on_events(plans: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [one for one in plans if one.get("Relation Name") == "palembang_dcat_event"]


@pytest.mark.parametrize("page", [1, 250, 500, 501])
def test_a_page_is_known_by_two_looks_into_an_index(long_history: None, page: int) -> None:
    plans = _plans(page_query(page))
    looks = _on_events(plans)

    assert {one["Node Type"] for one in looks} == {"Index Scan"}
    assert [one["Actual Loops"] for one in looks] == [1, 1]
    assert plans[0]["Shared Hit Blocks"] + plans[0]["Shared Read Blocks"] < 20


def test_the_events_of_a_page_are_one_stretch_of_an_index(long_history: None) -> None:
    [look] = _on_events(_plans(events_query(read_page(250))))

    assert look["Node Type"] == "Index Scan"
    assert look["Actual Rows"] == PAGE_SIZE
    assert look["Shared Hit Blocks"] + look["Shared Read Blocks"] < 100


def test_the_list_of_pages_takes_one_look_a_page(long_history: None) -> None:
    plans = _plans(windows_query())
    [look] = _on_events(plans)

    assert look["Node Type"] == "Index Scan"
    assert look["Actual Loops"] == _PAGES
    assert plans[0]["Actual Rows"] == _PAGES
    # A look is three blocks of the index and one of the table: 100,000 events are thousands.
    assert plans[0]["Shared Hit Blocks"] + plans[0]["Shared Read Blocks"] < _PAGES * 5


@pytest.mark.parametrize(
    ("path", "number"),
    [("/feed", 2), ("/feed/501.trig", 1), ("/feed/1.trig", 1), ("/feed/700.trig", 1)],
)
def test_so_many_queries_for_who_has_it_already(
    app: Any, long_history: None, path: str, number: int
) -> None:
    tag = app.get(path).headers.get("ETag", "")
    with asked() as seen:
        answer = app.get(path, headers={"If-None-Match": tag})
    ours = [one for one in seen if "palembang_dcat" in one]

    assert answer.status_code == (304 if tag else 404)
    assert len(ours) == number, ours
