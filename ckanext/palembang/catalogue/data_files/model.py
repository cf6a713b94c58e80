"""A data table as its files are made of it, and what a format of files is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import IO, Any

from ckanext.palembang.catalogue.data_files.package import publication_of
from ckanext.palembang.tables import DataPoint, DataStructure, Publication


@dataclass(frozen=True)
class DataTable:
    """A dataset with its data table; whether the reader may see them has been asked before.

    Attributes:
        dataset: as `package_show` gives it.
        resource: the one that holds the table.
        structure: of the whole table, also where a file holds only some of its figures.
    """

    dataset: Mapping[str, Any]
    resource: Mapping[str, Any]
    structure: DataStructure

    @property
    def publication(self) -> Publication:
        """Where the figures come from."""
        return publication_of(self.dataset, self.resource)


def _nothing(_: DataTable) -> object:
    return None


@dataclass(frozen=True)
class Format:
    """A format.

    Attributes:
        name: as the address ends: `csv`.
        label: as people know it.
        extension: of the file's name.
        media_type: of the answer.
        write: writes figures of a table; `OutputError` where the format cannot hold them.
        hangs_on: what else a file is made of than rows, structure and publication of its table.
    """

    name: str
    label: str
    extension: str
    media_type: str
    write: Callable[[DataTable, Iterable[DataPoint], IO[bytes]], None]
    hangs_on: Callable[[DataTable], object] = _nothing
