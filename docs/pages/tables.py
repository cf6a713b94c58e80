"""The lists in docs/tables.md that are made from the code: limits, checks, findings."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path

from ckanext.palembang.tables import CHECKS, Limits
from ckanext.palembang.tables.finding_texts import TEXTS

_PAGE = Path(__file__).parents[1] / "tables.md"


def page() -> str:
    """The page as it is written by hand, its three lists made anew."""
    text = _PAGE.read_text(encoding="utf-8")
    text = _with_list(text, "Limits", ("limit", "default"), _limits())
    text = _with_list(text, "Checks of what is handed in", ("check", "finds"), _checks())
    return _with_list(text, "Findings", ("code", "what it says", "what to do"), _findings())


def _with_list(
    text: str, heading: str, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]
) -> str:
    """Return a text with another list in the section of a heading."""
    before, rest = text.split(f"\n## {heading}\n", maxsplit=1)
    section, *after = re.split(r"(?=\n## )", rest, maxsplit=1)
    said = [line for line in section.splitlines() if not line.startswith("|")]
    lines = [columns, ("---",) * len(columns), *rows]
    made = "\n".join("|" + "|".join(f" {one} " for one in line) + "|" for line in lines)
    made = made.replace("| --- ", "|---")
    words = "\n".join(said).strip()
    tail = after[0] if after else "\n"
    return f"{before}\n## {heading}\n\n{words + chr(10) * 2 if words else ''}{made}\n{tail}"


def _limits() -> Iterable[tuple[str, ...]]:
    limits = Limits()
    for one in fields(Limits):
        yield f"`{one.name}`", f"{getattr(limits, one.name):,}"


def _checks() -> Iterable[tuple[str, ...]]:
    for name, check in CHECKS.items():
        said = (inspect.getdoc(check) or "").partition("\n")[0]
        yield f"`{name}`", said.removeprefix("Yield ").rstrip(".")


def _findings() -> Iterable[tuple[str, ...]]:
    for code, text in TEXTS.items():
        yield f"`{code}`", text.what_en, text.do_en
