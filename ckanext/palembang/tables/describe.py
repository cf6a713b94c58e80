"""What the texts around a block say: title, unit, years, source, notes."""

from __future__ import annotations

from dataclasses import dataclass

from ckanext.palembang.tables.language import words
from ckanext.palembang.tables.language.periods import periods_in, year_label
from ckanext.palembang.tables.language.titles import read_title
from ckanext.palembang.tables.layout.block import Block
from ckanext.palembang.tables.layout.view import View
from ckanext.palembang.tables.model import Title


@dataclass(frozen=True, slots=True)
class Description:
    """Texts around a table.

    Attributes:
        title: the title.
        text: all of the title's lines and the sheet's name, to look for words in.
        unit: unit of all figures, where the title says it.
        years: years that the title names.
        period: the one period that the title names, None when there are several or none.
        source: who the figures are from.
        notes: further lines below the table.
    """

    title: Title
    text: str
    unit: str | None
    years: tuple[str, ...]
    period: str | None
    source: str | None
    notes: tuple[str, ...]


def describe(view: View, block: Block, titles: list[int]) -> Description:
    """Return what stands above and below a block."""
    lines = [line for row in titles if (line := _line(view, row, block))]
    lines = [line for line in lines if not words.NOTE_START.match(line)]
    title, unit = read_title(lines)
    named = list(dict.fromkeys(period for line in lines for period in periods_in(line)))
    if not named and view.sheet.name and (label := year_label(view.sheet.name.strip())):
        named = [label]
    source, notes = _below(view, block)
    return Description(
        title=title,
        text=" ".join(lines),
        unit=unit,
        years=tuple(dict.fromkeys(period[:4] for period in named)),
        period=_one_period(named),
        source=source,
        notes=tuple(notes),
    )


def _one_period(named: list[str]) -> str | None:
    """Return the period when all that are named agree ("2023", "Desember 2023")."""
    if not named:
        return None
    finest = max(named, key=len)
    return finest if all(finest.startswith(other) for other in named) else None


def _line(view: View, row: int, block: Block) -> str:
    texts = [view.text(row, column) for column in view.filled(row, block.left, block.right)]
    if not texts:
        texts = [view.text(row, column) for column in view.filled(row, 0, view.width)]
    return " ".join(texts)


def _below(view: View, block: Block) -> tuple[str | None, list[str]]:
    source: str | None = None
    notes: list[str] = []
    waiting = False
    for row in block.notes:
        line = _line(view, row, block)
        if found := words.SOURCE_START.match(line):
            rest = line[found.end() :].strip(" :")
            source = source or rest or None
            waiting = not rest
        elif waiting:
            source, waiting = source or line, False
        elif line and not words.SIGNATURE.search(line):
            notes.append(line)
    return source, notes
