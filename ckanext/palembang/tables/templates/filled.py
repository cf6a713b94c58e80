"""Read a filled-in template: its figures, and what is missing, wrong or changed in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from ckanext.palembang.tables.cells import address, span_of
from ckanext.palembang.tables.findings import Finding, Level
from ckanext.palembang.tables.grid import Sheet
from ckanext.palembang.tables.language.numbers import format_number
from ckanext.palembang.tables.structure.model import DataPoint, DataStructure
from ckanext.palembang.tables.templates.figures import Figure, exact, read_figure, with_sign
from ckanext.palembang.tables.templates.form import CellName, Form, FormCell, Kind
from ckanext.palembang.tables.templates.locate import find_columns
from ckanext.palembang.tables.templates.locate_rows import RowFinder, figures_outside

_MOST_NAMED = 12
_LEAST_DIFFERENCE = Decimal("1e-9")


class FilledForm:
    """One filled-in sheet."""

    def __init__(self, sheet: Sheet, form: Form) -> None:
        """Find the form's rows and columns in the sheet.

        Args:
            sheet: the sheet that came back.
            form: the form that it was.
        """
        self.sheet, self.form = sheet, form
        self.columns = find_columns(sheet, form)
        finder = RowFinder(sheet, form, self.columns)
        self.rows = finder.rows()
        self.findings = [*self.columns.findings, *finder.findings]
        if outside := figures_outside(sheet, self.columns, sorted(self.rows.values())):
            self.findings.append(outside)
        self._figures: dict[CellName, Figure] = {}
        self._wrong: set[CellName] = set()

    def points(self, structure: DataStructure) -> tuple[DataPoint, ...]:
        """Return the figures, and note the cells that are blank or gone.

        Args:
            structure: the dimensions in the order of the keys.
        """
        self._read_all()
        names = [one.name for one in structure.dimensions]
        points: list[DataPoint] = []
        for row in self.form.rows:
            for column in self.form.inputs():
                name = (row.code, column.number)
                figure = self._figures.get(name)
                if figure is None or (figure.value is None and figure.flag is None):
                    continue
                members = self.form.members_at(row, column)
                key = tuple(members[one] for one in names)
                cell = f"{self.sheet.name}!{self._address(name)}"
                told = attributes_of(structure, key)
                points.append(DataPoint(key, figure.value, figure.flag, told, cell=cell))
        return tuple(points)

    def _read_all(self) -> None:
        asked = self.form.cells
        present = {name: cell for name, cell in asked.items() if self._place(name) is not None}
        gone = [name for name in asked if name not in present]
        for name, cell in present.items():
            if not cell.parts:
                self._figures[name] = self._figure(name, cell)
        for name, cell in present.items():
            if cell.parts:
                self._total(name, cell, 0)
        # A total is blank as long as its parts are: those are named.
        inputs = [name for name, cell in asked.items() if not cell.parts]
        blank = [name for name in inputs if name in present and self._figures[name].is_blank]
        is_all = len(blank) + sum(not asked[name].parts for name in gone) == len(inputs)
        self._say_missing(gone, blank, is_all=is_all)
        self._compare_earlier()

    def _place(self, name: CellName) -> tuple[int, int] | None:
        row, column = self.rows.get(name[0]), self.columns.places.get(name[1])
        return None if row is None or column is None else (row, column)

    def _address(self, name: CellName) -> str:
        place = self._place(name)
        return address(place) if place else f"{name[0]} ({name[1]})"

    def _figure(self, name: CellName, cell: FormCell) -> Figure:
        place = self._place(name)
        if place is None:
            return Figure()

        def note(code: str, level: Level, facts: dict[str, str]) -> None:
            self._note(code, level, name, facts)

        figure = self._stored(place, cell, note_name=name)
        column = next(one for one in self.form.columns if one.number == name[1])
        sign = self.form.beside(column, Kind.SIGN)
        there = self._place((name[0], sign.number)) if sign else None
        return with_sign(figure, self.sheet.at(*there) if there else None, note)

    def _stored(self, place: tuple[int, int], cell: FormCell, note_name: CellName) -> Figure:
        def note(code: str, level: Level, facts: dict[str, str]) -> None:
            self._note(code, level, note_name, facts)

        if place in self.sheet.errors:
            note("error-value", Level.ERROR, {"printed": self.sheet.errors[place]})
            return Figure(is_wrong=True)
        if place in self.sheet.formulas and not cell.parts:
            note("formula-without-value", Level.ERROR, {})
            return Figure(is_wrong=True)
        shown_as = self.sheet.formats.get(place, "")
        return read_figure(self.sheet.at(*place), shown_as, cell, note)

    def _total(self, name: CellName, cell: FormCell, depth: int) -> Figure:
        """A formula's stored result, compared with its parts; their sum where nothing is stored."""
        if name in self._figures:
            return self._figures[name]
        self._figures[name] = Figure()
        figure = self._figure(name, cell)
        parts = [
            self._total(part, self.form.cells[part], depth + 1)
            if self.form.cells[part].parts
            else self._figures.get(part, Figure())
            for part in cell.parts
            if part in self.form.cells
        ]
        known = [part.value for part in parts if part.value is not None]
        total = sum(known, Decimal(0))
        if figure.value is None and not figure.is_wrong:
            stands = figure.flag is None or figure.flag not in {"...", "-", "NA", "~0"}
            figure = replace(figure, value=total if known and stands else None)
        elif figure.value is not None and known:
            figure = self._compared(name, cell, figure, total)
        self._figures[name] = figure
        return figure

    def _compared(self, name: CellName, cell: FormCell, figure: Figure, total: Decimal) -> Figure:
        printed = figure.value or Decimal(0)
        if abs(printed - total) <= _LEAST_DIFFERENCE * max(Decimal(1), abs(total)):
            return replace(figure, value=total)
        parts = ", ".join(self._address(part) for part in cell.parts[:_MOST_NAMED])
        facts = {"printed": format_number(printed), "sum": format_number(total), "parts": parts}
        self._note("total-mismatch", Level.WARNING, name, facts)
        return figure

    def _note(self, code: str, level: Level, name: CellName, facts: dict[str, str]) -> None:
        self.findings.append(Finding(code, level, self._address(name), self.sheet.name, facts))

    def _say_missing(
        self, gone: Sequence[CellName], blank: Sequence[CellName], *, is_all: bool
    ) -> None:
        if gone:
            names = ", ".join(dict.fromkeys(self._named(gone)))
            facts = {"count": str(len(gone)), "names": names}
            self.findings.append(
                Finding("cells-missing", Level.WARNING, None, self.sheet.name, facts)
            )
        if blank:
            places = [place for place in map(self._place, blank) if place]
            cells = ", ".join(address(place) for place in sorted(places)[:_MOST_NAMED])
            more = ", …" if len(blank) > _MOST_NAMED else ""
            facts = {"count": str(len(blank)), "cells": f"{cells}{more}"}
            level = Level.ERROR if is_all else Level.WARNING
            self.findings.append(
                Finding("empty-input", level, span_of(places), self.sheet.name, facts)
            )

    def _named(self, names: Sequence[CellName]) -> Iterator[str]:
        rows = {row.code: ", ".join(words.id for words in row.labels) for row in self.form.rows}
        for count, (code, number) in enumerate(names):
            if count == _MOST_NAMED:
                yield "…"
                return
            yield rows[code] if code not in self.rows else f"({number})"

    def _compare_earlier(self) -> None:
        """Figures of the period before that somebody changed: perhaps the new ones, a column too far."""
        changed: list[tuple[int, int]] = []
        for column in self.form.inputs():
            before = self.form.beside(column, Kind.EARLIER)
            for row in self.form.rows:
                cell = self.form.cells.get((row.code, column.number))
                place = self._place((row.code, before.number)) if before and cell else None
                stored = self.sheet.at(*place) if place else None
                if place is None or cell is None or not isinstance(stored, int | float):
                    continue
                printed = exact(stored)
                known = None if cell.earlier is None else exact(float(cell.earlier))
                if printed != known:
                    changed.append(place)
        if changed:
            facts = {"count": str(len(changed)), "period": self.form.earlier_period or ""}
            self.findings.append(
                Finding("earlier-changed", Level.WARNING, span_of(changed), self.sheet.name, facts)
            )


def attributes_of(structure: DataStructure, key: tuple[str, ...]) -> dict[str, str]:
    """Return the attributes that the structure itself says: the unit of a figure."""
    if not any(one.name == "satuan" for one in structure.attributes):
        return {}
    for column, code in zip(structure.dimensions, key, strict=True):
        unit = next((one.unit for one in column.members if one.code == code and one.unit), None)
        if unit:
            return {"satuan": unit}
    return {"satuan": structure.unit} if structure.unit else {}
