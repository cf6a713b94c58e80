"""What an office's page says about the office."""

from __future__ import annotations

from dataclasses import dataclass

from flask import g, has_request_context

from ckanext.palembang.catalogue.labels import code_label, language
from ckanext.palembang.catalogue.offices.directory import (
    Directory,
    OfficeEntry,
    load_directory,
)


@dataclass(frozen=True, slots=True)
class OfficeLink:
    """Another office, as a link names it."""

    name: str
    title: str
    has_ended: bool


@dataclass(frozen=True, slots=True)
class OfficePage:
    """An office and its neighbours, in the reader's language.

    Attributes:
        title: name of the office.
        description: text about the office (Markdown).
        code: register code.
        abbreviation: short name.
        kind: label of the kind.
        role: code of the list `peran`.
        role_label: its label.
        urusan: labels of its government affairs, each with its code.
        ancestors: the offices above, the highest first.
        children: the offices directly below.
        valid_from: since when the office exists.
        valid_to: until when it existed.
        has_ended: whether the office is over.
        former_names: earlier names.
        successor: the office that took over.
        predecessors: the offices that this one took over.
        address: postal address.
        email: e-mail of the office.
        phone: telephone of the office.
        website: web site of the office.
        source: where the row of the register comes from.
    """

    title: str
    description: str
    code: str
    abbreviation: str
    kind: str
    role: str
    role_label: str
    urusan: tuple[str, ...]
    ancestors: tuple[OfficeLink, ...]
    children: tuple[OfficeLink, ...]
    valid_from: str
    valid_to: str
    has_ended: bool
    former_names: tuple[str, ...]
    successor: OfficeLink | None
    predecessors: tuple[OfficeLink, ...]
    address: str
    email: str
    phone: str
    website: str
    source: str

    @property
    def parent(self) -> OfficeLink | None:
        """The office directly above."""
        return self.ancestors[-1] if self.ancestors else None

    @property
    def has_contact(self) -> bool:
        """Whether anything of the contact is known."""
        return bool(self.address or self.email or self.phone or self.website)

    @property
    def has_history(self) -> bool:
        """Whether anything of the history is known."""
        return bool(
            self.valid_from
            or self.has_ended
            or self.former_names
            or self.predecessors
            or self.successor
        )


def office_page(organization_id: str) -> OfficePage | None:
    """Return what the page of an organization says, or None for one that is not active."""
    directory = _directory_of_request()
    entry = directory.get(organization_id)
    return _page(entry, directory) if entry else None


def _directory_of_request() -> Directory:
    """Read the offices once per request: several blocks of one page ask."""
    if not has_request_context():
        return load_directory()
    if "palembang_directory" not in g:
        g.palembang_directory = load_directory()
    return g.palembang_directory


def _page(entry: OfficeEntry, directory: Directory) -> OfficePage:
    extras = entry.extras
    tongue = language()
    successor = directory.with_code(entry.successor_code)
    return OfficePage(
        title=entry.title_in(tongue),
        description=description_in(entry.description, extras.get("description_en", ""), tongue),
        code=entry.code,
        abbreviation=extras.get("singkatan", ""),
        kind=code_label("jenis_organisasi", entry.kind) if entry.kind else "",
        role=entry.role,
        role_label=code_label("peran", entry.role) if entry.role else "",
        urusan=tuple(f"{c} {code_label('urusan', c)}" for c in entry.texts("urusan")),
        ancestors=tuple(_link(above, tongue) for above in directory.ancestors(entry)),
        children=tuple(_link(below, tongue) for below in directory.children(entry)),
        valid_from=extras.get("berlaku_dari", ""),
        valid_to=extras.get("berlaku_sampai", ""),
        has_ended=entry.has_ended,
        former_names=tuple(entry.texts("nama_lama")),
        successor=_link(successor, tongue) if successor else None,
        predecessors=tuple(_link(other, tongue) for other in directory.predecessors(entry)),
        address=extras.get("alamat", ""),
        email=extras.get("kontak_email", ""),
        phone=extras.get("kontak_telepon", ""),
        website=extras.get("situs", ""),
        source=extras.get("sumber_baris", ""),
    )


def description_in(indonesian: str, english: str, tongue: str) -> str:
    """Return the description in `id` or `en`; the other one where it is missing."""
    return (english or indonesian) if tongue == "en" else (indonesian or english)


def _link(entry: OfficeEntry, tongue: str) -> OfficeLink:
    return OfficeLink(entry.name, entry.title_in(tongue), entry.has_ended)
