"""What people are told of values that were left out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ckanext.palembang.dcat import profile
from ckanext.palembang.dcat.profile.omissions import CODES, omission_text

_FOLDER = Path(profile.__file__).parent
_USED = re.compile(r'(?:\.omit\(|statements\.omit\()\s*"(\w+)"')


def test_every_code_that_is_used_has_a_text() -> None:
    used = {code for path in _FOLDER.glob("*.py") for code in _USED.findall(path.read_text())}
    assert used == CODES


@pytest.mark.usefixtures("with_plugins", "with_request_context")
@pytest.mark.parametrize("code", sorted(CODES))
def test_a_text_names_field_and_value(code: str) -> None:
    text = omission_text({"code": code, "field": "sumber_url", "value": "50% <b>"})
    assert text.startswith("sumber_url: ")
    assert "“50% <b>”" in text


@pytest.mark.usefixtures("with_plugins", "with_request_context")
def test_an_unknown_code_is_no_fault() -> None:
    assert omission_text({"code": "lama", "value": "x"}) == ": “x”"
