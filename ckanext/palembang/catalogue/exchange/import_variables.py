"""Imports variables (MS-Var): into the data dictionaries of the tables that have them as columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

import ckan.plugins.toolkit as tk
from ckan.types import Context

from ckanext.palembang.catalogue.exchange import complaints
from ckanext.palembang.catalogue.exchange.complaints import Path
from ckanext.palembang.catalogue.exchange.gather import dataset_ids
from ckanext.palembang.catalogue.exchange.records import (
    COLUMNS,
    KEPT,
    VARIABLE,
    VARIABLES,
    kept_of,
    same_name,
)
from ckanext.palembang.catalogue.exchange.results import Result
from ckanext.palembang.catalogue.exchange.saving import InvalidRecordError
from ckanext.palembang.catalogue.exchange.steps import Package, Run, enter, merged
from ckanext.palembang.catalogue.variables import Column, columns_of, tables_of
from ckanext.palembang.catalogue.variables.reading import read_answer
from ckanext.palembang.statistics import Level, check_variable

Record = Mapping[str, Any]
#: Resource -> column -> what it held before an import.
Before = list[tuple[str, dict[str, Package]]]


def import_variables(
    run: Run, index: int, records: Sequence[Record], paths: Sequence[Path], activity_id: str | None
) -> None:
    """Enters variables into the columns named by their alias; the others stay with the activity."""
    columns = _columns(run, activity_id) if activity_id else {}
    alone: list[tuple[Record, Path, Result]] = []
    rests: dict[str, tuple[Package, Result]] = {}
    for record, path in zip(records, paths, strict=True):
        result = run.add(index, VARIABLE, record.get("nama") or record.get("alias"), [])
        place = columns.get(_alias(record))
        if place is None:
            result.findings += complaints.of_findings(check_variable(record), path)
            alone.append((record, path, result))
        elif _plan(run, place, record, path, result) and kept_of(record):
            rests[_alias(record)] = (kept_of(record), result)
    _keep(run, activity_id, alone, rests)


def _columns(run: Run, activity_id: str) -> dict[str, tuple[str, str, Column]]:
    """Alias -> dataset, resource and column, of all tables of an activity; the first of each name."""
    found: dict[str, tuple[str, str, Column]] = {}
    for dataset_id in dataset_ids([activity_id]):
        for resource, columns in tables_of(run.saver.shown(dataset_id)):
            for column in columns:
                alias = column.variable.get("alias") or column.name
                place = (dataset_id, str(resource["id"]), column)
                found.setdefault(same_name(column.name), place)
                found.setdefault(same_name(alias), place)
    return found


def _plan(
    run: Run, place: tuple[str, str, Column], record: Record, path: Path, result: Result
) -> bool:
    """Notes what is to be written into a column; the DataStore has no part in the transaction."""
    dataset_id, resource_id, column = place
    now: Package = {}
    for key, value in record.items():
        if key == KEPT:
            continue
        try:
            now[key] = read_answer(key, value)
        except tk.Invalid as error:
            result.findings += complaints.of_errors({key: [error.error]}, path)
    whole = merged(column.variable, now)
    result.findings += complaints.of_findings(check_variable(whole), path)
    if complaints.has_error(result.findings):
        return False
    changed = {
        key: value for key, value in now.items() if _differs(value, column.variable.get(key))
    }
    shown = run.saver.shown(dataset_id)
    result.id, result.name = dataset_id, shown["name"]
    result.outcome = "updated" if changed else "unchanged"
    if changed:
        run.columns.setdefault(resource_id, {})[column.name] = whole
    return True


def _keep(
    run: Run,
    activity_id: str | None,
    alone: list[tuple[Record, Path, Result]],
    rests: Mapping[str, tuple[Package, Result]],
) -> None:
    """Leaves with the activity the variables that are no column, and what no form knows of the others."""
    good = [one for one in alone if not complaints.has_error(one[2].findings)]
    if activity_id is None:
        for _, path, result in good:
            text = tk._("No activity is known that collects this variable.")
            result.findings.append(
                complaints.complaint("variable-without-activity", path, Level.ERROR, text)
            )
        return
    if not good and not rests:
        return
    kept = kept_of(run.saver.shown(activity_id))
    rows = [dict(row) for row in kept.get(VARIABLES, [])]
    before = [dict(row) for row in rows]
    places = [_enter_row(rows, record) for record, _, _ in good]
    stored = kept.get(COLUMNS, {})
    columns = {**stored, **{alias: rest for alias, (rest, _) in rests.items()}}
    both = {VARIABLES: rows, COLUMNS: columns}
    now = {**kept, **{key: value for key, value in both.items() if value}}
    try:
        saved = run.saver.update(activity_id, {KEPT: now})
    except InvalidRecordError as error:
        for _, path, result in good:
            result.findings += complaints.of_errors(error.errors, path)
        return
    for alias, (rest, result) in rests.items():
        if stored.get(alias) != rest:
            result.outcome = "updated"
    for place, (_, _, result) in zip(places, good, strict=True):
        enter(result, saved)
        was = before[place] if place < len(before) else None
        outcome = "created" if was is None else "updated"
        result.outcome = "unchanged" if rows[place] == was else outcome


def _enter_row(rows: list[Package], record: Record) -> int:
    for key in ("id_variabel_mms", "alias", "nama"):
        wanted = same_name(record.get(key))
        for place, row in enumerate(rows):
            # A dash says that there is no alias.
            if wanted not in ("", "-") and same_name(row.get(key)) == wanted:
                rows[place] = merged(row, record)
                return place
    rows.append(dict(record))
    return len(rows) - 1


def write_columns(user: str, columns: Mapping[str, Mapping[str, Package]]) -> Before:
    """Writes variables into the data dictionaries of tables.

    Returns:
        What the columns held before, for `take_back`.

    Raises:
        tk.ValidationError: The DataStore refuses one; what was written before it is taken back.
    """
    done: Before = []
    try:
        for resource_id, found in columns.items():
            done.append((resource_id, _stored(resource_id, found)))
            _write(user, resource_id, found)
    except Exception:
        take_back(user, done)
        raise
    return done


def take_back(user: str, done: Before) -> None:
    """Writes back what columns held before."""
    for resource_id, before in done:
        _write(user, resource_id, before)


def _stored(resource_id: str, found: Mapping[str, Package]) -> dict[str, Package]:
    return {
        column.name: dict.fromkeys(found[column.name], "") | column.variable
        for column in columns_of(resource_id)
        if column.name in found
    }


def _write(user: str, resource_id: str, found: Mapping[str, Package]) -> None:
    fields = [{"id": name, "palembang": record} for name, record in found.items()]
    context = cast("Context", {"user": user})
    data = {"resource_id": resource_id, "force": True, "fields": fields}
    tk.get_action("datastore_create")(context, data)


def _alias(record: Record) -> str:
    return same_name(record.get("alias"))


def _differs(value: object, stored: object) -> bool:
    return (value or None) != (stored or None)
