"""Reading the values of a record that may hold anything, without ever failing.

Every reader gives nothing (`None`, an empty tuple) where a value has another shape; that it has is
the business of `shapes`, which says so at its path.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final, cast

from ckanext.palembang.reference import code_list, decode_flags
from ckanext.palembang.statistics.fields import Field

Record = Mapping[str, object]

#: What offices and older clients write for “there is none”.
_NONE_WRITTEN: Final = frozenset({"", "-", "--", "\u2013", "\u2014", "0000-00-00"})
#: Longest texts that are stored: a line or a few, and paragraphs.
MAX_TEXT: Final = 2_000
MAX_LONG_TEXT: Final = 50_000
#: Most rows of a table inside a form; an activity of 200 variables is a large one.
MAX_ROWS: Final = 2_000
#: Nobody writes a code this long; keeps hostile input cheap.
_LONGEST_CODE: Final = 200
#: Enough for any count or year; int() of endless digits is slow.
_LONGEST_NUMBER: Final = 9
_ISO_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", re.ASCII)
#: The kinds of field that hold an answer out of a list.
_LISTS: Final = {"yes_no": "ya_tidak"}


def is_blank(value: object) -> bool:
    """Whether a value is absent: None, an empty list or mapping, or a text without any sign."""
    if isinstance(value, str):
        return not value or value.isspace()
    return value is None or (isinstance(value, list | tuple | dict) and not value)


def says_nothing(value: object) -> bool:
    """Whether a value holds no fact: blank, a dash, or rows of such values only."""
    if isinstance(value, str):
        # A long text is no dash: do not copy ten megabytes to find out.
        return len(value) < _LONGEST_CODE and value.strip() in _NONE_WRITTEN
    if isinstance(value, list | tuple):
        items = cast("list[object]", value)
        return len(items) <= MAX_ROWS and all(_holds_nothing(item) for item in items)
    return _holds_nothing(value)


def _holds_nothing(item: object) -> bool:
    if isinstance(item, Mapping):
        values = cast(Record, item).values()
        return all(is_blank(one) or (isinstance(one, str) and says_nothing(one)) for one in values)
    return is_blank(item) or (isinstance(item, str) and says_nothing(item))


def text_of(record: Record, key: str) -> str:
    """The text at a key, without blanks around it; empty where it is none or longer than any."""
    return _text(record.get(key))


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) and len(value) <= MAX_LONG_TEXT else ""


def items_of(record: Record, key: str) -> list[object]:
    """The list at a key, as far as it can be stored; empty where it is none."""
    value = record.get(key)
    return list(cast("list[object]", value)[:MAX_ROWS]) if isinstance(value, list | tuple) else []


def texts_of(record: Record, key: str) -> Iterator[tuple[int, str]]:
    """The texts of a list, each with its place."""
    for index, item in enumerate(items_of(record, key)):
        if text := _text(item):
            yield index, text


def rows_of(record: Record, key: str) -> Iterator[tuple[int, Record]]:
    """The rows of a list, each with its place; what is no row is left out."""
    for index, item in enumerate(items_of(record, key)):
        row = as_row(item)
        if row is not None:
            yield index, row


def as_row(item: object) -> Record | None:
    """An item of a list as a row with named cells; None where it is none."""
    # Nearly every row is a dict, and asking a class is many times faster than asking `Mapping`.
    if type(item) is dict or isinstance(item, Mapping):
        return cast(Record, item)
    return None


def code_of(list_name: str, value: object) -> str | None:
    """The code that a value means, in any spelling that its list knows."""
    if isinstance(value, bool):
        value = "ya" if value else "tidak"
    if isinstance(value, str) and len(value) > _LONGEST_CODE:
        return None
    return code_list(list_name).normalise(value) if isinstance(value, str | int | float) else None


def answers_of(field: Field, record: Record) -> frozenset[str]:
    """The codes that a field of type code, flags or yes_no holds; nothing where none can be read."""
    value = record.get(field.key)
    name = _LISTS.get(field.type, field.list)
    if not name or is_blank(value):
        return frozenset()
    if field.type == "flags":
        return frozenset(_flags(name, value))
    code = code_of(name, value)
    return frozenset({code} if code else ())


def answer_of(field: Field, record: Record) -> str | None:
    """The one code that a field of type code or yes_no holds; None where none can be read."""
    return next(iter(answers_of(field, record)), None)


def _flags(name: str, value: object) -> Iterator[str]:
    if isinstance(value, int | float) and not isinstance(value, bool):
        yield from decode_flags(name, value) or ()
        return
    items = cast("list[object]", value) if isinstance(value, list | tuple) else [value]
    for item in items:
        if not isinstance(item, bool) and (code := code_of(name, item)):
            yield code


def whole_number(value: object) -> int | None:
    """The number at a value: a whole number that is not negative, or its digits."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value if 0 <= value < 10**_LONGEST_NUMBER else None
    if not isinstance(value, str) or len(value) > _LONGEST_CODE:
        return None
    digits = value.strip()
    is_number = digits.isascii() and digits.isdecimal() and len(digits) <= _LONGEST_NUMBER
    return int(digits) if is_number else None


def date_of(value: object) -> date | None:
    """The day at a value: `2024-03-31`, and a day that exists."""
    if not isinstance(value, str) or len(value) > _LONGEST_CODE:
        return None
    match = _ISO_DATE.fullmatch(value.strip())
    try:
        return date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None


def shortened(value: object, *, length: int = 60) -> str:
    """A value for a message: short, on one line."""
    text = value[: length * 4] if isinstance(value, str) else _plain(value)
    words = " ".join(text.split())
    return words if len(words) <= length else f"{words[: length - 1]}…"


def _plain(value: object) -> str:
    if isinstance(value, list | tuple):
        return "[…]"
    if isinstance(value, Mapping):
        return "{…}"
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) >= 10**30:
        # str() of endless digits is refused by Python itself.
        return "…"
    return str(value) if isinstance(value, int | float) or value is None else type(value).__name__
