"""Which resource is a dataset's data table, and what each of its columns is for.

The name of a column says it where it is one of those that tidy tables of this catalogue use; else the
data dictionary: `peran` of form MS-Var, or `role` in CKAN's own part; else its type.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ckan.plugins import plugin_loaded

from ckanext.datastore.backend.postgres import get_read_engine
from ckanext.palembang.catalogue.variables import Column, columns_of
from ckanext.palembang.tables import Role

Dataset = Mapping[str, Any]

AREA_CODE, AREA_NAME = "kode_wilayah", "wilayah"
VALUE, FLAG, REVISION, UNIT = "nilai", "tanda", "revisi", "satuan"
TIMES = ("tahun", "periode", "tahun_ajaran", "tanggal", "sampai_tanggal")
_NUMBERS = frozenset({"numeric", "int2", "int4", "int8", "float4", "float8"})
_STATED = {
    "dimensi": "dimension",
    "ukuran": "measure",
    "atribut": "attribute",
    "symbol": "attribute",
}
_ROLES = {
    AREA_CODE: Role.AREA,
    AREA_NAME: Role.AREA,
    **dict.fromkeys(TIMES, Role.TIME),
    "indikator": Role.INDICATOR,
}
# PostgreSQL's GROUPING takes 31 arguments; no table of figures has half as many dimensions.
_MOST_DIMENSIONS = 14


@dataclass(frozen=True)
class Shape:
    """The columns of a data table by what they are for.

    Attributes:
        resource: the resource in the dataset.
        dimensions: columns that tell rows apart, each with its role.
        label_columns: column of codes to the column of their names.
        attributes: columns that say more about a row.
        value: the column of figures.
        flag: the column of BPS symbols, if there is one.
        revision: the column that marks changed figures, if there is one.
    """

    resource: Mapping[str, Any]
    dimensions: Sequence[tuple[Column, Role]]
    label_columns: Mapping[str, Column]
    attributes: Sequence[Column]
    value: Column
    flag: Column | None
    revision: Column | None

    @property
    def resource_id(self) -> str:
        """The name of the table in the DataStore."""
        return str(self.resource["id"])

    @property
    def unit(self) -> Column | None:
        """The attribute that holds the unit of each row."""
        return next((one for one in self.attributes if one.name == UNIT), None)


def data_resource_of(dataset: Dataset) -> Mapping[str, Any] | None:
    """Return the resource that is a dataset's data table: the first one that is tidy and has figures.

    Args:
        dataset: as `package_show` gives it.

    Raises:
        sqlalchemy.exc.OperationalError: the DataStore does not answer.
    """
    shape = shape_of(dataset)
    return shape.resource if shape else None


def shape_of(dataset: Dataset) -> Shape | None:
    """Return the columns of a dataset's data table; None where it has none."""
    if not plugin_loaded("datastore"):
        return None
    for resource in dataset.get("resources") or []:
        if resource.get("datastore_active") in (True, "True", "true") and resource.get("id"):
            shape = _shape(resource, _columns(str(resource["id"])))
            if shape:
                return shape
    return None


def _columns(resource_id: str) -> list[Column]:
    columns = columns_of(resource_id)
    if not columns:
        # No columns are also what is found of a DataStore that is down; this raises then.
        with get_read_engine().connect():
            pass
    return columns


def _shape(resource: Mapping[str, Any], columns: Sequence[Column]) -> Shape | None:
    by_name = {column.name: column for column in columns}
    value = _value(columns)
    if value is None:
        return None
    label_columns = (
        {AREA_CODE: by_name[AREA_NAME]} if {AREA_CODE, AREA_NAME} <= by_name.keys() else {}
    )
    special = {value.name, FLAG, REVISION, *(one.name for one in label_columns.values())}
    others = [column for column in columns if column.name not in special]
    dimensions = [(column, _role(column)) for column in others if _is_dimension(column)]
    if not dimensions or len(dimensions) > _MOST_DIMENSIONS:
        return None
    return Shape(
        resource=resource,
        dimensions=dimensions,
        label_columns=label_columns,
        attributes=[column for column in others if not _is_dimension(column)],
        value=value,
        flag=by_name.get(FLAG),
        revision=by_name.get(REVISION),
    )


def _value(columns: Sequence[Column]) -> Column | None:
    """The one column of figures; a table with several is not tidy."""
    numbers = [column for column in columns if column.type in _NUMBERS]
    named = [column for column in numbers if column.name == VALUE]
    stated = [column for column in numbers if _stated(column) == "measure"]
    found = named or stated
    return found[0] if len(found) == 1 else None


def _is_dimension(column: Column) -> bool:
    if column.name in _ROLES:
        return True
    stated = _stated(column)
    if stated:
        return stated == "dimension"
    is_attribute = column.name == UNIT or column.name.startswith(("kode_", "sumber"))
    return not is_attribute and column.type not in _NUMBERS


def _role(column: Column) -> Role:
    return _ROLES.get(column.name, Role.CATEGORY)


def _stated(column: Column) -> str:
    own = _STATED.get(str(column.variable.get("peran")), "")
    role = str(column.info.get("role") or "")
    return own if own and column.name != UNIT else _STATED.get(role, role)
