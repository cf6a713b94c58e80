"""CKAN's Solr schema with Indonesian and English analysis added.

    python -m ckanext.palembang.catalogue.search.solr_schema CKAN_SCHEMA.xml CONF_DIR

reads the schema that CKAN ships (or one that this command wrote before) and writes
`schema.xml` and the word lists into a core's `conf` folder. Nothing is taken away: the
field type `text_palembang` is added and given to the fields that `package_search` asks.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

from ckanext.palembang.catalogue.search.solr_field_type import FIELD_TYPE, field_type
from ckanext.palembang.catalogue.search.solr_lists import (
    STEMS_FILE,
    SYNONYMS_FILE,
    stems_file,
    synonyms_file,
)

SCHEMA_FILE = "schema.xml"

#: Name of the schema of CKAN 2.12; CKAN looks for it and refuses others.
_SCHEMA_NAME = "ckan-2.12"
#: Fields to the type that they have in CKAN's schema.
_FIELDS = {
    "title": "text",
    "notes": "text",
    "text": "text",
    "extras_*": "text",
    "res_extras_*": "text",
    "res_name": "text_general",
    "res_description": "text_general",
}
_OURS = re.compile(rf'\s*<fieldType name="{FIELD_TYPE}".*?</fieldType>', re.DOTALL)
_LAST_FIELD_TYPE = re.compile(r".*</fieldType>", re.DOTALL)
_WRONG_USE = 2


class UnexpectedSchemaError(Exception):
    """The file is not the Solr schema of CKAN 2.12."""


def transformed(schema: str) -> str:
    """Return CKAN's schema with our field type; a schema that has it already is renewed.

    Only the lines concerned change, so that an operator can compare the two files.

    Raises:
        UnexpectedSchemaError: not XML, not CKAN 2.12's schema, or a field is not as
            CKAN ships it.
    """
    _check_name(_root(schema))
    stock = _OURS.sub("", schema)
    for name, stock_type in _FIELDS.items():
        stock = _with_type(stock, name, (stock_type, FIELD_TYPE))
    end = _LAST_FIELD_TYPE.match(stock)
    if end is None:
        raise UnexpectedSchemaError("it defines no field type")
    renewed = f"{end[0]}\n\n{field_type()}{stock[end.end() :]}"
    _root(renewed)
    return renewed


def write(schema: Path, conf: Path) -> None:
    """Write the transformed schema and its word lists into a core's `conf` folder.

    Raises:
        UnexpectedSchemaError: see `transformed`; nothing is written then.
        OSError: the schema cannot be read, or the folder not written.
    """
    try:
        original = schema.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise UnexpectedSchemaError("it is not UTF-8 text") from error
    texts = {
        STEMS_FILE: stems_file(),
        SYNONYMS_FILE: synonyms_file(),
        SCHEMA_FILE: transformed(original),
    }
    for name, text in texts.items():
        (conf / name).write_text(text, encoding="utf-8")


def main(arguments: Sequence[str]) -> int:
    """Run the command; 0 done, 1 the schema is not as expected, 2 wrong use."""
    try:
        schema, conf = map(Path, arguments)
    except ValueError:
        sys.stderr.write(f"{__doc__}\n")
        return _WRONG_USE
    try:
        write(schema, conf)
    except UnexpectedSchemaError as error:
        sys.stderr.write(f"{schema}: {error}. Take the schema.xml that CKAN 2.12 ships.\n")
        return 1
    except OSError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def _root(schema: str) -> ET.Element:
    try:
        return ET.fromstring(schema.encode())  # noqa: S314 - the operator's own file
    except ET.ParseError as error:
        raise UnexpectedSchemaError(f"it is not XML: {error}") from error


def _check_name(root: ET.Element) -> None:
    found = root.get("name") if root.tag == "schema" else f"<{root.tag}>"
    if found != _SCHEMA_NAME:
        reason = f"a schema with the name {_SCHEMA_NAME!r} is expected, this is {found!r}"
        raise UnexpectedSchemaError(reason)


def _with_type(schema: str, name: str, expected: tuple[str, ...]) -> str:
    tag = "dynamicField" if "*" in name else "field"
    line = re.compile(rf'(<{tag}\s+name="{re.escape(name)}"\s+type=")([^"]*)"')
    types = [match[2] for match in line.finditer(schema)]
    if len(types) != 1 or types[0] not in expected:
        reason = f"one {tag} {name!r} of type {expected[0]!r} is expected, found {types}"
        raise UnexpectedSchemaError(reason)
    return line.sub(rf'\g<1>{FIELD_TYPE}"', schema)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
