"""Read a file in a child process with limits of memory and time.

Some files abort the process that opens them (a 4.8 kB workbook with one value in its last
cell does), others take gigabytes. The worker that asked must survive both.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

from ckanext.palembang.tables.corrections import Corrections
from ckanext.palembang.tables.findings import Finding, Level
from ckanext.palembang.tables.limits import DEFAULT_LIMITS, Limits
from ckanext.palembang.tables.model import Reading
from ckanext.palembang.tables.wire import from_wire, to_wire

_CHILD = "ckanext.palembang.tables.child"
_OUT_OF_TIME = (-9, -24)


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
    text = read_as_json(Path(path), sheet=sheet, limits=limits, corrections=corrections)
    return from_wire(json.loads(text))


def read_as_json(
    path: Path,
    *,
    sheet: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
    corrections: Corrections | None = None,
) -> bytes:
    """Return the same as JSON, as the child wrote it."""
    corrected = corrections.to_json() if corrections else None
    order = json.dumps(
        {
            "path": str(path),
            "sheet": sheet,
            "limits": asdict(limits),
            "corrections": corrected,
        }
    )
    try:
        done = subprocess.run(
            # CKAN puts its own folder, which has a `types`, first in sys.path: the child finds its own way,
            # and `-P` keeps the folder that it happens to stand in out of it.
            [sys.executable, "-P", "-m", _CHILD],
            check=False,
            input=order.encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=limits.max_seconds,
        )
    except subprocess.TimeoutExpired:
        return _failed("too-slow", limits)
    if done.returncode == 0:
        return done.stdout
    return _failed("too-slow" if done.returncode in _OUT_OF_TIME else "too-heavy", limits)


def _failed(code: str, limits: Limits) -> bytes:
    facts = {
        "limit": f"{limits.max_seconds:g}",
        "memory": str(limits.max_memory_bytes // (1024 * 1024)),
    }
    return json.dumps(to_wire(Reading((), (Finding(code, Level.ERROR, facts=facts),)))).encode()
