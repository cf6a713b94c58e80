"""Metadata of the CSV file: CSV on the Web (W3C, 2015) and Table Schema (Frictionless, v1).

Both say of each column what it holds, in both languages, so that a program needs no guess.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

from ckanext.palembang.tables.outputs.columns import Kind, TidyColumn, tidy_columns
from ckanext.palembang.tables.outputs.guard import guarded
from ckanext.palembang.tables.outputs.publication import Publication
from ckanext.palembang.tables.structure.model import DataStructure, DimensionColumn, Role

Json = dict[str, Any]

# Datatypes of periods, where all members are of one kind: CSVW's, then Table Schema's.
_PERIODS = (
    (re.compile(r"[0-9]{4}"), "gYear", "year"),
    (re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])"), "gYearMonth", "yearmonth"),
    (re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"), "date", "date"),
)
_GUARD_NOTE = (
    "Teks yang dapat terbaca sebagai rumus diawali tanda petik tunggal (').",
    "Texts that could be read as a formula begin with an apostrophe (').",
)


def csvw_metadata(
    structure: DataStructure,
    publication: Publication,
    *,
    url: str = "data.csv",
    is_unique: bool = True,
) -> Json:
    """Return what CSVW says of the CSV file.

    Args:
        structure: the structure of the table.
        publication: where it comes from.
        url: address of the CSV file, from the address of this document.
        is_unique: no two rows have the same members, which makes these the primary key.
    """
    columns = tidy_columns(structure)
    schema: Json = {"columns": [_csvw_column(one, structure) for one in columns]}
    if is_unique:
        schema["primaryKey"] = [_name(one) for one in columns if one.kind is Kind.CODE]
    facts = {
        "dc:title": _texts(structure.title, structure.title_en),
        "dc:source": structure.source,
        "dc:publisher": publication.publisher,
        "dc:modified": _typed(publication.updated),
        "dc:license": {"@id": publication.licence} if publication.licence else None,
        "dc:isPartOf": {"@id": publication.address} if publication.address else None,
        "dc:description": _texts(structure.notes, structure.notes_en),
        "rdfs:comment": _texts(*_GUARD_NOTE),
    }
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "id"}],
        "url": url,
        **{key: value for key, value in facts.items() if value},
        "dialect": {"encoding": "utf-8", "header": True},
        "tableSchema": schema,
    }


def table_schema(structure: DataStructure, *, is_unique: bool = True) -> Json:
    """Return what Table Schema says of the CSV file.

    Args:
        structure: the structure of the table.
        is_unique: no two rows have the same members, which makes these the primary key.
    """
    columns = tidy_columns(structure)
    schema: Json = {
        "fields": [_field(one) for one in columns],
        "missingValues": [""],
    }
    if is_unique:
        schema["primaryKey"] = [guarded(one.name) for one in columns if one.kind is Kind.CODE]
    return schema


def _csvw_column(column: TidyColumn, structure: DataStructure) -> Json:
    described: Json = {
        # A processor compares `titles` with the head of the file.
        "titles": guarded(column.name),
        "name": _name(column),
        "dc:title": _texts(column.label, column.label_en),
        "datatype": _csvw_type(column),
    }
    if _is_required(column):
        described["required"] = True
    if column.kind is Kind.VALUE and structure.unit:
        described["dc:description"] = _texts(
            f"Satuan: {structure.unit}", f"Unit: {structure.unit_en or structure.unit}"
        )
    return described


def _field(column: TidyColumn) -> Json:
    described: Json = {
        "name": guarded(column.name),
        "title": column.label,
        "type": _schema_type(column),
    }
    if column.kind is Kind.VALUE:
        described |= {"decimalChar": ".", "bareNumber": True}
    if _is_required(column):
        described["constraints"] = {"required": True}
    return described


def _csvw_type(column: TidyColumn) -> str:
    if column.kind is Kind.VALUE:
        return "decimal"
    return _period_types(column)[0]


def _schema_type(column: TidyColumn) -> str:
    if column.kind is Kind.VALUE:
        return "number"
    return _period_types(column)[1]


def _period_types(column: TidyColumn) -> tuple[str, str]:
    dimension = column.dimension
    if column.kind is Kind.CODE and dimension and dimension.role is Role.TIME and dimension.members:
        for pattern, csvw, schema in _PERIODS:
            if all(pattern.fullmatch(member.code) for member in dimension.members):
                return csvw, schema
    return "string", "string"


def _is_required(column: TidyColumn) -> bool:
    dimension: DimensionColumn | None = column.dimension
    if column.kind is not Kind.CODE or dimension is None:
        return False
    return all(member.code for member in dimension.members)


def _name(column: TidyColumn) -> str:
    """The column's name as a variable of a URI template, RFC 6570."""
    return quote(column.name, safe="").replace("~", "%7E").replace("-", "%2D").replace(".", "%2E")


def _texts(indonesian: str | None, english: str | None) -> list[Json]:
    pairs = (("id", indonesian), ("en", english))
    return [{"@value": text, "@language": language} for language, text in pairs if text]


def _typed(updated: str | None) -> Json | None:
    if not updated:
        return None
    return {"@value": updated, "@type": "xsd:dateTime" if "T" in updated else "xsd:date"}
