"""Bringing the organizations in step with the register, all of them or none."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.types import Context

from ckanext.palembang.catalogue.offices import hierarchy
from ckanext.palembang.catalogue.offices.directory import load_directory
from ckanext.palembang.catalogue.offices.plan import (
    ChangeKind,
    OfficeChange,
    SyncConflictError,
    SyncPlan,
    plan_sync,
)
from ckanext.palembang.catalogue.offices.reindex import INDEXED_FIELDS, dataset_ids_of
from ckanext.palembang.catalogue.offices.rules import REGISTER_WAS_CHECKED, lock_register
from ckanext.palembang.catalogue.search.reindex import reindex_datasets
from ckanext.palembang.reference import Register

log = logging.getLogger(__name__)


def sync_offices(context: Context, register: Register, *, dry_run: bool = False) -> SyncPlan:
    """Create and update organizations so that they are as the register says.

    Everything happens in one transaction; datasets of offices whose name, address or
    description changed are indexed anew afterwards. Nothing is ever deleted.

    Args:
        context: CKAN's, with the user who does this.
        register: a faultless register.
        dry_run: only say what would change.

    Raises:
        SyncConflictError: nothing was changed; says which row is in the way of what.
    """
    context = tk.fresh_context(context, user=_account(context))
    with _one_transaction():
        lock_register()
        plan = plan_sync(register, load_directory(with_deleted=True))
        if not dry_run:
            _detach_moving(plan)
            for change in plan.changes:
                _apply(context, change)
            _settle_hierarchy(plan)
    if not dry_run:
        _reindex(plan)
    return plan


@contextmanager
def _one_transaction() -> Iterator[None]:
    try:
        yield
        model.repo.commit()
    except BaseException:
        model.Session.rollback()
        raise


def _account(context: Context) -> str:
    """Return the name of an account: core makes whoever creates an organization its admin.

    Trusted callers without one (`ignore_auth`) act as the site itself.
    """
    name = str(context.get("user") or "")
    if name and model.User.by_name(name):
        return name
    return tk.get_action("get_site_user")({"ignore_auth": True}, {})["name"]


def _apply(context: Context, change: OfficeChange) -> None:
    # Rules between offices were checked for the register as a whole. While it is applied
    # row by row they may be broken for a moment: two walidata, or a parent that is a child.
    call = tk.fresh_context(context, defer_commit=True)
    call[REGISTER_WAS_CHECKED] = True  # type: ignore[typeddict-unknown-key]  # ours
    try:
        if change.kind is ChangeKind.CREATE:
            created = tk.get_action("organization_create")(call, dict(change.values))
            _leave(created["id"], str(context.get("user")))
        else:
            patch: dict[str, Any] = {**change.values, "id": change.organization_id}
            tk.get_action("organization_patch")(call, patch)
    except tk.ValidationError as error:
        raise SyncConflictError(change.office.line, _sentence(error)) from error
    model.Session.flush()


def _leave(organization_id: str, user_name: str) -> None:
    """Undo what core does on creation: whoever syncs is no member of seventy offices."""
    user = model.User.get(user_name)
    if user is None:
        return
    model.Session.flush()
    model.Session.query(model.Member).filter_by(
        group_id=organization_id, table_name="user", table_id=user.id
    ).delete(synchronize_session="fetch")


def _detach_moving(plan: SyncPlan) -> None:
    """Take offices that get another parent out of CKAN's hierarchy until they have it.

    Core shows an organization with all its parents; a circle, be it for a moment while
    parent and child change places, would never end.
    """
    for change in plan.changes:
        if change.entry and "induk" in change.values:
            hierarchy.detach(change.entry.id)


def _settle_hierarchy(plan: SyncPlan) -> None:
    """Set the parents once all offices are there."""
    for change in plan.changes:
        organization = model.Group.get(change.organization_id)
        if organization is not None:
            hierarchy.synchronise(organization)


def _reindex(plan: SyncPlan) -> None:
    renamed = [
        change.entry.id
        for change in plan.changes
        if change.entry and INDEXED_FIELDS & change.values.keys()
    ]
    reindex_datasets(dataset_ids_of(renamed), "new names of offices")


def _sentence(error: tk.ValidationError) -> str:
    return "; ".join(f"{field}: {text}" for field, text in error.error_summary.items())
