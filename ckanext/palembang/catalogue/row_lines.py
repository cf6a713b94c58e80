r"""Small rows within a field, as lines that people can type: `Name | one; two | address`.

A row has parts, separated by `|`; a part that is a list separates its texts by `;`. A backslash
before either sign (or before a backslash, or a line's first `[`) takes it as it stands; `\n` is a
line break within a text. API and storage know the rows as lists of mappings.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import ckan.plugins.toolkit as tk

from ckanext.palembang.catalogue.plain_values import (
    MAX_ITEMS,
    is_empty,
    json_or_none,
    plain_text,
    text_list,
)

Row = dict[str, object]

#: A text of all rows together beyond this length is refused before anything is read.
_MAX_CHARACTERS = 500_000


@dataclass(frozen=True)
class Part:
    """A part of a row.

    Attributes:
        key: its key in the row.
        is_list: whether it holds several texts.
        is_optional: whether a row leaves the key out where there is nothing.
    """

    key: str
    is_list: bool = False
    is_optional: bool = False


Shape = Sequence[Part]

SHAPES: Mapping[str, Shape] = {
    "indicators": (
        Part("nama"),
        Part("sumber_publikasi", is_list=True),
        Part("dataset", is_optional=True),
    ),
    "variables_used": (
        Part("nama"),
        Part("kegiatan_penghasil", is_list=True),
        Part("kegiatan", is_optional=True),
    ),
    "value_domain": (Part("kode"), Part("nilai")),
}


def read_rows(value: object, shape: Shape) -> list[Row]:
    """Rows of a field, from a list of mappings, from its JSON text, or from lines.

    Raises:
        tk.Invalid: it is something else, or one of its rows is; the message says which.
    """
    if is_empty(value):
        return []
    if isinstance(value, str):
        if len(value) > _MAX_CHARACTERS:
            raise tk.Invalid(
                tk._("This text has %(length)d characters; at most %(limit)d fit.")
                % {"length": len(value), "limit": _MAX_CHARACTERS}
            )
        loaded = json_or_none(value) if value.lstrip().startswith("[") else None
        value = loaded if isinstance(loaded, list) else _rows_of_lines(value, shape)
    if not isinstance(value, list):
        raise tk.Invalid(tk._("Expected a list of rows here."))
    if len(value) > MAX_ITEMS:
        raise tk.Invalid(tk._("At most %(limit)d rows fit here.") % {"limit": MAX_ITEMS})
    rows = [_read_row(number, row, shape) for number, row in enumerate(value, start=1)]
    return [row for row in rows if any(row.values())]


def as_lines(rows: Sequence[Mapping[str, object]], shape: Shape) -> str:
    """Rows as lines; `read_rows` gives the same rows again."""
    return "\n".join(_line(row, shape) for row in rows)


def palembang_row_lines(value: object, shape: str) -> str:
    """What a form shows of such a field, however the form, the API or the database gave it."""
    rows = json_or_none(value) if isinstance(value, str) and value[:1] == "[" else value
    if isinstance(rows, list):
        return as_lines([row for row in rows if isinstance(row, Mapping)], SHAPES[shape])
    return value if isinstance(value, str) else ""


def _read_row(number: int, row: object, shape: Shape) -> Row:
    if not isinstance(row, Mapping):
        raise _refused(number, tk._("expected keys and values"))
    known = [part.key for part in shape]
    for key in row:
        if key not in known:
            raise _refused(
                number,
                tk._("“%(key)s” is no key of such a row; known are %(known)s")
                % {"key": str(key)[:100], "known": ", ".join(known)},
            )
    read: Row = {}
    for part in shape:
        try:
            value = _read_part(row.get(part.key), part)
        except tk.Invalid as error:
            raise _refused(number, f"{part.key}: {error.error}") from error
        if value or not part.is_optional:
            read[part.key] = value
    return read


def _read_part(value: object, part: Part) -> object:
    if part.is_list:
        return text_list(value, plain_text)
    return "" if is_empty(value) else plain_text(value)


def _refused(number: int, reason: str) -> tk.Invalid:
    return tk.Invalid(
        tk._("Row %(number)d: %(reason)s.") % {"number": number, "reason": reason.rstrip(".")}
    )


def _rows_of_lines(text: str, shape: Shape) -> list[object]:
    lines = [line for line in text.replace("\r\n", "\n").split("\n") if line.strip()]
    return [_row_of_line(number, line, shape) for number, line in enumerate(lines, start=1)]


def _row_of_line(number: int, line: str, shape: Shape) -> Row:
    parts = _split(line, "|")
    if len(parts) > len(shape):
        raise _refused(
            number,
            tk._(
                "it has %(count)d parts between “|”, at most %(limit)d fit; write \\| for the sign itself"
            )
            % {"count": len(parts), "limit": len(shape)},
        )
    row: Row = {}
    for part, raw in zip(shape, parts, strict=False):
        row[part.key] = (
            [_unescape(text) for text in _split(raw, ";")] if part.is_list else _unescape(raw)
        )
    return row


def _split(text: str, sign: str) -> list[str]:
    """Splits at a sign that no backslash stands before; backslashes stay."""
    parts, begin, position = [], 0, 0
    while position < len(text):
        if text[position] == "\\":
            position += 2
            continue
        if text[position] == sign:
            parts.append(text[begin:position])
            begin = position + 1
        position += 1
    return [*parts, text[begin:]]


def _unescape(text: str) -> str:
    # Before the signs are read: a blank that separates parts is no part of a text.
    stripped, taken, position = text.strip(), [], 0
    while position < len(stripped):
        sign = stripped[position]
        if sign == "\\" and position + 1 < len(stripped):
            position += 1
            sign = "\n" if stripped[position] == "n" else stripped[position]
        taken.append(sign)
        position += 1
    return "".join(taken)


def _line(row: Mapping[str, object], shape: Shape) -> str:
    parts = [_part_text(row.get(part.key), part) for part in shape]
    while len(parts) > 1 and not parts[-1]:
        parts.pop()
    line = " | ".join(parts)
    return f"\\{line}" if line.startswith("[") else line


def _part_text(value: object, part: Part) -> str:
    if part.is_list and isinstance(value, list):
        return "; ".join(_escape(item) for item in value)
    return _escape(value)


def _escape(value: object) -> str:
    text = "" if value is None else str(value)
    for sign, written in (("\\", "\\\\"), ("|", "\\|"), (";", "\\;"), ("\n", "\\n")):
        text = text.replace(sign, written)
    return text
