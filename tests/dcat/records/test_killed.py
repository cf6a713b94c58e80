"""A process killed anywhere in a save leaves record and dataset equal for the next reader."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable

import pytest
import sqlalchemy as sa

from ckan import model

from ckanext.palembang.dcat.records import rendering, storing, waiting
from ckanext.palembang.dcat.stored.database import engine

from tests.dcat.records.calls import Record, call, create, divergences, statements

pytestmark = pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")

_NEW = "Judul yang hampir tersimpan"


def _die(*_: object, **__: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _die_outside_savepoint(session: sa.orm.Session) -> None:
    if not session.in_nested_transaction():
        _die()


def _before_commit() -> None:
    sa.event.listen(model.Session, "before_commit", _die_outside_savepoint)


def _after_commit() -> None:
    sa.event.listen(model.Session, "after_commit", _die_outside_savepoint)


def _while_rendering() -> None:
    rendering.describe_dataset = _die


def _before_storing_ends() -> None:
    write = storing.Changes.write

    def written_and_dead(changes: storing.Changes) -> None:
        write(changes)
        _die()

    storing.Changes.write = written_and_dead


def _killed(prepare: Callable[[], None], dataset_id: str) -> None:
    """Saves in a process that is killed where `prepare` says."""
    model.Session.remove()
    engine().dispose()
    child = os.fork()
    if child == 0:
        try:
            prepare()
            call("package_patch", id=dataset_id, title=_NEW)
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status)
    assert os.WTERMSIG(status) == signal.SIGKILL


@pytest.mark.parametrize(
    ("where", "is_saved"),
    [
        (_before_commit, False),
        (_after_commit, True),
        (_while_rendering, True),
        (_before_storing_ends, True),
    ],
)
def test_dataset_and_record_are_equal(
    office: Record, where: Callable[[], None], is_saved: bool
) -> None:
    dataset = create(office)["id"]
    _killed(where, dataset)
    saved = model.Session.get(model.Package, dataset).title

    assert (saved == _NEW) is is_saved
    assert (_NEW in statements()) is is_saved
    assert waiting() == 0
    assert divergences() == []
