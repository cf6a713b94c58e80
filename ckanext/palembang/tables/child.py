"""The child process of `sandbox`: limits itself, reads files, hands the readings back.

It takes one order after the other, a line of JSON each, so that many small files pay for one
start only. Its answer is a length of eight bytes and so many bytes of `packing`.
"""

from __future__ import annotations

import json
import math
import os
import resource
import sys
import traceback
from pathlib import Path
from typing import BinaryIO, TypedDict

from ckanext.palembang.tables.corrections import Corrections
from ckanext.palembang.tables.findings import Finding, Level
from ckanext.palembang.tables.limits import Limits
from ckanext.palembang.tables.model import Reading
from ckanext.palembang.tables.packing import pack
from ckanext.palembang.tables.reader import read_here


class Order(TypedDict):
    """What to read, and how."""

    path: str
    sheet: str | None
    limits: dict[str, int]
    corrections: object


def main() -> int:
    """Read orders from standard input to its end, write readings to standard output."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # Whatever a library prints must not stand among the answers.
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    for line in sys.stdin.buffer:
        _answer(json.loads(line), answers)
    return 0


def _answer(order: Order, answers: BinaryIO) -> None:
    limits = Limits(**order["limits"])
    _limit(resource.RLIMIT_AS, limits.max_memory_bytes)
    used = resource.getrusage(resource.RUSAGE_SELF)
    _limit(resource.RLIMIT_CPU, math.ceil(used.ru_utime + used.ru_stime + limits.max_seconds))
    _limit(resource.RLIMIT_CORE, 0)
    content = pack(_reading(order, limits))
    answers.write(len(content).to_bytes(8))
    answers.write(content)
    answers.flush()


def _reading(order: Order, limits: Limits) -> Reading:
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
    # The hard limit stays: the next file may take its own time.
    resource.setrlimit(what, (most, hard))


if __name__ == "__main__":
    sys.exit(main())
