"""Choose the reader by the content, never by the name."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

from ckanext.palembang.tables.errors import (
    DamagedFileError,
    EncryptedFileError,
    LimitExceededError,
    MissingFileError,
    NotASpreadsheetError,
)
from ckanext.palembang.tables.formats import delimited, html, ods, preflight, xls, xlsx
from ckanext.palembang.tables.grid import Sheet
from ckanext.palembang.tables.limits import Limits

_ZIP = b"PK\x03\x04"
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
#: Names of streams in an OLE file are UTF-16; these two hold an encrypted workbook.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORKBOOKS = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book"))

#: What zipfile raises for archives that are not whole.
_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError)

_STRANGERS = {
    b"%PDF": "a PDF document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"Rar!": "a RAR archive",
    b"7z\xbc\xaf": "a 7-Zip archive",
    b"\x1f\x8b": "a gzip archive",
    b"{\\rtf": "a text document",
    b"SQLite format 3": "a database",
}


def open_sheets(path: Path, limits: Limits) -> list[Sheet]:
    """Return the sheets of a file.

    Raises:
        TablesError: the file is no spreadsheet, damaged, encrypted or too large.
    """
    if not path.is_file():
        raise MissingFileError
    size = path.stat().st_size
    if size > limits.max_bytes:
        raise LimitExceededError("bytes", size, limits.max_bytes)
    with path.open("rb") as file:
        start = file.read(4096)
    if not start.strip():
        raise NotASpreadsheetError("an empty file")
    for mark, what in _STRANGERS.items():
        if start.startswith(mark):
            raise NotASpreadsheetError(what)
    return _reader(path, start)(path, limits)


def _reader(path: Path, start: bytes) -> Callable[[Path, Limits], list[Sheet]]:
    if start.startswith(_ZIP):
        return _zipped
    if start.startswith(_OLE):
        return _compound
    if xls.is_bare_workbook(start):
        return xls.read
    if html.looks_like_html(start):
        return html.read
    if start.lstrip().startswith(b"<?xml"):
        if b"urn:schemas-microsoft-com:office:spreadsheet" in path.read_bytes()[:20_000]:
            return html.read_spreadsheet_xml
        raise NotASpreadsheetError("an XML document")
    return delimited.read


def _zipped(path: Path, limits: Limits) -> list[Sheet]:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            preflight.check_archive(archive, limits)
    except _BROKEN as error:
        raise DamagedFileError(type(error).__name__) from error
    if "xl/workbook.xml" in names or any(name.startswith("xl/") for name in names):
        return xlsx.read(path, limits)
    if "content.xml" in names:
        return ods.read(path, limits)
    if any(name.startswith("word/") for name in names):
        raise NotASpreadsheetError("a Word document")
    if any(name.startswith("ppt/") for name in names):
        raise NotASpreadsheetError("a presentation")
    raise NotASpreadsheetError("a ZIP archive")


def _compound(path: Path, limits: Limits) -> list[Sheet]:
    content = path.read_bytes()
    if _ENCRYPTED in content:
        raise EncryptedFileError
    if not any(name in content for name in _WORKBOOKS):
        raise NotASpreadsheetError("an old Office document without a workbook")
    return xls.read(path, limits)
