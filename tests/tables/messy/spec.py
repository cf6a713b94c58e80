"""A messy sheet and its truth in one: data cells know what they mean."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass
class D:
    """A data cell: what is written, and what a careful person reads there."""

    written: Any
    value: float | None
    row: list[str]
    column: list[str]
    area: str | None = None
    period: str | None = None
    flag: str | None = None
    total: bool | None = False
    format: str | None = None
    row_extra: list[str] = field(default_factory=list)
    column_extra: list[str] = field(default_factory=list)
    optional: bool = False
    accept: tuple[float | None, ...] = ()
    flag_accept: tuple[str | None, ...] = ()
    area_accept: tuple[str | None, ...] = ()


@dataclass
class Styled:
    """A text cell with looks."""

    text: Any
    bold: bool = False
    indent: int = 0


@dataclass
class Page:
    """One sheet."""

    grid: list[list[Any]]
    name: str = "Sheet1"
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    is_hidden: bool = False
    formulas: dict[tuple[int, int], str] = field(default_factory=dict)


@dataclass
class Case:
    """One file: its pages, the formats it comes in, the findings it must give."""

    name: str
    pages: list[Page]
    formats: tuple[str, ...] = ("csv", "xlsx")
    findings: list[tuple[str, list[str]]] = field(default_factory=list)
    clean: bool = False
    encoding: str = "utf-8"
    delimiter: str = ","
    title: str | None = None
    unit: str | None = None
    lead: str = ""
