"""A data table in few words: the shape in which its facts are kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

#: Changes with the shape, so that facts of an older program are worked out anew and never misread.
FORMAT = 1

Json = dict[str, Any]


@dataclass(frozen=True)
class Member:
    """A value of a dimension, with its names."""

    code: str
    label: str
    label_en: str | None


@dataclass(frozen=True)
class Dimension:
    """A dimension.

    Attributes:
        name: of its column.
        role: `area`, `time`, `indicator` or `category`.
        label: its head in Indonesian.
        label_en: its head in English.
        code_list: name of the reference list that has all its codes; "" where it has a list of its own.
        size: how many members it has.
        members: they, or the first of very many.
    """

    name: str
    role: str
    label: str
    label_en: str | None
    code_list: str
    size: int
    members: tuple[Member, ...]


@dataclass(frozen=True)
class Attribute:
    """A column that says more about a figure; `code_list` names the reference list of its values."""

    name: str
    label: str
    label_en: str | None
    code_list: str


@dataclass(frozen=True)
class Unit:
    """A unit in which figures of the table stand; `code` is that of the list `satuan`, "" if unknown there."""

    code: str
    label: str
    label_en: str | None


@dataclass(frozen=True)
class File:
    """A file as it is served to whoever asks for the whole table.

    Attributes:
        bytes: its size, None while it is not known.
        sha256: as hexadecimal digits, "" while it is not known.
        basis: what else than the rows it was made of; see `ckanext.palembang.dcat.table_facts.basis`.
    """

    bytes: int | None = None
    sha256: str = ""
    basis: str = ""


@dataclass(frozen=True)
class TableSummary:
    """What a data table says of itself.

    Attributes:
        resource_id: the resource that holds it.
        state: changes whenever its rows do.
        title: title of the table without unit and periods.
        title_en: the same in English.
        dimensions: in the order of the columns.
        attributes: in the order of the columns; those of symbol and revision are the last.
        value_column: the column of figures.
        units: of the figures.
        unit_column: the column that says them, "" where there is none.
        rows: number of rows.
        figures: of those with a number.
        revised: of those marked as changed after publication.
        symbols: symbol to the number of rows that carry it.
        series: number of time series that have a figure or a symbol.
        decimals: digits after the point, where known.
        is_unique: no two rows have the same members.
        first_period: the earliest, as the table writes it.
        last_period: the latest.
        time_step: length of its periods as `xsd:duration`, "" where they differ.
        files: format to its file, for every format that is offered.
    """

    resource_id: str
    state: str
    title: str
    title_en: str | None
    dimensions: tuple[Dimension, ...]
    attributes: tuple[Attribute, ...]
    value_column: str
    units: tuple[Unit, ...]
    unit_column: str
    rows: int
    figures: int
    revised: int
    symbols: Mapping[str, int]
    series: int
    decimals: int | None
    is_unique: bool
    first_period: str
    last_period: str
    time_step: str
    files: Mapping[str, File]

    def to_json(self) -> Json:
        """Return it as the database keeps it."""
        return {"format": FORMAT, **asdict(self)}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any] | None) -> TableSummary | None:
        """Return it from what the database keeps; None where there is nothing, or of another shape."""
        if not kept or kept.get("format") != FORMAT:
            return None
        values = {key: value for key, value in kept.items() if key != "format"}
        try:
            return cls(
                **values
                | {
                    "dimensions": tuple(_dimension(one) for one in kept["dimensions"]),
                    "attributes": tuple(Attribute(**one) for one in kept["attributes"]),
                    "units": tuple(Unit(**one) for one in kept["units"]),
                    "files": {name: File(**one) for name, one in kept["files"].items()},
                }
            )
        except (AttributeError, KeyError, TypeError):
            return None


def _dimension(kept: Mapping[str, Any]) -> Dimension:
    members = tuple(Member(**one) for one in kept["members"])
    return Dimension(**{**kept, "members": members})
