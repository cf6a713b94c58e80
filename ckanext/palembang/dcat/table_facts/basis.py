"""What a file of a data table is made of besides its rows: with another basis it has other bytes.

A checksum that is not that of the file is worse than none. So each is kept with its basis, and told only
while the dataset still has the same one.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from typing import Any

import ckan.plugins.toolkit as tk

from ckanext.palembang.catalogue import data_file_cells_limit
from ckanext.palembang.dcat.linked_data.facts import Facts
from ckanext.palembang.dcat.linked_data.texts import lawful_text

# What files take from a dataset.
_TEXTS = (
    "id", "name", "title", "title_en", "ukuran", "satuan", "sumber", "catatan", "catatan_en",
    "license_id", "uri",
)  # fmt: skip
_SETTINGS = (
    "ckan.site_url",
    "ckan.root_path",
    "ckanext.dcat.base_uri",
    "ckanext.palembang.catalogue.definition_base_url",
)
_LIBRARIES = ("XlsxWriter", "duckdb", "pyoxigraph")
# Formats that hold rows and nothing else.
_ONLY_ROWS = frozenset({"csv"})


def basis_of(format_name: str, facts: Facts, resource_id: str, publisher: str) -> str:
    """Return a text that changes whenever a file would change though its rows do not.

    Args:
        format_name: name of the format.
        facts: of the dataset, from `package_show` or from the database.
        resource_id: of the data table.
        publisher: title of the office that owns the dataset, in Indonesian.
    """
    if format_name in _ONLY_ROWS:
        said = [writers_version(), resource_id]
    else:
        said = [
            writers_version(),
            resource_id,
            publisher,
            _day(facts, resource_id),
            *(facts.text(key) for key in _TEXTS),
            *(f"{row.text('edisi')}:{row.text('nomor')}" for row in facts.rows("dalam_angka")),
            *(str(tk.config.get(key) or "") for key in _SETTINGS),
            data_file_cells_limit(),
        ]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:32]


def current_facts(
    kept: Mapping[str, Any] | None, facts: Facts, publisher: str
) -> Mapping[str, Any] | None:
    """Return what is kept of a data table, without sizes and checksums that are those of before.

    Args:
        kept: as the database keeps it.
        facts: of the dataset as it is now.
        publisher: title of the office that owns the dataset now, in Indonesian.

    Returns:
        As `kept`; None where the table is no resource of the dataset any more.
    """
    resource_id = str((kept or {}).get("resource_id") or "")
    if kept is None or not _is_there(facts, resource_id):
        return None
    files = kept.get("files")
    if not isinstance(files, Mapping):
        return {**kept, "files": {}}
    current = {
        name: one if _is_current(name, one, facts, resource_id, publisher) else {}
        for name, one in files.items()
    }
    return {**kept, "files": current}


def _is_current(name: str, file: object, facts: Facts, resource_id: str, publisher: str) -> bool:
    basis = file.get("basis") if isinstance(file, Mapping) else None
    return basis is None or basis == basis_of(name, facts, resource_id, publisher)


def _is_there(facts: Facts, resource_id: str) -> bool:
    return any(row.text("id") == resource_id for row in facts.rows("resources"))


def _day(facts: Facts, resource_id: str) -> str:
    """The day of the last change that files tell, in UTC."""
    moments = [_date(facts.raw("metadata_modified"))]
    moments += [
        _date(row.raw("last_modified"))
        for row in facts.rows("resources")
        if row.text("id") == resource_id
    ]
    return max(moments)


def _date(value: object) -> str:
    return lawful_text(str(value or ""))[:10]


@cache
def writers_version() -> str:
    """Return the versions of what writes the files; other versions may write other bytes."""
    named = ("ckanext-palembang", *(one for one in _LIBRARIES if find_spec(one.casefold())))
    return " ".join(f"{name} {version(name)}" for name in named)
