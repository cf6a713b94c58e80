"""Which activity or dataset of an office a record of an import is: found again, not made twice.

First by the numbers that other systems gave it, then by its name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from ckan import model
from ckan.model.package import package_table

from ckanext.palembang.catalogue.exchange.records import ACTIVITY, DATASET, KEPT, TITLE, kept_of
from ckanext.palembang.catalogue.indicators.records import rows_of
from ckanext.palembang.catalogue.plain_values import json_or_none

Key = tuple[str, ...]


@dataclass
class Known:
    """The activities and datasets of an office, with those that the import has made so far."""

    office_id: str
    _ids: dict[Key, str] = field(default_factory=dict[Key, str])
    _numbers: dict[str, dict[str, str]] = field(default_factory=dict[str, dict[str, str]])

    def load(self) -> None:
        """Reads them from the database."""
        query = sa.select(package_table.c.id).where(
            package_table.c.owner_org == self.office_id,
            package_table.c.type.in_((ACTIVITY, DATASET)),
            package_table.c.state.in_(("active", "draft")),
        )
        ids = list(
            model.Session.execute(query.order_by(package_table.c.metadata_created)).scalars()
        )
        packages = model.Session.query(model.Package).filter(package_table.c.id.in_(ids))
        by_id = {package.id: package for package in packages}
        for package_id in ids:
            self._enter(by_id[package_id])

    def note(self, package_id: str) -> None:
        """Takes note of a package that the import has just saved."""
        package = model.Package.get(package_id)
        if package is not None:
            self._enter(package)

    def activity(self, record: Mapping[str, Any]) -> str | None:
        """The id of the activity that a record of MS-Keg describes."""
        numbers = dict(_activity_numbers(record))
        return self._find(numbers, (ACTIVITY, _name(record.get(TITLE)), _name(record.get("tahun"))))

    def activity_numbered(self, base_id: object) -> str | None:
        """The id of the activity with a number of INDAH."""
        return self._ids.get(("base_id", _name(base_id))) if _name(base_id) else None

    def dataset(
        self, dataset: Mapping[str, Any], indicators: list[Mapping[str, Any]]
    ) -> str | None:
        """The id of the dataset that an entry of a flat file describes."""
        numbers = dict(_dataset_numbers(dataset, indicators))
        own = numbers.get("identifier", "")
        if own and ("id", own) in self._ids:
            return self._ids["id", own]
        return self._find(numbers, (DATASET, _name(dataset.get("title"))))

    def _find(self, numbers: Mapping[str, str], name: Key) -> str | None:
        for number in numbers.items():
            if number in self._ids:
                return self._ids[number]
        found = self._ids.get(name) if name[1] else None
        if found is None:
            return None
        known = self._numbers.get(found, {})
        # The same name with another number is another thing.
        contradicts = any(known.get(key, value) != value for key, value in numbers.items())
        return None if contradicts else found

    def _enter(self, package: model.Package) -> None:
        extras: dict[str, Any] = dict(package.extras or {})
        extras[KEPT] = json_or_none(extras.get(KEPT) or "")
        if package.type == ACTIVITY:
            numbers = dict(_activity_numbers(extras))
            name: Key = (ACTIVITY, _name(package.title), _name(extras.get("tahun")))
        else:
            numbers = dict(_dataset_numbers(extras, rows_of(package, "indikator")))
            name = (DATASET, _name(package.title))
            self._ids["id", package.id] = package.id
        self._numbers[package.id] = numbers
        for key in (*numbers.items(), name):
            self._ids.setdefault(key, package.id)


def _activity_numbers(record: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    kept = kept_of(record)
    for format_name, key in (("indah", "base_id"), ("flat", "id_mskeg")):
        value = _name(_rest(kept, format_name).get(key))
        if value:
            yield "base_id", value
    value = _name(record.get("id_kegiatan_mms"))
    if value:
        yield "id_kegiatan_mms", value


def _dataset_numbers(
    dataset: Mapping[str, Any], indicators: list[Any]
) -> Iterator[tuple[str, str]]:
    value = _name(_rest(kept_of(dataset), "flat").get("identifier"))
    if value:
        yield "identifier", value
    if len(indicators) == 1:
        value = _name(indicators[0].get("id_indikator_mms"))
        if value:
            yield "id_indikator_mms", value


def _rest(kept: Mapping[str, Any], format_name: str) -> Mapping[str, Any]:
    inner = kept.get(format_name)
    rest = inner.get("rest") if isinstance(inner, Mapping) else None
    return rest if isinstance(rest, Mapping) else {}


def _name(value: object) -> str:
    """A name or number for comparing: case and blanks make no difference."""
    if not isinstance(value, str | int) or isinstance(value, bool):
        return ""
    return " ".join(str(value).split()).casefold()
