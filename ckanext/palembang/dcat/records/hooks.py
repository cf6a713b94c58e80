"""How CKAN tells that something changed: the plugin inherits these methods."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.orm import Mapper

import ckan.plugins as p
from ckan import model

from ckanext.palembang.dcat.profile import SHARED_ROLES
from ckanext.palembang.dcat.records.job import ask_for_the_rest
from ckanext.palembang.dcat.records.renewing import bring_up_to_date
from ckanext.palembang.dcat.stored import marks
from ckanext.palembang.dcat.stored.model import EVERYTHING, OFFICE, Mark

log = logging.getLogger(__name__)
_PLUGIN = "palembang_dcat"
_ACTIVITY = "kegiatan"


class RecordHooks:
    """Implements `IDomainObjectModification` and `IConfigurable`."""

    def configure(self, _config: Any) -> None:
        """Listens to commits, and to changes of organizations, for which CKAN has no notice of its own."""
        for name in ("after_insert", "after_update", "after_delete"):
            for entity, listener in (
                (model.Group, _office_changed),
                (model.Member, _member_changed),
            ):
                _listen(entity, name, listener)
        for name in ("after_insert", "before_update", "after_delete"):
            _listen(model.Group, name, _role_changed)
        _listen(model.Session, "after_commit", marks.noted_is_committed)
        _listen(model.Session, "after_rollback", marks.noted_is_void)

    def notify(self, entity: Any, _operation: str) -> None:
        """Marks a dataset of which anything changed; called before the commit, in its transaction."""
        if isinstance(entity, model.Resource):
            marks.mark_dataset(entity.package_id or "")
        elif isinstance(entity, model.Package) and entity.type == _ACTIVITY:
            marks.mark_datasets_of_activity(entity.id)
            marks.touch_datasets_of_activity(entity.id)
        elif isinstance(entity, model.Package):
            marks.mark_dataset(entity.id)


def render_after_save(_action: str, **_facts: Any) -> None:
    """Renders what this session has marked, once it is committed; a save never fails by it."""
    saved = marks.take_committed()
    if not saved:
        return
    try:
        if bring_up_to_date(only=None if marks.ALL in saved else saved):
            ask_for_the_rest()
    except (
        Exception
    ):  # the save is done: it must not turn into an error; readers render what is left
        log.exception("Records could not be rendered after a save")


def _listen(target: Any, name: str, listener: Callable[..., None]) -> None:
    if not event.contains(target, name, listener):
        event.listen(target, name, listener)


def _role_changed(_mapper: Mapper[Any], connection: sa.Connection, group: Any) -> None:
    """Every dataset names the walidata and the pembina: who takes or leaves such a role changes all."""
    if not group.is_organization:
        return
    table = model.group_table
    kept = connection.execute(
        sa.select(table.c.extras["peran"].astext, table.c.state).where(table.c.id == group.id)
    ).first()
    role = (group.extras or {}).get("peran")
    now = role if group.state == "active" else None
    before = kept[0] if kept and kept[1] == "active" else None
    # After an insert the database holds the new row already, after a deletion none.
    is_changed = now != before or not sa.inspect(group).persistent
    if is_changed and {now, before, role} & set(SHARED_ROLES) and p.plugin_loaded(_PLUGIN):
        connection.execute(sa.insert(Mark.__table__).values(kind=EVERYTHING, subject_id=""))
        marks.note([marks.ALL])


def _office_changed(_mapper: Mapper[Any], connection: sa.Connection, group: Any) -> None:
    # A save of a dataset touches its office too, and changes nothing of it.
    state = sa.inspect(group)
    is_changed = not state.persistent or state.session.is_modified(group, include_collections=False)
    if group.is_organization and is_changed:
        _mark(connection, group.id)


def _member_changed(_mapper: Mapper[Any], connection: sa.Connection, member: Any) -> None:
    """An organization has got another one above it, or has lost it."""
    if member.table_name == "group":
        _mark(connection, member.group_id)


def _mark(connection: sa.Connection, organization_id: str) -> None:
    if organization_id and p.plugin_loaded(_PLUGIN):
        connection.execute(
            sa.insert(Mark.__table__).values(kind=OFFICE, subject_id=organization_id)
        )
        marks.note([organization_id])
