"""Finished records go into the database, one change after the other.

Numbers are given under a lock that is held to the commit: a lower number never becomes visible after a
higher one, so a reader that has passed a number has seen all below it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.engine import Connection

from ckan import model

from ckanext.palembang.dcat.records.bearers import Bearers
from ckanext.palembang.dcat.records.rendering import Rendered
from ckanext.palembang.dcat.stored.model import DATASET, OFFICE, Catalogue, Event, Mark, Record

#: Key of the lock; any number that no one else takes.
_LOCK = 0x50_4C_47_44
_TICK = timedelta(microseconds=1)
_RECORD, _EVENT, _MARK, _CATALOGUE = (one.__table__ for one in (Record, Event, Mark, Catalogue))
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Outcome:
    """What became of one thing that was marked.

    Attributes:
        kind: `dataset` or `office`.
        subject_id: its id.
        marks: ids of its marks that had been seen before it was read.
        rendered: the record; None where the thing is not published, or could not be rendered.
        problem: why it could not be rendered.
    """

    kind: str
    subject_id: str
    marks: tuple[int, ...]
    rendered: Rendered | None
    problem: Mapping[str, str] | None = None


def store(connection: Connection, outcomes: Sequence[Outcome], version: str) -> None:
    """Store what was rendered and take its marks away; the caller commits.

    An outcome whose marks are gone was overtaken by another one that is not older, and is dropped.

    Args:
        connection: in a transaction of its own, which ends soon.
        outcomes: each thing once.
        version: what they were made with.
    """
    hold_order(connection)
    present = _present([one for outcome in outcomes for one in outcome.marks], connection)
    current = [one for one in outcomes if present.issuperset(one.marks)]
    if current:
        Changes(connection, version, current).write()
        seen = [one for outcome in current for one in outcome.marks]
        connection.execute(sa.delete(_MARK).where(_MARK.c.id.in_(seen)))


def hold_order(connection: Connection) -> None:
    """Keep others from giving numbers, and from changing the catalogue's row, until the commit."""
    connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))


def start_catalogue(connection: Connection, version: str) -> None:
    """Write the row that describes the catalogue, where there is none."""
    first = {
        "id": 1,
        "change": 0,
        "changed": datetime.now(UTC),
        "last_sequence": 0,
        "published": 0,
        "version": version,
        "first_event": 1,
    }
    connection.execute(insert(_CATALOGUE).values(first).on_conflict_do_nothing())


def _present(marks: Collection[int], connection: Connection) -> set[int]:
    query = sa.select(_MARK.c.id).where(_MARK.c.id.in_(marks))
    return set(connection.execute(query).scalars())


class Changes:
    """The records, events and numbers of one transaction."""

    def __init__(self, connection: Connection, version: str, outcomes: Sequence[Outcome]) -> None:
        self._connection = connection
        self._version = version
        self._outcomes = outcomes
        self._before = self._stored()
        now = sa.func.clock_timestamp().label("now")
        self._catalogue = dict(connection.execute(sa.select(_CATALOGUE, now)).mappings().one())
        self._now = self._catalogue.pop("now")
        before = (one["iri"] for one in self._before.values() if one["iri"])
        now = (one.rendered.iri for one in outcomes if one.rendered)
        self._bearers = Bearers(connection, [*before, *now])
        self._events: list[dict[str, Any]] = []
        self._left: list[Mapping[str, Any]] = []
        self._released: set[str] = set()

    def write(self) -> None:
        """Write all: offices that appear before the datasets that name them, those that go after them."""
        for outcome in sorted(self._outcomes, key=_turn):
            before = self._before.get((outcome.kind, outcome.subject_id))
            if not outcome.marks and before is not None:
                continue  # Rendered for the want of a record; whoever has stored one read later.
            self._release(outcome, before)
            if outcome.problem is not None:
                self._keep(outcome, before)
            elif outcome.rendered is not None:
                self._publish(outcome.rendered, before)
            elif before is not None and before["is_published"]:
                self._withdraw(before)
        for office in self._left:
            self._leave_name(office)
        if self._events:
            self._connection.execute(sa.insert(_EVENT), self._events)
        self._look_at_released()
        self._connection.execute(sa.update(_CATALOGUE).values(self._catalogue))

    def _stored(self) -> dict[tuple[str, str], dict[str, Any]]:
        columns = ("kind", "subject_id", "iri", "sequence", "is_published", "hash", "uses")
        query = sa.select(*(_RECORD.c[one] for one in columns), _RECORD.c.problem).where(
            sa.tuple_(_RECORD.c.kind, _RECORD.c.subject_id).in_(
                [(one.kind, one.subject_id) for one in self._outcomes]
            )
        )
        rows = self._connection.execute(query).mappings()
        return {(row["kind"], row["subject_id"]): dict(row) for row in rows}

    def _release(self, outcome: Outcome, before: Mapping[str, Any] | None) -> None:
        if before is not None and outcome.problem is None:
            still = outcome.rendered.uses if outcome.rendered else []
            self._released |= set(before["uses"]).difference(still)

    def _look_at_released(self) -> None:
        """Mark the offices that are gone and that a record has ceased to name: nobody may need them now."""
        if not self._released:
            return
        group = model.group_table
        active = sa.select(group.c.id).where(
            group.c.id.in_(self._released), group.c.is_organization, group.c.state == "active"
        )
        gone = self._released.difference(self._connection.execute(active).scalars())
        rows = [{"kind": OFFICE, "subject_id": one} for one in sorted(gone)]
        if rows:
            self._connection.execute(sa.insert(_MARK), rows)

    def _publish(self, new: Rendered, before: Mapping[str, Any] | None) -> None:
        """Store a record; one that says the same as before is no change."""
        was_published = before is not None and before["is_published"]
        is_same = was_published and (before or {})["hash"] == new.hash
        values: dict[str, Any] = {
            "iri": new.iri,
            "name": new.name,
            "is_published": True,
            "owner": new.owner,
            "uses": new.uses,
            "version": self._version,
            "modified": new.modified,
            "hash": new.hash,
            "data_json": new.data_json,
            "problem": None,
            "warnings": new.warnings,
            **new.pieces,
        }
        if not is_same:
            number, time = self._tell(new, before if was_published else None)
            values |= {"change": number, "changed": time}
        if before is None:
            self._add(new.kind, new.subject_id, values)
        else:
            self._update(new.kind, new.subject_id, values)
        if new.kind == DATASET and not was_published:
            self._catalogue["published"] += 1

    def _withdraw(self, before: Mapping[str, Any]) -> None:
        """Leave a tombstone: that it was there, and nothing of what it said."""
        kind, subject_id = before["kind"], before["subject_id"]
        number, time = self._leave_name(before)
        gone = dict.fromkeys(("n_triples", "turtle", "rdf_xml", "json_ld", "data_json"))
        state = {"is_published": False, "uses": [], "hash": "", "problem": None, "warnings": []}
        self._update(kind, subject_id, {**gone, **state, "change": number, "changed": time})
        if kind == DATASET:
            self._catalogue["published"] -= 1

    def _tell(self, new: Rendered, before: Mapping[str, Any] | None) -> tuple[int, datetime]:
        """Tell what is said of a thing now; `before` where it was published already."""
        if before is not None and before["iri"] != new.iri:
            if new.kind == OFFICE:
                self._left.append(before)  # Last of all: datasets may still point to it.
            else:
                self._leave_name(before)
        is_known = self._bearers.take(new.iri, (new.kind, new.subject_id))
        activity = "Update" if is_known else "Create"
        return self._event(new.kind, new.subject_id, new.iri, activity, new.pieces)

    def _leave_name(self, before: Mapping[str, Any]) -> tuple[int, datetime]:
        """Tell the deletion of what had a name, or what another record says that bears it too."""
        kind, subject_id, iri = before["kind"], before["subject_id"], before["iri"]
        other = self._bearers.leave(iri, (kind, subject_id))
        if other is None:
            return self._event(kind, subject_id, iri, "Delete", None)
        which = (_RECORD.c.kind == other[0]) & (_RECORD.c.subject_id == other[1])
        said = self._connection.execute(sa.select(_RECORD.c.n_triples).where(which)).scalar_one()
        number, time = self._event(*other, iri, "Update", {"n_triples": said})
        self._update(*other, {"change": number, "changed": time})
        return number, time

    def _keep(self, outcome: Outcome, before: Mapping[str, Any] | None) -> None:
        """Keep the last good record and say beside it what is wrong with the new one."""
        values = {"problem": {**(outcome.problem or {}), "when": self._now.isoformat()}}
        if before is not None:
            self._update(outcome.kind, outcome.subject_id, {**values, "version": self._version})
            return
        unknown = {
            "name": outcome.subject_id,
            "is_published": False,
            "uses": [],
            "version": self._version,
            "change": self._catalogue["change"],
            "changed": self._now,
            "modified": _EPOCH,
            "hash": "",
            "warnings": [],
        }
        self._add(outcome.kind, outcome.subject_id, {**unknown, **values})

    def _add(self, kind: str, subject_id: str, values: Mapping[str, Any]) -> None:
        if kind == DATASET:
            self._catalogue["last_sequence"] += 1
            sequence = self._catalogue["last_sequence"]
        else:
            highest = sa.select(sa.func.max(_RECORD.c.sequence)).where(_RECORD.c.kind == kind)
            sequence = (self._connection.execute(highest).scalar() or 0) + 1
        keys = {"kind": kind, "subject_id": subject_id, "sequence": sequence}
        self._connection.execute(sa.insert(_RECORD).values({**keys, **values}))

    def _update(self, kind: str, subject_id: str, values: Mapping[str, Any]) -> None:
        which = (_RECORD.c.kind == kind) & (_RECORD.c.subject_id == subject_id)
        self._connection.execute(sa.update(_RECORD).where(which).values(values))

    def _event(
        self,
        kind: str,
        subject_id: str,
        iri: str,
        activity: str,
        pieces: Mapping[str, str] | None,
    ) -> tuple[int, datetime]:
        """Give a change its number and a time that is later than that of the change before."""
        number = self._catalogue["change"] + 1
        time = max(self._now, self._catalogue["changed"] + _TICK)
        self._catalogue |= {"change": number, "changed": time}
        self._events.append(
            {
                "number": number,
                "kind": kind,
                "subject_id": subject_id,
                "iri": iri,
                "activity": activity,
                "published": time,
                "n_triples": pieces["n_triples"] if pieces else None,
            }
        )
        return number, time


def _turn(outcome: Outcome) -> tuple[int, int]:
    is_there = outcome.rendered is not None or outcome.problem is not None
    place = 0 if outcome.kind == OFFICE else 1
    return (place if is_there else 3 - place, min(outcome.marks, default=0))


def marked_among(connection: Connection, kind: str, ids: Iterable[str]) -> list[str]:
    """Return which of some things are marked."""
    query = (
        sa.select(_MARK.c.subject_id)
        .where(_MARK.c.kind == kind, _MARK.c.subject_id.in_(list(ids)))
        .distinct()
    )
    return list(connection.execute(query).scalars())
