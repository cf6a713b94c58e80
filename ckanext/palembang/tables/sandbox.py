"""Read files in a child process with limits of memory and time.

Some files abort the process that opens them (a 4.8 kB workbook with one value in its last
cell does), others take gigabytes. The worker that asked must survive both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from ckanext.palembang.tables.corrections import Corrections
from ckanext.palembang.tables.limits import DEFAULT_LIMITS, Limits
from ckanext.palembang.tables.model import Reading
from ckanext.palembang.tables.wire import json_of
from ckanext.palembang.tables.worker import Worker


def read(
    path: Path | str,
    *,
    sheet: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
    corrections: Corrections | None = None,
) -> Reading:
    """Return the tables of a spreadsheet and what is wrong or doubtful in them.

    Never raises for what a file holds: a file that cannot be read gives no tables and a
    finding of level error.

    Args:
        path: the file; its content decides what it is, not its name.
        sheet: name of the one sheet to read; all of them without it.
        limits: how large the file may be, and how much memory and time reading may take.
        corrections: what an officer corrected when the file, or last year's, was read before.
    """
    with Worker() as worker:
        return worker.read(Path(path), sheet, limits, corrections)


def read_many(paths: Iterable[Path | str], *, limits: Limits = DEFAULT_LIMITS) -> Iterator[Reading]:
    """Yield the reading of each file in turn, by one child process as long as it lives.

    A file that breaks the child has a finding of level error, as with `read`; the next file
    gets a new child. Limits are those of each file.

    Args:
        paths: the files.
        limits: how large each may be, and how much memory and time its reading may take.
    """
    with Worker() as worker:
        for path in paths:
            yield worker.read(Path(path), None, limits, None)


def read_as_json(
    path: Path,
    *,
    sheet: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
    corrections: Corrections | None = None,
) -> bytes:
    """Return the same as `read` as JSON."""
    reading = read(path, sheet=sheet, limits=limits, corrections=corrections)
    return "".join(json_of(reading)).encode("utf-8", "replace")
