"""A process killed anywhere in a save leaves record and dataset equal for the next reader."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa

from ckan import model

from ckanext.palembang.dcat.records import rendering, storing, waiting
from ckanext.palembang.dcat.stored.database import engine

from tests.catalogue.records import complete_dataset
from tests.dcat.records.calls import Record, call, create, divergences, statements

pytestmark = pytest.mark.usefixtures("with_plugins", "clean_db", "clean_index")

_NEW = "Judul yang hampir tersimpan"
_NAME = "hampir-tersimpan"


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


def _killed(prepare: Callable[[], None], action: str, **data: Any) -> None:
    """Calls an action in a process that is killed where `prepare` says."""
    model.Session.remove()
    engine().dispose()
    child = os.fork()
    if child == 0:
        try:
            prepare()
            call(action, **data)
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status)
    assert os.WTERMSIG(status) == signal.SIGKILL


#: Where a process dies, and whether the change stands then.
_PLACES = pytest.mark.parametrize(
    ("where", "is_saved"),
    [
        (_before_commit, False),
        (_after_commit, True),
        (_while_rendering, True),
        (_before_storing_ends, True),
    ],
)


@_PLACES
def test_dataset_and_record_are_equal(
    office: Record, where: Callable[[], None], is_saved: bool
) -> None:
    dataset = create(office)["id"]
    _killed(where, "package_patch", id=dataset, title=_NEW)
    saved = model.Session.get(model.Package, dataset).title

    assert (saved == _NEW) is is_saved
    assert (_NEW in statements()) is is_saved
    assert waiting() == 0
    assert divergences() == []


@_PLACES
def test_a_new_dataset_is_there_as_a_whole_or_not_at_all(
    office: Record, where: Callable[[], None], is_saved: bool
) -> None:
    create(office)
    _killed(where, "package_create", **complete_dataset(owner_org=office["id"], name=_NAME))

    assert (model.Package.get(_NAME) is not None) is is_saved
    assert (f"/dataset/{_NAME}>" in statements()) is is_saved
    assert waiting() == 0
    assert divergences() == []


@pytest.mark.parametrize(("where", "is_saved"), [(_before_commit, False), (_after_commit, True)])
@pytest.mark.parametrize("action", ["package_delete", "dataset_purge"])
def test_what_goes_is_gone_or_stays(
    office: Record, action: str, where: Callable[[], None], is_saved: bool
) -> None:
    create(office, name=_NAME)
    statements()
    _killed(where, action, id=_NAME)
    found = model.Package.get(_NAME)

    assert (found is None or found.state == "deleted") is is_saved
    assert (f"/dataset/{_NAME}>" in statements()) is not is_saved
    assert waiting() == 0
    assert divergences() == []
