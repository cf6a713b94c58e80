"""Files that an office might hand in."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import openpyxl

from ckanext.palembang.reference import areas

TITLE = (
    "Jumlah Murid Sekolah Dasar Menurut Kecamatan dan Jenis Kelamin di Kota Palembang (orang), {}"
)
DISTRICTS = [one.name for one in areas("kecamatan", within="16.71") if one.valid_to is None]


def pupils(year: int = 2024, *, more: int = 0) -> list[list[Any]]:
    """Rows of a sound table: districts by sex with totals, `more` added to every boy."""
    rows = [[name, 1000 + 37 * n + more, 990 + 41 * n] for n, name in enumerate(DISTRICTS)]
    rows.append(["Kota Palembang", *(sum(row[column] for row in rows) for column in (1, 2))])
    return [
        [TITLE.format(year)],
        [],
        ["Kecamatan", "Laki-laki", "Perempuan", "Jumlah"],
        *([*row, row[1] + row[2]] for row in rows),
    ]


def workbook(rows: Sequence[Sequence[Any]], sheet: str = "Data") -> bytes:
    """An XLSX with these rows on one sheet."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = sheet
    for row in rows:
        page.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
