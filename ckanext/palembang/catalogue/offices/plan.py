"""What a sync would change: the register beside the organizations, without touching them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

import ckan.plugins.toolkit as tk

from ckanext.palembang.catalogue.offices.directory import Directory, OfficeEntry
from ckanext.palembang.catalogue.offices.fields import (
    LIST_FIELDS,
    FieldValue,
    organization_fields,
)
from ckanext.palembang.reference import WALIDATA, Office, Register


class ChangeKind(Enum):
    """What happens to an organization."""

    CREATE = "create"
    UPDATE = "update"
    #: An organization without register code that has the office's address.
    ADOPT = "adopt"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field with its stored and its new value."""

    field: str
    old: FieldValue
    new: FieldValue


@dataclass(frozen=True, slots=True)
class OfficeChange:
    """The change of one organization.

    Attributes:
        kind: what happens.
        office: the row of the register.
        entry: the organization as stored, or None when it is to be created.
        fields: the fields that change.
    """

    kind: ChangeKind
    office: Office
    entry: OfficeEntry | None
    fields: tuple[FieldChange, ...]

    @property
    def organization_id(self) -> str:
        """CKAN's id of the organization, or the address that it will have."""
        return self.entry.id if self.entry else self.office.slug

    @property
    def values(self) -> dict[str, FieldValue]:
        """The new values by field."""
        return {change.field: change.new for change in self.fields}


@dataclass(frozen=True, slots=True)
class SyncPlan:
    """All changes of a sync.

    Attributes:
        changes: in an order in which no address is taken before it is free.
        unchanged: how many offices already are as the register says.
        unlisted: organizations that the register does not name; they stay as they are.
    """

    changes: tuple[OfficeChange, ...]
    unchanged: int
    unlisted: tuple[OfficeEntry, ...]


class SyncConflictError(Exception):
    """Raised when the catalogue and a faultless register cannot be brought together.

    Attributes:
        line: line of the register, 0 when no row is to blame.
        message: what is in the way, in the reader's language.
    """

    def __init__(self, line: int, message: str) -> None:
        self.line = line
        self.message = message
        super().__init__(message)


def plan_sync(register: Register, directory: Directory) -> SyncPlan:
    """Compare the register with all organizations, deleted ones included.

    Raises:
        SyncConflictError: an address belongs to an organization that the register means
            otherwise, or an organization outside the register is walidata.
    """
    pairs = [(office, _organization_of(office, directory)) for office in register]
    taken = {office.slug for office in register}
    changes = [change for office, entry in pairs if (change := _change(office, entry, taken))]
    matched = {entry.id for _, entry in pairs if entry}
    unlisted = [entry for entry in directory if entry.id not in matched]
    _check_walidata(unlisted, register)
    return SyncPlan(
        changes=_ordered(changes, directory),
        unchanged=len(pairs) - len(changes),
        unlisted=tuple(entry for entry in unlisted if entry.state == "active"),
    )


def _organization_of(office: Office, directory: Directory) -> OfficeEntry | None:
    """Return the organization with the office's code, or one without code at its address."""
    entry = directory.with_code(office.code)
    if entry is not None:
        return entry
    names = (office.slug, *office.former_slugs)
    found = (directory.with_name(name) for name in names)
    return next((entry for entry in found if entry and not entry.code), None)


def _change(office: Office, entry: OfficeEntry | None, taken: set[str]) -> OfficeChange | None:
    wanted = organization_fields(office)
    if entry is None:
        fields = tuple(FieldChange(key, "", value) for key, value in wanted.items() if value)
        return OfficeChange(ChangeKind.CREATE, office, None, fields)
    wanted["slug_lama"] = _former_addresses(office, entry, taken)
    wanted["state"] = "active"
    fields = tuple(
        FieldChange(key, old, new)
        for key, new in wanted.items()
        if (old := _stored(entry, key)) != new
    )
    if not fields:
        return None
    kind = ChangeKind.UPDATE if entry.code else ChangeKind.ADOPT
    return OfficeChange(kind, office, entry, fields)


def _stored(entry: OfficeEntry, key: str) -> FieldValue:
    if key in LIST_FIELDS:
        return entry.texts(key)
    core = {"name": entry.name, "title": entry.title, "state": entry.state}
    return core.get(key, entry.extras.get(key, ""))


def _former_addresses(office: Office, entry: OfficeEntry, taken: set[str]) -> list[str]:
    """Return every address the office ever had: links to it must not break.

    One that has become another office's address leads there from now on.
    """
    addresses = [*entry.texts("slug_lama"), *office.former_slugs, entry.name]
    return [name for name in dict.fromkeys(addresses) if name not in taken]


def _check_walidata(unlisted: Sequence[OfficeEntry], register: Register) -> None:
    for entry in unlisted:
        if entry.role == WALIDATA and entry.state == "active":
            message = tk._(
                "Organization %(name)s, which is not in the register, is walidata too; there must "
                "be exactly one (Perpres 39/2019, Article 21)."
            )
            raise SyncConflictError(register.walidata.line, message % {"name": entry.name})


def _ordered(changes: Sequence[OfficeChange], directory: Directory) -> tuple[OfficeChange, ...]:
    holders = {entry.name: entry.id for entry in directory}
    pending = list(changes)
    ordered: list[OfficeChange] = []
    while pending:
        change = next((c for c in pending if _is_free(c, holders)), None)
        if change is None:
            raise _address_conflict(pending[0], directory)
        pending.remove(change)
        ordered.append(change)
        if change.entry:
            holders.pop(change.entry.name)
        holders[change.office.slug] = change.organization_id
    return tuple(ordered)


def _is_free(change: OfficeChange, holders: dict[str, str]) -> bool:
    holder = holders.get(change.office.slug)
    return holder is None or (change.entry is not None and holder == change.entry.id)


def _address_conflict(change: OfficeChange, directory: Directory) -> SyncConflictError:
    holder = directory.with_name(change.office.slug)
    message = tk._("Address %(slug)s belongs to the organization %(title)s (%(code)s).")
    facts = {
        "slug": change.office.slug,
        "title": holder.title if holder else "?",
        "code": (holder.code if holder else "") or tk._("no register code"),
    }
    return SyncConflictError(change.office.line, message % facts)
