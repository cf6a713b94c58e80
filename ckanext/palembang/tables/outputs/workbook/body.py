"""Heads over several rows, the row of column numbers, and the figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ckanext.palembang.tables.outputs.workbook.foot import signs_of
from ckanext.palembang.tables.outputs.workbook.plan import Plan
from ckanext.palembang.tables.outputs.workbook.styles import Bilingual, Pen, Property
from ckanext.palembang.tables.structure.model import DataPoint, DataStructure, Member

_TOP, _BOTTOM = 1, 1
_HEAD: dict[str, Property] = {"align": "center", "text_wrap": True, "bold": True, "top": _TOP}
_HEAD_HEIGHT, _UNIT_HEIGHT = 28, 40
_STUB_WIDTH, _FIGURE_WIDTH = 28, 13
# Signs that stand for the figure: with them its cell shows nothing else.
_INSTEAD = "~0"


def write_body(pen: Pen, top: int, plan: Plan, structure: DataStructure) -> int:
    """Write heads and figures from a row on; return the row after them."""
    row = _write_heads(pen, top, plan, structure)
    _write_numbers(pen, row, plan)
    pen.sheet.freeze_panes(row + 1, len(plan.stub))
    pen.sheet.repeat_rows(top, row)
    pen.sheet.set_column(0, len(plan.stub) - 1, _STUB_WIDTH)
    pen.sheet.set_column(
        len(plan.stub), len(plan.stub) + max(len(plan.columns), 1) - 1, _FIGURE_WIDTH
    )
    for number, key in enumerate(plan.rows):
        row += 1
        last = {"bottom": _BOTTOM} if number == len(plan.rows) - 1 else {}
        _write_row(pen, row, plan, key, {**last, **({"bold": True} if plan.is_total(key) else {})})
    return row + 2


def _write_heads(pen: Pen, top: int, plan: Plan, structure: DataStructure) -> int:
    """One row for each dimension across; the heads of the stub reach over all of them."""
    depth = max(len(plan.heads), 1)
    for place, one in enumerate(plan.stub):
        _write_head(pen, (top, place, top + depth - 1, place), (one.label, one.label_en))
    first = len(plan.stub)
    if not plan.heads:
        _write_head(pen, (top, first, top, first), _value_head(structure))
        return top + 1
    for level in range(depth):
        has_units = any(member.unit for member in plan.heads[level].members)
        pen.sheet.set_row(top + level, _UNIT_HEIGHT if has_units else _HEAD_HEIGHT)
        for start, end, member in _spans(plan, level):
            area = (top + level, first + start, top + level, first + end)
            _write_head(pen, area, _member_head(member))
    return top + depth


def _write_head(pen: Pen, area: tuple[int, int, int, int], texts: Bilingual) -> None:
    looks: dict[str, Property] = {**_HEAD, "bottom": _BOTTOM}
    if area[:2] != area[2:]:
        pen.sheet.merge_range(*area, "", pen.style(**looks))
    pen.stacked(*area[:2], texts, **looks)


def _spans(plan: Plan, level: int) -> Iterator[tuple[int, int, Member]]:
    """Neighbours that share a member and all members above it, with the first and last column."""
    members = {member.code: member for member in plan.heads[level].members}
    start = 0
    for at in range(1, len(plan.columns) + 1):
        is_end = at == len(plan.columns)
        if is_end or plan.columns[at][: level + 1] != plan.columns[start][: level + 1]:
            yield start, at - 1, members[plan.columns[start][level]]
            start = at


def _member_head(member: Member) -> Bilingual:
    unit = f"\n({member.unit})" if member.unit else ""
    if not member.label_en or member.label_en == member.label:
        return member.label + unit, None
    return member.label, member.label_en + unit


def _row_head(member: Member) -> Bilingual:
    unit = f" ({member.unit})" if member.unit else ""
    if not member.label_en or member.label_en == member.label:
        return member.label + unit, None
    return member.label, member.label_en + unit


def _value_head(structure: DataStructure) -> Bilingual:
    if not structure.unit:
        return "Nilai", "Value"
    return f"Nilai ({structure.unit})", f"Value ({structure.unit_en or structure.unit})"


def _write_numbers(pen: Pen, row: int, plan: Plan) -> None:
    for place in range(len(plan.stub) + max(len(plan.columns), 1)):
        pen.text(row, place, f"({place + 1})", align="center", bottom=_BOTTOM, font_size=8)


def _write_row(
    pen: Pen, row: int, plan: Plan, key: Sequence[str], looks: dict[str, Property]
) -> None:
    for place, (one, code) in enumerate(zip(plan.stub, key, strict=True)):
        member = next(member for member in one.members if member.code == code)
        pen.both(row, place, _row_head(member), text_wrap=True, **looks)
    for place, column in enumerate(plan.columns):
        point = plan.figures.get((tuple(key), column))
        _write_figure(pen, row, len(plan.stub) + place, point, looks)


def _write_figure(
    pen: Pen, row: int, column: int, point: DataPoint | None, looks: dict[str, Property]
) -> None:
    """A figure, a symbol in its place, or nothing where nothing was published."""
    signs = signs_of(point) if point else []
    if point is None or (point.value is None and not signs):
        pen.sheet.write_blank(row, column, None, pen.style(**looks))
    elif point.value is None:
        pen.text(row, column, " ".join(signs), align="right", **looks)
    else:
        shown = "" if signs == [_INSTEAD] else " ".join(signs)
        pen.number(row, column, point.value, shown, **looks)
