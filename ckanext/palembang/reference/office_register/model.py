"""An office and the register of offices: what the data file says, typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

#: The role that exactly one office has (Perpres 39/2019, Pasal 21 ayat 2).
WALIDATA = "walidata"


@dataclass(frozen=True, slots=True)
class Office:
    """One office of the register; what is not known is an empty text or tuple.

    Attributes:
        code: register code, never reused and never changed.
        slug: address of the office in the catalogue, below `/organization/`.
        kind: code of the list `jenis_organisasi`.
        parent: register code of the office above it, or empty.
        name_id: official name.
        name_en: English name.
        abbreviation: short name in daily use.
        urusan: codes of the list `urusan` (Permendagri 90/2019).
        role: code of the list `peran` (Perpres 39/2019), or empty.
        address: postal address.
        email: address of the office, never of a person.
        phone: telephone of the office, international form.
        website: web site of the office.
        valid_from: since when the office exists (YYYY, YYYY-MM or YYYY-MM-DD).
        valid_to: until when it existed, same forms.
        former_names: earlier names, the oldest first.
        former_slugs: earlier addresses in the catalogue; they redirect to `slug`.
        successor: register code of the office that took over.
        source: where the row comes from.
        line: line of the row in the file, for messages.
    """

    code: str
    slug: str
    kind: str
    parent: str
    name_id: str
    name_en: str
    abbreviation: str
    urusan: tuple[str, ...]
    role: str
    address: str
    email: str
    phone: str
    website: str
    valid_from: str
    valid_to: str
    former_names: tuple[str, ...]
    former_slugs: tuple[str, ...]
    successor: str
    source: str
    line: int

    def name(self, language: str = "id") -> str:
        """Return the name in `language`; Indonesian unless it is English."""
        return self.name_en if language.lower().startswith("en") else self.name_id


@dataclass(frozen=True)
class Register:
    """All offices, in the order of the file; only `read_register` makes one."""

    offices: tuple[Office, ...]

    def __iter__(self) -> Iterator[Office]:
        return iter(self.offices)

    def __len__(self) -> int:
        return len(self.offices)

    @property
    def walidata(self) -> Office:
        """The one office that is walidata."""
        return next(office for office in self.offices if office.role == WALIDATA)

    def get(self, code: str) -> Office | None:
        """Return the office with this register code, or None."""
        return self._by_code.get(code)

    def by_slug(self, slug: str) -> Office | None:
        """Return the office with this present or former address, or None."""
        return self._by_slug.get(slug)

    def children(self, code: str) -> tuple[Office, ...]:
        """Return the offices directly below an office, in the order of the file."""
        return tuple(office for office in self.offices if office.parent == code)

    def ancestors(self, code: str) -> tuple[Office, ...]:
        """Return the offices above an office, the nearest first."""
        found: list[Office] = []
        office = self._by_code.get(code)
        while office and office.parent:
            office = self._by_code[office.parent]
            found.append(office)
        return tuple(found)

    def parents_first(self) -> tuple[Office, ...]:
        """Return all offices so that each stands after the office above it."""
        return tuple(sorted(self.offices, key=lambda office: len(self.ancestors(office.code))))

    @cached_property
    def _by_code(self) -> dict[str, Office]:
        return {office.code: office for office in self.offices}

    @cached_property
    def _by_slug(self) -> dict[str, Office]:
        former = {slug: office for office in self.offices for slug in office.former_slugs}
        return former | {office.slug: office for office in self.offices}
