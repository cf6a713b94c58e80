"""Rules of MS-Keg on its calendar: 3.3 (the stages of the work) and 8.2 (releases)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from ckanext.palembang.statistics.fields import fields
from ckanext.palembang.statistics.findings import Finding, Level, Message
from ckanext.palembang.statistics.values import Record, date_of, items_of, rows_of, whole_number

_COLLECTION: Final = "iii_jadwal_pengumpulan_data"
#: An activity of 2024 may be planned in 2023 and evaluated until 2026.
_YEARS_BEFORE, _YEARS_AFTER = 1, 2

_BACKWARDS = Message(
    "The period ends (%(last)s) before it begins (%(first)s).",
    "Periode berakhir (%(last)s) sebelum dimulai (%(first)s).",
)
_ORDER = Message(
    "This stage begins (%(day)s) before the stage that comes first on the form (%(before)s): is that right?",
    "Tahap ini dimulai (%(day)s) sebelum tahap yang mendahuluinya dalam formulir (%(before)s): apakah benar?",
)
_FAR = Message(
    "The day %(day)s lies far from %(year)d, the year of the activity: is that right?",
    "Tanggal %(day)s jauh dari %(year)d, tahun kegiatan: apakah benar?",
)
_EARLY_RELEASE = Message(
    "The release of %(day)s lies before the collection begins (%(before)s): is that right?",
    "Rilis tanggal %(day)s mendahului awal pengumpulan data (%(before)s): apakah benar?",
)


def periods_forward(record: Record) -> Iterator[Finding]:
    """3.3: a period does not end before it begins."""
    for key in _stages():
        for index, first, last in _periods(record, key):
            if first and last and last < first:
                path = (key, index, "akhir")
                parameters = {"first": first.isoformat(), "last": last.isoformat()}
                yield Finding("period-backwards", path, _BACKWARDS, parameters=parameters)


def stages_in_order(record: Record) -> Iterator[Finding]:
    """3.3: a stage does not begin before the one that the form prints above it."""
    before: date | None = None
    for key in _stages():
        begun = _beginning(record, key)
        if begun and before and begun < before:
            parameters = {"day": begun.isoformat(), "before": before.isoformat()}
            yield Finding("stages-in-order", (key,), _ORDER, Level.HINT, parameters)
        before = max(filter(None, (before, begun)), default=None)


def schedule_near_year(record: Record) -> Iterator[Finding]:
    """3.3 and 8.2: the calendar lies around the year of the activity; one hint for each field."""
    year = whole_number(record.get("tahun"))
    if year is None:
        return
    for key in (*_stages(), *_releases()):
        for path, day in _days(record, key):
            if not year - _YEARS_BEFORE <= day.year <= year + _YEARS_AFTER:
                parameters = {"day": day.isoformat(), "year": year}
                yield Finding("schedule-far-from-year", path, _FAR, Level.HINT, parameters)
                break


def releases_after_collection(record: Record) -> Iterator[Finding]:
    """8.2: nothing is released before its collection began."""
    begun = _beginning(record, _COLLECTION)
    for key in _releases():
        for path, day in _days(record, key):
            if begun and day < begun:
                parameters = {"day": day.isoformat(), "before": begun.isoformat()}
                yield Finding(
                    "release-before-collection", path, _EARLY_RELEASE, Level.HINT, parameters
                )


def _stages() -> Iterator[str]:
    return (field.key for field in fields("ms_keg") if field.type == "periods")


def _releases() -> Iterator[str]:
    return (field.key for field in fields("ms_keg") if field.type == "dates")


def _periods(record: Record, key: str) -> Iterator[tuple[int, date | None, date | None]]:
    for index, row in rows_of(record, key):
        yield index, date_of(row.get("awal")), date_of(row.get("akhir"))


def _beginning(record: Record, key: str) -> date | None:
    return min((first for _, first, _ in _periods(record, key) if first), default=None)


def _days(record: Record, key: str) -> Iterator[tuple[tuple[str | int, ...], date]]:
    for index, item in enumerate(items_of(record, key)):
        if day := date_of(item):
            yield (key, index), day
    for index, first, last in _periods(record, key):
        for name, day in (("awal", first), ("akhir", last)):
            if day:
                yield (key, index, name), day
