"""What is marked is rendered: after the save that marked it, by the first reader, or by a job."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, RowMapping
from sqlalchemy.exc import SQLAlchemyError

from ckan import model

from ckanext.palembang.dcat.records.rendering import (
    Rendered,
    render_dataset,
    render_office,
    version,
)
from ckanext.palembang.dcat.records.sources import Reading
from ckanext.palembang.dcat.records.storing import Outcome, start_catalogue, store
from ckanext.palembang.dcat.stored.database import engine, only_row
from ckanext.palembang.dcat.stored.model import (
    DATASET,
    EVERYTHING,
    OFFICE,
    Catalogue,
    Mark,
    Record,
)

log = logging.getLogger(__name__)

#: So many marked things a reader or a save renders itself; more are a job's work.
AT_ONCE = 50
_BATCH = 50
_MARK, _RECORD, _CATALOGUE = (one.__table__ for one in (Mark, Record, Catalogue))

_STANDING = sa.text("""
  SELECT coalesce((SELECT version = :version FROM palembang_dcat_catalogue), false) AS is_current,
    (SELECT count(DISTINCT (kind, subject_id)) FROM palembang_dcat_mark) AS waiting,
    EXISTS (SELECT 1 FROM palembang_dcat_mark WHERE kind = 'everything') AS is_all
""")

#: (kind, id) to the ids of its marks.
Marked = dict[tuple[str, str], list[int]]


@dataclass(frozen=True)
class Selection:
    """Which of the marked things to render.

    Attributes:
        only: ids; None for all.
        share: number of this process.
        shares: how many processes share the work; each thing is one process's alone.
    """

    only: Collection[str] | None = None
    share: int = 0
    shares: int = 1

    def apply(self, query: sa.Select[Any]) -> sa.Select[Any]:
        """Return a query of marks with these conditions."""
        if self.only is not None:
            query = query.where(_MARK.c.subject_id.in_(self.only))
        if self.shares > 1:
            number = sa.func.hashtext(_MARK.c.subject_id).op("&")(0x7FFF_FFFF)
            query = query.where(number % self.shares == self.share)
        return query


def renew(limit: int | None = AT_ONCE, selection: Selection = Selection()) -> int:
    """Render what is marked.

    Args:
        limit: at most so many things; None for all.
        selection: which; everything else waits.

    Returns:
        How many were rendered.
    """
    done = 0
    with engine().connect() as connection:
        if selection.only is None:
            with connection.begin():
                expand(connection)
        while limit is None or done < limit:
            most = _BATCH if limit is None else min(_BATCH, limit - done)
            outcomes = render_marked(connection, most, selection)
            if not outcomes:
                break
            with connection.begin():
                store(connection, outcomes, version())
            done += len(outcomes)
            if len(outcomes) < most:
                break  # What was marked meanwhile is rendered by whoever marked it.
    return done


def bring_up_to_date(only: Collection[str] | None = None) -> int:
    """Render what is marked, for whoever is about to read; cheap where nothing is, and never raises.

    Args:
        only: ids of what somebody has just saved: it does not wait behind a mass change.

    Returns:
        How many things are still marked: after a mass change a job renders them.
    """
    try:
        before = _standing()
        if not before["is_current"]:
            prepare()
        elif not before["waiting"]:
            return 0
        if before["is_current"] and not before["is_all"]:
            return max(before["waiting"] - renew(selection=Selection(only)), 0)
        with engine().begin() as connection:
            expand(connection)
        renew(selection=Selection(only))
        return waiting()
    except SQLAlchemyError:
        log.exception("The records could not be brought up to date; the last good ones are served")
        return 0


def _standing() -> RowMapping:
    """Return what waits: `waiting` things, maybe all (`is_all`), made with what there is now (`is_current`)."""
    return only_row(_STANDING, version=version())


def prepare() -> None:
    """Make sure that the catalogue is described, and mark all records where another version made them."""
    now = version()
    with engine().begin() as connection:
        found = connection.execute(sa.select(_CATALOGUE.c.version)).scalar()
        if found == now:
            return
        if found is None:
            start_catalogue(connection, now)
        connection.execute(sa.update(_CATALOGUE).values(version=now))
        connection.execute(sa.insert(_MARK).values(kind=EVERYTHING, subject_id=""))


def waiting() -> int:
    """Return how many things are marked."""
    return int(_standing()["waiting"])


def render_marked(connection: Connection, most: int, selection: Selection) -> list[Outcome]:
    """Read marks and data in one snapshot, and render.

    A mark that is committed after the snapshot stays, and with it the change is rendered once more.
    """
    with connection.begin():
        connection.execute(sa.text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"))
        marked = _marked(connection, most, selection)
        if not marked:
            return []
        wanted = _by_kind(marked)
        reading = Reading(connection, wanted[DATASET], wanted[OFFICE])
        named = offices_in_use(connection, wanted[OFFICE])
        unknown = _unknown_offices(connection, reading, wanted[OFFICE])
    for office in unknown:
        marked[OFFICE, office] = []
    return list(_outcomes(reading, marked, named))


def expand(connection: Connection) -> None:
    """Turn a mark of everything into one of each thing: all that is published, and all that was.

    Args:
        connection: in a transaction.
    """
    query = (
        sa.select(_MARK.c.id).where(_MARK.c.kind == EVERYTHING).with_for_update(skip_locked=True)
    )
    found = list(connection.execute(query).scalars())
    if not found:
        return
    package, group = model.package_table, model.group_table
    recorded = sa.select(_RECORD.c.kind, _RECORD.c.subject_id).where(_RECORD.c.is_published)
    datasets = sa.select(sa.literal(DATASET), package.c.id).where(
        package.c.type == DATASET, package.c.state == "active", package.c.private.is_(False)
    )
    offices = sa.select(sa.literal(OFFICE), group.c.id).where(
        group.c.is_organization, group.c.state == "active"
    )
    things = sa.union(recorded, datasets, offices).subquery()
    # In the order of creation: that is the order of the feed for those that are new in it.
    made = sa.select(package.c.id, package.c.metadata_created).subquery()
    in_order = (
        sa.select(things.c[0], things.c[1])
        .outerjoin(made, made.c.id == things.c[1])
        .order_by(things.c[0].desc(), made.c.metadata_created, things.c[1])
    )
    connection.execute(sa.insert(_MARK).from_select(["kind", "subject_id"], in_order))
    connection.execute(sa.delete(_MARK).where(_MARK.c.id.in_(found)))


def _marked(connection: Connection, most: int, selection: Selection) -> Marked:
    first = sa.func.min(_MARK.c.id)
    query = (
        sa.select(_MARK.c.kind, _MARK.c.subject_id, sa.func.array_agg(_MARK.c.id).label("marks"))
        .where(_MARK.c.kind != EVERYTHING)
        .group_by(_MARK.c.kind, _MARK.c.subject_id)
        .order_by(first)
        .limit(most)
    )
    rows = connection.execute(selection.apply(query)).mappings()
    return {(row["kind"], row["subject_id"]): list(row["marks"]) for row in rows}


def _by_kind(marked: Iterable[tuple[str, str]]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {DATASET: [], OFFICE: []}
    for kind, subject_id in marked:
        found.setdefault(kind, []).append(subject_id)
    return found


def offices_in_use(connection: Connection, offices: Collection[str]) -> set[str]:
    """Return which of some offices a published record names."""
    if not offices:
        return set()
    names = sa.func.unnest(_RECORD.c.uses).label("office")
    used = sa.select(names).where(_RECORD.c.is_published).subquery()
    query = sa.select(used.c.office).where(used.c.office.in_(offices)).distinct()
    return set(connection.execute(query).scalars())


def _unknown_offices(connection: Connection, reading: Reading, asked: Collection[str]) -> list[str]:
    """Return the offices that the datasets belong to and that have no record yet."""
    known = sa.select(_RECORD.c.subject_id).where(
        _RECORD.c.kind == OFFICE, _RECORD.c.subject_id.in_(reading.offices)
    )
    stored = set(connection.execute(known).scalars())
    owners = {one["owner_org"] for one in reading.packages.values() if one["owner_org"]}
    return [one for one in {*reading.offices, *owners} if one not in stored and one not in asked]


def _outcomes(reading: Reading, marked: Marked, named: Collection[str]) -> Iterator[Outcome]:
    for (kind, subject_id), marks in marked.items():
        if kind == DATASET:
            is_there = subject_id in reading.packages
            render: Callable[[Reading, str], Rendered] = render_dataset
        else:
            is_there = subject_id in reading.active or subject_id in named or not marks
            render = render_office
        yield _outcome((kind, subject_id, tuple(marks)), render if is_there else None, reading)


def _outcome(
    thing: tuple[str, str, tuple[int, ...]],
    render: Callable[[Reading, str], Rendered] | None,
    reading: Reading,
) -> Outcome:
    if render is None:
        return Outcome(*thing, rendered=None)
    kind, subject_id, _ = thing
    try:
        return Outcome(*thing, rendered=render(reading, subject_id))
    except Exception as error:  # whatever a package holds: one bad dataset takes no page down
        log.exception(
            "The record of %s %s cannot be rendered; its last good one stays", kind, subject_id
        )
        return Outcome(*thing, rendered=None, problem=_problem(error))


def _problem(error: Exception) -> dict[str, Any]:
    return {"error": type(error).__name__, "message": str(error)[:500]}
