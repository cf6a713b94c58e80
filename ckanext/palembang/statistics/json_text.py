"""Reading JSON that comes from anywhere: what cannot be read is said with line and column."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Final

from ckanext.palembang.statistics.findings import Finding, Message
from ckanext.palembang.statistics.values import shortened

#: More than a catalogue of metadata ever needs; keeps memory in bounds.
MAX_BYTES: Final = 64 * 1024 * 1024
#: Python refuses to read longer whole numbers; no field of a form holds one.
_MAX_DIGITS = 300
_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")

_TOO_LARGE = Message(
    "The file is larger than %(limit)d MB.",
    "Berkas lebih besar dari %(limit)d MB.",
)
_ENCODING = Message(
    "The file is not UTF-8 text (it looks like %(encoding)s): save it as UTF-8.",
    "Berkas bukan teks UTF-8 (tampaknya %(encoding)s): simpan sebagai UTF-8.",
)
_SYNTAX = Message(
    "This is no JSON: %(reason)s.",
    "Ini bukan JSON: %(reason)s.",
)
_TOO_DEEP = Message(
    "The JSON is nested too deeply.",
    "JSON bersarang terlalu dalam.",
)
_KEY_TWICE = Message(
    "The key “%(key)s” stands twice in one object; only the last value can be read.",
    "Kunci “%(key)s” muncul dua kali dalam satu objek; hanya nilai terakhir yang terbaca.",
)


class UnreadableError(ValueError):
    """Raised when a file is no JSON text in UTF-8.

    Attributes:
        finding: What is wrong, in both languages.
        line: Line of the first fault, from 1.
        column: Column of it, from 1.
    """

    def __init__(self, finding: Finding, line: int, column: int) -> None:
        self.finding = finding
        self.line = line
        self.column = column
        super().__init__(f"line {line}, column {column}: {finding.text('en')}")


@dataclass(frozen=True)
class JsonText:
    """What a JSON text holds.

    Attributes:
        value: The value: mapping, list, text, number, true, false or null.
        findings: Keys that stand twice in one object.
    """

    value: object
    findings: tuple[Finding, ...]


def read_json(data: bytes | str) -> JsonText:
    """Reads JSON; a byte order mark of UTF-8 is no fault.

    Raises:
        UnreadableError: Another encoding, truncated or broken JSON, too large or too deeply nested.
    """
    text = _decoded(data) if isinstance(data, bytes) else data
    doubled: list[Finding] = []
    try:
        value: object = json.loads(
            text.removeprefix("\ufeff"),
            object_pairs_hook=lambda pairs: _mapping(pairs, doubled),
            parse_int=lambda digits: int(digits) if len(digits) < _MAX_DIGITS else digits,
        )
    except json.JSONDecodeError as error:
        finding = Finding("json-syntax", (), _SYNTAX, parameters={"reason": error.msg})
        raise UnreadableError(finding, error.lineno, error.colno) from error
    except RecursionError as error:
        raise UnreadableError(Finding("json-too-deep", (), _TOO_DEEP), 1, 1) from error
    return JsonText(value, tuple(doubled))


def _mapping(pairs: list[tuple[str, object]], doubled: list[Finding]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                parameters = {"key": shortened(key)}
                doubled.append(Finding("json-key-twice", (), _KEY_TWICE, parameters=parameters))
            seen.add(key)
    return found


def _decoded(data: bytes) -> str:
    if len(data) > MAX_BYTES:
        parameters = {"limit": MAX_BYTES // 1024 // 1024}
        raise UnreadableError(
            Finding("file-too-large", (), _TOO_LARGE, parameters=parameters), 1, 1
        )
    if data.startswith(_UTF16) or b"\x00" in data[:4]:
        raise _other_encoding("UTF-16", 1, 1)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        raise _other_encoding("Latin-1/Windows-1252", line, column) from error


def _other_encoding(encoding: str, line: int, column: int) -> UnreadableError:
    finding = Finding("file-encoding", (), _ENCODING, parameters={"encoding": encoding})
    return UnreadableError(finding, line, column)
