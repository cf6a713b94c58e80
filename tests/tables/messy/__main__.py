"""How many files and cells of the collection are read right: `python -m tests.tables.messy`."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from ckanext.palembang.tables.reader import read_here

from tests.tables.messy.collection import load
from tests.tables.messy.score import compare
from tests.tables.messy.write import write


def main() -> None:
    """Read every file of the collection and print the sums."""
    cases = load()
    with TemporaryDirectory() as folder:
        results = [
            compare(case, read_here(write(case, kind, Path(folder))))
            for case in cases
            for kind in case.formats
        ]
    right, cells = sum(one.right for one in results), sum(one.cells for one in results)
    extra, noise = sum(len(one.extra) for one in results), sum(len(one.noise) for one in results)
    sys.stdout.write(
        f"{len(cases)} tables in {len(results)} files: {right:,} of {cells:,} cells right, {extra} cells too many, "
        f"{noise} findings too many\n"
    )


if __name__ == "__main__":
    main()
