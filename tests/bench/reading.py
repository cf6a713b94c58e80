"""Reading and checking a large sheet, beside the bare libraries on the same file in the same run."""

from __future__ import annotations

import random
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import python_calamine
import xlsxwriter

from ckanext.palembang.tables import Limits, Measure, Subject, check, read_many
from ckanext.palembang.tables.reader import read_here

ROWS, COLUMNS = 100_000, 10
#: Times of bare openpyxl that reading and checking may take.
TIME_AIM = 3.0
#: A float takes 24 bytes and its place in a list 8; five times that is the aim.
MEMORY_AIM_MIB = 5 * ROWS * COLUMNS * 32 / 2**20
FILES, FILES_AIM = 60, 5.0
_LIMITS = Limits(max_seconds=600)


@dataclass(frozen=True)
class Cost:
    """What one way to load the file took: seconds of processor, and memory above the start."""

    seconds: float
    mebibytes: float


def measure() -> tuple[str, bool]:
    """Returns the figures as text for the page, and whether the aims are kept."""
    with TemporaryDirectory() as name:
        large = make(Path(name) / "besar.xlsx", ROWS)
        ours, calamine, whole = (
            cost(work, large) for work in (read_and_check, bare_calamine, bare_openpyxl)
        )
        small = [make(Path(name) / f"{number}.xlsx", 40) for number in range(FILES)]
        speed = files_a_second(small)
    ratio, nearest = ours.seconds / whole.seconds, ours.seconds / calamine.seconds
    lines = [
        f"Reading and checking a sheet of {ROWS:,} rows x {COLUMNS} columns (XLSX):",
        "",
        "| | processor time | memory |",
        "|---|---|---|",
        f"| ours, read and checked | {ours.seconds:.1f} s | {ours.mebibytes:.0f} MiB |",
        f"| openpyxl, loaded only | {whole.seconds:.1f} s | {whole.mebibytes:.0f} MiB |",
        f"| python-calamine, loaded only | {calamine.seconds:.1f} s | {calamine.mebibytes:.0f} MiB |",
        "",
        f"Ours by openpyxl: {ratio:.2f}, aim: at most {TIME_AIM:.0f}; by calamine: {nearest:.1f}.",
        f"Memory, aim: at most {MEMORY_AIM_MIB:.0f} MiB.",
        f"Files of a yearbook's size, one after the other: {speed:.1f} a second; aim: {FILES_AIM:.0f}.",
    ]
    kept = ratio <= TIME_AIM and ours.mebibytes <= MEMORY_AIM_MIB and speed >= FILES_AIM
    return "\n".join(lines), kept


def make(path: Path, rows: int) -> Path:
    """Writes a list: a column of labels, nine of figures, a third of them with decimals."""
    some = random.Random(1)  # noqa: S311 - figures to read, no secrets
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Data")
        sheet.write_row(0, 0, ["Objek", *(f"Nilai {number}" for number in range(1, COLUMNS))])
        for row in range(1, rows + 1):
            figures = [
                some.randint(0, 100_000) if column % 3 else round(some.random() * 1000, 2)
                for column in range(1, COLUMNS)
            ]
            sheet.write_row(row, 0, [f"Objek {row:06d}", *figures])
    return path


def read_and_check(path: Path) -> None:
    """Reads the file as the child does, and checks its tables as counts."""
    for table in read_here(path, limits=_LIMITS).tables:
        check(Subject(table, measure=Measure.AMOUNT))


def bare_openpyxl(path: Path) -> None:
    """Loads the file and looks at nothing."""
    openpyxl.load_workbook(path)


def bare_calamine(path: Path) -> None:
    """Loads the file into lists."""
    python_calamine.load_workbook(str(path)).get_sheet_by_index(0).to_python()


def files_a_second(paths: list[Path]) -> float:
    """Returns how many files a second are read, the start of the child included."""
    start = time.perf_counter()
    readings = list(read_many(paths))
    if not all(reading.is_readable for reading in readings):
        message = "a file of the comparison cannot be read"
        raise ValueError(message)
    return len(paths) / (time.perf_counter() - start)


def cost(work: Callable[[Path], None], path: Path) -> Cost:
    """Does the work in a fresh process and returns what it took."""
    context = get_context("spawn")
    mine, theirs = context.Pipe(duplex=False)
    child = context.Process(target=_costs, args=(work, path, theirs.send))
    child.start()
    theirs.close()
    seconds, mebibytes = mine.recv()
    child.join()
    return Cost(seconds, mebibytes)


def _costs(
    work: Callable[[Path], None], path: Path, tell: Callable[[tuple[float, float]], None]
) -> None:
    before = _peak()
    start = time.process_time()
    work(path)
    tell((time.process_time() - start, _peak() - before))


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    text, kept = measure()
    sys.stdout.write(text + "\n")
    sys.exit(not kept)
