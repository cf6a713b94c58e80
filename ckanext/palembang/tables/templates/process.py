"""Read a filled-in template, or only its identity, in a child process with limits of memory and time."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import cast

from ckanext.palembang.tables.findings import Finding, Level
from ckanext.palembang.tables.limits import DEFAULT_LIMITS, Limits
from ckanext.palembang.tables.structure.model import DataStructure
from ckanext.palembang.tables.templates.identity import TemplateIdentity
from ckanext.palembang.tables.templates.reading import TemplateReading
from ckanext.palembang.tables.templates.recognise import may_be_template
from ckanext.palembang.tables.templates.wire import (
    TemplateDict,
    reading_from_wire,
    structure_to_wire,
)

_CHILD = "ckanext.palembang.tables.templates.child"
_OUT_OF_TIME = (-9, -24)


def identity_of(path: Path | str, limits: Limits = DEFAULT_LIMITS) -> TemplateIdentity | None:
    """Return which table and period a file is a template of; None when it is none of ours.

    Files that cannot be a template are told by a glance, without a child process.

    Args:
        path: the file.
        limits: how large it may be, and how much memory and time reading may take.
    """
    if not may_be_template(Path(path)):
        return None
    return _asked(Path(path), None, None, limits).identity


def read_template(
    path: Path | str,
    structure: DataStructure,
    limits: Limits = DEFAULT_LIMITS,
    *,
    period: str | None = None,
) -> TemplateReading:
    """Return the figures of a filled-in template and what is wrong or doubtful in them.

    Never raises for what a file holds. A file without the hidden identity (a CSV, a copy of the sheet)
    gives no figures, the finding `not-a-template` and no identity: `read` reads it as any other table.

    Args:
        path: the file, as any program saved it.
        structure: the table it is handed in for.
        limits: how large the file may be, and how much memory and time reading may take.
        period: the period it is handed in for; without it the template's own is taken.
    """
    return _asked(Path(path), structure, period, limits)


def _asked(
    path: Path, structure: DataStructure | None, period: str | None, limits: Limits
) -> TemplateReading:
    order = json.dumps(
        {
            "path": str(path),
            "limits": asdict(limits),
            "structure": structure_to_wire(structure) if structure else None,
            "period": period,
        }
    )
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", _CHILD],
            check=False,
            input=order.encode("utf-8", "replace"),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=limits.max_seconds,
        )
    except subprocess.TimeoutExpired:
        return _failed("too-slow", limits)
    if done.returncode:
        return _failed("too-slow" if done.returncode in _OUT_OF_TIME else "too-heavy", limits)
    return reading_from_wire(cast("TemplateDict", json.loads(done.stdout)))


def _failed(code: str, limits: Limits) -> TemplateReading:
    facts = {
        "limit": f"{limits.max_seconds:g}",
        "memory": str(limits.max_memory_bytes // (1024 * 1024)),
    }
    return TemplateReading((), (Finding(code, Level.ERROR, facts=facts),), None)
