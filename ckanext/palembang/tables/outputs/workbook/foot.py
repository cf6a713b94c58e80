"""What stands around a table: its title above, source, notes and symbols below."""

from __future__ import annotations

from collections.abc import Iterable

from ckanext.palembang.reference import code_list
from ckanext.palembang.tables.outputs.columns import REVISED
from ckanext.palembang.tables.outputs.publication import Publication
from ckanext.palembang.tables.outputs.workbook.plan import Plan
from ckanext.palembang.tables.outputs.workbook.styles import Pen
from ckanext.palembang.tables.structure.model import DataPoint, DataStructure, Role

_LARGE = 11


def write_title(pen: Pen, plan: Plan, structure: DataStructure) -> int:
    """Write number, title with unit and periods, and what does not vary; return the next row."""
    periods = _periods(plan, structure)
    unit = f" ({structure.unit})" if structure.unit else ""
    unit_en = f" ({structure.unit_en or structure.unit})" if structure.unit else ""
    row = 0
    if structure.table_number:
        pen.both(row, 0, ("Tabel", f"Table {structure.table_number}"), bold=True)
        row += 1
    pen.text(row, 0, f"{structure.title}{unit}{periods[0]}", bold=True, font_size=_LARGE)
    row += 1
    if structure.title_en:
        english = f"{structure.title_en}{unit_en}{periods[1]}"
        pen.text(row, 0, english, italic=True, font_size=_LARGE)
        row += 1
    for dimension, member in plan.constants:
        if dimension.role is Role.TIME or member.label in structure.title:
            continue
        labels = (
            f"{dimension.label}: {member.label}",
            f"{dimension.label_en or dimension.label}: {member.label_en or member.label}",
        )
        pen.apart(row, 0, labels)
        row += 1
    return row + 1


def write_foot(
    pen: Pen, row: int, plan: Plan, structure: DataStructure, publication: Publication
) -> None:
    """Write what the symbols used mean, the notes, the source and the address of the dataset."""
    symbols = code_list("simbol")
    for sign in _signs(plan.figures.values()):
        code = symbols.get(symbols.normalise(sign) or "")
        if code:
            labels = (f"{sign} {code.label_id}", code.label_en)
            pen.apart(row, 0, labels, font_size=8)
            row += 1
    for label, notes, is_english in (
        ("Catatan", structure.notes, False),
        ("Note", structure.notes_en, True),
    ):
        for line in _lines(notes):
            pen.text(row, 0, f"{label}: {line}", font_size=8, italic=is_english)
            row += 1
    if structure.source:
        pen.both(row, 0, ("Sumber", f"Source: {structure.source}"), font_size=8)
        row += 1
    if publication.address:
        pen.text(row, 0, publication.address, font_size=8)


def _periods(plan: Plan, structure: DataStructure) -> tuple[str, str]:
    """The first and the last period of the sheet, as the title ends with them."""
    time = structure.dimension(Role.TIME)
    if time is None or not time.members:
        return "", ""
    members = [member for one, member in plan.constants if one is time] or list(time.members)
    first, last = members[0], members[-1]
    ends = dict.fromkeys((first.label, last.label))
    english = dict.fromkeys((first.label_en or first.label, last.label_en or last.label))
    return f", {'–'.join(ends)}", f", {'–'.join(english)}"


def _signs(figures: Iterable[DataPoint]) -> list[str]:
    found = {sign for point in figures for sign in signs_of(point)}
    return sorted(found)


def signs_of(point: DataPoint) -> list[str]:
    """Return the symbols of a figure, that of a revision among them."""
    signs = [point.flag] if point.flag else []
    return [*signs, REVISED] if point.revised and point.flag != REVISED else signs


def _lines(text: str | None) -> list[str]:
    lines = [line.strip().removeprefix("- ") for line in (text or "").splitlines()]
    return [line for line in lines if line]
