"""Shapes of rows: what the tables inside a form hold, cell by cell."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, cast

from ckanext.palembang.statistics.findings import Finding, Level, Message, Path
from ckanext.palembang.statistics.shapes.dates import day
from ckanext.palembang.statistics.shapes.texts import (
    is_plain_text,
    long_text,
    text,
    texts,
    too_many,
)
from ckanext.palembang.statistics.values import (
    MAX_ROWS,
    Record,
    as_row,
    is_blank,
    says_nothing,
    shortened,
)

Shape = Callable[[Path, object], Iterator[Finding]]

_ROWS = Message(
    "A list of rows is expected here, not “%(value)s”.",
    "Isian ini harus berupa daftar baris, bukan “%(value)s”.",
)
_ROW = Message(
    "A row with named cells is expected here, not “%(value)s”.",
    "Baris ini harus berisi sel bernama, bukan “%(value)s”.",
)
_EMPTY_CELL = Message(
    "Row %(row)d: fill this in, it is needed before publication.",
    "Baris %(row)d: isi bagian ini, diperlukan sebelum publikasi.",
)
_UNKNOWN_CELL = Message(
    "Row %(row)d: the form knows no “%(key)s”.",
    "Baris %(row)d: formulir tidak mengenal “%(key)s”.",
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a row.

    Attributes:
        shape: What the value must look like.
        needed: Whether it must be filled before publication.
        dash: Whether `-` fills it.
    """

    shape: Shape
    needed: bool = True
    dash: bool = False


_TEXTUAL: Final = (text, long_text)
#: What a row may hold beside its cells: what an import brought, kept for the export.
_BESIDE: Final = frozenset({"kunci_lain"})

#: The cells of the rows, by type of field.
ROWS: Final[Mapping[str, Mapping[str, Cell]]] = {
    "periods": {"awal": Cell(day), "akhir": Cell(day)},
    "areas": {
        "kode_provinsi": Cell(text),
        "nama_provinsi": Cell(text, needed=False),
        "kode_kabupaten_kota": Cell(text, needed=False),
        "nama_kabupaten_kota": Cell(text, needed=False),
    },
    "variables": {
        "nama": Cell(text),
        "konsep": Cell(text, dash=True),
        "definisi": Cell(long_text, dash=True),
        "referensi_waktu": Cell(text, dash=True),
    },
    "indicators": {
        "nama": Cell(text),
        "sumber_publikasi": Cell(texts, dash=True),
        "dataset": Cell(text, needed=False),
    },
    "variables_used": {
        "nama": Cell(text),
        "kegiatan_penghasil": Cell(texts, dash=True),
        "kegiatan": Cell(text, needed=False),
    },
    "value_domain": {"kode": Cell(text, dash=True), "nilai": Cell(text, dash=True)},
}


def rows(kind: str, path: Path, value: object, *, is_asked: bool) -> Iterator[Finding]:
    """A list of rows; rows without any value do not count.

    Args:
        kind: Type of the field, a key of `ROWS`.
        path: Where the list stands.
        value: Anything.
        is_asked: Whether the field applies: only then are empty cells missed.
    """
    if not isinstance(value, list | tuple):
        yield Finding("rows-expected", path, _ROWS, parameters={"value": shortened(value)})
        return
    items = cast("list[object]", value)
    if len(items) > MAX_ROWS:
        yield too_many(path, len(items), MAX_ROWS)
    cells = ROWS[kind]
    for index, item in enumerate(items[:MAX_ROWS]):
        row = as_row(item)
        if row is not None:
            yield from _row(cells, (*path, index), row, is_asked=is_asked)
        elif not is_blank(item):
            parameters = {"value": shortened(item)}
            yield Finding("row-expected", (*path, index), _ROW, parameters=parameters)


def _row(
    cells: Mapping[str, Cell], path: Path, row: Record, *, is_asked: bool
) -> Iterator[Finding]:
    if all(is_blank(value) for value in row.values()):
        return
    number = int(path[-1]) + 1
    for key, cell in cells.items():
        value = row.get(key)
        if cell.shape in _TEXTUAL and is_plain_text(value):
            continue
        if cell.shape is day and says_nothing(value):
            value = None
        is_missing = is_blank(value) or (not cell.dash and says_nothing(value))
        if not is_blank(value):
            yield from cell.shape((*path, key), value)
        if is_missing and cell.needed and is_asked:
            parameters = {"row": number}
            yield Finding("cell-empty", (*path, key), _EMPTY_CELL, Level.INCOMPLETE, parameters)
    for key in row:
        if key not in cells and key not in _BESIDE:
            parameters = {"row": number, "key": shortened(key)}
            yield Finding("cell-unknown", (*path, str(key)), _UNKNOWN_CELL, Level.HINT, parameters)
