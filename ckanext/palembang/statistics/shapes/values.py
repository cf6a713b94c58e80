"""Every value of a record against the type of its field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from ckanext.palembang.statistics.conditions import applies
from ckanext.palembang.statistics.fields import Field, fields
from ckanext.palembang.statistics.findings import Finding
from ckanext.palembang.statistics.shapes.answers import code, count, flags, year, yes_no
from ckanext.palembang.statistics.shapes.dates import days
from ckanext.palembang.statistics.shapes.rows import ROWS, Shape, rows
from ckanext.palembang.statistics.shapes.texts import long_text, text, texts
from ckanext.palembang.statistics.values import MAX_ROWS, Record, is_blank, says_nothing

__all__ = ["MAX_ROWS", "shape_findings"]

_SHAPES: Final[Mapping[str, Shape]] = {
    "text": text,
    "email": text,
    "phone": text,
    "long_text": long_text,
    "texts": texts,
    "year": year,
    "count": count,
    "yes_no": yes_no,
    "dates": days,
}


def shape_findings(form: str, record: Record) -> Iterator[Finding]:
    """Findings on values that are no texts, codes, dates or rows where these are due."""
    for field in fields(form):
        value = record.get(field.key)
        if not _is_empty(field, value):
            yield from _of_field(field, record, value)
        if field.other and not is_blank(record.get(field.other.key)):
            yield from text((field.other.key,), record[field.other.key])


def _is_empty(field: Field, value: object) -> bool:
    """A dash stands for nothing also where a code or a date is due, as old clients write it."""
    return is_blank(value) or (isinstance(value, str) and says_nothing(value))


def _of_field(field: Field, record: Record, value: object) -> Iterator[Finding]:
    path = (field.key,)
    if field.type == "code":
        yield from code(field.list, path, value)
    elif field.type == "flags":
        yield from flags(field.list, path, value)
    elif field.type in ROWS:
        is_asked = applies(field.form, field.key, record)
        yield from rows(field.type, path, value, is_asked=is_asked)
    else:
        yield from _SHAPES[field.type](path, value)
