"""Which cells a form asks for, which of them are sums of others, and what stood there before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal

from ckanext.palembang.tables.checks.subject import Measure
from ckanext.palembang.tables.structure.model import DataPoint, DataStructure
from ckanext.palembang.tables.templates.form import CellName, Form, FormCell
from ckanext.palembang.tables.templates.members import Branch

_LEAST_PARTS = 2
#: A spreadsheet's SUM takes no more arguments than this.
_MOST_PARTS = 250
_ADDS_UP = frozenset({Measure.COUNT, Measure.AMOUNT})

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is known before the cells are.

    Attributes:
        structure: the table.
        form: its rows and columns.
        branches: the members of each dimension by code.
        keys: the figures that are asked for.
        earlier: the figures before, by the same keys.
    """

    structure: DataStructure
    form: Form
    branches: Sequence[Mapping[str, Branch]]
    keys: Set[Key]
    earlier: Mapping[Key, DataPoint]


def asked_cells(asked: Asked) -> dict[CellName, FormCell]:
    """Return the cells of a form by row and column."""
    names: dict[Key, CellName] = {}
    for row in asked.form.rows:
        for column in asked.form.inputs():
            members = asked.form.members_at(row, column)
            key = tuple(members[one.name] for one in asked.structure.dimensions)
            if key in asked.keys:
                names[key] = (row.code, column.number)
    cells: dict[CellName, FormCell] = {}
    for key, name in names.items():
        measure = _measure(asked, key)
        before = asked.earlier.get(key)
        parts = _parts(asked, key, measure)
        cells[name] = FormCell(
            measure,
            tuple(names[part] for part in parts),
            before.value if before else None,
            before.flag if before else None,
        )
    return cells


def _measure(asked: Asked, key: Key) -> Measure | None:
    members = (some[code].member for some, code in zip(asked.branches, key, strict=True))
    return next((one.measure for one in members if one.measure), asked.structure.measure)


def _parts(asked: Asked, key: Key, measure: Measure | None) -> Sequence[Key]:
    """The figures whose sum a figure is, along the first dimension that says so."""
    if measure is not None and measure not in _ADDS_UP:
        return ()
    for place, code in enumerate(key):
        branch = asked.branches[place][code]
        parts = [(*key[:place], part, *key[place + 1 :]) for part in branch.parts]
        if not parts or not all(part in asked.keys for part in parts):
            continue
        proof = _adds_up(asked, key, parts)
        needs_proof = branch.needs_proof or measure is None
        if len(parts) <= _MOST_PARTS and (proof or (proof is None and not needs_proof)):
            return parts
    return ()


def _adds_up(asked: Asked, key: Key, parts: Sequence[Key]) -> bool | None:
    """Whether it was so in the period before; None where that is not known."""
    total = asked.earlier.get(key)
    figures = [asked.earlier[part].value for part in parts if part in asked.earlier]
    known = [figure for figure in figures if figure is not None]
    if total is None or total.value is None or len(known) < _LEAST_PARTS:
        return None
    if len(known) < len(parts) and sum(known) != total.value:
        return None
    decimals = max(_decimals(figure) for figure in (*known, total.value))
    rounding = Decimal(len(parts) + 1).scaleb(-decimals) / 2 if decimals else Decimal(0)
    return abs(sum(known) - total.value) <= rounding


def _decimals(figure: Decimal) -> int:
    exponent = figure.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
