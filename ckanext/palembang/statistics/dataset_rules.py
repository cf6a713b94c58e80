"""Rules between the fields of a yearbook dataset, and rules for single values that need no code list.

A record is a plain mapping with the keys of the dataset schema. A value that is absent, `None`, `""` or
`[]` is empty; that a field is mandatory is the schema's business, not that of these rules.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ckanext.palembang.statistics.findings import Finding, Level, Message
from ckanext.palembang.statistics.periods import Period, PeriodError, parse_period
from ckanext.palembang.statistics.rules.concepts import concept_name, sdsn_code
from ckanext.palembang.statistics.table_number import TableNumberError, parse_table_number
from ckanext.palembang.statistics.values import Record, items_of, rows_of, text_of

Rule = Callable[[Record], Iterator[Finding]]


def check_dataset(record: Record) -> list[Finding]:
    """All findings on a dataset record, in the order of the form.

    Args:
        record: Keys of the dataset schema; `dalam_angka`, `jadwal` are lists of mappings.
    """
    return [finding for rule in _RULES for finding in rule(record)]


def _period_or_none(text: str) -> Period | None:
    try:
        return parse_period(text) if text else None
    except PeriodError:
        return None


def _sdsn_code(record: Record) -> Iterator[Finding]:
    """Code of the national data standard: Peraturan BPS 4/2021 (`SP00055.00.00`)."""
    yield from sdsn_code(("id_sds",), text_of(record, "id_sds"))


def _concept_name(record: Record) -> Iterator[Finding]:
    """A konsep is named as INDAH's guide to standard data asks; hints only."""
    yield from concept_name(("konsep",), text_of(record, "konsep"))


def _classification_of_title(record: Record) -> Iterator[Finding]:
    """What the title names after “Menurut” is one of the classifications (yearbook title pattern)."""
    title = text_of(record, "title")
    match = re.search(r"\bmenurut\s+(.+?)(?=\s+di\s|\s*\(|,|$)", title, re.IGNORECASE)
    if not match:
        return
    known = " ".join(str(item).lower() for item in items_of(record, "klasifikasi"))
    for name in re.split(r"\s+dan\s+|\s*,\s*", match[1]):
        if known and name.strip() and name.strip().lower() not in known:
            yield Finding(
                "title-classification-not-listed",
                ("klasifikasi",),
                Message(
                    "The title classifies by “%(name)s”, which is not among the classifications.",
                    "Judul memuat klasifikasi “%(name)s” yang belum ada dalam isian klasifikasi.",
                ),
                Level.HINT,
                {"name": name.strip()},
            )


def _table_numbers(record: Record) -> Iterator[Finding]:
    """Number pattern, chapter = first part, no number twice in an edition."""
    seen: dict[tuple[str, str], int] = {}
    for index, row in rows_of(record, "dalam_angka"):
        number = text_of(row, "nomor")
        if not number:
            continue
        path = ("dalam_angka", index, "nomor")
        try:
            parsed = parse_table_number(number)
        except TableNumberError:
            yield Finding(
                "table-number-pattern",
                path,
                Message(
                    "“%(value)s” is no table number: write chapter.subchapter.number, like 3.1.10.",
                    "“%(value)s” bukan nomor tabel: tulis bab.subbab.urutan, misalnya 3.1.10.",
                ),
                parameters={"value": number},
            )
            continue
        chapter = str(row.get("bab") or "")
        if chapter and chapter != str(parsed.chapter):
            yield Finding(
                "table-number-chapter",
                path,
                Message(
                    "Table %(value)s does not belong to chapter %(chapter)s.",
                    "Tabel %(value)s tidak termasuk bab %(chapter)s.",
                ),
                parameters={"value": str(parsed), "chapter": chapter},
            )
        edition = str(row.get("edisi") or "")
        if (edition, str(parsed)) in seen:
            yield Finding(
                "table-number-twice",
                path,
                Message(
                    "Table %(value)s of edition %(edition)s is listed twice here.",
                    "Tabel %(value)s edisi %(edition)s tercantum dua kali di sini.",
                ),
                parameters={"value": str(parsed), "edition": edition},
            )
        seen[edition, str(parsed)] = index


def _edition_periods(record: Record) -> Iterator[Finding]:
    """Edition N holds data up to N-1; a school year may end in N."""
    for index, row in rows_of(record, "dalam_angka"):
        edition = str(row.get("edisi") or "")
        for text in re.split(r"[,;]", text_of(row, "periode")):
            if not text.strip():
                continue
            period = _period_or_none(text)
            path = ("dalam_angka", index, "periode")
            if period is None:
                yield Finding(
                    "period-unknown",
                    path,
                    _PERIOD_MESSAGE,
                    parameters={"value": text.strip()},
                )
            elif edition.isdecimal() and period.first.year > int(edition):
                yield Finding(
                    "period-after-edition",
                    path,
                    Message(
                        "Period %(value)s begins after edition %(edition)s was made.",
                        "Periode %(value)s dimulai setelah edisi %(edition)s dibuat.",
                    ),
                    parameters={"value": text.strip(), "edition": edition},
                )


_PERIOD_MESSAGE = Message(
    "“%(value)s” is no period: write 2024, 2024-03, 2024-03-31 or 2023/2024.",
    "“%(value)s” bukan periode: tulis 2024, 2024-03, 2024-03-31, atau 2023/2024.",
)


def _coverage_in_time(record: Record) -> Iterator[Finding]:
    """First and last period exist and stand in order."""
    for key in ("periode_awal", "periode_akhir"):
        text = text_of(record, key)
        if text and _period_or_none(text) is None:
            yield Finding("period-unknown", (key,), _PERIOD_MESSAGE, parameters={"value": text})
    first = _period_or_none(text_of(record, "periode_awal"))
    last = _period_or_none(text_of(record, "periode_akhir"))
    if first and last and last.last < first.first:
        yield Finding(
            "period-backwards",
            ("periode_akhir",),
            Message(
                "The last period (%(last)s) stands before the first one (%(first)s).",
                "Periode akhir (%(last)s) mendahului periode awal (%(first)s).",
            ),
            parameters={
                "first": text_of(record, "periode_awal"),
                "last": text_of(record, "periode_akhir"),
            },
        )


def _priority_year(record: Record) -> Iterator[Finding]:
    """Data Prioritas are set per year (Perpres 39/2019, Ps 28-30): yes if and only if a year is named."""
    is_priority = text_of(record, "data_prioritas")
    years = record.get("prioritas_tahun")
    if is_priority == "ya" and not years:
        yield Finding(
            "priority-year-missing",
            ("prioritas_tahun",),
            Message(
                "Name the year or years for which these are priority data.",
                "Sebutkan tahun penetapan data prioritas ini.",
            ),
            Level.INCOMPLETE,
        )
    if is_priority != "ya" and years:
        yield Finding(
            "priority-year-without-priority",
            ("prioritas_tahun",),
            Message(
                "A priority year is given, but these are not marked as priority data.",
                "Tahun prioritas diisi, tetapi data ini tidak ditandai sebagai data prioritas.",
            ),
        )


def _access(record: Record) -> Iterator[Finding]:
    """Limits need a reason (Perpres 39/2019, Ps 37); excluded data are not shown to the public."""
    access = text_of(record, "accessRights")
    if access in ("TERBATAS", "TERTUTUP") and not text_of(record, "alasan_akses"):
        yield Finding(
            "access-reason-missing",
            ("alasan_akses",),
            Message(
                "Say why access is limited: the law or decision, and who may use the data.",
                "Jelaskan mengapa akses dibatasi: dasar hukum atau keputusan, dan siapa yang boleh.",
            ),
            Level.INCOMPLETE,
        )
    if access == "TERTUTUP" and record.get("private") is False:
        yield Finding(
            "closed-but-public",
            ("accessRights",),
            Message(
                "Closed data cannot be public: set the visibility of the dataset to private.",
                "Data tertutup tidak boleh tampil untuk umum: ubah visibilitas dataset menjadi privat.",
            ),
            Level.INCOMPLETE,
        )


def _schedule(record: Record) -> Iterator[Finding]:
    """Every item of the data list carries its release or update schedule (Ps 27)."""
    rows = list(rows_of(record, "jadwal"))
    if not rows and text_of(record, "accrualPeriodicity") != "HANYA_SEKALI":
        yield Finding(
            "schedule-missing",
            ("jadwal",),
            Message(
                "No release or update is planned yet: add the next date.",
                "Belum ada jadwal rilis atau pemutakhiran: tambahkan tanggal berikutnya.",
            ),
            Level.HINT,
        )


_RULES: tuple[Rule, ...] = (
    _sdsn_code,
    _concept_name,
    _classification_of_title,
    _table_numbers,
    _edition_periods,
    _coverage_in_time,
    _priority_year,
    _access,
    _schedule,
)
