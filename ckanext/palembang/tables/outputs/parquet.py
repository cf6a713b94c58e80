"""Parquet, written by DuckDB, which is an extra: codes as texts, figures as exact decimals."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Iterable, Sequence
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from ckanext.palembang.tables.outputs.columns import (
    REVISED,
    Kind,
    TidyColumn,
    TidyRows,
    figure_text,
    tidy_columns,
)
from ckanext.palembang.tables.outputs.errors import MissingLibraryError
from ckanext.palembang.tables.outputs.publication import Publication
from ckanext.palembang.tables.structure.model import DataPoint, DataStructure

# The widest decimal of Parquet that readers agree on.
_MOST_DIGITS = 38


def has_parquet() -> bool:
    """Return whether Parquet can be written: whether DuckDB is installed."""
    return find_spec("duckdb") is not None


def write_parquet(
    structure: DataStructure,
    points: Iterable[DataPoint],
    target: IO[bytes],
    publication: Publication,
) -> None:
    """Write figures as Parquet, one row a figure; memory does not grow with their number.

    The figures are a decimal with as many digits as they need, and a double where those are more than
    Parquet's decimals have. Titles stand in the file's own metadata.

    Args:
        structure: the structure of the table.
        points: the figures, in the order in which they shall stand.
        target: where to write.
        publication: where they come from.

    Raises:
        MissingLibraryError: DuckDB is not installed.
    """
    if not has_parquet():
        raise MissingLibraryError("duckdb")
    columns = tidy_columns(structure)
    with TemporaryDirectory(prefix="parquet-") as folder:
        source, made = Path(folder) / "rows.csv", Path(folder) / "rows.parquet"
        value_type = _write_rows(structure, points, source)
        _convert(source, made, _copy(columns, value_type, _facts(structure, publication)))
        with made.open("rb") as file:
            shutil.copyfileobj(file, target)


def _write_rows(structure: DataStructure, points: Iterable[DataPoint], path: Path) -> str:
    """Write the rows as they are, without guards; return the type that the figures need."""
    rows, whole, decimals = TidyRows(structure), 1, 0
    with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL)
        for point in points:
            text = figure_text(point)
            before, _, after = text.lstrip("-").partition(".")
            whole, decimals = max(whole, len(before)), max(decimals, len(after))
            revised = REVISED if point.revised else ""
            writer.writerow([*rows.texts(point), text, point.flag or "", revised])
    digits = whole + decimals
    return f"DECIMAL({digits}, {decimals})" if digits <= _MOST_DIGITS else "DOUBLE"


def _copy(columns: Sequence[TidyColumn], value_type: str, facts: dict[str, str]) -> str:
    types = ", ".join(
        f"{_literal(one.name)}: {_literal(value_type if one.kind is Kind.VALUE else 'VARCHAR')}"
        for one in columns
    )
    metadata = ", ".join(f"{key}: {_literal(text)}" for key, text in facts.items())
    return (
        "COPY (SELECT * FROM read_csv($source, auto_detect = false, header = false, delim = ',',"  # noqa: S608 - literals are quoted
        f" quote = '\"', escape = '\"', nullstr = '', columns = {{{types}}}))"
        f" TO $target (FORMAT parquet, COMPRESSION zstd, KV_METADATA {{{metadata}}})"
    )


def _convert(source: Path, target: Path, statement: str) -> None:
    import duckdb  # noqa: PLC0415 - an extra

    folder = str(source.parent)
    settings: dict[str, str | bool | int | float | list[str]] = {
        "threads": "1",
        "memory_limit": "256MB",
        "temp_directory": folder,
    }
    with duckdb.connect(":memory:", config=settings) as connection:
        # Nothing but our own folder may be opened, and nothing fetched.
        connection.execute(f"SET allowed_directories = [{_literal(folder)}]")
        connection.execute("SET enable_external_access = false")
        for name, path in (("$source", source), ("$target", target)):
            statement = statement.replace(name, _literal(str(path)), 1)
        connection.execute(statement)


def _facts(structure: DataStructure, publication: Publication) -> dict[str, str]:
    facts = {
        "title": structure.title,
        "title_en": structure.title_en,
        "unit": structure.unit,
        "source": structure.source,
        "address": publication.address,
        "updated": publication.updated,
        "columns": json.dumps(
            {one.name: [one.label, one.label_en] for one in tidy_columns(structure)},
            ensure_ascii=False,
        ),
    }
    return {key: text for key, text in facts.items() if text}


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''").replace("\0", "") + "'"
