"""What a dataset's data table says of itself, as far as DCAT has words for it.

Read from `TableFacts.facts`, of which these keys are looked at here; each may be missing:

* `resource_id`: the resource that is the data table.
* `files`: name of a format (`csv`, `xlsx`, `json-stat`, `parquet`, `ttl`) to `{"bytes": 2048, "sha256": "0a..."}`
  of the whole table's file at `/dataset/<id>/data.<name>`; a format that is not offered is not there.
* `rows`: number of observations; `figures`: those of them with a number; `revised`: those marked as changed.
* `symbols`: symbol of BPS to the number of observations that carry it.
* `time_step`: ISO 8601 duration between two periods (`P1Y`), where they are evenly spaced.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ckanext.palembang.dcat.linked_data.texts import is_duration

_SHA256 = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True)
class DataFile:
    """A file of the whole table.

    Attributes:
        size: number of bytes, None where it is not known.
        sha256: checksum, lower-case hexadecimal; empty where it is not known.
    """

    size: int | None = None
    sha256: str = ""


@dataclass(frozen=True)
class Table:
    """A data table; see the module for its keys."""

    resource_id: str
    files: Mapping[str, DataFile] = field(default_factory=dict)
    rows: int | None = None
    figures: int | None = None
    revised: int = 0
    symbols: Mapping[str, int] = field(default_factory=dict)
    time_step: str = ""


def read_table(facts: Mapping[str, Any] | None) -> Table | None:
    """Return what is stored of a data table; None where nothing, or no table, is stored."""
    if not facts or not isinstance(facts.get("resource_id"), str):
        return None
    step = facts.get("time_step")
    return Table(
        resource_id=facts["resource_id"],
        files={name: _file(value) for name, value in _items(facts.get("files"))},
        rows=_count(facts.get("rows")),
        figures=_count(facts.get("figures")),
        revised=_count(facts.get("revised")) or 0,
        symbols={
            name: count for name, value in _items(facts.get("symbols")) if (count := _count(value))
        },
        time_step=step if isinstance(step, str) and is_duration(step) else "",
    )


def _file(value: object) -> DataFile:
    told = dict(_items(value))
    checksum = told.get("sha256")
    is_checksum = isinstance(checksum, str) and _SHA256.fullmatch(checksum)
    return DataFile(_count(told.get("bytes")), str(checksum) if is_checksum else "")


def _items(value: object) -> list[tuple[str, Any]]:
    if not isinstance(value, Mapping):
        return []
    return [(str(key), item) for key, item in value.items()]


def _count(value: object) -> int | None:
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    return None
