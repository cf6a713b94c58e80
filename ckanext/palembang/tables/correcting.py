"""Apply an officer's corrections while a sheet is read, and say which fit no more."""

from __future__ import annotations

from dataclasses import replace

from ckanext.palembang.tables.cells import place_of
from ckanext.palembang.tables.corrections import Corrections, TableCorrection
from ckanext.palembang.tables.describe import Description
from ckanext.palembang.tables.findings import Finding, Level
from ckanext.palembang.tables.language.numbers import Notation
from ckanext.palembang.tables.language.words import plain
from ckanext.palembang.tables.layout.block import Block
from ckanext.palembang.tables.layout.view import View
from ckanext.palembang.tables.model import Observation, Table
from ckanext.palembang.tables.places import Located

_NOTATIONS = {",": Notation.INDONESIAN, ".": Notation.ENGLISH}
NOTHING = TableCorrection()


class Correcting:
    """The corrections of one sheet, table after table.

    Attributes:
        unused: findings about corrections that fit nothing.
    """

    def __init__(self, corrections: Corrections | None, sheet: str | None) -> None:
        self.sheet = sheet
        self._open = {
            one.index: one for one in (corrections or Corrections()).tables if one.sheet == sheet
        }
        self._tables = 0
        self.unused: list[Finding] = []

    def of_next(self, view: View, block: Block) -> TableCorrection:
        """Return the correction of the table that a block may become, its head rows applied."""
        said = self._open.get(self._tables, NOTHING)
        if said.head_rows and not _put_head(view, block, said):
            self._say(said.head_rows)
        return said

    def take(self, table: Table | None, said: TableCorrection) -> Table | None:
        """Count a table; return it as corrected, None when it is left out."""
        if table is None:
            return None
        self._open.pop(self._tables, None)
        self._tables += 1
        if said.ignore:
            return None
        if said.areas:
            labels = {plain(text) for one in table.observations for text in (*one.row, *one.column)}
            for label in said.areas:
                if plain(label) not in labels:
                    self._say(label)
        return _corrected(table, said)

    def finish(self) -> list[Finding]:
        """Return what is to say about corrections that fitted nothing."""
        for index in self._open:
            self._say(f"{self.sheet or ''} #{index + 1}".strip())
        return self.unused

    def _say(self, name: str) -> None:
        facts = {"name": name}
        self.unused.append(Finding("correction-unused", Level.INFO, None, self.sheet, facts))


def unused_sheets(corrections: Corrections | None, sheets: set[str | None]) -> list[Finding]:
    """Return what is to say about corrections of sheets that a file does not have."""
    return [
        Finding("correction-unused", Level.INFO, None, None, {"name": one.sheet or "#1"})
        for one in (corrections or Corrections()).tables
        if one.sheet not in sheets
    ]


def _put_head(view: View, block: Block, said: TableCorrection) -> bool:
    """Make the rows that were said the head of a block; tell whether figures follow them."""
    rows = said.rows()
    used = [*block.titles, *block.head, *block.body]
    if rows is None or rows[0] < min(used) or rows[1] >= max(used):
        return False
    columns = said.columns()
    if columns:
        left, right = (place_of(f"{letters}1")[1] for letters in columns)
        if left > right or left >= view.width:
            return False
        block.left, block.right = left, min(right, view.width - 1)

    def filled(first: int, last: int) -> list[int]:
        return [r for r in range(first, last) if view.filled(r, block.left, block.right)]

    block.titles = filled(min(used), rows[0])
    block.head = list(range(rows[0], rows[1] + 1))
    block.body = filled(rows[1] + 1, max(used) + 1)
    return bool(block.body)


def described(about: Description, said: TableCorrection) -> Description:
    """Return what the texts around a table say, with unit and period corrected."""
    if said.unit:
        about = replace(about, unit=said.unit)
    if said.period:
        about = replace(about, period=said.period, years=(said.period[:4],))
    return about


def located(
    paths: list[tuple[str, ...]], places: list[Located], said: TableCorrection
) -> list[Located]:
    """Return the places of label paths, those that were corrected by their codes."""
    if not said.areas:
        return places
    codes = {plain(label): code for label, code in said.areas.items()}
    found: list[Located] = []
    for path, place in zip(paths, places, strict=True):
        code = next((codes[plain(one)] for one in reversed(path) if plain(one) in codes), None)
        found.append(_place(code) if code else place)
    return found


def _place(code: str) -> Located:
    levels = ("provinsi", "kabupaten_atau_kota", "kecamatan", "kelurahan")
    level = levels[min(code.count("."), len(levels) - 1)]
    return Located(code if level in levels[2:] else None, code, level)


def notation_asked(said: TableCorrection) -> Notation | None:
    """Return the notation of figures that was said, None when none was."""
    return _NOTATIONS.get(said.decimal_sign or "")


def _corrected(table: Table, said: TableCorrection) -> Table:
    if said.unit:
        observations = tuple(replace(one, unit=said.unit) for one in table.observations)
        table = replace(table, unit=said.unit, observations=observations)
    if said.period and len({one.period for one in table.observations}) == 1:
        table = _of_period(table, said.period)
    return table


def _of_period(table: Table, period: str) -> Table:
    def dated(one: Observation) -> Observation:
        return replace(one, period=period)

    dimensions = tuple(
        replace(one, members=(period,)) if one.role == "time" else one for one in table.dimensions
    )
    return replace(
        table,
        years=(period[:4],),
        observations=tuple(map(dated, table.observations)),
        dimensions=dimensions,
    )
