"""Reading a register file: every fault is found and placed, nothing is guessed."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ckanext.palembang.reference.lists import code_list
from ckanext.palembang.reference.office_register.cells import row_findings
from ckanext.palembang.reference.office_register.findings import (
    BrokenRegisterError,
    RegisterFinding,
    finding,
)
from ckanext.palembang.reference.office_register.model import Office, Register
from ckanext.palembang.reference.office_register.relations import relation_findings

#: Columns of the file, in the order of the packaged one; any order is read.
COLUMNS = (
    "kode",
    "slug",
    "jenis",
    "induk",
    "nama",
    "nama_en",
    "singkatan",
    "urusan",
    "peran",
    "alamat",
    "email",
    "telepon",
    "situs",
    "berlaku_dari",
    "berlaku_sampai",
    "nama_lama",
    "slug_lama",
    "pengganti",
    "sumber",
)

#: Several values in one cell are separated by this.
SEPARATOR = ";"

#: No register of a city comes near this; a larger file is not a register.
_MAX_BYTES = 5_000_000


def packaged_register_path() -> Path:
    """Return where the register that comes with this package lies."""
    return Path(__file__).parents[1] / "data" / "offices.csv"


@cache
def offices() -> Register:
    """Return the register that comes with this package; the same object at every call."""
    return read_register(packaged_register_path())


def read_register(path: Path) -> Register:
    """Read a register file: CSV, UTF-8, commas, the columns of `COLUMNS`.

    Args:
        path: the file.

    Returns:
        The offices of a file without any fault.

    Raises:
        BrokenRegisterError: with every fault of the file; `OSError` is let through.
    """
    if path.stat().st_size > _MAX_BYTES:
        raise BrokenRegisterError((finding("too_large", 0, limit=str(_MAX_BYTES)),))
    return parse_register(path.read_bytes())


def parse_register(content: bytes) -> Register:
    """Read a register from the bytes of a file; see `read_register`."""
    rows = list(_rows(_decode(content)))
    columns = _header(rows)
    found: list[RegisterFinding] = []
    parsed: list[Office] = []
    for line, cells in rows[1:]:
        faults = list(_cell_faults(line, columns, cells))
        found += faults
        if len(cells) == len(columns):
            parsed.append(_office(line, dict(zip(columns, cells, strict=True))))
    found += _office_faults(parsed)
    if found:
        ordered = sorted(found, key=lambda fault: fault.line)
        raise BrokenRegisterError(tuple(ordered))
    return Register(tuple(parsed))


def _decode(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        byte = f"0x{content[error.start]:02x}"
        raise BrokenRegisterError((finding("encoding", line, byte=byte),)) from error


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each row that is not blank with the line it begins in."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    begin = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield begin, [cell.strip(" \t") for cell in cells]
            begin = reader.line_num + 1
    except csv.Error as error:
        fault = finding("broken_csv", begin, reason=str(error))
        raise BrokenRegisterError((fault,)) from error


def _header(rows: list[tuple[int, list[str]]]) -> list[str]:
    """Return the columns of the file, or say which are wrong: rows would mean nothing."""
    line, columns = rows[0] if rows else (1, [])
    missing = [name for name in COLUMNS if name not in columns]
    unknown = [name for name in columns if name not in COLUMNS]
    doubled = sorted({name for name in columns if columns.count(name) > 1})
    known = ", ".join(COLUMNS)
    found = [finding("missing_column", line, name=name) for name in missing]
    found += [finding("unknown_column", line, name=repr(name), known=known) for name in unknown]
    found += [finding("doubled_column", line, name=repr(name)) for name in doubled]
    if not found and len(rows) == 1:
        found.append(finding("no_rows", 0))
    if found:
        raise BrokenRegisterError(tuple(found))
    return columns


def _cell_faults(line: int, columns: list[str], cells: list[str]) -> Iterator[RegisterFinding]:
    if len(cells) != len(columns):
        yield finding("cell_count", line, found=str(len(cells)), expected=str(len(columns)))
        return
    for column, cell in zip(columns, cells, strict=True):
        if any(unicodedata.category(sign) in {"Cc", "Cf", "Zl", "Zp"} for sign in cell):
            yield finding("control_character", line, column)


def _office_faults(parsed: list[Office]) -> Iterator[RegisterFinding]:
    kinds, urusan, roles = (code_list(n) for n in ("jenis_organisasi", "urusan", "peran"))
    for office in parsed:
        yield from row_findings(office, kinds=kinds, urusan=urusan, roles=roles)
    yield from relation_findings(parsed)


def _office(line: int, row: dict[str, str]) -> Office:
    return Office(
        code=row["kode"],
        slug=row["slug"],
        kind=row["jenis"],
        parent=row["induk"],
        name_id=row["nama"],
        name_en=row["nama_en"],
        abbreviation=row["singkatan"],
        urusan=_several(row["urusan"]),
        role=row["peran"],
        address=row["alamat"],
        email=row["email"],
        phone=row["telepon"],
        website=row["situs"],
        valid_from=row["berlaku_dari"],
        valid_to=row["berlaku_sampai"],
        former_names=_several(row["nama_lama"]),
        former_slugs=_several(row["slug_lama"]),
        successor=row["pengganti"],
        source=row["sumber"],
        line=line,
    )


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part for value in cell.split(SEPARATOR) if (part := value.strip()))
