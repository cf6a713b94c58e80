"""The child process of `sandbox`: limits itself, reads one file, writes JSON."""

from __future__ import annotations

import json
import math
import resource
import sys
import traceback
from pathlib import Path
from typing import TypedDict

from ckanext.palembang.tables.corrections import Corrections
from ckanext.palembang.tables.findings import Finding, Level
from ckanext.palembang.tables.limits import Limits
from ckanext.palembang.tables.model import Reading
from ckanext.palembang.tables.reader import read_here
from ckanext.palembang.tables.wire import to_wire


class _Order(TypedDict):
    path: str
    sheet: str | None
    limits: dict[str, int]
    corrections: object


def main() -> int:
    """Read the order from standard input, write the reading to standard output."""
    order: _Order = json.load(sys.stdin)
    limits = Limits(**order["limits"])
    _limit(resource.RLIMIT_AS, limits.max_memory_bytes)
    _limit(resource.RLIMIT_CPU, math.ceil(limits.max_seconds))
    _limit(resource.RLIMIT_CORE, 0)
    reading = _reading(order, limits)
    text = json.dumps(to_wire(reading), ensure_ascii=False)
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    return 0


def _reading(order: _Order, limits: Limits) -> Reading:
    said = order["corrections"]
    try:
        corrections = Corrections.from_json(said) if said else None
        return read_here(
            Path(order["path"]), sheet=order["sheet"], limits=limits, corrections=corrections
        )
    except MemoryError:
        facts = {"memory": str(limits.max_memory_bytes // (1024 * 1024))}
        return Reading((), (Finding("too-heavy", Level.ERROR, facts=facts),))
    except Exception:  # noqa: BLE001 - the border of the process: whoever asked gets a message, not a trace
        traceback.print_exc()
        return Reading((), (Finding("unreadable", Level.ERROR),))


def _limit(what: int, most: int) -> None:
    _, hard = resource.getrlimit(what)
    if hard != resource.RLIM_INFINITY:
        most = min(most, hard)
    resource.setrlimit(what, (most, most))


if __name__ == "__main__":
    sys.exit(main())
