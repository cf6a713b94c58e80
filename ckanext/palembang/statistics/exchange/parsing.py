"""Bytes from anywhere to values of JSON, or a finding that says where and why not."""

from __future__ import annotations

import codecs
import json
import math
from dataclasses import dataclass
from typing import Final

from ckanext.palembang.statistics.exchange.plain import same
from ckanext.palembang.statistics.exchange.sound import DoubledObject, Unsound
from ckanext.palembang.statistics.findings import Finding, Level, Message

#: More than a catalogue of metadata ever needs; keeps memory in bounds.
MAX_BYTES: Final = 64 * 1024 * 1024
_LONGEST_INTEGER: Final = 30
_MEGABYTE: Final = 1024 * 1024
#: Marks of byte order, the longer first: that of UTF-32 begins with that of UTF-16.
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_TOO_LARGE: Final = Message(
    "The file is larger than %(limit)d MB: divide it.",
    "Berkas lebih besar dari %(limit)d MB: bagi menjadi beberapa berkas.",
)
_ENCODING: Final = Message(
    "Line %(line)d, column %(column)d is no %(encoding)s: save the file as UTF-8.",
    "Baris %(line)d, kolom %(column)d bukan %(encoding)s: simpan berkas sebagai UTF-8.",
)
_SYNTAX: Final = Message(
    "Line %(line)d, column %(column)d: this is no JSON, or it ends too early (%(reason)s).",
    "Baris %(line)d, kolom %(column)d: bukan JSON, atau terpotong (%(reason)s).",
)
_TOO_DEEP: Final = Message(
    "Objects and lists are nested too deep for any form.",
    "Objek dan daftar bersarang terlalu dalam untuk formulir mana pun.",
)
_CONTROL: Final = Message(
    "Line %(line)d, column %(column)d: a text holds a line break or tab that JSON wants escaped."
    " The file is read all the same.",
    "Baris %(line)d, kolom %(column)d: teks memuat ganti baris atau tab yang harus ditulis \\n atau \\t."
    " Berkas tetap dibaca.",
)
_EMPTY: Final = Message("The file is empty.", "Berkas kosong.")


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a text of JSON holds.

    Attributes:
        value: the value; None where there is none.
        findings: what is wrong with the text.
        is_json: whether there is a value at all.
    """

    value: object = None
    findings: tuple[Finding, ...] = ()
    is_json: bool = True


def parse(source: bytes | str) -> Parsed:
    """Reads JSON in UTF-8, UTF-16 or UTF-32; never fails.

    Figures that no record can hold (NaN, Infinity, endless digits) and objects in which a key stands
    twice become `Unsound` and `DoubledObject`, so that the record which holds them is found.
    """
    if len(source) > MAX_BYTES:
        return _refused("file-too-large", _TOO_LARGE, limit=MAX_BYTES // _MEGABYTE)
    text = source if isinstance(source, str) else _decoded(source)
    if isinstance(text, Finding):
        return Parsed(findings=(text,), is_json=False)
    text = text.removeprefix("\ufeff")
    if not text.strip():
        return _refused("json-empty", _EMPTY)
    try:
        return Parsed(_loads(text, strict=True))
    except json.JSONDecodeError as error:
        return _leniently(text, error)
    except RecursionError:
        return _refused("json-too-deep", _TOO_DEEP)


def _leniently(text: str, first: json.JSONDecodeError) -> Parsed:
    """Once more for a text with line breaks in its strings, as a province's feed has them."""
    try:
        value = _loads(text, strict=False)
    except json.JSONDecodeError as error:
        place = {"line": error.lineno, "column": error.colno}
        return _refused("json-syntax", _SYNTAX, **place, reason=error.msg)
    except RecursionError:
        return _refused("json-too-deep", _TOO_DEEP)
    place = {"line": first.lineno, "column": first.colno}
    return Parsed(value, (Finding("json-control", (), _CONTROL, Level.HINT, place),))


def _loads(text: str, *, strict: bool) -> object:
    return json.loads(
        text,
        strict=strict,
        parse_int=_integer,
        parse_float=_float,
        parse_constant=Unsound,
        object_pairs_hook=_object,
    )


def _integer(digits: str) -> object:
    return int(digits) if len(digits) <= _LONGEST_INTEGER else Unsound(digits)


def _float(digits: str) -> object:
    number = float(digits)
    return number if math.isfinite(number) else Unsound(digits)


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    doubled = tuple(key for key, value in pairs if not same(value, found[key]))
    if not doubled:
        return found
    marked = DoubledObject(found)
    marked.doubled = doubled
    return marked


def _decoded(data: bytes) -> str | Finding:
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "")
    encoding = encoding or json.detect_encoding(data).removesuffix("-sig")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(encoding, errors="replace")
        place = {"line": before.count("\n") + 1, "column": len(before) - before.rfind("\n")}
        parameters = {**place, "encoding": encoding.upper()}
        return Finding("file-encoding", (), _ENCODING, parameters=parameters)


def _refused(rule: str, message: Message, **parameters: object) -> Parsed:
    return Parsed(findings=(Finding(rule, (), message, parameters=parameters),), is_json=False)
