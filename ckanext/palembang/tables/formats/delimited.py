"""Read delimited text (CSV, TSV, semicolons): encoding, delimiter, records."""

from __future__ import annotations

import csv
import io
from collections import Counter
from itertools import pairwise
from pathlib import Path

from ckanext.palembang.tables.errors import LimitExceededError, NotASpreadsheetError
from ckanext.palembang.tables.grid import Sheet, Value
from ckanext.palembang.tables.limits import Limits

_DELIMITERS = (",", ";", "\t", "|")
_SAMPLE_RECORDS = 200
_STEADY = 0.6
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
#: More control characters than this share and the content is no text.
_MOST_CONTROLS = 0.02
_UTF16_ZEROS = 0.3


def read(path: Path, limits: Limits) -> list[Sheet]:
    """Return the one sheet of a delimited text.

    Raises:
        NotASpreadsheetError: the content is no text.
        LimitExceededError: a field, the records or their length are beyond the limits.
    """
    text = decode(path.read_bytes())
    if "\x00" in text:
        text = text.replace("\x00", "")
    _refuse_binary(text)
    _refuse_long_line(text, limits)
    rows = _records(text, choose_delimiter(text), limits)
    return [Sheet(None, rows)]


def decode(content: bytes) -> str:
    """Return the text: by its mark, else as UTF-8, else UTF-16 by its zeros, else Windows-1252."""
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    sample = content[:4000]
    if sample.count(0) > len(sample) * _UTF16_ZEROS:
        even, odd = sample[::2].count(0), sample[1::2].count(0)
        return content.decode("utf-16-be" if even > odd else "utf-16-le", "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def choose_delimiter(text: str) -> str:
    """Return the delimiter under which most records have the same number of fields."""
    first = text[:200].splitlines()[:1]
    if first and first[0].lower().startswith("sep=") and first[0][4:5] in _DELIMITERS:
        return first[0][4]
    measured = {delimiter: _steadiness(text, delimiter) for delimiter in _DELIMITERS}
    most = max(share for share, _ in measured.values())
    steady = {d: one for d, one in measured.items() if one[0] >= most * _STEADY}
    # Decimal commas cut the rows of a file with semicolons alike, but not its head.
    return min(steady, key=lambda delimiter: (steady[delimiter][1], -steady[delimiter][0]))


def _steadiness(text: str, delimiter: str) -> tuple[float, int]:
    """Return the share of records of the usual length, and where two of them first follow each other."""
    lengths: list[int] = []
    try:
        for record in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            if record:
                lengths.append(len(record))
            if len(lengths) >= _SAMPLE_RECORDS:
                break
    except csv.Error:
        return 0.0, 0
    wide = [length for length in lengths if length > 1]
    if not wide:
        return 0.0, len(lengths)
    length, times = Counter(wide).most_common(1)[0]
    pairs = enumerate(pairwise(lengths))
    start = next((at for at, pair in pairs if pair == (length, length)), len(lengths))
    return times / len(lengths) + min(length, 40) * 0.001, start


def _records(text: str, delimiter: str, limits: Limits) -> list[list[Value]]:
    csv.field_size_limit(limits.max_field_chars)
    rows: list[list[Value]] = []
    widest = 0
    try:
        for record in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            widest = max(widest, len(record))
            if widest > limits.max_columns:
                raise LimitExceededError("columns", widest, limits.max_columns)
            rows.append([field if field.strip() else None for field in record])
            if len(rows) * widest > limits.max_cells:
                raise LimitExceededError("cells", len(rows) * widest, limits.max_cells)
    except csv.Error as error:
        raise LimitExceededError(
            "letters in a field", limits.max_field_chars + 1, limits.max_field_chars
        ) from error
    return rows


def _refuse_binary(text: str) -> None:
    sample = text[:20_000]
    controls = sum(
        1 for letter in sample if ord(letter) < ord(" ") and letter not in "\t\r\n\x0b\x0c"
    )
    if controls > len(sample) * _MOST_CONTROLS or not sample.strip():
        raise NotASpreadsheetError("binary data")


def _refuse_long_line(text: str, limits: Limits) -> None:
    longest = limits.max_field_chars * 20
    start = 0
    while len(text) - start > longest:
        end = text.find("\n", start, start + longest)
        if end < 0 and text.find("\r", start, start + longest) < 0:
            raise LimitExceededError("letters in a line", len(text) - start, longest)
        start = max(end, text.rfind("\r", start, start + longest)) + 1
