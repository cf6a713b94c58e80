"""Reads a folder of demo tables: all of them, or none and everything that is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

from ckanext.palembang.catalogue.demo.activity_definitions import (
    ActivityDefinition,
    read_activities,
)
from ckanext.palembang.catalogue.demo.columns import check_shared_columns, read_columns
from ckanext.palembang.catalogue.demo.definitions import Column, Definition, Table
from ckanext.palembang.catalogue.demo.errors import BrokenDefinitionsError, Fault
from ckanext.palembang.catalogue.demo.located import LocatedYaml, read_located
from ckanext.palembang.catalogue.demo.metadata import read_metadata
from ckanext.palembang.catalogue.demo.rows import RowReader
from ckanext.palembang.catalogue.demo.totals import check_totals, read_totals

_COLUMNS_FILE = "columns.yaml"
_ACTIVITIES_FILE = "activities.yaml"
_TABLES = "tables"
# Names of datasets, as CKAN takes them.
_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{1,98}[a-z0-9]")


def packaged_folder() -> Path:
    """Return the folder of the tables that come with the package."""
    folder = resources.files("ckanext.palembang.demo")
    return Path(str(folder))


def load_definitions(folder: Path) -> tuple[Definition, ...]:
    """Read every table of a folder, sorted by name.

    Args:
        folder: holds `columns.yaml` and, in `tables`, a YAML and a CSV file per table.

    Raises:
        BrokenDefinitionsError: something in the folder is wrong; names every fault with its
            file and line.
    """
    shared = read_located(folder / _COLUMNS_FILE, _COLUMNS_FILE)
    if not shared.faults:
        check_shared_columns(shared)
    if shared.faults:
        # Every table would repeat what is wrong there.
        raise BrokenDefinitionsError(shared.faults)
    activities = _activities(folder)
    faults: list[Fault] = []
    tables = folder / _TABLES
    slugs = sorted(path.stem for path in tables.glob("*.yaml")) if tables.is_dir() else []
    if not slugs:
        faults.append(Fault(_TABLES, 0, f"no tables in {tables}"))
    faults += _strays(tables, slugs)
    definitions: list[Definition] = []
    for slug in slugs:
        source = read_located(tables / f"{slug}.yaml", f"{_TABLES}/{slug}.yaml")
        definition = (
            None
            if source.faults
            else _read_one(source, shared, activities, tables / f"{slug}.csv", faults)
        )
        faults += source.faults
        if definition:
            definitions.append(definition)
    faults += _doubled_numbers(definitions)
    if faults:
        raise BrokenDefinitionsError(faults)
    return tuple(definitions)


def _activities(folder: Path) -> dict[str, ActivityDefinition]:
    if not (folder / _ACTIVITIES_FILE).exists():
        return {}
    source = read_located(folder / _ACTIVITIES_FILE, _ACTIVITIES_FILE)
    found = {} if source.faults else read_activities(source)
    if source.faults:
        raise BrokenDefinitionsError(source.faults)
    return found


def _read_one(
    source: LocatedYaml,
    shared: LocatedYaml,
    activities: dict[str, ActivityDefinition],
    path: Path,
    faults: list[Fault],
) -> Definition | None:
    slug = path.stem
    if not _SLUG.fullmatch(slug):
        source.refuse((), f"“{slug}” is no name for a dataset: lower case, digits and hyphens")
    for key in source.mapping(()).keys() - {"dataset", "table"}:
        source.refuse((key,), f"“{key}” is neither “dataset” nor “table”")
    owner, tags, fields = read_metadata(source)
    activity = _activity(source, fields.pop("kegiatan", None), activities)
    columns = read_columns(source, shared)
    if source.faults:
        return None
    table = _read_table(source, columns, path, f"{_TABLES}/{slug}.csv", faults)
    return Definition(slug, owner, tags, activity, fields, table)


def _activity(
    source: LocatedYaml, slug: object, activities: dict[str, ActivityDefinition]
) -> ActivityDefinition | None:
    if slug is not None and slug not in activities:
        source.refuse(("dataset", "kegiatan"), f"“{slug}” is no activity of {_ACTIVITIES_FILE}")
    return activities.get(str(slug))


def _read_table(
    source: LocatedYaml, columns: tuple[Column, ...], path: Path, file: str, faults: list[Fault]
) -> Table:
    raw = source.mapping(("table",))
    for key in raw.keys() - {"name", "name_en", "columns", "totals"}:
        source.refuse(("table", key), f"“{key}” is nothing that a table has")
    names = frozenset(column.name for column in columns)
    for key in ("name", "name_en"):
        if not isinstance(raw.get(key), str):
            source.refuse(("table",), f"“{key}” is missing")
    for name in ("nilai", "tanda"):
        if name not in names:
            source.refuse(("table", "columns"), f"column “{name}” is missing")
    totals = read_totals(source, names)
    rows: list[tuple[str | None, ...]] = []
    if not source.faults:
        reader = RowReader(path, file, columns)
        faults += reader.faults
        rows = reader.rows
        if not reader.faults:
            faults += check_totals(file, columns, totals, rows, reader.lines)
    return Table(str(raw.get("name")), str(raw.get("name_en")), columns, totals, tuple(rows))


def _strays(tables: Path, slugs: list[str]) -> Iterator[Fault]:
    known = {f"{slug}{suffix}" for slug in slugs for suffix in (".yaml", ".csv")}
    for path in sorted(tables.iterdir()) if tables.is_dir() else []:
        if path.name not in known:
            yield Fault(
                f"{_TABLES}/{path.name}",
                0,
                "belongs to no table: there is no YAML file of its name",
            )


def _doubled_numbers(definitions: list[Definition]) -> Iterator[Fault]:
    """A table number stands for one table in an edition, as the catalogue demands."""
    holders: dict[tuple[str, str], str] = {}
    for definition in definitions:
        places = definition.fields["dalam_angka"]
        for place in places if isinstance(places, list) else []:
            number = place["edisi"], place["nomor"]
            holder = holders.setdefault(number, definition.slug)
            if holder != definition.slug:
                yield Fault(
                    f"{_TABLES}/{definition.slug}.yaml",
                    0,
                    f"table {number[1]} of edition {number[0]} is already {holder}",
                )
