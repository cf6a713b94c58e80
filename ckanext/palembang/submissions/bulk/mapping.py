"""A file that says which file belongs to which dataset."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import StringIO
from pathlib import Path, PurePosixPath
from typing import Any

import ckan.plugins.toolkit as tk

_COLUMNS = ("file", "dataset", "period", "sheet", "table")


class MappingError(Exception):
    """The mapping cannot be used; the text says why and where."""


@dataclass(frozen=True)
class Entry:
    """Where a file goes.

    Attributes:
        dataset: name or id.
        period: the period it is for, None where the file says it.
        sheet: the sheet of the table, None for any.
        table: which of the tables, from 0; None for the largest.
    """

    dataset: str
    period: str | None = None
    sheet: str | None = None
    table: int | None = None


def read_mapping(path: Path) -> dict[str, list[Entry]]:
    """Gives the entries by path or name of the file.

    A CSV with the columns file, dataset and, if wanted, period, sheet, table; or a JSON list of objects with
    these keys, or a JSON object of file to dataset.

    Raises:
        MappingError: Something in it is not as it must be.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
        rows = list(_json_rows(text) if path.suffix.lower() == ".json" else _csv_rows(text))
    except (OSError, ValueError, RecursionError, csv.Error) as error:
        raise MappingError(str(error)) from error
    found: dict[str, list[Entry]] = {}
    for number, row in enumerate(rows, start=1):
        file, entry = _entry(number, row)
        found.setdefault(file, []).append(entry)
    return found


def entries_for(mapping: Mapping[str, list[Entry]], name: str) -> list[Entry]:
    """Gives what a mapping says of a file: by its path, else by its name without folders."""
    return mapping.get(name) or mapping.get(PurePosixPath(name).name) or []


def _json_rows(text: str) -> Iterable[Any]:
    stored = json.loads(text)
    if isinstance(stored, Mapping):
        return [{"file": file, "dataset": dataset} for file, dataset in stored.items()]
    if not isinstance(stored, list):
        raise MappingError(tk._("Expected a list."))
    return stored


def _csv_rows(text: str) -> Iterable[Mapping[str, Any]]:
    first = text.partition("\n")[0]
    return csv.DictReader(StringIO(text), delimiter=";" if ";" in first else ",")


def _entry(number: int, row: object) -> tuple[str, Entry]:
    said = dict(row) if isinstance(row, Mapping) else {}
    values = {key: str(said.get(key) or "").strip() for key in _COLUMNS if key != "table"}
    table = said.get("table")
    text = str(table).strip() if table is not None else ""
    if not values["file"] or not values["dataset"] or (text and not text.isdecimal()):
        problem = tk._("Line %(number)s needs a file and a dataset; table is a number from 0.")
        raise MappingError(problem % {"number": number})
    return values["file"].replace("\\", "/"), Entry(
        values["dataset"],
        values["period"] or None,
        values["sheet"] or None,
        int(text) if text else None,
    )
