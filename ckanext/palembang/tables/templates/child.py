"""The child process of `process`: limits itself, reads one template, writes JSON."""

from __future__ import annotations

import json
import math
import resource
import sys
import traceback
from pathlib import Path
from typing import TypedDict

from ckanext.palembang.tables.findings import Finding, Level
from ckanext.palembang.tables.limits import Limits
from ckanext.palembang.tables.templates.accepting import identity_here, read_template_here
from ckanext.palembang.tables.templates.reading import TemplateReading
from ckanext.palembang.tables.templates.wire import (
    StructureDict,
    reading_to_wire,
    structure_from_wire,
)


class Order(TypedDict):
    """What is asked; without a structure only the identity is."""

    path: str
    limits: dict[str, int]
    structure: StructureDict | None
    period: str | None


def main() -> int:
    """Read the order from standard input, write the reading to standard output."""
    order: Order = json.load(sys.stdin)
    limits = Limits(**order["limits"])
    _limit(resource.RLIMIT_AS, limits.max_memory_bytes)
    _limit(resource.RLIMIT_CPU, math.ceil(limits.max_seconds))
    _limit(resource.RLIMIT_CORE, 0)
    text = json.dumps(reading_to_wire(_reading(order, limits)), ensure_ascii=False)
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    return 0


def _reading(order: Order, limits: Limits) -> TemplateReading:
    path, structure = Path(order["path"]), order["structure"]
    try:
        if structure is None:
            return TemplateReading((), (), identity_here(path, limits))
        wanted = structure_from_wire(structure)
        return read_template_here(path, wanted, limits, order["period"])
    except MemoryError:
        facts = {"memory": str(limits.max_memory_bytes // (1024 * 1024))}
        return TemplateReading((), (Finding("too-heavy", Level.ERROR, facts=facts),), None)
    except Exception:  # noqa: BLE001 - the border of the process: whoever asked gets a message, not a trace
        traceback.print_exc()
        return TemplateReading((), (Finding("unreadable", Level.ERROR),), None)


def _limit(what: int, most: int) -> None:
    _, hard = resource.getrlimit(what)
    if hard != resource.RLIM_INFINITY:
        most = min(most, hard)
    resource.setrlimit(what, (most, most))


if __name__ == "__main__":
    sys.exit(main())
