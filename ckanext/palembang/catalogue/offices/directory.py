"""All offices of the catalogue, read with one query."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import sqlalchemy as sa

from ckan import model

ORGANIZATION_TYPE = "organization"

#: The column of the further fields; the class `Group` does not declare it.
EXTRAS = model.group_table.c["extras"]


@dataclass(frozen=True, slots=True)
class OfficeEntry:
    """One organization as stored; texts are empty where nothing is known.

    Attributes:
        id: CKAN's id of the organization.
        name: its address below `/organization/`.
        title: Indonesian name.
        description: Indonesian description.
        image_url: address or file name of its picture.
        state: `active`, `deleted` or `pending`.
        extras: the further fields of the organization schema, lists as JSON text.
    """

    id: str
    name: str
    title: str
    description: str
    image_url: str
    state: str
    extras: Mapping[str, str]

    @property
    def code(self) -> str:
        """Register code, or empty for an organization outside the register."""
        return self.extras.get("kode", "")

    @property
    def parent_code(self) -> str:
        """Register code of the office above."""
        return self.extras.get("induk", "")

    @property
    def successor_code(self) -> str:
        """Register code of the office that took over."""
        return self.extras.get("pengganti", "")

    @property
    def role(self) -> str:
        """Code of the list `peran`."""
        return self.extras.get("peran", "")

    @property
    def kind(self) -> str:
        """Code of the list `jenis_organisasi`."""
        return self.extras.get("jenis", "")

    @property
    def has_ended(self) -> bool:
        """Whether the office is over: it has an end or a successor."""
        return bool(self.extras.get("berlaku_sampai") or self.successor_code)

    def texts(self, field: str) -> list[str]:
        """Return the values of a field that holds a list."""
        return stored_list(self.extras.get(field))

    def title_in(self, language: str) -> str:
        """Return the name in `id` or `en`; the other one where it is missing."""
        english = self.extras.get("title_en", "") if language == "en" else ""
        return english or self.title or self.name


@dataclass(frozen=True)
class Directory:
    """The offices of the catalogue, by code and in their tree."""

    entries: tuple[OfficeEntry, ...]

    def __iter__(self) -> Iterator[OfficeEntry]:
        return iter(self.entries)

    def get(self, organization_id: str) -> OfficeEntry | None:
        """Return the office with this id, or None."""
        return self._by_id.get(organization_id)

    def with_code(self, code: str) -> OfficeEntry | None:
        """Return the office with this register code, or None."""
        return self._by_code.get(code) if code else None

    def with_name(self, name: str) -> OfficeEntry | None:
        """Return the office with this present address, or None."""
        return next((entry for entry in self.entries if entry.name == name), None)

    def formerly_at(self, name: str) -> OfficeEntry | None:
        """Return the office that once had this address, or None."""
        holders = (entry for entry in self.entries if name in entry.texts("slug_lama"))
        return next(holders, None)

    def parent(self, entry: OfficeEntry) -> OfficeEntry | None:
        """Return the office above, or None at the top."""
        above = self.with_code(entry.parent_code)
        return None if above is entry else above

    def children(self, entry: OfficeEntry) -> list[OfficeEntry]:
        """Return the offices directly below."""
        if not entry.code:
            return []
        return [other for other in self._by_parent.get(entry.code, []) if other is not entry]

    def ancestors(self, entry: OfficeEntry) -> list[OfficeEntry]:
        """Return the offices above, the highest first; a cycle in the data ends the walk."""
        found: list[OfficeEntry] = []
        above = self.parent(entry)
        while above is not None and above is not entry and above not in found:
            found.insert(0, above)
            above = self.parent(above)
        return found

    def predecessors(self, entry: OfficeEntry) -> list[OfficeEntry]:
        """Return the offices that this one took over."""
        if not entry.code:
            return []
        return [other for other in self.entries if other.successor_code == entry.code]

    @cached_property
    def _by_id(self) -> dict[str, OfficeEntry]:
        return {entry.id: entry for entry in self.entries}

    @cached_property
    def _by_code(self) -> dict[str, OfficeEntry]:
        # Reversed, so that of two with one code (only raw SQL makes them) the first stays.
        return {entry.code: entry for entry in reversed(self.entries) if entry.code}

    @cached_property
    def _by_parent(self) -> dict[str, list[OfficeEntry]]:
        found: dict[str, list[OfficeEntry]] = {}
        for entry in self.entries:
            found.setdefault(entry.parent_code, []).append(entry)
        return found


def stored_list(value: Any) -> list[str]:
    """Return the list behind the JSON text of an extra; nothing where it is none."""
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError:
            return []
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def extras_of(organization: model.Group) -> dict[str, str]:
    """Return the further fields of an organization, lists as JSON text."""
    return dict(getattr(organization, "extras", None) or {})


def load_directory(*, with_deleted: bool = False) -> Directory:
    """Read all organizations with one query, sorted by title.

    Args:
        with_deleted: whether deleted ones, whose addresses are still taken, come too.
    """
    group = model.Group
    query = (
        sa.select(
            group.id,
            group.name,
            group.title,
            group.description,
            group.image_url,
            group.state,
            EXTRAS,
        )
        .where(group.is_organization.is_(True), group.type == ORGANIZATION_TYPE)
        .order_by(sa.func.lower(group.title), group.name)
    )
    if not with_deleted:
        query = query.where(group.state == "active")
    return Directory(
        tuple(
            OfficeEntry(
                id=row.id,
                name=row.name,
                title=row.title or "",
                description=row.description or "",
                image_url=row.image_url or "",
                state=row.state,
                extras=dict(row.extras or {}),
            )
            for row in model.Session.execute(query)
        )
    )
