"""Damage real containers byte by byte and read them: `python -m tests.tables.fuzz --seconds 60`.

Whatever comes out of a damaged file, the reader answers: tables, or one finding of level error
with a message in both languages. Each round has its own number; the same number makes the same
file, so that what breaks the reader can be made again with `--first NUMBER`.
"""

from __future__ import annotations

import argparse
import io
import itertools
import os
import random
import resource
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from ckanext.palembang.tables import Level, Limits, Reading, read
from ckanext.palembang.tables.reader import read_here

from tests.tables.messy.collection import load
from tests.tables.messy.write import write

LIMITS = Limits(max_cells=200_000, max_columns=500, max_rows=20_000)
_MEMORY = 3 * 1024**3
_SEEDS = ("yearbook", "hidden_parts", "merged_two_rows", "several_sheets", "negative_budget")
#: Damaged files of this kind mostly kill the process that opens them, which takes seconds.
_RARE = ".xls"
_INTERESTING = (b"\x00", b"\xff" * 4, b"<", b'"', b";", b"\n", b"&#0;", b"1048576", b"-1", b"XFD9")


def seeds(folder: Path) -> list[Path]:
    """Write a few of the messy tables in every format."""
    cases = [case for case in load() if case.name in _SEEDS]
    return [write(case, kind, folder) for case in cases for kind in case.formats]


def damaged(content: bytes, rng: random.Random) -> bytes:
    """Return a file with some of its bytes changed; a zipped one mostly inside its parts."""
    if content[:2] == b"PK" and rng.random() < 0.8:
        return _inside(content, rng)
    return _bytes(content, rng)


def _inside(content: bytes, rng: random.Random) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        parts = old.namelist()
        victim = rng.choice(parts)
        for part in parts:
            kept = old.read(part)
            if part == victim and rng.random() < 0.1:
                continue
            new.writestr(part, _bytes(kept, rng) if part == victim else kept)
    return out.getvalue()


def _bytes(content: bytes, rng: random.Random) -> bytes:
    broken = bytearray(content)
    for _ in range(rng.choice((1, 1, 2, 4, 16))):
        if broken:
            rng.choice(_DAMAGES)(broken, rng)
    return bytes(broken)


def _flip(broken: bytearray, rng: random.Random) -> None:
    broken[rng.randrange(len(broken))] ^= 1 << rng.randrange(8)


def _cut(broken: bytearray, rng: random.Random) -> None:
    start = rng.randrange(len(broken))
    del broken[start : start + rng.choice((1, 7, 64, len(broken)))]


def _repeat(broken: bytearray, rng: random.Random) -> None:
    start = rng.randrange(len(broken))
    piece = broken[start : start + rng.choice((1, 9, 120))]
    broken[start:start] = piece * rng.choice((1, 2, 50))


def _put(broken: bytearray, rng: random.Random) -> None:
    start = rng.randrange(len(broken))
    piece = rng.choice(_INTERESTING)
    broken[start : start + rng.choice((0, len(piece)))] = piece


def _zero(broken: bytearray, rng: random.Random) -> None:
    start = rng.randrange(len(broken))
    length = min(rng.choice((1, 4, 512)), len(broken) - start)
    broken[start : start + length] = bytes(length)


_DAMAGES: tuple[Callable[[bytearray, random.Random], None], ...] = (
    _flip, _flip, _cut, _repeat, _put, _put, _zero,
)  # fmt: skip


def check(reading: Reading) -> None:
    """Raise when a reading is no answer."""
    errors = [finding for finding in reading.findings if finding.level is Level.ERROR]
    assert reading.tables or len(errors) == 1, "neither a table nor one message"
    for finding in reading.findings:
        assert all(finding.message(one) and finding.remedy(one) for one in ("id", "en"))


def damaged_file(number: int, whole: list[tuple[str, bytes]], folder: Path) -> Path:
    """Write the damaged file of a round."""
    rng = random.Random(number)  # noqa: S311 - the same damage each time
    name, content = rng.choice(whole)
    if name.endswith(_RARE) and rng.random() < 0.8:
        name, content = next(one for one in whole if not one[0].endswith(_RARE))
    path = folder / f"round-{name}"
    path.write_bytes(damaged(content, rng))
    return path


def work(first: int, seconds: float) -> None:
    """Read damaged files in this process until the time is over, and print each round's number."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with TemporaryDirectory() as name:
        whole = [(path.name, path.read_bytes()) for path in seeds(Path(name))]
        end = time.monotonic() + seconds  # making the seeds does not count
        for number in itertools.count(first):
            sys.stdout.write(f"{number}\n")
            sys.stdout.flush()
            check(read_here(damaged_file(number, whole, Path(name)), limits=LIMITS))
            if time.monotonic() > end:
                return


def run(first: int, seconds: float) -> tuple[int, int]:
    """Fuzz for a while; return the rounds and how many killed a process that opened the file.

    A library that aborts the whole process is why files are opened in a child: what killed a
    worker here must be refused with one message there.
    """
    end, number, killed = time.monotonic() + seconds, first, 0
    with TemporaryDirectory() as name:
        whole = [(path.name, path.read_bytes()) for path in seeds(Path(name))]
        while (left := end - time.monotonic()) > 0:
            done = subprocess.run(
                [
                    sys.executable,
                    "-m",
                    __spec__.name,
                    "--work",
                    str(number),
                    "--seconds",
                    str(left),
                ],
                check=False,
                capture_output=True,
                text=True,
                env={**os.environ, "RUST_BACKTRACE": "0"},
            )
            number = int(done.stdout.split()[-1])
            if done.returncode > 0:
                raise AssertionError(f"round {number}: {done.stderr[-2000:]}")
            if done.returncode < 0:
                check(read(damaged_file(number, whole, Path(name)), limits=LIMITS))
                killed += 1
            number += 1
    return number - first, killed


def main(arguments: list[str]) -> int:
    """Fuzz from the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.tables.fuzz", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--first", type=int, default=0, help="number of the first round")
    parser.add_argument("--work", type=int, default=None, help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.work is not None:
        work(given.work, given.seconds)
        return 0
    rounds, killed = run(given.first, given.seconds)
    sys.stdout.write(f"{rounds} damaged files answered, {killed} thanks to the child process\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
