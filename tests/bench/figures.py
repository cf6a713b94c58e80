"""Figures beside their aims, as a table, and their place in docs/performance.md."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

_PAGE = Path(__file__).parents[2] / "docs" / "performance.md"


@dataclass(frozen=True)
class Figure:
    """One figure and its aim.

    Attributes:
        title: What was measured.
        shown: What was found, in words of its own.
        value: What is held against the aim.
        most: The aim, where less is better.
        least: The aim, where more is better.
    """

    title: str
    shown: str
    value: float
    most: float | None = None
    least: float | None = None

    @property
    def is_kept(self) -> bool:
        """Whether the aim is kept; without an aim always."""
        return (self.most is None or self.value <= self.most) and (
            self.least is None or self.value >= self.least
        )

    @property
    def aim(self) -> str:
        """The aim in words."""
        if self.most is not None:
            return f"at most {self.most:g}"
        return f"at least {self.least:g}" if self.least is not None else ""


def table_of(figures: list[Figure]) -> str:
    """A table in Markdown; what misses its aim is marked."""
    lines = ["| | measured | | aim |", "|---|---|---|---|"]
    lines += [
        f"| {one.title} | {one.shown} | {one.value:.2f} | {one.aim}{'' if one.is_kept else ' (missed)'} |"
        for one in figures
    ]
    return "\n".join(lines)


def write(section: str, text: str) -> None:
    """Puts text between the marks of its section."""
    begin, end = f"<!-- {section}: begin -->", f"<!-- {section}: end -->"
    page = _PAGE.read_text(encoding="utf-8")
    before, rest = page.split(begin)
    _, after = rest.split(end)
    _PAGE.write_text(f"{before}{begin}\n{text}\n{end}{after}", encoding="utf-8")
