"""The words printed on the forms that are not labels of fields: `texts.yaml`."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from ckanext.palembang.catalogue.forms_on_paper.sheet import Words


def words(*path: str) -> Words:
    """The text at `path` of the file, in both languages.

    Raises:
        KeyError: The file has no such text.
    """
    found = find_words(*path)
    if found is None:
        raise KeyError(".".join(path))
    return found


def find_words(*path: str) -> Words | None:
    """The text at `path`, or None where the file has none."""
    found: Any = _texts()
    for part in path:
        found = found.get(part) if isinstance(found, dict) else None
    return Words(found["id"], found["en"]) if isinstance(found, dict) and "id" in found else None


def place() -> str:
    """Where the forms are signed."""
    return _texts()["signatures"]["place"]


@lru_cache(maxsize=1)
def _texts() -> dict[str, Any]:
    return yaml.safe_load(Path(__file__).with_name("texts.yaml").read_text(encoding="utf-8"))
