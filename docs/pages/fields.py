"""docs/fields.md from the schemas."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

_SCHEMAS = Path(__file__).parents[2] / "schemas"
_HEAD = """\
# Fields

Made from `schemas/*.yaml` by `python -m docs.build`; do not edit. “Needed” fields must be filled before
publication; a draft may leave them empty. Code lists are in `ckanext/palembang/reference/data`.
"""
_COLUMNS = "| key | label (id) | label (en) | needed | code list or kind |\n|---|---|---|---|---|"

Field = dict[str, Any]


def page() -> str:
    """The page: a table for the dataset, its rows and files, and one for the office."""
    dataset = _load("dataset.yaml")
    organization = _load("organization.yaml")
    parts = [_HEAD, "## Dataset\n"]
    for field in dataset["dataset_fields"]:
        start = field.get("start_form_page")
        if start:
            parts.append(f"\n### {start['title']['id']} / {start['title']['en']}\n\n{_COLUMNS}")
        parts += _rows(field)
    parts.append(f"\n## File or table of a dataset\n\n{_COLUMNS}")
    parts += [row for field in dataset["resource_fields"] for row in _rows(field)]
    parts.append(f"\n## Office\n\n{_COLUMNS}")
    parts += [row for field in organization["fields"] for row in _rows(field)]
    return "\n".join(parts) + "\n"


def _load(name: str) -> dict[str, Any]:
    return yaml.safe_load((_SCHEMAS / name).read_text(encoding="utf-8"))


def _rows(field: Field, prefix: str = "") -> list[str]:
    label = field.get("label", "")
    texts = label if isinstance(label, dict) else {"id": label, "en": label}
    kind = field.get("code_list") or str(field.get("preset", "")).removeprefix("palembang_")
    if "repeating_subfields" in field:
        kind = "rows"
    row = (
        f"| `{prefix}{field['field_name']}` | {texts.get('id', '')} | {texts.get('en', '')} | "
        f"{'yes' if field.get('required') else ''} | {kind} |"
    )
    inner = [
        line
        for subfield in field.get("repeating_subfields", [])
        for line in _rows(subfield, f"{prefix}{field['field_name']}.")
    ]
    return [row, *inner]
