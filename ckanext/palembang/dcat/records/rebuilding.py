"""Everything anew: after an upgrade, a restored backup, or when in doubt."""

from __future__ import annotations

import multiprocessing
import queue
from collections.abc import Iterator
from multiprocessing.queues import Queue

import sqlalchemy as sa

from ckan import model

from ckanext.palembang.dcat.records.renewing import Selection, expand, prepare, renew
from ckanext.palembang.dcat.stored.database import engine
from ckanext.palembang.dcat.stored.model import EVERYTHING, Mark

_STEP = 50


def start_rebuild() -> None:
    """Mark every record, and every dataset and office that should have one."""
    prepare()
    with engine().begin() as connection:
        connection.execute(sa.insert(Mark.__table__).values(kind=EVERYTHING, subject_id=""))
        expand(connection)


def render_waiting(processes: int = 1) -> Iterator[int]:
    """Render everything that is marked, and tell after each step how many were.

    Each step is stored by itself: broken off, nothing of what was told is lost.

    Args:
        processes: how many share the work.

    Raises:
        RuntimeError: One of the processes died.
    """
    if processes > 1:
        yield from _in_processes(processes)
    # What was marked meanwhile, and all where one process is to do it.
    while done := renew(limit=_STEP):
        yield done


def _in_processes(number: int) -> Iterator[int]:
    context = multiprocessing.get_context("fork")
    told: Queue[int] = context.Queue()
    # Connections to the database must not be shared with the processes.
    model.Session.remove()
    engine().dispose()
    workers = [
        context.Process(target=_work, args=(told, share, number), daemon=True)
        for share in range(number)
    ]
    for one in workers:
        one.start()
    while any(one.is_alive() for one in workers) or not told.empty():
        try:
            yield told.get(timeout=0.2)
        except queue.Empty:
            continue
    if any(one.exitcode for one in workers):
        msg = "A process that renders records died; `rebuild --marked` goes on with the rest."
        raise RuntimeError(msg)


def _work(told: Queue[int], share: int, shares: int) -> None:
    while done := renew(_STEP, Selection(share=share, shares=shares)):
        told.put(done)
