"""Findings of an import as plain values: `{rule, path, level, message}` in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypedDict

import ckan.plugins.toolkit as tk

from ckanext.palembang.catalogue.labels import language
from ckanext.palembang.statistics import Finding, Level

#: Name of the rule where a field's own validator, or CKAN, refuses a value.
FIELD_RULE = "field"

Path = tuple[str | int, ...]


class Complaint(TypedDict):
    """One finding: name of the rule, where, how bad (`error`, `incomplete`, `hint`), in words."""

    rule: str
    path: list[str | int]
    level: str
    message: str


def complaint(rule: str, path: Sequence[str | int], level: Level, message: str) -> Complaint:
    """A finding of our own."""
    return {"rule": rule, "path": list(path), "level": level.value, "message": message}


def of_findings(findings: Iterable[Finding], below: Path = ()) -> list[Complaint]:
    """Findings of `statistics`, with their paths from the top of the document."""
    return [
        complaint(one.rule, (*below, *one.path), one.level, one.text(language()))
        for one in findings
    ]


def of_errors(
    errors: Mapping[str, Any], below: Path = (), level: Level = Level.ERROR
) -> list[Complaint]:
    """What validators refused, with the path of each value."""
    return [
        complaint(FIELD_RULE, (*below, *path), level, message)
        for path, message in _messages(errors, ())
    ]


def has_error(found: Iterable[Complaint]) -> bool:
    """Whether any of them refuses the record."""
    return any(one["level"] == Level.ERROR.value for one in found)


def refused_with_its_activity(below: Path) -> Complaint:
    """Why a record is refused whose activity is."""
    text = tk._("Its activity was refused.")
    return complaint("activity-refused", below, Level.ERROR, text)


def _messages(errors: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(errors, Mapping):
        for key, inner in errors.items():
            # CKAN's complaint about fields that no schema knows has no name of its own.
            yield from _messages(inner, path if key == "__junk" else (*path, str(key)))
    elif isinstance(errors, (list, tuple)):
        for index, inner in enumerate(errors):
            is_row = isinstance(inner, Mapping)
            yield from _messages(inner, (*path, index) if is_row else path)
    elif errors:
        yield path, str(errors)
