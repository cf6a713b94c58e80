"""Rules of MS-Keg on 3.4, the variables that an activity collects."""

from __future__ import annotations

from collections.abc import Iterator

from ckanext.palembang.statistics.findings import Finding, Message
from ckanext.palembang.statistics.rules.concepts import concept_name
from ckanext.palembang.statistics.rules.doubles import doubles, name_key
from ckanext.palembang.statistics.values import Record, rows_of, text_of

_KEY = "iii_variabel_yang_dikumpulkan"
_TWICE = Message(
    "The variable “%(value)s” already stands in row %(first)d, with the same reference period.",
    "Variabel “%(value)s” sudah ada di baris %(first)d, dengan referensi waktu yang sama.",
)


def collected_variables(record: Record) -> Iterator[Finding]:
    """3.4: no variable twice for one reference period; concepts named as INDAH's guide asks."""
    yield from doubles(record, _KEY, "nama", of=_mark, finding=("variable-twice", _TWICE))
    for index, row in rows_of(record, _KEY):
        yield from concept_name((_KEY, index, "konsep"), text_of(row, "konsep"))


def _mark(row: Record) -> tuple[str, str] | None:
    name = name_key(text_of(row, "nama"))
    return (name, name_key(text_of(row, "referensi_waktu"))) if name else None
