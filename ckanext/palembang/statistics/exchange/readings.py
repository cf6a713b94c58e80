"""What an import gives: records, what the forms do not know, and findings."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from ckanext.palembang.statistics.exchange.plain import Object, as_object
from ckanext.palembang.statistics.findings import Finding

#: Key of a record under which lies what an import brought beside it, by format.
REST = "kunci_lain"


def _object() -> dict[str, object]:
    return {}


@dataclass(frozen=True, slots=True)
class Reading:
    """One record out of a document.

    Attributes:
        record: Record of the form; under `kunci_lain` what an export needs to give the document back.
        unknown: Dotted path -> what stood there and is in no field of the record.
        findings: What could not be read, and which keys the form does not know.
        personal: What the document says about persons beside the form's own fields, never part of
            the record; an export takes it back with `include_personal`.
    """

    record: dict[str, object]
    unknown: Mapping[str, object] = field(default_factory=_object)
    findings: tuple[Finding, ...] = ()
    personal: Mapping[str, object] = field(default_factory=_object)


@dataclass(frozen=True, slots=True)
class BundleReading:
    """An activity with its indicators and variables.

    Attributes:
        activity: Record of MS-Keg, None where the bundle has none.
        indicators: Records of MS-Ind.
        variables: Records of MS-Var.
        unknown: As in `Reading`, with the path from the bundle.
        findings: As in `Reading`, with the path from the bundle.
        personal: `activity` -> as in `Reading`; `indicators` and `variables` -> a list of such.
    """

    activity: dict[str, object] | None
    indicators: list[dict[str, object]]
    variables: list[dict[str, object]]
    unknown: Mapping[str, object] = field(default_factory=_object)
    findings: tuple[Finding, ...] = ()
    personal: Mapping[str, object] = field(default_factory=_object)


@dataclass(frozen=True, slots=True)
class FlatReading:
    """A dataset entry of the national data.json, or an answer of BPS DNA.

    Attributes:
        dataset: Keys of the dataset's form, `resources` and `tags`; empty where there is no dataset.
        activity: Record of MS-Keg, None where the entry has none.
        indicators: Records of MS-Ind: none, one, or as many as this catalogue wrote.
        variables: Records of MS-Var.
        unknown: As in `Reading`.
        findings: As in `Reading`.
        personal: As in `Reading`.
    """

    dataset: dict[str, object]
    activity: dict[str, object] | None
    indicators: list[dict[str, object]]
    unknown: Mapping[str, object] = field(default_factory=_object)
    findings: tuple[Finding, ...] = ()
    variables: list[dict[str, object]] = field(default_factory=list[dict[str, object]])
    personal: Mapping[str, object] = field(default_factory=_object)


def rest_of(record: Object, format_name: str) -> Object:
    """What an import in a format left in a record; nothing where there is none.

    Args:
        record: A record; `kunci_lain` may be an object or its JSON text, as a catalogue stores it.
        format_name: `indah` or `flat`.
    """
    stored = record.get(REST)
    if isinstance(stored, str):
        try:
            stored = json.loads(stored)
        except (ValueError, RecursionError):
            return {}
    inner = as_object(stored) or {}
    return as_object(inner.get(format_name)) or {}


def with_rest(record: dict[str, object], format_name: str, rest: Object) -> dict[str, object]:
    """The record with what an import in a format left."""
    return {**record, REST: {format_name: dict(rest)}} if rest else record
