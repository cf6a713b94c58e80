"""Whether the stored records say what fresh ones would, and what is known of all of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from ckan import model

from ckanext.palembang.dcat.records.rendering import render_dataset, render_office, version
from ckanext.palembang.dcat.records.renewing import offices_in_use, prepare, waiting
from ckanext.palembang.dcat.records.sources import Reading
from ckanext.palembang.dcat.stored.database import engine
from ckanext.palembang.dcat.stored.model import DATASET, OFFICE, Catalogue, Event, Mark, Record

_BATCH = 100
_RECORD, _CATALOGUE, _EVENT, _MARK = (one.__table__ for one in (Record, Catalogue, Event, Mark))


@dataclass(frozen=True)
class Divergence:
    """A record that does not say what a fresh one would.

    Attributes:
        kind: `dataset` or `office`.
        subject_id: its id.
        name: its name, where it is known.
        what: `missing` (published, without a record), `surplus` (recorded, not published), `different`,
            or `broken` (it cannot be rendered; the last good one is served).
        missing: statements that a fresh record has and the stored one lacks.
        surplus: statements that only the stored one has.
    """

    kind: str
    subject_id: str
    name: str
    what: str
    missing: tuple[str, ...] = ()
    surplus: tuple[str, ...] = ()


def status() -> dict[str, Any]:
    """Return what is known of all records: numbers, what waits, and what is wrong with which.

    Returns:
        `published`, `withdrawn`, `offices`, `change`, `changed` (time), `events`, `version`, `is_current`
        (made with the settings of now), `waiting`, `oldest_mark` (time or None), `outdated` (records of
        another version), and `problems`: of each dataset or office that could not be rendered `kind`, `id`,
        `name`, `problem`; `warnings`: number of records with something left out.
    """
    prepare()
    with engine().connect() as connection:
        catalogue = connection.execute(sa.select(_CATALOGUE)).mappings().one()
        count = sa.func.count()
        kinds = connection.execute(
            sa.select(_RECORD.c.kind, _RECORD.c.is_published, count).group_by(
                _RECORD.c.kind, _RECORD.c.is_published
            )
        )
        numbers = {(row[0], row[1]): row[2] for row in kinds}
        outdated = (
            sa.select(count)
            .select_from(_RECORD)
            .where(_RECORD.c.version != version(), _published())
        )
        warned = (
            sa.select(count)
            .select_from(_RECORD)
            .where(sa.func.jsonb_array_length(_RECORD.c.warnings) > 0)
        )
        broken = sa.select(
            _RECORD.c.kind, _RECORD.c.subject_id.label("id"), _RECORD.c.name, _RECORD.c.problem
        ).where(_RECORD.c.problem.is_not(None))
        oldest = connection.execute(sa.select(sa.func.min(_MARK.c.created))).scalar()
        found = {
            "published": numbers.get((DATASET, True), 0),
            "withdrawn": numbers.get((DATASET, False), 0),
            "offices": numbers.get((OFFICE, True), 0),
            "change": catalogue["change"],
            "changed": catalogue["changed"].isoformat(),
            "events": connection.execute(sa.select(count).select_from(_EVENT)).scalar_one(),
            "version": catalogue["version"],
            "is_current": catalogue["version"] == version(),
            "outdated": connection.execute(outdated).scalar_one(),
            "oldest_mark": oldest.isoformat() if oldest else None,
            "warnings": connection.execute(warned).scalar_one(),
            "problems": [dict(row) for row in connection.execute(broken).mappings()],
        }
    return {**found, "waiting": waiting()}


def verify() -> Iterator[Divergence | None]:
    """Compare every record with a fresh one; nothing is changed.

    What is marked while this runs is passed over: it is known to be outdated.

    Yields:
        None for each record that says what it should, else what diverges.
    """
    package, group = model.package_table, model.group_table
    datasets = sa.select(package.c.id).where(
        package.c.type == DATASET, package.c.state == "active", package.c.private.is_(False)
    )
    offices = sa.select(group.c.id).where(group.c.is_organization, group.c.state == "active")
    for kind, query in ((DATASET, datasets), (OFFICE, offices)):
        recorded = sa.select(_RECORD.c.subject_id).where(_RECORD.c.kind == kind, _published())
        with engine().connect() as connection:
            ids = list(connection.execute(sa.union(query, recorded).order_by("id")).scalars())
        for start in range(0, len(ids), _BATCH):
            yield from _compared(kind, ids[start : start + _BATCH])


def _published() -> sa.ColumnElement[bool]:
    return _RECORD.c.is_published


def _compared(kind: str, ids: list[str]) -> Iterator[Divergence | None]:
    with engine().connect() as connection, connection.begin():
        connection.execute(sa.text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"))
        marked = sa.select(_MARK.c.subject_id).where(_MARK.c.subject_id.in_([*ids, ""]))
        passed = set(connection.execute(marked).scalars())
        reading = Reading(connection, ids if kind == DATASET else [], ids if kind == OFFICE else [])
        query = sa.select(_RECORD).where(_RECORD.c.kind == kind, _RECORD.c.subject_id.in_(ids))
        stored = {row["subject_id"]: row for row in connection.execute(query).mappings()}
        there = (
            {*reading.packages}
            if kind == DATASET
            else reading.active.union(offices_in_use(connection, ids))
        )
    for subject_id in ids:
        if subject_id not in passed and "" not in passed:
            yield _divergence(
                kind, subject_id, stored.get(subject_id), reading if subject_id in there else None
            )


def _divergence(
    kind: str, subject_id: str, stored: Any, reading: Reading | None
) -> Divergence | None:
    was_there = stored is not None and stored["is_published"]
    name = stored["name"] if stored else ""
    if reading is None:
        return Divergence(kind, subject_id, name, "surplus") if was_there else None
    if stored is None or not was_there:
        return Divergence(kind, subject_id, name, "missing")
    try:
        render = render_dataset if kind == DATASET else render_office
        fresh = render(reading, subject_id)
    except Exception:  # noqa: BLE001 - whatever it is, it is what the command is asked to find
        return Divergence(kind, subject_id, name, "broken")
    if fresh.hash == stored["hash"] and fresh.pieces == {key: stored[key] for key in fresh.pieces}:
        return None
    new, old = (
        set((text or "").splitlines()) for text in (fresh.pieces["n_triples"], stored["n_triples"])
    )
    return Divergence(
        kind, subject_id, name, "different", tuple(sorted(new - old)), tuple(sorted(old - new))
    )
