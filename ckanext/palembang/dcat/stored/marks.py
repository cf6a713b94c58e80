"""What changed and has to be rendered anew is marked in the transaction of the change itself.

A mark is a row that is added and later deleted, never changed: two savers never wait for each other, and
what is rolled back leaves no mark.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable

import sqlalchemy as sa
from sqlalchemy.orm import Session

from ckan import model

from ckanext.palembang.dcat.stored.model import DATASET, EVERYTHING, OFFICE, Mark

#: Stands for everything where ids are noted.
ALL = ""
#: In a session: ids of what its transaction has marked.
_PENDING = "palembang_dcat_marks"
#: In a session: its transaction or savepoint, and what that has marked.
_MARKED = "palembang_dcat_marked"
#: Of a thread: ids of what it has marked and committed; CKAN drops the session after some commits.
_COMMITTED = threading.local()

_KEPT = Mark.__table__


def note(subject_ids: Iterable[str]) -> None:
    """Remember what the session's transaction has marked: it is rendered after the commit."""
    model.Session().info.setdefault(_PENDING, set()).update(subject_ids)


def noted_is_committed(session: Session) -> None:
    """Listen to a commit; one of a savepoint (CKAN saves within one) makes nothing visible yet."""
    if _PENDING in session.info and not session.in_nested_transaction():
        ids = getattr(_COMMITTED, "ids", set())
        _COMMITTED.ids = ids | session.info.pop(_PENDING)


def noted_is_void(session: Session) -> None:
    """Listen to a rollback; what one to a savepoint takes back is only looked for in vain."""
    if not session.in_nested_transaction():
        session.info.pop(_PENDING, None)


def take_committed() -> set[str]:
    """Return ids of what this thread has marked and committed, and forget them; `ALL` may be among them."""
    ids, _COMMITTED.ids = getattr(_COMMITTED, "ids", set()), set()
    return ids


def mark(kind: str, subject_ids: Iterable[str]) -> None:
    """Mark things in the session's transaction.

    Args:
        kind: `dataset`, `office` or `everything`.
        subject_ids: ids of packages or organizations.
    """
    marked = _marked_so_far()
    rows = [
        {"kind": kind, "subject_id": one}
        for one in dict.fromkeys(subject_ids)
        if one and (kind, one) not in marked
    ]
    if rows:
        model.Session.execute(sa.insert(_KEPT), rows)
        marked |= {(kind, str(row["subject_id"])) for row in rows}
        note(str(row["subject_id"]) for row in rows)


def _marked_so_far() -> set[tuple[str, str]]:
    """Return what this transaction, or this savepoint, has marked: once is enough.

    What a savepoint has marked counts for nothing outside: it may be rolled back alone.
    """
    session = model.Session()
    now = session.get_nested_transaction() or session.get_transaction()
    known, marked = session.info.get(_MARKED, (None, set()))
    if known is None or known is not now:
        marked = set()
        session.info[_MARKED] = (now, marked)
    return marked


def mark_dataset(package_id: str) -> None:
    """Mark a dataset."""
    mark(DATASET, [package_id])


def mark_office(organization_id: str) -> None:
    """Mark an office."""
    mark(OFFICE, [organization_id])


def mark_datasets_of_activity(activity_id: str) -> None:
    """Mark the datasets whose figures come from a statistical activity."""
    package = model.Package
    of_it = sa.select(sa.literal(DATASET), package.id).where(
        package.extras["kegiatan"].astext == activity_id, package.type == DATASET
    )
    insert = sa.insert(_KEPT).from_select(["kind", "subject_id"], of_it)
    note(model.Session.execute(insert.returning(_KEPT.c.subject_id)).scalars())


def touch_datasets_of_activity(activity_id: str) -> None:
    """Tells that the metadata of an activity's datasets changed with it, in the same transaction.

    A harvester over the API asks only for datasets whose `metadata_modified` is newer than its last
    visit; else it would never learn of a change of the activity.
    """
    package = model.package_table
    model.Session.execute(
        sa.update(package)
        .where(
            package.c.type == DATASET,
            package.c.state == "active",
            package.c.extras["kegiatan"].astext == activity_id,
        )
        .values(metadata_modified=sa.func.timezone("UTC", sa.func.clock_timestamp())),
        execution_options={"synchronize_session": False},
    )


def mark_everything() -> None:
    """Mark every record of the catalogue."""
    model.Session.execute(sa.insert(_KEPT), [{"kind": EVERYTHING, "subject_id": ""}])
    note([ALL])
