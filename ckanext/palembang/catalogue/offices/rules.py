"""The rules between offices for a single organization that is being saved."""

from __future__ import annotations

import sqlalchemy as sa

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.types import Context

from ckanext.palembang.catalogue.offices.directory import Directory, load_directory
from ckanext.palembang.reference import WALIDATA, cycle_through

#: Key of a context in which the register was checked as a whole.
REGISTER_WAS_CHECKED = "palembang_register_was_checked"

_DIRECTORY = "palembang_directory"
# Any number of our own; PostgreSQL's advisory locks are per database.
_LOCK = 0x50_4C_47_01


def lock_register() -> None:
    """Let other transactions that change offices wait until this one has ended.

    Two requests at once could otherwise both find no walidata and make two.
    """
    model.Session.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))


def directory_for(context: Context) -> Directory:
    """Return all offices, read once per validation and under the register's lock."""
    found = context.get(_DIRECTORY)
    if not isinstance(found, Directory):
        lock_register()
        found = load_directory(with_deleted=True)
        context[_DIRECTORY] = found  # type: ignore[literal-required]  # ours
    return found


def organization_id(context: Context) -> str | None:
    """Return the id of the organization that is being changed; None for a new one."""
    group = context.get("group")
    return group.id if isinstance(group, model.Group) else None


def check_code(code: str, own_id: str | None, directory: Directory) -> None:
    """Refuse a register code that another organization has.

    Raises:
        tk.Invalid: with the organization that has it.
    """
    holder = directory.with_code(code)
    if holder is not None and holder.id != own_id:
        raise tk.Invalid(
            tk._("Code %(code)s already belongs to %(title)s (%(name)s).")
            % {"code": code, "title": holder.title, "name": holder.name}
        )


def check_link(field: str, code: str, own_code: str, directory: Directory) -> None:
    """Refuse a parent or successor that does not exist or leads back to the office.

    Args:
        field: `induk` or `pengganti`.
        code: register code that the field names.
        own_code: register code of the office itself, or empty.
        directory: all offices.

    Raises:
        tk.Invalid: with the code, or with the circle.
    """
    target = directory.with_code(code)
    if target is None or target.state != "active":
        raise tk.Invalid(tk._("There is no office with the code %(code)s.") % {"code": code})
    links = {entry.code: entry.extras.get(field, "") for entry in directory if entry.code}
    path = cycle_through(own_code, lambda at: code if at == own_code else links.get(at, ""))
    if path:
        raise tk.Invalid(tk._("This makes a circle: %(path)s.") % {"path": " > ".join(path)})


def check_role(role: str, own_id: str | None, directory: Directory) -> None:
    """Refuse a second walidata (Perpres 39/2019, Pasal 21 ayat 2).

    Raises:
        tk.Invalid: with the office that is walidata.
    """
    if role != WALIDATA:
        return
    for entry in directory:
        if entry.role == WALIDATA and entry.state == "active" and entry.id != own_id:
            raise tk.Invalid(
                tk._(
                    "%(title)s already is the walidata; there must be exactly one "
                    "(Perpres 39/2019, Article 21)."
                )
                % {"title": entry.title}
            )


def check_former_address(name: str, own_id: str | None, directory: Directory) -> None:
    """Refuse a former address that leads, or led, to another organization.

    Raises:
        tk.Invalid: with the organization.
    """
    for entry in directory:
        if entry.id != own_id and (entry.name == name or name in entry.texts("slug_lama")):
            raise tk.Invalid(
                tk._("Address %(name)s belongs to %(title)s.")
                % {"name": name, "title": entry.title}
            )
