"""What an officer corrected in the reading of a file: kept, and applied when it is read again."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar, cast

from ckanext.palembang.reference import parse_area_code
from ckanext.palembang.tables.errors import CorrectionError
from ckanext.palembang.tables.language.periods import period_of

_HEAD_ROWS = re.compile(r"([A-Z]{1,3})?([1-9]\d{0,6})(?::([A-Z]{1,3})?([1-9]\d{0,6}))?")
_PERIOD = re.compile(
    r"\d{4}|\d{4}/\d{4}|\d{4}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?|\d{4}-S[12]|\d{4}-Q[1-4]"
)
_MOST_TABLES = 2000
_MOST_AREAS = 2000
_MOST_TEXT = 200
_Found = TypeVar("_Found")


def _no_areas() -> dict[str, str]:
    return {}


@dataclass(frozen=True, slots=True)
class TableCorrection:
    """What is to be read otherwise in one table.

    Attributes:
        sheet: name of its sheet, None in a file without sheets.
        index: its number among the tables of the sheet, from 0, left out ones included.
        head_rows: rows of the head, `3:5`, or with the table's columns, `A3:G5`.
        unit: unit of all figures.
        period: period of the figures that have none of their own in row or head.
        decimal_sign: `,` or `.`, for figures that were written as texts.
        areas: codes of areas by the labels that mean them.
        ignore: the table is left out.
    """

    sheet: str | None = None
    index: int = 0
    head_rows: str | None = None
    unit: str | None = None
    period: str | None = None
    decimal_sign: str | None = None
    areas: dict[str, str] = field(default_factory=_no_areas)
    ignore: bool = False

    def rows(self) -> tuple[int, int] | None:
        """Return first and last row of the head, counted from 0."""
        found = _HEAD_ROWS.fullmatch(self.head_rows or "")
        if not found:
            return None
        first = int(found[2]) - 1
        return first, int(found[4]) - 1 if found[4] else first

    def columns(self) -> tuple[str, str] | None:
        """Return the letters of first and last column, None where only rows are said."""
        found = _HEAD_ROWS.fullmatch(self.head_rows or "")
        return (found[1], found[3]) if found and found[1] and found[3] else None

    def to_json(self) -> dict[str, object]:
        """Return what is said, ready for JSON."""
        said: dict[str, object] = {"sheet": self.sheet, "index": self.index}
        for name in ("head_rows", "unit", "period", "decimal_sign", "areas", "ignore"):
            if getattr(self, name):
                said[name] = getattr(self, name)
        return said


@dataclass(frozen=True, slots=True)
class Corrections:
    """Corrections of a file's reading, by table."""

    tables: tuple[TableCorrection, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether anything is corrected."""
        return bool(self.tables)

    @property
    def changes_form(self) -> bool:
        """Tell whether heads or tables are others than without corrections."""
        return any(one.head_rows or one.ignore for one in self.tables)

    def of(self, sheet: str | None, index: int) -> TableCorrection | None:
        """Return the correction of a table, None when there is none."""
        return next((one for one in self.tables if (one.sheet, one.index) == (sheet, index)), None)

    def to_json(self) -> dict[str, object]:
        """Return a plain dict, ready for JSON."""
        return {"tables": [one.to_json() for one in self.tables]}

    @classmethod
    def from_json(cls, value: object) -> Corrections:
        """Return the corrections that a dict, or a JSON text of one, says.

        Raises:
            CorrectionError: when anything in it is not as it must be; it names the place.
        """
        if isinstance(value, str):
            value = _decoded(value)
        top = _mapping(value, "corrections", {"tables"})
        listed = top.get("tables", [])
        if not isinstance(listed, list):
            raise CorrectionError("tables", "a list")
        said = cast("list[object]", listed)
        if len(said) > _MOST_TABLES:
            raise CorrectionError("tables", f"at most {_MOST_TABLES}")
        tables = tuple(_table(one, f"tables[{number}]") for number, one in enumerate(said))
        if len({(one.sheet, one.index) for one in tables}) < len(tables):
            raise CorrectionError("tables", "each table once")
        return cls(tables)


def _decoded(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise CorrectionError("corrections", "JSON") from None


def _mapping(value: object, place: str, known: set[str] | None = None) -> dict[str, object]:
    if not isinstance(value, Mapping):
        raise CorrectionError(place, "an object")
    found = {str(name): one for name, one in cast("Mapping[object, object]", value).items()}
    unknown = sorted(set(found) - known) if known is not None else []
    if unknown:
        raise CorrectionError(f"{place}.{unknown[0][:40]}", ", ".join(sorted(known or ())))
    return found


_FIELDS = {"sheet", "index", "head_rows", "unit", "period", "decimal_sign", "areas", "ignore"}


def _table(value: object, place: str) -> TableCorrection:
    said = _mapping(value, place, _FIELDS)

    def read(name: str, parse: Callable[[object, str], _Found], default: _Found) -> _Found:
        given = said.get(name)
        return default if given is None or given == "" else parse(given, f"{place}.{name}")

    return TableCorrection(
        sheet=read("sheet", _text, None),
        index=read("index", _index, 0),
        head_rows=read("head_rows", _head_rows, None),
        unit=read("unit", _text, None),
        period=read("period", _period, None),
        decimal_sign=read("decimal_sign", _decimal_sign, None),
        areas=read("areas", _areas, {}),
        ignore=read("ignore", _ignore, False),
    )


def _text(value: object, place: str) -> str | None:
    if not isinstance(value, str) or len(value) > _MOST_TEXT or not value.isprintable():
        raise CorrectionError(place, f"a text of at most {_MOST_TEXT} characters")
    return value.strip() or None if not place.endswith(".sheet") else value


def _index(value: object, place: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < _MOST_TABLES:
        raise CorrectionError(place, f"0 … {_MOST_TABLES - 1}")
    return value


def _head_rows(value: object, place: str) -> str | None:
    text = str(value).strip().upper().replace("$", "") if isinstance(value, str | int) else ""
    found = _HEAD_ROWS.fullmatch(text)
    if not found or (found[4] and int(found[4]) < int(found[2])):
        raise CorrectionError(place, "3:5, A3:G5")
    return text


def _period(value: object, place: str) -> str | None:
    text = str(value).strip() if isinstance(value, str | int) else ""
    if not _PERIOD.fullmatch(text):
        text = period_of(text) or ""
    if not text:
        raise CorrectionError(place, "2024, 2023/2024, 2024-02, 2024-S1, 2024-Q1")
    return text


def _decimal_sign(value: object, place: str) -> str | None:
    if value not in (",", "."):
        raise CorrectionError(place, "',' '.'")
    return str(value)


def _areas(value: object, place: str) -> dict[str, str]:
    given = _mapping(value, place)
    if len(given) > _MOST_AREAS:
        raise CorrectionError(place, f"1 … {_MOST_AREAS}")
    found: dict[str, str] = {}
    for label, code in given.items():
        known = parse_area_code(code) if isinstance(code, str) else None
        if known is None or not label.strip():
            raise CorrectionError(f"{place}.{label[:40]}", "16.71.01")
        found[label.strip()] = known
    return found


def _ignore(value: object, place: str) -> bool:
    if not isinstance(value, bool):
        raise CorrectionError(place, "true, false")
    return value
