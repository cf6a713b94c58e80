"""Errors of the demo tables.

DemoError
├── BrokenDefinitionsError   files that cannot be used, with all their faults
├── NamesTakenError          datasets of others carry the names of demo tables
├── OfficesMissingError      an owner is neither in the catalogue nor in the register
└── TableRefusedError        the catalogue refused one table
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Fault:
    """What is wrong in a file of the demo folder.

    Attributes:
        file: path of the file within the folder, with slashes.
        line: line that the fault is in, the first being 1; 0 where no line can be named.
        reason: what is wrong there, and what would be right.
    """

    file: str
    line: int
    reason: str

    def __str__(self) -> str:
        place = f"{self.file}, line {self.line}" if self.line else self.file
        return f"{place}: {self.reason}"


class DemoError(Exception):
    """Base of all errors of the demo tables."""


class BrokenDefinitionsError(DemoError):
    """Some files of the folder are wrong; nothing was read from it.

    Attributes:
        faults: everything that is wrong, sorted by file and line.
    """

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join(str(fault) for fault in self.faults))


class NamesTakenError(DemoError):
    """Datasets that the demo did not bring have the names of its tables."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = tuple(sorted(names))
        super().__init__(f"names taken by other datasets: {', '.join(self.names)}")


class OfficesMissingError(DemoError):
    """Owners of tables that the catalogue lacks, also after the register was synced."""

    def __init__(self, slugs: Iterable[str]) -> None:
        self.slugs = tuple(sorted(slugs))
        super().__init__(f"no such offices: {', '.join(self.slugs)}")


class TableRefusedError(DemoError):
    """The catalogue refused a table; tables before it were loaded and stay."""

    def __init__(self, slug: str, reason: str) -> None:
        self.slug = slug
        self.reason = reason
        super().__init__(f"{slug}: {reason}")
