"""Whether what MS-Var says of a column's type can be true of its column in the DataStore."""

from __future__ import annotations

import ckan.plugins.toolkit as tk

from ckanext.palembang.catalogue.labels import code_label

_NUMBERS = frozenset(
    {
        "numeric", "decimal", "int", "int2", "int4", "int8", "integer", "bigint", "smallint",
        "float", "float4", "float8", "real", "double precision",
    }
)  # fmt: skip
_WHOLE_NUMBERS = frozenset(
    {"numeric", "decimal", "int", "int2", "int4", "int8", "integer", "bigint", "smallint"}
)
_TEXTS = frozenset({"text", "varchar", "character varying", "char", "bpchar", "citext"})
_DATES = frozenset({"date", "timestamp", "timestamptz"})
_TRUTHS = frozenset({"bool", "boolean"})
_KNOWN = _NUMBERS | _TEXTS | _DATES | _TRUTHS
# A list may be kept as a text with separators; an array of the database is no known type here.
_FITTING = {
    "INTEGER": _WHOLE_NUMBERS,
    "FLOAT": _NUMBERS,
    "CHARACTER": _TEXTS,
    "STRING": _TEXTS,
    "DATE": _DATES,
    "BOOLEAN": _TRUTHS,
    "ARRAY": _TEXTS,
}


def type_problem(stated: str, column_type: str, override: str) -> str:
    """Says why a stated type cannot be right; nothing where it can.

    Args:
        stated: code of the list `tipe_data`.
        column_type: type of the column in the database; empty where it is not known yet.
        override: type that the next upload is to give the column (“Type Override”), or nothing.
    """
    fitting = _FITTING.get(stated)
    types = {name.casefold() for name in (column_type, override) if name}
    if fitting is None or not types or types & fitting or not types <= _KNOWN:
        return ""
    return tk._(
        "The column holds values of type “%(column)s” in the database, which are not “%(stated)s”: "
        "choose another type, or have the table loaded anew with the right one."
    ) % {"column": override or column_type, "stated": code_label("tipe_data", stated)}
