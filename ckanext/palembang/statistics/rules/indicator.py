"""Rules of MS-Ind; that composite and building parts go with column 10 is in `conditions`."""

from __future__ import annotations

from collections.abc import Iterator

from ckanext.palembang.statistics.findings import Finding, Message
from ckanext.palembang.statistics.rules.concepts import concept_name, sdsn_code
from ckanext.palembang.statistics.rules.doubles import doubles, name_key
from ckanext.palembang.statistics.values import Record, rows_of, text_of, texts_of

_COMPONENTS, _VARIABLES = "indikator_pembangun", "variabel_pembangun"
_ITSELF = Message(
    "An indicator is not composed of itself.",
    "Indikator tidak dibangun dari dirinya sendiri.",
)
_COMPONENT_TWICE = Message(
    "The indicator “%(value)s” already stands in row %(first)d.",
    "Indikator “%(value)s” sudah ada di baris %(first)d.",
)
_VARIABLE_TWICE = Message(
    "The variable “%(value)s” already stands in row %(first)d.",
    "Variabel “%(value)s” sudah ada di baris %(first)d.",
)


def indicator_concepts(record: Record) -> Iterator[Finding]:
    """Column 3: concepts named as INDAH's guide to standard data asks."""
    for index, concept in texts_of(record, "konsep"):
        yield from concept_name(("konsep", index), concept)


def indicator_sdsn_code(record: Record) -> Iterator[Finding]:
    """The link to the national data standard (Peraturan BPS 4/2021)."""
    yield from sdsn_code(("id_sds",), text_of(record, "id_sds"))


def composed_of_itself(record: Record) -> Iterator[Finding]:
    """Column 12: an indicator is never one of the indicators that compose it."""
    name = name_key(text_of(record, "nama"))
    for index, row in rows_of(record, _COMPONENTS):
        if name and name_key(text_of(row, "nama")) == name:
            yield Finding("indicator-of-itself", (_COMPONENTS, index, "nama"), _ITSELF)


def components_twice(record: Record) -> Iterator[Finding]:
    """Column 12: every component stands once."""
    finding = ("component-twice", _COMPONENT_TWICE)
    yield from doubles(record, _COMPONENTS, "nama", of=_name, finding=finding)


def variables_twice(record: Record) -> Iterator[Finding]:
    """Column 15: every variable stands once for an activity that collects it."""
    finding = ("variable-twice", _VARIABLE_TWICE)
    yield from doubles(record, _VARIABLES, "nama", of=_name_and_activities, finding=finding)


def _name(row: Record) -> str | None:
    return name_key(text_of(row, "nama")) or None


def _name_and_activities(row: Record) -> tuple[str, ...] | None:
    name = _name(row)
    activities = sorted(name_key(text) for _, text in texts_of(row, "kegiatan_penghasil"))
    return (name, *activities) if name else None
