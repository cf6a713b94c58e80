"""Findings speak both languages, name place, problem and remedy, and are described in the manual."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from ckanext.palembang.tables import CHECKS, Limits
from ckanext.palembang.tables.finding_texts import TEXTS

_ROOM = Path(__file__).parents[2] / "ckanext" / "palembang" / "tables"
_MANUAL = Path(__file__).parents[2] / "docs" / "tables.md"


@pytest.mark.parametrize("code", TEXTS)
def test_both_languages_name_the_same_facts(code: str) -> None:
    text = TEXTS[code]

    assert all((text.what_id, text.what_en, text.do_id, text.do_en))
    assert set(re.findall(r"\{(\w+)\}", text.what_id)) == set(
        re.findall(r"\{(\w+)\}", text.what_en)
    )
    assert text.what_id != text.what_en


def test_every_code_that_is_used_has_a_text_and_every_text_is_used() -> None:
    source = "".join(
        path.read_text(encoding="utf-8")
        for path in _ROOM.rglob("*.py")
        if not path.name.startswith("finding_texts")
    )

    used = set(
        re.findall(
            r'"([a-z]+(?:-[a-z0-9]+)+|empty|hidden|outlier|damaged|encrypted|jump|unchanged|unplaced|unreadable)"',
            source,
        )
    )

    assert set(TEXTS) <= used


def _listed(heading: str) -> set[str]:
    section = _MANUAL.read_text(encoding="utf-8").split(f"## {heading}\n")[1].split("\n## ")[0]
    return set(re.findall(r"^\| `([a-z0-9_-]+)` \|", section, re.MULTILINE))


def test_the_manual_lists_every_finding_check_and_limit() -> None:
    assert _listed("Findings") == set(TEXTS)
    assert _listed("Checks of what is handed in") == set(CHECKS)
    assert _listed("Limits") == {field.name for field in fields(Limits)}
