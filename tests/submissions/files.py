"""Files as offices hand them in, made for the tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO

from openpyxl import Workbook
from werkzeug.datastructures import FileStorage

#: The subdistricts with their codes.
AREAS = {
    "Ilir Barat II": "16.71.01",
    "Seberang Ulu I": "16.71.02",
    "Seberang Ulu II": "16.71.03",
    "Ilir Barat I": "16.71.04",
    "Ilir Timur I": "16.71.05",
    "Ilir Timur II": "16.71.06",
    "Sukarami": "16.71.07",
    "Sako": "16.71.08",
    "Kemuning": "16.71.09",
    "Kalidoni": "16.71.10",
    "Bukit Kecil": "16.71.11",
    "Gandus": "16.71.12",
    "Kertapati": "16.71.13",
    "Plaju": "16.71.14",
    "Alang-Alang Lebar": "16.71.15",
    "Sematang Borang": "16.71.16",
    "Jakabaring": "16.71.17",
    "Ilir Timur III": "16.71.18",
}


def workbook(rows: Sequence[Sequence[object]]) -> bytes:
    """A workbook of one sheet."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def population(
    figures: Mapping[str, tuple[object, object]] | None = None, year: str = "2024"
) -> bytes:
    """Men and women of all subdistricts, without totals: nothing is wrong with it."""
    found = figures or {name: (1000 + 10 * i, 1100 + 10 * i) for i, name in enumerate(AREAS)}
    return workbook(
        [
            [f"Jumlah Penduduk Menurut Kecamatan dan Jenis Kelamin (jiwa), {year}"],
            [],
            ["Kecamatan", "Laki-laki", "Perempuan"],
            *([name, *pair] for name, pair in found.items()),
        ]
    )


def schools(total: int = 66) -> bytes:
    """Schools by kind, whose printed total is wrong unless it is 66."""
    return workbook(
        [
            ["Jumlah Sekolah Menurut Jenis dan Status (unit), 2024"],
            ["Jenis", "Negeri", "Swasta", "Jumlah"],
            ["SD", 10, 20, 30],
            ["SMP", 5, 7, 12],
            ["SMA", 11, 13, 24],
            ["Jumlah", 26, 40, total],
        ]
    )


def upload(content: bytes, name: str = "penduduk.xlsx") -> FileStorage:
    """A file as a form sends it."""
    return FileStorage(BytesIO(content), name)
