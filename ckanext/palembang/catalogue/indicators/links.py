"""Indicators and variables that an indicator names: are they in the catalogue, as it says?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

import sqlalchemy as sa

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.types import Context

from ckanext.palembang.catalogue.indicators.records import FIELD, rows_of

Record = Mapping[str, Any]

#: Links that are followed in search of a circle; a catalogue's chains are far shorter.
_MAX_STEPS = 1_000


@dataclass(frozen=True)
class Kind:
    """A kind of link: where it stands, what it leads to, and where the thing named is found there."""

    rows_key: str
    link_key: str
    package_type: str
    named_in: str


INDICATORS = Kind("indikator_pembangun", "dataset", "dataset", FIELD)
VARIABLES = Kind("variabel_pembangun", "kegiatan", "kegiatan", "iii_variabel_yang_dikumpulkan")
KINDS = (INDICATORS, VARIABLES)


@dataclass(frozen=True)
class Own:
    """The dataset that is being saved: its id (empty before the first save), name and new rows."""

    id: str
    name: str
    rows: Sequence[Record]

    def is_meant_by(self, reference: str) -> bool:
        """Whether a link leads to this very dataset."""
        return bool(reference) and reference in (self.id, self.name)


@dataclass
class Linked:
    """Packages that links lead to, each looked up once.

    Attributes:
        may_read: whether the one who saves may read a package.
    """

    may_read: Callable[[model.Package], bool]
    _found: dict[str, model.Package | None] = field(default_factory=dict)

    def get(self, reference: str, package_type: str) -> model.Package | None:
        """The package of this id or name, where there is one of the type that may be read."""
        if reference not in self._found:
            self._found[reference] = self._look_up(reference)
        package = self._found[reference]
        return package if package is not None and package.type == package_type else None

    def _look_up(self, reference: str) -> model.Package | None:
        package = model.Package.get(reference[:200])
        if package is None or package.state == model.State.DELETED:
            return None
        return package if self.may_read(package) else None


def reader(context: Context) -> Callable[[model.Package], bool]:
    """Whether the user of a context may read a package."""

    def may_read(package: model.Package) -> bool:
        try:
            tk.check_access("package_show", tk.fresh_context(context), {"id": package.id})
        except tk.NotAuthorized:
            return False
        return True

    return may_read


def problems(own: Own, linked: Linked) -> Iterator[tuple[int, str, str]]:
    """What is wrong with the links of a dataset's indicators: (position, key, text)."""
    search = _Search(own, linked)
    for position, record in enumerate(own.rows):
        for kind in KINDS:
            for number, row in enumerate(_rows(record, kind.rows_key), start=1):
                problem = search.problem(kind, row, record)
                if problem:
                    yield (
                        position,
                        kind.rows_key,
                        tk._("Row %(number)d: %(reason)s.")
                        % {"number": number, "reason": problem.rstrip(".")},
                    )


def unlinked(record: Record) -> Iterator[tuple[str, str]]:
    """Key and name of what an indicator is built from and does not link to: worth a hint."""
    for kind in KINDS:
        for row in _rows(record, kind.rows_key):
            if row.get("nama") and not row.get(kind.link_key):
                yield kind.rows_key, str(row["nama"])


def same_name(one: object, other: object) -> bool:
    """Whether two names differ in nothing but blanks and capitals."""
    return _fold(one) == _fold(other)


class _Search:
    def __init__(self, own: Own, linked: Linked) -> None:
        self.own = own
        self.linked = linked

    def problem(self, kind: Kind, row: Record, record: Record) -> str:
        """What is wrong with one link, in words; nothing where all is well or nothing is linked."""
        reference = str(row.get(kind.link_key) or "")
        if not reference:
            return ""
        rows = self._named_rows(kind, reference)
        if rows is None:
            return _unknown_text(kind, reference)
        name = str(row.get("nama") or "")
        if not any(same_name(name, one.get("nama")) for one in rows):
            return _not_there_text(kind, reference, name, rows)
        if kind is not INDICATORS:
            return ""
        return self._circle(reference, name, record)

    def _named_rows(self, kind: Kind, reference: str) -> Sequence[Record] | None:
        if kind is INDICATORS and self.own.is_meant_by(reference):
            return self.own.rows
        package = self.linked.get(reference, kind.package_type)
        return None if package is None else rows_of(package, kind.named_in)

    def _circle(self, reference: str, name: str, record: Record) -> str:
        """That the chain of components comes back; `statistics` sees an indicator that names itself."""
        own_name = _fold(record.get("nama"))
        if any(
            self.own.is_meant_by(place) and found == own_name
            for place, found in self._components(reference, name)
        ):
            return tk._(
                "“%(name)s” is itself composed, directly or over others, of this indicator"
            ) % {"name": name[:200]}
        return ""

    def _components(self, reference: str, name: str) -> Iterator[tuple[str, str]]:
        """All that an indicator is composed of, over any number of steps."""
        waiting, seen = [(reference, _fold(name))], set[tuple[str, str]]()
        while waiting and len(seen) < _MAX_STEPS:
            place, wanted = waiting.pop()
            if (place, wanted) in seen:
                continue
            seen.add((place, wanted))
            for record in self._named_rows(INDICATORS, place) or ():
                if _fold(record.get("nama")) != wanted:
                    continue
                for row in _rows(record, INDICATORS.rows_key):
                    if row.get("dataset"):
                        step = str(row["dataset"]), _fold(row.get("nama"))
                        yield step
                        waiting.append(step)


def _rows(record: Record, key: str) -> list[Record]:
    value = record.get(key)
    return [row for row in value if isinstance(row, Mapping)] if isinstance(value, list) else []


def _fold(value: object) -> str:
    return " ".join(str(value or "").split()).casefold()


def _unknown_text(kind: Kind, reference: str) -> str:
    nearest = _nearest(reference, _public_names(kind.package_type))
    values = {"value": reference[:200], "nearest": nearest}
    if kind is INDICATORS:
        text = tk._("there is no dataset “%(value)s” that you can read")
        with_names = tk._("there is no dataset “%(value)s” that you can read; nearest: %(nearest)s")
    else:
        text = tk._("there is no activity “%(value)s” that you can read")
        with_names = tk._(
            "there is no activity “%(value)s” that you can read; nearest: %(nearest)s"
        )
    return (with_names if nearest else text) % values


def _not_there_text(kind: Kind, reference: str, name: str, rows: Sequence[Record]) -> str:
    names = [str(row.get("nama") or "") for row in rows]
    nearest = _nearest(name, names) or "; ".join(name for name in names[:3] if name)
    values = {"place": reference[:200], "name": name[:200], "nearest": nearest}
    if kind is INDICATORS:
        text = tk._("dataset “%(place)s” has no indicator “%(name)s”")
        with_names = tk._("dataset “%(place)s” has no indicator “%(name)s”; nearest: %(nearest)s")
    else:
        text = tk._("activity “%(place)s” collects no variable “%(name)s”")
        with_names = tk._(
            "activity “%(place)s” collects no variable “%(name)s”; nearest: %(nearest)s"
        )
    return (with_names if nearest else text) % values


def _nearest(value: str, names: Sequence[str]) -> str:
    folded = {name.casefold(): name for name in names}
    found = get_close_matches(value[:200].casefold(), list(folded), n=3, cutoff=0.5)
    return "; ".join(folded[name] for name in found)


def _public_names(package_type: str) -> list[str]:
    """Names of what everybody may read; asked for only to explain a wrong link."""
    query = sa.select(model.Package.name).where(
        model.Package.type == package_type,
        model.Package.state == model.State.ACTIVE,
        model.Package.private.is_(False),
    )
    return list(model.Session.scalars(query))
