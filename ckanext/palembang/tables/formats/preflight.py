"""Look at a zipped workbook before anything opens it: parts, unpacked size, sheets' extent."""

from __future__ import annotations

import re
import zipfile

from ckanext.palembang.tables.cells import place_of
from ckanext.palembang.tables.errors import EncryptedFileError, LimitExceededError
from ckanext.palembang.tables.limits import Limits

_PIECE = 1024 * 1024
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
#: A cell with content: formatted blank cells at the end of the world are harmless.
_FILLED = re.compile(rb'<c r="([A-Z]{1,3}\d{1,7})"[^>/]*>(?:<f|<v|<is)')
_ENCRYPTED_FLAG = 0x1
_DIGITS, _LETTERS = b"0123456789", b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def check_archive(archive: zipfile.ZipFile, limits: Limits) -> None:
    """Raise LimitExceededError when the archive is larger than it may be.

    Raises:
        LimitExceededError: too many parts, too many bytes, or a sheet too wide or long.
        EncryptedFileError: a part is encrypted.
    """
    parts = archive.infolist()
    if len(parts) > limits.max_parts:
        raise LimitExceededError("parts", len(parts), limits.max_parts)
    if any(part.flag_bits & _ENCRYPTED_FLAG for part in parts):
        raise EncryptedFileError
    total = 0
    for part in parts:
        extent = _Extent(limits) if _SHEET.fullmatch(part.filename) else None
        with archive.open(part) as stream:
            while piece := stream.read(_PIECE):
                total += len(piece)
                if total > limits.max_unpacked_bytes:
                    raise LimitExceededError("unpacked bytes", total, limits.max_unpacked_bytes)
                if extent:
                    extent.add(piece)


class _Extent:
    """The farthest filled cell of a sheet, found while its text streams by.

    calamine reserves the whole rectangle up to the farthest cell and aborts the process
    when that is too much: such a sheet must never reach it.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._tail = b""
        self._rows = 0
        self._columns = 0

    def add(self, piece: bytes) -> None:
        text = self._tail + piece
        found = _FILLED.findall(text)
        for letters in {cell.rstrip(_DIGITS) for cell in found}:
            self._columns = max(self._columns, place_of(f"{letters.decode()}1")[1] + 1)
        rows = {cell.lstrip(_LETTERS) for cell in found}
        self._rows = max(self._rows, max(map(int, rows), default=0))
        self._tail = text[-200:]
        self._check()

    def _check(self) -> None:
        limits = self._limits
        if self._columns > limits.max_columns:
            raise LimitExceededError("columns", self._columns, limits.max_columns)
        if self._rows > limits.max_rows:
            raise LimitExceededError("rows", self._rows, limits.max_rows)
        if self._rows * self._columns > limits.max_cells:
            raise LimitExceededError("cells", self._rows * self._columns, limits.max_cells)
