"""Shapes of texts: that they are texts, storable ones, and no books."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from ckanext.palembang.statistics.findings import Finding, Message, Path
from ckanext.palembang.statistics.values import MAX_LONG_TEXT, MAX_TEXT, is_blank, shortened

#: Signs that no database, XML or JSON reader takes: controls (but tab and line ends), halves of a pair.
_UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_MAX_ITEMS = 500
#: Anything longer is no “--”.
_LONGEST_DASH = 2

_TEXT = Message(
    "A text is expected here, not “%(value)s”.",
    "Isian ini harus berupa teks, bukan “%(value)s”.",
)
_TOO_LONG = Message(
    "This text has %(length)d characters; at most %(limit)d fit here.",
    "Teks ini berisi %(length)d karakter; paling banyak %(limit)d yang dapat disimpan.",
)
_SIGN = Message(
    "This text holds a control character (U+%(sign)s) that cannot be stored: remove it.",
    "Teks ini memuat karakter kendali (U+%(sign)s) yang tidak dapat disimpan: hapus karakter itu.",
)
_TEXTS = Message(
    "A list of texts is expected here, not “%(value)s”.",
    "Isian ini harus berupa daftar teks, bukan “%(value)s”.",
)
_TOO_MANY = Message(
    "There are %(count)d entries; at most %(limit)d fit here.",
    "Ada %(count)d entri; paling banyak %(limit)d yang dapat disimpan.",
)


def text(path: Path, value: object) -> Iterator[Finding]:
    """A text of a line or a few."""
    yield from _text(path, value, MAX_TEXT)


def long_text(path: Path, value: object) -> Iterator[Finding]:
    """A text of paragraphs."""
    yield from _text(path, value, MAX_LONG_TEXT)


def texts(path: Path, value: object) -> Iterator[Finding]:
    """A list of texts."""
    if not isinstance(value, list | tuple):
        yield Finding("texts-expected", path, _TEXTS, parameters={"value": shortened(value)})
        return
    items = cast("list[object]", value)
    if len(items) > _MAX_ITEMS:
        yield too_many(path, len(items), _MAX_ITEMS)
    for index, item in enumerate(items[:_MAX_ITEMS]):
        if not is_blank(item):
            yield from _text((*path, index), item, MAX_TEXT)


def is_plain_text(value: object) -> bool:
    """Whether a value surely is a text without fault: nearly all are, and this is quickly seen."""
    return (
        type(value) is str
        and _LONGEST_DASH < len(value) <= MAX_TEXT
        and value.isprintable()
        and not value.isspace()
    )


def too_many(path: Path, count: int, limit: int) -> Finding:
    """A list that is longer than what can be stored."""
    parameters = {"count": count, "limit": limit}
    return Finding("too-many-entries", path, _TOO_MANY, parameters=parameters)


def _text(path: Path, value: object, limit: int) -> Iterator[Finding]:
    if not isinstance(value, str):
        yield Finding("text-expected", path, _TEXT, parameters={"value": shortened(value)})
    elif len(value) > limit:
        parameters = {"length": len(value), "limit": limit}
        yield Finding("text-too-long", path, _TOO_LONG, parameters=parameters)
    elif match := _UNSTORABLE.search(value):
        parameters = {"sign": f"{ord(match[0]):04X}"}
        yield Finding("text-unstorable-sign", path, _SIGN, parameters=parameters)
