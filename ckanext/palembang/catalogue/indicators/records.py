"""Indicators as plain records, from what the database, the form or the API hold."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from ckan import model

from ckanext.palembang.catalogue.plain_values import json_or_none
from ckanext.palembang.statistics import fields

#: The repeating field of a dataset that holds its indicators.
FIELD = "indikator"
#: What an import brought and the form does not know; kept with the row.
KEPT = "kunci_lain"
_LISTS = frozenset({"texts", "indicators", "variables_used"})

Record = dict[str, Any]


def stored_record(row: Mapping[str, Any]) -> Record:
    """A row as a record of `statistics`: lists are stored as JSON text within the row."""
    return {key: _value(key, value) for key, value in row.items()}


def indicators_of(package: model.Package) -> list[Record]:
    """The stored indicators of a dataset, without asking Solr or building the whole dataset."""
    return rows_of(package, FIELD)


def rows_of(package: model.Package, field: str) -> list[Record]:
    """The stored rows of a repeating field."""
    stored = package.extras.get(field)
    rows = json_or_none(stored) if isinstance(stored, str) else stored
    if not isinstance(rows, list):
        return []
    return [stored_record(row) for row in rows if isinstance(row, Mapping)]


def json_text(value: object) -> str:
    """A value as it is stored within a row."""
    return json.dumps(value, ensure_ascii=False)


@lru_cache(maxsize=1)
def _loaded_keys() -> frozenset[str]:
    return frozenset({KEPT, *(field.key for field in fields("ms_ind") if field.type in _LISTS)})


def _value(key: str, value: object) -> object:
    if key in _loaded_keys() and isinstance(value, str) and value[:1] in ("[", "{"):
        return json_or_none(value)
    return value
