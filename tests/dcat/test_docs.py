"""The mapping table knows every field."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

_ROOT = Path(__file__).parents[2]
_SCHEMA = yaml.safe_load((_ROOT / "schemas" / "dataset.yaml").read_text(encoding="utf-8"))
_TEXT = (_ROOT / "docs" / "dcat-mapping.md").read_text(encoding="utf-8")
_DATASET, _RESOURCE, _ = _TEXT.split("\n## Dataset\n")[1].split("\n## ", 2)


@pytest.mark.parametrize(
    ("part", "fields"),
    [(_DATASET, _SCHEMA["dataset_fields"]), (_RESOURCE, _SCHEMA["resource_fields"])],
    ids=["dataset", "resource"],
)
def test_every_field_of_the_schema_is_mapped_or_named_as_missing(
    part: str, fields: list[dict[str, Any]]
) -> None:
    named = set(re.findall(r"`(\w+)`", part))
    assert {field["field_name"] for field in fields} - named == set()


def test_every_mapped_field_is_in_the_schema() -> None:
    fields = {field["field_name"] for field in _SCHEMA["dataset_fields"]}
    rows = [line.split("|")[1] for line in _DATASET.splitlines() if line.startswith("| `")]
    assert {name for row in rows for name in re.findall(r"`(\w+)`", row)} <= fields
