"""Judges whole records of MS-Keg, MS-Ind and MS-Var: every rule, in the order of the form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from ckanext.palembang.statistics.fields import fields, personal_keys
from ckanext.palembang.statistics.findings import Finding, Message
from ckanext.palembang.statistics.obligations import obligations
from ckanext.palembang.statistics.rules import rule_findings
from ckanext.palembang.statistics.shapes import shape_findings
from ckanext.palembang.statistics.values import Record, shortened


def check_activity(record: Record) -> list[Finding]:
    """All findings on an activity (MS-Keg), in the order of the form.

    Args:
        record: Keys of `fields("ms_keg")` and of the texts behind `lainnya`; may hold anything.
    """
    return check_record("ms_keg", record)


def check_indicator(record: Record) -> list[Finding]:
    """All findings on an indicator (MS-Ind), in the order of the form.

    Args:
        record: Keys of `fields("ms_ind")`; may hold anything.
    """
    return check_record("ms_ind", record)


def check_variable(record: Record) -> list[Finding]:
    """All findings on a variable (MS-Var), in the order of the form.

    Args:
        record: Keys of `fields("ms_var")`; may hold anything.
    """
    return check_record("ms_var", record)


def check_record(form: str, record: Record) -> list[Finding]:
    """All findings on a record of a form, in the order of the form.

    Args:
        form: `ms_keg`, `ms_ind` or `ms_var`.
        record: Keys of `fields(form)`; may hold anything.

    Raises:
        UnknownFieldError: There is no such form.
    """
    places = _places(form)
    if not isinstance(record, Mapping):  # pyright: ignore[reportUnnecessaryIsInstance]  # files hold anything
        return [Finding("record-expected", (), _RECORD, parameters={"value": shortened(record)})]
    found = [
        *obligations(form, record),
        *shape_findings(form, record),
        *rule_findings(form, record),
    ]
    found.sort(key=lambda finding: places.get(str(finding.path[0]), len(places)))
    return [_discreet(finding) for finding in found]


def _discreet(finding: Finding) -> Finding:
    """The finding without the value, where that is a fact about a person: findings reach logs."""
    if finding.path[0] not in personal_keys() or "value" not in finding.parameters:
        return finding
    return replace(finding, parameters={**finding.parameters, "value": "…"})


_RECORD = Message(
    "A record with named fields is expected here, not “%(value)s”.",
    "Di sini harus ada rekaman dengan isian bernama, bukan “%(value)s”.",
)


@cache
def _places(form: str) -> Mapping[str, int]:
    keys = [
        key
        for field in fields(form)
        for key in (field.key, field.other.key if field.other else None)
        if key
    ]
    return {key: place for place, key in enumerate(keys)}
