"""What a package dictionary says, whatever shape its values have."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, cast

from ckanext.palembang.dcat.linked_data.texts import lawful_text
from ckanext.palembang.reference import Code, code_list

_MAX_ITEMS = 5_000


class Facts:
    """Reads a dataset, resource or row and never raises: what is no text or list is absent.

    A value comes from the dictionary itself, else from CKAN's `extras`.
    """

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values = {**_extras(values.get("extras")), **values}

    def changed(self, **values: Any) -> Facts:
        """Return the same facts but for some values."""
        return Facts({**self._values, **values})

    def text(self, *keys: str) -> str:
        """Return the first text that is not empty among some keys, else ""."""
        return next((text for key in keys if (text := lawful_text(self._values.get(key)))), "")

    def raw(self, key: str) -> object:
        """Return a value as it stands."""
        return self._values.get(key)

    def texts(self, key: str) -> list[str]:
        """Return the texts of a list, also of one kept as JSON, each once."""
        items = (lawful_text(item) for item in self._list(key))
        return list(dict.fromkeys(item for item in items if item))

    def rows(self, key: str) -> list[Facts]:
        """Return the rows of a repeating field, also of one kept as JSON."""
        rows = [row for row in self._list(key) if isinstance(row, Mapping)]
        return [Facts(cast("Mapping[str, Any]", row)) for row in rows]

    def code(self, key: str, list_name: str) -> Code | None:
        """Return the code that a value means in a code list, or None."""
        text = self.text(key)
        known = code_list(list_name)
        code = known.normalise(text) if text else None
        return known.get(code) if code else None

    def _list(self, key: str) -> list[Any]:
        value = self._values.get(key)
        if isinstance(value, str):
            value = _from_json(value)
        return list(value)[:_MAX_ITEMS] if isinstance(value, list | tuple) else []


def _from_json(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return [text]


def _extras(value: object) -> dict[str, Any]:
    return dict(_pairs(value)) if isinstance(value, list) else {}


def _pairs(rows: list[Any]) -> Iterator[tuple[str, Any]]:
    for row in rows:
        if isinstance(row, Mapping) and isinstance(row.get("key"), str):
            yield row["key"], row.get("value")
