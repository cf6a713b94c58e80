"""The colours of the pages can be read by everybody: WCAG 2.2, contrast AA."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ckanext.palembang import catalogue

_ASSETS = Path(catalogue.__file__).parent / "assets" / "css"
_TOKEN = re.compile(r"--palembang-([a-z-]+):\s*(#[0-9a-f]{6});")
_COLOURS = dict(_TOKEN.findall((_ASSETS / "tokens.css").read_text(encoding="utf-8")))

# Text on its background, as the style sheets put them together.
_TEXT = [
    ("ink", "cream"), ("ink", "paper"), ("ink", "sand"),
    ("muted", "cream"), ("muted", "paper"), ("muted", "sand"),
    ("link", "cream"), ("link", "paper"), ("link", "sand"),
    ("red", "cream"), ("red", "paper"), ("red", "sand"),
    ("deep", "cream"), ("deep", "paper"), ("deep", "sand"), ("deep", "gold"),
    ("primary", "paper"), ("paper", "primary"), ("paper", "deep"), ("paper", "red"),
    ("on-dark", "deep"), ("on-dark", "primary"), ("gold", "deep"), ("gold", "primary"),
    ("open", "open-back"), ("limited", "limited-back"), ("closed", "closed-back"),
]  # fmt: skip
# Marks that carry meaning without being text: the focus ring, the edge of a notice.
_MARKS = [("red", "paper"), ("red", "cream"), ("gold", "primary"), ("gold-deep", "limited-back")]


def _luminance(colour: str) -> float:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(_COLOURS[one]), _luminance(_COLOURS[other])), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(("text", "back"), _TEXT)
def test_text_stands_out_from_its_background(text: str, back: str) -> None:
    assert _contrast(text, back) >= 4.5


@pytest.mark.parametrize(("mark", "back"), _MARKS)
def test_marks_stand_out_from_their_background(mark: str, back: str) -> None:
    assert _contrast(mark, back) >= 3


def test_style_sheets_name_only_known_colours() -> None:
    known = set(
        re.findall(r"--(palembang-[a-z-]+):", (_ASSETS / "tokens.css").read_text(encoding="utf-8"))
    )
    used = {
        name
        for sheet in _ASSETS.glob("*.css")
        for name in re.findall(r"var\(--(palembang-[a-z-]+)", sheet.read_text(encoding="utf-8"))
    }

    assert used <= known


def test_style_sheets_ask_no_other_host() -> None:
    for sheet in _ASSETS.glob("*.css"):
        assert not re.search(r"url\(|@import|//[a-z]", sheet.read_text(encoding="utf-8"))
