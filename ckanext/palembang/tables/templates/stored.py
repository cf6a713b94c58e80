"""A form as the records of its hidden sheet, and back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal
from typing import TypedDict, cast

from ckanext.palembang.tables.checks.subject import Measure
from ckanext.palembang.tables.templates.form import (
    CellName,
    Form,
    FormCell,
    FormColumn,
    FormRow,
    Kind,
    Words,
)
from ckanext.palembang.tables.templates.identity import TemplateIdentity, digest, identity_from

#: First cell of the hidden sheet.
MARK = "palembang-template"


class _Cell(TypedDict, total=False):
    measure: str
    parts: list[list[str | int]]
    earlier: str
    flag: str


class _Row(TypedDict):
    code: str
    members: list[str]
    labels: list[list[str | None]]
    total: bool
    cells: dict[str, _Cell]


class _Column(TypedDict):
    number: int
    kind: str
    members: list[str]
    heads: list[list[str | None]]


class _Head(TypedDict):
    identity: dict[str, object]
    down: list[str]
    across: list[str]
    fixed: dict[str, str]


def layout_of(form: Form) -> str:
    """Return a hash of the rows and columns of a form: what its cells mean."""
    rows = [[row.code, list(row.members)] for row in form.rows]
    columns = [[one.number, one.kind.value, list(one.members)] for one in form.columns]
    told = [list(form.down), list(form.across), dict(form.fixed), rows, columns]
    return digest(json.dumps(told, ensure_ascii=False))


def records_of(form: Form, identity: TemplateIdentity) -> list[tuple[str, str]]:
    """Return the rows of the hidden sheet: kind and content."""
    head: _Head = {
        "identity": dict(identity.facts()),
        "down": list(form.down),
        "across": list(form.across),
        "fixed": dict(form.fixed),
    }
    records = [(MARK, str(identity.version)), ("form", _text(head))]
    records += [("column", _text(_column(column))) for column in form.columns]
    by_row: dict[str, dict[str, _Cell]] = {}
    for (code, number), cell in form.cells.items():
        by_row.setdefault(code, {})[str(number)] = _cell(cell)
    records += [("row", _text(_row(row, by_row.get(row.code, {})))) for row in form.rows]
    return records


def _text(told: object) -> str:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def _column(column: FormColumn) -> _Column:
    return {
        "number": column.number,
        "kind": column.kind.value,
        "members": list(column.members),
        "heads": [[one.id, one.en] for one in column.heads],
    }


def _row(row: FormRow, cells: dict[str, _Cell]) -> _Row:
    return {
        "code": row.code,
        "members": list(row.members),
        "labels": [[one.id, one.en] for one in row.labels],
        "total": row.is_total,
        "cells": cells,
    }


def _cell(cell: FormCell) -> _Cell:
    told: _Cell = {}
    if cell.measure:
        told["measure"] = cell.measure.value
    if cell.parts:
        told["parts"] = [list(part) for part in cell.parts]
    if cell.earlier is not None:
        told["earlier"] = f"{cell.earlier:f}"
    if cell.earlier_flag:
        told["flag"] = cell.earlier_flag
    return told


def form_from(records: Sequence[tuple[str, str]]) -> tuple[Form, TemplateIdentity] | None:
    """Return the form that the records tell of, None when they are not whole.

    They come from outside: whatever is wrong with them makes them unusable, and no more.
    """
    try:
        return _form(records)
    except (ValueError, KeyError, TypeError, AttributeError, ArithmeticError):
        return None


def _form(records: Sequence[tuple[str, str]]) -> tuple[Form, TemplateIdentity] | None:
    by_kind: dict[str, list[str]] = {}
    for kind, content in records:
        by_kind.setdefault(kind, []).append(content)
    if MARK not in by_kind:
        return None
    head = cast("_Head", json.loads(by_kind["form"][0]))
    identity = identity_from(head["identity"])
    rows = [cast("_Row", json.loads(text)) for text in by_kind["row"]]
    columns = [cast("_Column", json.loads(text)) for text in by_kind["column"]]
    if identity is None:
        return None
    form = Form(
        tuple(head["down"]),
        tuple(head["across"]),
        {str(name): str(code) for name, code in head["fixed"].items()},
        tuple(_row_back(row) for row in rows),
        tuple(_column_back(column) for column in columns),
        {
            (row["code"], int(number)): _cell_back(cell)
            for row in rows
            for number, cell in row["cells"].items()
        },
        identity.earlier_period or None,
    )
    return (form, identity) if layout_of(form) == identity.layout else None


def _row_back(row: _Row) -> FormRow:
    labels = tuple(Words(str(one[0]), one[1]) for one in row["labels"])
    members = tuple(str(code) for code in row["members"])
    return FormRow(row["code"], members, labels, is_total=bool(row["total"]))


def _column_back(column: _Column) -> FormColumn:
    heads = tuple(Words(str(one[0]), one[1]) for one in column["heads"])
    members = tuple(str(code) for code in column["members"])
    return FormColumn(int(column["number"]), Kind(column["kind"]), members, heads)


def _cell_back(cell: _Cell) -> FormCell:
    parts: list[CellName] = [(str(code), int(number)) for code, number in cell.get("parts", [])]
    measure, earlier = cell.get("measure"), cell.get("earlier")
    return FormCell(
        Measure(measure) if measure else None,
        tuple(parts),
        Decimal(earlier) if earlier is not None else None,
        cell.get("flag"),
    )
