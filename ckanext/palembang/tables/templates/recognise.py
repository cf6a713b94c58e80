"""Find the hidden identity of a template in whatever a program made of it."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from ckanext.palembang.tables.grid import Sheet
from ckanext.palembang.tables.templates.form import IDENTITY_SHEET, Form
from ckanext.palembang.tables.templates.identity import PROPERTY, TemplateIdentity, identity_from
from ckanext.palembang.tables.templates.stored import MARK, form_from

_PROPERTY_PARTS = ("docProps/custom.xml", "meta.xml")
_LARGEST_PART = 256 * 1024
_SCAN = 1024 * 1024
_ZIP = b"PK\x03\x04"


def may_be_template(path: Path) -> bool:
    """Tell quickly, without opening the workbook, whether a file may be a template.

    A workbook without the name of the hidden sheet and without the property is none.
    """
    try:
        with path.open("rb") as file:
            start = file.read(4)
        if start == _ZIP:
            with zipfile.ZipFile(path) as archive:
                return _names_identity(archive)
        content = path.read_bytes() if path.stat().st_size <= 64 * _SCAN else b""
    except (OSError, ValueError, zipfile.BadZipFile, NotImplementedError, EOFError, RuntimeError):
        return False
    return MARK.encode() in content or MARK.encode("utf-16-le") in content


def _names_identity(archive: zipfile.ZipFile) -> bool:
    names = set(archive.namelist())
    wanted = (f'"{IDENTITY_SHEET}"'.encode(), PROPERTY.encode())
    for part in ("xl/workbook.xml", *_PROPERTY_PARTS):
        if part in names:
            with archive.open(part) as stream:
                content = stream.read(_SCAN)
            if any(word in content for word in wanted):
                return True
    if "content.xml" not in names:
        return False
    # The hidden sheet stands last in an OpenDocument: its name is sought while the text streams by.
    with archive.open("content.xml") as stream:
        tail = b""
        while piece := stream.read(_SCAN):
            if wanted[0] in tail + piece:
                return True
            tail = piece[-64:]
    return False


def stored_form(sheets: list[Sheet]) -> tuple[Form, TemplateIdentity] | None:
    """Return form and identity of the hidden sheet, wherever it stands; None without a whole one."""
    for sheet in sheets:
        records = [
            (str(row[0]), str(row[1]))
            for row in sheet.rows
            if len(row) > 1 and row[0] is not None and row[1] is not None
        ]
        if any(kind == MARK for kind, _ in records):
            return form_from(records)
    return None


def identity_by_properties(path: Path) -> TemplateIdentity | None:
    """Return the identity that the properties of a workbook tell, for one that lost its hidden sheet."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            for part in _PROPERTY_PARTS:
                if part in names:
                    with archive.open(part) as stream:
                        found = identity_from(dict(_properties(stream.read(_LARGEST_PART))))
                    if found:
                        return found
    except (OSError, ValueError, zipfile.BadZipFile, NotImplementedError, EOFError, RuntimeError):
        return None
    return None


def _properties(content: bytes) -> Iterator[tuple[str, str]]:
    try:
        root: Element = fromstring(content)
    except (ParseError, DefusedXmlException):
        return
    for part in root.iter():
        for key, name in part.attrib.items():
            if key.rpartition("}")[2] == "name" and name.startswith(PROPERTY):
                yield name.removeprefix(PROPERTY), "".join(part.itertext())
