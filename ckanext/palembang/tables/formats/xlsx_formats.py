"""What a large XLSX sheet shows otherwise than it stores, in one pass over its text.

openpyxl knows everything of a cell and takes ten to twenty times as long as reading the values. Of a large
sheet only that matters which changes a figure: formats that show per cent or thousands, and errors.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from ckanext.palembang.tables.cells import place_of
from ckanext.palembang.tables.grid import Sheet

_PIECE = 1 << 20
_CELL = re.compile(rb"<(?:\w+:)?c\s([^>]*)>(?:<(?:\w+:)?v>([^<]{0,40}))?")
_ADDRESS = re.compile(rb"[A-Z]{1,3}[1-9]\d{0,6}")
_ATTRIBUTE = re.compile(rb'(\w+)="([^"]*)"')
_SCALED = re.compile(r"[0#?],+(?![0#?,.])")
_PERCENT = {9: "0%", 10: "0.00%"}
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def note_formats(path: Path, sheets: list[Sheet]) -> None:
    """Enters formats that change figures, and errors, into the sheets; nothing where the file is odd."""
    try:
        with zipfile.ZipFile(path) as archive:
            telling = _telling_styles(archive)
            parts = _parts(archive)
            for sheet in sheets:
                if part := parts.get(sheet.name or ""):
                    _note_sheet(archive, part, sheet, telling)
    except (zipfile.BadZipFile, KeyError, OSError, ParseError, DefusedXmlException, ValueError):
        return


def _telling_styles(archive: zipfile.ZipFile) -> dict[bytes, str]:
    """Number of a style to its format, of those that show another figure than is stored."""
    root = _xml(archive, "xl/styles.xml")
    codes = dict(_PERCENT)
    for one in root.iter():
        if _name(one) == "numFmt":
            codes[int(one.get("numFmtId", "0"))] = one.get("formatCode", "")
    styles = next((one for one in root if _name(one) == "cellXfs"), None)
    found: dict[bytes, str] = {}
    for number, style in enumerate(styles if styles is not None else ()):
        code = codes.get(int(style.get("numFmtId", "0")), "")
        if "%" in code or _SCALED.search(code):
            found[str(number).encode()] = code
    return found


def _parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Name of a sheet to the part of the archive that holds it."""
    targets = {
        one.get("Id", ""): one.get("Target", "")
        for one in _xml(archive, "xl/_rels/workbook.xml.rels").iter()
    }
    return {
        one.get("name", ""): posixpath.normpath(
            posixpath.join("xl", targets.get(one.get(_RELATION, ""), ""))
        ).removeprefix("/")
        for one in _xml(archive, "xl/workbook.xml").iter()
        if _name(one) == "sheet"
    }


def _note_sheet(
    archive: zipfile.ZipFile, part: str, sheet: Sheet, telling: dict[bytes, str]
) -> None:
    for attributes, value in _cells(archive, part):
        if b't="e"' not in attributes and not telling:
            continue
        said = dict(_ATTRIBUTE.findall(attributes))
        address = said.get(b"r", b"")
        if not _ADDRESS.fullmatch(address):
            continue
        place = place_of(address.decode("ascii"))
        if said.get(b"t") == b"e":
            sheet.errors[place] = value.decode("utf-8", "replace")
        elif said.get(b"s") in telling and isinstance(sheet.at(*place), int | float):
            sheet.formats[place] = telling[said[b"s"]]


def _cells(archive: zipfile.ZipFile, part: str) -> Iterator[tuple[bytes, bytes]]:
    """Yield attributes and value of each cell; a piece ends before a cell that it does not hold whole."""
    rest = b""
    with archive.open(part) as stream:
        while piece := stream.read(_PIECE):
            text = rest + piece
            end = max(text.rfind(b"<c "), text.rfind(b":c ") - len(b"<"))
            end = end if end > 0 else len(text)
            for found in _CELL.finditer(text, 0, end):
                yield found[1], found[2] or b""
            rest = text[end:]
        for found in _CELL.finditer(rest):
            yield found[1], found[2] or b""


def _xml(archive: zipfile.ZipFile, part: str) -> Element:
    return fromstring(archive.read(part))


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
