"""A row of the city is the sum of its districts, also where no label says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from ckanext.palembang.reference import areas
from ckanext.palembang.tables.reader import read_here


def _codes(
    path: Path, title: str, figures: list[float], city: float
) -> list[tuple[str, str | None]]:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([title])
    sheet.append(["Kecamatan", title.split(" (", maxsplit=1)[0]])
    for one, figure in zip(areas("kecamatan", within="16.71"), figures, strict=True):
        sheet.append([one.name, figure])
    sheet.append(["Kota Palembang", city])
    book.save(path)
    return [(one.code, one.cell) for one in read_here(path).findings]


_COUNTS = [float(20_000 + 371 * place) for place in range(18)]


@pytest.mark.parametrize("gap", [1, 500, -5_000])
def test_one_that_is_just_beside_is_told(tmp_path: Path, gap: int) -> None:
    found = _codes(tmp_path / "a.xlsx", "Penduduk (jiwa), 2024", _COUNTS, sum(_COUNTS) + gap)

    assert found == [("total-mismatch", "B21")]


def test_the_sum_is_right(tmp_path: Path) -> None:
    assert _codes(tmp_path / "a.xlsx", "Penduduk (jiwa), 2024", _COUNTS, sum(_COUNTS)) == []


def test_a_mean_is_no_sum(tmp_path: Path) -> None:
    rates = [70.1 + place / 10 for place in range(18)]
    title = "Angka Partisipasi Sekolah (persen), 2024"

    assert _codes(tmp_path / "a.xlsx", title, rates, 70.9) == []
