"""A document into the catalogue: all of it or nothing, unless the caller wants what is good of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ckan import model

from ckanext.palembang.catalogue.exchange import complaints
from ckanext.palembang.catalogue.exchange.complaints import Complaint, Path
from ckanext.palembang.catalogue.exchange.entries import Contents, Entry
from ckanext.palembang.catalogue.exchange.import_activity import import_activity
from ckanext.palembang.catalogue.exchange.import_dataset import import_dataset
from ckanext.palembang.catalogue.exchange.import_indicators import import_indicators, refuse_all
from ckanext.palembang.catalogue.exchange.import_people import keep_people, lost_people
from ckanext.palembang.catalogue.exchange.import_variables import (
    import_variables,
    take_back,
    write_columns,
)
from ckanext.palembang.catalogue.exchange.known import Known
from ckanext.palembang.catalogue.exchange.records import (
    DATASET,
    INDICATOR,
    KEPT,
    VARIABLE,
)
from ckanext.palembang.catalogue.exchange.results import Result
from ckanext.palembang.catalogue.exchange.saving import LostTransactionError, Saver
from ckanext.palembang.catalogue.exchange.steps import Run, Spot
from ckanext.palembang.statistics import BundleReading, FlatReading, Reading

#: How readings call the lists of them.
_PLURAL = {INDICATOR: "indicators", VARIABLE: "variables"}
_KINDS = {"ms_keg": "kegiatan", "ms_ind": "indikator", "ms_var": "variabel", "dataset": "dataset"}


@dataclass(frozen=True)
class Order:
    """What a caller wants.

    Attributes:
        user: name of the user who imports.
        office_id: the office that the records belong to.
        keep_going: whether good records are saved beside bad ones.
        is_dry_run: whether only to say what would happen.
    """

    user: str
    office_id: str
    keep_going: bool
    is_dry_run: bool


@dataclass(frozen=True)
class Family:
    """Indicators or variables that stand together.

    Attributes:
        index: place of the document's record that they stand in, from 0.
        kind: `indikator` or `variabel`.
        records: records of MS-Ind or MS-Var.
        paths: where each stands.
        people: what the document says about persons of each.
    """

    index: int
    kind: str
    records: Sequence[Mapping[str, Any]]
    paths: Sequence[Path]
    people: Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class Report:
    """What became of an import.

    Attributes:
        results: a result for each record, with those that stand inside others.
        is_saved: whether anything is in the catalogue now that was not there before.
        is_refused: whether records were refused and therefore nothing was saved.
    """

    results: tuple[Result, ...]
    is_saved: bool
    is_refused: bool


def import_contents(contents: Contents, order: Order) -> Report:
    """Imports a document.

    Raises:
        Exception: Solr or a database failed; nothing is left behind.
    """
    lost: dict[int, Mapping[str, Any]] = {}
    while True:
        run = Run(order.user, order.office_id, Saver(order.user), Known(order.office_id))
        run.known.load()
        broken = _all_entries(run, contents, lost)
        if broken is not None:
            # CKAN has rolled back all that came before: once more, without the record that broke.
            lost[broken[0]] = broken[1]
            continue
        is_refused = any(one.is_refused for one in run.results) and not order.keep_going
        is_saved = not (order.is_dry_run or is_refused) and _finish(run)
        if not is_saved:
            run.saver.undo()
            _forget_new_ids(run)
        return Report(tuple(run.results), is_saved, is_refused)


def _all_entries(
    run: Run, contents: Contents, lost: Mapping[int, Mapping[str, Any]]
) -> tuple[int, Mapping[str, Any]] | None:
    """Imports the records one by one.

    Returns:
        The record at which CKAN refused a save that its validators had passed, and what it said.
    """
    for entry in contents.entries:
        if entry.reading is None or entry.index in lost:
            found = complaints.of_findings(entry.findings)
            found += complaints.of_errors(lost.get(entry.index, {}), entry.path)
            run.add(entry.index, _KINDS.get(entry.form, "record"), _title(entry), found)
            continue
        try:
            _entry(run, entry)
        except LostTransactionError as error:
            model.Session.rollback()
            return entry.index, error.errors
    return None


def _finish(run: Run) -> bool:
    """Ends the transaction; data dictionaries are written before it, and taken back where it fails."""
    if all(one.outcome in ("unchanged", "refused") for one in run.results):
        return False
    before = write_columns(run.user, run.columns)
    try:
        run.saver.commit()
    except Exception:
        take_back(run.user, before)
        raise
    return True


def _entry(run: Run, entry: Entry) -> None:
    found = complaints.of_findings(entry.findings)
    match entry.reading:
        case BundleReading():
            _bundle(run, entry, entry.reading, found)
        case FlatReading():
            _flat(run, entry, entry.reading, found)
        case Reading():
            _single(run, entry, entry.reading, found)
        case _:
            pass


def _bundle(run: Run, entry: Entry, reading: BundleReading, found: list[Complaint]) -> None:
    activity_id = None
    index, path = entry.index, entry.path
    if reading.activity is not None:
        own = (*path, "kegiatan")
        brought = {entry.format: reading.personal.get("activity")}
        spot = Spot(index, own, found)
        activity_id = import_activity(run, spot, reading.activity, _mappings(brought))
        if activity_id is None:
            refuse_all(run, index, INDICATOR, reading.indicators, path)
            refuse_all(run, index, VARIABLE, reading.variables, path)
            return
    _children(run, entry, reading, activity_id)


def _children(
    run: Run, entry: Entry, reading: BundleReading | FlatReading, activity_id: str | None
) -> None:
    if isinstance(reading, BundleReading):
        _enter(run, _family(entry, INDICATOR, reading), activity_id)
    _enter(run, _family(entry, VARIABLE, reading), activity_id)


def _family(entry: Entry, kind: str, reading: BundleReading | FlatReading) -> Family:
    """The indicators or variables that stand in a bundle, or beside a dataset under our own key."""
    is_bundle = isinstance(reading, BundleReading)
    base = entry.path if is_bundle else (*entry.path, "palembang")
    records = reading.indicators if kind == INDICATOR else reading.variables
    paths = [(*base, kind, place) for place in range(len(records))]
    brought = reading.personal.get(_PLURAL[kind]) if is_bundle else None
    found = brought if isinstance(brought, list) else [{}] * len(records)
    return Family(entry.index, kind, records, paths, found)


def _enter(run: Run, family: Family, activity_id: str | None) -> None:
    """Imports indicators or variables, and what the document says about persons of each."""
    if not family.records:
        return
    enter_records = import_indicators if family.kind == INDICATOR else import_variables
    start = len(run.results)
    enter_records(run, family.index, family.records, family.paths, activity_id)
    made = run.results[start:]
    children = zip(family.records, family.paths, made, family.people, strict=True)
    keep_people(activity_id, family.kind, list(children))


def _flat(run: Run, entry: Entry, reading: FlatReading, found: list[Complaint]) -> None:
    index, path, start = entry.index, entry.path, len(run.results)
    activity_id = None
    if reading.activity is not None:
        brought = _mappings({"flat": reading.personal})
        own: list[Complaint] = [] if _has_dataset(reading) else found
        spot = Spot(index, path, own)
        activity_id = import_activity(run, spot, reading.activity, brought)
        if activity_id is None:
            refuse_all(
                run, index, DATASET, [reading.dataset] if _has_dataset(reading) else [], path
            )
            refuse_all(run, index, INDICATOR, reading.indicators, path)
            refuse_all(run, index, VARIABLE, reading.variables, path)
            return
    if _has_dataset(reading):
        spot = Spot(index, path, found)
        import_dataset(run, spot, reading.dataset, reading.indicators, activity_id)
    elif reading.indicators:
        import_indicators(
            run, index, reading.indicators, [path] * len(reading.indicators), activity_id
        )
    _children(run, entry, reading, activity_id)
    if reading.personal and reading.activity is None and len(run.results) > start:
        run.results[start].findings.append(lost_people(path))


def _single(run: Run, entry: Entry, reading: Reading, found: list[Complaint]) -> None:
    index, path, record = entry.index, entry.path, reading.record
    if entry.form == "ms_keg":
        brought = _mappings({entry.format: reading.personal})
        import_activity(run, Spot(index, path, found), record, brought)
        return
    activity_id = run.known.activity_numbered(_envelope(record, entry.format).get("ms_keg_id"))
    kind = INDICATOR if entry.form == "ms_ind" else VARIABLE
    _enter(run, Family(index, kind, [record], [path], [reading.personal]), activity_id)
    run.results[-1].findings[:0] = found


def _envelope(record: Mapping[str, Any], format_name: str) -> Mapping[str, Any]:
    kept = record.get(KEPT)
    inner = kept.get(format_name) if isinstance(kept, Mapping) else None
    rest = inner.get("rest") if isinstance(inner, Mapping) else None
    return rest if isinstance(rest, Mapping) else {}


def _has_dataset(reading: FlatReading) -> bool:
    return any(key != KEPT for key in reading.dataset)


def _mappings(found: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    return {name: one for name, one in found.items() if isinstance(one, Mapping) and one}


def _title(entry: Entry) -> str:
    reading = entry.reading
    if isinstance(reading, Reading):
        return str(reading.record.get("judul_kegiatan") or reading.record.get("nama") or "")
    if isinstance(reading, FlatReading):
        return str(reading.dataset.get("title") or "")
    return ""


def _forget_new_ids(run: Run) -> None:
    """Packages that were made and undone have no id that anybody could use."""
    gone = set(run.saver.created)
    for result in run.results:
        if result.id in gone:
            result.id = result.name = ""
