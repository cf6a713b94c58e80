"""Text as every serialisation can carry it, and moments with their zone."""

from __future__ import annotations

import re
from datetime import UTC, datetime

#: Everything outside XML 1.0's `Char`. One such character makes a page of RDF/XML unreadable,
#: so none leaves in any format and all formats carry the same literals.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NEWLINE = re.compile("\r\n?")
_DURATION = re.compile(
    r"P(?=.)([0-9]+Y)?([0-9]+M)?([0-9]+D)?(T(?=.)([0-9]+H)?([0-9]+M)?([0-9]+S)?)?", re.ASCII
)


def lawful_text(value: object) -> str:
    """Return a value as text that XML 1.0 can carry, without blanks around it.

    Numbers become text; whatever is neither text nor a number becomes "". Line ends become
    U+000A, because XML parsers turn the other kinds into it.
    """
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    text = str(value)
    # Nearly all texts are printable, which is known at once and means that all of it may stay.
    if not text.isprintable():
        text = _NEWLINE.sub("\n", _ILLEGAL.sub("", text))
    return text.strip()


def is_lawful(text: str) -> bool:
    """Tell whether every character of a text may leave."""
    return text.isprintable() or (_ILLEGAL.search(text) is None and "\r" not in text)


def is_duration(text: str) -> bool:
    """Tell whether a text is a duration as xsd:duration writes it (`P1Y`)."""
    return _DURATION.fullmatch(text) is not None


def moment(value: object) -> str:
    """Return a timestamp of CKAN as xsd:dateTime in UTC, "" when it is none.

    CKAN stores UTC without saying so.
    """
    try:
        read = datetime.fromisoformat(lawful_text(value))
        zoned = read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)
    except (ValueError, OverflowError):
        return ""
    return zoned.isoformat(timespec="seconds")
