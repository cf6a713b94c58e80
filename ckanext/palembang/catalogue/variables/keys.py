"""Names under which a column's description is stored, sent and shown."""

from __future__ import annotations

from functools import cache

from ckanext.palembang.statistics import Field, fields_by_key

#: Name of our data among the plugins' data that the DataStore keeps with a column.
PLUGIN = "palembang"
#: What stands before a key of MS-Var in the data dictionary's form and in `datastore_create`.
PREFIX = "palembang_"


@cache
def variable_fields() -> dict[str, Field]:
    """The fields of MS-Var by key, in the order of the form."""
    return dict(fields_by_key("ms_var"))


def sent_name(key: str) -> str:
    """The name of a key in the form and in `datastore_create`."""
    return f"{PREFIX}{key}"
