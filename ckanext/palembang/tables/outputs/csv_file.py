"""CSV by RFC 4180, tidy, in UTF-8: one row a figure, figures with a point and no thousands separator."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import TextIOWrapper
from typing import IO

from ckanext.palembang.tables.outputs.columns import (
    REVISED,
    TidyRows,
    figure_text,
    tidy_columns,
)
from ckanext.palembang.tables.outputs.guard import guarded
from ckanext.palembang.tables.structure.model import DataPoint, DataStructure

# BPS's sign for "none or zero": one dash by itself is no formula to any spreadsheet.
_DASH = "-"


def write_csv(structure: DataStructure, points: Iterable[DataPoint], target: IO[bytes]) -> None:
    """Write figures as CSV; memory does not grow with their number.

    Texts that a spreadsheet would take for a formula are guarded (`guard`); figures never are. There is no
    byte order mark: programs read this file, and `write_xlsx` makes the one for spreadsheets.

    Args:
        structure: the structure of the table.
        points: the figures, in the order in which they shall stand.
        target: where to write.
    """
    text = TextIOWrapper(target, encoding="utf-8", errors="replace", newline="")
    rows = TidyRows(structure)
    writer = csv.writer(text)
    writer.writerow([guarded(column.name) for column in tidy_columns(structure)])
    for point in points:
        writer.writerow(
            [
                *map(guarded, rows.texts(point)),
                figure_text(point),
                _flag(point.flag),
                REVISED if point.revised else "",
            ]
        )
    text.detach()


def _flag(flag: str | None) -> str:
    if not flag or flag == _DASH:
        return flag or ""
    return guarded(flag)
