"""Forms that other programs saved: LibreOffice in each of its formats, and an exporter that drops what it does not know."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from pathlib import Path

import openpyxl
import pytest

from ckanext.palembang.tables import DEFAULT_LIMITS, DataPoint, identity_of
from ckanext.palembang.tables.templates.accepting import read_template_here

from tests.tables.templates.samples import (
    PERIOD,
    POPULATION,
    bare,
    fill,
    form_file,
    population,
)

SOFFICE = shutil.which("soffice")
EARLIER = population("2023")
POINTS = [
    *population(PERIOD, 2)[:-3],
    DataPoint(population(PERIOD, 2)[-3].key, population(PERIOD, 2)[-3].value, "x"),
    *population(PERIOD, 2)[-2:],
]


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    return fill(form_file(tmp_path, earlier=EARLIER), POINTS, earlier=EARLIER)


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed here")
def test_libreoffice_saves_a_form_in_each_of_its_formats(filled: Path, tmp_path: Path) -> None:
    for number, kind in enumerate(("xlsx", "ods", "xls")):
        folder = tmp_path / f"{number}"
        subprocess.run(
            [
                str(SOFFICE), f"-env:UserInstallation=file://{tmp_path}/office", "--headless",
                "--convert-to", kind, "--outdir", str(folder), str(filled),
            ],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
        saved = folder / f"{filled.stem}.{kind}"

        reading = read_template_here(saved, POPULATION, DEFAULT_LIMITS, PERIOD)

        assert bare(reading.points) == bare(POINTS), kind
        assert reading.findings == (), kind
        assert identity_of(saved) == reading.identity, kind


def test_an_exporter_that_drops_styles_and_unhides_sheets(filled: Path, tmp_path: Path) -> None:
    source, saved = openpyxl.load_workbook(filled), openpyxl.Workbook()
    saved.remove(saved.active)
    for sheet in source.worksheets:
        copy = saved.create_sheet(sheet.title)
        copy.sheet_state = "visible" if sheet.sheet_state == "visible" else "hidden"
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    copy[cell.coordinate] = cell.value
        for span in sheet.merged_cells.ranges:
            copy.merge_cells(str(span))
    path = tmp_path / "ekspor.xlsx"
    saved.save(path)
    with zipfile.ZipFile(path) as archive:
        assert "docProps/custom.xml" not in archive.namelist()
        assert b"inlineStr" in archive.read("xl/worksheets/sheet1.xml")

    reading = read_template_here(path, POPULATION, DEFAULT_LIMITS, PERIOD)

    assert bare(reading.points) == bare(POINTS)
    assert reading.findings == ()
    assert identity_of(path) == reading.identity
