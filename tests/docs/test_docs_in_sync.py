"""The generated pages say what the code says, and no page names what does not exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from docs.pages import fields, rules, settings

ROOT = Path(__file__).parents[2]
ROOMS = ROOT / "ckanext" / "palembang"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("configuration.md", settings.page()),
        ("fields.md", fields.page()),
        ("rules.md", rules.page()),
    ],
    ids=["settings", "fields", "rules"],
)
def test_generated_pages_are_up_to_date(name: str, text: str) -> None:
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == text


def _declared() -> set[str]:
    return {
        option["key"]
        for path in ROOMS.glob("*/config_declaration.yaml")
        for group in yaml.safe_load(path.read_text(encoding="utf-8"))["groups"]
        for option in group["options"]
    }


def test_every_setting_of_ours_has_a_reader_and_every_reader_a_declaration() -> None:
    read = {
        key
        for path in ROOMS.glob("*/**/config.py")
        for key in re.findall(r'"(ckanext\.palembang\.[a-z_.]+)"', path.read_text(encoding="utf-8"))
    }

    assert {key for key in _declared() if key.startswith("ckanext.palembang.")} == read


def test_every_field_has_a_label_in_both_languages() -> None:
    for name in ("dataset.yaml", "organization.yaml"):
        schema = yaml.safe_load((ROOT / "schemas" / name).read_text(encoding="utf-8"))
        for group in ("dataset_fields", "resource_fields", "fields"):
            for field in schema.get(group, []):
                for part in (field, *field.get("repeating_subfields", [])):
                    assert part["label"].keys() == {"id", "en"}, part["field_name"]


def test_links_between_pages_lead_somewhere() -> None:
    for page in (ROOT / "README.md", *(ROOT / "docs").glob("*.md")):
        for target in re.findall(r"\]\((?!https?://|#)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
