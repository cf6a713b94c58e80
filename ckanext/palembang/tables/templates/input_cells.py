"""The body of the form: labels, input cells with their rules, formulas, figures before."""

# XlsxWriter says only some of its types.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
from __future__ import annotations

from itertools import groupby
from typing import cast

from xlsxwriter.worksheet import Worksheet

from ckanext.palembang.tables.cells import Place, address, column_letters
from ckanext.palembang.tables.templates.form import CellName, Form, FormColumn, FormRow, Kind
from ckanext.palembang.tables.templates.looks import Looks, write_words
from ckanext.palembang.tables.templates.rules import figure_format, rule_of, sign_rule

#: An input that differs from the figure before by more than this share of it is marked.
_FAR = 0.5
#: Letters in a line of the widest label column.
_LABEL = 40


class InputCells:
    """Writes the body of the form."""

    def __init__(self, sheet: Worksheet, looks: Looks, form: Form, top: int, language: str) -> None:
        """Prepare.

        Args:
            sheet: where.
            looks: formats of the workbook.
            form: what is asked for.
            top: first row of the body, counted from 0.
            language: language that stands first in messages.
        """
        self.sheet, self.looks, self.form, self.top = sheet, looks, form, top
        self.language = language
        self.rows = {row.code: top + place for place, row in enumerate(form.rows)}
        self.columns = {one.number: place for place, one in enumerate(form.columns)}

    def write(self, decimals: int | None) -> None:
        """Write all rows.

        Args:
            decimals: digits after the comma in the table.
        """
        for row in self.form.rows:
            self._labels(row)
        for column in self.form.inputs():
            for row in self.form.rows:
                self._figure(row, column, decimals)
            self._rules(column)

    def _labels(self, row: FormRow) -> None:
        place = self.rows[row.code]
        self.sheet.write_string(place, 0, row.code, self.looks.code)
        lines = max(1 + (len(words.joined()) + 2 * row.depth) // _LABEL for words in row.labels)
        if lines > 1:
            self.sheet.set_row(place, 15 * lines)
        for offset, words in enumerate(row.labels, start=1):
            depth = row.depth if offset == 1 else 0
            cell = self.looks.stub(depth, is_total=row.is_total)
            own = self.looks.bold if row.is_total else self.looks.line
            looks = (own, self.looks.italic, cell)
            write_words(self.sheet, (place, offset), words, looks, " / ")

    def _figure(self, row: FormRow, column: FormColumn, decimals: int | None) -> None:
        name = (row.code, column.number)
        place = self._place(name)
        sign = self.form.beside(column, Kind.SIGN)
        before = self.form.beside(column, Kind.EARLIER)
        cell = self.form.cells.get(name)
        if cell is None:
            for one in (column, sign, before):
                if one:
                    self.sheet.write_blank(
                        *self._place((row.code, one.number)), None, self.looks.nothing
                    )
            return
        shown = figure_format(cell.measure, decimals)
        if cell.parts:
            # A blank result makes every program compute it when the form is opened.
            total = self._sum(cell.parts)
            self.sheet.write_formula(*place, total, self.looks.total(shown), cast("int", ""))
        else:
            self.sheet.write_blank(*place, None, self.looks.entry(shown))
        if sign:
            self.sheet.write_blank(*self._place((row.code, sign.number)), None, self.looks.sign)
        if before:
            there = self._place((row.code, before.number))
            if cell.earlier is not None:
                figures = figure_format(cell.measure, decimals, cell.earlier_flag)
                self.sheet.write_number(*there, float(cell.earlier), self.looks.earlier(figures))
            else:
                self.sheet.write_string(
                    *there, cell.earlier_flag or "", self.looks.earlier("General")
                )

    def _place(self, name: CellName) -> Place:
        return self.rows[name[0]], self.columns[name[1]]

    def _sum(self, parts: tuple[CellName, ...]) -> str:
        """Neighbours below each other become a range; without a figure there is no total."""
        places = sorted((self._place(part) for part in parts), key=lambda one: (one[1], one[0]))
        runs: list[list[Place]] = []
        for place in places:
            last = runs[-1][-1] if runs else None
            if last and (last[0] + 1, last[1]) == place:
                runs[-1].append(place)
            else:
                runs.append([place])
        ranges = [
            address(run[0]) if len(run) == 1 else f"{address(run[0])}:{address(run[-1])}"
            for run in runs
        ]
        told = ",".join(ranges)
        return f'=IF(COUNT({told})=0,"",SUM({told}))'

    def _rules(self, column: FormColumn) -> None:
        place, sign = self.columns[column.number], self.form.beside(column, Kind.SIGN)
        asked = [
            (self.rows[row.code], self.form.cells[row.code, column.number])
            for row in self.form.rows
            if (row.code, column.number) in self.form.cells
        ]
        runs = groupby(enumerate(asked), lambda one: (one[1][0] - one[0], one[1][1].measure))
        for (_, measure), group in runs:
            rows = [row for _, (row, _) in group]
            rule = rule_of(measure, self.language)
            self.sheet.data_validation(rows[0], place, rows[-1], place, rule)
            if sign:
                there = self.columns[sign.number]
                self.sheet.data_validation(
                    rows[0], there, rows[-1], there, sign_rule(self.language)
                )
        before = self.form.beside(column, Kind.EARLIER)
        if before and asked:
            self._mark_changes(place, self.columns[before.number])

    def _mark_changes(self, place: int, before: int) -> None:
        first, last = self.top, self.top + len(self.form.rows) - 1
        now, then = f"{column_letters(place)}{first + 1}", f"{column_letters(before)}{first + 1}"
        test = (
            f"=AND(ISNUMBER({now}),ISNUMBER({then}),{then}<>0,ABS({now}-{then})>{_FAR}*ABS({then}))"
        )
        rule = {"type": "formula", "criteria": test, "format": self.looks.changed}
        self.sheet.conditional_format(first, place, last, place, rule)
