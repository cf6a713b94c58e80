"""The mapping table is made from the code, and knows every field."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from docs.pages import mapping

_ROOT = Path(__file__).parents[2]
_TEXT = (_ROOT / "docs" / "dcat-mapping.md").read_text(encoding="utf-8")


def _fields(name: str, key: str) -> list[dict[str, Any]]:
    return yaml.safe_load((_ROOT / "schemas" / name).read_text(encoding="utf-8"))[key]


def test_the_page_is_what_the_code_makes_of_it() -> None:
    assert mapping.page() == _TEXT, "run: python -m docs.build"


@pytest.mark.parametrize(
    ("heading", "fields"),
    [
        ("Dataset", _fields("dataset.yaml", "dataset_fields")),
        ("Resource", _fields("dataset.yaml", "resource_fields")),
        ("Office", _fields("organization.yaml", "fields")),
    ],
    ids=["dataset", "resource", "office"],
)
def test_every_field_is_mapped_or_named_as_silent(
    heading: str, fields: list[dict[str, Any]]
) -> None:
    section = _TEXT.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    named = set(re.findall(r"`(\w+)`", section))
    assert {field["field_name"] for field in fields} <= named


def test_what_a_field_says_is_found_out_by_leaving_it_away() -> None:
    row = next(line for line in _TEXT.splitlines() if line.startswith("| `konsep` |"))
    assert "`dct:subject / skos:prefLabel`" in row
    assert "dct:title" not in row
