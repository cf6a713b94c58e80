"""Files that are no tables, or are made to hurt: one clear message each, and nobody falls over."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import xlwt

from ckanext.palembang.tables import DEFAULT_LIMITS, Level, Limits, read
from ckanext.palembang.tables.reader import read_here


def _workbook(path: Path, fill: Callable[[openpyxl.Workbook], object]) -> Path:
    book = openpyxl.Workbook()
    fill(book)
    book.save(path)
    return path


def _pdf(folder: Path) -> Path:
    path = folder / "tabel.xlsx"
    path.write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n")
    return path


def _page(folder: Path) -> Path:
    path = folder / "tabel.xls"
    path.write_text("<!DOCTYPE html><html><body><h1>404 Not Found</h1></body></html>")
    return path


def _empty(folder: Path) -> Path:
    path = folder / "kosong.csv"
    path.write_bytes(b"")
    return path


def _noise(folder: Path) -> Path:
    path = folder / "data.csv"
    path.write_bytes(bytes(range(256)) * 400)
    return path


def _word(folder: Path) -> Path:
    path = folder / "tabel.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    return path


def _broken_zip(folder: Path) -> Path:
    path = _workbook(folder / "rusak.xlsx", lambda book: book.active.append(["a", 1]))
    path.write_bytes(path.read_bytes()[:900])
    return path


def _broken_sheet(folder: Path) -> Path:
    path = folder / "rusak.xlsx"
    source = _workbook(folder / "utuh.xlsx", lambda book: book.active.append(["a", 1]))
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w") as new:
        for part in old.namelist():
            text = old.read(part)
            new.writestr(part, text[: len(text) // 2] if "sheet1" in part else text)
    return path


def _encrypted(folder: Path) -> Path:
    path = folder / "rahasia.xlsx"
    name = "EncryptedPackage".encode("utf-16-le")
    path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(2000) + name + bytes(2000))
    return path


def _broken_xls(folder: Path) -> Path:
    book = xlwt.Workbook()
    book.add_sheet("a").write(0, 0, 1)
    path = folder / "rusak.xls"
    book.save(str(path))
    content = bytearray(path.read_bytes())
    content[512:900] = bytes(place * 97 % 251 for place in range(388))
    path.write_bytes(bytes(content))
    return path


def _last_cell(folder: Path) -> Path:
    return _workbook(folder / "jauh.xlsx", lambda book: book.active.cell(1048576, 16384, 1))


def _zip_bomb(folder: Path) -> Path:
    path = folder / "bom.xlsx"
    source = _workbook(folder / "utuh.xlsx", lambda book: book.active.append(["a", 1]))
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, old.read(part))
        new.writestr("xl/media/image1.bin", bytes(40 * 1024 * 1024))
    return path


def _many_columns(folder: Path) -> Path:
    path = folder / "lebar.csv"
    path.write_text(",".join(["x"] * 16_000) + "\n" + ",".join(["1"] * 16_000) + "\n")
    return path


def _long_line(folder: Path) -> Path:
    path = folder / "panjang.csv"
    path.write_bytes(b"a" * (50 * 1024 * 1024))
    return path


def _text_only(folder: Path) -> Path:
    path = folder / "surat.csv"
    path.write_text("Kepada Yth.\nKepala Dinas\ndi tempat\n")
    return path


def _missing(folder: Path) -> Path:
    return folder / "tidak-ada.xlsx"


_BAD = [
    (_pdf, "not-a-spreadsheet"),
    (_page, "not-a-spreadsheet"),
    (_empty, "not-a-spreadsheet"),
    (_noise, "not-a-spreadsheet"),
    (_word, "not-a-spreadsheet"),
    (_broken_zip, "damaged"),
    (_broken_sheet, "damaged"),
    (_encrypted, "encrypted"),
    (_broken_xls, "damaged"),
    (_last_cell, "too-large"),
    (_zip_bomb, "too-large"),
    (_many_columns, "too-large"),
    (_long_line, "too-large"),
    (_text_only, "no-table"),
    (_missing, "missing-file"),
]


@pytest.mark.parametrize(("make", "code"), _BAD, ids=[make.__name__.strip("_") for make, _ in _BAD])
def test_one_clear_message(make: Callable[[Path], Path], code: str, tmp_path: Path) -> None:
    reading = read(make(tmp_path), limits=Limits(max_unpacked_bytes=30 * 1024 * 1024))

    assert reading.tables == ()
    assert [(f.code, f.level) for f in reading.findings] == [(code, Level.ERROR)]
    for language in ("id", "en"):
        assert "?" not in reading.findings[0].message(language)
        assert reading.findings[0].remedy(language)


def test_formatted_blank_columns_harm_nobody(tmp_path: Path) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        sheet = book.active
        for row in (["Kecamatan", "Guru"], ["Sako", 12], ["Plaju", 15]):
            sheet.append(row)
        for column in range(3, 16_000):
            sheet.cell(1, column).number_format = "0.00"

    reading = read(_workbook(tmp_path / "kosong.xlsx", fill))

    assert [o.value for o in reading.tables[0].observations] == [12, 15]


def test_macros_and_links_to_other_workbooks_are_left_alone(tmp_path: Path) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        for row in (["Kecamatan", "Guru"], ["Sako", 12], ["Plaju", "='[1]Lain'!A1"]):
            book.active.append(row)

    source = _workbook(tmp_path / "utuh.xlsx", fill)
    path = tmp_path / "makro.xlsm"
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w") as new:
        for part in old.namelist():
            new.writestr(part, old.read(part))
        new.writestr("xl/vbaProject.bin", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(4000))
        new.writestr("xl/externalLinks/externalLink1.xml", "<externalLink><broken")

    reading = read(path)

    assert [o.value for o in reading.tables[0].observations] == [12, None]
    assert [(f.code, f.cell) for f in reading.findings] == [("formula-without-value", "B3")]


def test_nul_bytes_and_formula_starts_are_text(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"Kecamatan,Guru\n=HYPERLINK(1),12\n+Sako\x00,13\n@Plaju,14\n")

    reading = read(path)

    assert [o.row for o in reading.tables[0].observations] == [
        ("=HYPERLINK(1)",),
        ("+Sako",),
        ("@Plaju",),
    ]


def test_sheet_names_may_be_anything(tmp_path: Path) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        book.active.title = "Data 📊 «2023»"
        for row in (["Kecamatan", "Guru"], ["Sako", 12], ["Plaju", 15]):
            book.active.append(row)

    path = _workbook(tmp_path / "emoji.xlsx", fill)

    assert read(path).tables[0].sheet == "Data 📊 «2023»"
    assert read(path, sheet="Data 📊 «2023»").tables
    assert [f.code for f in read(path, sheet="Lain").findings] == ["unknown-sheet"]


def test_a_file_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a,b\nx,1\n")

    reading = read(path, limits=Limits(max_seconds=0.01))

    assert [f.code for f in reading.findings] == ["too-slow"]


def test_a_file_that_takes_too_much_memory_is_given_up(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    lines = (f"Sako {n}" + "".join(f",{n * 8 + c}" for c in range(8)) for n in range(200_000))
    path.write_text("Kecamatan," + ",".join("abcdefgh") + "\n" + "\n".join(lines))

    reading = read(path, limits=Limits(max_memory_bytes=120 * 1024 * 1024, max_seconds=300))

    assert [f.code for f in reading.findings] == ["too-heavy"]


def test_a_file_within_smaller_limits_only(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Kecamatan,Guru\nSako,1\nPlaju,2\n")

    assert read_here(path).tables
    assert [f.code for f in read_here(path, limits=Limits(max_bytes=10)).findings] == ["too-large"]
    assert [f.code for f in read_here(path, limits=Limits(max_cells=3)).findings] == ["too-large"]
    assert DEFAULT_LIMITS.max_seconds < 30


def test_an_html_table_named_xls_is_read_and_said(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_text(
        "<html><body><table><tr><th rowspan=2>Kecamatan</th><th colspan=2>Guru</th></tr>"
        "<tr><th>L</th><th>P</th></tr><tr><td>Sako</td><td>1</td><td>2</td></tr>"
        "<tr><td>Plaju</td><td>3</td><td>4</td></tr></table></body></html>"
    )

    reading = read(path)

    assert [(o.row, o.column, o.value) for o in reading.tables[0].observations][:2] == [
        (("Sako",), ("Guru", "L"), 1),
        (("Sako",), ("Guru", "P"), 2),
    ]
    assert [f.code for f in reading.findings] == ["not-a-spreadsheet"]


def test_the_command_prints_json_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Kecamatan,Guru\nSako,1\nPlaju,2\n")
    command = [sys.executable, "-m", "ckanext.palembang.tables", "read", str(path)]

    done = subprocess.run(command, capture_output=True, check=False)

    assert (done.returncode, done.stderr) == (0, b"")
    first = json.loads(done.stdout)["tables"][0]["observations"][0]
    assert (first["cell"], first["row"], first["area"], first["value"]) == (
        "B2",
        ["Sako"],
        "16.71.08",
        1,
    )


def test_a_caller_whose_path_hides_the_standard_library_reads_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hiding = tmp_path / "ckan"
    hiding.mkdir()
    (hiding / "types.py").write_text("raise ImportError('not the standard library')\n")
    monkeypatch.syspath_prepend(str(hiding))
    monkeypatch.chdir(hiding)
    path = _workbook(tmp_path / "tabel.xlsx", lambda book: book.active.append(["a", 1]))
    assert "too-heavy" not in [finding.code for finding in read(path).findings]
