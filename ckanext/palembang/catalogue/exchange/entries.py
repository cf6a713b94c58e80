"""The records of a document one by one, the unreadable ones among them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from ckanext.palembang.statistics import (
    BundleReading,
    Document,
    DocumentRecord,
    Finding,
    FlatReading,
    Level,
    Reading,
)

Path = tuple[str | int, ...]
AnyReading = Reading | BundleReading | FlatReading


@dataclass(frozen=True)
class Entry:
    """A record of a document.

    Attributes:
        index: its place among the records, from 0.
        path: where it stands in the document.
        form: `ms_keg`, `ms_ind`, `ms_var`, `dataset` or `bundle`; empty where it cannot be read.
        format: `indah`, `flat` or `record`: under which name an import keeps what no form knows.
        reading: what could be read; None where nothing could.
        findings: of reading it.
    """

    index: int
    path: Path
    form: str
    format: str
    reading: AnyReading | None
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Contents:
    """A document's records in their order.

    Attributes:
        entries: the records.
        findings: about the document itself; an error among them leaves nothing to import.
    """

    entries: tuple[Entry, ...]
    findings: tuple[Finding, ...]


def contents_of(document: Document) -> Contents:
    """Sorts the findings of a document to its records; a record that cannot be read has only findings."""
    good = {record.path: record for record in document.records}
    places: dict[Path, list[Finding]] = {path: [] for path in good}
    others: list[Finding] = []
    for finding in document.findings:
        place = _place(finding.path, good)
        if place is None and finding.level is Level.ERROR:
            place = _start(finding.path)
        if place is None:
            others.append(finding)
        else:
            places.setdefault(place, []).append(finding)
    ordered = sorted(places, key=_order)
    entries = [_entry(i, path, good.get(path), places[path]) for i, path in enumerate(ordered)]
    return Contents(tuple(entries), tuple(others))


def _place(path: Path, good: Iterable[Path]) -> Path | None:
    """The record that a path leads into."""
    return next((start for start in good if path[: len(start)] == start and path != ()), None)


def _start(path: Path) -> Path | None:
    """Where an unreadable record of a list stands: the path as far as its position."""
    for end, part in enumerate(path, start=1):
        if isinstance(part, int):
            return path[:end]
    return None


def _order(path: Path) -> tuple[int, ...]:
    return tuple(part for part in path if isinstance(part, int))


def _entry(index: int, path: Path, record: DocumentRecord | None, found: list[Finding]) -> Entry:
    if record is None:
        return Entry(index, path, "", "", None, tuple(found))
    name = "indah" if record.format.startswith("indah") else record.format
    reading = cast("AnyReading", record.reading)
    return Entry(index, path, record.form, name, reading, tuple(found))
