"""Imports a dataset of a flat file, with the indicators that stand in the same entry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

import ckan.plugins.toolkit as tk

from ckanext.palembang.catalogue.activities.names import new_name
from ckanext.palembang.catalogue.exchange import complaints
from ckanext.palembang.catalogue.exchange.complaints import Complaint, Path
from ckanext.palembang.catalogue.exchange.import_indicators import Incoming, merged_rows
from ckanext.palembang.catalogue.exchange.records import (
    ACTIVITY,
    DATASET,
    INDICATOR,
    KEPT,
    kept_of,
    merged_kept,
)
from ckanext.palembang.catalogue.exchange.steps import Package, Run, Spot, merged, own_hint
from ckanext.palembang.catalogue.indicators import FIELD, stored_record
from ckanext.palembang.catalogue.pages.links import palembang_safe_url
from ckanext.palembang.statistics import Level, check_indicator

Record = Mapping[str, Any]

_NOT_TAKEN = frozenset({"name", "owner_org", "tag_string", FIELD, ACTIVITY, KEPT})
_RESOURCE_KEYS = ("name", "name_en", "description", "url", "format", "mimetype")


def import_dataset(
    run: Run, spot: Spot, dataset: Record, indicators: Sequence[Record], activity_id: str | None
) -> str | None:
    """Creates the dataset, or changes the one that it is.

    Returns:
        Id of its package, or None where it was refused.
    """
    index, path = spot.index, spot.path
    package_id = run.known.dataset(dataset, list(indicators))
    current = run.saver.shown(package_id) if package_id else {}
    result = run.add(index, DATASET, dataset.get("title"), list(spot.findings))
    rows = [stored_record(row) for row in current.get(FIELD) or []]
    incoming = [_incoming(run, index, record, rows, path) for record in indicators]
    good = [one for one in incoming if not complaints.has_error(one.result.findings)]
    now, places = merged_rows(rows, good)
    data = _fields(dataset, result.findings, path, current)
    reference = activity_id or dataset.get(ACTIVITY)
    data |= {ACTIVITY: reference} if reference else {}
    data |= {FIELD: now} if now else {}
    kept = merged_kept(kept_of(current), kept_of(dataset))
    data |= {KEPT: kept} if kept else {}
    if package_id is None:
        title = str(dataset.get("title") or "")
        data |= {"type": DATASET, "name": new_name(title[:500] or DATASET, "")}
    saved = run.save(result, package_id, data, path)
    for one, place in zip(good, places, strict=True):
        if saved is None:
            one.result.findings.append(_refused_with_its_dataset(path))
            continue
        one.result.id, one.result.name = result.id, result.name
        was = rows[place] if place < len(rows) else None
        outcome = "created" if was is None else "updated"
        one.result.outcome = "unchanged" if was == now[place] else outcome
    return saved


def _incoming(
    run: Run, index: int, record: Record, rows: Sequence[Package], path: Path
) -> Incoming:
    _, [place] = merged_rows(rows, [Incoming(record, path, run.results[-1])])
    whole = merged(rows[place] if place < len(rows) else {}, record)
    found = complaints.of_findings(check_indicator(whole), path)
    return Incoming(record, path, run.add(index, INDICATOR, record.get("nama"), found))


def _fields(
    dataset: Record, findings: list[Complaint], path: Path, current: Mapping[str, Any]
) -> Package:
    """What a package takes of the record: fields of its form, tags, links to files."""
    schema = tk.h.scheming_get_dataset_schema(DATASET)
    known = {field["field_name"] for field in schema["dataset_fields"]} - _NOT_TAKEN
    data = {key: dataset[key] for key in known if key in dataset}
    tags = _tags(dataset.get("tags"), findings, path)
    old = [{"name": tag["name"]} for tag in current.get("tags", [])]
    new = [tag for tag in tags if tag not in old]
    data |= {"tags": old + new} if new else {}
    files = _files(dataset.get("resources"), findings, path)
    urls = {resource.get("url") for resource in current.get("resources", [])}
    added = [file for file in files if file["url"] not in urls]
    data |= {"resources": [*current.get("resources", []), *added]} if added else {}
    return data


def _tags(value: object, findings: list[Complaint], path: Path) -> list[Package]:
    """Tags that CKAN takes; the others are told of, and stay in what is kept of the import."""
    # Both take a value and a context; CKAN's type is that of all validators.
    check = cast("Any", tk.get_validator("tag_name_validator"))
    length = cast("Any", tk.get_validator("tag_length_validator"))
    good: list[Package] = []
    for item in value if isinstance(value, list) else []:
        name = str(item.get("name") or "") if isinstance(item, Mapping) else str(item)
        try:
            check(length(name, {}), {})
        except tk.Invalid as error:
            findings.append(own_hint("tag-not-taken", (*path, "tags"), str(error.error)))
            continue
        if {"name": name} not in good:
            good.append({"name": name})
    return good


def _files(value: object, findings: list[Complaint], path: Path) -> list[Package]:
    """Files as links; what no browser can open is told of."""
    good: list[Package] = []
    for place, item in enumerate(value if isinstance(value, list) else []):
        if not isinstance(item, Mapping):
            continue
        url = palembang_safe_url(item.get("url"))
        if not url:
            text = tk._("The address of this file is no web address: it is left out.")
            findings.append(own_hint("file-not-taken", (*path, "resources", place), text))
            continue
        good.append({key: item[key] for key in _RESOURCE_KEYS if item.get(key)} | {"url": url})
    return good


def _refused_with_its_dataset(path: Path) -> Complaint:
    text = tk._("Its dataset was refused.")
    return complaints.complaint("dataset-refused", path, Level.ERROR, text)
