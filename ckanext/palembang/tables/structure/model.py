"""Dimensions, members and data points, by the names of GSIM and SDMX."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum

from ckanext.palembang.tables.measures import Measure


class Role(Enum):
    """What a dimension says of a figure."""

    AREA = "area"
    TIME = "time"
    INDICATOR = "indicator"
    CATEGORY = "category"


@dataclass(frozen=True, slots=True)
class Member:
    """One value of a dimension.

    Attributes:
        code: as the data table stores it: `16.71.01`, `2023/2024`, `Laki-laki`.
        label: its Indonesian name; the code where there is no other.
        label_en: its English name.
        unit: unit of the figures of this member, where members differ (indicators do).
        measure: what the figures of this member are, where members differ.
        is_total: it is the sum of the others.
    """

    code: str
    label: str
    label_en: str | None = None
    unit: str | None = None
    measure: Measure | None = None
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class DimensionColumn:
    """A column of the data table that tells its rows apart.

    Attributes:
        name: its name in the data table, `kode_wilayah`.
        role: what it says.
        label: its head in Indonesian.
        label_en: its head in English.
        members: the values known so far, in their order.
        label_column: the column that holds the names where this one holds codes, `wilayah`.
    """

    name: str
    role: Role
    label: str
    label_en: str | None = None
    members: tuple[Member, ...] = ()
    label_column: str | None = None


@dataclass(frozen=True, slots=True)
class AttributeColumn:
    """A column of the data table that says more about a row: its source, its unit."""

    name: str
    label: str
    label_en: str | None = None


def _no_texts() -> dict[str, str]:
    return {}


@dataclass(frozen=True, slots=True)
class DataStructure:
    """What a dataset's table is, over all its periods.

    Attributes:
        identity: an identifier that never changes: the dataset's.
        title: title without unit and years.
        title_en: the same in English.
        dimensions: in the order of the data table's columns; (their values) are its key.
        attributes: further columns.
        value_column: the column of the figures.
        flag_column: the column of BPS symbols.
        revision_column: the column that says `r` where a published figure was changed.
        measure: what the figures are; None where members or nobody says.
        unit: their unit in Indonesian, None where members say it.
        unit_en: the same in English.
        decimals: digits after the comma in the office's own table, None where not known.
        table_number: number in the yearbook, `3.1.10`.
        source: institution the figures are from.
        notes: notes in Indonesian.
        notes_en: notes in English.
        area_level: level of the area dimension, `kecamatan`.
    """

    identity: str
    title: str
    title_en: str | None
    dimensions: tuple[DimensionColumn, ...]
    attributes: tuple[AttributeColumn, ...] = ()
    value_column: str = "nilai"
    flag_column: str = "tanda"
    revision_column: str = "revisi"
    measure: Measure | None = None
    unit: str | None = None
    unit_en: str | None = None
    decimals: int | None = None
    table_number: str | None = None
    source: str | None = None
    notes: str | None = None
    notes_en: str | None = None
    area_level: str | None = None

    def dimension(self, role: Role) -> DimensionColumn | None:
        """Return the first dimension of a role."""
        return next((one for one in self.dimensions if one.role is role), None)


@dataclass(frozen=True, slots=True)
class DataPoint:
    """One figure of a dataset.

    Attributes:
        key: codes of its members, one for each dimension in the structure's order.
        value: the figure; None where there is only a sign.
        flag: BPS symbol as the office wrote it, dashes and ellipses made equal.
        attributes: values of the attribute columns, by column name.
        revised: the figure differs from what was published before.
        cell: where it stood in the office's file (`Isian!C7`), None when it comes from the catalogue.
    """

    key: tuple[str, ...]
    value: Decimal | None
    flag: str | None = None
    attributes: dict[str, str] = field(default_factory=_no_texts)
    revised: bool = False
    cell: str | None = None
