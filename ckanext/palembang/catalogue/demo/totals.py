"""Stated totals: what a definition promises to add up, and whether it does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from ckanext.palembang.catalogue.demo.columns import bilingual, is_bilingual
from ckanext.palembang.catalogue.demo.definitions import Column, Row, Total, TotalException
from ckanext.palembang.catalogue.demo.errors import Fault
from ckanext.palembang.catalogue.demo.located import LocatedYaml, Place

_KEYS = {"column", "total", "tolerance", "exceptions"}
_EXCEPTION_KEYS = {"where", "difference", "reason"}


def read_totals(source: LocatedYaml, names: frozenset[str]) -> tuple[Total, ...]:
    """Return the totals that a definition states; what is wrong becomes faults.

    Args:
        source: the definition.
        names: names of the table's columns.
    """
    raw = source.mapping(("table",)).get("totals", [])
    if not isinstance(raw, list):
        source.refuse(("table", "totals"), "expected a list of totals")
        return ()
    totals: list[Total] = []
    for index, item in enumerate(raw):
        place: Place = ("table", "totals", index)
        faults = list(_faults(item, names))
        for reason in faults:
            source.refuse(place, reason)
        if not faults:
            totals.append(_total(item))
    return tuple(totals)


def _faults(item: object, names: frozenset[str]) -> Iterator[str]:
    if not isinstance(item, dict) or not item.keys() <= _KEYS:
        yield f"a total has {', '.join(sorted(_KEYS))} and nothing else"
        return
    if item.get("column") not in names:
        yield f"“{item.get('column')}” is no column of the table"
    if not isinstance(item.get("total"), str):
        yield "“total” names the value of the total rows, as a text"
    if _decimal(item.get("tolerance", 0)) is None:
        yield "“tolerance” is a number"
    exceptions = item.get("exceptions", [])
    for exception in exceptions if isinstance(exceptions, list) else [exceptions]:
        if not _is_exception(exception, names):
            yield "an exception has where (column: value), difference (a number) and reason (id, en)"


def _is_exception(item: object, names: frozenset[str]) -> bool:
    if not isinstance(item, dict) or item.keys() != _EXCEPTION_KEYS:
        return False
    where = item["where"]
    return (
        isinstance(where, dict)
        and all(key in names and isinstance(value, str) for key, value in where.items())
        and _decimal(item["difference"]) is not None
        and is_bilingual(item["reason"])
    )


def _total(item: Mapping[str, object]) -> Total:
    exceptions = item.get("exceptions", [])
    return Total(
        column=str(item["column"]),
        total=str(item["total"]),
        tolerance=_decimal(item.get("tolerance", 0)) or Decimal(0),
        exceptions=tuple(
            TotalException(
                where=bilingual(one["where"]),
                difference=_decimal(one["difference"]) or Decimal(0),
                reason=bilingual(one["reason"]),
            )
            for one in exceptions
        )
        if isinstance(exceptions, list)
        else (),
    )


def _decimal(value: object) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, int | str):
        return None
    try:
        number = Decimal(value)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


@dataclass
class _Group:
    """Rows that agree in everything but the column that is added up."""

    total: Decimal | None = None
    line: int = 0
    sum: Decimal = Decimal(0)
    parts: int = 0
    is_open: bool = False
    key: dict[str, str | None] = field(default_factory=dict)


def check_totals(
    file: str,
    columns: tuple[Column, ...],
    totals: tuple[Total, ...],
    rows: list[Row],
    lines: list[int],
) -> Iterator[Fault]:
    """Yield a fault for every total that is not the sum of its parts.

    A total whose parts are not all known is left alone, as is a total without parts.
    """
    for total in totals:
        used: set[int] = set()
        groups = _groups(columns, total, rows, lines)
        if not any(group.line for group in groups):
            yield Fault(file, 0, f"no row has the total “{total.total}” in {total.column}")
        for group in groups:
            if group.total is None or group.is_open or not group.parts:
                continue
            expected = Decimal(0)
            for index, exception in enumerate(total.exceptions):
                if all(group.key.get(name) == value for name, value in exception.where.items()):
                    expected = exception.difference
                    used.add(index)
            difference = group.total - group.sum
            if abs(difference - expected) > total.tolerance:
                yield Fault(file, group.line, _mismatch(total, group, difference))
        for index in set(range(len(total.exceptions))) - used:
            where = dict(total.exceptions[index].where)
            yield Fault(file, 0, f"exception {where} of the total “{total.total}” fits no row")


def _mismatch(total: Total, group: _Group, difference: Decimal) -> str:
    return (
        f"{total.column} “{total.total}” is {group.total}, but its {group.parts} parts add to "
        f"{group.sum} (difference {difference})"
    )


def _groups(
    columns: tuple[Column, ...], total: Total, rows: list[Row], lines: list[int]
) -> list[_Group]:
    positions = {column.name: index for index, column in enumerate(columns)}
    # The name of an area goes with its code; attributes and figures tell nothing apart.
    skipped = {total.column, "wilayah"} if total.column == "kode_wilayah" else {total.column}
    keys = [
        column.name
        for column in columns
        if column.role == "dimension" and column.name not in skipped
    ]
    value, part = positions["nilai"], positions[total.column]
    groups: dict[tuple[str | None, ...], _Group] = defaultdict(_Group)
    for row, line in zip(rows, lines, strict=True):
        key = {name: row[positions[name]] for name in keys}
        group = groups[tuple(key.values())]
        group.key = key
        figure = row[value]
        if row[part] == total.total:
            group.total, group.line = (Decimal(figure) if figure else None), line
        elif figure is None:
            group.is_open = True
        else:
            group.sum += Decimal(figure)
            group.parts += 1
    return list(groups.values())
