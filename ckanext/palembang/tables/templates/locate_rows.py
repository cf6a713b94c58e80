"""Find the rows of a form in the sheet that came back: by code and by label, never by position."""

from __future__ import annotations

from collections.abc import Sequence

from ckanext.palembang.tables.cells import address, range_address
from ckanext.palembang.tables.findings import Finding, Level
from ckanext.palembang.tables.grid import Sheet, Value
from ckanext.palembang.tables.templates.form import Form, FormRow, Kind
from ckanext.palembang.tables.templates.locate import Columns, plain


class RowFinder:
    """Tells which row of the form each row of the sheet is."""

    def __init__(self, sheet: Sheet, form: Form, columns: Columns) -> None:
        """Prepare.

        Args:
            sheet: the sheet that came back.
            form: the form that it was.
            columns: where its columns stand now.
        """
        self.sheet, self.columns, self.form = sheet, columns, form
        self.findings: list[Finding] = []
        self._by_code = {plain(row.code): row for row in form.rows}
        self._by_label: dict[tuple[str, ...], list[FormRow]] = {}
        for row in form.rows:
            self._by_label.setdefault(_labels(row), []).append(row)
        places = columns.places
        self._code = places.get(1)
        stubs = [one.number for one in form.columns if one.kind is Kind.STUB]
        self._stubs = [places.get(number) for number in stubs]
        kinds = {Kind.INPUT, Kind.SIGN}
        self._filled = [
            places[one.number] for one in form.columns if one.kind in kinds and one.number in places
        ]

    def rows(self) -> dict[str, int]:
        """Return code of a row to its place, and note what is wrong."""
        found: dict[str, int] = {}
        for place in range(self.columns.body, self.sheet.height):
            row = self._row(place)
            if row is None:
                continue
            if row.code in found:
                if self._has_figures(place):
                    where = address((found[row.code], self._label_place()))
                    self._note("row-repeated", Level.ERROR, place, name=_name(row), other=where)
            else:
                found[row.code] = place
        return found

    def _row(self, place: int) -> FormRow | None:
        code = self._at(place, self._code)
        labels = tuple(plain(self._at(place, stub)) for stub in self._stubs)
        by_code = self._by_code.get(plain(code))
        by_label = self._by_label.get(labels, [])
        if by_code is not None:
            return self._checked(place, by_code, labels, by_label)
        if len(by_label) == 1:
            return by_label[0]
        if self._has_figures(place):
            name = " ".join(str(self._at(place, stub) or "") for stub in self._stubs).strip()
            self._note("row-unknown", Level.ERROR, place, name=name[:80])
        return None

    def _checked(
        self, place: int, row: FormRow, labels: tuple[str, ...], by_label: Sequence[FormRow]
    ) -> FormRow | None:
        """The row of the code, unless the label is that of another row."""
        if row in by_label or not any(labels):
            return row
        shown = " ".join(str(self._at(place, stub) or "") for stub in self._stubs)[:80]
        facts = {"found": shown, "expected": _name(row), "row_code": row.code}
        if by_label:
            self._note("row-conflict", Level.ERROR, place, **facts)
            return None
        self._note("row-edited", Level.WARNING, place, **facts)
        return row

    def _has_figures(self, place: int) -> bool:
        return any(self._at(place, column) is not None for column in self._filled)

    def _at(self, row: int, column: int | None) -> Value:
        return None if column is None else self.sheet.at(row, column)

    def _label_place(self) -> int:
        return next((stub for stub in self._stubs if stub is not None), self._code or 0)

    def _note(self, code: str, level: Level, row: int, **facts: str) -> None:
        where = address((row, self._label_place()))
        self.findings.append(Finding(code, level, where, self.sheet.name, facts))


def figures_outside(sheet: Sheet, columns: Columns, rows: Sequence[int]) -> Finding | None:
    """Return a finding where figures stand in the form's rows but in none of its columns."""
    own = set(columns.places.values())
    strangers = [
        (row, column)
        for row in rows
        for column, value in enumerate(sheet.rows[row])
        if column not in own and isinstance(value, int | float) and not isinstance(value, bool)
    ]
    if not strangers:
        return None
    where = range_address(
        (min(row for row, _ in strangers), min(column for _, column in strangers)),
        (max(row for row, _ in strangers), max(column for _, column in strangers)),
    )
    facts = {"count": str(len(strangers))}
    return Finding("figures-outside", Level.WARNING, where, sheet.name, facts)


def _labels(row: FormRow) -> tuple[str, ...]:
    return tuple(plain(words.joined()) for words in row.labels)


def _name(row: FormRow) -> str:
    return ", ".join(words.id for words in row.labels)
