"""Imports indicators (MS-Ind): into the rows of the datasets that have them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ckanext.palembang.catalogue.activities.names import new_name
from ckanext.palembang.catalogue.exchange import complaints
from ckanext.palembang.catalogue.exchange.complaints import Complaint, Path
from ckanext.palembang.catalogue.exchange.gather import dataset_ids
from ckanext.palembang.catalogue.exchange.records import (
    ACTIVITY,
    DATASET,
    INDICATOR,
    KEPT,
    kept_of,
    merged_kept,
    same_name,
)
from ckanext.palembang.catalogue.exchange.results import Result
from ckanext.palembang.catalogue.exchange.saving import InvalidRecordError
from ckanext.palembang.catalogue.exchange.steps import Package, Run, enter, merged
from ckanext.palembang.catalogue.indicators import FIELD, stored_record
from ckanext.palembang.statistics import check_indicator

Record = Mapping[str, Any]


@dataclass
class Incoming:
    """An indicator of a document, with its result."""

    record: Record
    path: Path
    result: Result


def import_indicators(
    run: Run, index: int, records: Sequence[Record], paths: Sequence[Path], activity_id: str | None
) -> None:
    """Enters indicators into the datasets of their activity; those that no dataset has get a draft."""
    incoming = [
        Incoming(record, path, run.add(index, INDICATOR, record.get("nama"), []))
        for record, path in zip(records, paths, strict=True)
    ]
    targets: dict[str, list[Incoming]] = {}
    for one in incoming:
        found = _dataset_with(run, activity_id, one.record)
        if found:
            targets.setdefault(found, []).append(one)
        else:
            _make_draft(run, one, activity_id)
    for dataset_id, group in targets.items():
        enter_rows(run, dataset_id, group)


def enter_rows(run: Run, dataset_id: str, group: list[Incoming], **changes: Any) -> None:
    """Enters indicators into one dataset; those that its validators refuse are left out."""
    shown = run.saver.shown(dataset_id)
    rows = [stored_record(row) for row in shown.get(FIELD) or []]
    left = [one for one in group if _judged(one, rows)]
    while left:
        now, places = merged_rows(rows, left)
        try:
            saved = run.saver.update(dataset_id, {**changes, FIELD: now})
        except InvalidRecordError as error:
            left = _without_refused(left, places, error.errors)
            continue
        run.known.note(saved.id)
        for one, place in zip(left, places, strict=True):
            enter(one.result, saved)
            if place < len(rows) and saved.outcome == "updated":
                one.result.outcome = "unchanged" if now[place] == rows[place] else "updated"
        return


def merged_rows(
    rows: Sequence[Package], group: Iterable[Incoming]
) -> tuple[list[Package], list[int]]:
    """The rows of a dataset with the indicators of an import, and where each of them stands."""
    now, places = list(rows), []
    for one in group:
        place = row_of(now, one.record)
        current = now[place] if place is not None else {}
        row = merged(current, one.record)
        kept = merged_kept(kept_of(current), kept_of(one.record))
        row |= {KEPT: kept} if kept else {}
        if place is None:
            place = len(now)
            now.append(row)
        else:
            now[place] = row
        places.append(place)
    return now, places


def row_of(rows: Sequence[Record], record: Record) -> int | None:
    """Where an indicator stands: by its number at BPS, else by its name."""
    for key in ("id_indikator_mms", "nama"):
        wanted = same_name(record.get(key))
        found = next(
            (i for i, row in enumerate(rows) if wanted and same_name(row.get(key)) == wanted), None
        )
        if found is not None:
            return found
    return None


def _judged(one: Incoming, rows: Sequence[Package]) -> bool:
    place = row_of(rows, one.record)
    whole = merged(rows[place] if place is not None else {}, one.record)
    one.result.findings += complaints.of_findings(check_indicator(whole), one.path)
    return not complaints.has_error(one.result.findings)


def _make_draft(run: Run, one: Incoming, activity_id: str | None) -> None:
    found = complaints.of_findings(check_indicator(one.record), one.path)
    one.result.findings += found
    name = str(one.record.get("nama") or "")
    data: Package = {
        "type": DATASET,
        "title": name,
        "name": new_name(name[:500], ""),
        FIELD: [dict(one.record)],
        **({ACTIVITY: activity_id} if activity_id else {}),
    }
    # What the dataset's own form asks for again, in the indicator's words.
    data |= {
        key: one.record[key] for key in ("definisi", "ukuran", "satuan") if one.record.get(key)
    }
    run.save(one.result, None, data, one.path)


def _dataset_with(run: Run, activity_id: str | None, record: Record) -> str | None:
    ids = list(dataset_ids([activity_id])) if activity_id else []
    titled = None
    for dataset_id in ids:
        shown = run.saver.shown(dataset_id)
        rows = [stored_record(row) for row in shown.get(FIELD) or []]
        if row_of(rows, record) is not None:
            return dataset_id
        if not rows and same_name(shown.get("title")) == same_name(record.get("nama")):
            titled = titled or dataset_id
    if titled or activity_id:
        return titled
    return run.known.dataset({"title": record.get("nama")}, [record])


def _without_refused(
    group: list[Incoming], places: list[int], errors: Mapping[str, Any]
) -> list[Incoming]:
    """Marks those whose rows were refused; all of them, where the errors are about something else."""
    by_row = errors.get(FIELD)
    refused = [
        (one, by_row[place])
        for one, place in zip(group, places, strict=True)
        if isinstance(by_row, list) and place < len(by_row) and by_row[place]
    ]
    if not refused:
        for one in group:
            one.result.findings += complaints.of_errors(errors, one.path)
        return []
    for one, found in refused:
        texts = found if isinstance(found, Mapping) else {"nama": [found]}
        one.result.findings += complaints.of_errors(texts, one.path)
    gone = {id(one) for one, _ in refused}
    return [one for one in group if id(one) not in gone]


def refuse_all(
    run: Run, index: int, kind: str, records: Sequence[Record], path: Path
) -> list[Complaint]:
    """Refuses records because their activity was."""
    complaint = complaints.refused_with_its_activity(path)
    for record in records:
        run.add(index, kind, record.get("nama"), [complaint])
    return [complaint]
