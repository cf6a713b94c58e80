"""The columns of a table's tidy form, and a row of it for each figure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from ckanext.palembang.tables.structure.model import (
    AttributeColumn,
    DataPoint,
    DataStructure,
    DimensionColumn,
)


class Kind(Enum):
    """What a column of the tidy form holds."""

    CODE = "code"
    NAME = "name"
    ATTRIBUTE = "attribute"
    VALUE = "value"
    FLAG = "flag"
    REVISION = "revision"


@dataclass(frozen=True, slots=True)
class TidyColumn:
    """A column: its name, what it holds, and its heads in both languages."""

    name: str
    kind: Kind
    label: str
    label_en: str | None
    dimension: DimensionColumn | None = None


#: What stands in the revision column of a figure that was changed.
REVISED = "r"


def tidy_columns(structure: DataStructure) -> list[TidyColumn]:
    """Return the columns in their order: dimensions, attributes, figure, symbol, revision."""
    columns: list[TidyColumn] = []
    for one in structure.dimensions:
        columns.append(TidyColumn(one.name, Kind.CODE, one.label, one.label_en, one))
        if one.label_column:
            columns.append(TidyColumn(one.label_column, Kind.NAME, one.label, one.label_en, one))
    columns.extend(_attribute(one) for one in structure.attributes)
    return [
        *columns,
        TidyColumn(structure.value_column, Kind.VALUE, "Nilai", "Value"),
        TidyColumn(structure.flag_column, Kind.FLAG, "Tanda", "Symbol"),
        TidyColumn(structure.revision_column, Kind.REVISION, "Revisi", "Revised"),
    ]


class TidyRows:
    """Makes rows of figures; keeps the names of members at hand."""

    def __init__(self, structure: DataStructure) -> None:
        self._structure = structure
        self._names = [
            {member.code: member.label for member in one.members} if one.label_column else None
            for one in structure.dimensions
        ]

    def texts(self, point: DataPoint) -> Iterator[str]:
        """Yield the cells before the figure, all of them texts; nothing is an empty text."""
        for code, names in zip(point.key, self._names, strict=True):
            yield code
            if names is not None:
                yield names.get(code, code)
        for one in self._structure.attributes:
            yield point.attributes.get(one.name, "")


def figure_text(point: DataPoint) -> str:
    """Return the figure with all its digits and a point; nothing where there is none."""
    return "" if point.value is None else format(point.value, "f")


def _attribute(one: AttributeColumn) -> TidyColumn:
    return TidyColumn(one.name, Kind.ATTRIBUTE, one.label, one.label_en)
