"""The offices that own demo tables: made from the register where they are missing."""

from __future__ import annotations

import logging
from collections.abc import Iterable

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.types import Context

from ckanext.palembang.catalogue.demo import markers
from ckanext.palembang.catalogue.demo.errors import OfficesMissingError
from ckanext.palembang.reference import packaged_register_path

log = logging.getLogger(__name__)


def ensure_offices(context: Context, slugs: Iterable[str]) -> None:
    """Sync the register of offices if one of these is missing; remember which ones that made.

    Raises:
        OfficesMissingError: some are in neither.
    """
    wanted = set(slugs)
    if not _missing(wanted):
        return
    before = _organization_ids()
    content = packaged_register_path().read_text(encoding="utf-8-sig")
    tk.get_action("palembang_opd_sync")(tk.fresh_context(context), {"content": content})
    made = _organization_ids() - before
    markers.note_offices([*markers.office_ids(), *made])
    still_missing = _missing(wanted)
    if still_missing:
        raise OfficesMissingError(still_missing)


def remove_offices(context: Context) -> tuple[list[str], list[str]]:
    """Take away the offices that the demo made and that nobody uses.

    An office stays if it owns a dataset, has a member, or has an office below it that stays.

    Returns:
        Names of the offices that went, and of those that stayed.
    """
    offices = [one for one in map(model.Group.get, markers.office_ids()) if one is not None]
    gone: list[str] = []
    went = True
    while offices and went:
        went = False
        for office in list(offices):
            if not _is_used(office):
                gone.append(office.name)
                offices.remove(office)
                tk.get_action("organization_purge")(tk.fresh_context(context), {"id": office.id})
                went = True
    markers.note_offices([])
    return sorted(gone), sorted(office.name for office in offices)


def _missing(slugs: set[str]) -> set[str]:
    found = model.Session.query(model.Group.name).filter(
        model.Group.name.in_(slugs),
        model.Group.is_organization.is_(True),
        model.Group.state == model.State.ACTIVE,
    )
    return slugs - {name for (name,) in found}


def _organization_ids() -> set[str]:
    found = model.Session.query(model.Group.id).filter_by(is_organization=True)
    return {group_id for (group_id,) in found}


def _is_used(office: model.Group) -> bool:
    session = model.Session
    owns = session.query(model.Package.id).filter_by(owner_org=office.id).first()
    # A child is a member of its parent: the row belongs to the child (`group_id`), the parent is `table_id`.
    below = (
        session.query(model.Member.id)
        .filter_by(table_name="group", table_id=office.id, state=model.State.ACTIVE)
        .first()
    )
    member = (
        session.query(model.Member.id)
        .filter_by(table_name="user", group_id=office.id, state=model.State.ACTIVE)
        .first()
    )
    return bool(owns or below or member)
